"""What the speaker says and what is told of a chart: from what the slide shows, in whole sentences."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.presenting.alternatives import name_of, told
from mingzhang.presenting.slides import (
    Bar,
    Bars,
    Grid,
    Number,
    Numbers,
    Pair,
    Pairs,
    Point,
    Points,
    Quote,
    Slide,
    Visual,
)
from mingzhang.presenting.speaking import speech
from tests.frames.handmade import place


def slide(*visuals: Visual, quote: Quote | None = None, note: str = "") -> Slide:
    return Slide(id="items", name="项", title="标题", visuals=visuals, quote=quote, note=note)


def pair(label: str, plan: str, actual: str, note: str = "") -> Pair:
    sides = [Decimal(text) if text else None for text in (plan, actual)]
    return Pair(label, sides[0], plan, sides[1], actual, "", note)


def test_the_cover_greets_and_says_whose_report_it_is() -> None:
    cover = Slide(id="cover", name="封面", title="模拟局", subtitle="2024 年度部门决算")
    assert speech(cover)[0] == "各位好，现在汇报模拟局 2024 年度部门决算的情况。"


def test_every_slide_begins_with_what_it_finds() -> None:
    assert speech(slide())[0] == "再具体到科目。标题。"


def test_numbers_are_said_with_unit_and_note() -> None:
    numbers = Numbers(
        (Number("收入", "5.00", "万元", "增长 3%"), Number("支出", "4.00", "万元", derived=True))
    )
    assert speech(slide(numbers))[1] == "收入 5.00 万元，增长 3%；支出 4.00 万元（推算）。"


def test_of_many_bars_the_first_are_said_and_the_rest_is_on_the_chart() -> None:
    bars = tuple(Bar(name, Decimal(9), "9.00", "10%") for name in "甲乙丙丁戊己")
    said = speech(slide(Bars("支出", "万元", bars)))[1]
    assert said.startswith("甲 9.00 万元，占 10%；乙")
    assert said.endswith("另有 2 项见图。")
    assert "戊" not in said


def test_pairs_that_are_nought_on_both_sides_are_said_in_one_go() -> None:
    pairs = Pairs(
        "预算", "决算", "万元", (pair("甲", "2", "1", "完成 50%"), pair("乙", "0", "0"), pair("丙", "0", "0"))
    )
    assert speech(slide(pairs))[1] == "甲，预算 2 万元，决算 1 万元，完成 50%；乙、丙均为 0。"


def test_a_side_that_the_report_does_not_give_is_said_to_be_missing() -> None:
    pairs = Pairs("预算", "决算", "万元", (pair("甲", "", "1"),))
    assert speech(slide(pairs))[1] == "甲，没有预算，决算 1 万元。"
    assert told(pairs) == "对比图：预算与决算，单位万元。甲：没有预算，决算 1。"


def test_a_units_place_is_behind_its_figure_when_a_table_is_read_out() -> None:
    grid = Grid(("项目", "预算（万元）", "进度"), (("甲", "5.00", "60%"), ("乙", "4.00", "")), more=3)
    assert speech(slide(grid))[1] == "甲，预算 5.00 万元，进度 60%；乙，预算 4.00 万元；另有 3 项见表。"


def test_points_are_counted_out() -> None:
    points = Points((Point("甲不一致"), Point("乙不一致")), more=3)
    assert speech(slide(points))[1] == "第一，甲不一致。第二，乙不一致。另有 3 处。"


def test_the_reason_is_quoted_with_its_page_and_what_it_is_of() -> None:
    quote = Quote("按规定执行", place("按规定执行", 7), "公务接待费")
    assert speech(slide(quote=quote))[1] == "关于公务接待费，报告给出的原因是：“按规定执行。”（原文第 7 页）"


def test_what_a_chart_shows_is_told_value_by_value() -> None:
    bars = Bars("支出", "万元", (Bar("甲", Decimal(9), "9.00", "10%"), Bar("乙", Decimal(8), "8.00")))
    assert told(bars) == "条形图：支出，单位万元。甲 9.00（10%）；乙 8.00。"
    assert name_of(bars) == "支出条形图"


def test_of_a_table_blank_cells_and_rows_left_out_are_told() -> None:
    grid = Grid(("项目", "预算"), (("甲", ""),), more=2, name="各项目")
    assert told(grid) == "表：各项目。项目 甲，预算 空白。另有 2 项未列。"
