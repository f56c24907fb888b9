"""The narrative against itself: budgets of items and their total, rates, evaluated projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import (
    EVALUATION,
    MONEY,
    fact_term,
    listed_projects,
    of_measure,
    printed_facts,
    together,
)
from mingzhang.checking.intervals import compare, total
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import settle
from mingzhang.model import Fact, Report

BASIS = "部门决算公开文本：同一份报告的文字前后一致"


@rule(
    "narrative.initial_budget_sum",
    title="各项年初预算之和 = 年初预算总数",
    basis=BASIS,
    needs=(FACTS,),
    meaning="情况说明逐项列出的年初预算之和，应等于同一节开头所说的年初预算总数。各项决算之和与总数对得上，才认为各项列全，才作比较。",
    kind="amount_mismatch",
    kinds=("final_account",),
)
def initial_budgets_add_up(report: Report) -> Iterator[Comparison]:
    """The items' budgets add up to the stated one, where their finals show that none is missing."""
    facts = [fact for fact in printed_facts(report) if fact.unit == MONEY and fact.group]
    for whole in of_measure(facts, "initial_budget"):
        items = _items_under(whole, of_measure(facts, "initial_budget"))
        if len(items) < 2:
            continue
        subject = f"{whole.subject}的年初预算，各项之和"
        comparison = settle(
            "narrative.initial_budget_sum",
            subject,
            [fact_term(whole, "总数")],
            [fact_term(item) for item in items],
        )
        if comparison is None:
            continue
        if comparison.outcome == "differs" and not _finals_add_up(whole, items, facts):
            comparison = replace(comparison, outcome="insufficient", note="各项未能列全")
        yield comparison


def _items_under(whole: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """The deepest items numbered under the whole's paragraph."""
    start = whole.group or ""
    under = [
        fact
        for fact in facts
        if fact is not whole and fact.section == whole.section and (fact.group or "").startswith(start)
    ]
    return [
        fact
        for fact in under
        if fact.group != start
        and not any(_is_above(fact.group or "", other.group or "") for other in under)
        and not any(fact.code and other.code and _is_above(fact.code, other.code) for other in under)
    ]


def _is_above(short: str, long: str) -> bool:
    return short != long and long.startswith(short)


def _finals_add_up(whole: Fact, items: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    stated = of_measure(together(facts, whole), "final")
    finals = [of_measure(together(facts, item), "final") for item in items]
    if not stated or not all(finals):
        return False
    parts = total(fact_term(found[0]).interval for found in finals)
    return compare(fact_term(stated[0]).interval, parts) != "differs"


@rule(
    "narrative.evaluated_projects",
    title="自评项目：列出的个数、资金之和与所说的一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="情况说明说开展自评的项目有几个、涉及资金多少，又逐个列出时，个数应当相符，列出的资金之和应等于涉及资金。",
    kind="amount_mismatch",
)
def evaluated_projects_add_up(report: Report) -> Iterator[Comparison]:
    """The listed projects are as many as stated, and so is their money."""
    listed = listed_projects(report)
    facts = [fact for fact in printed_facts(report) if EVALUATION in fact.section]
    counts = [fact for fact in of_measure(facts, "count") if of_measure(together(facts, fact), "other")]
    if len(listed) < 2 or len(counts) != 1 or counts[0].amount.value != len(listed):
        return
    for stated in of_measure(together(facts, counts[0]), "other"):
        parts = [fact_term(project.budget, project.name) for project in listed]
        yield from _settled("自评项目涉及资金，各项目资金之和", [fact_term(stated)], parts)
    spent = [fact_term(project.final, project.name) for project in listed]
    finals = [fact for fact in of_measure(facts, "final") if fact.subject == counts[0].subject]
    sums = [
        comparison
        for final in finals
        for comparison in _settled("自评项目的支出，各项目支出之和", [fact_term(final)], spent)
    ]
    yield from [comparison for comparison in sums if comparison.outcome != "differs"] or sums[:1]


def _settled(subject: str, found: Sequence[Term], expected: Sequence[Term]) -> Iterator[Comparison]:
    comparison = settle("narrative.evaluated_projects", subject, found, expected)
    if comparison is not None:
        yield comparison


@rule(
    "narrative.executed_and_paid",
    title="同一句中的执行数与实际支出一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="一句话既说执行数又说实际支出时，两数应当相同；不同的请说明口径。",
    kind="amount_mismatch",
    severity="warning",
)
def executed_is_paid(report: Report) -> Iterator[Comparison]:
    """Of one subject in one sentence, what was executed is what was spent."""
    facts = of_measure(printed_facts(report), "final")
    for fact in facts:
        if "执行数" not in fact.sentence or "实际支出" not in fact.sentence:
            continue
        for other in together(facts, fact):
            if fact.source.bbox == other.source.bbox or facts.index(fact) > facts.index(other):
                continue
            subject = f"{fact.subject}的执行数与实际支出"
            comparison = settle("narrative.executed_and_paid", subject, [fact_term(fact)], [fact_term(other)])
            if comparison is not None:
                yield comparison
