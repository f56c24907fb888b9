"""绩效 as a frame: joining text and forms, judging indicators. All data here is 模拟数据."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mingzhang.frames.performance import judgement, likeness, performance
from mingzhang.model import Cell, Fact, Fund, Indicator, Project, Report
from tests.frames.handmade import cell, fact, report

SECTION = "十二、关于2024年度绩效评价情况说明"


def form(name: str, budget: str, final: str, rate: str = "·", score: str = "100") -> Project:
    cells = {"budget": cell(budget, 26), "final": cell(final, 26), "rate": cell(rate, 26)}
    return Project(name, "", "", (26,), (Fund("年度资金总额", cells),), (), cell("100", 26), cell(score, 26))


def listed(name: str, budget: str, final: str, rate: str) -> tuple[Fact, ...]:
    return (
        fact("budget", budget, name, section=SECTION, page=24),
        fact("final", final, name, section=SECTION, page=24),
        fact("rate", rate, name, unit="%", section=SECTION, page=24),
    )


def with_forms(*forms: Project, facts: tuple[Fact, ...] = ()) -> Report:
    return replace(report(facts=facts), projects=forms)


def test_a_form_joins_the_listing_of_the_same_money_under_another_name() -> None:
    facts = (
        *listed("城乡居民养老保险区级补助资金", "429.79", "429.79", "100"),
        *listed("网络费", "1", "1", "100"),
    )
    view = performance(with_forms(form("城乡居民基本养老保险", "429.79", "429.79"), facts=facts))
    assert [line.form is not None for line in view.lines] == [True, False]
    assert view.lines[0].name == "城乡居民养老保险区级补助资金"


def test_one_equal_amount_joins_and_the_other_is_told_as_a_disagreement() -> None:
    facts = listed("全区企业职工基本养老保险补助资金", "368.55", "368.55", "100")
    view = performance(with_forms(form("企业职工养老保险", "2765.05", "368.55", "13.33"), facts=facts))
    (line,) = view.lines
    assert line.form is not None
    ((label, said, printed),) = line.disagreements
    assert (label, said.value, printed.value) == ("全年预算数", Decimal("368.55"), Decimal("2765.05"))
    assert line.rate is not None and line.rate.value == 100
    assert line.form_rate is not None and line.form_rate.value == Decimal("13.33")


def test_equal_money_of_two_projects_is_told_apart_by_name() -> None:
    facts = (*listed("设备维护费", "1", "1", "100"), *listed("业务经费", "1", "1", "100"))
    view = performance(with_forms(form("业务经费项目", "1", "1"), facts=facts))
    assert [line.name for line in view.lines if line.form] == ["业务经费"]


def test_a_form_of_another_project_is_not_joined() -> None:
    view = performance(with_forms(form("道路养护", "5", "4"), facts=listed("社保补贴", "7", "6", "85.71")))
    assert [(line.listing is None, line.form is None) for line in view.lines] == [
        (False, True),
        (True, False),
    ]
    assert view.lines[1].rate is not None and view.lines[1].rate.derived


def test_the_overall_facts_are_no_project() -> None:
    whole = (
        fact("count", "8", "绩效自评项目", unit="项", section=SECTION),
        fact("budget", "3721.70", "绩效自评项目", section=SECTION),
        fact("final", "1365.20", "绩效自评项目", section=SECTION),
    )
    view = performance(report(facts=(*whole, *listed("社保补贴", "7", "6", "85.71"))))
    assert [line.name for line in view.lines] == ["社保补贴"]
    assert len(view.overall) == 3
    assert view.budget is not None and view.budget.derived and view.budget.value == 7


def test_nothing_disclosed() -> None:
    view = performance(report())
    assert view.lines == () and view.budget is None and view.forms == ()


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("≥95%", "98%", "met"),
        ("≥95%", "13.33%", "missed"),
        ("≥ 95％", "95%", "met"),
        ("=100%", "99%", "missed"),
        ("≤10天", "12天", "missed"),
        ("≤10天", "9天", "met"),
        ("不低于90%", "85%", "missed"),
        ("不超过3次", "3次", "met"),
        ("206153人", "206153人", "met"),
        ("206153人", "200000人", "unjudged"),
        ("长期", "长期", "met"),
        ("长期", "基本达到", "unjudged"),
        ("≥95%", "达标", "unjudged"),
        ("≥95%", "98次", "unjudged"),
        ("≥5%且≤10%", "7%", "unjudged"),
        ("≥1,000人", "1200人", "met"),
        ("", "98%", "unjudged"),
    ],
)
def test_judging_an_indicator(target: str, actual: str, expected: str) -> None:
    indicator = Indicator("", "", "", target, actual, "", {"points": Cell(), "score": Cell()})
    assert judgement(indicator) == expected


def test_likeness_of_names() -> None:
    assert likeness("企业职工养老保险", "全区企业职工基本养老保险补助资金") == 1
    assert likeness("道路养护", "社保补贴") == 0
