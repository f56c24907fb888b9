"""Published budgets in 元: their tables are read to the last digit."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from mingzhang.checking import check
from mingzhang.model import Report, Row, Table
from mingzhang.reading.report import read_report
from tests.provenance import misplaced, misplaced_sources, texts

REAL = Path(__file__).parents[2].parent / "shared" / "reports" / "real"
BUDGETS = sorted(REAL.glob("*预算.pdf")) if REAL.exists() else []

pytestmark = pytest.mark.skipif(not BUDGETS, reason="真实预算文件不在此处（../shared）")

IDS = [
    "income_expenditure_summary",
    "income",
    "expenditure",
    "fiscal_summary",
    "general_budget_expenditure",
    "government_fund",
    "state_capital",
    "basic_expenditure",
    "three_public",
    "operating_costs",
]
ITEMS = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_operation", "reception")


@pytest.fixture(scope="module", params=BUDGETS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module")
def report(path: Path) -> Report:
    return read_report(path)


@pytest.fixture(scope="module")
def budget(report: Report) -> dict[str, Table]:
    assert report.warnings == ()
    assert [table.id for table in report.tables] == IDS
    return {table.id: table for table in report.tables if table.id}


def test_it_is_a_budget_of_the_year_on_its_cover(path: Path, report: Report) -> None:
    scope = "unit" if "单位预算" in path.stem else "department"
    assert (report.kind, report.scope, report.unit) == ("budget", scope, "元")
    assert f"{report.year}年" in path.stem
    assert report.department.startswith("上海市普陀区")


def test_every_box_holds_what_is_told_of_it(path: Path, report: Report) -> None:
    assert misplaced(report, path) == []
    assert misplaced_sources(texts(report), path) == []


def test_nothing_in_the_tables_is_reported(report: Report) -> None:
    """Their tables agree to the last digit: what is said of them concerns the text and notes alone."""
    audit = check(report)
    serious = [one for one in audit.findings if one.severity != "info"]
    text = ("narrative", "counterpart", "budget", "form")
    assert [one for one in serious if not one.rule.startswith(text)] == []
    assert audit.counts["insufficient"] == 0


def test_only_columns_that_are_printed_are_given(budget: dict[str, Table]) -> None:
    assert set(budget["three_public"].columns) == {f"budget_{item}" for item in ITEMS}
    for form_id in ("general_budget_expenditure", "government_fund", "state_capital", "expenditure"):
        assert budget[form_id].columns == ("total", "basic", "project")
    assert budget["basic_expenditure"].columns == ("amount", "personnel", "public")
    assert [row.name for row in budget["operating_costs"].rows] == ["机关运行经费"]


@pytest.mark.parametrize(
    "form_id", ["income", "expenditure", "general_budget_expenditure", "basic_expenditure"]
)
def test_classes_add_up_to_the_total_and_their_parts_to_them(budget: dict[str, Table], form_id: str) -> None:
    table = budget[form_id]
    assert (table.printed_unit, table.rows[-1].name) == ("元", "合计")
    for column in table.columns:
        whole = _value(table.rows[-1], column)
        assert whole == _sum((row for row in table.rows if row.level == 1), column)
        for parent in table.rows:
            children = [row for row in table.rows if parent.code and row.parent == parent.code]
            if children:
                assert _value(parent, column) == _sum(children, column), (parent.code, column)


def test_basic_and_project_make_the_total(budget: dict[str, Table]) -> None:
    for row in budget["expenditure"].rows:
        assert _value(row, "total") == _value(row, "basic") + _value(row, "project")


def test_both_sides_have_the_same_total(budget: dict[str, Table]) -> None:
    for form_id in ("income_expenditure_summary", "fiscal_summary"):
        totals = {row.name: row for row in budget[form_id].rows if row.name in ("收入总计", "支出总计")}
        spent = totals["支出总计"]
        whole = _value(spent, "total") if "total" in spent.cells else _value(spent, "amount")
        assert _value(totals["收入总计"], "amount") == whole > 0


def test_empty_forms_are_empty_by_their_cells(budget: dict[str, Table]) -> None:
    for form_id in ("government_fund", "state_capital"):
        assert budget[form_id].empty
        assert [row.name for row in budget[form_id].rows] == ["合计"]


def _value(row: Row, column: str) -> Decimal:
    amount = row.cells[column].amount
    return amount.value if amount is not None else Decimal(0)


def _sum(rows: Iterable[Row], column: str) -> Decimal:
    return sum((_value(row, column) for row in rows), Decimal(0))
