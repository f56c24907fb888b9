"""The items that the narrative goes through by name: 类, 款, 项 as printed, with their amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mingzhang.checking.contexts import Context, Contexts
from mingzhang.checking.facts import MONEY, printed_facts
from mingzhang.checking.shared import shared
from mingzhang.checking.told import narrative_passages
from mingzhang.model import Evidence, Fact, Passage, Report
from mingzhang.reading.subjects import Mention, Path, Vocabulary

LEVELS = {3: "类", 5: "款", 7: "项"}
_BETWEEN = re.compile(r"[“”\"‘’—－\-、（）()\d]*")
_MARKED = re.compile(r"（\d{0,7}[类款项]级?）$")
_FIRST_CLAUSE = re.compile(r"[。；]|\d[\d,.]*(?:万元|亿元|元)")


@dataclass(frozen=True, slots=True)
class NamedLevel:
    """A name in the text at [start, end) of its passage, and the length of the codes of its level."""

    length: int
    name: str
    start: int
    end: int

    @property
    def printed(self) -> str:
        return f"{self.name}（{LEVELS[self.length]}）"


@dataclass(frozen=True, slots=True)
class NamedItem:
    """An item named by level, the levels printed with it, the code that it was read as, its amount."""

    levels: tuple[NamedLevel, ...]
    code: str | None
    amount: Fact
    """What was spent on it; in a budget, what is planned."""
    passage: Passage
    context: Context

    @property
    def deepest(self) -> NamedLevel:
        return self.levels[-1]

    def evidence(self, *levels: NamedLevel) -> Evidence:
        """Where the levels' names are printed."""
        start, end = min(one.start for one in levels), max(one.end for one in levels)
        source = self.passage.quote(start, end)
        return Evidence(source, self.passage.sentence(start), self.deepest.name, None, self.code, "name")


@shared
def named_items(report: Report) -> tuple[NamedItem, ...]:
    """The items of the narrative that are named with their level and have an amount."""
    vocabulary, contexts = Vocabulary(report.tables), Contexts(report)
    measure = "final" if report.kind == "final_account" else "initial_budget"
    amounts = [fact for fact in printed_facts(report) if (fact.measure, fact.unit) == (measure, MONEY)]
    passages = narrative_passages(report)
    found: list[NamedItem] = []
    path, section = Path(), ""
    for passage, follower in pairwise([*passages, None]):
        assert passage is not None
        if passage.section != section:
            path, section = Path(), passage.section
        mentions = [one for one in vocabulary.mentions(passage.plain, path) if one.path is not None]
        context = contexts.at(passage.source, passage.section)
        for run in _runs(passage, mentions):
            amount = _amount(run[-1], amounts, passage, follower)
            levels = tuple(_levels(passage, run))
            if amount is not None and levels:
                found.append(NamedItem(levels, run[-1].code, amount, passage, context))
        path = _path_of_head(passage, mentions) or path
    return tuple(found)


def _runs(passage: Passage, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Mentions that follow one another without a word between: 类, 款 and 项 of one item."""
    run: list[Mention] = []
    for mention in mentions:
        between = passage.plain[run[-1].end : mention.start] if run else ""
        if run and (not _BETWEEN.fullmatch(between) or _depth(mention) <= _depth(run[-1])):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _depth(mention: Mention) -> int:
    """The place of the deepest level that the mention names: 类 0, 款 1, 项 2."""
    names = mention.path.names if mention.path is not None else ()
    return max((place for place, name in enumerate(names) if name), default=0)


def _levels(passage: Passage, run: Sequence[Mention]) -> Iterator[NamedLevel]:
    """The levels that the run prints: each marked as such, or all by hyphens or codes in one name."""
    for mention in run:
        names = mention.path.names if mention.path is not None else ()
        text = passage.plain[mention.start : mention.end]
        if _MARKED.search(text):
            place = _depth(mention)
            yield NamedLevel(3 + 2 * place, names[place] or "", mention.start, mention.end)
            continue
        parts = [(place, name, text.find(name)) for place, name in enumerate(names) if name]
        if len(parts) > 1:
            for place, name, start in parts:
                begin = mention.start + max(start, 0)
                yield NamedLevel(3 + 2 * place, name, begin, begin + len(name))


def _amount(
    mention: Mention, amounts: Sequence[Fact], passage: Passage, follower: Passage | None
) -> Fact | None:
    """The amount that the text tells of the mention, in its paragraph or the one behind."""
    named = [fact for fact in amounts if (fact.subject, fact.code) == (mention.subject, mention.code)]
    for one in (passage, follower):
        if one is not None:
            for fact in named:
                if fact.sentence in one.text and fact.section == one.section:
                    return fact
    return None


def _path_of_head(passage: Passage, mentions: Sequence[Mention]) -> Path | None:
    """The item that a paragraph opens with: names further on, as in reasons, are no heading."""
    stop = _FIRST_CLAUSE.search(passage.plain)
    end = stop.start() if stop else len(passage.plain)
    opening = [mention for mention in mentions if mention.start < end]
    return opening[-1].path if opening else None
