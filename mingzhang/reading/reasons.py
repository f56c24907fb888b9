"""“主要原因是…”: where a sentence gives its reason, and what the reason explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mingzhang.model import Fact, Reason
from mingzhang.reading.subject_names import STANDARD

_LEAD_IN = re.compile(
    r"(?:的|，|其|主要|增减|变动|变化|差异|具体|增长|下降|增加|减少)*原因(?:分析)?(?:主要)?(?:(?:是|为|系|在于|如下|有|：)+[：，]?|(?=一是|（一）|1[.、]))"
    r"(?:由于|因为|因(?!公)|是)?"
    r"|主要(?:变动|增减|变化)情况(?:是|为|：)+"
    r"|(?<!对象)(?<!内容)主要(?:是由于|是因为|是因|是|由于|系|因为|因(?!公))[：，]?"
)
_WEAK = re.compile(r"^主要")
_CALLS_FOR_REASON = re.compile(r"[增减升降]|增长|预算|持平|完成|变化|大于|小于|无")
_ENUMERATES = re.compile(r"^(?:一是|（一）|1[.、]|其一|首先)")
_GOES_ON = re.compile(
    r"^(?:[二三四五六七八九]是|（[二三四五六七八九]）|[2-9][.、]|其[二三四]|其次|再次|最后|同时)"
)
_NAMES = "|".join(map(re.escape, sorted(STANDARD, key=len, reverse=True)))
_ITEM = rf"(?:\d{{4}}年度?)?(?:(?:{_NAMES})|[^，。；：\d]{{2,40}}（[类款项]）)"
_NEXT_ITEM = re.compile(
    rf"(?:其中[：，]?)?{_ITEM}"
    r"(?:(?:支出|收入)?(?:（[^）]*）)?(?:\d{4}年度?(?=(?:年初|全年)?(?:预算|决算|执行)))?(?:年初|全年)?(?:预算|决算|安排|执行)?数?(?:共|为|：)*\d[\d,.]*(?:亿|万|千)?元"
    r"|(?:支出)?(?:决算|预算)?数?[与比较同](?:上年|上一年|去年|\d{4}年|(?:年初|全年)?预算)"
    r"|(?:支出)?(?:决算|预算)?数?(?:增加|减少)\d[\d,.]*(?:亿|万|千)?元，(?:增长|下降|降低|减少|增加)\d[\d,.]*%)"
    rf"|[比较与](?:上年|上一年|去年|\d{{4}}年)[^，。；\d]*[增减][加少]\d[\d,.]*(?:亿|万|千)?元"
    rf"|(?:\d{{4}}年)?(?:组织|安排)?(?:因公)?出国（境）团组(?:数)?为?\d"
    r"|[比较与同](?:(?:\d{4}年)?(?:年初|全年|调整)?预算)数?相?比?，[^，。；\d]{0,12}预算数?为?\d"
    r"|\d{4}年(?:度)?[^，。；\d]{0,20}(?:中，[^，。；\d]{2,16}\d[\d,.]*(?:亿|万|千)?元|保有量|共接待[^，。；\d]{0,14}\d+[个批])"
)
_NEXT_STATEMENT = re.compile(
    r"[比较与同](?:上年|上一年|去年|\d{4}年)[^，。；\d]{0,16}(?:增加|减少|增长|下降)\d[\d,.]*(?:亿|万|千)?元，"
    r"[^，。；\d]{0,4}(?:增|减|下降|上升|降)[^，。；\d]{0,3}\d[\d.]*%"
    r"|完成(?:年初|全年|调整)?预算数?的?\d"
)
"""A change with its rate, or a completion: what the report states itself, not within a reason."""
_AGAINST_BUDGET = re.compile(
    r"(?:预算|计划)[^，。；]{0,8}(?:差|不一致)|(?:小于|大于|低于|高于|少于|多于|超过|超出?|未完成)[^，。；]{0,12}(?:预算|计划)"
    r"|[较比](?:年初|全年)?预算"
)
_AGAINST_LAST_YEAR = re.compile(r"增加|减少|增长|下降|上升|降低|上年|去年|上一年|增减|变动|持平")


@dataclass(frozen=True, slots=True)
class ReasonSpan:
    """A reason: its lead-in begins at ``start``, its own words are [begin, end)."""

    start: int
    begin: int
    end: int


def reasons_in(text: str) -> Iterator[ReasonSpan]:
    """The reasons given in the plain ``text`` of a paragraph, in order."""
    position = 0
    while match := _LEAD_IN.search(text, position):
        position = match.end()
        if _WEAK.match(match.group()) and "原因" not in match.group():
            sentence = text[text.rfind("。", 0, match.start()) + 1 : match.start()]
            if not _CALLS_FOR_REASON.search(sentence):
                continue
        end = _end(text, match.end())
        if end > match.end():
            yield ReasonSpan(match.start(), match.end(), end)
            position = end


def _end(text: str, begin: int) -> int:
    """Where the reason ends: at the full stop, or before the next item of a list."""
    enumerates = _ENUMERATES.match(text[begin : begin + 4]) is not None
    for match in re.compile(r"[。；，]").finditer(text, begin):
        after = text[match.end() : match.end() + 8]
        if match.group() == "。":
            if not (enumerates and _GOES_ON.match(after)):
                return match.end()
        elif _next_begins(text, match):
            return match.start()
    return len(text)


def _next_begins(text: str, stop: re.Match[str]) -> bool:
    """Whether the words behind ``stop`` are no longer the reason's but what is stated next."""
    if _NEXT_STATEMENT.match(text, stop.end()):
        return True
    lists = stop.group() == "；" or text.startswith("其中：", stop.end())
    return lists and _NEXT_ITEM.match(text, stop.end()) is not None


def explained(sentence: str, text: str, last_is_prior: bool | None) -> Literal["budget", "prior"]:
    """What a reason explains, by the ``sentence`` up to its own words and the paragraph's ``text`` before it.

    ``last_is_prior``: whether the last change stated before was against last year; None without one.
    """
    clause = re.split(r"[，；。]", sentence.rstrip("的，："))[-1]
    if _AGAINST_BUDGET.search(clause):
        return "budget"
    if _AGAINST_LAST_YEAR.search(clause):
        return "prior"
    if last_is_prior is not None:
        return "prior" if last_is_prior else "budget"
    return "prior" if _AGAINST_LAST_YEAR.search(text[-60:]) else "budget"


def counts_in_reason(reason: Reason) -> tuple[Fact, ...]:
    """Numbers of the reason's own text (上年接待 2 批次，接待 36 人次), with their period and source.

    They are shown beside the reason; they are not among the report's facts.
    """
    return reason.counts
