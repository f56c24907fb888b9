"""Rules → grids: the table finder's cells with their spans and characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from mingzhang.model import Box
from mingzhang.reading.document import Character, Grid, GridCell
from mingzhang.reading.lines import group_lines

SNAP = 2.0
"""Edges nearer than this (points) are the same grid line."""


def grid_of(page: int, boxes: Sequence[Box], characters: Sequence[Character]) -> Grid | None:
    """The grid made of the cells ``boxes``, filled with the characters whose middle they hold."""
    x_edges = _merged(value for box in boxes for value in (box[0], box[2]))
    y_edges = _merged(value for box in boxes for value in (box[1], box[3]))
    if len(x_edges) < 2 or len(y_edges) < 2:
        return None
    members: list[list[Character]] = [[] for _ in boxes]
    for character in characters:
        x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
        for index, (x0, top, x1, bottom) in enumerate(boxes):
            if x0 <= x < x1 and top <= y < bottom:
                members[index].append(character)
                break
    cells = [_cell(box, own, x_edges, y_edges) for box, own in zip(boxes, members, strict=True)]
    return Grid(
        page=page,
        box=(x_edges[0], y_edges[0], x_edges[-1], y_edges[-1]),
        rows=len(y_edges) - 1,
        columns=len(x_edges) - 1,
        x_edges=tuple(x_edges),
        y_edges=tuple(y_edges),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
    )


def _cell(
    box: Box, characters: list[Character], x_edges: Sequence[float], y_edges: Sequence[float]
) -> GridCell:
    left, right = _edge(x_edges, box[0]), _edge(x_edges, box[2])
    above, below = _edge(y_edges, box[1]), _edge(y_edges, box[3])
    lines = group_lines(characters)
    return GridCell(
        row=above,
        column=left,
        row_span=max(below - above, 1),
        column_span=max(right - left, 1),
        box=box,
        text="\n".join("".join(one.text for one in line) for line in lines),
        characters=tuple(one for line in lines for one in line),
    )


def _merged(values: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > SNAP:
            merged.append(value)
    return merged


def _edge(edges: Sequence[float], value: float) -> int:
    return max(bisect_right(edges, value + SNAP) - 1, 0)
