"""The precision that amounts were rounded to, where they are printed with more digits than they have.

A table in 元 may have been converted from 万元 with two decimals: every amount is then a multiple of
100 元, and its tails are those of 万元, whatever zeros are printed behind.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mingzhang.model import Amount, Cell, Report, Row, Table

CONVERTED_UNIT = "元"
COARSE = Decimal("0.01")
"""In 万元: the precision of the statutory tables."""
ENOUGH = 5
"""So many different amounts are not all multiples by chance."""


def with_true_precision(report: Report) -> Report:
    """The report with the quantum of converted tables widened to the one they were rounded to."""
    if not any(table.printed_unit == CONVERTED_UNIT for table in report.tables):
        return report
    return replace(report, tables=tuple(_widened(table) for table in report.tables))


def _widened(table: Table) -> Table:
    amounts = {
        cell.amount.value
        for row in table.rows
        for cell in row.cells.values()
        if cell.amount is not None and cell.amount.value
    }
    if table.printed_unit != CONVERTED_UNIT or len(amounts) < ENOUGH or any(one % COARSE for one in amounts):
        return table
    return replace(table, rows=tuple(_row(row) for row in table.rows))


def _row(row: Row) -> Row:
    return replace(row, cells={column: _cell(cell) for column, cell in row.cells.items()})


def _cell(cell: Cell) -> Cell:
    if cell.amount is None or cell.amount.quantum >= COARSE:
        return cell
    return replace(cell, amount=Amount(cell.amount.value, COARSE))
