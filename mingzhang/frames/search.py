"""Searching a report: its items, the figures of its text, its sentences, its terms, each with its place.

What is searched for may be words, a code, or an amount, with commas or without; several words must all
be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mingzhang.checking.place_names import place_name
from mingzhang.forms.measures import MEASURES
from mingzhang.frames.figures import Figure, of_cell, of_fact
from mingzhang.frames.structure import expenditure_tree
from mingzhang.model import Evidence, Passage, Report, Source
from mingzhang.reading.plain_text import plain

HitKind = Literal["item", "figure", "sentence", "term"]
KINDS: tuple[HitKind, ...] = ("item", "figure", "sentence", "term")
LONGEST = 60
"""More letters than these nobody searches for."""
AROUND = 36
"""Letters of a sentence shown to either side of what was found."""
MOST = 40
"""Hits of one kind that are given; the rest is counted."""
_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: ``text`` with the part [start, end) that was asked for, and where it stands."""

    kind: HitKind
    text: str
    start: int
    end: int
    source: Source | None
    figure: Figure | None = None
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one kind, at most ``MOST``, and how many there are in all."""

    kind: HitKind
    hits: tuple[Hit, ...]
    of: int


def search(report: Report, asked: str) -> tuple[Found, ...]:
    """What a report has of the words asked for, kind by kind; nothing for no words."""
    words = words_of(asked)
    if not words:
        return ()
    hits: tuple[Iterator[Hit], ...] = (
        _items(report, words),
        _figures(report, words),
        _sentences(report, words),
        _terms(report, words),
    )
    listed = {kind: list(some) for kind, some in zip(KINDS, hits, strict=True)}
    return tuple(Found(kind, tuple(listed[kind][:MOST]), len(listed[kind])) for kind in KINDS if listed[kind])


def words_of(asked: str) -> tuple[str, ...]:
    """The words of what is asked, in one form of signs; amounts without commas."""
    told = plain(asked[:LONGEST])
    return tuple(dict.fromkeys(_COMMA.sub("", word).lower() for word in _BLANK.split(told) if word))


def _has_all(text: str, words: Sequence[str]) -> bool:
    told = _COMMA.sub("", plain(text)).lower()
    return all(word in told for word in words)


def _span(text: str, word: str) -> tuple[int, int]:
    """Where the word stands in the text as printed, commas passed over; (0, 0) where it does not."""
    pattern = "".join(re.escape(letter) + (",?" if letter.isdigit() else "") for letter in word)
    found = re.search(pattern.removesuffix(",?"), plain(text).lower())
    return found.span() if found else (0, 0)


def _hit(
    kind: HitKind,
    text: str,
    words: Sequence[str],
    source: Source | None,
    *,
    figure: Figure | None = None,
    code: str = "",
    note: str = "",
) -> Hit:
    start, end = _span(text, words[0])
    return Hit(kind, text, start, end, source, figure, code, note)


# ---------------------------------------------------------------- kinds


def _items(report: Report, words: Sequence[str]) -> Iterator[Hit]:
    """Items of the functional tree, by code or name."""
    tree = expenditure_tree(report)
    for item in tree.within() if tree is not None else ():
        if _has_all(f"{item.code} {item.name}", words):
            text = f"{item.code} {item.name}"
            yield _hit(
                "item",
                text,
                words,
                item.source,
                figure=tree.figure(item.code) if tree else None,
                code=item.code,
            )


def _figures(report: Report, words: Sequence[str]) -> Iterator[Hit]:
    """Figures of the text and of the tables: by what they are of, or by their digits."""
    for fact in report.facts:
        what = f"{fact.subject}{MEASURES[fact.measure]}"
        if not fact.derived and _has_all(f"{what} {fact.source.text}", words):
            yield _hit("figure", what, words, fact.source, figure=of_fact(fact), code=fact.code or "")
    for table in report.tables:
        if table.id is None:
            continue
        for row in table.rows:
            for column, cell in row.cells.items():
                if cell.source is None or cell.amount is None:
                    continue
                if any(word[0].isdigit() for word in words) and _has_all(cell.source.text, words):
                    where = place_name(Evidence(cell.source, None, row.name, table.id, row.code, column))
                    yield _hit("figure", where, words, cell.source, figure=of_cell(cell), code=row.code or "")


def _sentences(report: Report, words: Sequence[str]) -> Iterator[Hit]:
    """Stretches of the running text in which all words stand."""
    for passage in report.passages:
        if passage.part != "contents" and _has_all(passage.text, words):
            yield from _stretches(passage, words)


def _stretches(passage: Passage, words: Sequence[str]) -> Iterator[Hit]:
    """The first sentence of the passage that has all words, else where the first of them stands."""
    start = 0
    while start < len(passage.text):
        sentence = passage.sentence(start)
        if _has_all(sentence, words):
            yield _stretch(passage, start, sentence, words)
            return
        start += max(1, len(sentence))
    at, end = _span(passage.text, words[0])
    if end:
        yield _stretch(passage, at, passage.text[at:], words)


def _stretch(passage: Passage, start: int, sentence: str, words: Sequence[str]) -> Hit:
    at, end = _span(sentence, words[0])
    left, right = max(0, at - AROUND), min(len(sentence), end + AROUND)
    shown = ("…" if left else "") + sentence[left:right] + ("…" if right < len(sentence) else "")
    moved = (1 if left else 0) - left
    source = passage.quote(start + at, start + end) if end > at else passage.source
    return Hit("sentence", shown, at + moved, end + moved, source, note=passage.section)


def _terms(report: Report, words: Sequence[str]) -> Iterator[Hit]:
    """The report's own glossary."""
    for term in report.terms:
        if _has_all(term.name, words):
            yield _hit("term", term.name, words, term.source, note=term.meaning)


def count(found: Iterable[Found]) -> int:
    """How many hits there are in all."""
    return sum(one.of for one in found)
