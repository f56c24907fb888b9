"""The overview's words must be right for any report: each case here is a report unlike the sample."""

from dataclasses import replace
from decimal import Decimal

import pytest

from components.links import Links
from components.overview import narrowed_note, overview_html, template_note
from components.overview_findings import audit_sentence, figures_of, heading_of
from mingzhang.frames.overview import Overview, overview_of
from mingzhang.frames.structure import expenditure_tree
from mingzhang.model import Evidence, Fact, Finding, ReadingWarning, Report, Severity
from mingzhang.presenting.sentences import (
    budget_sentence,
    change_sentence,
    in_tenths,
    short_name,
    structure_sentence,
    top_title,
)
from tests.frames.handmade import EXPENDITURE, fact, item_facts, place, reason, report, table

LINKS = Links("0123456789abcdef")
FIRST = "一、收入支出决算总体情况说明"
SUMMARY = """
<_ 本年收入合计 110.00
<_ 总计 110.00
>_ 本年支出合计 110.00
>_ 总计 110.00
"""


def html(given: Report, findings: tuple[Finding, ...] = ()) -> str:
    return overview_html(overview_of(given), findings, {"holds": 5, "tail": 1}, LINKS)


def change_facts(change: str, growth: str) -> tuple[Fact, ...]:
    return (
        fact("final", "110.00", "收入支出总计", section=FIRST, sentence="一", group="1"),
        fact("change", change, "收入支出总计", section=FIRST, sentence="一", group="1"),
        fact("growth", growth, "收入支出总计", section=FIRST, sentence="一", group="1", unit="%"),
    )


def with_change(change: str, growth: str) -> Overview:
    return overview_of(
        report(table("income_expenditure_summary", SUMMARY), facts=change_facts(change, growth))
    )


def with_budget(whole: str, *items: tuple[str, str, str, str, str]) -> Overview:
    facts = [
        fact("initial_budget", whole, "一般公共预算财政拨款支出", group="whole"),
        fact("final", "110.00", "一般公共预算财政拨款支出", group="whole"),
    ]
    for item in items:
        facts += item_facts(*item)
    return overview_of(report(table("general_budget_expenditure", EXPENDITURE), facts=tuple(facts)))


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        ("29.21", "近三成"),
        ("72.70", "七成多"),
        ("70.00", "七成"),
        ("95.07", "九成多"),
        ("99.80", "几乎全部"),
        ("100", "全部"),
        ("4.35", "4.35%"),
        ("150", "150.00%"),
    ],
)
def test_parts_in_words(percent: str, words: str) -> None:
    assert in_tenths(Decimal(percent)) == words


@pytest.mark.parametrize(
    ("change", "growth", "lead", "text"),
    [
        ("24.87", "29.21", "花的比上年多近三成。", "增加 24.87 万元，增长 29.21%"),
        ("-24.20", "-18.03", "花的比上年少近两成。", "减少 24.20 万元，下降 18.03%"),
        ("24.00", "29.21", "花的比上年多 24.00 万元。", ""),
        ("1.00", "0.92", "花的比上年多 0.92%。", "增加 1.00 万元，增长 0.92%"),
        ("66.00", "150.00", "花的比上年多 150.00%。", "增加 66.00 万元，增长 150.00%"),
        ("0.00", "0.00", "花的与上年持平。", ""),
    ],
)
def test_change_against_last_year(change: str, growth: str, lead: str, text: str) -> None:
    sentence = change_sentence(with_change(change, growth))
    assert sentence is not None
    assert (sentence.lead, sentence.text) == (lead, text)
    assert sentence.sources


def test_a_change_of_unbalanced_totals_is_not_said_of_spending() -> None:
    summary = SUMMARY.replace(">_ 总计 110.00", ">_ 总计 122.00").replace("<_ 总计 110.00", "<_ 总计 122.00")
    view = overview_of(
        report(table("income_expenditure_summary", summary), facts=change_facts("12.00", "10.91"))
    )
    sentence = change_sentence(view)
    assert sentence is not None
    assert sentence.lead.startswith("收支总计比上年多")


def test_no_change_gives_no_sentence() -> None:
    assert change_sentence(overview_of(report())) is None


def test_under_half_of_the_budget_with_one_driver() -> None:
    sentence = budget_sentence(with_budget("300.00", ("2080109", "经办机构", "230.00", "50.00", "21.74")))
    assert sentence is not None
    assert sentence.lead == "只用了年初预算的不到一半。"
    assert sentence.text == "少支的 94.74% 在“经办机构”一项"


def test_over_budget() -> None:
    sentence = budget_sentence(with_budget("100.00", ("2080109", "经办机构", "38.00", "50.00", "131.58")))
    assert sentence is not None
    assert sentence.lead == "支出超过年初预算，完成 110.00%。"
    assert sentence.text == "多支最多的是“经办机构”，12.00 万元"


def test_on_budget() -> None:
    sentence = budget_sentence(with_budget("110.00"))
    assert sentence is not None
    assert sentence.lead == "支出与年初预算相等。"


def test_without_a_budget_total_nothing_is_compared() -> None:
    view = overview_of(report(table("general_budget_expenditure", EXPENDITURE)))
    sentence = budget_sentence(view)
    assert sentence is not None
    assert sentence.lead == "没有读到年初预算总数。"


def test_one_class_and_many_classes() -> None:
    one = overview_of(report(table("expenditure", "_ 合计 5.00 5.00\n208 社会保障和就业支出 5.00 5.00")))
    sentence = structure_sentence(one)
    assert sentence is not None
    assert sentence.lead == "支出全部在“社会保障和就业支出”。"
    rows = "_ 合计 80.00 80.00\n" + "\n".join(
        f"{code} 第{code}类支出 10.00 10.00" for code in range(201, 209)
    )
    page = html(report(table("expenditure", rows)))
    assert "其余 3 类" in page


def test_top_title_counts_the_items_that_make_half() -> None:
    view = overview_of(
        report(table("income_expenditure_summary", SUMMARY), table("expenditure", EXPENDITURE))
    )
    assert top_title(view) == "两项占去八成多支出"
    assert top_title(overview_of(report())) == "最大的支出项"


def test_short_name() -> None:
    assert short_name("社会保障和就业支出") == "社会保障和就业"
    assert short_name("自然资源海洋气象等支出") == "自然资源海洋气象"


def test_every_figure_leads_to_its_source() -> None:
    given = report(
        table("income_expenditure_summary", SUMMARY, page=6),
        table("expenditure", EXPENDITURE, page=9),
        facts=change_facts("24.00", "29.21"),
        reasons=(reason("人员增加。", "收入支出总计", section=FIRST, group="1", explains="prior"),),
    )
    page = html(given)
    assert page.count("/source?") > 15
    assert "page=6" in page and "page=9" in page and "page=20" in page
    assert "∴" not in page or "推算" in page
    assert "<q>人员增加</q>" in page


def test_missing_things_say_so_and_nothing_fails() -> None:
    page = html(report(year=None))
    assert page.count("未公开") >= 5
    assert "没有读到与上年的比较" not in page
    assert "核对过的数都对得上" in page


def test_blank_tables_are_blank_and_not_missing() -> None:
    blank = report(
        table("income_expenditure_summary", ">_ 本年支出合计 ·"), table("expenditure", "_ 合计 · ·")
    )
    page = overview_html(overview_of(blank), (), {}, LINKS)
    assert "没有读到支出合计" not in page
    assert "没有读到支出决算表" not in page
    assert page.count("表中空白") >= 2
    assert "没有待说明的地方" not in page


def test_a_note_of_nothing_this_year_is_quoted() -> None:
    note = "注：本部门没有“三公”经费支出，故本表无数据。"
    page = html(report(table("three_public", "_ _ · · · ·", note=note)))
    assert "无此项" in page
    assert note.replace("“", "“") in page


def finding(severity: Severity, table_id: str | None, message: str = "", **words: str) -> Finding:
    evidence = (Evidence(place("1"), table=table_id),)
    texts = {"expected": "", "found": "", "difference": "", "tolerance": ""} | words
    return Finding("rule", severity, "kind", "规则题目", message, **texts, evidence=evidence)


def test_what_checking_found_is_told_by_place() -> None:
    counts = {"holds": 9, "tail": 2}
    assert audit_sentence((), counts).lead == "核对过的数都对得上。"
    assert audit_sentence((finding("info", "expenditure"),), counts).lead == "核对过的数都对得上。"
    text_only = audit_sentence((finding("error", None),), counts)
    assert text_only.lead == "表内勾稽都成立，问题在情况说明。"
    both = audit_sentence((finding("error", "expenditure"), finding("warning", "performance")), counts)
    assert both.lead == "有 2 处要说明。"
    assert both.text == "各表 1 处，自评表 1 处"
    assert audit_sentence((), {}).lead == "没有可核对的数。"


def test_a_finding_is_headed_by_what_it_is_about() -> None:
    given = finding("error", None, "年初预算之和：印为 4", found="4", expected="5", difference="-1")
    assert heading_of(given) == "年初预算之和"
    assert figures_of(given) == "4 与 5，相差 −1"
    plain = finding("error", None, "缺少目录")
    assert heading_of(plain) == "规则题目"
    assert figures_of(plain) == "缺少目录"


def test_narrowed_overview_says_what_is_chosen() -> None:
    tree = expenditure_tree(report(table("expenditure", EXPENDITURE)))
    assert narrowed_note(tree, "", LINKS) == ""
    words = narrowed_note(tree, "2080109", LINKS.at("2080109"))
    assert "经办机构" in words
    assert "45.45" in words
    assert "code=2080109" in words


def test_a_form_that_nobody_filled_in_is_said_to_be_one() -> None:
    blank = ReadingWarning("template", "各表都没有数字：这像是一份没有填写的模板。", 1)
    other = ReadingWarning("unreadable", "第 3 页有读不出的格子。", 3)
    assert template_note(replace(report(), warnings=(other,))) == ""
    shown = template_note(replace(report(), warnings=(other, blank)))
    assert "没有填写的模板" in shown and "读不出" not in shown


def test_the_page_is_written_in_the_unit_that_the_link_asks_for() -> None:
    view = with_change("10.00", "10.00")
    links = replace(LINKS, unit="yuan")
    page = overview_html(view, (), {}, links)
    assert '<span class="unit">元</span>' in page and "1,100,000" in page
    assert "末位到百元" in page and "增加 100,000 元" in page
    assert 'aria-current="true" data-focus="unit:yuan"' in page
    in_print = overview_html(view, (), {}, LINKS)
    assert 'aria-current="true" data-focus="unit:wan"' in in_print and "增加 10.00 万元" in in_print
    parts = overview_html(view, (), {}, replace(LINKS, unit="share"))
    assert "增加 10.00 万元" in parts


def test_figures_of_findings_have_their_commas_and_years_have_none() -> None:
    found = replace(finding("error", None), found="2765.05", expected="-368.55", difference="2396.50")
    assert figures_of(found) == "2,765.05 与 −368.55，相差 2,396.50"
    years = replace(finding("error", None), found="2023", expected="2024", difference="1")
    assert figures_of(years) == "2023 与 2024，相差 1"


def test_many_small_items_are_drawn_by_the_same_ruler_as_the_largest() -> None:
    codes = "\n".join(f"208010{at} 事项{at} 10.00 10.00 -" for at in range(1, 10))
    given = report(
        table("expenditure", f"_ 合计 90.00 90.00 -\n208 类 90.00 90.00 -\n20801 款 90.00 90.00 -\n{codes}")
    )
    page = html(given)
    assert "其余 3 项" in page and "width:100.0%" in page and "width:33.3%" in page


def test_pointing_at_a_piece_of_a_bar_tells_it() -> None:
    page = html(report(table("expenditure", EXPENDITURE)))
    assert 'title="社会保障和就业支出 100.00 万元，占 90.91%"' in page
    assert 'title="基本支出 60.00 万元，占 54.55%"' in page
