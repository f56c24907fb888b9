"""What a place of the narrative speaks of: the headings above it, and whose money they name.

Provinces number, order and word their sections differently; what a section is about stands in the
deepest heading that says so.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mingzhang.forms.wording import normalised
from mingzhang.model import Report, Section, Source

Scope = Literal[
    "accounts",
    "fiscal",
    "general_budget",
    "government_fund",
    "state_capital",
    "three_public",
    "operating_costs",
    "procurement",
    "other",
]
"""All money, all fiscal money, one budget's money; or a matter of its own."""

_WORDS: tuple[tuple[str, Scope], ...] = (
    ("三公", "three_public"),
    ("绩效", "other"),
    ("资产", "other"),
    ("会议费", "other"),
    ("培训费", "other"),
    ("一般性支出", "other"),
    ("购买服务", "other"),
    ("机关运行经费", "operating_costs"),
    ("行政运行经费", "operating_costs"),
    ("采购", "procurement"),
    ("政府性基金", "government_fund"),
    ("国有资本经营", "state_capital"),
    ("一般公共预算", "general_budget"),
    ("财政拨款", "fiscal"),
    ("收入支出", "accounts"),
    ("收支", "accounts"),
    ("收入决算", "accounts"),
    ("支出决算", "accounts"),
)
"""In the order that they are looked for; a title may name several."""
_MATTERS = ("绩效", "资产", "机关运行经费", "采购", "购买服务")
"""A title that names several of these says of none what follows."""
_WHOLE_LEVEL = 1
_SAME_LINE = 4.0
"""Points by which a heading may begin below the top of the text that runs on behind it."""


@dataclass(frozen=True, slots=True)
class Context:
    """The headings above a place, outermost first, without the part's title."""

    titles: tuple[str, ...]

    @property
    def scope(self) -> Scope | None:
        """Of the deepest heading that says it most precisely; None where none does."""
        said: list[Scope] = [scope for title in reversed(self.titles) if (scope := scope_of(title))]
        return max(said, key=_precision) if said else None

    def says(self, *words: str) -> bool:
        """Whether a heading has one of the words."""
        return any(word in title for word in words for title in self.titles)


def _precision(scope: Scope) -> int:
    """（一）支出决算总体情况 under 五、一般公共预算… speaks of the general budget."""
    return {"accounts": 0, "fiscal": 1}.get(scope, 2)


@lru_cache(maxsize=4096)
def scope_of(title: str) -> Scope | None:
    """What a heading speaks of."""
    plain = normalised(title)
    if sum(matter in plain for matter in _MATTERS) > 1:
        return None
    return next((scope for word, scope in _WORDS if word in plain), None)


class Contexts:
    """Finds the headings above any place of a report's narrative."""

    def __init__(self, report: Report) -> None:
        self._places: list[tuple[int, float]] = []
        self._chains: list[tuple[Section, ...]] = []
        chain: list[Section] = []
        for section in sorted(report.sections, key=lambda one: _place(one.source)):
            while chain and chain[-1].level >= section.level:
                chain.pop()
            chain.append(section)
            self._places.append(_place(section.source))
            self._chains.append(tuple(chain))

    def at(self, source: Source, section: str) -> Context:
        """The headings above ``source``, which stands in the section of that title.

        Where the report's headings do not lead there (a title is set elsewhere on the page), only
        the section itself is known.
        """
        page, top = _place(source)
        found = bisect_right(self._places, (page, top + _SAME_LINE)) - 1
        chain = self._chains[found] if found >= 0 else ()
        titles = tuple(one.title for one in chain if one.level > _WHOLE_LEVEL)
        return Context(titles if titles and any(one.title == section for one in chain) else (section,))


def _place(source: Source) -> tuple[int, float]:
    return source.page, source.bbox[1]
