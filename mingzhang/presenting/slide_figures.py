"""Figures as slides print them, and what is known of a figure besides, as a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure
from mingzhang.model import Reason, Source
from mingzhang.presenting.captions import Caption
from mingzhang.presenting.numerals import money, percent
from mingzhang.presenting.slides import Number, Quote
from mingzhang.presenting.units import digits


def said(figure: Figure) -> str:
    """A figure's digits as printed, with commas; a rate as titles and running text have it."""
    return digits(figure, closed=True)


def rate_said(figure: Figure) -> str:
    """A rate as titles and running text have it: 46.43%."""
    return percent(figure.value, figure.quantum, closed=True)


def number(label: str, figure: Figure, note: str = "") -> Number:
    """A figure in large type."""
    unit = "" if figure.unit == "%" else figure.unit
    return Number(label, said(figure), unit, note, figure.sources, figure.derived)


def quote_of(reason: Reason | None, about: str = "") -> Quote | None:
    """A reason in the report's own words; ``about`` is what it is the reason of."""
    return Quote(reason.quoted, reason.source, about) if reason is not None else None


def says_of(caption: Caption | None) -> str:
    """What a chart shows besides the slide's title; "" where there is nothing to say."""
    return caption.text if caption is not None else ""


def places(*groups: Iterable[Source]) -> tuple[Source, ...]:
    """All places, each once, in order."""
    return tuple(dict.fromkeys(source for group in groups for source in group))


def line_told(view: BudgetView, line: BudgetLine) -> str:
    """What an item was planned at, how far that was reached, and the report's reason."""
    told: list[str] = []
    if line.budget is not None:
        told.append(f"{view.label} {said(line.budget)} 万元")
    if line.completion is not None:
        told.append(f"{view.rate_label} {rate_said(line.completion)}")
    if line.difference is not None and line.difference.value:
        told.append(f"相差 {money(line.difference.value, line.difference.quantum, signed=True)} 万元")
    words = "，".join(told)
    if line.reason is not None:
        given = line.reason.quoted
        words = f"{words}。报告给出的原因：“{given}”" if words else f"报告给出的原因：“{given}”"
    return f"{words}。" if words else ""
