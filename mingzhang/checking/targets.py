"""Targets of performance indicators as they are written: ≥95%, 不低于90分, ≤10天; 长期 is left unjudged."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Direction = Literal[">=", "<=", ">", "<", "="]

_DIRECTIONS: tuple[tuple[str, Direction], ...] = (
    (r"≥|>=|≧|大于等于|大于或等于|不低于|不少于|不小于|至少", ">="),
    (r"≤|<=|≦|小于等于|小于或等于|不高于|不超过|不大于|不多于|至多", "<="),
    (r">|大于|高于|超过|多于", ">"),
    (r"<|小于|低于|少于", "<"),
    (r"=", "="),
)
_MEASURE = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)([^\d,.\s]{0,6})")


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached, in its unit ("" where none is written)."""

    direction: Direction
    value: Decimal
    unit: str


def parse_target(text: str) -> Target | None:
    """The target that a text states; None where it states no direction or no single number."""
    plain = _plain(text)
    for pattern, direction in _DIRECTIONS:
        found = re.match(pattern, plain)
        if found:
            measure = parse_measure(plain[found.end() :])
            return Target(direction, *measure) if measure is not None else None
    return None


def parse_measure(text: str) -> tuple[Decimal, str] | None:
    """A number with its unit; None for anything else."""
    found = _MEASURE.fullmatch(_plain(text))
    return (Decimal(found[1].replace(",", "")), found[2]) if found else None


def is_missed(target: str, actual: str) -> bool | None:
    """Whether an actual value misses its target; None where that can't be judged."""
    wanted, reached = parse_target(target), parse_measure(actual)
    if wanted is None or reached is None:
        return None
    value, unit = reached
    if unit != wanted.unit:
        return None
    return not {
        ">=": value >= wanted.value,
        "<=": value <= wanted.value,
        ">": value > wanted.value,
        "<": value < wanted.value,
        "=": value == wanted.value,
    }[wanted.direction]


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
