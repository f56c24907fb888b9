"""The items that the narrative names, against the names of the tables.

A name is only called wrong where the text tells what was spent on it; spelling, brackets, 的 and a
last 支出 tell no names apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mingzhang.catalogue import subject as catalogued
from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.counterpart_figures import FUND_TABLES
from mingzhang.checking.facts import fact_term
from mingzhang.checking.item_paths import LEVELS, NamedItem, NamedLevel, named_items
from mingzhang.checking.names import alike, essence, may_be_misread
from mingzhang.checking.registry import FACTS, PASSAGES, rule
from mingzhang.checking.settling import cell_term
from mingzhang.checking.told import is_recognised, narrative_passages
from mingzhang.forms import form
from mingzhang.model import Cell, Evidence, Report, Row, Table

BASIS = "政府收支分类科目；情况说明与报表一致"
_FISCAL_TABLES = ("general_budget_expenditure", "government_fund", "state_capital")
_TABLES = ("expenditure", *_FISCAL_TABLES, "income")
MOSTLY = 3
"""A list leaves something out where at least so many times as many items are in it."""


@dataclass(frozen=True, slots=True)
class Named:
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


@rule(
    "names.items",
    title="情况说明中的科目名称与报表一致",
    basis=BASIS,
    needs=(FACTS, PASSAGES),
    meaning="情况说明逐项说明时写的类、款、项名称，应是报表中的科目名称，并在所写的类、款之下；标点、空格、“的”“支出”等差别不计。"
    "报表中没有这一名称的，按金额或同一款下的其他科目找出应是哪一科目。",
    kind="name",
    severity="warning",
)
def items_are_named_as_in_tables(report: Report) -> Iterator[Comparison]:
    """Every item with an amount has a name of the tables, under the 类 and 款 that it is told under."""
    items = named_items(report)
    rows = _rows(report, _TABLES)
    told = {item.code for item in items if item.code}
    for item in items:
        level = item.deepest
        peers = [one for one in rows if len(one.code) == level.length]
        if item.amount.amount.value == 0 or not peers:
            continue
        own = _rows(report, _tables_of(item)) or rows
        comparison = _named(item, peers, rows, own, told)
        if comparison.outcome == "holds" or not _is_recognised(item, peers) or _is_plain(comparison):
            yield comparison


def _named(
    item: NamedItem, peers: Sequence[Named], rows: Sequence[Named], own: Sequence[Named], told: set[str]
) -> Comparison:
    """An item against all rows of its level, and against those of its own money."""
    same = [one for one in peers if alike(one.row.name, item.deepest.name)]
    if any(not _wrong_levels(item, one, rows) for one in same):
        return Comparison("names.items", "holds", _subject(item), (_found(item, item.deepest),))
    if same and (_has_any_amount(same, item) or not _has_any_amount(_beside(item, rows), item)):
        return _under_another(item, same, rows)
    return _unknown(item, own, told)


def _is_plain(comparison: Comparison) -> bool:
    """Whether the two names are so different that no misread letters explain it."""
    found, expected = (text.rpartition("（")[0] for text in (comparison.found, comparison.expected))
    return bool(expected) and not may_be_misread(found, expected)


def _is_recognised(item: NamedItem, peers: Sequence[Named]) -> bool:
    """Whether the names come from a picture: a letter may have been mistaken for another."""
    places = (one.row.source for one in peers)
    read = any(place is not None and place.recognition is not None for place in places)
    return read or is_recognised((item.passage,))


def _rows(report: Report, tables: Sequence[str]) -> list[Named]:
    found: dict[str, Named] = {}
    for table in (report.table(table_id) for table_id in tables):
        for row in table.rows if table is not None else ():
            if table is not None and row.code and row.name:
                first = found.get(row.code, Named(table, row, frozenset()))
                found[row.code] = replace(first, amounts=first.amounts | _spent(row))
    return list(found.values())


def _spent(row: Row) -> frozenset[Decimal]:
    amount = row.cells.get("total", Cell()).amount
    return frozenset((amount.value,)) if amount is not None else frozenset()


def _tables_of(item: NamedItem) -> tuple[str, ...]:
    scope = item.context.scope
    return (FUND_TABLES[scope][0],) if scope in FUND_TABLES else _FISCAL_TABLES


def _under_another(item: NamedItem, same: Sequence[Named], rows: Sequence[Named]) -> Comparison:
    """An item that the tables have under another 类 or 款 than the text."""
    wrong = [(one, _wrong_levels(item, one, rows)) for one in same]
    # The row of the amount told; else the one that most levels fit.
    named, levels = min(wrong, key=lambda pair: (not _has_amount(pair[0], item), len(pair[1])))
    level = levels[0]
    above = next(one for one in rows if one.code == named.code[: level.length])
    return Comparison(
        "names.items",
        "differs",
        _subject(item),
        (_found(item, level, item.deepest),),
        (above.term, named.term),
        found=level.printed,
        expected=above.text,
        note=f"“{named.text}”在报表中属于“{above.text}”，文中写作“{level.printed}”，请核实",
    )


def _wrong_levels(item: NamedItem, named: Named, rows: Sequence[Named]) -> list[NamedLevel]:
    """The printed levels above the item that are other than those the tables have above the row."""
    found: list[NamedLevel] = []
    for level in item.levels[:-1]:
        above = next((one for one in rows if one.code == named.code[: level.length]), None)
        if above is not None and not _is_name_of(level.name, above):
            found.append(level)
    return found


def _is_name_of(name: str, named: Named) -> bool:
    known = catalogued("functional", named.code)
    names = (named.row.name, *(known.names if known is not None else ()))
    return any(alike(name, one) for one in names)


def _unknown(item: NamedItem, rows: Sequence[Named], told: set[str]) -> Comparison:
    """An item whose name no table has: the row that it seems to be, by amount, then by its 款."""
    level = item.deepest
    free = [one for one in rows if len(one.code) == level.length and one.code not in told]
    if any(_is_name_of(level.name, one) for one in free):
        return Comparison("names.items", "holds", _subject(item), (_found(item, level),))
    beside = [one for one in _beside(item, rows) if one in free]
    equal = [one for one in beside if _has_amount(one, item)] or [
        one for one in free if _has_amount(one, item)
    ]
    near = equal if len(equal) == 1 else beside
    seems = near[0] if len(near) == 1 else None
    if seems is None:
        note = f"报表该处没有名称为“{level.name}”的{LEVELS[level.length]}级科目，请核实"
    else:
        why = "金额相同" if equal else "同一款下"
        note = f"报表该处没有这一名称，{why}的是“{seems.text}”，请核实"
    return Comparison(
        "names.items",
        "differs",
        _subject(item),
        (_found(item, level),),
        (seems.term,) if seems is not None else (),
        found=level.printed,
        expected=seems.text if seems is not None else "报表中的科目名称",
        note=note,
    )


def _beside(item: NamedItem, rows: Sequence[Named]) -> list[Named]:
    """The rows of the item's level under the levels that are printed above it."""
    level = item.deepest
    return [one for one in rows if len(one.code) == level.length and not _wrong_levels(item, one, rows)]


def _has_any_amount(rows: Sequence[Named], item: NamedItem) -> bool:
    return any(_has_amount(one, item) for one in rows)


def _has_amount(named: Named, item: NamedItem) -> bool:
    return item.amount.amount.value in named.amounts


def _subject(item: NamedItem) -> str:
    return f"情况说明中的“{''.join(level.printed for level in item.levels)}”"


def _found(item: NamedItem, *levels: NamedLevel) -> Term:
    return Term(item.deepest.printed, None, item.evidence(*levels))


@rule(
    "names.omitted",
    title="情况说明没有遗漏报表中的项级科目",
    basis=BASIS,
    needs=(FACTS, PASSAGES, "general_budget_expenditure"),
    meaning="情况说明按项逐一说明一般公共预算支出，而报表中个别有支出的项没有说到的，请核实；只说明部分科目的不比。",
    kind="missing_text",
    severity="warning",
    kinds=("final_account",),
)
def items_are_all_told(report: Report) -> Iterator[Comparison]:
    """Where nearly all items of the general budget are told, so are the rest."""
    table = report.table("general_budget_expenditure")
    items = [item for item in named_items(report) if item.context.scope == "general_budget"]
    listed = [item for item in items if item.deepest.length == 7]
    if table is None or not listed or any(item.code is None for item in listed):
        return
    told = {item.code for item in listed}
    broad = tuple(item.code for item in items if item.deepest.length == 5 and item.code)
    spent = [row for row in table.rows if row.code and len(row.code) == 7 and _is_spent(row)]
    missing = [
        row for row in spent if row.code not in told and not (row.code or "").startswith(broad or ("-",))
    ]
    section = [one for one in narrative_passages(report) if one.section == listed[0].passage.section]
    if len(missing) * MOSTLY > len(told) or is_recognised(section):
        return
    text = essence("".join(one.plain for one in section))
    for row in spent:
        gone = row in missing and essence(row.name).removesuffix("支出") not in text
        if row not in missing or gone:
            yield _told_or_not(table, row, listed, gone=gone)


def _is_spent(row: Row) -> bool:
    return any(_spent(row))


def _told_or_not(table: Table, row: Row, listed: Sequence[NamedItem], *, gone: bool) -> Comparison:
    own = [fact_term(item.amount) for item in listed if item.code == row.code]
    name = f"{row.name}（{row.code}）"
    return Comparison(
        "names.omitted",
        "differs" if gone else "holds",
        f"{form(table.id or '').title}的“{name}”",
        (cell_term(table, row, "total", name),),
        tuple(own[:1]),
        found="未见说明" if gone else "",
        expected=name if gone else "",
        note="情况说明逐项说明各项支出，没有说到这一科目，请核实" if gone else "",
    )
