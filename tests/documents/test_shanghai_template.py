"""A blank official template is read: every form is there and empty, and it is said to be a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingzhang.model import Report
from mingzhang.reading.report import read_report

TEMPLATE = Path(__file__).parents[2].parent / "shared" / "reports" / "real" / "上海市部门决算公开模板.pdf"

pytestmark = pytest.mark.skipif(not TEMPLATE.exists(), reason="官方模板不在此处（../shared）")


@pytest.fixture(scope="module")
def report() -> Report:
    return read_report(TEMPLATE)


def test_every_form_is_there_and_empty(report: Report) -> None:
    known = [table for table in report.tables if table.id is not None]
    assert [table.id for table in known] == [
        "income_expenditure_summary",
        "income",
        "expenditure",
        "fiscal_summary",
        "general_budget_expenditure",
        "basic_expenditure",
        "three_public",
        "government_fund",
        "state_capital",
    ]
    assert all(table.empty for table in known)


def test_printed_rows_are_given_with_nulls(report: Report) -> None:
    summary = report.table("income_expenditure_summary")
    assert summary is not None
    assert [row.name for row in summary.rows if row.side == "income"][-1] == "总计"
    expenditure = report.table("expenditure")
    assert expenditure is not None
    assert [(row.code, row.name) for row in expenditure.rows][:4] == [
        (None, "合计"),
        ("205", "教育支出"),
        ("20502", "普通教育"),
        ("2050205", "高等教育"),
    ]
    basic = report.table("basic_expenditure")
    assert basic is not None
    assert len(basic.rows) == 67
    three_public = report.table("three_public")
    assert three_public is not None
    assert [row.name for row in three_public.rows] == [""]


def test_it_is_said_to_be_a_template(report: Report) -> None:
    assert [warning.code for warning in report.warnings].count("template") == 1
    assert not any(warning.code in ("missing_table", "unreadable_number") for warning in report.warnings)
