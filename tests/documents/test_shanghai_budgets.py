"""Published budgets in 元: their tables are read to the last digit."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from mingzhang.model import Row, Table
from mingzhang.reading.pdf import read_document
from mingzhang.reading.tables import read_tables

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


@pytest.fixture(scope="module", params=BUDGETS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module")
def budget(path: Path) -> dict[str, Table]:
    tables, warnings = read_tables(read_document(path))
    assert warnings == ()
    assert [table.id for table in tables] == IDS
    return {table.id: table for table in tables if table.id}


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
