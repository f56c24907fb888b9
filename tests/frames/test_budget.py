from decimal import Decimal

from mingzhang.frames.budget import budget_views, driver_of, narrowed, ordered
from mingzhang.model import Fact, Reason, Report

from .handmade import EXPENDITURE, fact, item_facts, reason, report, table

WHOLE = (
    fact("initial_budget", "133", "一般公共预算财政拨款支出", group="whole"),
    fact("final", "110.00", "一般公共预算财政拨款支出", group="whole"),
    fact("completion", "82.71", "一般公共预算财政拨款支出", unit="%", group="whole"),
)
ITEMS = (
    *item_facts("2080101", "行政运行", "45.00", "40.00", "88.89"),
    *item_facts("2080109", "经办机构", "70.00", "50.00", "71.43"),
    *item_facts("2080505", "养老保险缴费", "8.00", "10.00", "125.00"),
    *item_facts("2210201", "住房公积金", "10.00", "10.00", "100"),
)


def given(facts: tuple[Fact, ...], reasons: tuple[Reason, ...] = ()) -> Report:
    return report(table("general_budget_expenditure", EXPENDITURE, page=10), facts=facts, reasons=reasons)


def view_of(facts: tuple[Fact, ...], reasons: tuple[Reason, ...] = ()):
    return budget_views(given(facts, reasons))[0]


def test_each_item_has_budget_final_difference_completion_and_reason():
    view = view_of(WHOLE + ITEMS, (reason("执行进度较慢。", "经办机构", "2080109", "item-2080109"),))
    line = next(line for line in view.lines if line.code == "2080109")
    assert line.budget and line.final and line.completion and line.difference and line.reason
    assert (line.budget.value, line.final.value) == (Decimal("70.00"), Decimal("50.00"))
    assert (line.difference.value, line.difference.derived) == (Decimal("-20.00"), True)
    assert line.completion.value == Decimal("71.43")
    assert line.direction == "under"
    assert line.final.source and line.final.source.page == 10
    assert line.reason.text == "执行进度较慢。"


def test_the_whole_is_the_stated_one_and_the_final_the_table_s():
    whole = view_of(WHOLE + ITEMS).whole
    assert whole.budget and whole.final and whole.completion and whole.difference
    assert (whole.budget.value, whole.budget.quantum) == (Decimal("133"), Decimal(1))
    assert whole.difference.value == Decimal("-23.00")
    assert whole.completion.value == Decimal("82.71")


def test_sum_within_the_printed_precision_is_no_gap():
    assert view_of(WHOLE + ITEMS).gap is None


def test_sum_beyond_rounding_is_a_gap():
    stated = fact("initial_budget", "138.40", "一般公共预算财政拨款支出", group="whole")
    gap = view_of((stated, *ITEMS)).gap
    assert gap is not None
    assert gap.value == Decimal("5.40")


def test_no_gap_is_claimed_where_an_item_lacks_its_budget():
    stated = fact("initial_budget", "138.40", "一般公共预算财政拨款支出", group="whole")
    view = view_of((stated, *ITEMS[:9]))
    assert view.gap is None
    lacking = [line for line in view.lines if line.budget is None]
    assert [line.code for line in lacking] == ["2210201"]
    assert lacking[0].difference is None


def test_an_item_named_by_no_table_is_shown_by_its_name():
    view = view_of((*WHOLE, *ITEMS[:9], *item_facts(None, "退休人员活动费", "0.88", "0.88", "100")))
    line = view.lines[-1]
    assert (line.code, line.name) == (None, "退休人员活动费")
    assert line.final and line.final.value == Decimal("0.88")


def test_budgets_of_other_things_are_no_items():
    other = fact("initial_budget", "2.85", "“三公”经费", section="七、财政拨款“三公”经费支出决算情况说明")
    view = view_of((*WHOLE, *ITEMS, other))
    assert all(line.name != "“三公”经费" for line in view.lines)


def test_a_budget_by_group_covers_the_items_under_it():
    view = view_of((*WHOLE, *item_facts("20801", "管理事务", "115.00", "90.00", "78.26")))
    assert [line.code for line in view.lines] == ["20801", "2080505", "2210201"]


def test_a_report_without_budget_figures_still_lists_its_items():
    view = view_of(())
    assert [line.code for line in view.lines] == ["2080101", "2080109", "2080505", "2210201"]
    assert view.whole.budget is None
    assert driver_of(view) is None


def test_nothing_at_all_gives_no_view():
    assert budget_views(report()) == ()


def test_order():
    view = view_of(WHOLE + ITEMS[:9])
    assert [line.code for line in ordered(view.lines, "difference")] == [
        "2080109",
        "2080101",
        "2080505",
        "2210201",
    ]
    assert [line.code for line in ordered(view.lines, "completion")] == [
        "2080109",
        "2080101",
        "2080505",
        "2210201",
    ]
    assert [line.code for line in ordered(view.lines, "final")] == [
        "2080109",
        "2080101",
        "2080505",
        "2210201",
    ]
    assert ordered(view.lines, "code") == view.lines
    assert ordered(view.lines, "code", turned=True) == view.lines[::-1]
    budgets = [line.budget.value for line in ordered(view.lines, "budget") if line.budget is not None]
    assert budgets == sorted(budgets, reverse=True)
    turned = [line.budget.value for line in ordered(view.lines, "budget", turned=True) if line.budget]
    assert turned == sorted(budgets)


def test_a_budget_of_zero_has_no_ratio():
    line = view_of(item_facts("2080101", "行政运行", "0.00", "40.00", "0")).lines[0]
    assert line.ratio is None
    assert line.direction == "over"


def test_driver_runs_in_the_direction_of_the_whole():
    driver = driver_of(view_of(WHOLE + ITEMS))
    assert driver is not None
    assert driver.line.code == "2080109"
    assert driver.share is not None
    assert driver.share.value == Decimal("86.96")


def test_no_share_of_a_difference_that_other_items_offset():
    """Nearly as much more as less: one item's part of what is left says nothing."""
    raised = item_facts("2080101", "行政运行", "20.00", "40.00", "200.00")
    driver = driver_of(view_of((*WHOLE, *ITEMS[3:], *raised)))
    assert driver is not None
    assert (driver.line.code, driver.share) == ("2080109", None)


def test_narrowed_to_a_class_the_whole_is_a_derived_subtotal():
    view = narrowed(view_of(WHOLE + ITEMS), "208")
    assert [line.code for line in view.lines] == ["2080101", "2080109", "2080505"]
    assert view.whole.budget and view.whole.final and view.whole.completion
    assert (view.whole.budget.value, view.whole.budget.derived) == (Decimal("123.00"), True)
    assert (view.whole.final.value, view.whole.final.derived) == (Decimal("100.00"), False)
    assert view.whole.completion.derived
    assert view.gap is None


def test_narrowed_to_an_item_the_whole_is_the_item():
    view = narrowed(view_of(WHOLE + ITEMS), "2080101")
    assert view.whole.code == "2080101"
    assert view.whole.completion and not view.whole.completion.derived


def test_a_fund_of_its_own_has_a_view_of_its_own():
    fund = table("government_fund", "_ 合计 · 9.00 9.00 · 9.00\n2120802 土地开发支出 · 9.00 9.00 · 9.00")
    general = table("general_budget_expenditure", EXPENDITURE)
    facts = (*WHOLE, *ITEMS, *item_facts("2120802", "土地开发支出", "12.00", "9.00", "75.00"))
    views = budget_views(report(general, fund, facts=facts))
    assert [view.fund for view in views] == ["一般公共预算财政拨款", "政府性基金预算财政拨款"]
    assert "2120802" not in [line.code for line in views[0].lines]
    assert views[0].gap is None
