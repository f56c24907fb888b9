"""Receptions and operating costs of the narrative: against tables that have a whole or a bound for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.counterpart_figures import PUBLIC
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import settle
from mingzhang.checking.told import PREFERENCE, Told, choice_terms, told_facts
from mingzhang.forms.links import Figure
from mingzhang.model import Report

DOMESTIC, FOREIGN = "国内公务接待费", "外宾接待费"
_RECEPTION = (Figure("three_public", "", "final_reception"),)


@rule(
    "counterpart.reception_parts",
    title="公务接待费 = 国内公务接待费 + 外宾接待费",
    basis="部门决算公开文本：“三公”经费情况说明与“三公”经费支出决算表一致",
    needs=(FACTS, "three_public"),
    meaning="情况说明中的国内公务接待支出与外宾接待支出之和（国内支出已含外宾的，仅国内支出），应等于报表中的公务接待费；"
    "没有说到外宾接待支出的，国内公务接待支出不应大于公务接待费。",
    kind="narrative_vs_table",
    kinds=("final_account",),
)
def reception_parts_add_up(report: Report) -> Iterator[Comparison]:
    """Domestic receptions, with those of foreign guests or without, are all receptions."""
    whole = choice_terms(report, _RECEPTION)
    spent = [
        told
        for told in told_facts(report)
        if told.fact.measure == "final" and told.is_money and told.context.scope == "three_public"
    ]
    foreign = [told.term for told in spent if told.fact.subject == FOREIGN]
    for told in spent:
        if whole and told.fact.subject == DOMESTIC:
            yield from _parts(told, foreign, whole)


def _parts(domestic: Told, foreign: Sequence[Term], whole: Sequence[Term]) -> Iterator[Comparison]:
    subject = "情况说明中的国内公务接待支出、外宾接待支出与公务接待费"
    rule_id = "counterpart.reception_parts"
    if not foreign:
        made = [settle(rule_id, subject, [domestic.term], whole, "<=")]
    else:
        made = [
            settle(rule_id, subject, found, whole)
            for found in (*([domestic.term, one] for one in foreign), [domestic.term])
        ]
    comparisons = [comparison for comparison in made if comparison is not None]
    yield from sorted(comparisons, key=lambda one: PREFERENCE.index(one.outcome))[:1]


@rule(
    "counterpart.operating_costs",
    title="情况说明中的机关运行经费不大于公用经费",
    basis="机关运行经费的口径：行政单位和参公单位使用一般公共预算安排的基本支出中的公用经费",
    needs=(FACTS, "basic_expenditure"),
    meaning="没有机关运行经费支出情况表的，情况说明中的机关运行经费不应大于基本支出决算表的公用经费合计；"
    "有事业单位的部门，两者不必相等。",
    kind="narrative_vs_table",
    kinds=("final_account",),
)
def operating_costs_are_within_public(report: Report) -> Iterator[Comparison]:
    """Operating costs are part of what was spent on public business."""
    table = report.table("operating_costs")
    if table is not None and not table.empty:
        return
    public = next((terms for choice in PUBLIC if (terms := choice_terms(report, choice))), None)
    for told in told_facts(report):
        fact = told.fact
        if public is None or (fact.subject, fact.measure) != ("机关运行经费", "final") or not told.is_money:
            continue
        if told.context.scope == "operating_costs":
            subject = "情况说明中的机关运行经费与基本支出决算表的公用经费合计"
            comparison = settle("counterpart.operating_costs", subject, [told.term], public, "<=")
            if comparison is not None:
                yield comparison
