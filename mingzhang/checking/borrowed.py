"""A figure that is right elsewhere: another row's, all funds' for the general budget's, last year's."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.checking.place_names import place_name
from mingzhang.model import Evidence, Report, Row, Table

LEAST = Decimal(1)
"""Smaller amounts (万元) are alike by chance too often to say where they are from."""
ALL_FUNDS, GENERAL = "expenditure", "general_budget_expenditure"


def borrowed(report: Report, suspect: Evidence, printed: Decimal, wanted: Decimal) -> str:
    """Where a wrong figure may have been taken from, in Chinese; "" where nothing says so."""
    if abs(printed) < LEAST or suspect.column in ("share", "growth", "completion", "rate", "count"):
        return ""
    return (
        _of_all_funds(report, suspect, printed, wanted)
        or _of_last_year(report, suspect, printed)
        or _of_another_row(report, suspect, printed)
    )


def _of_all_funds(report: Report, suspect: Evidence, printed: Decimal, wanted: Decimal) -> str:
    """The same row and column of 03 where 05's is meant."""
    everything, general = report.table(ALL_FUNDS), report.table(GENERAL)
    if everything is None or general is None or suspect.table not in (None, GENERAL):
        return ""
    for row in general.rows:
        other = _same_row(everything, row)
        if suspect.code is not None and row.code != suspect.code:
            continue
        for column, cell in row.cells.items():
            twin = other.cells.get(column) if other is not None else None
            if (
                cell.amount is not None
                and twin is not None
                and twin.amount is not None
                and twin.source is not None
                and (cell.amount.value, twin.amount.value) == (wanted, printed)
                and twin.source != suspect.source
            ):
                place = place_name(Evidence(twin.source, None, row.name, ALL_FUNDS, row.code, column))
                return f"与{place}相同，疑误用全部资金的数"
    return ""


def _same_row(table: Table, row: Row) -> Row | None:
    return next((other for other in table.rows if (other.code, other.name) == (row.code, row.name)), None)


def _of_last_year(report: Report, suspect: Evidence, printed: Decimal) -> str:
    """The same subject's figure of last year."""
    told = any(
        fact.measure == "prior"
        and fact.amount.value == printed
        and fact.source != suspect.source
        and (fact.subject == suspect.name or (fact.code is not None and fact.code == suspect.code))
        for fact in report.facts
    )
    return "与上年数相同" if told else ""


def _of_another_row(report: Report, suspect: Evidence, printed: Decimal) -> str:
    """The row above or below it in the same column of its table."""
    table = report.table(suspect.table) if suspect.table is not None else None
    if table is None:
        return ""
    at = next(
        (
            number
            for number, row in enumerate(table.rows)
            if any(cell.source == suspect.source for cell in row.cells.values())
        ),
        None,
    )
    if at is None:
        return ""
    for row in (*table.rows[max(0, at - 1) : at], *table.rows[at + 1 : at + 2]):
        cell = row.cells.get(suspect.column or "")
        if cell is not None and cell.amount is not None and cell.amount.value == printed:
            return f"与相邻的“{row.name}”行相同"
    return ""
