"""A printed rate against the two amounts that it was computed from."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.intervals import Interval, compare_rate, interval, ratio, slack
from mingzhang.checking.settling import plain
from mingzhang.model import Amount

SHOWN = Decimal("0.0001")
"""Computed rates are shown to four decimals of a per cent."""


def rate_of(part: Amount, whole: Amount) -> Interval | None:
    """``part`` in per cent of ``whole``; None where the whole may be zero."""
    quotient = ratio(interval(part), interval(whole))
    return quotient.scaled(100) if quotient is not None else None


def settle_rate(rule: str, subject: str, printed: Term, part: Term, whole: Term) -> Comparison | None:
    """Compares a printed rate in per cent; None where a number is missing or nothing can be divided.

    A rate that is off by no more than one unit of its last digit is a warning: truncated, most often.
    """
    if printed.amount is None or part.amount is None or whole.amount is None:
        return None
    expected = rate_of(part.amount, whole.amount)
    if expected is None:
        return None
    return settled_rate(rule, subject, printed, (part, whole), expected)


def settled_rate(
    rule: str, subject: str, printed: Term, parts: tuple[Term, ...], expected: Interval
) -> Comparison:
    """Compares a printed rate with the one computed from ``parts``, both in per cent."""
    assert printed.amount is not None
    outcome = compare_rate(printed.amount, expected)
    difference = printed.amount.value - expected.value
    off_by_one = abs(difference) <= printed.amount.quantum
    return Comparison(
        rule,
        outcome,
        subject,
        (printed,),
        parts,
        found=f"{plain_rate(printed.amount.value)}%",
        expected=f"{plain(expected.value.quantize(SHOWN))}%",
        difference=plain(difference.quantize(SHOWN)),
        tolerance=plain(slack(interval(printed.amount), expected).quantize(SHOWN)),
        severity="warning" if off_by_one else None,
        unit="%",
    )


def plain_rate(value: Decimal) -> str:
    return format(value, "f")
