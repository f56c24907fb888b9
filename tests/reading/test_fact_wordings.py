"""Single wordings of narratives, each with what it says (all figures are made up)."""

from __future__ import annotations

import pytest

from mingzhang.model import Fact
from mingzhang.reading.narrative import read_narrative
from tests.reading.typeset import coded_table, typeset

TABLE = coded_table(
    ("201", "一般公共服务支出"),
    ("20103", "政府办公厅（室）及相关机构事务"),
    ("2010301", "行政运行"),
    ("20105", "统计信息事务"),
    ("2010501", "行政运行"),
    ("208", "社会保障和就业支出"),
    ("20801", "人力资源和社会保障管理事务"),
    ("2080101", "行政运行"),
    ("229", "其他支出"),
    ("22960", "彩票公益金安排的支出"),
    ("2296002", "用于社会福利的彩票公益金支出"),
)


def facts(text: str, heading: str = "一、情况说明", kind: str = "决算") -> list[Fact]:
    year = 2024 if kind == "决算" else 2025
    opening = f"模拟单位\n{year}年度部门{kind}\n第三部分 {year}年度部门{kind}情况说明\n"
    read = read_narrative(typeset(f"{opening}{heading}\n{text}"), [TABLE])
    return [one for one in read.facts if not one.derived]


Stated = tuple[str, str, str | None, str]
"""Subject, measure, basis, value with unit."""


def stated(text: str, heading: str = "一、情况说明", kind: str = "决算") -> list[Stated]:
    return [
        (one.subject, one.measure, one.basis, f"{one.amount.value}{one.unit}")
        for one in facts(text, heading, kind)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "因公出国（境）费预算5万元，实际支出3万元，节约2万元，节约率40%。",
            [("budget", None), ("final", None), ("change", None), ("growth", None)],
        ),
        ("机关运行经费支出12万元，为年初预算的96%。", [("final", None), ("completion", None)]),
        (
            "机关运行经费支出12万元（上年11万元），增长9.09%。",
            [("final", None), ("prior", "prior_final"), ("growth", "prior_final")],
        ),
        ("培训覆盖率达98.5%，群众满意度95%。", [("other", None), ("other", None)]),
        ("年末银行存款余额12万元，按期支付比例5%。", [("other", None), ("other", None)]),
    ],
)
def test_measures_and_their_bases(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.measure, one.basis) for one in facts(text)] == expected


def test_last_years_execution_gives_the_change_behind_it_its_basis() -> None:
    text = "机关运行经费2025年预算20万元，2024年执行数19万元，增加1万元，增长5.26%。"
    assert [(measure, basis) for _, measure, basis, _ in stated(text, kind="预算")] == [
        ("initial_budget", None),
        ("prior", "prior_execution"),
        ("change", "prior_execution"),
        ("growth", "prior_execution"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("社会保障和就业支出60万元，其中：行政运行40万元。", "2080101"),
        ("一般公共服务支出（类）统计信息事务（款）50万元，其中：行政运行40万元。", "2010501"),
        ("一般公共服务支出-统计信息事务-行政运行40万元。", "2010501"),
        ("一般公共服务支出（201）统计信息事务（05）行政运行（01）：支出决算40万元。", "2010501"),
        ("2010301行政运行40万元。", "2010301"),
        ("行政运行40万元。", None),
    ],
)
def test_a_name_under_several_codes_is_that_of_its_class(text: str, code: str | None) -> None:
    last = facts(text)[-1]
    assert (last.subject, last.code) == ("行政运行", code)


@pytest.mark.parametrize(
    "text",
    [
        "其他支出（类）彩票公益金安排的支出（款）用于社会福利的彩票公益金支出（项）。支出决算为3万元。",
        "彩票公益金安排的支出5万元，其中：用于社会福利的彩票公益金支出3万元。",
    ],
)
def test_an_item_named_by_its_purpose_is_an_item(text: str) -> None:
    last = facts(text)[-1]
    assert (last.subject, last.code) == ("用于社会福利的彩票公益金支出", "2296002")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("编外人员经费20万元。", "编外人员经费"),
        ("教师培训费5万元。", "教师培训费"),
        ("基本建设类项目支出5万元。", "基本建设类项目支出"),
        ("政府购买服务支出12万元。", "政府购买服务支出"),
        ("商品和服务支出80万元。", "商品和服务支出"),
        ("对个人和家庭的补助20万元。", "对个人和家庭的补助"),
        ("模拟县统计局人员经费20万元。", "人员经费"),
        ("本年度会议费5万元。", "会议费"),
    ],
)
def test_a_qualified_name_is_not_the_plain_one(text: str, subject: str) -> None:
    assert [one.subject for one in facts(text)] == [subject]


def test_the_change_of_another_item_is_not_that_of_the_item_spoken_of() -> None:
    text = "机关运行经费支出12万元，取暖费较上年增加0.30万元。"
    assert [(subject, measure) for subject, measure, _, _ in stated(text)] == [
        ("机关运行经费", "final"),
        ("取暖费", "change"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“三公”经费支出8万元。公务接待费支出5万元。比上年减少1万元，下降16.67%。",
        "“三公”经费支出8万元。其中公务接待费支出5万元。与2023年度相比减少1万元，下降11.11%。",
        "“三公”经费支出8万元。老干部活动经费支出5万元。完成年初预算的90%。",
        "“三公”经费支出8万元。\n公务接待费支出5万元。\n较上年减少1万元，下降16.67%。",
    ],
)
def test_a_sentence_that_names_nothing_is_about_what_the_last_one_spoke_of(text: str) -> None:
    spoken = next(one for one in ("老干部活动经费支出", "其中", "公务接待费") if one in text)
    wanted = "“三公”经费" if spoken == "其中" else spoken
    last = [subject for subject, measure, _, _ in stated(text, "七、“三公”经费") if measure != "final"]
    assert set(last) == {wanted}


@pytest.mark.parametrize(
    "text",
    [
        "上年接待3批次，接待36人次；2024年接待2批次，接待26人次。",
        "本年接待2批次、26人次（上年公务接待费0.20万元，接待3批次、36人次）。",
        "2024年国内公务接待2批次，26人次，2023年接待3批次，36人次。",
    ],
)
def test_counts_beside_one_of_last_year_are_last_years(text: str) -> None:
    counts = {
        (str(one.amount.value), one.period)
        for one in facts(text, "九、公务接待费支出决算具体情况说明")
        if one.measure == "count"
    }
    assert counts == {("3", "prior"), ("36", "prior"), ("2", "current"), ("26", "current")}


def test_money_of_a_budget_is_told_apart_by_its_name() -> None:
    text = (
        "收入预算45万元，其中：政府性基金20万元，单位资金20万元；上年结转5万元，其中：上年一般公共预算结转3万元，"
        "上年政府性基金结转资金2万元。"
    )
    assert [(subject, measure, value) for subject, measure, _, value in stated(text, kind="预算")] == [
        ("收入总计", "initial_budget", "45万元"),
        ("政府性基金预算财政拨款", "initial_budget", "20万元"),
        ("单位资金", "initial_budget", "20万元"),
        ("年初结转和结余", "initial_budget", "5万元"),
        ("年初一般公共预算财政拨款结转和结余", "initial_budget", "3万元"),
        ("年初政府性基金预算财政拨款结转和结余", "initial_budget", "2万元"),
    ]


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        (
            "一、部门收支决算总体情况",
            "（一）2024年收入31万元，比上年增加1万元，具体情况如下：财政拨款收入30万元；其他收入1万元。",
            ["本年收入合计", "本年收入合计", "财政拨款收入", "其他收入"],
        ),
        (
            "四、财政拨款收支决算对比情况",
            "2.政府性基金预算财政拨款本年收入3万元，比上年增加1万元；本年支出2万元，与上年持平。",
            ["政府性基金预算财政拨款收入"] * 2 + ["政府性基金预算财政拨款支出"],
        ),
        (
            "六、“三公”经费",
            "2024年度“三公”经费一般公共预算财政拨款支出5万元，完成预算的50%。",
            ["“三公”经费"] * 2,
        ),
        (
            "六、“三公”经费",
            "1.公务接待费支出5万元（其中：一般公共预算支出4万元；政府性基金预算支出1万元），完成预算的50%。",
            ["公务接待费", "公务接待费（一般公共预算）", "公务接待费（政府性基金预算）", "公务接待费"],
        ),
        ("六、基本支出", "（一）人员支出5万元，主要包括基本工资。", ["人员经费"]),
        ("十、老干部活动情况", "2024年支出5万元。", ["老干部活动情况"]),
    ],
)
def test_what_is_not_named_in_full(heading: str, text: str, expected: list[str]) -> None:
    assert [subject for subject, _, _, _ in stated(text, heading)] == expected


def test_a_change_of_both_totals_is_theirs_together() -> None:
    text = "收入总计800万元，支出总计800万元，与上年相比，各减少25万元，下降3.0%。"
    assert [subject for subject, _, _, _ in stated(text)] == [
        "收入总计",
        "支出总计",
        "收入支出总计",
        "收入支出总计",
    ]


def test_values_of_assets_are_no_spending() -> None:
    text = (
        "资产总额500万元，其中，固定资产300万元，在建工程200万元，较上年增加20万元。"
        "处置车辆1辆，账面原值20万元。"
    )
    assert [(measure, value) for _, measure, _, value in stated(text, "十、国有资产占用情况")] == [
        ("other", "500万元"),
        ("other", "300万元"),
        ("other", "200万元"),
        ("change", "20万元"),
        ("count", "1辆"),
        ("other", "20万元"),
    ]


def test_ranges_and_rules_are_no_amounts() -> None:
    assert facts("80分（含）至90分为良，按工资总额的12%缴存，用于编制30至50人的单位。") == []


def test_a_reason_ends_where_the_next_change_is_stated() -> None:
    text = "公务接待费支出2万元，决算数小于预算数的主要原因是厉行节约，与上年相比减少0.30万元，减少13.04%。"
    assert [measure for _, measure, _, _ in stated(text, "九、“三公”经费")] == ["final", "change", "growth"]


def test_a_reason_ends_where_the_next_items_budget_of_a_year_is_stated() -> None:
    text = (
        "公务用车购置费2025年预算数25万元，比2024年预算数减少3万元，下降10.71%，主要原因是购置减少；"
        "公务用车运行维护费2025年预算数21.5万元，比2024年预算数减少2.5万元，下降10.42%。"
    )
    changes = [one for one in stated(text, kind="预算") if one[1] == "change"]
    assert [(subject, value) for subject, _, _, value in changes] == [
        ("公务用车购置费", "-3万元"),
        ("公务用车运行维护费", "-2.5万元"),
    ]


PROJECT = """七、项目经费情况说明
（一）村道整治项目
1.项目概述
整治村道12条，全长30公里，由模拟单位建设。
2.年度预算安排
2025年安排预算120万元，其中第一季度用款计划30万元。
八、其他情况说明
机关运行经费50万元。"""


def test_a_section_of_a_project_states_its_money_only() -> None:
    heading, _, text = PROJECT.partition("\n")
    assert [(subject, value) for subject, _, _, value in stated(text, heading, "预算")] == [
        ("村道整治项目", "120万元"),
        ("村道整治项目", "30万元"),
        ("机关运行经费", "50万元"),
    ]


def test_a_project_is_named_by_its_line_or_by_its_works() -> None:
    line = "1.项目名称：甲河治理\n2.预算安排\n2025年安排80万元。"
    works = (
        "（一）项目概况\n由模拟单位建设的乙河桥梁新建工程，位于乙河东岸，占地500平方米。\n"
        "（二）预算安排\n安排80万元。"
    )
    for text, name in ((line, "甲河治理"), (works, "乙河桥梁新建工程")):
        found = facts(text, "七、项目经费情况说明", "预算")
        assert [(one.subject, one.unit) for one in found] == [(name, "万元")]
