"""The entries of a report's list of contents, and its headings, as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mingzhang.forms import match_title
from mingzhang.forms.wording import normalised
from mingzhang.model import Passage, Report, Source

ALIKE = 0.75
"""So alike are two wordings of one heading."""
_LABEL = re.compile(
    r"^(?:第[一二三四五六七八九十]+(?:部分|章|编)|[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）、?"
    r"|\d{1,2}(?:、|[.．](?!\d(?!0\d\d年))))"
)
_LEADERS = re.compile(r"[.·…・。\s-]{2,}\d*$|\d{1,3}$")
_LOOSE = re.compile(r"20\d\d年度?|年度|部门|单位|关于|情况|说明|决算|预算|的|和|及|与|本级|公开")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of contents: its own number (一、, 第二部分), its words, and where it stands."""

    label: str
    title: str
    source: Source

    @property
    def words(self) -> str:
        """What it says beyond its number, loosely: year, 部门, 情况说明 do not tell sections apart."""
        return loosely(self.title)

    @property
    def is_table(self) -> bool:
        return self.title.endswith(("表", "报表", "附表", "附件")) or match_title(self.title) is not None


def entries(report: Report) -> Iterator[Entry]:
    """The entries that say enough to be looked for, whole ones only."""
    for section in report.contents:
        label, title = labelled(section.title)
        if label and len(loosely(title)) >= 2:
            yield Entry(label, title, section.source)


def headings(report: Report) -> Iterator[tuple[str, str, Passage]]:
    """Number, title and passage of every heading."""
    for passage in report.passages:
        if (
            passage.part != "contents"
            and (passage.is_heading or passage.centred)
            and len(passage.plain) <= 80
        ):
            label, title = labelled(passage.plain)
            yield label, title.rstrip("。："), passage


def labelled(text: str) -> tuple[str, str]:
    """The number that a title begins with, and its words without leaders and page number."""
    plain = _LEADERS.sub("", text)
    found = _LABEL.match(plain)
    return (found.group(), plain[found.end() :]) if found else ("", plain)


def loosely(title: str) -> str:
    return _LOOSE.sub("", normalised(title))


def is_found(entry: Entry, report: Report) -> bool:
    """Whether the text has the entry's section: a heading like it, or its words at a passage's edge."""
    words = entry.words
    for label, title, _ in headings(report):
        own = loosely(title)
        if words in own or (own and own in words) or SequenceMatcher(None, words, own).ratio() >= ALIKE:
            return True
        if label == entry.label and own[:2] == words[:2]:
            return True
    whole = normalised(entry.title)
    return any(
        whole in normalised(one.plain) or words in loosely(one.plain[:60])
        for one in report.passages
        if one.part != "contents"
    )


def is_usual(listed: Sequence[Entry], absent: Sequence[Entry]) -> bool:
    """Whether so many entries have their headings that one without is missing, not worded otherwise."""
    return len(listed) >= 5 and len(absent) * 4 <= len(listed)
