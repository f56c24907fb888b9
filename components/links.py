"""Links inside the dashboard: what is chosen stands in them, so that a link reopens the same view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlencode

from mingzhang.model import Source

CHIP_PAGES = 4
"""A chip names so many pages; more are counted."""
CHIP_SOURCES = 24
"""A chip's link carries so many places."""


def box_text(source: Source) -> str:
    """A source's box as a link carries it: x0,top,x1,bottom in points to one decimal."""
    return ",".join(f"{edge:.1f}" for edge in source.bbox)


Pairs = tuple[tuple[str, str], ...]
"""Parts of a query, keys repeated where they have several values."""
CHOSEN_EVERYWHERE = ("report", "code")
MOST_KEPT = 16
LONGEST_KEPT = 400


def kept_pairs(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """The parts of a query that belong to one page alone, within bounds."""
    own = (pair for pair in pairs if pair[0] not in CHOSEN_EVERYWHERE and len(pair[1]) <= LONGEST_KEPT)
    return tuple(own)[:MOST_KEPT]


def grouped(pairs: Pairs) -> dict[str, list[str]]:
    """The values of every key."""
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)
    return values


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the links of one page: they keep the report and the code, and know where they stand."""

    report_id: str
    """First 16 hexadecimal digits of the file's sha256."""
    code: str = ""
    """The functional code that the pages are narrowed to, "" for everything."""
    origin: str = "/"
    """Path of the page that the links stand on."""
    base: str = ""
    """Path that the server is mounted under, without a slash at the end."""
    kept: Pairs = ()
    """What else is chosen on that page: the rest of its query."""

    def page(self, path: str, **query: str | int | Iterable[str]) -> str:
        """Address of a page with the report, the code and what else is given; "" leaves a key out."""
        pairs: list[tuple[str, str]] = []
        for key, value in ({"report": self.report_id, "code": self.code} | query).items():
            values = [value] if isinstance(value, str | int) else value
            pairs.extend((key, str(one)) for one in values if str(one))
        return self.base + path + ("?" + urlencode(pairs, safe=",/") if pairs else "")

    def here(self, code: str) -> str:
        """Address of this very page, narrowed to another code."""
        return self.at(code).page(self.origin, **grouped(self.kept))

    @property
    def came_from(self) -> str:
        """What a link to 原文 says of where it stands: path and query, without report and code."""
        return self.origin + ("?" + urlencode(self.kept) if self.kept else "")

    def source(self, *sources: Source) -> str:
        """Address of 原文 at the first source; the others are marked and named there too."""
        first, *others = dict.fromkeys(sources)
        also = [f"{other.page},{box_text(other)}" for other in others[: CHIP_SOURCES - 1]]
        return self.page(
            "/source", page=first.page, box=box_text(first), also=also, **{"from": self.came_from}
        )

    def chip(self, *sources: Source | None, label: str | None = None) -> str:
        """A source chip ``▤ p.20 · 24`` that opens 原文 there; nothing without a source."""
        known = [source for source in sources if source is not None]
        if not known:
            return ""
        pages = list(dict.fromkeys(source.page for source in known))
        shown = " · ".join(map(str, pages[:CHIP_PAGES])) + (" …" if len(pages) > CHIP_PAGES else "")
        name = "、".join(map(str, pages))
        text = escape(label) if label is not None else f"p.{shown}"
        return (
            f'<a class="src" href="{escape(self.source(*known))}" title="打开原文第 {name} 页"'
            f' aria-label="原文第 {name} 页">{text}</a>'
        )

    def at(self, code: str) -> Links:
        """The same links narrowed to another code."""
        return replace(self, code=code)
