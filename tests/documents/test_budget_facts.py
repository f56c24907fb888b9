"""The narratives of real budgets, read where they stand, held against the same documents' own tables.

A budget explains each 项 of its table of general expenditure; what it says must be that table's
figures, rounded from 元 to 万元 (a document may still err in a second print of the same amount).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from mingzhang.model import Fact, Report
from mingzhang.reading.pdf import read_document
from mingzhang.reading.report import report_of

REAL = Path(__file__).parents[2].parent / "shared" / "reports" / "real"
BUDGETS = sorted(path for path in REAL.glob("*预算.pdf"))
CENT = Decimal("0.01")

pytestmark = pytest.mark.skipif(not BUDGETS, reason="no real budgets at hand")
each_budget = pytest.mark.parametrize("path", BUDGETS, ids=lambda path: path.stem)


@lru_cache(maxsize=4)
def read(path: Path) -> Report:
    return report_of(read_document(path))


def printed(report: Report) -> list[Fact]:
    return [fact for fact in report.facts if not fact.derived]


def table_values(report: Report, table_id: str, column: str) -> dict[str, Decimal]:
    table = report.table(table_id)
    assert table is not None
    found: dict[str, Decimal] = {}
    for row in table.rows:
        amount = row.cells[column].amount
        if amount:
            found[row.code or row.name] = amount.value
    return found


@each_budget
def test_every_item_of_the_table_is_explained_with_its_amount(path: Path) -> None:
    report = read(path)
    stated: defaultdict[str, list[Decimal]] = defaultdict(list)
    for fact in printed(report):
        if fact.code and fact.measure == "initial_budget":
            stated[fact.code].append(fact.amount.value)
    items = {
        code: value
        for code, value in table_values(report, "general_budget_expenditure", "total").items()
        if len(code) == 7 and code.isdecimal()
    }
    assert items
    assert set(stated) == set(items)
    for code, value in items.items():
        assert abs(stated[code][0] - value) <= CENT / 2, code


@each_budget
def test_the_totals_are_those_of_the_tables(path: Path) -> None:
    report = read(path)
    total = table_values(report, "general_budget_expenditure", "total")["合计"]
    stated = [
        fact.amount.value
        for fact in printed(report)
        if fact.subject
        in ("收入总计", "支出总计", "财政拨款收入", "财政拨款支出", "一般公共预算财政拨款支出")
        and fact.measure == "initial_budget"
    ]
    assert len(stated) == 5
    assert all(abs(value - total) <= CENT / 2 for value in stated)


@each_budget
def test_three_public_and_operating_costs_are_those_of_their_table(path: Path) -> None:
    report = read(path)
    table, operating = report.table("three_public"), report.table("operating_costs")
    assert table is not None and operating is not None
    columns = {
        "“三公”经费": "budget_total",
        "因公出国（境）费": "budget_overseas",
        "公务用车购置及运行维护费": "budget_vehicles",
        "公务用车购置费": "budget_vehicle_purchase",
        "公务用车运行维护费": "budget_vehicle_operation",
        "公务接待费": "budget_reception",
    }
    own = {fact.subject: fact.amount.value for fact in printed(report) if fact.measure == "initial_budget"}
    for subject, column in columns.items():
        amount = table.rows[0].cells[column].amount
        assert own[subject] == (amount.value if amount else 0), subject
    amount = operating.rows[0].cells["amount"].amount
    assert amount and own["机关运行经费"] == amount.value


@each_budget
def test_parts_of_procurement_add_up(path: Path) -> None:
    own = {
        fact.subject: fact.amount.value for fact in printed(read(path)) if fact.measure == "initial_budget"
    }
    parts = [own[f"政府采购{part}支出"] for part in ("货物", "工程", "服务")]
    assert sum(parts) == own["政府采购支出"]


@each_budget
def test_nothing_is_called_a_final_figure_and_each_comparison_has_its_basis(path: Path) -> None:
    report = read(path)
    assert {fact.measure for fact in report.facts} <= {
        "initial_budget",
        "prior",
        "change",
        "growth",
        "count",
        "other",
    }
    for fact in report.facts:
        compares = fact.measure in ("change", "growth", "prior")
        assert (fact.basis in ("prior_execution", "prior_budget")) == compares, fact
        assert fact.basis is None or fact.basis == "prior_budget" or "执行数" in fact.sentence, fact
        assert (fact.period == "prior") == (fact.measure == "prior")


def test_growth_follows_from_last_years_execution() -> None:
    """Where a 项 prints last year's execution, this year's amount and the growth, they agree."""
    checked = 0
    for path in BUDGETS:
        groups: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in printed(read(path)):
            if fact.code:
                groups[fact.group or ""].append(fact)
        for facts in groups.values():
            kinds = [fact.measure for fact in facts]
            if kinds != ["initial_budget", "prior", "initial_budget", "growth"]:
                continue
            first, prior, again, growth = (fact.amount.value for fact in facts)
            expected = [(now / prior - 1) * 100 if prior else Decimal(100) for now in (first, again)]
            # The amounts are rounded themselves: as much as half a cent of a small one.
            allowed = CENT / 2 + (CENT * 100 / prior if prior else 0)
            assert min(abs(growth - one) for one in expected) <= allowed
            checked += 1
    assert checked or all(not any(one.measure == "prior" for one in printed(read(path))) for path in BUDGETS)


@each_budget
def test_vehicles_are_counted_twice_and_thresholds_are_none(path: Path) -> None:
    """The cars there are, and those to be bought: as many kinds of each, and the kinds add up."""
    counts = [fact for fact in printed(read(path)) if fact.unit == "辆"]
    heads = [index for index, fact in enumerate(counts) if fact.subject in ("车辆", "购置车辆")]
    assert [counts[index].subject for index in heads] == ["车辆", "购置车辆"]
    for start, end in zip(heads, [*heads[1:], len(counts)], strict=True):
        assert counts[start].amount.value == sum(fact.amount.value for fact in counts[start + 1 : end])
    assert Counter(fact.unit for fact in printed(read(path)))["台（套）"] == 2
