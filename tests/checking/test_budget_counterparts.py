"""A budget's explanation against its tables: what agrees is never told, what was changed is. 模拟数据."""

from __future__ import annotations

import pytest

from mingzhang.checking import check
from mingzhang.model import Report
from tests.checking.typed_budget import OF_ALL_YEARS, OF_THIS_YEAR, TABLES, read

FORM = ("form.", "names.")
"""What has to be there is not what these budgets are about."""


def serious(one: Report) -> list[tuple[str, str]]:
    return [
        (finding.rule, finding.message)
        for finding in check(one).findings
        if finding.severity != "info" and not finding.rule.startswith(FORM)
    ]


def differing(one: Report) -> set[str]:
    return {comparison.rule for comparison in check(one).comparisons if comparison.outcome == "differs"}


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


@pytest.mark.parametrize("explanation", [OF_THIS_YEAR, OF_ALL_YEARS])
def test_a_consistent_budget_is_never_reported(explanation: str) -> None:
    assert serious(read(explanation)) == []


@pytest.mark.parametrize("explanation", [OF_THIS_YEAR, OF_ALL_YEARS])
def test_every_planned_amount_of_the_text_is_compared_with_a_table(explanation: str) -> None:
    one = read(explanation)
    compared = {
        evidence.source
        for comparison in check(one).comparisons
        if comparison.rule.startswith("budget.") and comparison.outcome == "holds"
        for evidence in comparison.evidence
    }
    planned = [fact for fact in one.facts if fact.measure == "initial_budget" and "采购" not in fact.subject]
    assert len(planned) > 15
    assert [fact.subject for fact in planned if fact.source not in compared] == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("2025年收支总预算3125.17万元", "2025年收支总预算3215.17万元", "budget.totals"),
        ("上年结转20.00万元，占", "上年结转29.00万元，占", "budget.totals"),
        ("事业收入30.00万元", "事业收入300.00万元", "budget.totals"),
        ("财政拨款收支总预算3095.17", "财政拨款收支总预算3195.17", "budget.totals"),
        ("拨款1775.17万元，比", "拨款1795.17万元，比", "budget.totals"),
        ("（项）2025年预算数为908.75", "（项）2025年预算数为455.50", "budget.items"),
        ("2025年预算数为136.10", "2025年预算数为163.10", "budget.items"),
        ("基本支出1319.67万元，占", "基本支出1805.50万元，占", "budget.kinds_of_spending"),
        ("人员经费1223.27", "人员经费1233.27", "budget.kinds_of_spending"),
        ("其中：基本支出0.00万元", "其中：基本支出5.00万元", "budget.kinds_of_spending"),
        ("公务接待费1.35", "公务接待费13.50", "budget.totals"),
        ("财政拨款预算96.40万元", "财政拨款预算964.00万元", "budget.operating_costs"),
        ("增加120.92万元", "增加129.02万元", "budget.last_year"),
        ("增长13.59%", "增长15.39%", "budget.last_year"),
        ("执行数130.00万元增加", "执行数135.00万元增加", "budget.last_year"),
        ("占11.92%", "占19.12%", "budget.class_share"),
    ],
)
def test_a_wrong_figure_of_the_text_is_found(old: str, new: str, rule: str) -> None:
    assert rule in differing(read(changed(OF_THIS_YEAR, old, new)))


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("收入预算3,125.17万元", "收入预算3,215.17万元", "budget.totals"),
        ("财政拨款收入预算3,095.17万元", "财政拨款收入预算3,125.17万元", "budget.totals"),
        ("一般公共预算拨款1,795.17", "一般公共预算拨款1,759.17", "budget.totals"),
        ("一般公共服务支出1,414.25", "一般公共服务支出1,441.25", "budget.items"),
        ("项目支出1,805.50万元", "项目支出1,850.50万元", "budget.kinds_of_spending"),
    ],
)
def test_a_wrong_figure_is_found_where_last_years_money_is_in_every_total(
    old: str, new: str, rule: str
) -> None:
    assert rule in differing(read(changed(OF_ALL_YEARS, old, new)))


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("| 800.00 | 908.75 | 908.75 | | 108.75 | 13.59 |", "| 800.00 | 908.75 | 908.75 | | 108.57 | 13.59 |",
         "budget.change_column"),
        ("| 908.75 | 908.75 | | 108.75 | 13.59 |", "| 908.75 | 908.75 | | 108.75 | 31.59 |",
         "budget.growth_column"),
    ],
)  # fmt: skip
def test_a_change_that_does_not_follow_from_its_row(old: str, new: str, rule: str) -> None:
    assert rule in differing(read(tables=changed(TABLES, old, new)))


def test_rates_given_as_fractions_are_left_unjudged() -> None:
    text = TABLES
    for line in [line for line in TABLES.splitlines() if line.count("|") == 9 and line[2:3].isdigit()]:
        *cells, growth, _ = line.split("|")
        if growth.strip():
            text = text.replace(line, "|".join([*cells, f" {float(growth) / 100:.4f} ", ""]))
    assert "budget.growth_column" not in differing(read(tables=text))


def test_an_amount_rounded_to_fewer_digits_is_no_tail() -> None:
    one = read(changed(OF_THIS_YEAR, "收支总预算3125.17万元", "收支总预算3125.2万元"))
    found = [one for one in check(one).comparisons if one.rule == "budget.totals" and one.found == "3125.2"]
    assert [comparison.outcome for comparison in found] == ["holds"]
    off = read(changed(OF_THIS_YEAR, "收支总预算3125.17万元", "收支总预算3125.16万元"))
    found = [one for one in check(off).comparisons if one.rule == "budget.totals" and one.found == "3125.16"]
    assert [comparison.outcome for comparison in found] == ["tail"]


BALANCED = """第三部分 2025年部门预算编制说明
2025年，模拟事务局收入预算100.00万元，其中：财政拨款收入100.00万元，比2024年预算增加{income}万元。
支出预算100.00万元，其中：财政拨款支出预算100.00万元，比2024年预算增加5.00万元。
财政拨款支出预算中，一般公共预算拨款支出预算100.00万元，比2024年预算增加{general}万元；
政府性基金拨款支出预算0.00万元，比2024年预算执行数持平；国有资本经营预算拨款支出预算0.00万元，比2024年预算执行数持平。
一、政府采购预算情况
2025年本部门政府采购预算34.00万元，其中：政府采购货物预算10.00万元、政府采购工程预算0.00万元、政府采购服务预算24.00万元。
2025年本部门面向中小企业预留政府采购项目预算金额{reserved}万元。
"""


GENERAL_TABLE = """
一般公共预算支出表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 201 | 一般公共服务支出 | 100.00 | 60.00 | 40.00 |
| 合计 | | 100.00 | 60.00 | 40.00 |
"""


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({}, set[str]()),
        ({"income": "5.50"}, {"budget.fiscal_change"}),
        ({"general": "6.00"}, {"budget.fiscal_change"}),
        ({"reserved": "43.00"}, {"budget.small_firms"}),
    ],
)
def test_a_balanced_plan_changes_alike(change: dict[str, str], rules: set[str]) -> None:
    values = {"income": "5.00", "general": "5.00", "reserved": "20.00"} | change
    one = read(BALANCED.format(**values), tables=GENERAL_TABLE)
    found = {rule for rule in differing(one) if rule in ("budget.fiscal_change", "budget.small_firms")}
    assert found == rules


def test_changes_are_not_held_against_each_other_where_last_year_left_money() -> None:
    values = {"income": "5.50", "general": "5.00", "reserved": "20.00"}
    assert "budget.fiscal_change" not in differing(read(BALANCED.format(**values)))


def test_what_a_unit_of_the_department_receives_is_no_total() -> None:
    own = changed(OF_THIS_YEAR, "模拟事务局2025年支出预算3125.17万元", "本级2025年支出预算1800.00万元")
    assert "budget.totals" not in differing(read(own))


def test_a_funds_part_of_project_expenditure_is_not_all_its_money() -> None:
    text = changed(
        OF_ALL_YEARS,
        "四、“三公”经费安排情况说明",
        "四、项目支出情况说明\n2025年项目支出1,805.50万元，其中：一般公共预算拨款475.50万元，"
        "政府性基金预算拨款1,300.00万元，单位资金30.00万元。\n五、“三公”经费安排情况说明",
    )
    assert "budget.totals" not in differing(read(text))
