"""The header of a table without rules: its words → cells that span columns and rows, as rules would show.

Lines of one label stand close together; a label with another under it is a group's, and stands over the
middle of its columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mingzhang.model import Box
from mingzhang.reading.document import Character, Grid, GridCell, enclosing_box

SAME_LABEL = 1.5
"""Lines of one label stand nearer to each other than so many character heights."""

SAME_TIER = 4.0
"""Groups whose middles differ by no more (points) stand in one row of the header."""

_FIGURE = re.compile(r"[-－(（]?[\d,，]*\d[.．]\d+[)）]?|[1-9]\d{2}(?:\d{2}){0,2}|[\d,，]{3,}")


@dataclass(slots=True)
class _Label:
    """Words of one place of the header; ``own`` is the column that their middle stands over."""

    own: int
    characters: list[Character]
    text: str
    lines: int = 1

    @property
    def box(self) -> Box:
        return enclosing_box(self.characters)

    @property
    def height(self) -> float:
        _, top, _, bottom = self.box
        return (top + bottom) / 2

    @property
    def middle(self) -> float:
        left, _, right, _ = self.box
        return (left + right) / 2


def with_header(grid: Grid) -> Grid:
    """``grid`` with the lines over its first row of data made a header of merged cells."""
    depth = next((row for row in range(grid.rows) if _is_data(grid, row)), 0)
    labels = _labels(grid, depth)
    if depth < 2 or not labels:
        return grid
    by_column = {column: [one for one in labels if one.own == column] for column in range(grid.columns)}
    leaves = {column: own[-1] for column, own in by_column.items() if own}
    groups = [label for own in by_column.values() for label in own[:-1]]
    tiers = _tiers(groups)
    cells: list[GridCell] = []
    begins = dict.fromkeys(range(grid.columns), 0)
    for number, tier in enumerate(tiers):
        for label, first, last in _spans(tier, leaves, by_column, grid):
            cells.append(_cell(label, number, 1, first, last))
            begins |= dict.fromkeys(range(first, last + 1), number + 1)
    rows = len(tiers) + 1
    for column, leaf in leaves.items():
        cells.append(_cell(leaf, begins[column], rows - begins[column], column, column))
    return _replaced(grid, depth, rows, cells)


def _is_data(grid: Grid, row: int) -> bool:
    texts = [cell.text for cell in grid.cells if cell.row == row and cell.text]
    numbers = [text for text in texts if text.isdigit()]
    return any(_FIGURE.fullmatch(text) for text in texts) or "栏次" in texts or len(numbers) > 2


def _labels(grid: Grid, depth: int) -> list[_Label]:
    """The header's labels, each with the lines that it is wrapped over, top to bottom."""
    labels: list[_Label] = []
    for cell in sorted(grid.cells, key=lambda one: (one.row, one.column)):
        if cell.row >= depth or not cell.characters:
            continue
        x0, _, x1, _ = enclosing_box(cell.characters)
        own = _column_at(grid, (x0 + x1) / 2)
        above = next((one for one in reversed(labels) if one.own == own), None)
        if above is not None and _is_next_line(above, cell):
            above.characters.extend(cell.characters)
            above.text += "\n" + cell.text
        else:
            labels.append(_Label(own, list(cell.characters), cell.text))
    return labels


def _column_at(grid: Grid, x: float) -> int:
    return next((index for index, edge in enumerate(grid.x_edges[1:-1]) if x < edge), grid.columns - 1)


def _is_next_line(above: _Label, cell: GridCell) -> bool:
    last = max(one.bottom for one in above.characters)
    height = max(one.bottom - one.top for one in cell.characters)
    return max(one.bottom for one in cell.characters) - last < SAME_LABEL * height


def _tiers(groups: Sequence[_Label]) -> list[list[_Label]]:
    tiers: list[list[_Label]] = []
    for label in sorted(groups, key=lambda one: one.height):
        if tiers and label.height - tiers[-1][0].height <= SAME_TIER:
            tiers[-1].append(label)
        else:
            tiers.append([label])
    return tiers


def _spans(
    tier: Sequence[_Label], leaves: dict[int, _Label], by_column: dict[int, list[_Label]], grid: Grid
) -> list[tuple[_Label, int, int]]:
    """The columns that each group of a tier stands over: around its own, as its middle tells."""
    height = tier[0].height
    below = [_below(by_column[label.own], height) for label in tier]
    lowest = height + 0.75 * (min(below, default=height) - height)
    free = {
        column
        for column in range(grid.columns)
        if column not in leaves or _below(by_column[column], height) >= lowest
    }
    owners = {label.own for label in tier}
    spans: list[tuple[_Label, int, int]] = []
    for label in sorted(tier, key=lambda one: one.middle):
        others = owners - {label.own}
        taken = spans[-1][2] if spans else -1
        first = last = label.own
        while first - 1 > taken and first - 1 in free and first - 1 not in others:
            first -= 1
        while last + 1 < grid.columns and last + 1 in free and last + 1 not in others:
            last += 1
        runs = [(a, b) for a in range(first, label.own + 1) for b in range(label.own, last + 1)]
        edges = grid.x_edges
        run = min(
            runs,
            key=lambda ends: (
                round(abs((edges[ends[0]] + edges[ends[1] + 1]) / 2 - label.middle) / 12),
                -(ends[1] - ends[0]),
            ),
        )
        spans.append((label, *run))
    return spans


def _below(labels: Sequence[_Label], height: float) -> float:
    """Height of the first label of a column under ``height``; of its only one above, where there is none."""
    under = [label.height for label in labels if label.height > height + SAME_TIER]
    return min(under, default=0.0)


def _cell(label: _Label, row: int, row_span: int, first: int, last: int) -> GridCell:
    return GridCell(row, first, row_span, last - first + 1, label.box, label.text, tuple(label.characters))


def _replaced(grid: Grid, depth: int, rows: int, header: Sequence[GridCell]) -> Grid:
    top, bottom = grid.y_edges[0], grid.y_edges[depth]
    levels = [top + (bottom - top) * number / rows for number in range(rows)]
    body = [replace(cell, row=cell.row - depth + rows) for cell in grid.cells if cell.row >= depth]
    return replace(
        grid,
        rows=grid.rows - depth + rows,
        y_edges=(*levels, *grid.y_edges[depth:]),
        cells=tuple(sorted([*header, *body], key=lambda cell: (cell.row, cell.column))),
    )
