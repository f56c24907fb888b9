from dataclasses import replace
from decimal import Decimal

from components.budget_chart import CEILING, dumbbells, height_of, hover_text, reach_of
from components.budget_scales import scales_of
from components.budget_table import budget_subtitle, budget_table, budget_title, foot_note, gap_note
from components.links import Links
from mingzhang.frames.budget import budget_views, narrowed
from mingzhang.frames.budget_view import BudgetView
from mingzhang.model import Fact
from tests.frames.handmade import EXPENDITURE, fact, item_facts, reason, report, table

LINKS = Links("0123456789abcdef")
ITEMS = (
    *item_facts("2080101", "行政运行", "45.00", "40.00", "88.89"),
    *item_facts("2080109", "经办机构", "70.00", "50.00", "71.43"),
    *item_facts("2080505", "养老保险缴费", "8.00", "10.00", "125.00"),
    *item_facts("2210201", "住房公积金", "10.00", "10.00", "100"),
)


def view_of(whole: str | None = "133", items: tuple[Fact, ...] = ITEMS) -> BudgetView:
    facts = items
    if whole is not None:
        facts = (
            fact("initial_budget", whole, "一般公共预算财政拨款支出", group="whole"),
            fact("final", "110.00", "一般公共预算财政拨款支出", group="whole"),
            fact("completion", "82.71", "一般公共预算财政拨款支出", group="whole", unit="%"),
            *items,
        )
    reasons = (reason("执行进度较慢。", "经办机构", "2080109", "item-2080109"),)
    return budget_views(
        report(table("general_budget_expenditure", EXPENDITURE, page=10), facts=facts, reasons=reasons)
    )[0]


def traces(ruler, view: BudgetView):
    figure = dumbbells(view.lines, view.label, ruler, "light")
    return {trace.name: trace for trace in figure.data if trace.mode == "markers"}, figure


def test_completion_puts_every_ring_at_a_hundred() -> None:
    marks, _ = traces("completion", view_of())
    assert set(marks["年初预算"].x) == {100.0}
    assert [round(x, 2) for x in marks["支出决算"].x] == [88.89, 71.43, 100.0]
    assert list(marks["支出决算（超出）"].x) == [125.0]


def test_amounts_stand_where_they_are() -> None:
    marks, _ = traces("amount", view_of())
    assert list(marks["年初预算"].x) == [45.0, 70.0, 8.0, 10.0]
    assert list(marks["支出决算（超出）"].x) == [10.0]


def test_every_mark_carries_the_place_of_its_own_figure() -> None:
    marks, _ = traces("completion", view_of())
    assert {data[0] for data in marks["年初预算"].customdata} == {20}
    assert {data[0] for data in marks["支出决算"].customdata} == {10}
    assert [data[5] for data in marks["支出决算（超出）"].customdata] == ["2080505"]


def test_an_item_without_a_budget_has_no_marks_of_completion_and_says_so() -> None:
    view = view_of(items=ITEMS[:9])
    marks, figure = traces("completion", view)
    assert len(marks["年初预算"].x) == 3
    assert "无年初预算数" in [note.text for note in figure.layout.annotations]
    amounts, _ = traces("amount", view)
    assert len(amounts["支出决算"].x) + len(amounts["支出决算（超出）"].x) == 4


def test_a_budget_of_zero_is_said_and_not_divided_by() -> None:
    view = view_of(items=item_facts("2080101", "行政运行", "0.00", "40.00", "0"))
    _, figure = traces("completion", view)
    assert "年初预算为 0.00" in [note.text for note in figure.layout.annotations]


def test_a_completion_far_beyond_is_drawn_at_the_edge() -> None:
    view = view_of(items=item_facts("2080101", "行政运行", "1.00", "40.00", "4000"))
    assert reach_of(view.lines, "completion") == CEILING
    marks, _ = traces("completion", view)
    assert list(marks["支出决算（超出）"].x) == [CEILING]
    assert "triangle-right" in marks["支出决算（超出）"].marker.symbol


def test_hover_names_pages_and_derived_figures() -> None:
    line = next(line for line in view_of().lines if line.code == "2080109")
    words = hover_text(line, "年初预算")
    assert "<b>70.00</b> 万元　p.20" in words
    assert "<b>50.00</b> 万元　p.10" in words
    assert "−20.00</b> 万元　∴ 推算" in words
    assert "占合计" not in words
    assert line.final is not None
    assert "占合计　50.00" in hover_text(line, "年初预算", whole=replace(line.final, value=Decimal(100)))


def test_a_head_of_the_table_chooses_the_order() -> None:
    view = view_of()
    table = budget_table(view.lines, view.whole, view, LINKS, "final")
    assert table.count('class="sort"') == 5
    assert table.count("aria-sort") == 1 and 'aria-sort="descending"><a' in table
    assert "order=completion" in table and "order=code" in table and "order=budget" in table
    assert "order=final&amp;turned=final" in table
    again = budget_table(view.lines, view.whole, view, LINKS, "final", turned=True)
    assert 'aria-sort="ascending"><a' in again and "turned" not in again
    assert 'aria-sort="ascending"><a' in budget_table(view.lines, view.whole, view, LINKS, "completion")


def test_height_grows_with_the_lines() -> None:
    view = view_of()
    assert height_of(view.lines) > height_of(view.lines[:2]) > 0


def test_title_names_the_driver_or_the_largest() -> None:
    assert budget_title(view_of()) == "少支的 23.00 万元里，86.96% 出在“经办机构”一项"
    over = view_of("100.00", item_facts("2080109", "经办机构", "38.00", "50.00", "131.58"))
    assert budget_title(over) == "比年初预算多支 10.00 万元，多支最多的是“经办机构”"
    assert budget_title(view_of("110.00")) == "支出决算与年初预算相等，110.00 万元"
    assert budget_title(view_of(None, ())) == "没有读到年初预算，只有支出决算"


def test_title_of_a_class_names_it() -> None:
    assert budget_title(narrowed(view_of(), "208")).startswith("社会保障和就业支出：少支的 23.00 万元里")
    assert budget_title(narrowed(view_of(), "2080101")) == "行政运行：比年初预算少支 5.00 万元，完成 88.89%"


def test_subtitle_says_where_the_budgets_stand() -> None:
    assert budget_subtitle(view_of()).endswith("年初预算见于情况说明 p.20")


def test_table_has_every_figure_as_a_link_and_the_reason_quoted() -> None:
    view = view_of()
    words = budget_table(view.lines, view.whole, view, LINKS)
    assert words.count("/source?") == 5 * 4 + 1
    assert "<q>执行进度较慢</q>" in words
    assert "−20.00" in words and "+2.00" in words
    assert ">133<" in words


def test_table_says_what_has_no_budget() -> None:
    view = view_of(items=ITEMS[:9])
    words = budget_table(view.lines, view.whole, view, LINKS)
    assert "无年初预算数" in words
    assert "1 项没有读到年初预算：住房公积金" in foot_note(view)


def test_gap_is_said_only_where_rounding_cannot_explain_it() -> None:
    assert gap_note(view_of(), LINKS) == ""
    assert "相加为 133.00 万元，文中总数为 138.40 万元，相差 5.40 万元" in gap_note(view_of("138.40"), LINKS)


def test_parts_are_of_each_columns_own_total() -> None:
    view = view_of()
    scales = scales_of(view, "share")
    table = budget_table(view.lines, view.whole, view, LINKS, "code", scales)
    assert "年初预算 %" in table and ">33.83</a>" in table  # 45 of 133
    assert ">36.36</a>" in table  # 40 of 110
    assert "与合计的差额方向不同，不计占比" in table  # 2 more where the total is 23 less
    assert "占合计的 %" in budget_subtitle(view, scales)
    assert budget_title(view, scales.money).startswith("少支的 23.00 万元里")
    figure = dumbbells(view.lines, view.label, "amount", "light", scales=scales)
    marks = {trace.name: list(trace.x) for trace in figure.data if trace.mode == "markers"}
    assert round(marks["年初预算"][0], 2) == 33.83 and marks["支出决算（超出）"] == []


def test_yuan_is_never_finer_than_the_print() -> None:
    view = view_of()
    scales = scales_of(view, "yuan")
    table = budget_table(view.lines, view.whole, view, LINKS, "code", scales)
    assert '450,0<span class="past">00</span>' in table and '1,33<span class="past">0,000</span>' in table
    assert budget_title(view, scales.money).startswith("少支的 230,000 元里")
    words = hover_text(view.lines[0], "年初预算", scale=scales.money)
    assert "450,000</b> 元" in words and "报告印为 45.00 万元，精确到百元" in words


def test_parts_of_nothing_are_not_reckoned() -> None:
    view = view_of(None)
    scales = scales_of(view, "share")
    table = budget_table(view.lines, view.whole, view, LINKS, "code", scales)
    assert "没有合计数，无从计算占比" in table
    figure = dumbbells(view.lines, view.label, "amount", "light", scales=scales)
    assert all(len(trace.x) == 0 for trace in figure.data if trace.name == "年初预算")
