"""How a comparison stands once one of its figures is another: what it rules out."""

from __future__ import annotations

from collections.abc import Callable

from mingzhang.checking import Comparison, Term
from mingzhang.checking.intervals import Interval, Standing, compare_rate
from mingzhang.checking.rates import rate_of
from mingzhang.checking.reckoning import RATE, Place, Reckoned, place_of
from mingzhang.model import Amount

Weigh = Callable[[Amount], Standing | None]
"""How the comparison stands with that amount in a figure's place; None where that cannot be told."""


def weighing(reckoned: Reckoned, place: Place) -> Weigh | None:
    """How to weigh a comparison with another amount in ``place``; None where it cannot be worked through."""
    if reckoned.is_workable:
        return lambda amount: reckoned.standing({place: amount})
    comparison = reckoned.comparison
    if growth_standing(comparison) == comparison.outcome:
        return lambda amount: growth_standing(comparison, place, amount)
    return None


def growth_standing(
    comparison: Comparison, place: Place | None = None, amount: Amount | None = None
) -> Standing | None:
    """The standing of a growth from the figures of two years, one of them or itself perhaps another."""
    terms = (*comparison.found_terms, *comparison.expected_terms)
    if comparison.unit != RATE or len(comparison.found_terms) != 1 or len(terms) != 3:
        return None
    growth, current, base = (_amount(term, place, amount) for term in terms)
    if growth is None or current is None or base is None:
        return None
    grown = rate_of(current, base)
    return compare_rate(growth, grown - Interval.exact(100)) if grown is not None else None


def _amount(term: Term, place: Place | None, amount: Amount | None) -> Amount | None:
    if term.amount is None or term.sources:
        return None
    if amount is None or term.evidence is None or place_of(term.evidence.source) != place:
        return term.amount
    return Amount(amount.value, term.amount.quantum)
