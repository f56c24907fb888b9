"""The items that the narrative names, against the names of the tables.

A name is only called wrong where the text tells what was spent on it; spelling, brackets, 的 and a
last 支出 tell no names apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.item_paths import LEVELS, NamedItem, NamedLevel, named_items
from mingzhang.checking.named_rows import (
    NamedRow,
    beside,
    named_rows,
    tables_of,
    taken_for_another,
    wrong_levels,
)
from mingzhang.checking.names import alike, may_be_misread
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import FACTS, PASSAGES, rule
from mingzhang.model import Report

BASIS = "政府收支分类科目；情况说明与报表一致"


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
    rows = named_rows(report)
    told = {item.code for item in items if item.code}
    for item in items:
        peers = [one for one in rows if len(one.code) == item.deepest.length]
        if item.amount.amount.value == 0 or not peers:
            continue
        other = taken_for_another(item, named_rows(report, tables_of(item)), items)
        comparison = _other(item, other) if other is not None else _named(report, item, peers, rows, told)
        read = is_recognised(item.passage) or any(one.is_recognised for one in peers)
        if comparison.outcome == "holds" or not read or _is_plain(comparison):
            yield comparison


def _named(
    report: Report, item: NamedItem, peers: Sequence[NamedRow], rows: Sequence[NamedRow], told: set[str]
) -> Comparison:
    """An item against all rows of its level, and against those of its own money."""
    same = [one for one in peers if alike(one.row.name, item.deepest.name)]
    if any(not wrong_levels(item, one, rows) for one in same):
        return Comparison("names.items", "holds", _subject(item), (_found(item, item.deepest),))
    if same and (_have_amount(same, item) or not _have_amount(beside(item, rows), item)):
        return _under_another(item, same, rows)
    return _unknown(item, named_rows(report, tables_of(item)) or rows, told)


def _other(item: NamedItem, other: NamedRow) -> Comparison:
    """An item that bears the name of its neighbour."""
    level = item.deepest
    return Comparison(
        "names.items",
        "differs",
        _subject(item),
        (_found(item, level),),
        (other.term,),
        found=level.printed,
        expected=other.text,
        note=f"金额是“{other.text}”的，而该科目文中没有说到，请核实名称",
    )


def _is_plain(comparison: Comparison) -> bool:
    """Whether the two names are so different that no misread letters explain it."""
    found, expected = (text.rpartition("（")[0] for text in (comparison.found, comparison.expected))
    return bool(expected) and not may_be_misread(found, expected)


def _under_another(item: NamedItem, same: Sequence[NamedRow], rows: Sequence[NamedRow]) -> Comparison:
    """An item that the tables have under another 类 or 款 than the text."""
    wrong = [(one, wrong_levels(item, one, rows)) for one in same]
    # The row of the amount told; else the one that most levels fit.
    named, levels = min(wrong, key=lambda pair: (not pair[0].has_amount_of(item), len(pair[1])))
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


def _unknown(item: NamedItem, rows: Sequence[NamedRow], told: set[str]) -> Comparison:
    """An item whose name no table has: the row that it seems to be, by amount, then by its 款."""
    level = item.deepest
    free = [one for one in rows if len(one.code) == level.length and one.code not in told]
    if any(one.is_named(level.name) for one in free):
        return Comparison("names.items", "holds", _subject(item), (_found(item, level),))
    near_by = [one for one in beside(item, rows) if one in free]
    equal = [one for one in near_by if one.has_amount_of(item)] or [
        one for one in free if one.has_amount_of(item)
    ]
    near = equal if len(equal) == 1 else near_by
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


def _have_amount(rows: Sequence[NamedRow], item: NamedItem) -> bool:
    return any(one.has_amount_of(item) for one in rows)


def _subject(item: NamedItem) -> str:
    return f"情况说明中的“{''.join(level.printed for level in item.levels)}”"


def _found(item: NamedItem, *levels: NamedLevel) -> Term:
    return Term(item.deepest.printed, None, item.evidence(*levels))
