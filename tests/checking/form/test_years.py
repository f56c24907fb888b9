"""The report's own year, last year's, and years that are none of both. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checking.form.printed import outcomes, told, words
from tests.checking.small import table
from tests.frames.handmade import place

RULE = "form.year"
FRONT = "[front]\n^ 模拟市示范区规划和自然资源局2024年度部门决算\n[narrative]\n"


@pytest.mark.parametrize(
    "line",
    [
        "# 第三部分 2023年度部门决算情况说明",
        "# 十二、关于2023年度绩效评价情况说明",
        "2023年度收入、支出总计2,106.35万元，比上年各增加476.16万元。",
        "示范区规划局2023年度财政拨款收入支出总计9746.50万元。与2023年度相比，增加1.00万元。",
        "2023年度，本部门没有发生政府性基金预算财政拨款收入支出。",
        "2023年度“三公”经费支出决算数比上年减少0.01万元。",
        "2023年度一般公共预算财政拨款支出主要用于以下方面：",
        "截至2023年12月31日，我部门共有车辆0辆。",
        "组织对2023年度8个项目开展了绩效自评。",
        "[form]\n^ （2023年度）",
        "[contents]\n第三部分2023年度部门决算情况说明",
        "[tables]\n^ 2023年度收入支出决算总表",
        "[tables]\n注：2023年度，本部门没有使用政府性基金。",
        "纳入示范区规划局2023年度部门决算编制范围的单位包括：",
    ],
)
def test_another_year_in_the_reports_place_is_an_error(line: str) -> None:
    assert words(told(FRONT + line), RULE) == [("error", "2023", "2024")]
    assert outcomes(told(FRONT + line.replace("2023", "2024").replace("与2024", "与2023")), RULE) == {"holds"}


@pytest.mark.parametrize(
    "line",
    [
        "公务用车较2024年初增加2辆。",
        "支出比2019年增加1.00万元。",
        "2024年“三公”经费支出50.00万元，与2023年持平。2023年“三公”经费支出50.00万元。",
        "# 2023年绩效评价结果\n2023年财政拨款支出10.00万元。",
        "[appendix]\n^ 模拟项目2023年度绩效评价情况",
        "截至2025年6月30日，公开前已处置车辆1辆。",
        "与2023年度相比，收入支出总计增加1062.85万元。",
        "2023年当年预算执行数为60.13万元，2024年预算安排25.77万元。",
        "2023年支出决算为10.00万元。2024年支出决算为12.00万元。",
        "# （二）2023年中央财政补助资金项目决算情况",
        "# 2021-2025年规划决算情况",
        "根据《2023年部门决算编制办法》和财预〔2023〕5号文件。",
        "2023年，完成道路养护12公里。",
        "上年（2023年）接待2批次。",
        "2024年支出预算比2024年年初预算增加2.00万元。",
    ],
)
def test_years_that_may_well_stand_there(line: str) -> None:
    assert words(told(FRONT + line), RULE) == []


def test_a_comparison_with_the_report_itself_is_an_error() -> None:
    line = "2024年度收入支出总计10.00万元。与2024年度相比，增加1.00万元。"
    assert words(told(FRONT + line), RULE) == [("error", "2024", "2023")]


def test_one_comparison_with_another_year_than_all_others_is_an_error() -> None:
    usual = "与2023年度相比，增加1.00万元。\n" * 3
    assert words(told(FRONT + usual + "支出与2022年度相比，增加1.00万元。"), RULE) == [
        ("error", "2022", "2023")
    ]
    assert words(told(FRONT + "支出与2022年度相比，增加1.00万元。"), RULE) == []


def test_a_cover_that_alone_has_another_year_is_the_wrong_one() -> None:
    titles = "".join(f"# 第{one}部分 2024年度部门决算情况\n" for one in "一二三")
    text = "[front]\n^ 示范区规划局2023年度部门决算\n[narrative]\n" + titles
    assert words(told(text, year=2023), RULE) == [("error", "2023", "2024")]


def test_a_title_within_its_table_is_looked_at_too() -> None:
    title = "2023年度收入决算表"
    inside = replace(table("income", "total\n_ 合计 1.00"), title=title, source=place(title))
    assert words(told(FRONT + "情况说明。", inside), RULE) == [("error", "2023", "2024")]
    right = replace(inside, title=title.replace("2023", "2024"))
    assert words(told(FRONT + "情况说明。", right), RULE) == []


def test_a_budget_may_tell_of_the_year_before() -> None:
    text = (
        "[front]\n^ 示范区规划局2025年部门预算\n[narrative]\n截至2024年8月31日，我部门共有车辆7辆。\n"
        "2025年“三公”经费预算数为1.00万元，与2024年预算持平。"
    )
    assert outcomes(told(text, kind="budget", year=2025), RULE) == {"holds"}


@pytest.mark.parametrize(
    ("sentence", "found", "expected"),
    [
        ("202年度收入总计10.00万元。", "202", "四位数的年份"),
        ("（202年度）", "202", "四位数的年份"),
        ("22024年度收入总计10.00万元。", "22024", "四位数的年份"),
        ("20224年收入总计10.00万元。", "20224", "四位数的年份"),
        ("2024年年度收入总计10.00万元。", "2024年年度", "2024年度"),
        ("2024度部门决算收入10.00万元。", "2024度", "2024年度"),
        ("支出较上一度增加1.00万元。", "上一度", "上一年度"),
    ],
)
def test_misprinted_years(sentence: str, found: str, expected: str) -> None:
    assert words(told(FRONT + sentence), "form.misprinted_year") == [("warning", found, expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "2004年度以前的资料。",
        "2024年年初结转1.00万元。",
        "2024年年末。",
        "建成120年的桥梁。",
        "用电2024度。",
        "保存30年度报告。",
        "上一年度减少。",
    ],
)
def test_years_written_right(sentence: str) -> None:
    assert outcomes(told(FRONT + sentence), "form.misprinted_year") == {"holds"}


@pytest.mark.parametrize(
    "line",
    [
        "支出比上年增加，主要原因是与2024年新增退休人员补助增加有关。",
        "2025年预算比2024年减少5%。",
        "比2024年下达数减少1.00万元。",
        "政府采购支出占比2024年增加较多。",
        "比上年增加2.00万元。2023年政府采购支出18.00万元，系一次性购置车辆。",
        "本年度支出2106.35万元。上年支出1630.19万元。2022年一般公共预算财政拨款支出1850.00万元。",
    ],
)
def test_years_told_beside_the_reports_own_are_left_alone(line: str) -> None:
    assert words(told(FRONT + line), RULE) == []
