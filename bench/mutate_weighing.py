"""A comparison weighed again with one of its numbers moved, without running the check."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from mingzhang.checking import Comparison, Term
from mingzhang.checking.intervals import Interval, compare, compare_rate, total
from mingzhang.checking.rates import rate_of
from mingzhang.confirming.figures import Figure, place_of
from mingzhang.model import Amount

RATE = "%"


def differs_when_moved(comparison: Comparison, figure: Figure, move: Decimal) -> bool:
    """Whether the sides no longer meet once the figure is ``move`` more than printed.

    Where the comparison is none of sums or of a rate, whether the move is more than its tolerance.
    """
    found = [moved_term(term, figure, move) for term in comparison.found_terms]
    expected = [moved_term(term, figure, move) for term in comparison.expected_terms]
    if comparison.unit == RATE:
        rate = _rate(found, expected)
        if rate is not None:
            printed, computed = rate
            return compare_rate(printed, computed) == "differs"
        return _is_beyond_tolerance(comparison, figure, move)
    left, right = _side(found), _side(expected)
    return compare(left, right, comparison.relation) == "differs"


def moved_term(term: Term, figure: Figure, move: Decimal) -> Term:
    """The term as it is with the figure moved; a derived one (this year's less the change) follows it."""
    if term.amount is None or figure.amount is None:
        return term
    place = place_of(figure.source)
    if term.sources:
        places = [place_of(source) for source in term.sources]
        if len(places) != 2:
            return term
        by = move * (places[0] == place) - move * (places[1] == place)
    elif term.evidence is not None and place_of(term.evidence.source) == place:
        # A decrease is a negative fact, but may be compared by its size.
        by = move if term.amount.value == figure.amount.value else -move
    else:
        return term
    return Term(term.name, Amount(term.amount.value + by, term.amount.quantum), None, term.negative)


def _side(terms: list[Term]) -> Interval:
    return total(term.interval for term in terms)


def _rate(found: list[Term], expected: list[Term]) -> tuple[Amount, Interval] | None:
    """The printed rate and the one that its two amounts give."""
    amounts = [term.amount for term in (*found, *expected)]
    if len(found) != 1 or len(amounts) != 3:
        return None
    rate, part, whole = amounts
    if rate is None or part is None or whole is None:
        return None
    computed = rate_of(part, whole)
    return (rate, computed) if computed is not None else None


def _is_beyond_tolerance(comparison: Comparison, figure: Figure, move: Decimal) -> bool:
    """Of a rate that is made otherwise: only the printed rate itself can be weighed."""
    places = [place_of(term.evidence.source) for term in comparison.found_terms if term.evidence is not None]
    if place_of(figure.source) not in places:
        return False
    try:
        return abs(move) > Decimal(comparison.tolerance)
    except InvalidOperation:
        return False
