"""The small language of declared identities: ``total = basic + project``, ``a <= b``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mingzhang.checking.intervals import Relation
from mingzhang.model import SideName


@dataclass(frozen=True, slots=True)
class Operand:
    """A name in an equation, with its sign and, where it says so, its side of the table."""

    name: str
    negative: bool = False
    side: SideName | None = None


@dataclass(frozen=True, slots=True)
class Equation:
    """``left relation right``."""

    left: tuple[Operand, ...]
    relation: Relation
    right: tuple[Operand, ...]


@cache
def parse(expression: str) -> Equation:
    """The equation that a text declares. Raises ``ValueError`` where it is none."""
    relation: Relation = "<=" if "<=" in expression else "="
    left, sign, right = expression.partition(relation)
    if not sign or "=" in right:
        raise ValueError(f"no equation: {expression}")
    return Equation(_side(left), relation, _side(right))


def _side(text: str) -> tuple[Operand, ...]:
    operands: list[Operand] = []
    negative = False
    for token in text.split():
        if token in "+-":
            negative = token == "-"
            continue
        operands.append(_operand(token, negative))
        negative = False
    if not operands:
        raise ValueError(f"nothing on one side: {text!r}")
    return tuple(operands)


def _operand(token: str, negative: bool) -> Operand:
    side, colon, name = token.partition(":")
    if not colon:
        return Operand(token, negative)
    if side not in ("income", "expenditure"):
        raise ValueError(f"no side of a table: {side}")
    return Operand(name, negative, side)
