"""Whether a rate that a report prints is that of its amounts: one that is not is never told as a fact."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.checking.intervals import Interval
from mingzhang.checking.rates import rate_of
from mingzhang.frames.figures import Figure

NEAR = Decimal("1.5")
"""Units of its last digit that a rate may be off: rounded, or cut off after its last digit."""


def borne_out(rate: Figure | None, part: Figure | None, whole: Figure | None) -> Figure | None:
    """The rate, where ``part`` is that many per cent of ``whole``; else None."""
    if rate is None or part is None or whole is None:
        return None
    computed, reach = rate_of(part.amount, whole.amount), rate.quantum * NEAR
    if computed is None or not computed.meets(Interval(rate.value, rate.value - reach, rate.value + reach)):
        return None
    return rate
