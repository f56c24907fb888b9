"""A number as the pages show it: printed in the report, or derived (推算) from printed ones.

A printed figure carries the place where it stands; a derived one carries the places of all that it
was computed from, and the formula in words. Nothing is shown without one or the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from mingzhang.model import Amount, Cell, Fact, Source

HUNDREDTH = Decimal("0.01")
HUNDRED = Decimal(100)
YUAN = Decimal(10_000)
"""So many 元 are a 万元."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with one unit of its last digit, in ``unit`` (万元, %, 个 …), and where it comes from."""

    value: Decimal
    quantum: Decimal
    unit: str
    sources: tuple[Source, ...]
    derived: bool = False
    formula: str = ""
    """How a derived value was computed, in printed figures: 2,106.35 − 476.16."""

    @property
    def source(self) -> Source | None:
        """The first place that the figure rests on."""
        return self.sources[0] if self.sources else None

    @property
    def amount(self) -> Amount:
        """The value with the precision that it is known to."""
        return Amount(self.value, self.quantum)


def of_cell(cell: Cell | None, unit: str = "万元") -> Figure | None:
    """The figure printed in a cell; None where the cell is blank or ``-``."""
    if cell is None or cell.amount is None or cell.source is None:
        return None
    return Figure(cell.amount.value, cell.amount.quantum, unit, (cell.source,))


def of_fact(fact: Fact | None) -> Figure | None:
    """The figure of a narrative fact."""
    if fact is None:
        return None
    sources = fact.sources or (fact.source,)
    return Figure(fact.amount.value, fact.amount.quantum, fact.unit, sources, fact.derived)


def difference(left: Figure, right: Figure) -> Figure:
    """``left − right``, derived."""
    return Figure(
        left.value - right.value,
        min(left.quantum, right.quantum),
        left.unit,
        joined(left, right),
        derived=True,
        formula=f"{plain(left)} − {plain(right)}",
    )


def share(part: Figure, whole: Figure) -> Figure | None:
    """``part`` in per cent of ``whole`` to two decimals, derived; None where the whole is zero."""
    if not whole.value:
        return None
    rate = (part.value / whole.value * HUNDRED).quantize(HUNDREDTH, ROUND_HALF_UP)
    formula = f"{plain(part)} ÷ {plain(whole)}"
    return Figure(rate, HUNDREDTH, "%", joined(part, whole), derived=True, formula=formula)


def total(figures: Iterable[Figure]) -> Figure | None:
    """The sum of figures of one unit, derived; None where there is nothing to add."""
    parts = tuple(figures)
    if not parts:
        return None
    return Figure(
        sum((part.value for part in parts), Decimal(0)),
        min(part.quantum for part in parts),
        parts[0].unit,
        joined(*parts),
        derived=True,
        formula=" + ".join(plain(part) for part in parts),
    )


def slack(*figures: Figure) -> Decimal:
    """How far rounding alone may carry a sum of these figures: half a unit of each last digit."""
    return sum((figure.quantum / 2 for figure in figures), Decimal(0))


def joined(*figures: Figure) -> tuple[Source, ...]:
    """The sources of all figures, each place once, in order."""
    return tuple(dict.fromkeys(source for figure in figures for source in figure.sources))


def plain(figure: Figure) -> str:
    """The figure's digits with thousands commas, at the precision it is known to."""
    exponent = figure.quantum.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"{figure.value:,.{places}f}".replace("-", "−")
