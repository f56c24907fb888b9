"""How an amount is written: in 万元 as the report gives it, in 元, or as a part of the whole.

元 is 万元 × 10,000 and nothing finer: what a report prints to two decimals of 万元 is known to hundreds of
元, so that the figure keeps its quantum, its page, and the words that tell how it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Literal

from mingzhang.frames.figures import HUNDREDTH, YUAN, Figure, share
from mingzhang.presenting import numerals

Unit = Literal["wan", "yuan", "share"]
UNITS: dict[Unit, str] = {"wan": "万元", "yuan": "元", "share": "占比"}
"""What a reader chooses from."""
AMOUNTS: dict[Unit, str] = {"wan": "万元", "yuan": "元"}
"""The same where parts of a whole mean nothing."""
NAMES: dict[Unit, str] = {"wan": "万元", "yuan": "元", "share": "%"}
"""What stands beside the figures."""
PRECISIONS = {10: "十元", 100: "百元", 1_000: "千元", 10_000: "万元"}


def digits(figure: Figure, *, signed: bool = False, closed: bool = False) -> str:
    """A figure without its unit; a rate has its sign, ``closed`` up to it in titles and running text."""
    if figure.unit == "%":
        return numerals.percent(figure.value, figure.quantum, signed=signed, closed=closed)
    return numerals.money(figure.value, figure.quantum, signed=signed)


def in_words(figure: Figure, *, signed: bool = False) -> str:
    """A figure with its unit as running text: ``2,106.35 万元``, ``46.43%``."""
    told = digits(figure, signed=signed, closed=True)
    return told if figure.unit == "%" else f"{told} {figure.unit}"


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit that amounts are written in; ``whole`` is what 占比 are parts of."""

    unit: Unit = "wan"
    whole: Figure | None = None

    @property
    def name(self) -> str:
        """What stands beside the figures: 万元, 元 or %."""
        return NAMES[self.unit]

    @property
    def money(self) -> Scale:
        """The same where only an amount will do: 占比 gives way to 万元."""
        return AS_PRINTED if self.unit == "share" else self

    def of(self, figure: Figure | None) -> Figure | None:
        """The figure in this unit; what is not money stays as it is. None without a figure (or a whole)."""
        if figure is None or figure.unit != "万元" or self.unit == "wan":
            return figure
        if self.unit == "yuan":
            return in_yuan(figure)
        return self._part(figure)

    def _part(self, figure: Figure) -> Figure | None:
        if self.whole is None or not self.whole.value:
            return None
        if figure == self.whole:
            return replace(figure, value=Decimal(100), quantum=Decimal(1), unit="%")
        return share(figure, self.whole)

    def words(self, figure: Figure, *, signed: bool = False) -> str:
        """The figure in this unit as running text: ``841.32 万元``, ``8,413,200 元``, ``39.94%``."""
        return in_words(self.of(figure) or figure, signed=signed)

    def digits(self, figure: Figure, *, signed: bool = False) -> str:
        """The same without its unit; a rate has its sign."""
        return digits(self.of(figure) or figure, signed=signed)

    def size(self, figure: Figure) -> float:
        """How long a mark is."""
        return float((self.of(figure) or figure).value)


AS_PRINTED = Scale()


def in_yuan(figure: Figure) -> Figure:
    """万元 × 10,000 with the precision of the print; ``formula`` tells the print."""
    derived = f"（{figure.formula}）× 10,000" if figure.formula else ""
    told = derived if figure.derived else print_of(figure)
    return replace(figure, value=figure.value * YUAN, quantum=figure.quantum * YUAN, unit="元", formula=told)


def print_of(figure: Figure) -> str:
    """``报告印为 841.32 万元，精确到百元``: how an amount in 万元 is printed."""
    written = _number(figure.source.text) if figure.source is not None else None
    if written == figure.value * YUAN and written != figure.value:
        return f"报告印为 {numerals.money(figure.value * YUAN, figure.quantum * YUAN)} 元"
    lead = "报告印为" if written == figure.value else "合"
    known = precision((figure,))
    end = f"，精确到{known}" if known else ""
    return f"{lead} {numerals.money(figure.value, figure.quantum)} 万元{end}"


def _number(printed: str) -> Decimal | None:
    try:
        return Decimal(printed.replace(",", "").replace("，", "").strip())
    except InvalidOperation:
        return None


def precision(figures: Iterable[Figure]) -> str:
    """To what the coarsest of printed amounts (万元) is known: 百元; "" where it is 元 or finer."""
    coarsest = max((figure.quantum for figure in figures), default=HUNDREDTH)
    return PRECISIONS.get(int(coarsest * YUAN), "")


def unit_line(scale: Scale, figures: Iterable[Figure] = (), *, of: str = "全部支出") -> str:
    """What the line under a title says of the unit."""
    if scale.unit == "share":
        return f"占{of}的 %"
    if scale.unit == "wan":
        return "万元"
    known = precision(figures)
    return f"元（由印出的万元折算，末位到{known}）" if known else "元"
