"""An axis of amounts: how many steps it has, and how many decimals they need."""

from __future__ import annotations

LONG = 10_000
"""From here on the figures of the axis are so long that fewer of them stand side by side on a phone."""


def tick_count(end: float) -> int:
    """How many steps an axis that ends there has at most."""
    return 6 if end < LONG else 4


def tick_format(end: float) -> str:
    """As many decimals as the axis' steps need."""
    return ",.2f" if end < 1 else ",.1f" if end < 8 else ",.0f"
