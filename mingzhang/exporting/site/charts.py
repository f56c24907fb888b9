"""Charts as rows of marks: each row is one thing to a screen reader, and tells itself when pointed at.

Marks are boxes placed in per cent of their track, so that they follow the scheme, the width and the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mingzhang.exporting.site.parts import Html, element, joined, text
from mingzhang.exporting.site.tips import Tip

HUNDRED = Decimal(100)
WIDEST = Decimal(250)
"""Rates beyond this are drawn at the edge: one item would press all others together."""


def chart(alt: str, rows: Sequence[Html], *, legend: Html | str = "", reads: Html | str = "") -> Html:
    """Rows of marks under their legend, over what they say; ``alt`` names the chart for a screen reader."""
    body = joined(legend, element("div", joined(*rows), class_="rows", data_marks=""), reads)
    return element("figure", body, class_="chart", aria_label=alt)


def row(name: str, track: Html, value: Html, tip: Tip, *, strong: bool = False) -> Html:
    """Name, marks, figure."""
    body = joined(
        element("span", text(name), class_="nm"),
        element("span", track, class_="tk"),
        element("span", value, class_="vl"),
    )
    return element(
        "div",
        body,
        class_="mk sum" if strong else "mk",
        role="img",
        tabindex="0",
        aria_label=tip.words(),
        data_tip=tip.data(),
    )


def legend(*entries: tuple[str, str]) -> Html:
    """The kinds of marks (``(class, words)``)."""
    told = [element("span", joined(element("i", "", class_=kind), text(words))) for kind, words in entries]
    return element("p", joined(*told), class_="legend")


def bar(value: Decimal, most: Decimal, kind: str, start: Decimal = Decimal(0)) -> Html:
    """A bar from ``start``; nothing for what is not above zero."""
    if value <= 0 or most <= 0:
        return Html("")
    return element("i", "", class_=f"bar {kind}", style=f"left:{at(start, most)};width:{at(value, most)}")


def at(value: Decimal, most: Decimal) -> str:
    """A place on the track."""
    return f"{value / most * HUNDRED:.2f}%"


def scale_of(rates: Sequence[Decimal]) -> Decimal:
    """The end of a scale of rates: 100 % stands well inside it, what is far beyond at its edge."""
    most = max([*rates, HUNDRED])
    return min(max(most * Decimal("1.06"), Decimal(112)), WIDEST)


def dumbbell(rate: Decimal | None, most: Decimal) -> Html:
    """The plan as a ring at 100 %, what came of it as a dot, above the plan as a diamond."""
    ring = element("i", "", class_="ring", style=f"left:{at(HUNDRED, most)}")
    line = element("i", "", class_="full", style=f"left:{at(HUNDRED, most)}")
    if rate is None:
        return line
    place = min(max(rate, Decimal(0)), most)
    low, high = sorted((place, HUNDRED))
    link = element("i", "", class_="link", style=f"left:{at(low, most)};width:{at(high - low, most)}")
    kind = "dot over" if rate > HUNDRED else "dot"
    return joined(line, link, ring, element("i", "", class_=kind, style=f"left:{at(place, most)}"))


def axis(most: Decimal, full: str) -> Html:
    """The scale over the rows: 0, 50 and 100 %, which is ``full``."""
    ticks = [(Decimal(0), "0"), (Decimal(50), "50"), (HUNDRED, f"100% {full}")]
    told = [element("i", text(words), style=f"left:{at(value, most)}") for value, words in ticks]
    track = element("span", joined(*told), class_="tk")
    return element("div", joined('<span class="nm"></span>', track, '<span class="vl"></span>'), class_="ax",
                   aria_hidden="true")  # fmt: skip
