"""A budget's explanation where its plan is balanced and where a part has a bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.counterpart_figures import PUBLIC
from mingzhang.checking.facts import MONEY, fact_term, printed_facts
from mingzhang.checking.money import CARRIED, carried_row
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.rounded import as_printed
from mingzhang.checking.settling import settle
from mingzhang.checking.told import choice_terms
from mingzhang.model import Fact, Report

BASIS = "部门预算公开文本：同一份预算的文字前后一致"
INCOME, SPENDING, GENERAL = "财政拨款收入", "财政拨款支出", "一般公共预算财政拨款支出"
OTHER_FUNDS = ("政府性基金预算财政拨款支出", "国有资本经营预算财政拨款支出")
OPERATING_COSTS = "机关运行经费"
RESERVED, PROCURED = "面向中小企业预留政府采购项目预算金额", "政府采购支出"


@rule(
    "budget.fiscal_change",
    title="财政拨款收入与财政拨款支出的增减一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="预算表不列上年结转、财政拨款收支两年都平衡的，收入与支出比上年同一口径的增减额应当一致；只有一般公共预算的，其增减额与财政拨款支出的一致。"
    "今年收入与支出不等、与上年的不同口径相比的不比。",
    kind="amount_mismatch",
    severity="warning",
    kinds=("budget",),
)
def fiscal_changes_agree(report: Report) -> Iterator[Comparison]:
    """What is received and what is spent change alike, where they are equal."""
    if any(carried_row(report, table_id) is not None for table_id in CARRIED):
        return
    facts = [fact for fact in report.facts if fact.unit == MONEY and fact.code is None]
    pairs = [(INCOME, SPENDING)]
    if all(_is_nothing_again(facts, fund) for fund in OTHER_FUNDS):
        pairs.append((GENERAL, SPENDING))
    for left, right in pairs:
        ours, theirs = _only(facts, left, "change"), _only(facts, right, "change")
        if ours is None or theirs is None or ours.derived or theirs.derived or ours.basis != theirs.basis:
            continue
        plans = _only(facts, left, "initial_budget"), _only(facts, right, "initial_budget")
        if plans[0] is None or plans[1] is None or plans[0].amount.value != plans[1].amount.value:
            continue
        comparison = settle(
            "budget.fiscal_change", f"{left}与{right}的增减额", [fact_term(ours)], [fact_term(theirs)]
        )
        if comparison is not None:
            yield comparison


def _only(facts: Sequence[Fact], subject: str, measure: str) -> Fact | None:
    """The one such fact; None where the text tells two of them."""
    found = [fact for fact in facts if fact.subject == subject and fact.measure == measure]
    return found[0] if len(found) == 1 else None


def _is_nothing_again(facts: Sequence[Fact], subject: str) -> bool:
    """Whether nothing is planned, as was last year, on whatever basis; or the fund is not spoken of."""
    told = [
        fact for fact in facts if fact.subject == subject and fact.measure in ("initial_budget", "change")
    ]
    return all(fact.amount.value == 0 for fact in told)


@rule(
    "budget.operating_costs",
    title="机关运行经费不大于基本支出的公用经费",
    basis="部门预算公开文本：预算编制说明与一般公共预算基本支出表一致",
    needs=(FACTS, "basic_expenditure"),
    meaning="机关运行经费是行政单位和参照公务员法管理的事业单位的公用经费，说明所说的预算数应不大于基本支出预算表的公用经费合计。",
    kind="narrative_vs_table",
    severity="warning",
    kinds=("budget",),
)
def operating_costs_stay_within(report: Report) -> Iterator[Comparison]:
    """What offices cost to run is a part of the public money."""
    terms = [term for choice in PUBLIC for term in choice_terms(report, choice) if term.amount is not None]
    for fact in printed_facts(report):
        if fact.subject != OPERATING_COSTS or fact.measure != "initial_budget" or not terms:
            continue
        subject = f"预算说明中的“{OPERATING_COSTS}”与公用经费"
        comparison = settle("budget.operating_costs", subject, [fact_term(fact)], terms[:1], "<=")
        if comparison is not None:
            yield as_printed(comparison)


@rule(
    "budget.small_firms",
    title="面向中小企业预留的采购预算不大于政府采购预算",
    basis=BASIS,
    needs=(FACTS,),
    meaning="面向中小企业预留的政府采购项目预算金额是政府采购预算的一部分，不应大于同一节所说的政府采购预算。",
    kind="amount_mismatch",
    kinds=("budget",),
)
def reserves_stay_within(report: Report) -> Iterator[Comparison]:
    """What is kept for small and medium firms is at most what is procured."""
    facts = [fact for fact in printed_facts(report) if fact.unit == MONEY]
    for reserved in facts:
        procured = _only(
            [fact for fact in facts if fact.section == reserved.section], PROCURED, reserved.measure
        )
        if reserved.subject != RESERVED or procured is None:
            continue
        comparison = settle(
            "budget.small_firms", RESERVED, [fact_term(reserved)], [fact_term(procured)], "<="
        )
        if comparison is not None:
            yield comparison
