"""Typography, headings against the contents and in order. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.model import Recognition, Report
from tests.checking.form.printed import findings, outcomes, told, words

CONTENTS = """
[contents]
第一部分 部门概况
一、部门职责
第三部分 2024年度部门决算情况说明
一、收入支出决算总体情况说明
二、收入决算情况说明
三、支出决算情况说明
四、其他重要事项说明
[overview]
# 第一部分 部门概况
# 一、部门职责
[narrative]
# 第三部分 2024年度部门决算情况说明
# 一、收入支出决算总体情况说明
# 二、收入决算情况说明
# 三、支出决算情况说明
# 四、其他重要事项说明
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("按规定的的程序办理。", "的的"),
        ("支出10.00万元万元。", "万元万元"),
        ("收入增加，，支出减少。", "，，"),
        ("确保退体人员待遇。", "退体"),
        ("一般公共预算财政拔款支出。", "财政拔款"),
        ("支出决算为0.88万元。完成年初预算的100%。", "算为0.88万元。完成年初预算的1"),
        ("自评得分99.33分（其中，优的项目39个。", "（其中，优的项目39个。"),
    ],
)
def test_slips_of_the_pen_are_remarked(sentence: str, found: str) -> None:
    ((severity, words_found, _),) = words(told(sentence), "form.typography")
    assert (severity, words_found) == ("info", found)


@pytest.mark.parametrize(
    "sentence",
    [
        "项目支出支出决算为10.00万元。",
        "1）加强管理；2）压减支出。",
        "单价100万元（含）以上设备0台（套）。",
        "目标明确，措施有力……",
        "财政拨款支出2.00万元。比上年增加1.00万元。",
    ],
)
def test_what_is_written_right(sentence: str) -> None:
    assert outcomes(told(sentence), "form.typography") == {"holds"}


def test_a_number_run_into_the_sentence_before() -> None:
    one = told(
        "[overview]\n1.负责规划管理。\n2.负责跟踪监督3.负责自然资源调查。\n4.完成其他任务，使用2.0版系统。"
    )
    assert [found for _, found, _ in words(one, "form.typography")] == ["负责跟踪监督3.负责自然"]


def test_headings_as_in_the_contents_hold() -> None:
    assert outcomes(told(CONTENTS), "form.contents") == {"holds"}
    assert outcomes(told(CONTENTS), "form.heading_numbers") == {"holds"}


def test_a_heading_worded_otherwise_is_remarked() -> None:
    one = told(CONTENTS.replace("# 四、其他重要事项说明", "# 四、其他重要事项的情况说明"))
    assert words(one, "form.contents") == [("info", "四、其他重要事项的情况说明", "四、其他重要事项说明")]


def test_contents_of_another_wording_altogether_are_not_compared() -> None:
    text = CONTENTS
    for number in "一二三四":
        text = text.replace(f"# {number}、", f"# {number}、关于")
    assert outcomes(told(text), "form.contents") == {"holds"}


@pytest.mark.parametrize(
    ("number", "outcome"), [("五", "differs"), ("三", "differs"), ("一", "holds"), ("四", "holds")]
)
def test_numbers_of_headings(number: str, outcome: str) -> None:
    text = CONTENTS.replace("# 四、", f"# {number}、")
    assert ("differs" in outcomes(told(text), "form.heading_numbers")) == (outcome == "differs")


def test_a_heading_within_a_passage_counts() -> None:
    text = CONTENTS.replace("# 三、支出决算情况说明", "收入合计10.00万元。三、支出决算情况说明")
    assert outcomes(told(text), "form.heading_numbers") == {"holds"}


def recognised(one: Report, confidence: float) -> Report:
    """The report as if its text had been read in pictures."""
    read = Recognition(confidence)
    passages = [
        replace(
            passage,
            lines=tuple(
                replace(line, source=replace(line.source, recognition=read)) for line in passage.lines
            ),
        )
        for passage in one.passages
    ]
    return replace(one, passages=tuple(passages))


def test_letters_recognised_in_a_picture_are_nobodys_slips() -> None:
    text = CONTENTS + "2023年度收入合计XX万元，增长13.95。确保退体人员的的待遇。"
    printed = told(text)
    scanned = recognised(printed, 0.9)
    for rule in ("placeholder", "missing_unit", "year", "typography", "contents", "sections"):
        assert findings(scanned, f"form.{rule}") == []
    assert findings(printed, "form.placeholder")


@pytest.mark.parametrize(("confidence", "found"), [(0.98, True), (0.9, False)])
def test_words_of_a_template_that_are_plainly_read_are_told(confidence: float, *, found: bool) -> None:
    one = recognised(
        told("收入比上年下降（增长）27.78%。列明公务接待XX批次，比上一度增加2万元。"), confidence
    )
    for rule in ("placeholder", "template_words", "misprinted_year"):
        assert bool(findings(one, f"form.{rule}")) == found
    for rule in ("missing_unit", "typography"):
        assert findings(one, f"form.{rule}") == []
