"""A paragraph's text → what is in it, in order: names, numbers, comparisons, reasons, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mingzhang.model import ReportKind
from mingzhang.reading.measures import Comparison, Number, comparisons_in, numbers_in
from mingzhang.reading.nouns import HIDDEN, item_name
from mingzhang.reading.reasons import ReasonSpan, reasons_in
from mingzhang.reading.subjects import Mention, Path, Vocabulary

MarkKind = Literal["stop", "open", "close", "enumerator", "unchanged"]

_MARKS: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    ("stop", re.compile(r"[。！]")),
    ("open", re.compile(r"（")),
    ("close", re.compile(r"）")),
    ("enumerator", re.compile(r"(?:(?<=[：。；])|^)\d{1,2}[、.](?!\d)")),
    (
        "unchanged",
        re.compile(
            r"(?<!基本)(?<!大体)(?<!如)(?<!作)持平(?!的(?!主要|原因)|作|表述)|[与同和较比][^，。；]{1,24}(?:一致|相同|相等)"
            r"|决算数?等于[^，。；]{0,4}预算数?|无增减(?:变化|变动)?|没有变化|无变[化动]"
        ),
    ),
)
_WHOLE = re.compile(r"占[^，。；]*?(?=\d)|完成[^，。；\d]*?(?:预算|计划)[^，。；\d]*(?=\d)")
_PURPOSE = re.compile(
    r"(?:主要)?(?:用于(?![^，。；：、\d]{2,20}的彩票公益金支出)|包括|(?:支出|开支)内容)[^；。\d]*"
)
"""Lottery funds are named by their purpose: 用于社会福利的彩票公益金支出 is an item."""
_TELLS_MORE = re.compile(
    r"[，、\s]*(?:[比较同与](?:上|去|前|20\d\d|年初|全年|预算|调整|同期|当年)|同比|环比|(?:增加|减少|增长|下降|降低)(?:额|数|了)?\d"
    r"|(?:支出)?决算数?(?:[比较]|[大小等]于)|完成(?:年初|全年|当年|调整|预算|\d)|(?:主要|变动|增减|差异|具体)?原因)"
)
_LISTS_PARTS = re.compile(r"其中|具体|包括|主要|分别")
_BUDGET_END = re.compile(r"(?<!公共)(?<!基金)(?<!经营)预算(?:金额|总计|总额)?$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the report tells once for all its sentences."""

    sha256: str
    kind: ReportKind
    year: int | None
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Mark:
    """A full stop, a bracket, a number that opens an item of a list, or 持平, at [start, end)."""

    kind: MarkKind
    start: int
    end: int
    text: str


Event = Mention | Number | Comparison | ReasonSpan | Mark


@dataclass(frozen=True, slots=True)
class Contents:
    """What a paragraph's plain text holds.

    ``words`` is the text with the names spoken of hidden, letter for letter; ``excused`` are the
    numbers within reasons, which are no facts; ``events`` is all the rest in its order.
    """

    text: str
    words: str
    excused: tuple[Number, ...]
    events: tuple[Event, ...]


def read_contents(text: str, start: int, setting: Setting, path: Path, *, named_items: bool) -> Contents:
    """The contents of ``text`` from ``start``.

    ``path`` is what headings above have named; ``named_items``: items of lists have names of their
    own (projects), in which nothing else is spoken of.
    """
    reasons = tuple(reasons_in(text))
    marks = list(_marks(text, start))
    items = [mark.end for mark in marks if mark.kind == "enumerator"] if named_items else []
    masked = [*_named_in_passing(text), *((one.start, one.end) for one in reasons)]
    masked += [(begin, begin + len(item_name(text, begin))) for begin in items]
    mentions = [
        one
        for one in setting.vocabulary.mentions(text, path)
        if one.start >= start and not _within(one.start, masked)
    ]
    numbers = [one for one in numbers_in(text) if one.start >= start]
    # A stop that ends a reason ends the sentence too.
    spans = [(one.start, one.end - (text[one.end - 1] == "。")) for one in reasons]
    named = [(one.start, one.end) for one in mentions]
    events: list[Event] = [*mentions, *numbers, *comparisons_in(text, setting.kind, setting.year)]
    events += [mark for mark in marks if mark.kind not in ("open", "close") or not _within(mark.start, named)]
    events = [*(one for one in events if not _within(one.start, spans)), *reasons]
    return Contents(
        text,
        _hidden(text, mentions),
        tuple(one for one in numbers if _within(one.start, spans)),
        tuple(sorted(events, key=lambda one: one.start)),
    )


def tells_more(text: str, start: int) -> bool:
    """Whether the sentence from ``start`` goes on about what the last one spoke of: 比上年减少 1.00 万元."""
    return _TELLS_MORE.match(text, start) is not None


def lists_parts(text: str, start: int) -> bool:
    """Whether the sentence from ``start`` lists parts of what the last one spoke of: 其中：…."""
    return _LISTS_PARTS.match(text, start) is not None


def _marks(text: str, start: int) -> Iterator[Mark]:
    for kind, pattern in _MARKS:
        for match in pattern.finditer(text, start):
            figure = kind == "unchanged" and any(letter.isdigit() for letter in match.group()[6:])
            # 与上年预算数2.50万元一致: the figure comes first, and is told of by the words before it.
            first = match.end() - 2 if figure else match.start()
            yield Mark(kind, first, match.end(), match.group())


def _named_in_passing(text: str) -> Iterator[tuple[int, int]]:
    """Where names are used without being spoken of: the whole of a share, a purpose, a list of contents."""
    for match in _WHOLE.finditer(text):
        yield match.span()
    for match in _PURPOSE.finditer(text):
        end = match.end()
        if end < len(text) and text[end].isdigit():
            end = max(text.rfind(stop, match.start(), end) for stop in "，：") + 1
        yield match.start(), end


def _hidden(text: str, mentions: list[Mention]) -> str:
    """The text with names hidden, but for a 预算 at their end, which is a measure."""
    letters = list(text)
    for mention in mentions:
        budget = _BUDGET_END.search(text[mention.start : mention.end])
        end = mention.start + budget.start() if budget else mention.end
        letters[mention.start : end] = HIDDEN * (end - mention.start)
    return "".join(letters)


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
