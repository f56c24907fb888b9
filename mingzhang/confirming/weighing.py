"""Comparisons of a check, weighed again with other amounts in some places, without running the check.

What cannot be worked through so (rules that choose between bases, inequalities of points) is left out: a
mended report is checked as a whole in the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from mingzhang.checking import Comparison, Term, rules
from mingzhang.checking.intervals import Interval, Standing
from mingzhang.checking.reckoning import NOTHING, RATE, Amounts, Place, missing, place_of, standing_with
from mingzhang.checking.settling import is_unread
from mingzhang.confirming.figures import Figure
from mingzhang.model import Amount

MADE: tuple[str, ...] = ("holds", "tail", "differs")
HABITS = (
    "narrative.initial_budget_sum",
    "narrative.evaluated_projects",
    "narrative.executed_and_paid",
    "performance.narrative_money",
    "performance.published",
    "performance.missed_target",
    "performance.rate_score",
)
"""Rules that reports themselves often break."""
LOOSE = (*HABITS, "performance.points", "performance.scores")
"""Those, and rules that choose what they add up: never a reason to read a figure otherwise."""
SEVERITIES = {rule.id: rule.severity for rule in rules()}


@dataclass(frozen=True)
class Weighed:
    """A comparison with the places of its terms, to be weighed with other amounts."""

    comparison: Comparison
    figures: Mapping[Place, Figure]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where its printed terms stand, each once."""
        return tuple(dict.fromkeys(place_of(evidence.source) for evidence in self.comparison.evidence))

    @cached_property
    def unread(self) -> tuple[Place, ...]:
        """Where something is printed that is no number."""
        terms = [term for term in self.comparison.terms if is_unread(term)]
        return tuple(place_of(term.evidence.source) for term in terms if term.evidence is not None)

    @cached_property
    def is_workable(self) -> bool:
        """Whether weighing it with the amounts as they are gives what the check gave."""
        comparison = self.comparison
        if comparison.note and comparison.outcome != "unreadable":
            return False
        if comparison.unit == "分" and comparison.relation == "<=":
            return False
        return comparison.outcome == "unreadable" or self.standing({}) == comparison.outcome

    @cached_property
    def is_off(self) -> bool:
        """Whether it differs beyond what people leave as it is; or cannot be read."""
        comparison = self.comparison
        if comparison.rule in LOOSE or not self.is_workable:
            return False
        severity = comparison.severity or SEVERITIES.get(comparison.rule, "error")
        return comparison.outcome == "unreadable" or (comparison.outcome == "differs" and severity == "error")

    @cached_property
    def is_twin(self) -> bool:
        """Whether only two printed amounts, which should be equal, are compared."""
        comparison = self.comparison
        printed = [term for term in comparison.terms if term.amount is not None or is_unread(term)]
        return (
            comparison.unit != RATE and comparison.relation == "=" and len(printed) == len(self.places) == 2
        )

    @cached_property
    def is_near(self) -> bool:
        """Whether two prints of one amount are a rounding apart: seldom so in print."""
        comparison = self.comparison
        sides = (comparison.found_terms, comparison.expected_terms)
        printed = [[term.amount for term in side if term.amount is not None] for side in sides]
        return (
            comparison.outcome == "tail"
            and self.is_workable
            and comparison.unit != RATE
            and comparison.rule not in LOOSE
            and comparison.relation == "="
            and all(len(side) == 1 for side in printed)
            and printed[0][0].quantum == printed[1][0].quantum
        )

    def standing(self, amounts: Amounts) -> Standing | None:
        """How the sides stand with ``amounts`` in their places; None where that cannot be told."""
        comparison = self.comparison
        if any(place not in amounts for place in self.unread):
            return "differs"
        found = [self._amount(term, amounts) for term in comparison.found_terms]
        expected = [self._amount(term, amounts) for term in comparison.expected_terms]
        if comparison.unit == RATE and None in (*found, *expected):
            return None
        return standing_with(comparison, _or_nothing(found), _or_nothing(expected))

    def wanted(self, place: Place) -> Interval | None:
        """What the amount in ``place`` has to be for the sides to meet; None where that cannot be told.

        The interval allows for the rounding of all other terms and of the amount itself.
        """
        comparison = self.comparison
        if comparison.unit == RATE or comparison.relation != "=" or set(self.unread) - {place}:
            return None
        here = [
            term
            for term in comparison.terms
            if term.evidence is not None and place_of(term.evidence.source) == place
        ]
        if len(here) != 1 or self._is_derived(here[0], self.figures.get(place)):
            return None
        answer, printed = missing(comparison, here[0]), here[0].interval
        half = (printed.high - printed.low) / 2
        return Interval(answer.value, answer.low - half, answer.high + half)

    def _amount(self, term: Term, amounts: Amounts) -> Amount | None:
        if term.evidence is None:
            return term.amount
        place = place_of(term.evidence.source)
        figure = self.figures.get(place)
        if self._is_derived(term, figure):
            return self._derived(term, amounts)
        other = amounts.get(place)
        if other is None or term.amount is None or figure is None or figure.amount is None:
            return term.amount if other is None else other
        # The check may take a figure as rounded more or less than its digits say.
        return Amount(other.value, term.amount.quantum * (other.quantum / figure.amount.quantum))

    def _is_derived(self, term: Term, figure: Figure | None) -> bool:
        return (
            figure is not None
            and figure.amount is not None
            and term.amount is not None
            and term.amount.value != figure.amount.value
        )

    def _derived(self, term: Term, amounts: Amounts) -> Amount:
        """Last year's figure, this year's less the change, which is the other expected term."""
        assert term.amount is not None
        assert term.evidence is not None
        moved = self._move(place_of(term.evidence.source), amounts)
        for other in self.comparison.expected_terms:
            if other is not term and other.evidence is not None:
                moved -= self._move(place_of(other.evidence.source), amounts)
        return Amount(term.amount.value + moved, term.amount.quantum)

    def _move(self, place: Place, amounts: Amounts) -> Decimal:
        figure = self.figures.get(place)
        if place not in amounts or figure is None or figure.amount is None:
            return Decimal(0)
        return amounts[place].value - figure.amount.value


def _or_nothing(amounts: Sequence[Amount | None]) -> list[Amount]:
    return [NOTHING if amount is None else amount for amount in amounts]
