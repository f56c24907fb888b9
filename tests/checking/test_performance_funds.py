"""Self-evaluation forms: sources of money, rates of nothing, heads, targets. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.checking import check
from mingzhang.checking.facts import listed_projects
from mingzhang.checking.targets import is_missed
from mingzhang.model import Fund, Measure, Project, Report
from tests.checking.small import outcomes, project
from tests.frames.handmade import cell, fact, report

COLUMNS = ("initial_budget", "budget", "final", "points", "rate", "score")


def fund(name: str, values: str) -> Fund:
    return Fund(name, {column: cell(value) for column, value in zip(COLUMNS, values.split(), strict=True)})


def forms(*projects: Project) -> Report:
    return replace(report(), projects=projects)


def with_sources(*sources: Fund, whole: str = "10.00 12.00 9.00 10 75 7.5") -> Project:
    one = project(fund=whole)
    return replace(one, funds=(*one.funds, *sources))


APPROPRIATION = fund("其中：当年财政拨款", "10.00 10.00 7.00 · 70 ·")
CARRIED = fund("上年结转资金", "· 2.00 2.00 · 100 ·")
NOTHING = fund("其他资金", "· · · · · ·")


def test_all_money_is_the_sum_of_its_sources() -> None:
    one = forms(with_sources(APPROPRIATION, CARRIED, NOTHING))
    assert outcomes(one, "performance.funds") == ["holds"] * 3


@pytest.mark.parametrize(("final", "outcome"), [("9.00", "holds"), ("9.01", "tail"), ("6.00", "differs")])
def test_money_that_its_sources_do_not_make_up(final: str, outcome: str) -> None:
    one = forms(with_sources(APPROPRIATION, CARRIED, whole=f"10.00 12.00 {final} 10 75 7.5"))
    assert outcomes(one, "performance.funds")[2] == outcome


def test_sources_left_blank_or_of_another_kind_say_nothing() -> None:
    assert outcomes(forms(with_sources(NOTHING)), "performance.funds") == []
    province = fund("其中：省级补助", "5.00 5.00 5.00 · 100 ·")
    assert outcomes(forms(with_sources(APPROPRIATION, province)), "performance.funds") == []
    assert outcomes(forms(with_sources(APPROPRIATION, APPROPRIATION)), "performance.funds") == []


@pytest.mark.parametrize(("final", "severity"), [("0.00", "info"), ("3.00", "warning")])
def test_a_rate_of_nothing(final: str, severity: str) -> None:
    one = forms(project(fund=f"0.00 0.00 {final} 10 100 10"))
    found = [finding for finding in check(one).findings if finding.rule == "performance.rate_of_nothing"]
    assert [(finding.severity, finding.found) for finding in found] == [(severity, "100%")]


def test_the_head_of_a_form_names_project_and_owner() -> None:
    assert outcomes(forms(project()), "performance.heading") == ["holds"]
    nameless = replace(project(), name="", source=None)
    (finding,) = [one for one in check(forms(nameless)).findings if one.rule == "performance.heading"]
    assert (finding.severity, finding.expected) == ("warning", "项目名称")
    ownerless = replace(project(), department="", unit="")
    assert outcomes(forms(project(), ownerless), "performance.heading") == ["holds", "differs"]
    # A layout that does not ask for it.
    assert outcomes(forms(ownerless), "performance.heading") == ["holds"]
    unread = replace(project(), name="", department="", unit="", source=None)
    assert outcomes(forms(unread), "performance.heading") == []


@pytest.mark.parametrize(
    ("target", "actual", "missed"),
    [
        ("95%以上", "90%", True),
        ("95%以上", "95%", False),
        ("95%（含）以上", "94%", True),
        ("90分及以上", "88分", True),
        ("10天以内", "12天", True),
        ("10天以内", "10天", False),
        ("达到95%", "90%", True),
        ("100%", "95%", True),
        ("100%", "100%", False),
        ("5%", "3%", None),
        ("8次", "6次", None),
        ("达到预期", "90%", None),
        ("优", "良", None),
        ("完成", "达成", None),
        ("90%-95%", "80%", None),
    ],
)
def test_targets_in_other_words(target: str, actual: str, missed: bool | None) -> None:
    assert is_missed(target, actual) is missed


def test_projects_told_with_their_completion_are_known() -> None:
    told: tuple[tuple[Measure, str, str], ...] = (
        ("budget", "14.00", "万元"),
        ("final", "13.95", "万元"),
        ("completion", "99.64", "%"),
    )
    facts = tuple(
        fact(measure, value, name, unit=unit, section="五、预算绩效情况说明", group=name, sentence=name)
        for name in ("普法宣传", "绩效自评项目")
        for measure, value, unit in told
    )
    assert [one.name for one in listed_projects(report(facts=facts))] == ["普法宣传"]


@pytest.mark.parametrize(("score", "outcome"), [("99", "holds"), ("96.5", "differs")])
def test_the_score_that_the_text_gives_a_project(score: str, outcome: str) -> None:
    told: tuple[tuple[Measure, str, str], ...] = (
        ("score", score, "分"),
        ("budget", "10.00", "万元"),
        ("final", "9.00", "万元"),
        ("completion", "90", "%"),
    )
    facts = tuple(
        fact(
            measure, value, "普法宣传", unit=unit, section="五、预算绩效情况说明", group="1", sentence="一句"
        )
        for measure, value, unit in told
    )
    one = replace(report(facts=facts), projects=(project("普法宣传项目"), project("无关项目")))
    assert outcomes(one, "performance.narrative_score") == [outcome]
