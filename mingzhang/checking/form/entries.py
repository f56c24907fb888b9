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
NUMBERED = 0.4
"""So alike are they at least, where both have the same number."""
FEW = 5
"""A list of contents has no fewer entries."""
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
        return self.title.endswith(("表", "表格", "附件")) or match_title(self.title) is not None


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


def absent_entries(listed: Sequence[Entry], report: Report) -> tuple[Entry, ...]:
    """The entries whose section the text has not; none where too many have none to be right.

    Where the headings are numbered as their entries are, a section is looked for under its number; else
    by its words alone.
    """
    printed = [(label, loosely(title)) for label, title, _ in headings(report)]
    text = [one.plain for one in report.passages if one.part != "contents"]
    numbered = [entry for entry in listed if _stands_numbered(entry, printed, ALIKE)]
    if len(numbered) * 10 >= len(listed) * 7:
        absent = [
            entry
            for entry in listed
            if not _stands_numbered(entry, printed, NUMBERED)
            and not any(words == entry.words for _, words in printed)
            and not _is_in_text(entry, text)
        ]
    else:
        absent = [entry for entry in listed if not _stands_anyhow(entry, printed, text)]
    return tuple(absent) if len(listed) >= FEW and len(absent) * 4 <= len(listed) else ()


def _stands_numbered(entry: Entry, printed: Sequence[tuple[str, str]], least: float) -> bool:
    return any(label == entry.label and alike(entry.words, words) >= least for label, words in printed)


def _stands_anyhow(entry: Entry, printed: Sequence[tuple[str, str]], text: Sequence[str]) -> bool:
    """Whether any heading, or the beginning of any passage, has the entry's words."""
    words = entry.words
    if any(words in own or (own and own in words) or alike(words, own) >= ALIKE for _, own in printed):
        return True
    return _is_in_text(entry, text) or any(words in loosely(one[:60]) for one in text)


def _is_in_text(entry: Entry, text: Sequence[str]) -> bool:
    """Whether number and title stand anywhere: a heading that runs into the text before it."""
    whole = normalised(entry.label + entry.title)
    return any(whole in normalised(one) for one in text)


def alike(left: str, right: str) -> float:
    """How alike two wordings are, 0 to 1."""
    return SequenceMatcher(None, left, right).ratio()
