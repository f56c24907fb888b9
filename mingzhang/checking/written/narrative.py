"""The narrative against itself: budgets of items and their total, rates, evaluated projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.counterpart_figures import FISCAL_TABLES
from mingzhang.checking.facts import (
    EVALUATION,
    MONEY,
    ListedProject,
    fact_term,
    listed_projects,
    of_measure,
    printed_facts,
    together,
)
from mingzhang.checking.figure_cells import figure_term
from mingzhang.checking.intervals import compare, total
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import settle
from mingzhang.forms.links import WHOLE, Figure
from mingzhang.model import Fact, Report

BASIS = "部门决算公开文本：同一份报告的文字前后一致"
GENERAL = "general_budget_expenditure"
ITEM_DIGITS = 7
"""Digits of the code of a 项."""


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
    "narrative.item_sum",
    title="逐项说明的预算数之和 = 支出预算总数",
    basis=BASIS,
    needs=(FACTS, GENERAL),
    meaning="预算说明逐项列出的各“项”预算数之和，应等于同一部分所说的财政拨款（一般公共预算）支出预算。所列各“项”与支出预算表的各“项”一一对应，"
    "才认为列全，才作比较。",
    kind="amount_mismatch",
    kinds=("budget",),
)
def budget_items_add_up(report: Report) -> Iterator[Comparison]:
    """The items of a budget's explanation make its total, where they are all that the tables print."""
    facts = [
        fact for fact in printed_facts(report) if fact.unit == MONEY and fact.measure == "initial_budget"
    ]
    printed, funds = _items_of_tables(report)
    for section in dict.fromkeys(fact.section for fact in facts):
        within = [fact for fact in facts if fact.section == section]
        items: dict[str, Fact] = {}
        for fact in within:
            if fact.code is not None and fact.code in printed:
                items.setdefault(fact.code, fact)
        names = ("财政拨款支出",) if funds else ("一般公共预算财政拨款支出", "财政拨款支出")
        wholes = (fact for name in names for fact in within if fact.subject == name)
        whole = next(wholes, None)
        if whole is None or len(printed) < 2 or set(items) != printed:
            continue
        comparison = settle(
            "narrative.item_sum",
            f"{whole.subject}，逐项说明的预算数之和",
            [fact_term(whole)],
            [fact_term(item) for item in items.values()],
        )
        if comparison is not None and (comparison.outcome != "differs" or _is_of_tables(report, whole)):
            yield comparison


def _is_of_tables(report: Report, whole: Fact) -> bool:
    """Whether the total is what the tables print: one without what last year left has items of its own."""
    printed = [figure_term(report, Figure(table_id, WHOLE, "total")) for table_id in FISCAL_TABLES]
    terms = [term for term in printed if term is not None and term.amount is not None]
    return (
        bool(terms)
        and compare(fact_term(whole).interval, total(term.interval for term in terms)) != "differs"
    )


def _items_of_tables(report: Report) -> tuple[set[str], bool]:
    """The codes of all 项 in the tables of the fiscal budgets, and whether other funds are among them."""
    codes: set[str] = set()
    funds = False
    for table_id in FISCAL_TABLES:
        table = report.table(table_id)
        found = {row.code for row in table.rows if row.code} if table is not None else set[str]()
        items = {code for code in found if len(code) == ITEM_DIGITS}
        codes |= items
        funds = funds or (table_id != GENERAL and bool(items))
    return codes, funds


@rule(
    "narrative.evaluated_projects",
    title="自评项目：列出的个数、资金之和与所说的一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="情况说明说开展自评的项目有几个、涉及资金多少，又逐个列出时，个数应当相符，列出的资金之和应等于涉及资金。",
    kind="amount_mismatch",
    kinds=("final_account",),
)
def evaluated_projects_add_up(report: Report) -> Iterator[Comparison]:
    """The listed projects are as many as stated, and so is their money."""
    listed = listed_projects(report)
    facts = [fact for fact in printed_facts(report) if EVALUATION in fact.section]
    counts = [fact for fact in of_measure(facts, "count") if of_measure(together(facts, fact), "other")]
    if len(listed) < 2 or len(counts) != 1:
        return
    if counts[0].amount.value != len(listed):
        yield from _counted_otherwise(counts[0], listed, facts)
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


def _counted_otherwise(
    count: Fact, listed: Sequence[ListedProject], facts: Sequence[Fact]
) -> Iterator[Comparison]:
    """Another number of projects than are listed, though the listed ones have all the money."""
    parts = [fact_term(project.budget, project.name) for project in listed]
    for stated in of_measure(together(facts, count), "other"):
        if compare(fact_term(stated).interval, total(part.interval for part in parts)) != "differs":
            yield Comparison(
                "narrative.evaluated_projects",
                "differs",
                "自评项目的个数",
                (fact_term(count),),
                tuple(parts),
                found=str(count.amount.value),
                expected=str(len(listed)),
                difference=str(count.amount.value - len(listed)),
                note=f"文字为 {count.amount.value} {count.unit}，逐个列出 {len(listed)} 个，"
                "列出的资金之和即涉及资金，请核实",
                unit=count.unit,
            )


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
    kinds=("final_account",),
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
