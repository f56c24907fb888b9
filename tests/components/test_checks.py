"""核对 in words: title, ledger, the identity written out. All data here is 模拟数据."""

from __future__ import annotations

import pytest

from components.checks import (
    LEDGER_COLUMNS,
    coverage_told,
    headline,
    ledger,
    outcome_filter,
    proportion,
    rate_of,
    split_title,
    unchecked_list,
    views,
)
from components.checks_identity import identity, intervals, members, title_of, verdict
from components.checks_pages import heading, places
from components.links import Links
from components.sorting import order_of
from mingzhang.checking import check, rules
from mingzhang.checking.audit import Coverage
from mingzhang.checking.comparison import Comparison, Term
from mingzhang.forms.measures import measure_name
from mingzhang.frames.checks import Chosen, Family, counts_of, families, numbered, unchecked
from mingzhang.model import Evidence, Report
from tests.frames.handmade import amount, place, report, table

LINKS = Links("0" * 16, origin="/checks")


def family_of(parts: str, whole: str) -> tuple[Report, Family]:
    """The hierarchy of 05 where one 类 has two 款."""
    text = f"_ 合计 {whole} {whole} ·\n208 类 {whole} {whole} ·"
    for at, part in enumerate(parts.split()):
        text += f"\n2080{at} 款{at} {part} {part} ·"
    made = report(table("general_budget_expenditure", text, page=10))
    found = families(numbered(check(made)), rules())
    return made, next(family for family in found if family.rule == "general_budget_expenditure.hierarchy")


@pytest.mark.parametrize(
    ("holds", "tail", "differs", "words"),
    [
        (126, 7, 6, "139 处勾稽，126 处成立，7 处只差尾数，6 处待说明"),
        (5, 0, 0, "5 处勾稽全部成立"),
        (5, 2, 0, "7 处勾稽，5 处成立，2 处只差尾数，没有待说明"),
        (0, 0, 0, "没有可核的勾稽"),
    ],
)
def test_the_headline_counts(holds: int, tail: int, differs: int, words: str) -> None:
    counts = counts_of(()) | {"holds": holds, "tail": tail, "differs": differs}
    assert headline(counts) == words
    assert (proportion(counts) == "") == (words == "没有可核的勾稽")


def test_an_identity_that_differs_is_written_out_with_every_term() -> None:
    _, family = family_of("60.00 30.00", "100.00")
    comparison = family.members[0].comparison
    assert comparison.outcome == "differs" and "10" in title_of(comparison)
    html = identity(comparison, LINKS)
    assert "60.00" in html and "+ " in html and "Σ 2 项" in html and "90.00" in html and "page=10" in html
    assert "两个区间不相交" in intervals(comparison)
    assert "待说明" in verdict(comparison, family)
    found = places(comparison)
    assert [place.badge for place in found] == ["!", "1", "2"]
    assert heading(found)[0] == "原文第 10 页" and "红框" in heading(found)[1]


def test_a_tail_shows_two_intervals_that_meet() -> None:
    _, family = family_of("60.00 39.99", "100.00")
    comparison = family.members[0].comparison
    assert comparison.outcome == "tail"
    assert "两个区间相交" in intervals(comparison) and "不是错误" in intervals(comparison)


def test_what_holds_needs_no_intervals() -> None:
    _, family = family_of("60.00 40.00", "100.00")
    assert family.members[0].comparison.outcome == "holds"
    assert intervals(family.members[0].comparison) == ""


def test_ledger_and_members_link_to_what_they_name() -> None:
    _, family = family_of("60.00 30.00", "100.00")
    html = ledger([family], family.rule, Chosen(table="general_budget_expenditure"), LINKS)
    assert f"rule={family.rule}" in html and "table=general_budget_expenditure" in html and "sel" in html
    listed = members(family, family.members[0].number, Chosen(), LINKS)
    assert listed.count("n=") == len(family.members)


def test_a_chosen_outcome_can_be_unchosen() -> None:
    counts = counts_of(()) | {"holds": 3, "insufficient": 2}
    html = outcome_filter(counts, Chosen("holds"), LINKS, Coverage(8, 7, ()))
    assert 'aria-current="true"' in html and "数据不足 2" in html and "outcome=tail" in html
    assert "outcome=holds" not in html and "不适用" not in html
    assert "印出的数 8 个，7 个进过勾稽（87.5%）" in html


def test_a_rate_of_coverage_is_never_told_as_all_where_it_is_not() -> None:
    assert rate_of(Coverage(10, 10, ())) == "100%"
    assert rate_of(Coverage(100_000, 99_999, ())) == "99.9%"
    assert rate_of(Coverage(3, 1, ())) == "33.3%"


def test_the_bar_shows_outcomes_in_their_proportion() -> None:
    counts = counts_of(()) | {"holds": 90, "tail": 9, "differs": 1}
    html = proportion(counts)
    assert "flex:90.000" in html and "flex:9.000" in html and "flex:1.000" in html
    assert "flex:0.600" in proportion(counts_of(()) | {"holds": 9999, "differs": 1})


def test_the_two_ways_through_the_page_name_which_is_shown() -> None:
    html = views(3, True, LINKS)
    assert "发现 3" in html and "view=ledger" in html
    assert html.index('aria-current="page"') > html.index("发现 3")


def test_what_was_not_checked_leads_to_its_rule() -> None:
    made, _ = family_of("60.00 30.00", "100.00")
    audit = check(made)
    html = unchecked_list(unchecked(audit, rules(), numbered(audit)), LINKS)
    assert html.count("rule=") == len(audit.idle)


def test_titles_are_split_into_tables_and_rule() -> None:
    assert split_title("支出决算表：类 = Σ款") == ("支出决算表", "类 = Σ款")
    assert split_title("完成率 = 决算 ÷ 预算") == ("", "完成率 = 决算 ÷ 预算")


def test_coverage_names_what_was_not_checked() -> None:
    made, _ = family_of("60.00 40.00", "100.00")
    html = coverage_told(check(made).coverage, LINKS)
    assert "至少进过一处勾稽" in html


def test_the_ledger_sorts_and_a_family_keeps_the_order() -> None:
    made, _ = family_of("60.00 30.00", "100.00")
    found = families(numbered(check(made)), rules())
    links = Links("0" * 16, origin="/checks", kept=(("sort", "-outcome"),))
    html = ledger(found, "", Chosen(), links, order_of("-outcome", LEDGER_COLUMNS))
    assert 'aria-sort="descending"' in html and "rule=" in html and "sort=-outcome&amp;rule=" in html
    checked = [family for family in found if family.checked]
    worst = max(checked, key=lambda family: family.counts["differs"])
    assert html.index(f"rule={worst.rule}") == min(html.index(f"rule={each.rule}") for each in checked)


def test_what_all_terms_measure_is_said_once() -> None:
    def term(name: str, value: str, column: str) -> Term:
        return Term(name, amount(value), evidence=Evidence(place(value), None, name, None, None, column))

    whole = (term("总数", "3.00", "initial_budget"),)
    parts = (term("甲", "1.00", "initial_budget"), term("乙", "2.00", "initial_budget"))
    made = Comparison("某规则", "holds", "甲、乙之和", whole, parts, difference="0")
    html, name = identity(made, LINKS), measure_name("initial_budget")
    assert "甲 ·" not in html and f"Σ 2 项{name}" in html and f"总数 · {name}" in html
