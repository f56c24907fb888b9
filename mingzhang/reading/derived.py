"""Last year's figures, from this year's figures and their changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.model import Amount, Fact
from mingzhang.reading.subject_names import PARTS

_CURRENT = {
    "prior_final": ("final",),
    "prior_budget": ("initial_budget", "budget"),
    "prior_execution": ("initial_budget", "final"),
}
"""Measures that a change on this basis belongs to."""


def derived_priors(facts: Sequence[Fact]) -> Iterator[Fact]:
    """For every change of money against last year: last year's figure, once a subject, section and basis.

    The quantum is the sum of both quanta, so that value ± half of it holds whatever both prints
    allow; after 持平 it is that of this year's figure. Where the report itself prints last year's
    figure, none is derived.
    """
    done = {_key(fact) for fact in facts if fact.measure == "prior"}
    for index, change in enumerate(facts):
        if (
            change.measure != "change"
            or change.basis is None
            or change.unit != "万元"
            or _key(change) in done
        ):
            continue
        current = _current(facts, index)
        if current is None:
            continue
        done.add(_key(change))
        spread = current.amount.quantum if change.derived else change.amount.quantum + current.amount.quantum
        amount = Amount(current.amount.value - change.amount.value, spread)
        yield Fact(
            change.subject,
            change.code,
            "prior",
            "prior",
            change.basis,
            amount,
            change.unit,
            derived=True,
            source=current.source,
            sentence=change.sentence,
            section=change.section,
            sources=(current.source, change.source),
            group=change.group,
        )


def _key(fact: Fact) -> tuple[str, str | None, str, str | None]:
    return fact.subject, fact.code, fact.section, fact.basis


def _current(facts: Sequence[Fact], index: int) -> Fact | None:
    """This year's figure of the change at ``index``: the nearest before it in its section, else after it."""
    change = facts[index]
    wanted = _CURRENT[change.basis or "prior_final"]

    subjects = (change.subject, *PARTS.get(change.subject, ())[:1])

    def fits(fact: Fact) -> bool:
        return (
            fact.measure in wanted
            and fact.period == "current"
            and fact.subject in subjects
            and (fact.code, fact.section) == (change.code, change.section)
        )

    before = next((fact for fact in reversed(facts[:index]) if fits(fact)), None)
    return before or next((fact for fact in facts[index + 1 :] if fits(fact)), None)
