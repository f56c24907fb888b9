from decimal import Decimal

from mingzhang.frames.overview import overview_of

from .handmade import EXPENDITURE, fact, item_facts, reason, report, table

SUMMARY = """
<_ 一、一般公共预算财政拨款收入 110.00
<_ 本年收入合计 110.00
<_ 年初结转和结余 ·
<_ 总计 110.00
>_ 八、社会保障和就业支出 100.00
>_ 本年支出合计 110.00
>_ 年末结转和结余 ·
>_ 总计 110.00
"""
FIRST = "一、收入支出决算总体情况说明"


def test_balanced_report():
    view = overview_of(
        report(table("income_expenditure_summary", SUMMARY), table("expenditure", EXPENDITURE))
    )
    assert view.total and view.total.value == Decimal("110.00")
    assert view.balanced
    assert view.carried == ()
    assert [part.code for part in view.parts] == ["208", "221"]
    assert [item.code for item in view.top] == ["2080109", "2080101", "2080505", "2210201"]


def test_carried_amounts_break_the_balance_and_are_named():
    summary = SUMMARY.replace("年初结转和结余 ·", "年初结转和结余 12.00").replace(
        "总计 110.00", "总计 122.00"
    )
    summary = summary.replace("年末结转和结余 ·", "年末结转和结余 12.00")
    view = overview_of(
        report(table("income_expenditure_summary", summary), table("expenditure", EXPENDITURE))
    )
    assert not view.balanced
    assert [name for name, _ in view.carried] == ["年初结转和结余", "年末结转和结余"]


def test_change_gives_last_year_s_figure_as_derived():
    facts = (
        fact("final", "110.00", "收入、支出总计", section=FIRST, sentence="一"),
        fact("change", "-10.00", "收入、支出总计", section=FIRST, sentence="一", group="1"),
        fact("growth", "-8.33", "收入、支出总计", section=FIRST, sentence="一", unit="%"),
    )
    reasons = (reason("压减支出。", "收入、支出总计", section=FIRST, group="1", explains="prior"),)
    change = overview_of(
        report(table("income_expenditure_summary", SUMMARY), facts=facts, reasons=reasons)
    ).change
    assert change and change.growth and change.reason
    assert (change.prior.value, change.prior.derived) == (Decimal("120.00"), True)
    assert change.growth.value == Decimal("-8.33")
    assert change.reason.text == "压减支出。"


def test_a_change_against_the_budget_is_not_last_year_s():
    facts = (fact("change", "-10.00", "支出总计", section=FIRST, sentence="一", basis="prior_budget"),)
    assert overview_of(report(table("income_expenditure_summary", SUMMARY), facts=facts)).change is None


def test_share_of_a_class_is_the_printed_one_only_where_it_is_of_this_whole():
    fitting = (fact("share", "90.91", "社会保障和就业支出", "208", unit="%"),)
    other = (fact("share", "95.00", "社会保障和就业支出", "208", unit="%"),)
    for facts, derived in ((fitting, False), (other, True)):
        part = overview_of(report(table("expenditure", EXPENDITURE), facts=facts)).parts[0]
        assert part.share
        assert part.share.value == Decimal("90.91")
        assert part.share.derived is derived


def test_shares_of_the_general_budget_are_not_shares_of_all_expenditure():
    facts = (fact("share", "90.91", "社会保障和就业支出", "208", unit="%"),)
    general = table("general_budget_expenditure", "_ 合计 109.99 59.99 50.00")
    view = overview_of(report(table("expenditure", EXPENDITURE), general, facts=facts))
    assert view.parts[0].share
    assert view.parts[0].share.derived


def test_driver_comes_from_the_budget():
    facts = (
        fact("initial_budget", "130.00", "一般公共预算财政拨款支出"),
        *item_facts("2080109", "经办机构", "70.00", "50.00", "71.43"),
    )
    view = overview_of(report(table("general_budget_expenditure", EXPENDITURE), facts=facts))
    assert view.driver and view.driver.line.code == "2080109"


def test_missing_empty_and_noted_are_three_absences():
    note = "注：本部门没有发生“三公”经费支出，故本表无数据。"
    missing = overview_of(report()).three_public
    blank = overview_of(report(table("three_public", "_ _ · · · ·"))).three_public
    none = overview_of(report(table("three_public", "_ _ · · · ·", note=note))).three_public
    assert missing.absence and missing.absence.kind == "undisclosed"
    assert blank.absence and blank.absence.kind == "blank"
    assert none.absence and (none.absence.kind, none.absence.text) == ("none", note)


def test_cards_take_the_table_then_the_narrative():
    facts = (
        fact("final", "142.80", "机关运行经费", section="十一、其他重要事项", sentence="运行"),
        fact("change", "-13.52", "机关运行经费", section="十一、其他重要事项", sentence="运行"),
        fact("growth", "-8.65", "机关运行经费", section="十一、其他重要事项", sentence="运行", unit="%"),
        fact("change", "-0.15", "“三公”经费支出", section="七、三公", sentence="三公"),
        fact("change", "-0.15", "公务接待费", section="七、三公", sentence="三公"),
    )
    public = table("three_public", "_ _ 2.85 2.85 0.39 0.39")
    view = overview_of(report(public, facts=facts))
    assert view.operating.figure and view.operating.figure.value == Decimal("142.80")
    assert view.operating.growth and view.operating.growth.value == Decimal("-8.65")
    assert view.three_public.planned and view.three_public.planned.value == Decimal("2.85")
    assert view.three_public.change and view.three_public.change.value == Decimal("-0.15")


def test_personnel_and_procurement():
    basic = table(
        "basic_expenditure", "301 工资福利支出 50.00\n302 商品和服务支出 10.00\n_ 人员经费合计 50.00"
    )
    bought = table(
        "procurement", "_ (一)政府采购支出合计 9.00\n_ 1.政府采购货物支出 9.00\n_ 2.政府采购工程支出 ·"
    )
    view = overview_of(report(table("expenditure", EXPENDITURE), basic, bought))
    assert view.personnel.figure and view.personnel.figure.value == Decimal("50.00")
    assert view.personnel.completion and view.personnel.completion.value == Decimal("83.33")
    assert view.procurement.figure and view.procurement.figure.value == Decimal("9.00")
    assert [name for name, _ in view.procurement.parts] == ["货物"]


def test_an_empty_report_raises_nothing():
    view = overview_of(report())
    assert view.total is None
    assert view.parts == ()
    assert view.budget is None
