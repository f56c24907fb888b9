"""Words on a slide: how wide they are in their type, where they lead, what is told on pointing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from components import marks
from components.links import Links
from components.marks import Html
from mingzhang.model import Source

TRACK = 1220
"""A track's length on a stage of 1920."""
FARTHEST = Decimal(88)
"""The longest bar takes no more of its track, in per cent."""
NAME_LINE = 15
"""So many letters of a row's name fit in a line."""
NARROW = ",.，。·-−+ \u2009"
DIGIT, DOT, LETTER = Decimal("0.6"), Decimal("0.33"), Decimal(1)


def width_of(words: str) -> Decimal:
    """About how many times its type's size a text is wide."""
    return sum((DOT if one in NARROW else DIGIT if one.isascii() else LETTER for one in words), Decimal(0))


def on_track(words: str, size: int) -> Decimal:
    """How much of a track a text takes, in per cent."""
    return width_of(words) * size / TRACK * 100


def reach(texts: Iterable[str], size: int) -> Decimal:
    """How far the longest bar may go, in per cent of its track: every amount has room behind its bar."""
    widest = max((on_track(text, size) for text in texts), default=Decimal(0))
    return min(FARTHEST, Decimal(98) - widest)


def linked(words: str, links: Links | None, sources: Sequence[Source]) -> Html:
    """Words that lead to where they stand in the report."""
    if not sources or links is None:
        return marks.text(words)
    return marks.element("a", marks.text(words), href=links.source(*sources), class_="to")


def row_name(label: str, *notes: Html | str) -> Html:
    """What a row is called, with its notes below; behind a name of two lines."""
    kind = "nm lengthy" if width_of(label) > NAME_LINE else "nm"
    return marks.element("div", marks.joined(marks.element("b", marks.text(label)), *notes), class_=kind)


def card(name: str, figures: Iterable[str], told: str) -> Html:
    """What stands beside a row while it is pointed at, or its amount has the keyboard."""
    amounts = "　".join(figure for figure in figures if figure)
    return marks.element(
        "div",
        marks.joined(
            marks.element("b", marks.text(name)),
            marks.element("p", marks.text(amounts)) if amounts else "",
            marks.element("p", marks.text(told)) if told else "",
        ),
        class_="hov",
    )
