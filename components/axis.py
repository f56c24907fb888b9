"""The axes of bars: of amounts, with how many steps and how many decimals they need, and of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

LONG = 10_000
"""From here on the figures of the axis are so long that fewer of them stand side by side on a phone."""


def of_amounts(amounts: Sequence[float], end: float) -> dict[str, Any]:
    """Along the bars: from zero, or from below the least amount, to ``end``."""
    return {
        "range": [min([0.0, *amounts]) * 1.1, end],
        "fixedrange": True,
        "nticks": tick_count(end),
        "tickformat": tick_format(end),
    }


def of_names(names: Sequence[str], colour: str) -> dict[str, Any]:
    """Beside the bars, the first at the top."""
    return {
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "tickfont": {"size": 13, "color": colour},
        "range": [len(names) - 0.5, -0.5],
        "fixedrange": True,
        "zeroline": False,
        "ticklabelstandoff": 10,
    }


def tick_count(end: float) -> int:
    """How many steps an axis that ends there has at most."""
    return 6 if end < LONG else 4


def tick_format(end: float) -> str:
    """As many decimals as the axis' steps need."""
    return ",.2f" if end < 1 else ",.1f" if end < 8 else ",.0f"
