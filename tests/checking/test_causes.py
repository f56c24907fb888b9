"""One cause, one finding: planted errors in small tables that agree. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mingzhang.checking import check
from mingzhang.model import Amount, Cell, Finding, Recognition, Report, Row, Table
from mingzhang.reading.sources import with_sources
from tests.checking.small import tables
from tests.frames.handmade import fact

BOTH = """
    total basic project
    _       合计         310.00 210.00 100.00
    208     社会保障和就业支出 200.00 150.00 50.00
    20801   管理事务     150.00 100.00 50.00
    2080101 行政运行      90.00  90.00 ·
    2080109 经办机构      60.00  10.00 50.00
    20805   养老支出      50.00  50.00 ·
    2080505 养老保险缴费  50.00  50.00 ·
    221     住房保障支出 110.00  60.00 50.00
    22102   住房改革支出 110.00  60.00 50.00
    2210201 住房公积金   110.00  60.00 50.00
"""


def agreeing() -> Report:
    """03 and 05 with the same figures, and all money from the general budget."""
    return tables(
        income_expenditure_summary="""
            amount
            <_ 一、一般公共预算财政拨款收入 310.00
            <_ 本年收入合计 310.00
            <_ 总计 310.00
            >_ 八、社会保障和就业支出 200.00
            >_ 十九、住房保障支出 110.00
            >_ 本年支出合计 310.00
            >_ 总计 310.00
        """,
        expenditure=BOTH,
        fiscal_summary="""
            amount total general_budget
            <_ 一、一般公共预算财政拨款 310.00
            <_ 本年收入合计 310.00
            >_ 八、社会保障和就业支出 · 200.00 200.00
            >_ 十九、住房保障支出 · 110.00 110.00
            >_ 本年支出合计 · 310.00 310.00
        """,
        general_budget_expenditure=BOTH,
    )


def changed(report: Report, table_id: str, code: str, column: str, value: str) -> Report:
    """The report with another amount in a cell; its place stays."""

    def cell_of(cell: Cell) -> Cell:
        assert cell.source is not None
        return Cell(Amount(Decimal(value), Decimal("0.01")), replace(cell.source, text=value))

    def row_of(row: Row) -> Row:
        if row.code != code:
            return row
        return replace(row, cells={**row.cells, column: cell_of(row.cells[column])})

    def table_of(table: Table) -> Table:
        if table.id != table_id:
            return table
        return replace(table, rows=tuple(row_of(row) for row in table.rows))

    return replace(report, tables=tuple(table_of(table) for table in report.tables))


def grave(report: Report) -> list[Finding]:
    """The findings about figures that are errors or warnings."""
    return [
        finding
        for finding in check(report).findings
        if finding.severity != "info" and finding.kind in ("table_sum", "hierarchy_sum", "cross_table")
    ]


def test_what_agrees_has_no_finding() -> None:
    assert grave(agreeing()) == []


def test_a_wrong_item_is_told_once_with_what_mends_all() -> None:
    found = grave(changed(agreeing(), "general_budget_expenditure", "2080101", "total", "60.00"))
    assert len(found) == 1
    finding = found[0]
    assert (finding.found, finding.expected, finding.difference) == ("60.00", "90.00", "-30.00")
    first = finding.evidence[0]
    assert (first.table, first.code, first.column) == ("general_budget_expenditure", "2080101", "total")
    assert len(finding.follows) == 2
    assert {rule.split(".")[0] for rule in finding.rules} == {"link", "general_budget_expenditure"}
    assert "90.00" in finding.message


def test_a_class_that_breaks_upwards_and_downwards_is_told_once() -> None:
    found = grave(changed(agreeing(), "expenditure", "208", "project", "80.00"))
    assert [finding.evidence[0].code for finding in found] == ["208"]
    assert found[0].expected == "50.00"


def test_a_slip_of_the_pen_is_named() -> None:
    found = grave(changed(agreeing(), "general_budget_expenditure", "208", "basic", "105.00"))
    assert "相邻两位数字颠倒" in found[0].message


def test_two_errors_that_meet_in_one_sum_are_two_findings() -> None:
    once = changed(agreeing(), "general_budget_expenditure", "2080101", "total", "60.00")
    found = grave(changed(once, "general_budget_expenditure", "2080109", "total", "99.00"))
    assert sorted(finding.evidence[0].code or "" for finding in found) == ["2080101", "2080109"]
    assert {finding.expected for finding in found} == {"90.00", "60.00"}


def test_two_tables_that_disagree_about_one_figure_name_the_one_that_nothing_else_holds() -> None:
    report = agreeing()
    lone = replace(
        report.tables[3],
        rows=tuple(row for row in report.tables[3].rows if row.code in (None, "208", "221")),
    )
    found = grave(
        changed(
            replace(report, tables=(*report.tables[:3], lone)), "expenditure", "2080505", "basic", "40.00"
        )
    )
    assert [finding.evidence[0].code for finding in found] == ["2080505"]


def test_an_amount_that_is_as_wrong_in_two_columns_of_its_row_is_one_finding() -> None:
    once = changed(agreeing(), "expenditure", "2080505", "total", "15.00")
    found = grave(changed(once, "expenditure", "2080505", "basic", "15.00"))
    assert [finding.evidence[0].code for finding in found] == ["2080505"]
    assert found[0].expected == "50.00"


def test_a_column_shifted_by_a_row_is_one_finding() -> None:
    report = agreeing()
    column = [row for row in report.tables[1].rows if row.code]
    shifted = report
    for row, above in zip(column[2:8], column[1:7], strict=True):
        amount = above.cells["total"].amount
        assert amount is not None
        assert row.code is not None
        shifted = changed(shifted, "general_budget_expenditure", row.code, "total", str(amount.value))
    found = grave(shifted)
    assert len(found) == 1
    assert "整段错行" in found[0].message
    assert {one.table for one in found[0].evidence[:4]} == {"general_budget_expenditure"}


def test_a_table_in_yuan_among_others_in_ten_thousands_is_one_finding() -> None:
    report = agreeing()
    for row in report.tables[3].rows:
        for column, cell in row.cells.items():
            if cell.amount is not None and row.code:
                report = changed(
                    report, "general_budget_expenditure", row.code, column, str(cell.amount.value * 10000)
                )
    found = [finding for finding in grave(report) if "一万倍" in finding.message]
    assert len(found) == 1
    assert found[0].evidence[0].table == "general_budget_expenditure"
    assert found[0].follows


def test_the_figure_of_all_funds_in_the_general_budgets_place_is_named() -> None:
    """The text gives 03's basic expenditure where 05's is meant: 05 is less than 03."""
    report = agreeing()
    for table_id in ("fiscal_summary", "income_expenditure_summary"):
        assert report.table(table_id) is not None
    less = tables(
        general_budget_expenditure="""
            total basic project
            _ 合计 300.00 200.00 100.00
            208 社会保障和就业支出 190.00 140.00 50.00
            221 住房保障支出 110.00 60.00 50.00
        """,
        expenditure=BOTH,
    )
    told = fact(
        "final",
        "210.00",
        "一般公共预算财政拨款基本支出",
        section="六、一般公共预算财政拨款基本支出决算情况说明",
        sentence="一般公共预算财政拨款基本支出210.00万元。",
    )
    audit = check(replace(less, facts=(told,)))
    found = [
        finding
        for finding in audit.findings
        if finding.evidence and finding.evidence[0].source == told.source
    ]
    assert len(found) == 1
    assert found[0].severity == "error"
    assert "全部资金" in found[0].message


def test_every_comparison_that_differs_is_told_by_one_finding() -> None:
    report = changed(agreeing(), "general_budget_expenditure", "2080101", "total", "60.00")
    audit = check(report)
    differing = {number for number, one in enumerate(audit.comparisons) if one.outcome == "differs"}
    assert differing <= audit.told.keys()
    assert len({audit.told[number] for number in differing}) < len(differing)


def recognised(report: Report, confidence: float, *, sure: bool = False) -> Report:
    """The report as if it had been read from a scan."""
    return with_sources(
        report, lambda source: replace(source, recognition=Recognition(confidence, confirmed=sure))
    )


@pytest.mark.parametrize(
    ("confidence", "sure", "severity"),
    [(0.99, False, "error"), (0.6, True, "error"), (0.6, False, "info")],
)
def test_what_may_be_misread_is_no_error(confidence: float, sure: bool, severity: str) -> None:
    report = changed(agreeing(), "general_budget_expenditure", "2080101", "total", "60.00")
    found = [
        finding
        for finding in check(recognised(report, confidence, sure=sure)).findings
        if finding.evidence and finding.evidence[0].source.text == "60.00"
    ]
    assert [finding.severity for finding in found] == [severity]
    assert ("扫描件" in found[0].message) == (severity == "info")


def test_a_row_shifted_in_two_columns_is_one_finding() -> None:
    report = agreeing()
    rows = [row for row in report.tables[1].rows if row.code]
    shifted = report
    for row, above in zip(rows[2:8], rows[1:7], strict=True):
        for column in ("total", "basic"):
            amount = above.cells[column].amount
            assert row.code is not None
            if amount is not None:
                shifted = changed(shifted, "general_budget_expenditure", row.code, column, str(amount.value))
    found = grave(shifted)
    assert sum("整段错行" in finding.message for finding in found) == 1
