"""Paragraphs with the facts that stand in them, each at its letters: what the words around them say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mingzhang.checking.shared import shared
from mingzhang.model import Fact, Passage, Report, Source

SLACK = 1.0
"""Points by which a figure's box may lie outside its line's."""
SILENT_PARTS = ("contents", "glossary")


@dataclass(frozen=True, slots=True)
class PlacedFact:
    """A fact at the letters [start, end) of its paragraph."""

    start: int
    end: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class PlacedPassage:
    """A paragraph, its facts in the order of the text, and where its reasons' own words stand."""

    passage: Passage
    facts: tuple[PlacedFact, ...]
    reasons: tuple[tuple[int, int], ...] = ()

    def is_in_reason(self, position: int) -> bool:
        return any(start <= position < end for start, end in self.reasons)

    def sentence_start(self, position: int) -> int:
        return self.passage.plain.rfind("。", 0, position) + 1

    def facts_between(self, start: int, end: int) -> list[Fact]:
        """The facts whose figures stand at [start, end)."""
        return [placed.fact for placed in self.facts if start <= placed.start and placed.end <= end]


@shared
def placed_passages(report: Report) -> tuple[PlacedPassage, ...]:
    """The paragraphs that state facts, in order."""
    return tuple(_placed_passages(report))


def _placed_passages(report: Report) -> Iterator[PlacedPassage]:
    on_page: dict[int, list[Fact]] = {}
    for fact in report.facts:
        if not fact.derived or fact.measure == "change":
            on_page.setdefault(fact.source.page, []).append(fact)
    for passage in report.passages:
        if passage.part in SILENT_PARTS or passage.is_heading:
            continue
        pages = sorted({line.source.page for line in passage.lines})
        within = [fact for page in pages for fact in on_page.get(page, ()) if _stands_in(passage, fact)]
        placed = tuple(_placed(passage.text, within))
        if placed:
            yield PlacedPassage(passage, placed, tuple(_reasons(report, passage)))


def _stands_in(passage: Passage, fact: Fact) -> bool:
    return fact.sentence in passage.text and any(_holds(line.source, fact.source) for line in passage.lines)


def _holds(line: Source, figure: Source) -> bool:
    x, y = (figure.bbox[0] + figure.bbox[2]) / 2, (figure.bbox[1] + figure.bbox[3]) / 2
    x0, top, x1, bottom = line.bbox
    return line.page == figure.page and x0 - SLACK <= x <= x1 + SLACK and top - SLACK <= y <= bottom + SLACK


def _placed(text: str, facts: Sequence[Fact]) -> Iterator[PlacedFact]:
    position = 0
    for fact in facts:
        found = _figure_at(text, fact, max(position, text.find(fact.sentence)))
        if found is not None:
            yield PlacedFact(*found, fact)
            position = found[1]


def _figure_at(text: str, fact: Fact, start: int) -> tuple[int, int] | None:
    """Where the fact's printed figure stands in ``text`` from ``start`` on, as a whole number."""
    found = re.compile(rf"(?<![\d.])(?<!\d[,，]){re.escape(fact.source.text)}(?!\d)").search(text, start)
    return found.span() if found else None


def _reasons(report: Report, passage: Passage) -> Iterator[tuple[int, int]]:
    for reason in report.reasons:
        if reason.section == passage.section and reason.sentence in passage.text:
            for found in re.finditer(re.escape(reason.text), passage.text):
                yield found.span()


def words_before(fact: Fact, facts: Iterable[Fact]) -> str:
    """The words of the fact's sentence between the figure before it and its own.

    ``facts``: the report's, in order, by which equal figures are told apart.
    """
    position = last = 0
    for other in facts:
        if (other.sentence, other.section, other.group) != (fact.sentence, fact.section, fact.group):
            continue
        found = _figure_at(fact.sentence, other, position)
        if found is None:
            continue
        if other is fact:
            return fact.sentence[last : found[0]]
        position = last = found[1]
    return ""


_CLAUSE_OF_A_YEAR = re.compile(r"(?:^|[。；，：])(20\d\d)年(?:度|全年)?(?![初底末至])[^，。；：]*$")
_MEASURED_AGAINST = re.compile(r"[比较与同](?:(?P<year>20\d\d)年|上年|上一年|去年|年初|全年|调整|预算)")


def is_of_other_year(lead: str, year: int | None) -> bool:
    """Whether the clause before a figure begins with a year that is neither the report's nor its last."""
    told = _CLAUSE_OF_A_YEAR.search(lead)
    return told is not None and year is not None and int(told[1]) not in (year, year - 1)


def of_other_years(report: Report) -> frozenset[Source]:
    """Where figures of a year that is neither this nor last, and changes against one, are printed."""
    found: list[Source] = []
    place, position, is_other = None, 0, False
    for fact in report.facts:
        if fact.derived or report.year is None:
            continue
        here = (fact.section, fact.group, fact.sentence)
        if here != place:
            place, position, is_other = here, 0, False
        at = _figure_at(fact.sentence, fact, position)
        if at is None:
            continue
        for match in _MEASURED_AGAINST.finditer(fact.sentence, position, at[0]):
            year = int(match["year"] or report.year)
            is_other = year not in (report.year, report.year - 1)
        position = at[1]
        of_changes = fact.measure in ("change", "growth")
        if is_other if of_changes else is_of_other_year(fact.sentence[: at[0]], report.year):
            found.append(fact.source)
    return frozenset(found)


@shared
def without_other_years(report: Report) -> tuple[Fact, ...]:
    """All facts but those of other years than this and the last, and the changes against such."""
    others = of_other_years(report)
    return tuple(fact for fact in report.facts if fact.source not in others)
