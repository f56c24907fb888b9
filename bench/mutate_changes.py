"""A report with one printed figure changed: in its cell or fact, in its sentence, in the running text.

What is derived of it follows, as it would in reading: last year's figure is this year's less the change.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace

from mingzhang.checking.reckoning import Place, place_of
from mingzhang.confirming.substitution import Change, substituted
from mingzhang.model import Fact, Passage, PassageLine, Report, Source

CLOSE = 0.5
"""So much of a figure's width and of its height must be shared by the letters that it is found in."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the running text a figure stands: the passage's number, its first letter in it."""

    passage: int
    start: int


def spots_of(report: Report) -> Mapping[Place, Spot]:
    """Where the facts' numbers (or words: 持平) stand in the running text; those not found are left out."""
    sources = dict.fromkeys(fact.source for fact in report.facts)
    spots = ((source, _spot(report, source)) for source in sources)
    return {place_of(source): spot for source, spot in spots if spot is not None}


def _spot(report: Report, source: Source) -> Spot | None:
    for number, passage in enumerate(report.passages):
        start = passage.text.find(source.text)
        while start >= 0:
            if _is_same_place(passage.quote(start, start + len(source.text)), source):
                return Spot(number, start)
            start = passage.text.find(source.text, start + 1)
    return None


def _is_same_place(quoted: Source, source: Source) -> bool:
    left, top, right, bottom = source.bbox
    x0, y0, x1, y1 = quoted.bbox
    return (
        quoted.page == source.page
        and min(right, x1) - max(left, x0) >= CLOSE * (right - left)
        and min(bottom, y1) - max(top, y0) >= CLOSE * min(bottom - top, y1 - y0)
    )


def changed(report: Report, place: Place, change: Change, spots: Mapping[Place, Spot]) -> Report:
    """The report with the figure in ``place`` printed otherwise."""
    other = substituted(report, {place: change})
    spot = spots.get(place)
    if spot is None:
        return other
    old = next(fact for fact in report.facts if not fact.derived and place_of(fact.source) == place)
    passage = report.passages[spot.passage]
    begin, sentence = _sentence(passage, spot.start)
    offset = spot.start - begin
    end = offset + len(old.source.text)
    written = sentence[:offset] + change.text + sentence[end:]
    alike = {
        near
        for near, where in spots.items()
        if where.passage == spot.passage and begin <= where.start < begin + len(sentence)
    }
    return replace(
        other,
        facts=tuple(
            _told(fact, was, sentence, written, alike)
            for fact, was in zip(other.facts, report.facts, strict=True)
        ),
        reasons=tuple(
            replace(reason, sentence=written if was.group == old.group else sentence)
            if was.sentence == sentence
            else reason
            for reason, was in zip(other.reasons, report.reasons, strict=True)
        ),
        passages=(
            *report.passages[: spot.passage],
            rewritten(passage, spot.start, len(old.source.text), change.text),
            *report.passages[spot.passage + 1 :],
        ),
    )


def _sentence(passage: Passage, start: int) -> tuple[int, str]:
    """The sentence around a letter, with where it begins."""
    sentence = passage.sentence(start)
    begin = max(passage.text.rfind(stop, 0, start) for stop in "。！") + 1
    return begin, sentence


def _told(fact: Fact, was: Fact, old: str, new: str, alike: set[Place]) -> Fact:
    """The fact in its changed sentence; in another sentence with the same words nothing changes."""
    if was.sentence != old:
        return fact
    # A derived fact has the change's sentence, and this year's figure may stand in another.
    places = {place_of(source) for source in (was.source, *was.sources)}
    return replace(fact, sentence=new if places & alike else old)


def rewritten(passage: Passage, start: int, length: int, text: str) -> Passage:
    """The passage with ``length`` letters from ``start`` on replaced by ``text``."""
    lines: list[PassageLine] = []
    passed, left = 0, text
    for line in passage.lines:
        size = len(line.source.text)
        first, last = max(start - passed, 0), min(start + length - passed, size)
        lines.append(_line(line, first, last, left) if first < last else line)
        if first < last:
            left = ""
        passed += size
    end = start + length
    return replace(
        passage,
        text=passage.text[:start] + text + passage.text[end:],
        plain=passage.plain[:start] + text + passage.plain[end:],
        lines=tuple(lines),
    )


def _line(line: PassageLine, first: int, last: int, text: str) -> PassageLine:
    """The line with its letters [first, last) replaced, the new ones spread evenly over their stretch."""
    begin, end = line.starts[first], line.ends[last - 1]
    width = (end - begin) / max(len(text), 1)
    edges = [begin + width * number for number in range(len(text) + 1)]
    return replace(
        line,
        source=replace(line.source, text=line.source.text[:first] + text + line.source.text[last:]),
        starts=line.starts[:first] + array("f", edges[:-1]) + line.starts[last:],
        ends=line.ends[:first] + array("f", edges[1:]) + line.ends[last:],
    )
