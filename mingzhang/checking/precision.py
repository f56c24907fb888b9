"""The precision that amounts were rounded to, where they are printed with more digits than they have.

A table in 元 may have been converted from 万元 with two decimals: every amount is then a multiple of
100 元, and its tails are those of 万元, whatever zeros are printed behind. A few misprinted ones among
them change nothing in that.
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
SELDOM = 20
"""One in so many (or a single one) may be no multiple: a figure that is wrong."""


def with_true_precision(report: Report) -> Report:
    """The report with the quantum of converted tables widened to the one they were rounded to.

    A table with few amounts is taken for converted where all others in 元 are.
    """
    printed = [table for table in report.tables if table.printed_unit == CONVERTED_UNIT]
    if not printed:
        return report
    throughout = _is_coarse(frozenset[Decimal]().union(*(_amounts(table) for table in printed)))
    return replace(
        report,
        tables=tuple(
            _widened(table) if table in printed and (throughout or _is_coarse(_amounts(table))) else table
            for table in report.tables
        ),
    )


def _amounts(table: Table) -> frozenset[Decimal]:
    """The different amounts of a table, noughts left out."""
    return frozenset(
        cell.amount.value
        for row in table.rows
        for cell in row.cells.values()
        if cell.amount is not None and cell.amount.value
    )


def _is_coarse(amounts: frozenset[Decimal]) -> bool:
    odd = sum(1 for one in amounts if one % COARSE)
    return len(amounts) - odd >= ENOUGH and odd <= max(1, len(amounts) // SELDOM)


def _widened(table: Table) -> Table:
    return replace(table, rows=tuple(_row(row) for row in table.rows))


def _row(row: Row) -> Row:
    return replace(row, cells={column: _cell(cell) for column, cell in row.cells.items()})


def _cell(cell: Cell) -> Cell:
    if cell.amount is None or cell.amount.quantum >= COARSE:
        return cell
    return replace(cell, amount=Amount(cell.amount.value, COARSE))
