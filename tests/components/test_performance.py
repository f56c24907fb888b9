"""绩效 in words, bars and tables. All data here is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

from components.links import Links
from components.performance import (
    MOST_LINES,
    OVERALL_COLUMNS,
    gravest,
    headline,
    in_order,
    overall_table,
    pager,
    project_table,
    question_list,
    units_of,
)
from components.performance_chart import project_bars, rates_room, spoken, title_of
from components.performance_form import (
    COLUMNS,
    INDICATOR_COLUMNS,
    funds_table,
    heading,
    indicators_table,
)
from components.sorting import Order, order_of
from mingzhang.checking import check
from mingzhang.frames.performance import performance, questions_of
from mingzhang.model import Indicator
from mingzhang.presenting.units import Scale
from tests.frames.handmade import cell, fact, place, report
from tests.frames.test_performance import SECTION, form, listed, with_forms

LINKS = Links("0" * 16, origin="/performance")


def indicator(target: str, actual: str, points: str, score: str) -> Indicator:
    cells = {"points": cell(points, 27), "score": cell(score, 27)}
    texts = {
        name: replace(cell("-", 27), source=place(text, 27))
        for name, text in (("target", target), ("actual", actual))
    }
    return Indicator("产出指标", "数量指标", f"指标 {target}", target, actual, "", cells | texts)


def test_the_headline_adds_the_projects_up() -> None:
    facts = (*listed("甲", "60.00", "30.00", "50"), *listed("乙", "40.00", "40.00", "100"))
    view = performance(report(facts=facts))
    assert headline(view) == "2 个项目，全年预算 100.00 万元，执行 70.00 万元，执行率 70.00%"


def test_headlines_without_single_projects() -> None:
    assert headline(performance(report())) == "报告未公开项目绩效自评情况"
    facts = (
        fact("count", "39", "编报绩效目标的项目", unit="个", section=SECTION),
        fact("count", "39", "绩效自评的项目", unit="个", section=SECTION),
        fact("other", "4415.48", "绩效自评的项目", section=SECTION),
        fact("score", "99.33", "绩效自评的项目", unit="分", section=SECTION),
    )
    told = headline(performance(report(facts=facts)))
    assert told == "绩效自评的项目 39 个，涉及 4,415.48 万元，平均 99.33 分；未公开逐项情况"


def test_bars_of_budget_and_execution() -> None:
    lines = performance(report(facts=listed("甲", "60.00", "30.00", "50"))).lines
    hollow, solid = project_bars(lines, "dark").data
    assert list(hollow.x) == [60.0] and list(solid.x) == [30.0]
    assert solid.customdata[0][0] == 24 and "执行 30.00 万元" in spoken(lines)


def test_names_have_a_line_of_their_own_and_rates_have_room_beside_the_bars() -> None:
    facts = (*listed("甲", "60.00", "30.00", "50"), *listed("乙", "3.00", "400.00", "13,333.33"))
    lines = performance(report(facts=facts)).lines
    figure = project_bars(lines, "light")
    names, rates = figure.layout.annotations[::2], figure.layout.annotations[1::2]
    assert [name.text for name in names] == ["甲", "乙"]
    assert [rate.y for rate in rates] == list(figure.data[0].y)
    assert all(name.y < rate.y - 0.4 for name, rate in zip(names, rates, strict=True))
    assert figure.layout.margin.r == rates_room(lines) > rates_room(lines[:1]) > 2
    unrated = performance(with_forms(form("丙", "60", "·"))).lines[0]
    assert rates_room((unrated,)) == 2 and len(project_bars((unrated,), "light").layout.annotations) == 1


def test_a_long_name_makes_all_names_smaller_and_a_longer_one_is_cut() -> None:
    (line,) = performance(report(facts=listed("甲", "60.00", "30.00", "50"))).lines

    def sizes(name: str) -> list[int]:
        notes = project_bars((line, replace(line, name=name)), "light").layout.annotations
        return [notes[0].font.size, notes[2].font.size]

    assert sizes("甲" * 20) == [13, 13] and sizes("甲" * 21) == [12, 12]
    cut = project_bars((replace(line, name="甲" * 30),), "light").layout.annotations[0].text
    assert len(cut) == 22 and cut.endswith("…")


def test_a_project_without_a_form_says_so_and_a_form_opens() -> None:
    view = performance(with_forms(form("乙", "5", "4"), facts=listed("甲", "60", "30", "50")))
    html = project_table(view.lines, (), 1, LINKS, range(2))
    assert "未公开自评表" in html and "project=1" in html


def test_projects_sort_and_keep_their_numbers() -> None:
    facts = [*listed("甲", "60", "30", "50"), *listed("乙", "90", "9", "10"), *listed("丙", "70", "7", "10")]
    view = performance(report(facts=tuple(facts)))
    assert in_order(view.lines, Order()) == (0, 1, 2)

    def names(order: Order) -> list[str]:
        return [view.lines[number].name for number in in_order(view.lines, order)]

    assert names(Order("sort", "budget", descending=True)) == ["乙", "丙", "甲"]
    assert names(Order("sort", "final")) == ["丙", "乙", "甲"]
    assert names(Order("sort", "rate", descending=True))[0] == "甲"
    largest = in_order(view.lines, Order("sort", "budget", descending=True))
    shown = [view.lines[number] for number in largest]
    html = project_table(shown, (), 0, LINKS, largest, Order("sort", "budget", descending=True))
    assert 'aria-sort="descending"' in html and "sort=budget" in html


def test_long_lists_are_paged() -> None:
    assert pager(MOST_LINES, 0, LINKS) == ""
    html = pager(39, 1, LINKS)
    assert html.count("<a") == 4 and "37–39" in html and 'aria-current="true"' in html


def test_what_the_audit_asks_is_told_with_both_numbers() -> None:
    missed = replace(
        form("甲", "60", "30", "50", score="20"), indicators=(indicator("≥95%", "13%", "20", "20"),)
    )
    full = with_forms(missed, facts=listed("甲", "70", "30", "43"))
    view = performance(full)
    questions = questions_of(full, check(full))
    html = question_list(questions, view, LINKS)
    assert "待说明" in html and ">13%<" in html and ">60<" in html and ">70<" in html
    assert gravest(view, questions) == 0
    assert "finding=one" in question_list(questions, view, LINKS, {questions[0]: "one"})
    assert "没有自评表" in question_list((), performance(report()), LINKS)


def test_the_forms_tables_mark_missed_targets() -> None:
    missed = replace(
        form("甲", "60", "30"),
        indicators=(indicator("≥95%", "13%", "20", "10"), indicator("长期", "长期", "10", "10")),
    )
    (line,) = performance(with_forms(missed)).lines
    assert line.form is not None
    assert heading(line, line.form)[0] == "甲：自评 100 分，1 项指标未达目标"
    html = indicators_table(line.form, LINKS)
    assert html.count("未达标") == 1 and html.count("达标") == 2
    assert "年度资金总额" in funds_table(line.form, LINKS)


PAIR = (*listed("甲", "60.00", "30.00", "50"), *listed("乙", "40.00", "40.00", "100"))


def test_in_yuan_nothing_is_finer_than_the_print() -> None:
    view, yuan = performance(report(facts=PAIR)), Scale("yuan")
    assert "全年预算 1,000,000 元" in headline(view, scale=yuan)
    assert '300,0<span class="past">00</span>' in project_table(
        view.lines, (), -1, LINKS, range(2), scale=yuan
    )
    assert list(project_bars(view.lines, "light", yuan).data[1].x) == [300000.0, 400000.0]
    assert "执行 300,000 元" in spoken(view.lines, yuan)


def test_shares_are_of_all_projects_budget() -> None:
    view = performance(report(facts=PAIR))
    assert "share" in units_of(view) and "share" not in units_of(performance(report()))
    share = Scale("share", view.budget)
    drawn = project_bars(view.lines, "light", share).data
    assert list(drawn[0].x) == [60.0, 40.0] and list(drawn[1].x) == [30.0, 40.0]
    assert "占全部项目预算　60.00" in drawn[0].hovertext[0] and "60.00</b> 万元" in drawn[0].hovertext[0]
    assert "30.00\u2009%" in project_table(view.lines, (), -1, LINKS, range(2), scale=share)


def test_the_charts_title_says_what_was_spent_wholly() -> None:
    assert title_of(performance(report(facts=PAIR)).lines) == "1 个项目执行完预算，1 个项目没有执行完"
    assert title_of(()) == "项目的预算与执行"


def test_a_card_tells_the_forms_reason_for_what_was_missed() -> None:
    late = replace(indicator("≥95%", "13%", "20", "10"), reason="资金下达较晚")
    view = performance(with_forms(replace(form("甲", "60", "30"), indicators=(late,))))
    assert "原因：“资金下达较晚”" in project_bars(view.lines, "light").data[0].hovertext[0]


def test_heads_sort_the_forms_and_the_statements() -> None:
    rows = (indicator("≥95%", "98%", "20", "20"), indicator("≥90%", "13%", "30", "10"))
    (line,) = performance(with_forms(replace(form("甲", "60", "30"), indicators=rows))).lines
    assert line.form is not None
    gravest_first = order_of("-judged", INDICATOR_COLUMNS, "sort_indicators")
    html = indicators_table(line.form, LINKS, gravest_first)
    assert html.index("未达标") < html.index(">达标") and 'aria-sort="descending"' in html
    funds = funds_table(line.form, LINKS, order_of("-final", COLUMNS, "sort_funds"), Scale("yuan"))
    assert "sort_funds=final" in funds and "项目资金（元）" in funds
    told = (
        fact("count", "39", "绩效自评的项目", unit="个", section=SECTION),
        fact("score", "99", "编报绩效目标的项目", unit="分", section=SECTION),
    )
    view = performance(report(facts=told))
    html = overall_table(view, LINKS, order_of("subject", OVERALL_COLUMNS, "sort_overall"))
    assert html.index("编报绩效目标") < html.index("绩效自评的项目")
