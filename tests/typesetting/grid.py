"""A table ready to be set: cells with spans, widths, the rows of its header."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.generator.grids import Cell, header_cells, row_cells
from data.generator.source import Rows


@dataclass(frozen=True, slots=True)
class SetTable:
    """``lines`` stand over the table: (text, ``centre``, ``right`` or ``left``)."""

    lines: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    columns: tuple[float, ...]
    header_rows: int
    notes: tuple[str, ...] = ()
    landscape: bool = False

    @property
    def rows(self) -> int:
        return max(cell.row + cell.row_span for cell in self.cells)


LEFT, ABOVE = "<", "^"
"""Places of a header that belong to the cell at their left, or above them."""


def cells_of(rows: Rows, header_rows: int, merges: Sequence[tuple[int, int]] = ()) -> tuple[Cell, ...]:
    """Cells of a grid whose first rows are a merged header."""
    header = rows[:header_rows]
    marked = any(text in {LEFT, ABOVE} for row in header for text in row)
    cells = _marked_cells(header) if marked else header_cells(header)
    for number, texts in enumerate(rows[header_rows:], start=header_rows):
        cells += row_cells(number, texts, merges)
    return tuple(cells)


def _marked_cells(rows: Rows) -> list[Cell]:
    """Header cells where the text itself says which places are merged."""
    owner: dict[tuple[int, int], Cell] = {}
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text == LEFT:
                cell = owner[row, column - 1]
            elif text == ABOVE:
                cell = owner[row - 1, column]
            else:
                cell = Cell(row, column, text)
            cell.row_span = row - cell.row + 1
            cell.column_span = max(cell.column_span, column - cell.column + 1)
            owner[row, column] = cell
    return list({id(cell): cell for cell in owner.values()}.values())


def without_columns(rows: Rows, columns: Iterable[int]) -> Rows:
    left_out = set(columns)
    return tuple(tuple(text for place, text in enumerate(row) if place not in left_out) for row in rows)
