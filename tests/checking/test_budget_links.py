"""Budgets' tables against each other: totals without 本年合计, what last year left, bounds. 模拟数据."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mingzhang.checking import check
from mingzhang.checking.money import (
    carried_alike,
    carried_by_fund,
    income_carried_alike,
    leaves_out_carried,
)
from mingzhang.model import ReadingWarning, Report
from tests.checking.small import made, outcomes, tables

SUMMARY = """
    amount
    <_ 一、财政拨款收入     {fiscal}
    <_ +1.一般公共预算资金  {general}
    <_ +2.政府性基金        {fund}
    <_ +3.国有资本经营预算  ·
    <_ 二、事业收入         ·
    <_ 收入总计             {whole}
    >_ 一、一般公共服务支出 80.00
    >_ 二、城乡社区支出     20.00
    >_ 支出总计             100.00
"""
FISCAL = """
    amount total general_budget government_fund state_capital
    <_ 一、一般公共预算资金 {general} · · · ·
    <_ 二、政府性基金       20.00 · · · ·
    <_ 收入总计             100.00 · · · ·
    >_ 一、一般公共服务支出 · 80.00 80.00 · ·
    >_ 二、城乡社区支出     · 20.00 · 20.00 ·
    >_ 支出总计             · 100.00 80.00 20.00 ·
"""
GENERAL = """
    total basic project personnel public
    _       合计     80.00 60.00 20.00 45.00 15.00
    201     一般     80.00 60.00 20.00 45.00 15.00
    2010301 行政运行 80.00 60.00 20.00 45.00 15.00
"""
FUND = """
    total basic project
    _       合计     20.00 · 20.00
    212     城乡     20.00 · 20.00
    2120803 城市建设 20.00 · 20.00
"""
EXPENDITURE = """
    total basic project
    _       合计     100.00 60.00 40.00
    201     一般     80.00 60.00 20.00
    2010301 行政运行 80.00 60.00 20.00
    212     城乡     {town} · 20.00
    2120803 城市建设 20.00 · 20.00
"""
BASIC = """
    amount personnel public
    301   工资   45.00 45.00 ·
    302   商品   15.00 · 15.00
    30201 办公费 {office} · {office}
    30217 接待费 {reception} · {reception}
    _     合计   60.00 45.00 15.00
"""
INCOME = """
    total fiscal_appropriation institutional
    _   合计 100.00 {fiscal} ·
    201 一般 80.00  80.00 ·
    212 城乡 20.00  20.00 ·
"""
CARRIED = """
    amount total
    <_ 一、本年收入             90.00 ·
    <_ （一）一般公共预算拨款   70.00 ·
    <_ （二）政府性基金预算拨款 20.00 ·
    <_ 二、上年结转             10.00 ·
    <_ 收入总计                 100.00 ·
    >_ 一、本年支出             · {spent}
    >_ （一）一般公共服务支出   · 80.00
    >_ （二）城乡社区支出       · 20.00
    >_ 支出总计                 · 100.00
"""


def budget(**change: str) -> Report:
    values = {
        "fiscal": "100.00",
        "general": "80.00",
        "fund": "20.00",
        "whole": "100.00",
        "town": "20.00",
        "reception": "1.00",
    } | change
    values["office"] = str(Decimal("15.00") - Decimal(values["reception"]))
    read = tables(
        income_expenditure_summary=SUMMARY.format(**values),
        income=INCOME.format(fiscal=change.get("income", "100.00")),
        expenditure=EXPENDITURE.format(**values),
        fiscal_summary=FISCAL.format(general=change.get("appropriation", "80.00")),
        general_budget_expenditure=GENERAL,
        government_fund=FUND,
        basic_expenditure=BASIC.format(**values),
        three_public="budget_total budget_reception\n_ _ 1.20 1.20",
    )
    return replace(read, kind="budget")


def errors(one: Report) -> set[str]:
    return {
        finding.rule
        for finding in check(one).findings
        if finding.rule.startswith(TABLE_RULES) and finding.severity == "error"
    }


TABLE_RULES = ("link.", "income", "expenditure", "fiscal_summary", "general", "government", "basic", "funds")


def test_a_consistent_budget_without_subtotals_agrees_throughout() -> None:
    one = budget()
    assert errors(one) == set()
    for rule in (
        "income_expenditure_summary.income_subtotal",
        "income_expenditure_summary.fiscal_appropriation",
        "fiscal_summary.expenditure_subtotal",
        "link.fiscal_summary.fund_general_budget",
        "link.fiscal_summary.income_part_general_budget",
        "link.fiscal_summary.income_total",
        "link.fiscal_summary.whole",
        "link.income.summary_total",
        "link.general_budget_expenditure.fiscal_total",
        "link.basic_expenditure.general_budget_personnel",
    ):
        assert set(outcomes(one, rule)) == {"holds"}, rule


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({"general": "81.11"}, {"income_expenditure_summary.fiscal_appropriation"}),
        (
            {"fiscal": "101.11"},
            {"income_expenditure_summary.income_subtotal", "link.fiscal_summary.income_total"},
        ),
        ({"appropriation": "81.11"}, {"link.fiscal_summary.fund_general_budget"}),
        ({"income": "101.11"}, {"link.income.fiscal_total"}),
        ({"town": "21.11"}, {"funds.items"}),
    ],
)
def test_a_wrong_figure_contradicts_the_other_tables(change: dict[str, str], rules: set[str]) -> None:
    one = budget(**change)
    differing = {comparison.rule for comparison in check(one).comparisons if comparison.outcome == "differs"}
    assert rules <= differing


@pytest.mark.parametrize(("value", "severity"), [("1.20", None), ("1.21", "info"), ("2.00", "warning")])
def test_basic_expenditure_is_at_most_the_planned_three_public_items(
    value: str, severity: str | None
) -> None:
    found = [
        finding.severity
        for finding in check(budget(reception=value)).findings
        if finding.rule == "link.three_public.budget_reception"
    ]
    assert found == ([severity] if severity else [])


def carried(general: str, spent: str = "100.00") -> Report:
    """Last year left 10.00 of the general budget; the fund's own table may count it or not."""
    return replace(
        tables(
            fiscal_summary=CARRIED.format(spent=spent),
            general_budget_expenditure=f"total\n_ 合计 {general}\n201 一般 {general}",
            expenditure="total\n_ 合计 100.00\n201 一般 80.00\n212 城乡 20.00",
        ),
        kind="budget",
    )


def test_a_table_of_this_years_money_alone_is_at_most_the_whole() -> None:
    assert leaves_out_carried(carried("70.00"), "general_budget_expenditure")
    assert not leaves_out_carried(carried("80.00"), "general_budget_expenditure")
    assert outcomes(carried("70.00"), "link.expenditure.general_budget") == ["holds", "holds"]
    assert not [one for one in check(carried("70.00")).findings if one.rule.startswith("link.")]


def test_items_that_follow_their_sum_are_added_up() -> None:
    assert outcomes(carried("70.00"), "fiscal_summary.expenditure_subtotal") == ["holds"]
    assert outcomes(carried("70.00", spent="101.11"), "fiscal_summary.expenditure_subtotal") == ["differs"]
    assert outcomes(carried("70.00"), "fiscal_summary.income_subtotal") == ["holds"]


def test_what_last_year_left_is_told_apart() -> None:
    one = carried("70.00")
    assert not carried_by_fund(one)
    assert not carried_alike(one)
    assert income_carried_alike(one)
    assert made(one, "link.fiscal_summary.fund_general_budget") == []


def test_an_upper_bound_gives_way_where_money_was_returned() -> None:
    one = tables(
        basic_expenditure="amount\n302 商品 5.00\n30217 接待费 2.00\n30299 其他 -1.00",
        three_public="final_total final_reception\n_ _ 1.00 1.00",
    )
    assert outcomes(one, "link.three_public.reception") == ["insufficient"]


@pytest.mark.parametrize(
    ("part", "outcome"), [("5.00", "holds"), ("4.00", "insufficient"), ("6.00", "differs")]
)
def test_a_single_part_may_be_less_than_its_whole(part: str, outcome: str) -> None:
    one = tables(three_public=f"final_vehicles final_vehicle_operation\n_ _ 5.00 {part}")
    assert outcomes(one, "three_public.final_vehicles") == [outcome]


def test_growth_in_per_cent_is_not_added_up() -> None:
    one = tables(
        income_expenditure_summary="""
        amount growth
        <_ 一、事业收入 10.00 25.00
        <_ 二、其他收入 10.00 50.00
        <_ 本年收入合计 20.00 37.50
    """
    )
    assert outcomes(one, "income_expenditure_summary.income_subtotal") == ["holds"]


@pytest.mark.parametrize(("people", "outcome"), [("12", "holds"), ("3", "holds"), ("2", "differs")])
def test_a_batch_of_guests_has_a_guest(people: str, outcome: str) -> None:
    one = tables(
        three_public_statistics=f"count\n_ 国内公务接待批次（个） 3\n_ 国内公务接待人次（人） {people}"
    )
    assert outcomes(one, "receptions.people") == [outcome]


def test_funds_beside_the_fiscal_appropriation_are_its_parts() -> None:
    one = tables(
        income_expenditure_summary="""
        amount
        <_ 财政拨款收入             30.00
        <_ 一般公共预算财政拨款收入 20.00
        <_ 政府性基金预算财政拨款收入 10.00
        <_ 事业收入                 5.00
        <_ 本年收入合计             35.00
    """
    )
    assert outcomes(one, "income_expenditure_summary.income_subtotal") == ["holds"]


@pytest.mark.parametrize(("whole", "outcome"), [("12.00", "insufficient"), ("9.00", "differs")])
def test_a_column_that_no_form_knows_may_hold_a_part(whole: str, outcome: str) -> None:
    one = tables(income=f"total institutional other\n_ 合计 {whole} 5.00 5.00")
    warning = ReadingWarning("unknown_column", "《收入表》“某项收入”一栏未能识别", 1)
    assert outcomes(one, "income.total") == ["differs"]
    assert outcomes(replace(one, warnings=(warning,)), "income.total") == [outcome]


@pytest.mark.parametrize(("whole", "outcome"), [("25.00", "holds"), ("26.11", "differs")])
def test_items_printed_behind_the_sum_of_the_year_are_part_of_the_total(whole: str, outcome: str) -> None:
    one = tables(
        income_expenditure_summary=f"""
        amount
        <_ 一、事业收入     20.00
        <_ 本年收入合计     20.00
        <_ 二、上级补助收入 2.00
        <_ 三、上年结转     3.00
        <_ 收入总计         {whole}
    """
    )
    assert outcomes(one, "income_expenditure_summary.income_total") == [outcome]
