"""Characters and cells → a page: its grids, its lines, and what stands outside the grids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mingzhang.model import Box
from mingzhang.reading.document import Character, Grid, Page
from mingzhang.reading.grids import grid_of
from mingzhang.reading.lines import lines_of_text, text_lines
from mingzhang.reading.unruled_headers import with_header

ORNAMENT = 0.02
"""Pictures that cover less than this part of a page are ornaments (an emblem, a line)."""


def composed_page(
    number: int,
    width: float,
    height: float,
    characters: Sequence[Character],
    tables: Sequence[Sequence[Box]],
    picture_part: float,
    *,
    unruled: bool = False,
    turned: int = 0,
    lines: Sequence[Sequence[Character]] | None = None,
) -> Page:
    """Page ``number`` of this size (points); ``tables`` are the boxes of each table's cells.

    ``unruled`` tells that they come from aligned words alone, ``turned`` by how many quarters of a
    turn the page has been turned back to be read; ``lines`` are the characters' lines, where they are known.
    """
    found = [grid_of(number, boxes, characters) for boxes in tables]
    grids = tuple(_without_rules(grid) if unruled else grid for grid in found if grid is not None)
    inside = {id(one) for grid in grids for cell in grid.cells for one in cell.characters}
    all_lines = text_lines(number, characters) if lines is None else lines_of_text(number, lines)
    return Page(
        number=number,
        width=width,
        height=height,
        characters=tuple(characters),
        lines=all_lines,
        outside=text_lines(number, [one for one in characters if id(one) not in inside])
        if inside
        else all_lines,
        grids=grids,
        has_picture=picture_part > ORNAMENT,
        picture_part=picture_part,
        unruled=unruled and bool(grids),
        turned=turned,
    )


def _without_rules(grid: Grid) -> Grid:
    return replace(with_header(grid), unruled=True)
