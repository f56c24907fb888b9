"""Rules → grids: the table finder's cells with their spans and characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from mingzhang.model import Box
from mingzhang.reading.document import Character, Grid, GridCell
from mingzhang.reading.lines import group_lines

THINNEST = 4.0
"""Edges nearer than this (points) are one grid line: a double rule. No character fits between."""

TALLEST = 1.6
"""A character higher than its cell by more than this factor is no text of it (stamp, watermark)."""

CROSSING = 0.1
"""Part of a character's width that stands in the next cell when text runs over its cell's border."""

LARGER = 1.7
"""How much higher than most of its table a stamp's character is at least."""

TOUCHING = 0.2
"""Characters of one run stand within this part of their size of each other."""

_OUTSIDE = -1


_FIGURE = re.compile(r"-?\d{1,3}(?:,\d{3})*\.\d\d|-?\d+\.\d\d")
_FIGURES_TOUCHING = re.compile(rf"(?:{_FIGURE.pattern}){{2,}}")
"""Amounts without a blank between, each with two decimals: where one ends is plain."""


def grid_of(page: int, boxes: Sequence[Box], characters: Sequence[Character]) -> Grid | None:
    """The grid made of the cells ``boxes``, filled with the characters whose middle they hold.

    ``characters`` are the page's, in content order. None where nothing is left but a frame.
    """
    x_edges = _merged(value for box in boxes for value in (box[0], box[2]))
    y_edges = _merged(value for box in boxes for value in (box[1], box[3]))
    if len(x_edges) < 2 or len(y_edges) < 2:
        return None
    places = _places(boxes, x_edges, y_edges)
    if not places:
        return None
    members = _members(boxes, places, x_edges, y_edges, characters)
    cells = [_cell(boxes[index], place, members.get(index, [])) for index, place in places.items()]
    return Grid(
        page=page,
        box=(x_edges[0], y_edges[0], x_edges[-1], y_edges[-1]),
        rows=len(y_edges) - 1,
        columns=len(x_edges) - 1,
        x_edges=tuple(x_edges),
        y_edges=tuple(y_edges),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
    )


Place = tuple[int, int, int, int]
"""First row, first column, and the ones after the last."""


def _places(boxes: Sequence[Box], x_edges: list[float], y_edges: list[float]) -> dict[int, Place]:
    """Where each cell stands in the grid; slivers between double rules stand nowhere."""
    places: dict[int, Place] = {}
    for index, (x0, top, x1, bottom) in enumerate(boxes):
        left, right = _edge(x_edges, x0), _edge(x_edges, x1)
        above, below = _edge(y_edges, top), _edge(y_edges, bottom)
        if left < right and above < below:
            places[index] = (above, left, below, right)
    return places


def _members(
    boxes: Sequence[Box],
    places: dict[int, Place],
    x_edges: list[float],
    y_edges: list[float],
    characters: Sequence[Character],
) -> dict[int, list[Character]]:
    """Each cell's characters, by the cell's index."""
    cell_at: dict[tuple[int, int], int] = {}
    for index, (above, left, below, right) in places.items():
        for row in range(above, below):
            for column in range(left, right):
                cell_at.setdefault((row, column), index)
    owners: list[int] = []
    crossing: list[int] = []
    largest = _largest_text(characters, boxes)
    for position, (text, x0, top, x1, bottom, _) in enumerate(characters):
        row = bisect_right(y_edges, (top + bottom) / 2) - 1
        column = bisect_right(x_edges, (x0 + x1) / 2) - 1
        owner = cell_at.get((row, column), _OUTSIDE)
        if owner != _OUTSIDE:
            left, above, right, below = boxes[owner]
            height = bottom - top
            stamped = height > largest and (height > below - above or not text.isalnum())
            if stamped or height > TALLEST * (below - above):
                owner = _OUTSIDE
            elif max(left - x0, x1 - right) > CROSSING * (x1 - x0):
                crossing.append(position)
        elif 0 <= row < len(y_edges) - 1:
            crossing.append(position)
        owners.append(owner)
    for position in crossing:
        _keep_together(position, characters, owners, boxes)
    members: dict[int, list[Character]] = {}
    for character, owner in zip(characters, owners, strict=True):
        if owner != _OUTSIDE:
            members.setdefault(owner, []).append(character)
    return members


def _largest_text(characters: Sequence[Character], boxes: Sequence[Box]) -> float:
    """Height above which a character that its cell has no room for is a stamp's (a star), not a text's."""
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    heights = sorted(
        one.bottom - one.top for one in characters if top <= (one.top + one.bottom) / 2 <= bottom
    )
    return LARGER * heights[len(heights) // 2] if heights else 0.0


def _keep_together(
    position: int, characters: Sequence[Character], owners: list[int], boxes: Sequence[Box]
) -> None:
    """Give a run of text that crosses a border to the one cell that it is aligned with."""
    first, last = position, position
    while first > 0 and _touch(characters[first - 1], characters[first]):
        first -= 1
    while last + 1 < len(characters) and _touch(characters[last], characters[last + 1]):
        last += 1
    text = "".join(one.text for one in characters[first : last + 1])
    if _FIGURES_TOUCHING.fullmatch(text):  # each figure overflows its cell by itself
        for figure in _FIGURE.finditer(text):
            _align(first + figure.start(), first + figure.end() - 1, characters, owners, boxes)
    else:
        _align(first, last, characters, owners, boxes)


def _align(
    first: int, last: int, characters: Sequence[Character], owners: list[int], boxes: Sequence[Box]
) -> None:
    """Give the characters ``first`` … ``last`` to the one of their cells that they are aligned with."""
    candidates = {owner for owner in owners[first : last + 1] if owner != _OUTSIDE}
    if not candidates:
        return
    left, right = characters[first].x0, characters[last].x1

    def misalignment(cell: int) -> float:
        x0, _, x1, _ = boxes[cell]
        return min(abs(left - x0), abs(right - x1), abs(left + right - x0 - x1) / 2)

    owner = min(candidates, key=misalignment)
    owners[first : last + 1] = [owner] * (last + 1 - first)


def _touch(left: Character, right: Character) -> bool:
    """Whether ``right`` follows ``left`` at once on the same line."""
    size = min(left.size, right.size)
    return abs(right.x0 - left.x1) <= TOUCHING * size and abs(right.bottom - left.bottom) <= TOUCHING * size


def _cell(box: Box, place: Place, characters: list[Character]) -> GridCell:
    above, left, below, right = place
    lines = group_lines(characters)
    return GridCell(
        row=above,
        column=left,
        row_span=below - above,
        column_span=right - left,
        box=box,
        text="\n".join(["".join([one.text for one in line]) for line in lines]),
        characters=tuple([one for line in lines for one in line]),
    )


def _merged(values: Iterable[float]) -> list[float]:
    """Positions of grid lines: of edges close together, the first and outermost one stands for all."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] >= THINNEST:
            merged.append(value)
    return merged


def _edge(edges: Sequence[float], value: float) -> int:
    """Index of the grid line that ``value`` lies on."""
    return max(bisect_right(edges, value) - 1, 0)
