"""Slides of a report: what each says, its visual as data, and where its figures are printed.

A slide is made once and shown twice: full-screen in the browser and as a page of a PPTX.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from mingzhang.model import Source

SlideId = Literal[
    "cover", "total", "structure", "budget", "nature", "items", "three-public", "operations",
    "projects", "findings", "sources",
]  # fmt: skip
Tone = Literal["plain", "strong", "under", "over", "muted"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in large type with what it is: 本年支出合计 2,106.35 万元; ``note`` in small type under it."""

    label: str
    text: str
    unit: str
    note: str = ""
    sources: tuple[Source, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its value is what it is drawn by, ``text`` what is printed beside it."""

    label: str
    value: Decimal
    text: str
    note: str = ""
    tone: Tone = "plain"
    sources: tuple[Source, ...] = ()
    told: str = ""
    """What is known of it besides, in a sentence: its budget, its change, the reason given."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A plan and what came of it on one line; None where the report does not say."""

    label: str
    plan: Decimal | None
    plan_text: str
    actual: Decimal | None
    actual_text: str
    difference_text: str = ""
    note: str = ""
    tone: Tone = "plain"
    sources: tuple[Source, ...] = ()
    plan_sources: tuple[Source, ...] = ()
    told: str = ""
    """What is known of it besides, in a sentence: its part of the whole, the reason given."""

    @property
    def places(self) -> tuple[Source, ...]:
        """Everything that it rests on."""
        return tuple(dict.fromkeys((*self.sources, *self.plan_sources)))


@dataclass(frozen=True, slots=True)
class Numbers:
    """A few numbers side by side."""

    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from zero; ``series`` is what they measure, ``unit`` in what."""

    series: str
    unit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of one whole, as one bar."""

    series: str
    unit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Plans and what came of them; ``plan`` and ``actual`` are what the two are called."""

    plan: str
    actual: str
    unit: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heads, its rows of texts, and which columns are numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    more: int = 0
    """Rows that are left out."""
    name: str = ""
    """What the table is of."""
    sources: tuple[tuple[tuple[Source, ...], ...], ...] = ()
    """Where each cell's figure is printed, row by row; empty where a table says no places."""


@dataclass(frozen=True, slots=True)
class Point:
    """A line of a list: what is said, in small type what of, and where."""

    text: str
    note: str = ""
    tone: Tone = "plain"
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    points: tuple[Point, ...]
    more: int = 0


Visual = Numbers | Bars | Parts | Pairs | Grid | Points


@dataclass(frozen=True, slots=True)
class Quote:
    """The report's own words."""

    text: str
    source: Source
    about: str = ""
    """What it gives the reason of, where that is not all that the slide is about."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide.

    ``name`` is what a list of slides calls it; ``title`` states what it finds, with ``emphasis`` (words of
    the title) marked; ``says`` is what its chart shows besides; ``note`` is for the speaker alone.
    """

    id: SlideId
    name: str
    title: str
    visuals: tuple[Visual, ...] = ()
    emphasis: str = ""
    subtitle: str = ""
    says: str = ""
    quote: Quote | None = None
    footnote: str = ""
    note: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The report's pages that it rests on."""
        return tuple(sorted({source.page for source in self.sources}))
