"""The narrative against the tables, with explanations typed as reports word them. All data is 模拟数据."""

from __future__ import annotations

import re

import pytest

from mingzhang.checking import check
from mingzhang.checking.told import told_facts
from tests.checking.small import outcomes
from tests.checking.typed_accounts import (
    EXPLANATION,
    FUND,
    PUBLIC,
    TABLES,
    account,
    changed,
    found,
)

FAMILIES = ("counterpart", "names", "components", "disclosure")


def test_an_explanation_that_agrees_is_compared_and_never_reported() -> None:
    one = account()
    assert found(one, *FAMILIES) == []
    made = {comparison.rule for comparison in check(one).comparisons if comparison.outcome == "holds"}
    assert {
        "counterpart.items", "counterpart.totals", "counterpart.kinds_of_spending", "counterpart.share",
        "counterpart.three_public", "counterpart.three_public_budget", "counterpart.reception_parts",
        "counterpart.operating_costs", "names.items", "names.omitted", "names.catalogue",
        "components.listed", "disclosure.reception",
    } <= made  # fmt: skip


WRONG = [
    ("收入总计232.00", "收入总计223.00", "counterpart.totals"),
    ("其中：本年收入合计225.00", "其中：本年收入合计252.00", "counterpart.totals"),
    ("年初结转和结余7.00", "年初结转和结余1.00", "counterpart.totals"),
    ("年末结转和结余2.00", "年末结转和结余20.00", "counterpart.totals"),
    ("财政拨款收入220.00", "财政拨款收入202.00", "counterpart.totals"),
    ("其他收入5.00", "其他收入50.00", "counterpart.totals"),
    ("基本支出160.00", "基本支出155.00", "counterpart.kinds_of_spending"),
    # The figure of all funds where that of the general budget belongs, and the other way round.
    ("财政拨款支出205.00万元，占", "财政拨款支出230.00万元，占", "counterpart.totals"),
    ("其中：基本支出155.00", "其中：基本支出160.00", "counterpart.kinds_of_spending"),
    ("（类）145.00", "（类）150.00", "counterpart.items"),
    ("（项）。支出决算为95.00", "（项）。支出决算为100.00", "counterpart.items"),
    ("财政拨款基本支出155.00", "财政拨款基本支出160.00", "counterpart.totals"),
    ("人员经费125.00", "人员经费152.00", "counterpart.kinds_of_spending"),
    ("公用经费30.00", "公用经费3.00", "counterpart.kinds_of_spending"),
    ("本年收入20.00", "本年收入2.00", "counterpart.totals"),
    ("本年支出20.00", "本年支出0.20", "counterpart.totals"),
    ("支出预算为5.00", "支出预算为6.00", "counterpart.three_public_budget"),
    ("支出决算为4.00", "支出决算为5.00", "counterpart.three_public"),
    ("支出决算3.50", "支出决算4.00", "counterpart.three_public"),
    ("公务接待费支出0.50", "公务接待费支出0.05", "counterpart.three_public"),
    ("国内公务接待支出0.50", "国内公务接待支出0.60", "counterpart.reception_parts"),
    ("机关运行经费支出30.00", "机关运行经费支出300.00", "counterpart.operating_costs"),
    ("占97.78%", "占95.65%", "counterpart.share"),
    ("占69.57%", "占96.57%", "counterpart.share"),
    ("的89.13%", "的91.11%", "counterpart.share"),
    ("占70.73%", "占63.04%", "counterpart.share"),
    ("占87.5%", "占70.0%", "counterpart.share"),
]


@pytest.mark.parametrize(("right", "wrong", "rule"), WRONG, ids=[wrong for _, wrong, _ in WRONG])
def test_one_wrong_figure_is_found_where_it_stands(right: str, wrong: str, rule: str) -> None:
    (figure,) = re.findall(r"\d[\d.]*", wrong)
    differing = [
        one
        for one in check(changed(right, wrong)).comparisons
        if (one.rule, one.outcome) == (rule, "differs")
    ]
    assert figure in [one.evidence[0].source.text.rstrip("%") for one in differing]
    assert {one.severity for one in differing} == {None}


def test_an_amount_off_by_one_in_its_last_digit_is_a_tail() -> None:
    findings = check(changed("（类）145.00", "（类）145.01")).findings
    assert [one.severity for one in findings if one.rule == "counterpart.items"] == ["info"]


def test_nought_in_the_text_agrees_with_a_blank() -> None:
    one = changed("其中：公务用车运行维护费", "其中：因公出国（境）费支出决算0万元；公务用车运行维护费")
    assert found(one, "counterpart") == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (
            "其中：公务用车运行",
            "其中：因公出国（境）费支出决算3万元；公务用车运行",
            "counterpart.three_public",
        ),
        ("年初结转和结余0万元，本年", "年初结转和结余3万元，本年", "counterpart.totals"),
    ],
)
def test_an_amount_beside_a_blank_is_for_a_look(old: str, new: str, rule: str) -> None:
    rules = {finding.rule: finding.severity for finding in found(changed(old, new), rule)}
    assert rules == {rule: "warning"}


@pytest.mark.parametrize(
    ("note", "words", "expected"),
    [
        ("全年预算数", "支出年初预算为6.00", []),
        ("年初预算数", "支出年初预算为6.00", ["error"]),
        ("年初预算数", "支出全年预算为6.00", []),
        ("全年预算数", "支出全年预算为6.00", ["error"]),
        ("", "支出年初预算为6.00", ["warning"]),
        ("", "支出预算为6.00", ["error"]),
    ],
)
def test_only_the_same_kind_of_budget_is_the_same_amount(note: str, words: str, expected: list[str]) -> None:
    public = PUBLIC.replace("全年预算数", note) if note else PUBLIC.rpartition("注：")[0]
    tables = tuple(public if table is PUBLIC else table for table in TABLES)
    one = account(EXPLANATION.replace("支出预算为5.00", words), tables)
    findings = found(one, "counterpart.three_public_budget")
    assert [finding.severity for finding in findings] == expected


def test_sections_without_their_funds_name_are_known_by_the_heading_above() -> None:
    """（一）支出决算总体情况 stands under 一般公共预算…: its totals are not those of all money."""
    one = account()
    compared = [
        term.evidence.table
        for comparison in check(one).comparisons
        if comparison.rule == "counterpart.items"
        for term in comparison.expected_terms
        if term.evidence is not None
    ]
    assert set(compared) == {"general_budget_expenditure"}


def test_what_is_told_of_an_item_is_not_told_of_the_total() -> None:
    text = "支出决算为95.00万元。其中：基本支出95.00万元，项目支出0万元。"
    assert found(changed("支出决算为95.00万元。", text), "counterpart") == []
    wrong = changed("支出决算为95.00万元。", text.replace("基本支出95.00", "基本支出59.00"))
    assert [finding.found for finding in found(wrong, "counterpart.kinds")] == ["59.00"]


def test_parts_of_three_public_by_funds_are_not_the_funds_totals() -> None:
    one = changed("支出决算为4.00万元。", "支出决算为4.00万元（其中：一般公共预算支出4.00万元）。")
    assert found(one, "counterpart") == []


def test_economic_items_told_with_amounts() -> None:
    listed = "主要包括：工资福利支出120.00万元，其中：基本工资80.00万元、奖金0万元；公用"
    text = "主要包括：基本工资、机关事业单位基本养老保险缴费；公用"
    assert outcomes(changed(text, listed), "counterpart.basic_items") == ["holds"] * 3
    wrong = changed(text, listed.replace("80.00", "8.00"))
    assert [finding.found for finding in found(wrong, "counterpart.basic_items")] == ["8.00"]


def test_a_list_before_one_amount_is_not_its_last_items() -> None:
    text = "主要包括：办公费、公务接待费等。"
    one = changed(text, "主要包括：办公费、公务接待费30.00万元。")
    assert outcomes(one, "counterpart.basic_items") == []


def test_without_a_table_its_figures_are_not_compared() -> None:
    one = account(EXPLANATION.replace("本年支出20.00", "本年支出99.00"), TABLES[:5])
    assert FUND not in TABLES[:5]
    assert [finding for finding in found(one, "counterpart") if finding.found == "99.00"] == []


@pytest.mark.parametrize(
    "words",
    [
        "（其中：使用年初结转和结余3.00万元）。其中：基本支出155.00",
        "（其中：上年结转资金安排支出3.00万元）。其中：基本支出155.00",
    ],
)
def test_what_was_used_of_money_carried_over_is_not_all_of_it(words: str) -> None:
    assert found(changed("。其中：基本支出155.00", words), "counterpart") == []
    income = changed("，年初结转和结余7.00万元", "，年初结转和结余7.00万元（本年使用上年结转和结余5.00万元）")
    assert found(income, "counterpart") == []


def test_a_nought_is_not_that_of_the_year_before_it() -> None:
    one = changed("2024年度“三公”经费支出预算", "2024年度“三公”经费支出0万元。“三公”经费支出预算")
    (told,) = [
        told for told in told_facts(one) if told.fact.source.text == "0" and "三公" in told.fact.subject
    ]
    assert told.lead == "2024年度“三公”经费支出"


@pytest.mark.parametrize("year", ["2021", "2022", "2025"])
def test_an_amount_of_another_year_is_not_held_against_this_years_table(year: str) -> None:
    words = "基本支出155.00万元，项目支出50.00万元。"
    one = changed(words, f"{words}{year}年一般公共预算财政拨款支出185.00万元。")
    assert found(one, *FAMILIES) == []
