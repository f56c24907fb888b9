"""The header of a table without rules: its words → cells that span columns and rows, as rules would show.

Lines of one label stand close together; a label with another under it is a group's, and stands over the
middle of its columns, or begins with the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from mingzhang.forms.wording import normalised
from mingzhang.model import Box
from mingzhang.reading.document import Character, Grid, GridCell, enclosing_box
from mingzhang.reading.headers import CODE_PARTS, kind_of_label

SAME_LABEL = 1.5
"""Lines of one label stand nearer to each other than so many character heights."""

SAME_TIER = 4.0
"""Groups whose middles differ by no more (points) stand in one row of the header."""

ALIGNED = 1.5
"""Words begin at one place, when they do within so many points."""

LEFT_OVER = 6.0
"""What a column that no group stands over costs, in points of misplaced groups."""

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


class _Places(NamedTuple):
    """Where the columns stand: their edges, and the middles of their own labels."""

    edges: Sequence[float]
    middles: dict[int, float]


def with_header(grid: Grid) -> Grid:
    """``grid`` with the lines over its first row of data made a header of merged cells."""
    depth = next((row for row in range(grid.rows) if _is_data(grid, row)), 0)
    labels = _labels(grid, depth)
    if depth < 2 or not _is_header(labels):
        return grid
    by_column = {column: [one for one in labels if one.own == column] for column in range(grid.columns)}
    leaves = {column: own[-1] for column, own in by_column.items() if own}
    groups = [label for own in by_column.values() for label in own[:-1]]
    tiers = _tiers(groups)
    heights = {column: [label.height for label in own] for column, own in by_column.items()}
    places = _Places(grid.x_edges, {column: leaf.middle for column, leaf in leaves.items()})
    cells: list[GridCell] = []
    begins = dict.fromkeys(range(grid.columns), 0)
    for number, tier in reversed(list(enumerate(tiers))):
        for label, first, last in _spans(tier, tiers[number + 1 :], heights, places):
            cells.append(_cell(label, number, 1, first, last))
            for column in range(first, last + 1):
                begins[column] = max(begins[column], number + 1)
                heights[column].append(label.height)
    rows = len(tiers) + 1
    for column, leaf in leaves.items():
        cells.append(_cell(leaf, begins[column], rows - begins[column], column, column))
    return _replaced(grid, depth, rows, cells)


def _is_header(labels: Sequence[_Label]) -> bool:
    """Whether the labels are a header's: not the first line of a wrapped name on a further page."""
    texts = [normalised(label.text) for label in labels]
    return len(labels) > 2 or any(kind_of_label(text) != "other" for text in texts)


def _is_data(grid: Grid, row: int) -> bool:
    texts = [cell.text for cell in grid.cells if cell.row == row and cell.text]
    numbers = [text for text in texts if text.isdigit()]
    return any(_FIGURE.fullmatch(text) for text in texts) or "栏次" in texts or len(numbers) > 2


def _labels(grid: Grid, depth: int) -> list[_Label]:
    """The header's labels, each with the lines that it is wrapped over, top to bottom."""
    labels: list[_Label] = []
    for cell in sorted(grid.cells, key=lambda one: (one.row, one.column)):
        if not cell.characters or not (cell.row < depth or (cell.row == depth and cell.text in CODE_PARTS)):
            continue
        x0, _, x1, _ = enclosing_box(cell.characters)
        own = _column_at(grid, (x0 + x1) / 2)
        above = next((one for one in reversed(labels) if one.own == own), None)
        if above is not None and _is_next_line(above, cell):
            above.characters.extend(cell.characters)
            above.text += "\n" + cell.text
        else:
            labels.append(_Label(own, list(cell.characters), cell.text))
    groups = [one for one in labels if any(_stands_over(one, other) for other in labels)]
    led = [(next((one for one in labels if _is_led_by(one, group)), None), group) for group in groups]
    if sum(first is not None for first, _ in led) * 4 > len(led) * 3:  # all is set from the left
        for first, group in led:
            if first is not None:
                group.own, group.leads = first.own, True
    return labels


def _stands_over(group: _Label, other: _Label) -> bool:
    (left, _, right, _), (x0, _, x1, _) = group.box, other.box
    return other.height > group.height + SAME_TIER and x0 < right and x1 > left


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
    tier: Sequence[_Label],
    lower: Sequence[Sequence[_Label]],
    heights: dict[int, list[float]],
    places: _Places,
) -> list[tuple[_Label, int, int]]:
    """The columns that each group of a tier stands over: around its own, as its middle tells."""
    height = tier[0].height
    lowest = min([_below(heights[one.own], height) for one in tier] + [other[0].height for other in lower])
    lowest = height + 0.75 * (lowest - height)
    free = {column for column in heights if _below(heights[column], height) >= lowest}
    spans: list[tuple[_Label, int, int]] = []
    for region in _regions(free | {label.own for label in tier}):
        own = sorted((label for label in tier if label.own in region), key=lambda one: one.own)
        for label, (first, last) in zip(own, _shared(region, own, places), strict=True):
            spans.append((label, first, last))
    return spans


def _regions(columns: set[int]) -> list[list[int]]:
    """The columns in runs without a gap."""
    regions: list[list[int]] = []
    for column in sorted(columns):
        if regions and column == regions[-1][-1] + 1:
            regions[-1].append(column)
        else:
            regions.append([column])
    return regions


def _shared(region: Sequence[int], groups: Sequence[_Label], places: _Places) -> list[tuple[int, int]]:
    """The columns of ``region`` shared out among its groups, in order, so that they fit best.

    Few columns are left over: those whose own label stands as low as a group's parts do.
    """
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {region[0]: (0.0, [])}
    for number, label in enumerate(groups):
        end = groups[number + 1].own if number + 1 < len(groups) else region[-1] + 1
        following: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for start, (cost, spans) in best.items():
            for first in range(label.own if label.leads else start, label.own + 1):
                for last in range(label.own, end):
                    misfit = 0.0 if label.leads else _misplaced(label, (first, last), places)
                    whole = cost + misfit + LEFT_OVER * (first - start)
                    known = following.get(last + 1)
                    if known is None or whole < known[0]:
                        following[last + 1] = (whole, [*spans, (first, last)])
        best = following
    return min(best.items(), key=lambda one: one[1][0] + LEFT_OVER * (region[-1] + 1 - one[0]))[1][1]


def _misplaced(label: _Label, ends: tuple[int, int], places: _Places) -> float:
    """How far the group is from the middle of these columns: as their edges tell, or their labels."""
    first, last = ends
    middles = [(places.edges[first] + places.edges[last + 1]) / 2]
    if first in places.middles and last in places.middles:
        middles.append((places.middles[first] + places.middles[last]) / 2)
    return min(abs(middle - label.middle) for middle in middles)


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
    body = [
        replace(cell, row=cell.row - depth + rows)
        for cell in grid.cells
        if cell.row >= depth and not (cell.row == depth and cell.text in CODE_PARTS)
    ]
    return replace(
        grid,
        rows=grid.rows - depth + rows,
        y_edges=(*levels, *grid.y_edges[depth:]),
        cells=tuple(sorted([*header, *body], key=lambda cell: (cell.row, cell.column))),
    )
