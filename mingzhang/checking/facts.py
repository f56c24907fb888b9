"""Narrative facts and cells of self-evaluation forms as terms of comparisons; which facts stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mingzhang.checking.comparison import Term
from mingzhang.model import Amount, Cell, Evidence, Fact, Fund, Measure, Project, Report

MONEY = "万元"
BUDGETS: tuple[Measure, ...] = ("initial_budget", "budget")
EVALUATION = "绩效"
ALL_PROJECTS = "绩效自评项目"
"""What an evaluation section speaks of where it names no project."""
CENT = Decimal("0.01")
ALIKE = 0.5
"""Below this, two names have nothing to do with each other, whatever their amounts."""


def fact_term(fact: Fact, name: str = "") -> Term:
    """A fact as a term, its sentence with it. A bare 0 says that there is nothing: it is not rounded to 1."""
    evidence = Evidence(fact.source, fact.sentence, fact.subject, None, fact.code, fact.measure)
    sources = fact.sources if fact.derived else ()
    amount = fact.amount
    if fact.unit == MONEY and not amount.value and amount.quantum > CENT:
        amount = Amount(amount.value, CENT)
    return Term(name or fact.subject, amount, evidence, sources=sources)


def form_term(cell: Cell | None, name: str, column: str) -> Term:
    """A cell of a self-evaluation form as a term."""
    if cell is None or cell.source is None:
        return Term(name, None)
    return Term(name, cell.amount, Evidence(cell.source, None, name, "performance", None, column))


def exact(term: Term) -> Term:
    """The term as a number that is counted, not rounded: people, cars, points."""
    if term.amount is None:
        return term
    return replace(term, amount=Amount(term.amount.value, Decimal(0)))


def printed_facts(report: Report) -> Iterator[Fact]:
    """This year's facts as printed, none derived."""
    return filter(is_of_this_year, report.facts)


def is_of_this_year(fact: Fact) -> bool:
    """Whether a fact is printed, and this year's."""
    return not fact.derived and fact.period == "current"


def together(facts: Iterable[Fact], fact: Fact) -> list[Fact]:
    """The facts of the same subject in the same sentence."""
    return [
        other
        for other in facts
        if other is not fact
        and other.sentence == fact.sentence
        and other.section == fact.section
        and other.subject == fact.subject
        and other.code == fact.code
        and other.group == fact.group
    ]


def of_measure(facts: Iterable[Fact], *measures: Measure) -> list[Fact]:
    return [fact for fact in facts if fact.measure in measures]


def nearest(facts: Iterable[Fact], fact: Fact) -> list[Fact]:
    """Of facts of its subject, those that stand nearest: in its sentence, else its item, else its section."""
    same = [
        other
        for other in facts
        if other is not fact
        and (other.subject, other.code, other.section) == (fact.subject, fact.code, fact.section)
    ]
    for near in (
        [other for other in same if other.group == fact.group and other.sentence == fact.sentence],
        [other for other in same if other.group == fact.group],
        same,
    ):
        if near:
            return near
    return []


def only_value(facts: Iterable[Fact]) -> Fact | None:
    """The first of facts that all print one value; None where there are none, or several values."""
    found = list(facts)
    return found[0] if found and len({fact.amount.value for fact in found}) == 1 else None


def money(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.unit == MONEY]


@dataclass(frozen=True, slots=True)
class ListedProject:
    """A project that the narrative names with its money."""

    name: str
    budget: Fact
    final: Fact


def listed_projects(report: Report) -> tuple[ListedProject, ...]:
    """The projects of the self-evaluation's text: each with budget, expenditure and rate of payment."""
    facts = [fact for fact in printed_facts(report) if EVALUATION in fact.section]
    found: list[ListedProject] = []
    for rate in of_measure(facts, "rate", "completion"):
        if rate.subject == ALL_PROJECTS:
            continue
        beside = together(facts, rate)
        budgets, finals = of_measure(beside, *BUDGETS), of_measure(beside, "final")
        known = any(one.name == rate.subject and one.budget in budgets for one in found)
        if len(budgets) == len(finals) == 1 and not known:
            found.append(ListedProject(rate.subject, budgets[0], finals[0]))
    return tuple(found)


def whole_fund(project: Project) -> Fund | None:
    """A form's line of all money: 年度资金总额, else its first line."""
    named = (fund for fund in project.funds if "总额" in fund.name)
    return next(named, project.funds[0] if project.funds else None)


def joined(project: Project, listed: Sequence[ListedProject]) -> ListedProject | None:
    """The narrative's project that a form is of: by amount, then by name; None unless it is plain."""
    fund = whole_fund(project)
    if fund is None:
        return None
    amounts = [
        cell.amount.value
        for name in ("budget", "final")
        if (cell := fund.cells.get(name)) is not None and cell.amount is not None and cell.amount.value
    ]
    same = [one for one in listed if _same_money(one, amounts) and likeness(project.name, one.name) >= ALIKE]
    named = [one for one in listed if likeness(project.name, one.name) == 1.0]
    for candidates in ([one for one in same if one in named], same, named):
        if len(candidates) == 1:
            return candidates[0]
    ranked = sorted(same, key=lambda one: likeness(project.name, one.name), reverse=True)
    if len(ranked) > 1 and likeness(project.name, ranked[0].name) > likeness(project.name, ranked[1].name):
        return ranked[0]
    return None


def _same_money(one: ListedProject, amounts: Sequence[Decimal]) -> bool:
    return one.final.amount.value in amounts or one.budget.amount.value in amounts


def likeness(left: str, right: str) -> float:
    """How much of the shorter name stands, in order, in the longer: 1 is all of it."""
    shorter, longer = sorted((left, right), key=len)
    if not shorter:
        return 0.0
    position = matched = 0
    for character in shorter:
        place = longer.find(character, position)
        if place >= 0:
            matched, position = matched + 1, place + 1
    return matched / len(shorter)
