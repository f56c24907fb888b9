"""A table ready to be set: cells with spans, widths, the rows of its header."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.generator.grids import Cell, header_cells, row_cells
from data.generator.source import Rows


@dataclass(frozen=True, slots=True)
class SetTable:
    """``lines`` stand over the table: (text, centred or at the right)."""

    lines: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    columns: tuple[float, ...]
    header_rows: int
    notes: tuple[str, ...] = ()
    landscape: bool = False

    @property
    def rows(self) -> int:
        return max(cell.row + cell.row_span for cell in self.cells)


def cells_of(rows: Rows, header_rows: int, merges: Sequence[tuple[int, int]] = ()) -> tuple[Cell, ...]:
    """Cells of a grid whose first rows are a merged header."""
    cells = header_cells(rows[:header_rows])
    for number, texts in enumerate(rows[header_rows:], start=header_rows):
        cells += row_cells(number, texts, merges)
    return tuple(cells)


def without_columns(rows: Rows, columns: Iterable[int]) -> Rows:
    left_out = set(columns)
    return tuple(tuple(text for place, text in enumerate(row) if place not in left_out) for row in rows)
