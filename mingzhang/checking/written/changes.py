"""Changes of the narrative: against last year's figure, and against the own budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.counterpart_figures import THREE_PUBLIC_ITEMS
from mingzhang.checking.facts import (
    BUDGETS,
    MONEY,
    fact_term,
    is_of_this_year,
    money,
    nearest,
    of_measure,
    only_value,
    together,
)
from mingzhang.checking.figure_cells import figure_term
from mingzhang.checking.paragraphs import without_other_years
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import plain, settle
from mingzhang.forms.links import Figure
from mingzhang.model import Basis, Fact, Measure, Report

BASIS = "部门决算公开文本：同一份报告的文字前后一致"
CURRENT: dict[Basis | None, tuple[Measure, ...]] = {
    None: ("final",),
    "prior_final": ("final",),
    "prior_budget": ("initial_budget", "budget"),
    "prior_execution": ("initial_budget", "final"),
}
"""The figure of this year that is held against last year's on each basis (None: against the own budget)."""


@rule(
    "narrative.change",
    title="增减额 = 本年数 − 上年数（或决算数 − 预算数）",
    basis=BASIS,
    needs=(FACTS,),
    meaning="情况说明（或“三公”经费表）印有上年数的，增减额应等于本年数减上年数；说的是比预算增减的，应等于决算数减预算数；增加为正，减少为负。"
    "与哪一年的什么数相比，以该句所说为准。",
    kind="amount_mismatch",
)
def changes_follow(report: Report) -> Iterator[Comparison]:
    """A change is this year's figure less last year's as it is printed, or the final less its budget."""
    facts = [fact for fact in without_other_years(report) if is_of_this_year(fact)]
    for change in of_measure(facts, "change"):
        if change.unit != MONEY:
            continue
        current = only_value(
            money(of_measure(nearest_of(facts, change, CURRENT[change.basis]), *CURRENT[change.basis]))
        )
        base = base_term(report, facts, change)
        if current is None or base is None:
            continue
        comparison = settle(
            "narrative.change",
            f"{change.subject}的增减额",
            [fact_term(change, "增减额")],
            [fact_term(current), replace(base, negative=True)],
        )
        if comparison is not None:
            yield _of_other_sign(comparison, change)


def nearest_of(facts: Iterable[Fact], fact: Fact, measures: Sequence[Measure]) -> list[Fact]:
    """The nearest facts of its subject with one of these measures."""
    return nearest(of_measure(facts, *measures), fact)


def base_term(report: Report, facts: Sequence[Fact], change: Fact) -> Term | None:
    """What a change is measured against, as it is printed: last year's figure, or the own budget."""
    if change.basis is None:
        budget = only_value(
            money(of_measure(together(facts, change), *BUDGETS)) or money(nearest_of(facts, change, BUDGETS))
        )
        return fact_term(budget, f"{change.subject}的预算数") if budget is not None else None
    printed = [fact for fact in report.facts if not fact.derived and fact.measure == "prior"]
    prior = only_value(nearest([fact for fact in printed if fact.basis == change.basis], change))
    if prior is not None:
        return fact_term(prior, f"{change.subject}的上年数")
    return _prior_of_table(report, change)


def _prior_of_table(report: Report, change: Fact) -> Term | None:
    """Last year's figure from a budget's 三公 table, which may print it."""
    item = THREE_PUBLIC_ITEMS.get(change.subject)
    if item is None or report.kind != "budget" or "三公" not in change.section:
        return None
    term = figure_term(report, Figure("three_public", "", f"{change.basis}_{item}"))
    return term if term is not None and term.amount is not None else None


def _of_other_sign(comparison: Comparison, change: Fact) -> Comparison:
    """A change with the right digits and the wrong direction is told as such."""
    if comparison.outcome != "differs" or not comparison.difference:
        return comparison
    twice = change.amount.value * 2
    if abs(Decimal(comparison.difference) - twice) > change.amount.quantum or not twice:
        return comparison
    word, right = ("增加", "减少") if change.amount.value > 0 else ("减少", "增加")
    return replace(
        comparison, note=f"文字为{word} {plain(abs(change.amount.value))}，按两数相减应为{right}，请核实"
    )
