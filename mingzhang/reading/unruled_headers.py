"""The header of a table without rules: its words → cells that span columns and rows, as rules would show.

Lines of one label stand close together; a label with another under it is a group's, and stands over the
middle of its columns, or begins with the first of them.
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

ALIGNED = 1.5
"""Words begin at one place, when they do within so many points."""

ABOUT = 12.0
"""Edges found in the white between columns tell the columns' middles by so many points."""

_FIGURE = re.compile(r"[-－(（]?[\d,，]*\d[.．]\d+[)）]?|[1-9]\d{2}(?:\d{2}){0,2}|[\d,，]{3,}")


@dataclass(slots=True)
class _Label:
    """Words of one place of the header; ``own`` is the column that their middle stands over."""

    own: int
    characters: list[Character]
    text: str
    leads: bool = False
    """Begins where its first column's label begins, instead of standing over the middle."""

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
    heights = {column: [label.height for label in own] for column, own in by_column.items()}
    cells: list[GridCell] = []
    begins = dict.fromkeys(range(grid.columns), 0)
    for number, tier in reversed(list(enumerate(tiers))):
        for label, first, last in _spans(tier, heights, grid):
            cells.append(_cell(label, number, 1, first, last))
            for column in range(first, last + 1):
                begins[column] = max(begins[column], number + 1)
                heights[column].append(label.height)
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
    for label in labels:
        first = next((one for one in labels if _is_led_by(one, label)), None)
        if first is not None:
            label.own, label.leads = first.own, True
    return labels


def _is_led_by(first: _Label, group: _Label) -> bool:
    """Whether ``first``, lower, begins where ``group`` does, and is not of its width."""
    under = first.height > group.height + SAME_TIER
    return (
        under
        and abs(first.box[0] - group.box[0]) < ALIGNED
        and abs(first.middle - group.middle) > 2 * ALIGNED
    )


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
    tier: Sequence[_Label], heights: dict[int, list[float]], grid: Grid
) -> list[tuple[_Label, int, int]]:
    """The columns that each group of a tier stands over: around its own, as its middle tells."""
    height = tier[0].height
    lowest = min(_below(heights[label.own], height) for label in tier)
    lowest = height + 0.75 * (lowest - height)
    free = {column for column in range(grid.columns) if _below(heights[column], height) >= lowest}
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
        if label.leads:
            spans.append((label, label.own, last))
            continue
        runs = [(a, b) for a in range(first, label.own + 1) for b in range(label.own, last + 1)]
        spans.append((label, *min(runs, key=lambda ends: _misplaced(label, ends, grid))))
    return spans


def _misplaced(label: _Label, ends: tuple[int, int], grid: Grid) -> tuple[int, int]:
    """How far the group is from the middle of these columns, roughly; of equals the most columns."""
    middle = (grid.x_edges[ends[0]] + grid.x_edges[ends[1] + 1]) / 2
    return round(abs(middle - label.middle) / ABOUT), ends[0] - ends[1]


def _below(heights: Sequence[float], height: float) -> float:
    """Height of the first label of a column under ``height``; far below, where it has none."""
    return min(
        (one for one in heights if one > height + SAME_TIER), default=float("inf") if not heights else 0.0
    )


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
