"""Links between tables: equal, a tail, different, and equal only where all money is of one kind."""

from __future__ import annotations

import pytest

from mingzhang.checking import check, rules
from mingzhang.checking.money import all_fiscal, all_general_budget
from mingzhang.forms.links import LINKS
from mingzhang.model import Report
from tests.checking.small import made, outcomes, tables

SUMMARY = """
    amount
    <_ 一、一般公共预算财政拨款收入 {fiscal}
    <_ 五、事业收入                 {institutional}
    <_ 本年收入合计                 100.00
    <_ 年初结转和结余               {carried}
    <_ 总计                         100.00
    >_ 八、社会保障和就业支出       80.00
    >_ 九、卫生健康支出             20.00
    >_ 本年支出合计                 100.00
    >_ 总计                         100.00
"""
FISCAL = """
    total general_budget government_fund state_capital amount
    <_ 一、一般公共预算财政拨款     · · · · 100.00
    <_ 本年收入合计                 · · · · 100.00
    <_ 总计                         · · · · 100.00
    >_ 八、社会保障和就业支出       {health} {health} · ·
    >_ 九、卫生健康支出             20.00 20.00 · ·
    >_ 本年支出合计                 100.00 100.00 · ·
"""
GENERAL = """
    total basic project
    _   合计     100.00 {basic} 40.00
    208 社保     80.00  40.00 40.00
    210 卫生     20.00  20.00 ·
"""
EXPENDITURE = """
    total basic project
    _   合计     100.00 60.00 40.00
    208 社保     80.00  40.00 40.00
    210 卫生     {health}  20.00 ·
"""


def report(**change: str) -> Report:
    values = {"fiscal": "100.00", "institutional": "·", "carried": "·"} | change
    return tables(
        income_expenditure_summary=SUMMARY.format(**values),
        fiscal_summary=FISCAL.format(health=change.get("fiscal_class", "80.00")),
        general_budget_expenditure=GENERAL.format(basic=change.get("basic", "60.00")),
        expenditure=EXPENDITURE.format(health=change.get("class", "20.00")),
    )


def test_a_report_of_general_budget_money_agrees_throughout() -> None:
    one = report()
    assert all_fiscal(one)
    assert all_general_budget(one)
    links = [comparison for comparison in check(one).comparisons if comparison.rule.startswith("link.")]
    made_here = [comparison for comparison in links if comparison.terms]
    assert {comparison.outcome for comparison in made_here} == {"holds"}
    assert {comparison.relation for comparison in made(one, "link.expenditure.general_budget")} == {"="}


@pytest.mark.parametrize(("value", "outcome"), [("20.00", "holds"), ("20.01", "tail"), ("20.02", "differs")])
def test_the_same_class_in_two_tables(value: str, outcome: str) -> None:
    comparisons = made(report(**{"class": value}), "link.expenditure.summary_classes")
    assert [comparison.outcome for comparison in comparisons] == ["holds", outcome]
    assert [term.evidence.table for term in comparisons[1].terms if term.evidence] == [
        "income_expenditure_summary",
        "expenditure",
    ]


def test_the_evidence_begins_with_one_table_and_names_the_other() -> None:
    one = report(**{"class": "25.00"})
    found = [
        finding for finding in check(one).findings if "link.expenditure.summary_classes" in finding.rules
    ]
    assert [finding.severity for finding in found] == ["error"]
    first = found[0].evidence[0]
    assert (first.table, first.code, first.source.text) == ("expenditure", "210", "25.00")
    assert (found[0].found, found[0].expected, found[0].difference) == ("25.00", "20.00", "5.00")
    assert "income_expenditure_summary" in {evidence.table for evidence in found[0].evidence}


def test_with_other_income_the_fiscal_part_is_at_most_the_whole() -> None:
    one = report(fiscal="90.00", institutional="10.00", fiscal_class="70.00")
    assert not all_fiscal(one)
    comparisons = made(one, "link.fiscal_summary.classes")
    assert {comparison.relation for comparison in comparisons} == {"<="}
    assert {comparison.outcome for comparison in comparisons} == {"holds"}
    more = report(fiscal="90.00", institutional="10.00", fiscal_class="81.00")
    assert "differs" in outcomes(more, "link.fiscal_summary.classes")


def test_money_carried_over_that_is_not_fiscal_is_other_money() -> None:
    assert not all_fiscal(report(carried="12.88"))


def test_basic_expenditure_is_personnel_and_public() -> None:
    one = tables(
        general_budget_expenditure=GENERAL.format(basic="60.00"),
        basic_expenditure="amount\n301 工资 50.00\n_ 人员经费合计 50.00\n_ 公用经费合计 10.00",
    )
    assert outcomes(one, "link.basic_expenditure.general_budget") == ["holds"]


@pytest.mark.parametrize(("value", "outcome"), [("0.18", "holds"), ("0.19", "tail"), ("0.50", "differs")])
def test_basic_expenditure_is_at_most_the_three_public_items(value: str, outcome: str) -> None:
    one = tables(
        basic_expenditure=f"amount\n302 商品 {value}\n30217 公务接待费 {value}",
        three_public="final_total final_reception\n_ _ 0.18 0.18",
    )
    assert outcomes(one, "link.three_public.reception") == [outcome]


def test_income_and_expenditure_are_never_compared_item_by_item() -> None:
    one = tables(
        income="total\n_ 合计 10.00\n208 社保 10.00", expenditure="total\n_ 合计 12.00\n208 社保 12.00"
    )
    assert not [finding for finding in check(one).findings if finding.severity == "error"]


def test_every_link_is_a_rule() -> None:
    ids = {rule.id for rule in rules()}
    assert {f"link.{link.id}" for link in LINKS} <= ids
