"""Rows of the tables as the items that a text names: by name, by amount, by what stands above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mingzhang.catalogue import subject as catalogued
from mingzhang.checking.comparison import Term
from mingzhang.checking.counterpart_figures import FISCAL_TABLES, FUND_TABLES
from mingzhang.checking.item_paths import NamedItem, NamedLevel, named_items
from mingzhang.checking.names import alike
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.shared import shared
from mingzhang.forms import form
from mingzhang.model import Cell, Evidence, Report, Row, Table

TABLES = ("expenditure", *FISCAL_TABLES, "income")


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row by code, the first table that prints it, and what all of them print as spent on it."""

    table: Table
    row: Row
    amounts: frozenset[Decimal]

    @property
    def code(self) -> str:
        return self.row.code or ""

    @property
    def text(self) -> str:
        return f"{self.row.name}（{self.code}）"

    @property
    def term(self) -> Term:
        source = self.row.source
        evidence = Evidence(source, None, self.row.name, self.table.id, self.code) if source else None
        return Term(f"{form(self.table.id or '').title}：{self.text}", None, evidence)

    @property
    def is_recognised(self) -> bool:
        return is_recognised(self.row)

    def is_named(self, name: str) -> bool:
        """Whether the name is that of the row, or one that the official list has for its code."""
        known = catalogued("functional", self.code)
        names = (self.row.name, *(known.names if known is not None else ()))
        return any(alike(name, one) for one in names)

    def has_amount_of(self, item: NamedItem) -> bool:
        return item.amount.amount.value in self.amounts


def named_rows(report: Report, tables: Sequence[str] = TABLES) -> list[NamedRow]:
    """The rows with code and name of these tables, each code once."""
    found: dict[str, NamedRow] = {}
    for table in (report.table(table_id) for table_id in tables):
        for row in table.rows if table is not None else ():
            if table is not None and row.code and row.name:
                first = found.get(row.code, NamedRow(table, row, frozenset()))
                found[row.code] = replace(first, amounts=first.amounts | spent(row))
    return list(found.values())


def spent(row: Row) -> frozenset[Decimal]:
    """What the row prints as its total, if anything."""
    amount = row.cells.get("total", Cell()).amount
    return frozenset((amount.value,)) if amount is not None else frozenset()


def tables_of(item: NamedItem) -> tuple[str, ...]:
    """The tables of the money that the item's section is about."""
    scope = item.context.scope
    return (FUND_TABLES[scope][0],) if scope in FUND_TABLES else FISCAL_TABLES


def wrong_levels(item: NamedItem, named: NamedRow, rows: Sequence[NamedRow]) -> list[NamedLevel]:
    """The printed levels above the item that are other than those the tables have above the row."""
    found: list[NamedLevel] = []
    for level in item.levels[:-1]:
        above = next((one for one in rows if one.code == named.code[: level.length]), None)
        if above is not None and not above.is_named(level.name):
            found.append(level)
    return found


def beside(item: NamedItem, rows: Sequence[NamedRow]) -> list[NamedRow]:
    """The rows of the item's level under the levels that are printed above it."""
    length = item.deepest.length
    return [one for one in rows if len(one.code) == length and not wrong_levels(item, one, rows)]


def taken_for_another(
    item: NamedItem, rows: Sequence[NamedRow], items: Sequence[NamedItem]
) -> NamedRow | None:
    """The row that an item seems to be which bears the name of another row beside it.

    Its amount is not that row's, but that of the only row beside it that the text tells nowhere, while
    another item tells the named row with its own amount.
    """
    own = next((one for one in rows if one.code == item.code), None)
    twice = any(other is not item and other.code == item.code for other in items)
    if own is None or own.has_amount_of(item) or not twice:
        return None
    told = {other.code for other in items}
    equal = [one for one in beside(item, rows) if one.code not in told and one.has_amount_of(item)]
    return equal[0] if len(equal) == 1 else None


@shared
def misnamed_items(report: Report) -> tuple[tuple[NamedItem, NamedRow], ...]:
    """The items that bear the name of a row beside them, with the row that they seem to be."""
    items = named_items(report)
    found = ((item, taken_for_another(item, named_rows(report, tables_of(item)), items)) for item in items)
    return tuple((item, row) for item, row in found if row is not None)
