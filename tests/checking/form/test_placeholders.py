"""Blanks and choices that were never filled in, and instructions that were left. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.model import ReadingWarning
from tests.checking.form.printed import findings, outcomes, told, words
from tests.checking.small import project, table

RULE = "form.placeholder"
TEMPLATE = ReadingWarning("template", "这像是一份没有填写的模板。", 1)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("2024年度收入支出总计XX万元。", "XX"),
        ("主要原因是××××。", "××××"),
        ("某某项目支出增加。", "某某"),
        ("〇〇局2024年度无政府性基金收入。", "〇〇"),
        ("截至20XX年12月31日，我部门共有车辆3辆。", "20XX"),
        ("本年收入合计____万元。", "____"),
        ("接待X批次。", "X"),
        ("支出为X万元。", "X"),
    ],
)
def test_a_blank_is_found(sentence: str, found: str) -> None:
    assert words(told(sentence), RULE) == [("error", found, "填写实际内容")]


@pytest.mark.parametrize(
    "sentence",
    [
        "购置型号为MXX的设备1台。",
        "建设W-07、X101、X102地块。",
        "占地3×4米的岗亭。",
        "补助资金按单价×个数计算。",
        "网址为www.example.cn/zfxxgk/a__b。",
        "成立于二〇〇八年。",
        "二〇二五年八月公开。",
    ],
)
def test_letters_of_models_plots_and_years_are_no_blanks(sentence: str) -> None:
    assert outcomes(told(sentence), RULE) == {"holds"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("支出比2023年度减少0.15万元，下降（增长）27.78%，其中：", "下降（增长）27.78%"),
        ("与上年相比，增加(减少)12.50万元。", "增加(减少)12.50万元"),
        ("决算数大于（小于）预算数的主要原因是压减支出。", "大于（小于）"),
        ("比上年增长/下降3.20%。", "增长/下降3.20%"),
    ],
)
def test_a_choice_of_direction_is_found_with_its_figure(sentence: str, found: str) -> None:
    (finding,) = findings(told(sentence), RULE)
    assert (finding.severity, finding.found, finding.kind) == ("error", found, "placeholder")
    assert finding.evidence[0].source.text == found


def test_headings_and_other_brackets_are_no_choices() -> None:
    one = told(
        """
        # （三）增加（减少）情况说明
        因公出国（境）费减少0.10万元，维修（护）费增加2.00万元。
        增长或下降10%以上的另行说明。
        """
    )
    assert outcomes(one, RULE) == {"holds"}


def test_a_finding_stands_where_its_words_do() -> None:
    (finding,) = findings(told("支出下降（增长）27.78%。"), RULE)
    assert finding.evidence[0].source.bbox[0] == pytest.approx(70.0)
    assert finding.evidence[0].sentence == "支出下降（增长）27.78%。"


def test_two_sorts_of_part_are_only_remarked() -> None:
    one = told("截至2024年12月31日，示范区规划局部门（单位）共有车辆0辆。")
    assert words(one, RULE) == [("info", "部门（单位）", "部门或单位，择其一")]


def test_names_in_tables_and_results_in_forms_are_looked_at() -> None:
    rows = table("expenditure", "total\n_ 合计 1.00\n208 XX支出 1.00")
    form = project(indicators=("产出指标 数量 ≥XX% 98% 90 90",))
    one = replace(told("情况说明。", rows), projects=(form,))
    assert {found for _, found, _ in words(one, RULE)} == {"XX支出", "≥XX%"}


def test_a_template_has_one_finding_for_all_its_blanks() -> None:
    text = "收入XX万元，增加（减少）XX万元。\n支出XX万元，大于（小于）预算数。"
    one = told(text, warnings=(TEMPLATE,), figures=False)
    assert [finding.message.count("3 处") for finding in findings(one, RULE)] == [1, 0]
    # Filled in but for its name, it is told blank by blank.
    assert len(findings(told(text, warnings=(TEMPLATE,)), RULE)) == 4


@pytest.mark.parametrize(
    "sentence",
    [
        "主要用于调研，列明公务接待2批次、26人次。",
        "无政府性基金收入支出的，仍保留该表格式，并作说明。",
        "按上述格式依次说明到各项级科目。",
        "（如持平作持平表述）",
        "事业收入0万元（不涉及的不列）。",
        "无“三公”经费财政拨款支出的部门，作下述说明：",
        "（请根据实际情况补充说明）",
        "由主管部门根据三定方案等相关规定填写。",
    ],
)
def test_instructions_left_in_are_warned_of(sentence: str) -> None:
    assert [severity for severity, _, _ in words(told(sentence), "form.template_words")] == ["warning"]


@pytest.mark.parametrize(
    "sentence",
    [
        "现将有关情况作如下说明：",
        "按规定列明预算科目。",
        "请各单位结合实际抓好落实，我局按要求说明情况。",
        "无房职工按规定享受补贴。",
        "根据实际情况合理安排支出。",
    ],
)
def test_what_a_report_may_well_say_is_no_instruction(sentence: str) -> None:
    assert outcomes(told(sentence), "form.template_words") == {"holds"}


@pytest.mark.parametrize("line", ["办事指南见www.xx.gov.cn网站。", "联系邮箱：zw@xx.gov.cn。"])
def test_an_address_is_no_placeholder(line: str) -> None:
    assert words(told(line), "form.placeholder") == []
