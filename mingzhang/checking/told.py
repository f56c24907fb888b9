"""The narrative's figures with what stands before them and the headings above: ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.contexts import Context, Contexts
from mingzhang.checking.counterpart_figures import Choice
from mingzhang.checking.facts import MONEY, fact_term, printed_facts
from mingzhang.checking.figure_cells import figure_term
from mingzhang.checking.paragraphs import is_of_other_year
from mingzhang.checking.settling import settle
from mingzhang.checking.shared import shared
from mingzhang.model import Fact, Passage, Report

PREFERENCE = ("holds", "tail", "unreadable", "differs")


@dataclass(frozen=True, slots=True)
class Told:
    """A printed fact; ``lead``: the words of its sentence before it, None where they are not known."""

    fact: Fact
    lead: str | None
    context: Context

    @property
    def is_money(self) -> bool:
        return self.fact.unit == MONEY

    @property
    def term(self) -> Term:
        return fact_term(self.fact)


@shared
def told_facts(report: Report) -> tuple[Told, ...]:
    """This year's printed facts, in reading order."""
    contexts = Contexts(report)
    reached: dict[tuple[str, str | None, str], int] = {}
    found: list[Told] = []
    for fact in printed_facts(report):
        key = (fact.section, fact.group, fact.sentence)
        printed = _printed(fact.source.text).search(fact.sentence, reached.get(key, 0))
        if printed:
            reached[key] = printed.end()
        lead = fact.sentence[: printed.start()] if printed else None
        if lead is not None and is_of_other_year(lead, report.year):
            continue
        found.append(Told(fact, lead, contexts.at(fact.source, fact.section)))
    return tuple(found)


@lru_cache(maxsize=4096)
def _printed(text: str) -> re.Pattern[str]:
    """A figure as a whole: 0 is not that of 2024 or of 0.18."""
    return re.compile(rf"(?<!\d)(?<!\d[.,，．]){re.escape(text)}(?!\d|[.,，．]\d)")


@shared
def narrative_passages(report: Report) -> tuple[Passage, ...]:
    """The paragraphs of the explanation: where no heading says which they are, those of no other part."""
    told = tuple(one for one in report.passages if one.part == "narrative")
    return told or tuple(one for one in report.passages if one.part == "front")


def choice_terms(report: Report, choice: Choice) -> list[Term]:
    """The figures of a counterpart that are printed; none of a table that is empty."""
    terms: list[Term] = []
    for figure in choice:
        table = report.table(figure.form)
        term = figure_term(report, figure) if table is not None and not table.empty else None
        if term is not None:
            terms.append(term)
    return terms


def agreement(
    rule_id: str, subject: str, found: Term, counterparts: Iterable[Sequence[Term]]
) -> Comparison | None:
    """The figure against its counterparts: the one that it agrees with, else the first."""
    made = [settle(rule_id, subject, [found], terms) for terms in counterparts if terms]
    comparisons = [comparison for comparison in made if comparison is not None]
    return min(comparisons, key=lambda one: PREFERENCE.index(one.outcome), default=None)
