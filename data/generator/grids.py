"""Rows of text → ruled cells: which blanks belong to a merged neighbour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.generator.source import Rows

FUNDS, INDICATORS, TOTAL, POINTS = "项目资金", "绩效指标", "总分", "分值"
"""Words by which the blocks of a 自评表 are known."""


@dataclass(slots=True)
class Cell:
    """A cell of a ruled table, at its upper left place."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


def header_cells(rows: Rows) -> list[Cell]:
    """Header cells: a blank under a single column goes up, any other blank to its left neighbour."""
    cells: list[Cell] = []
    owner: dict[tuple[int, int], Cell] = {}
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            above, left = owner.get((row - 1, column)), owner.get((row, column - 1))
            if not text and above is not None and above.column_span == 1:
                cell = above
                cell.row_span = row - cell.row + 1
            elif not text and left is not None and left.row == row:
                cell = left
                cell.column_span = column - cell.column + 1
            else:
                cell = Cell(row, column, text)
                cells.append(cell)
            owner[row, column] = cell
    return cells


def row_cells(row: int, texts: Sequence[str], merges: Sequence[tuple[int, int]] = ()) -> list[Cell]:
    """One row of the body. ``merges`` are (first column, columns), done where all but the first are blank."""
    spans = dict(merges)
    cells: list[Cell] = []
    column = 0
    while column < len(texts):
        width = spans.get(column, 1)
        if not texts[column] or any(texts[column + 1 : column + width]):
            width = 1
        cells.append(Cell(row, column, texts[column], 1, width))
        column += width
    return cells


def form_cells(rows: Rows) -> list[Cell]:
    """A 自评表's cells, merged as the printed form has them.

    In the text every row has as many places as the indicators have columns. The first column names a
    block, and covers it; so does 一级指标. The rows of 项目资金 have one figure less: there the second cell
    covers two columns. The figures of 总分 stand under those of the indicators.
    """
    width = max(len(row) for row in rows)
    cells: list[Cell] = []
    block = ""
    for number, texts in enumerate(rows):
        block = texts[0] or block
        for cell in _form_row(number, texts, block, width, _points_column(rows)):
            upper = next((other for other in cells if _stands_on(other, cell)), None)
            if upper is not None and not cell.text and cell.column < 2:
                upper.row_span += 1
            else:
                cells.append(cell)
    return cells


def _points_column(rows: Rows) -> int:
    return next(row.index(POINTS) for row in rows if row[0] == INDICATORS)


def _form_row(number: int, texts: tuple[str, ...], block: str, width: int, points: int) -> Iterator[Cell]:
    if block.startswith(FUNDS):
        yield Cell(number, 0, texts[0])
        yield Cell(number, 1, texts[1], 1, 2)
        yield from (Cell(number, 3 + place, text) for place, text in enumerate(texts[2 : width - 1]))
    elif block == TOTAL:
        scores = [text for text in texts[1:] if text]
        yield Cell(number, 0, texts[0], 1, points)
        yield from (Cell(number, points + place, text) for place, text in enumerate(scores))
        yield from (Cell(number, column, "") for column in range(points + len(scores), width))
    elif block == INDICATORS:
        yield from (Cell(number, column, text) for column, text in enumerate(texts))
    else:
        starts = [0, *(column for column, text in enumerate(texts) if text and column), width]
        yield from (Cell(number, start, texts[start], 1, end - start) for start, end in pairwise(starts))


def _stands_on(upper: Cell, cell: Cell) -> bool:
    return (
        bool(upper.text)
        and upper.column == cell.column
        and upper.column_span == cell.column_span
        and upper.row + upper.row_span == cell.row
    )
