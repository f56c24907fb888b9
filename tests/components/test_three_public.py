"""“三公”经费 in words, dots, bars and a table. All data here is 模拟数据."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from components.links import Links
from components.marks import Html
from components.sorting import order_of
from components.three_public import figures_strip, headline, in_yuan, subtitle, trend_title
from components.three_public_budget import COLUMNS as BUDGET_COLUMNS
from components.three_public_budget import item_table as budget_table
from components.three_public_chart import (
    bars_of,
    card,
    comparison_bars,
    spoken,
    trend_chart,
    trend_spoken,
)
from components.three_public_items import COLUMNS, in_order, item_table
from components.three_public_people import dot_scale, people_block, people_title
from components.three_public_units import has_amounts, units_of
from mingzhang.frames.three_public import ThreePublic, three_public, trend
from mingzhang.model import Fact
from mingzhang.presenting.units import Scale
from tests.frames.handmade import report
from tests.frames.test_three_public import said, statistics_of, table_of

LINKS = Links("0" * 16, origin="/three-public")


def view(budget: str, final: str, *facts: Fact, note: str = "注：全年预算数", **counts: str) -> ThreePublic:
    return three_public(report(table_of(budget, final, note), statistics_of(**counts), facts=facts))


@pytest.mark.parametrize(
    ("budget", "final", "change", "words"),
    [
        ("0.19 · · · · 0.19", "0.18 · · · · 0.18", "-0.01", "全部是公务接待，比预算、比上年都少 0.01 万元"),
        (
            "5.00 2.00 · · · 3.00",
            "6.00 2.00 · · · 4.00",
            "0.50",
            "最多的是公务接待 4.00 万元，比预算多 1.00 万元，比上年多 0.50 万元",
        ),
        ("2.00 · 2.00 · 2.00 ·", "2.00 · 2.00 · 2.00 ·", "0", "全部是公务用车，与预算相等，与上年持平"),
    ],
)
def test_the_headline_states_what_moved_and_where(budget: str, final: str, change: str, words: str) -> None:
    assert words in headline(view(budget, final, said("change", change, "“三公”经费")))


def test_headlines_without_expenditure() -> None:
    assert headline(view("0.00 0 0 0 0 0", "0.00 0 0 0 0 0")) == "“三公”经费支出为 0，与预算相等"
    assert "未公开" in headline(three_public(report()))
    none = view("· · · · · ·", "· · · · · ·", note="注：本单位无“三公”经费支出，故本表无数据。")
    assert "没有" in headline(none)
    assert "空白" in headline(view("· · · · · ·", "· · · · · ·", note=""))


def test_the_subtitle_says_which_budget_it_is() -> None:
    assert "全年预算数（表注）" in subtitle(view("1 · · · · 1", "1 · · · · 1"))
    assert "未说明" in subtitle(view("1 · · · · 1", "1 · · · · 1", note=""))


def test_small_sums_are_also_told_in_yuan_with_their_precision() -> None:
    total = view("0.19 · · · · 0.19", "0.18 · · · · 0.18").total
    assert total.final_figure is not None
    told = in_yuan(total.final_figure, total)
    assert "1,800 元" in told and "印到百元" in told and "±50 元" in told and "推算" in told
    big = view("9.00 · · · · 9.00", "8.00 · · · · 8.00").total
    assert big.final_figure is not None and in_yuan(big.final_figure, big) == ""


def test_over_budget_is_a_direction_with_sign_and_glyph() -> None:
    html = figures_strip(view("1.00 · · · · 1.00", "1.20 · · · · 1.20"), LINKS)
    assert "up over" in html and "+0.20" in html and "高于预算" in html
    assert "未超预算" not in html


def test_a_budget_of_zero_has_no_completion() -> None:
    html = figures_strip(view("0.00 0 0 0 0 0", "0.10 0 0 0 0 0.10"), LINKS)
    assert "完成率不适用" in html


def test_the_item_table_keeps_the_empty_states_apart() -> None:
    shown = view("1.00 0.00 · · · 1.00", "0.90 0.00 · · · 0.90", said("change", "-0.10", "公务接待费"))
    html = item_table(shown, LINKS, Html(""), frozenset())
    assert (
        ">0.00<" in html and "表中空白" in html and "未公开" in html and "推算" in html and "不适用" in html
    )
    none = view("· · · · · ·", "· · · · · ·", note="注：本单位无“三公”经费支出，故本表无数据。")
    assert "无此项" in item_table(none, LINKS, Html(""), frozenset())


def test_every_printed_figure_of_the_table_leads_to_its_page() -> None:
    html = item_table(view("1.00 · · · · 1.00", "0.90 · · · · 0.90"), LINKS, Html(""), frozenset())
    assert html.count("/source?") >= 4 and "page=15" in html


def test_bars_of_one_item_are_the_totals_and_of_several_each_ones() -> None:
    one = bars_of(view("0.19 · · · · 0.19", "0.18 · · · · 0.18", said("change", "-0.01", "“三公”经费")))
    assert [(bar.label, bar.role) for bar in one] == [
        ("2024 预算", "budget"), ("2023 决算", "prior"), ("2024 决算", "final"),
    ]  # fmt: skip
    two = bars_of(view("5.00 2.00 · · · 3.00", "6.00 2.00 · · · 4.00"))
    assert {bar.item.id for bar in two} == {"total", "overseas", "reception"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_carry_their_place_and_start_at_zero(scheme: str) -> None:
    shown = view("0.19 · · · · 0.19", "0.18 · · · · 0.18")
    figure = comparison_bars(shown, scheme)  # type: ignore[arg-type]
    (bars,) = figure.data
    assert [place[0] for place in bars.customdata] == [15, 15] and len(bars.customdata[0]) == 5
    assert figure.layout.xaxis.range[0] == 0
    assert spoken(shown) == "三公经费条形图：合计，2024 年预算 0.19 万元、2024 年决算 0.18 万元。"


def test_the_bars_are_told_item_by_item_with_a_pause_between_name_and_year() -> None:
    assert spoken(view("5.00 2.00 · · · 3.00", "6.00 2.00 · · · 4.00")) == (
        "三公经费条形图：合计，2024 年预算 5.00 万元、2024 年决算 6.00 万元；"
        "因公出国（境）费用，2024 年预算 2.00 万元、2024 年决算 2.00 万元；"
        "公务接待费，2024 年预算 3.00 万元、2024 年决算 4.00 万元。"
    )
    undated = replace(
        view("1.00 · · · · 1.00", "2.00 · · · · 2.00", said("change", "1", "“三公”经费")), year=None
    )
    assert spoken(undated) == (
        "三公经费条形图：合计，预算 1.00 万元、上年决算 1.00 万元（推算）、决算 2.00 万元。"
    )
    assert spoken(view("· · · · · ·", "· · · · · ·")) == "三公经费条形图：没有金额。"


def test_the_dots_are_named_by_year_and_what_they_count() -> None:
    html = people_block(view("1 · · · · 1", "1 · · · · 1", people="26", batches="2"), LINKS)
    assert 'role="img" aria-label="2024 年国内公务接待 26 人次"' in html


def test_a_bar_tells_its_part_and_what_it_is_against() -> None:
    given = view("5.00 2.00 · · · 3.00", "6.00 2.00 · · · 4.00", said("change", "0.50", "“三公”经费"))
    cards = {(bar.item.id, bar.role): card(bar, given) for bar in bars_of(given)}
    assert "占“三公”经费　66.67\u2009%　∴ 推算" in cards["reception", "final"]
    assert "占“三公”经费　60.00\u2009%" in cards["reception", "budget"]
    assert "比预算　<b>+1.00</b> 万元　∴ 推算" in cards["total", "final"]
    assert "比上年　<b>+0.50</b> 万元" in cards["total", "final"]
    assert "占“三公”" not in cards["total", "final"]


def test_no_figure_no_bars() -> None:
    assert bars_of(three_public(report())) == ()


def test_the_trend_over_two_reports() -> None:
    now = report(table_of("0.19 · · · · 0.19", "0.18 · · · · 0.18"))
    before = replace(report(table_of("0.50 · · · · 0.50", "0.40 · · · · 0.40"), year=2022), sha256="1" * 64)
    years = trend([now, before])
    assert trend_title(years) == "2022–2024 年由 0.40 降到 0.18 万元"
    outlines, columns = trend_chart(years, "light").data
    assert list(columns.y) == [0.40, 0.18] and list(outlines.y) == [0.50, 0.19]
    labels = trend_chart(years, "light").layout.annotations
    assert [(label.text, label.y) for label in labels] == [("0.40", 0.50), ("0.18", 0.19)]


def test_a_mark_of_the_trend_names_its_report() -> None:
    now = report(table_of("0.19 · · · · 0.19", "0.18 · · · · 0.18"))
    [this] = trend([now])
    assert this.final is not None and this.final.source is not None
    elsewhere = replace(this.final.source, sha256="1" * 64)
    last = replace(this, year=this.year - 1, final=replace(this.final, sources=(elsewhere,)))
    columns = trend_chart((last, this), "light").data[1]
    assert [place[5] for place in columns.customdata] == ["1" * 64, this.final.source.sha256]


def test_people_are_dots_until_there_are_too_many() -> None:
    few = view("1 · · · · 1", "1 · · · · 1", people="26", batches="2").counts["reception_people"]
    many = view("1 · · · · 1", "1 · · · · 1", people="2600").counts["reception_people"]
    assert dot_scale(few) == 1 and dot_scale(many) == 50
    html = people_block(view("1 · · · · 1", "0.18 · · · · 0.18", people="26", batches="2"), LINKS)
    assert html.count("<i></i>") == 26 and "未说明上年" in html and "人均约" in html


def test_the_people_title_follows_the_numbers() -> None:
    shown = view("1 · · · · 1", "1 · · · · 1", people="26", batches="2")
    people, batches = shown.counts["reception_people"], shown.counts["reception_batches"]
    assert people_title(people, batches) == "国内公务接待 2 批次，26 人次"
    less = replace(people, prior=replace(people.figure, value=36)), replace(batches, prior=batches.figure)  # type: ignore[type-var]
    assert people_title(*less) == "接待少了 10 人次，批次未变"
    none = view("0 · · · · 0", "0 · · · · 0", people="0", batches="0")
    assert (
        people_title(none.counts["reception_people"], none.counts["reception_batches"]) == "没有国内公务接待"
    )


SEVERAL = ("5.00 2.00 · · · 3.00", "6.00 2.00 · · · 4.00", said("change", "0.50", "“三公”经费"))
ONE = ("0.19 · · · · 0.19", "0.18 · · · · 0.18", said("change", "-0.01", "“三公”经费"))


def test_in_yuan_nothing_is_finer_than_the_print() -> None:
    shown, yuan = view(*ONE), Scale("yuan")
    assert headline(shown, yuan) == "“三公”经费 1,800 元，全部是公务接待，比预算、比上年都少 100 元"
    html = figures_strip(shown, LINKS, yuan)
    assert "报告印为 0.18 万元，精确到百元" in html and "另折成元" not in subtitle(shown, yuan)
    table = item_table(shown, LINKS, Html(""), frozenset(), "yuan")
    assert '1,8<span class="past">00</span>' in table
    assert list(comparison_bars(shown, "light", "yuan").data[0].x) == [1900.0, 1900.0, 1800.0]
    assert spoken(shown, "yuan") == (
        "三公经费条形图：合计，2024 年预算 1,900 元、2023 年决算 1,900 元（推算）、2024 年决算 1,800 元。"
    )


def test_shares_are_of_each_columns_own_total() -> None:
    shown = view(*SEVERAL)
    assert "share" in units_of(shown) and "share" not in units_of(view(*ONE))
    bars = bars_of(shown, "share")
    assert all(bar.item.id != "total" for bar in bars)
    drawn = {(bar.item.id, bar.role): bar.drawn("share").value for bar in bars}
    assert drawn["reception", "final"] == Decimal("66.67") and drawn["reception", "budget"] == Decimal(
        "60.00"
    )
    table = item_table(shown, LINKS, Html(""), frozenset(), "share")
    assert "66.67\u2009%" in table and "60.00\u2009%" in table and "100\u2009%" in table


def test_there_are_no_shares_of_a_total_that_its_parts_exceed() -> None:
    assert "share" not in units_of(view("5.00 4.00 · · · 3.00", "6.00 2.00 · · · 4.00"))


def test_heads_sort_the_items_and_the_total_stays_last() -> None:
    shown = view(*SEVERAL)
    names = [item.id for item in in_order(shown, order_of("-final", COLUMNS))]
    assert names[:2] == ["reception", "overseas"] and names[-1] == "total"
    html = item_table(shown, LINKS, Html(""), frozenset(), "wan", order_of("-final", COLUMNS))
    assert 'aria-sort="descending"' in html and "sort=final" in html and "in1" not in html
    planned = budget_table(shown, LINKS, Html(""), "wan", order_of("change", BUDGET_COLUMNS))
    assert 'aria-sort="ascending"' in planned


def test_what_only_the_text_says_stands_in_the_columns() -> None:
    told = (said("budget", "2.00", "“三公”经费"), said("final", "1.50", "“三公”经费"))
    shown = three_public(report(facts=told))
    html = item_table(shown, LINKS, Html(""), frozenset())
    assert "预算（文）" in html and ">2.00<" in html and ">1.50<" in html and "75.00" in html
    assert "完成率不适用" not in figures_strip(shown, LINKS)


def test_averages_are_told_as_derived_only_where_both_figures_are_printed() -> None:
    html = people_block(view("1 · · · · 1", "0.18 · · · · 0.18", people="26", batches="2"), LINKS)
    assert "人均约 69 元" in html and "批次均约 900 元" in html and "推算" in html
    without = people_block(view("1 · · · · 1", "0.18 · · · · 0.18", people="26"), LINKS)
    assert "批次均" not in without
    kept = view("9 · 9 · 9 ·", "8 · 8.00 · 8.00 ·", kept="4")
    assert "每辆约 20,000 元" in item_table(kept, LINKS, Html(""), frozenset())


def test_a_column_of_the_trend_tells_what_it_is_against() -> None:
    now = report(
        table_of("0.50 · · · · 0.50", "0.18 · · · · 0.18"), facts=(said("change", "-0.02", "“三公”经费"),)
    )
    before, this = trend([now])
    outlines, columns = trend_chart((before, this), "light").data
    assert "比预算　<b>−0.32</b>" in columns.hovertext[1] and "比上年　<b>−0.02</b>" in columns.hovertext[1]
    assert "比" not in outlines.hovertext[0]
    assert (
        "比预算　<b>−3,200</b> 元" in trend_chart((before, this), "dark", Scale("yuan")).data[1].hovertext[1]
    )


def test_the_years_are_told_in_words_with_what_is_known_of_each() -> None:
    now = report(table_of("0.50 · · · · 0.50", "0.18 · · · · 0.18"))
    planned = replace(report(table_of("0.60 · · · · 0.60", "· · · · · ·"), year=2025), kind="budget")
    years = trend([now, planned])
    assert (
        trend_spoken(years)
        == "三公经费逐年柱状图：2024 年预算 0.50 万元、决算 0.18 万元；2025 年预算 0.60 万元。"
    )
    outlines, columns = trend_chart(years, "light").data
    assert list(outlines.x) == [2024, 2025] and list(columns.x) == [2024]


def test_a_blank_form_says_that_it_is_blank_and_has_no_units_to_choose() -> None:
    blank = view("· · · · · ·", "· · · · · ·", note="")
    assert figures_strip(blank, LINKS).count("表中空白") == 2 and not has_amounts(blank)
    assert has_amounts(view(*ONE))
    assert "未公开" in figures_strip(three_public(report()), LINKS)
