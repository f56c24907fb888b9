"""Sentences → facts, in the wordings of several provinces (all figures are made up)."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.model import Fact
from mingzhang.reading.narrative import Narrative, read_narrative
from tests.reading.typeset import coded_table, typeset

TABLE = coded_table(
    ("201", "一般公共服务支出"),
    ("20103", "政府办公厅（室）及相关机构事务"),
    ("2010301", "行政运行"),
    ("208", "社会保障和就业支出"),
    ("20805", "行政事业单位养老支出"),
    ("2080505", "机关事业单位基本养老保险缴费支出"),
)
PART = "第三部分 2024年度部门决算情况说明\n"


def narrative(text: str, heading: str = "一、情况说明") -> Narrative:
    return read_narrative(typeset(f"模拟单位\n2024年度部门决算\n{PART}{heading}\n{text}"), [TABLE])


def printed(text: str, heading: str = "一、情况说明") -> list[tuple[str, str, str]]:
    """Subject, measure, value with sign of the facts that are printed."""
    return [
        (one.subject, one.measure, str(one.amount.value))
        for one in narrative(text, heading).facts
        if not one.derived
    ]


def derived(text: str, heading: str = "一、情况说明") -> list[Fact]:
    return [one for one in narrative(text, heading).facts if one.derived]


def test_income_and_expenditure_in_one_figure_are_one_fact() -> None:
    text = "2024年度收入、支出总计12.35万元，比上年收入、支出总计各增加4.16万元，增长50.79%。"
    assert printed(text) == [
        ("收入支出总计", "final", "12.35"),
        ("收入支出总计", "change", "4.16"),
        ("收入支出总计", "growth", "50.79"),
    ]


def test_each_figure_of_a_list_is_its_own_fact() -> None:
    text = (
        "2024年度收入总计1,000.00万元、支出总计1,000.00万元，"
        "与上年相比，收入总计、支出总计分别增加10.00万元、20.00万元，分别增长1.01%、2.04%。"
    )
    assert printed(text) == [
        ("收入总计", "final", "1000.00"),
        ("支出总计", "final", "1000.00"),
        ("收入总计", "change", "10.00"),
        ("支出总计", "change", "20.00"),
        ("收入总计", "growth", "1.01"),
        ("支出总计", "growth", "2.04"),
    ]


def test_parts_and_their_shares() -> None:
    text = "本年收入合计9.50万元，其中：财政拨款收入9.00万元，占94.74%；事业收入0.50万元，占5.26%。"
    assert printed(text) == [
        ("本年收入合计", "final", "9.50"),
        ("财政拨款收入", "final", "9.00"),
        ("财政拨款收入", "share", "94.74"),
        ("事业收入", "final", "0.50"),
        ("事业收入", "share", "5.26"),
    ]


def test_an_item_names_its_code_and_its_class_stands_in_the_heading() -> None:
    text = (
        "（三）一般公共预算财政拨款支出具体情况。\n1.社会保障和就业支出（类）\n"
        "（1）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）。"
        "年初预算为61.50万元，支出决算为60.47万元。完成年初预算的98.33%。"
    )
    facts = narrative(text).facts
    assert {one.code for one in facts} == {"2080505"}
    assert [one.measure for one in facts] == ["initial_budget", "final", "completion"]
    assert len({one.group for one in facts}) == 1


def test_purposes_name_items_without_speaking_of_them() -> None:
    text = (
        "1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。"
        "主要用于：人员经费、公用经费。年初预算为5万元。"
    )
    assert [(one.subject, one.code) for one in narrative(text).facts] == [("行政运行", "2010301")]


def test_full_year_budget_beside_the_initial_one() -> None:
    text = (
        "机关运行经费年初预算数为5.00万元，全年预算数为6.00万元，支出决算数为5.50万元，完成全年预算的91.67%。"
    )
    assert [measure for _, measure, _ in printed(text)] == ["initial_budget", "budget", "final", "completion"]


def test_a_change_against_the_own_budget_has_no_basis_of_last_year() -> None:
    facts = narrative("机关运行经费支出决算为5.50万元，较年初预算数增加0.50万元，增长10%。").facts
    assert [(one.measure, one.basis) for one in facts] == [
        ("final", None),
        ("change", None),
        ("growth", None),
    ]


def test_three_public_counts_are_told_apart_by_their_units() -> None:
    text = (
        "1.因公出国（境）费支出0万元。全年安排因公出国（境）团组0个、累计0人次。\n"
        "2.公务用车购置及运行维护费支出4万元。其中：公务用车购置支出0万元，购置公务用车0辆；"
        "公务用车运行维护费支出4万元，公务用车保有量为2辆。\n"
        "3.公务接待费支出1万元。其中：国内公务接待支出0.9万元（含外宾接待支出0.1万元），"
        "接待12批次、98人次，其中：接待外宾1批次、5人次。"
    )
    counts = [
        (subject, value) for subject, measure, value in printed(text, "九、“三公”经费") if measure == "count"
    ]
    assert counts == [
        ("因公出国（境）团组", "0"),
        ("因公出国（境）人次", "0"),
        ("公务用车购置数", "0"),
        ("公务用车保有量", "2"),
        ("国内公务接待批次", "12"),
        ("国内公务接待人次", "98"),
        ("外宾接待批次", "1"),
        ("外宾接待人次", "5"),
    ]


def test_vehicles_by_kind_and_equipment_without_its_threshold() -> None:
    text = (
        "截至2024年12月31日，共有车辆3辆，其中：副部（省）级及以上领导用车0辆、主要负责人用车1辆、其他用车2辆；"
        "单价100万元（含）以上设备（不含车辆）0台（套）。"
    )
    assert printed(text) == [
        ("车辆", "count", "3"),
        ("副部（省）级及以上领导用车", "count", "0"),
        ("主要负责人用车", "count", "1"),
        ("其他用车", "count", "2"),
        ("单价100万元（含）以上设备（不含车辆）", "count", "0"),
    ]


def test_projects_are_named_items_with_budget_spending_and_rate() -> None:
    text = (
        "根据要求，对2024年度2项单位项目支出开展了绩效自评，共涉及资金8.20万元，占项目支出预算总额的100%。"
        "完成情况：1、村道路公益性岗位补贴（二期）3.20万元，全年支出1.60万元，资金支出进度为50%。"
        "2、网络维护费5万元，全年支出5万元，资金支出进度为100%。"
    )
    assert printed(text, "十二、绩效评价情况说明") == [
        ("绩效自评项目", "count", "2"),
        ("绩效自评项目", "other", "8.20"),
        ("绩效自评项目", "share", "100"),
        ("村道路公益性岗位补贴（二期）", "budget", "3.20"),
        ("村道路公益性岗位补贴（二期）", "final", "1.60"),
        ("村道路公益性岗位补贴（二期）", "rate", "50"),
        ("网络维护费", "budget", "5"),
        ("网络维护费", "final", "5"),
        ("网络维护费", "rate", "100"),
    ]


def test_an_amount_behind_a_count_is_not_of_the_count() -> None:
    text = "国内公务接待支出3.62万元，国内公务接待31批次，256人次（不包括陪同人员），共计支出3.62万元。"
    assert printed(text, "七、“三公”经费") == [
        ("国内公务接待费", "final", "3.62"),
        ("国内公务接待批次", "count", "31"),
        ("国内公务接待人次", "count", "256"),
        ("国内公务接待费", "final", "3.62"),
    ]


def test_a_decrease_is_negative() -> None:
    text = "机关运行经费支出2.00万元，比上年减少2.00万元，下降50%；培训费支出0万元，较上年下降100%。"
    assert [value for _, measure, value in printed(text) if measure in ("change", "growth")] == [
        "-2.00",
        "-50",
        "-100",
    ]


@pytest.mark.parametrize(
    "words", ["与上年持平", "与2023年度支出决算数持平", "与上年一致", "较上年无增减变化"]
)
def test_unchanged_is_a_derived_change_of_nothing(words: str) -> None:
    change, prior = derived(f"公务接待费支出0.18万元，{words}。", "九、“三公”经费")
    assert (change.measure, change.amount.value, change.basis) == ("change", 0, "prior_final")
    assert change.sources == (change.source,)
    assert (prior.measure, str(prior.amount.value), prior.period) == ("prior", "0.18", "prior")


def test_nearly_unchanged_is_no_change_of_nothing() -> None:
    assert derived("公务接待费支出0.18万元，与上年基本持平。") == []


def test_last_years_figure_follows_from_the_change() -> None:
    (prior,) = derived("机关运行经费支出29.24万元，比上年减少0.82万元，下降2.73%。")
    assert (prior.subject, prior.measure, prior.period) == ("机关运行经费", "prior", "prior")
    assert (str(prior.amount.value), str(prior.amount.quantum)) == ("30.06", "0.02")
    assert [source.text for source in prior.sources] == ["29.24", "0.82"]


def test_a_printed_figure_of_last_year_is_not_derived_again() -> None:
    text = "机关运行经费2023年决算数3.00万元，2024年决算数2.00万元，比上年减少1.00万元。"
    assert derived(text) == []
    assert printed(text)[0] == ("机关运行经费", "prior", "3.00")


def test_numbers_of_reasons_duties_and_glossary_are_no_facts() -> None:
    text = (
        "模拟单位\n2024年度部门决算\n第一部分 概况\n一、部门职责\n承担39.5万人的工作，管理资金100万元。\n"
        f"{PART}一、机关运行经费情况说明\n机关运行经费支出2.00万元，完成预算100%，主要原因是新增1名人员，增资0.5万元。\n"
        "第四部分 名词解释\n基本支出：指不超过100万元的支出，占80%。"
    )
    facts = read_narrative(typeset(text), [TABLE]).facts
    assert [str(one.amount.value) for one in facts] == ["2.00", "100"]


def test_an_amount_of_something_unknown_is_still_a_fact() -> None:
    assert printed("校舍维修改造投入12.5万元。") == [("校舍维修改造投入", "final", "12.5")]
    assert printed("其中，达到36.5%。", "三、甲项工作") == [("甲项工作", "other", "36.5")]


def test_a_missing_unit_is_read_and_told() -> None:
    read = narrative("机关运行经费支出2.00万元，比上年增加1.00万元，增长100.00。")
    assert [(one.measure, one.unit) for one in read.facts if not one.derived][-1] == ("growth", "%")
    assert [(one.code, one.page) for one in read.warnings] == [("missing_unit", 1)]


def test_spaces_and_line_breaks_within_a_number() -> None:
    facts = narrative("机关运行经费支出 2, 106. 35 万 元。").facts
    assert [(one.source.text, str(one.amount.value)) for one in facts] == [("2,106.35", "2106.35")]


def test_a_budgets_own_amounts_are_its_initial_budget() -> None:
    text = (
        "模拟单位\n2025年部门预算\n2025年部门预算编制说明\n"
        "2025年，收入预算91.68万元，其中：财政拨款收入91.68万元，比2024年预算减少2.50万元。\n"
        "1.“一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）”25.77万元。"
        "2024年当年预算执行数为60.13万元，2025年预算安排25.77万元，比2024年预算执行数减少57.14%。"
    )
    facts = [one for one in read_narrative(typeset(text), [TABLE]).facts if not one.derived]
    assert [(one.measure, one.basis) for one in facts] == [
        ("initial_budget", None),
        ("initial_budget", None),
        ("change", "prior_budget"),
        ("initial_budget", None),
        ("prior", "prior_execution"),
        ("initial_budget", None),
        ("growth", "prior_execution"),
    ]


def test_a_printed_budget_within_a_comparison_is_the_budget() -> None:
    text = "机关运行经费决算数22.00万元，比2024年年初预算数27.00万元减少5.00万元。"
    assert printed(text) == [
        ("机关运行经费", "final", "22.00"),
        ("机关运行经费", "initial_budget", "27.00"),
        ("机关运行经费", "change", "-5.00"),
    ]


def test_a_whole_printed_within_a_share_is_the_wholes_figure() -> None:
    text = "基本支出8.00万元，占本年支出合计10.00万元的80%；项目支出2.00万元，占20%。"
    assert printed(text) == [
        ("基本支出", "final", "8.00"),
        ("本年支出合计", "final", "10.00"),
        ("基本支出", "share", "80"),
        ("项目支出", "final", "2.00"),
        ("项目支出", "share", "20"),
    ]


def test_what_money_was_used_for_is_named_by_the_words_before_it() -> None:
    text = "公务用车运行维护费支出9.00万元，主要用于公务用车加油7.00万元，公务用车维修2.00万元。"
    assert [subject for subject, _, _ in printed(text)] == [
        "公务用车运行维护费",
        "公务用车加油",
        "公务用车维修",
    ]


def test_income_and_expenditure_together_compare_with_last_year() -> None:
    text = "2024年度收入总计9.00万元，支出总计9.00万元。收支较上年决算数增加1.00万元，增长12.5%。"
    assert printed(text)[2:] == [("收入支出总计", "change", "1.00"), ("收入支出总计", "growth", "12.5")]
    assert [str(one.amount.value) for one in derived(text)] == ["8.00"]


def test_equal_to_the_own_budget_is_no_comparison_with_last_year() -> None:
    (change,) = derived("因公出国（境）费支出决算为3万元，决算数等于预算数。", "九、“三公”经费")
    assert (change.measure, change.amount.value, change.basis) == ("change", 0, None)


def test_the_template_words_left_in_state_nothing() -> None:
    text = (
        "机关运行经费支出2.00万元，比上年增加1.00万元，增长100%（或与2023年决算数持平）。（如持平作持平表述）"
    )
    assert [one.measure for one in narrative(text).facts] == ["final", "change", "growth", "prior"]


def test_a_nought_without_unit_is_read_and_told() -> None:
    read = narrative("因公出国（境）费支出预算数为0，支出决算为0万元。", "九、“三公”经费")
    assert [(one.measure, str(one.amount.value)) for one in read.facts] == [("budget", "0"), ("final", "0")]
    assert [one.code for one in read.warnings] == ["missing_unit"]


def test_text_without_any_heading_is_still_read() -> None:
    text = "模拟单位\n2024年度部门决算\n2024年度机关运行经费支出2.00万元，比上年增加1.00万元。"
    facts = read_narrative(typeset(text), []).facts
    assert [one.measure for one in facts] == ["final", "change", "prior"]


AMOUNTS = st.decimals(min_value=0, max_value=99999, places=2)
ITEMS = (
    "基本支出",
    "项目支出",
    "经营支出",
    "上缴上级支出",
    "对附属单位补助支出",
    "结余分配",
    "年末结转和结余",
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(AMOUNTS, min_size=7, max_size=7),
    st.integers(14, 32),
    st.sampled_from([0, 2]),
    st.integers(4, 24),
    st.booleans(),
)
def test_no_typesetting_loses_or_changes_a_number(
    amounts: list[Decimal], letters: int, indent: int, lines_per_page: int, whole_numbers: bool
) -> None:
    parts = "；".join(f"{item}{amount:,.2f}万元" for item, amount in zip(ITEMS, amounts, strict=True))
    text = (
        f"模拟单位\n2024年度部门决算\n{PART}一、支出决算情况说明\n本年支出合计1.00万元，其中：{parts}。\n"
        "二、收入决算情况说明\n本年收入合计2.00万元。"
    )
    document = typeset(
        text, letters=letters, indent=indent, lines_per_page=lines_per_page, whole_numbers=whole_numbers
    )
    facts = read_narrative(document, []).facts
    assert [(one.subject, one.amount.value) for one in facts] == [
        ("本年支出合计", Decimal("1.00")),
        *zip(ITEMS, amounts, strict=True),
        ("本年收入合计", Decimal("2.00")),
    ]
    assert [one.source.text for one in facts[1:-1]] == [f"{amount:,.2f}" for amount in amounts]


def test_an_average_is_no_figure_of_the_whole() -> None:
    text = "国内公务接待费0.18万元，人均69元。人均因公出国（境）费用2.00万元。"
    assert printed(text, "九、“三公”经费")[1:] == [
        ("国内公务接待费", "other", "0.0069"),
        ("人均因公出国（境）费", "other", "2.00"),
    ]


def test_an_evaluated_project_is_named_by_the_words_in_quotes() -> None:
    text = "1.“村道整治”项目绩效自评综述：项目全年预算数10万元，执行数9万元，完成预算的90%，自评得分97.5分。"
    assert printed(text, "十二、绩效评价情况") == [
        ("村道整治", "budget", "10"),
        ("村道整治", "final", "9"),
        ("村道整治", "completion", "90"),
        ("村道整治", "score", "97.5"),
    ]


def test_two_comparisons_with_their_own_reasons() -> None:
    read = narrative(
        "机关运行经费支出决算6.00万元，比年初预算7.00万元减少1.00万元，主要原因是人员减少；"
        "比上年增加2.00万元，增长50%，主要原因是调资。"
    )
    assert [(one.measure, one.basis) for one in read.facts][1:4] == [
        ("initial_budget", None),
        ("change", None),
        ("change", "prior_final"),
    ]
    assert [(one.explains, one.text) for one in read.reasons] == [("budget", "人员减少"), ("prior", "调资。")]
