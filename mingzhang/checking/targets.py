"""Targets of performance indicators as they are written: ≥95%, 90 分以上, ≤10 天; 长期 is left unjudged."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Direction = Literal[">=", "<=", ">", "<", "="]

_DIRECTIONS: tuple[tuple[str, Direction], ...] = (
    (r"≥|>=|≧|大于等于|大于或等于|不低于|不少于|不小于|至少|达到(?=.*%$)", ">="),
    (r"≤|<=|≦|小于等于|小于或等于|不高于|不超过|不大于|不多于|至多", "<="),
    (r">|大于|高于|超过|多于", ">"),
    (r"<|小于|低于|少于", "<"),
    (r"=", "="),
)
_ENDINGS: tuple[tuple[str, Direction], ...] = (
    (r"(?:及|或|\(含\))?以上|\(含\)以上", ">="),
    (r"(?:及|或|\(含\))?(?:以下|以内|之内)", "<="),
)
"""What a target may say behind its number; the number itself counts as reached."""
_ALL = "100%"
"""A share that cannot be exceeded: a target without direction is missed by anything less."""
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
    for pattern, direction in _ENDINGS:
        found = re.search(f"(?:{pattern})$", plain)
        measure = parse_measure(plain[: found.start()]) if found else None
        if measure is not None:
            return Target(direction, *measure)
    return Target(">=", Decimal(100), "%") if plain == _ALL else None


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
