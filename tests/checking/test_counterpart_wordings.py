"""Explanations worded as other provinces do, against tables that say the same: nothing is off. 模拟数据.

The tables are filled from what the text tells, figure by figure: had two sentences been held for the
same figure of a table though they speak of different ones, one of them would differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from mingzhang.checking import check
from mingzhang.checking.counterpart_figures import PUBLIC_ITEMS
from mingzhang.checking.told import Told, told_facts
from mingzhang.checking.written.counterparts import item_tables, total_choices
from mingzhang.forms import find_item, form
from mingzhang.forms.base import RowKind
from mingzhang.forms.links import WHOLE, Figure
from mingzhang.model import Amount, Cell, Report, Row, Table
from mingzhang.reading.narrative import read_narrative
from tests.frames.handmade import place
from tests.frames.handmade import report as handmade
from tests.reading.test_narratives import NARRATIVES, case_of
from tests.reading.typeset import coded_table, typeset

STATISTICS = "three_public_statistics"
FAMILIES = ("counterpart", "names", "components", "disclosure")
LEAST = 15
"""So many figures of each text are compared, and more of most."""


def told_by(path: Path) -> Report:
    case = case_of(path)
    names = coded_table(*case.rows)
    told = read_narrative(typeset(case.text, **case.options), [names])
    return replace(handmade(), facts=told.facts, sections=told.sections, passages=told.passages)


def figures(report: Report) -> Iterator[tuple[Figure, Decimal]]:
    """The figures of tables that the text is about, with what it says of them."""
    for told in told_facts(report):
        for figure in _figures(report, told):
            yield figure, told.fact.amount.value


def _figures(report: Report, told: Told) -> Iterator[Figure]:
    fact = told.fact
    if fact.code is not None and fact.measure == "final" and told.is_money:
        yield from (Figure(table, fact.code, "total") for table in item_tables(report, told)[:1])
    elif fact.measure == "count" and told.context.scope == "three_public":
        item = find_item(form(STATISTICS), fact.subject)
        if item is not None:
            yield Figure(STATISTICS, item.name, "count")
    elif told.is_money:
        yield from (figure for choice in total_choices(told)[:1] for figure in choice)
        kinds = {"final": "final", "budget": "budget"}
        if told.context.scope == "three_public" and fact.subject in PUBLIC_ITEMS and fact.measure in kinds:
            yield Figure("three_public", "", f"{kinds[fact.measure]}_{PUBLIC_ITEMS[fact.subject]}")


def tables_of(named: dict[Figure, Decimal], names: dict[str, str]) -> tuple[Table, ...]:
    rows: dict[str, dict[tuple[str, object, str], dict[str, Cell]]] = defaultdict(lambda: defaultdict(dict))
    for figure, value in named.items():
        cell = Cell(Amount(value, Decimal("0.01")), place(str(value)))
        rows[figure.form][figure.row, figure.side, figure.part_of][figure.column] = cell
    return tuple(
        Table(
            table_id, table_id, None, "万元", (1,),
            tuple(dict.fromkeys(column for cells in found.values() for column in cells)),
            tuple(_row(table_id, key, cells, names) for key, cells in found.items()),
        )
        for table_id, found in rows.items()
    )  # fmt: skip


def _row(table_id: str, key: tuple[str, object, str], cells: dict[str, Cell], names: dict[str, str]) -> Row:
    item, side, part_of = key
    code = item if item.isdecimal() else None
    name = names[item] if code else "合计" if item == WHOLE else item
    printed = "" if form(table_id).rows is RowKind.SINGLE else name
    return Row(code, printed, None, side, part_of or None, cells, place(printed or "行"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path", [one for one in NARRATIVES if not one.stem.startswith("budget")], ids=lambda one: one.stem
)
def test_what_the_tables_say_too_is_never_reported(path: Path) -> None:
    told = told_by(path)
    empty = Table(
        "expenditure", "支出决算表", None, "万元", (1,), ("total",),
        (Row(None, "合计", None, None, None, {"total": Cell()}, place("合计")),),
    )  # fmt: skip
    named = dict(figures(replace(told, tables=(empty,))))
    one = replace(told, tables=tables_of(named, dict(case_of(path).rows)))
    compared = [each for each in check(one).comparisons if each.rule.startswith(FAMILIES)]
    off = [f"{each.rule}: {each.subject} {each.note}" for each in compared if each.outcome == "differs"]
    assert off == []
    assert sum(each.outcome == "holds" for each in compared) >= LEAST
