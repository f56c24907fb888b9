"""A printed number is an interval: its value ± half a unit of its last printed digit.

Identities are worked through with intervals; what rounding can explain is a tail, never an error.
All decimals are exact, but for ratios, which are taken to the context's 28 digits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from mingzhang.model import Amount

Relation = Literal["=", "<="]
Standing = Literal["holds", "tail", "differs"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval ``low`` … ``high`` around the nominal ``value``."""

    value: Decimal
    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} lies outside {self.low} … {self.high}")

    @classmethod
    def exact(cls, value: Decimal | int) -> Interval:
        number = Decimal(value)
        return cls(number, number, number)

    def __neg__(self) -> Interval:
        return Interval(-self.value, -self.high, -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.value + other.value, self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __contains__(self, number: Decimal) -> bool:
        return self.low <= number <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether the two overlap or touch."""
        return self.low <= other.high and other.low <= self.high

    def scaled(self, factor: int) -> Interval:
        """The interval times a positive number."""
        return Interval(self.value * factor, self.low * factor, self.high * factor)


def interval(amount: Amount) -> Interval:
    """The numbers that would be printed as ``amount``."""
    half = abs(amount.quantum) / 2
    return Interval(amount.value, amount.value - half, amount.value + half)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum; of nothing, zero."""
    return sum(intervals, Interval.exact(0))


def ratio(part: Interval, whole: Interval) -> Interval | None:
    """``part ÷ whole``; None where the whole may be zero."""
    if Decimal(0) in whole:
        return None
    corners = [
        numerator / denominator
        for numerator in (part.low, part.high)
        for denominator in (whole.low, whole.high)
    ]
    value = part.value / whole.value
    return Interval(value, min(value, *corners), max(value, *corners))


def compare(found: Interval, expected: Interval, relation: Relation = "=") -> Standing:
    """How ``found`` stands to ``expected``: as the relation says, but for rounding, or not at all."""
    if relation == "<=":
        if found.value <= expected.value:
            return "holds"
        return "tail" if found.low <= expected.high else "differs"
    if found.value == expected.value:
        return "holds"
    return "tail" if found.meets(expected) else "differs"


def compare_rate(printed: Amount, expected: Interval) -> Standing:
    """How a printed rate stands to the computed one, in the same unit.

    It holds where the computed value rounds to the printed one (either way at a half).
    """
    if expected.value in interval(printed):
        return "holds"
    return compare(interval(printed), expected)


def slack(*intervals: Interval) -> Decimal:
    """How far rounding alone may carry the compared sides apart."""
    return sum(((each.high - each.low) / 2 for each in intervals), Decimal(0))
