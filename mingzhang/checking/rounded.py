"""One amount printed twice, once with fewer digits: 1,202.95 万元 for 12,029,501.84 元 is no tail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.intervals import interval, total


def as_printed(comparison: Comparison) -> Comparison:
    """A tail that is only one side's rounding to fewer digits holds: the other rounds to what is printed."""
    found, expected = comparison.found_terms, comparison.expected_terms
    if comparison.outcome != "tail" or not (_rounds_to(expected, found) or _rounds_to(found, expected)):
        return comparison
    return replace(comparison, outcome="holds")


def _rounds_to(exact: Sequence[Term], printed: Sequence[Term]) -> bool:
    if len(printed) != 1 or printed[0].amount is None:
        return False
    amount = printed[0].amount
    finest = max((term.amount.quantum for term in exact if term.amount is not None), default=Decimal(0))
    value = total(term.interval for term in exact).value
    return finest < amount.quantum and value in interval(amount)
