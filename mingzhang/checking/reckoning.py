"""Comparisons worked through again with other amounts in some places, without running the rules.

What a rule decides by more than its two sides (a choice of bases, words) cannot be worked through so: such
a comparison is not ``workable`` and is left as it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.intervals import Interval, Standing, compare, compare_rate, interval, ratio, total
from mingzhang.checking.rates import rate_of
from mingzhang.model import Amount, Box, Source

Place = tuple[int, Box]
"""Page and box: where a figure stands is what it is known by."""
Amounts = Mapping[Place, Amount]
RATE = "%"
NOTHING = Amount(Decimal(0), Decimal(0))
"""What a blank counts as."""


def place_of(source: Source) -> Place:
    return source.page, source.bbox


def printed_amounts(comparisons: Iterable[Comparison]) -> dict[Place, Amount]:
    """The amounts of all printed terms, by their places."""
    found: dict[Place, Amount] = {}
    for comparison in comparisons:
        for term in comparison.terms:
            if term.evidence is not None and term.amount is not None and not term.sources:
                found.setdefault(place_of(term.evidence.source), term.amount)
    return found


def standing_with(
    comparison: Comparison, found: Sequence[Amount], expected: Sequence[Amount]
) -> Standing | None:
    """How the sides stand with these amounts for their terms'; None where no rate can be told."""
    if comparison.unit != RATE:
        left, right = _side(comparison.found_terms, found), _side(comparison.expected_terms, expected)
        return compare(left, right, comparison.relation)
    if (len(found), len(expected)) != (1, 2):
        return None
    computed = rate_of(expected[0], expected[1])
    return compare_rate(found[0], computed) if computed is not None else None


def missing(comparison: Comparison, term: Term) -> Interval:
    """What a term of a sum has to be for the sides to meet, from all the others."""
    rest = Interval.exact(0)
    for terms in (comparison.found_terms, comparison.expected_terms):
        beside = any(other is term for other in terms)
        for other in terms:
            if other is not term:
                rest += -other.interval if beside else other.interval
    return -rest if term.negative else rest


def _side(terms: Sequence[Term], amounts: Sequence[Amount]) -> Interval:
    return total(
        -interval(amount) if term.negative else interval(amount)
        for term, amount in zip(terms, amounts, strict=True)
    )


@dataclass(frozen=True)
class Reckoned:
    """A comparison with the printed amounts by place."""

    comparison: Comparison
    printed: Amounts

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where the numbers stand that it is made of, each once."""
        found: list[Place] = []
        for term in self.comparison.terms:
            if term.sources:
                found += [place_of(source) for source in term.sources]
            elif term.evidence is not None and term.amount is not None:
                found.append(place_of(term.evidence.source))
        return tuple(dict.fromkeys(found))

    @cached_property
    def is_rate(self) -> bool:
        comparison = self.comparison
        shape = (len(comparison.found_terms), len(comparison.expected_terms))
        return comparison.unit == RATE and shape == (1, 2)

    @cached_property
    def is_workable(self) -> bool:
        """Whether working it through with the amounts as printed gives what the rule gave."""
        outcome = self.comparison.outcome
        return outcome in ("holds", "tail", "differs") and self.standing({}) == outcome

    def standing(self, changes: Amounts) -> Standing | None:
        """How the sides stand with ``changes`` made; None where that cannot be told."""
        sides = [
            [self._amount(term, changes) for term in side]
            for side in (self.comparison.found_terms, self.comparison.expected_terms)
        ]
        if not all(sides) or any(amount is None for side in sides for amount in side):
            return None
        found, expected = ([amount for amount in side if amount is not None] for side in sides)
        return standing_with(self.comparison, found, expected)

    def wanted(self, place: Place) -> Interval | None:
        """What the amount in ``place`` has to be for the sides to meet; None where that cannot be told."""
        if self.comparison.relation != "=" or any(term.sources for term in self.comparison.terms):
            return None
        here = [
            (side, at, term)
            for side, terms in enumerate((self.comparison.found_terms, self.comparison.expected_terms))
            for at, term in enumerate(terms)
            if term.evidence is not None and place_of(term.evidence.source) == place
        ]
        if len(here) != 1 or place not in self.printed:
            return None
        side, at, term = here[0]
        answer = self._rate_wanted(side, at) if self.is_rate else missing(self.comparison, term)
        if answer is None or term.amount is None:
            return None
        return -answer if term.amount.value * self.printed[place].value < 0 else answer

    def _rate_wanted(self, side: int, at: int) -> Interval | None:
        """The rate from its two amounts, or one of them from the other and the rate."""
        printed, (part, whole) = self.comparison.found_terms[0], self.comparison.expected_terms
        if printed.amount is None or part.amount is None or whole.amount is None:
            return None
        if side == 0:
            return rate_of(part.amount, whole.amount)
        rate = interval(printed.amount)
        if at == 1:
            quotient = ratio(part.interval, rate)
            return quotient.scaled(100) if quotient is not None else None
        return _product(rate, whole.interval)

    def _amount(self, term: Term, changes: Amounts) -> Amount | None:
        """The term's amount after the changes; a blank is nought, a derived one moves with its parts."""
        if term.amount is None:
            return NOTHING
        if term.sources:
            return self._derived(term, term.amount, changes)
        if term.evidence is None:
            return term.amount
        place = place_of(term.evidence.source)
        other, printed = changes.get(place), self.printed.get(place)
        if other is None or printed is None:
            return term.amount
        if abs(printed.value) != abs(term.amount.value):
            return None
        turned = printed.value * term.amount.value < 0
        return Amount(-other.value if turned else other.value, term.amount.quantum)

    def _derived(self, term: Term, amount: Amount, changes: Amounts) -> Amount | None:
        """Last year's figure is this year's less the change."""
        moves = [self._move(source, changes) for source in term.sources]
        if not any(moves):
            return amount
        if len(moves) != 2:
            return None
        return Amount(amount.value + moves[0] - moves[1], amount.quantum)

    def _move(self, source: Source, changes: Amounts) -> Decimal:
        place = place_of(source)
        if place not in changes or place not in self.printed:
            return Decimal(0)
        return changes[place].value - self.printed[place].value


def _product(rate: Interval, whole: Interval) -> Interval:
    corners = [first * second / 100 for first in (rate.low, rate.high) for second in (whole.low, whole.high)]
    value = rate.value * whole.value / 100
    return Interval(value, min(value, *corners), max(value, *corners))


def around(places: Iterable[Sequence[Place]]) -> dict[Place, list[int]]:
    """By place, the numbers of the comparisons made of it; ``places``: of each, none of what is left out."""
    found: dict[Place, list[int]] = {}
    for number, made_of in enumerate(places):
        for place in made_of:
            found.setdefault(place, []).append(number)
    return found
