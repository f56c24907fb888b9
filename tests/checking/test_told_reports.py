"""Reports that agree in everything, told in the wordings of several places: nothing is called wrong in them.

Each is read from its pages as any report is, so that what is compared is what a reading makes of it.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from mingzhang.checking import check
from mingzhang.model import Report
from tests.checking.accounts import CAPITAL, FUND, FUNDS, GENERAL, Features
from tests.telling.budget import TOLD_LAYOUTS, budget_paper, budget_story
from tests.telling.found import serious
from tests.telling.paper import paper
from tests.telling.story import story
from tests.telling.telling import BUDGET_WORDINGS, WORDINGS

SEEDS = range(104, 106)


def drawn(seed: int) -> Features:
    """Features of a department and its printing, drawn by the seed; most print in 万元."""
    random = Random(seed)
    return Features(
        seed,
        unit=random.choice(["万元", "万元", "万元", "元"]),
        three_public_in_ten_thousand=random.random() < 0.5,
        zeros=random.choice(["blank", "0.00", "-", "mixed"]),
        separators=random.random() < 0.7,
        funds=random.choice([(GENERAL,), (GENERAL,), (GENERAL, FUND), (GENERAL, CAPITAL), FUNDS]),
        carried=random.random() < 0.5,
        other_money=random.random() < 0.5,
        negative=random.random() < 0.1,
        single_fiscal_line=random.random() < 0.3,
        all_classes=random.random() < 0.7,
        economic_detail=random.choice(["all", "all", "some"]),
        operating_costs=random.choice(["public", "less", "none"]),
    )


def told_report(seed: int, wording: str) -> Report:
    return paper(story(drawn(seed)), wording).report()


@pytest.mark.parametrize("wording", WORDINGS)
def test_what_agrees_is_never_reported(wording: str) -> None:
    for seed in SEEDS:
        report = told_report(seed, wording)
        assert (seed, serious(report)) == (seed, [])
        assert [(seed, one.code, one.message) for one in report.warnings] == []


@pytest.mark.parametrize("layout", TOLD_LAYOUTS)
@pytest.mark.parametrize("wording", BUDGET_WORDINGS)
def test_budgets_that_agree_are_never_reported(wording: str, layout: str) -> None:
    report = budget_paper(budget_story(len(wording) + len(layout)), wording, layout).report()
    assert report.kind == "budget"
    assert sum(not fact.derived for fact in report.facts) > 30
    assert serious(report) == []


@pytest.mark.parametrize("wording", WORDINGS)
def test_what_is_told_is_compared(wording: str) -> None:
    """The text's figures are held against the tables and one another, not passed over."""
    features = replace(drawn(7), funds=FUNDS, operating_costs="public", negative=False)
    report = paper(story(features), wording).report()
    audit = check(report)
    assert sum(not fact.derived for fact in report.facts) > 50
    held = {one.rule for one in audit.comparisons if one.outcome in ("holds", "tail")}
    assert {"counterpart.items", "counterpart.totals", "counterpart.share", "narrative.growth"} <= held
    assert len(audit.coverage.unchecked) < 0.2 * audit.coverage.numbers
