"""Links inside the dashboard: what is chosen stands in them, so that a link reopens the same view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from urllib.parse import urlencode

from mingzhang.model import Severity, Source

CHIP_PAGES = 4
"""A chip names so many pages; more are counted."""
MOST_OTHERS = 12
"""A link carries so many other open reports."""
CHIP_SOURCES = 24
"""A chip's link carries so many places."""


def box_text(source: Source) -> str:
    """A source's box as a link carries it: x0,top,x1,bottom in points to one decimal."""
    return ",".join(f"{edge:.1f}" for edge in source.bbox)


Pairs = tuple[tuple[str, str], ...]
"""Parts of a query, keys repeated where they have several values."""
CHOSEN_EVERYWHERE = ("report", "code", "with", "unit")
BACK = "back"
"""Key of the report that a link to another file's page leads back to."""
ID_LENGTH = 16
REPORT_ID = re.compile("[0-9a-f]{16}")
"""A link names a report by so many first hexadecimal digits of its file's sha256."""
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
class Other:
    """Another report that is open: what a link calls it, and its name beside a page number."""

    id: str
    name: str
    bundled: bool = False
    """It comes with the program, so that no link has to carry it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What checking asks about a figure: the finding that a mark beside the figure leads to."""

    key: str
    severity: Severity
    words: str
    more: int = 0
    """How many other findings begin with the same figure."""


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
    others: tuple[Other, ...] = ()
    """The other reports that are open: links carry them, so that a reload keeps them."""
    bundled: bool = False
    """The report itself comes with the program."""
    unit: str = ""
    """The unit that amounts are written in, where a page lets it be chosen; "" for 万元."""
    questions: Mapping[Source, Question] = field(
        default_factory=dict[Source, Question], compare=False, repr=False
    )
    """The figures that checking asks about; a page that shows the findings themselves has none."""

    def to(self, report_id: str) -> Links:
        """The links of another open report, narrowed to nothing."""
        if report_id == self.report_id:
            return self
        here = (Other(self.report_id, "", self.bundled),) if self.report_id else ()
        others = (*here, *(other for other in self.others if other.id != report_id))
        bundled = any(other.bundled for other in self.others if other.id == report_id)
        return replace(self, report_id=report_id, code="", others=others, bundled=bundled)

    @property
    def open_too(self) -> str:
        """The other open reports as a link carries them."""
        return ",".join([other.id for other in self.others if not other.bundled][:MOST_OTHERS])

    def page(self, path: str, **query: str | int | Iterable[str]) -> str:
        """Address of a page with the report, the code and what else is given; "" leaves a key out."""
        pairs: list[tuple[str, str]] = []
        chosen = {"report": self.report_id, "code": self.code, "with": self.open_too, "unit": self.unit}
        for key, value in (chosen | query).items():
            values = [value] if isinstance(value, str | int) else value
            pairs.extend((key, str(one)) for one in values if str(one))
        return self.base + path + ("?" + urlencode(pairs, safe=",/") if pairs else "")

    def here(self, code: str) -> str:
        """Address of this very page, narrowed to another code."""
        return self.at(code).page(self.origin, **grouped(self.kept))

    def changed(self, **query: str) -> str:
        """Address of this very page with parts of its own query chosen anew ("" leaves one out)."""
        kept = tuple(pair for pair in self.kept if pair[0] not in query)
        return self.page(self.origin, **grouped(kept), **query)

    @property
    def came_from(self) -> str:
        """What a link to 原文 says of where it stands: path and query, without report and code."""
        return self.origin + ("?" + urlencode(self.kept) if self.kept else "")

    def source(self, *sources: Source) -> str:
        """Address of 原文 at the first source, in its own file; the others are marked and named there too."""
        first, *others = dict.fromkeys(sources)
        file = self.file_of(first)
        also = [
            ("" if self.file_of(other) == file else f"{self.file_of(other)}:")
            + f"{other.page},{box_text(other)}"
            for other in others[: CHIP_SOURCES - 1]
        ]
        back = () if file == self.report_id else ((BACK, self.report_id),)
        came_from = replace(self, kept=(*self.kept, *back)).came_from
        return self.to(file).page(
            "/source", page=first.page, box=box_text(first), also=also, **{"from": came_from}
        )

    def file_of(self, source: Source) -> str:
        """The id of the open report that a source is in: the chosen one unless it is another's."""
        wanted = source.sha256[:ID_LENGTH]
        return next((other.id for other in self.others if other.id == wanted), self.report_id)

    def name_of(self, report_id: str) -> str:
        """The name of another open report; "" for the chosen one."""
        return next((other.name for other in self.others if other.id == report_id), "")

    def where(self, *sources: Source) -> str:
        """``第 8、9 页``; pages of another file with its name: ``第 9 页、部门预算第 15 页``."""
        pages: dict[str, list[int]] = {}
        for source in sources:
            pages.setdefault(self.file_of(source), []).append(source.page)
        return "、".join(
            f"{self.name_of(file)}第 {'、'.join(map(str, dict.fromkeys(numbers)))} 页"
            for file, numbers in pages.items()
        )

    def question(self, *sources: Source) -> Question | None:
        """What checking asks about the first of these figures that it asks about at all."""
        if not self.questions:
            return None
        return next((self.questions[source] for source in sources if source in self.questions), None)

    def finding(self, key: str, **query: str | int) -> str:
        """Address of a finding on 核对."""
        return self.page("/checks", **query, finding=key)

    def chip(self, *sources: Source | None, label: str | None = None) -> str:
        """A source chip ``▤ p.20 · 24`` that opens 原文 there; nothing without a source."""
        known = [source for source in sources if source is not None]
        if not known:
            return ""
        where = escape(self.where(*known))
        text = escape(label) if label is not None else self._pages_shown(known)
        return (
            f'<a class="src" href="{escape(self.source(*known))}" title="打开原文{where}"'
            f' aria-label="原文{where}">{text}</a>'
        )

    def _pages_shown(self, sources: list[Source]) -> str:
        """``p.20 · 24``, the pages of another file behind its name."""
        pages = list(dict.fromkeys((self.file_of(source), source.page) for source in sources))
        shown: list[str] = []
        last: str | None = None
        for file, page in pages[:CHIP_PAGES]:
            name = self.name_of(file)
            shown.append(str(page) if file == last else f"{escape(name)} p.{page}".strip())
            last = file
        return " · ".join(shown) + (" …" if len(pages) > CHIP_PAGES else "")

    def at(self, code: str) -> Links:
        """The same links narrowed to another code."""
        return replace(self, code=code)
