"""Searching a report: its items, tables, figures, projects, sentences and terms, each with its place.

What is searched for may be words, a code, or an amount, however it is written (``search_words``); several
words must all be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mingzhang.checking.place_names import place_name
from mingzhang.forms.measures import MEASURES
from mingzhang.frames.figures import Figure, of_cell, of_fact
from mingzhang.frames.performance import ProjectLine, performance
from mingzhang.frames.search_words import Folded, Span, Word, words_of
from mingzhang.frames.structure import expenditure_tree
from mingzhang.model import Cell, Evidence, Indicator, Passage, Report, Row, Source, Table
from mingzhang.reading.plain_text import plain

HitKind = Literal["page", "item", "table", "row", "figure", "project", "term", "sentence"]
KINDS: tuple[HitKind, ...] = ("page", "item", "table", "row", "figure", "project", "term", "sentence")
AROUND = 36
"""Letters of a sentence shown to either side of what was found."""
MOST = 40
"""Hits of one kind that are given; the rest is counted."""
_PAGE = re.compile(r"(?:p\.?|第)(\d{1,4})页?|(\d{1,4})页")
_STOPS = "。！；"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: ``text`` with the parts that were asked for, and where it stands."""

    kind: HitKind
    text: str
    spans: tuple[Span, ...]
    source: Source | None
    figure: Figure | None = None
    asked: bool = False
    """The figure itself is what was asked for."""
    code: str = ""
    note: str = ""
    number: int = 0
    """Of a page its number, of a project its place among those of 绩效."""


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
        _pages(report, asked),
        _items(report, words),
        _tables(report, words),
        _rows(report, words),
        _figures(report, words),
        _projects(report, words),
        _terms(report, words),
        _sentences(report, words),
    )
    listed = {kind: list(some) for kind, some in zip(KINDS, hits, strict=True)}
    return tuple(Found(kind, tuple(listed[kind][:MOST]), len(listed[kind])) for kind in KINDS if listed[kind])


def count(found: Iterable[Found]) -> int:
    """How many hits there are in all."""
    return sum(one.of for one in found)


def examples(report: Report) -> tuple[str, ...]:
    """What could be asked of this report: an item, its code, the total, a table, a term of its glossary."""
    tree = expenditure_tree(report)
    asked: list[str] = []
    leaves = tree.leaves() if tree is not None else ()
    known = [(figure, item) for item in leaves if tree is not None and (figure := tree.figure(item.code))]
    if tree is not None and known:
        _, item = max(known, key=lambda pair: pair[0].value)
        total = tree.figure()
        asked += [item.name, item.code]
        asked += [total.source.text] if total is not None and total.source is not None else []
    asked += [table.title for table in report.tables if table.id == "three_public"][:1]
    asked += [term.name for term in report.terms][:1]
    return tuple(dict.fromkeys(asked))


# ---------------------------------------------------------------- items and tables


def _pages(report: Report, asked: str) -> Iterator[Hit]:
    """A page that is asked for by its number: p.20, 第20页."""
    found = _PAGE.fullmatch(plain(asked).replace(" ", "").lower())
    number = int(found[1] or found[2]) if found is not None else 0
    if 1 <= number <= report.pages:
        yield Hit("page", f"原文第 {number} 页", (), None, number=number)


def _items(report: Report, words: Sequence[Word]) -> Iterator[Hit]:
    """Items of the functional tree, by code or name."""
    tree = expenditure_tree(report)
    for item in tree.within() if tree is not None else ():
        text = f"{item.code} {item.name}"
        folded = Folded(item.name)
        if all(_begins(item.code, word) or word.pattern.search(folded.text) for word in words):
            figure = tree.figure(item.code) if tree is not None else None
            yield Hit("item", text, _marked(text, words), item.source, figure, code=item.code)


def _begins(code: str | None, word: Word) -> bool:
    return bool(word.digits and not word.unit and code and code.startswith(word.digits))


def _marked(text: str, words: Sequence[Word]) -> tuple[Span, ...]:
    """Where the words stand in a line that begins with a code."""
    begun = [(0, len(word.digits)) for word in words if _begins(text, word)]
    return (*begun[:1], *Folded(text).spans([word for word in words if not _begins(text, word)]))


def _tables(report: Report, words: Sequence[Word]) -> Iterator[Hit]:
    """Tables by number and title."""
    for table in report.tables:
        text = " ".join(part for part in (table.number, table.title) if part)
        source = table.source or next((row.source for row in table.rows if row.source is not None), None)
        folded = Folded(text)
        if source is not None and folded.has_all(words):
            pages = "、".join(str(page) for page in table.pages)
            note = f"第 {pages} 页" + ("，表中没有数" if table.empty else "")
            yield Hit("table", text, folded.spans(words), source, code=table.id or "", note=note)


def _rows(report: Report, words: Sequence[Word]) -> Iterator[Hit]:
    """Rows of tables by code or name, each with its first figure."""
    for table in report.tables:
        for row in table.rows:
            name = Folded(row.name)
            if not all(_begins(row.code, word) or word.pattern.search(name.text) for word in words):
                continue
            text = " ".join(part for part in (row.code, row.name) if part)
            figure = _first_figure(table, row)
            source = row.source or (figure.source if figure is not None else None)
            if source is not None:
                yield Hit("row", text, _marked(text, words), source, figure, note=table.title)


def _first_figure(table: Table, row: Row) -> Figure | None:
    unit = "万元" if table.id is not None else ""
    cells = (row.cells.get(column) for column in table.columns)
    return next((figure for cell in cells if (figure := of_cell(cell, unit)) is not None), None)


# ---------------------------------------------------------------- figures


def _figures(report: Report, words: Sequence[Word]) -> Iterator[Hit]:
    """Figures of the text by what they are of or by their digits, those of tables by their digits."""
    numbers = [word for word in words if word.digits]
    names = [word for word in words if not word.digits]
    for fact in report.facts:
        what, figure = f"{fact.subject}{MEASURES[fact.measure]}", of_fact(fact)
        if not fact.derived and figure is not None:
            yield from _figure(what, figure, fact.source, names, numbers, fact.code or "")
    if not numbers:
        return
    for table in report.tables:
        for row in table.rows if table.id is not None else ():
            for column, cell in row.cells.items():
                yield from _cell(table, row, column, cell, names, numbers)


def _cell(
    table: Table, row: Row, column: str, cell: Cell, names: Sequence[Word], numbers: Sequence[Word]
) -> Iterator[Hit]:
    figure = of_cell(cell)
    if figure is None or cell.source is None or not _is_asked(figure, cell.source, numbers):
        return
    what = place_name(Evidence(cell.source, None, row.name, table.id, row.code, column))
    yield from _figure(what, figure, cell.source, names, numbers, row.code or "")


def _figure(
    what: str, figure: Figure, source: Source, names: Sequence[Word], numbers: Sequence[Word], code: str
) -> Iterator[Hit]:
    folded = Folded(what)
    if folded.has_all(names) and _is_asked(figure, source, numbers):
        yield Hit("figure", what, folded.spans(names), source, figure, asked=bool(numbers), code=code)


def _is_asked(figure: Figure, source: Source, numbers: Sequence[Word]) -> bool:
    """Whether all numbers asked for are this one, as printed or in another unit."""
    if not numbers:
        return True
    printed = Folded(source.text).text
    return all(word.pattern.search(printed) or word.is_value_of(figure) for word in numbers)


# ---------------------------------------------------------------- projects, terms


def _projects(report: Report, words: Sequence[Word]) -> Iterator[Hit]:
    """Projects of text and forms by name, and the forms' indicators."""
    for number, line in enumerate(performance(report).lines):
        source = _place_of(line)
        folded = Folded(line.name)
        if folded.has_all(words):
            form = "有自评表" if line.form is not None else "没有自评表"
            yield Hit(
                "project", line.name, folded.spans(words), source, line.budget, note=form, number=number
            )
        for indicator in line.form.indicators if line.form is not None else ():
            yield from _indicator(indicator, line, number, words)


def _place_of(line: ProjectLine) -> Source | None:
    if line.listing is not None:
        return line.listing.source
    return line.budget.source if line.budget is not None else None


def _indicator(indicator: Indicator, line: ProjectLine, number: int, words: Sequence[Word]) -> Iterator[Hit]:
    text = f"{line.name} · {indicator.name}"
    source = next((cell.source for cell in indicator.cells.values() if cell.source is not None), None)
    if source is not None and Folded(indicator.name).has_all(words):
        told = f"目标 {indicator.target or '空白'}，实际 {indicator.actual or '空白'}"
        yield Hit("project", text, Folded(text).spans(words), source, note=told, number=number)


def _terms(report: Report, words: Sequence[Word]) -> Iterator[Hit]:
    """The report's own glossary."""
    for term in report.terms:
        folded = Folded(term.name)
        if folded.has_all(words):
            yield Hit("term", term.name, folded.spans(words), term.source, note=term.meaning)


# ---------------------------------------------------------------- sentences


def _sentences(report: Report, words: Sequence[Word]) -> Iterator[Hit]:
    """Sentences of the running text in which all words stand, else the paragraph in which they do."""
    for passage in report.passages:
        if passage.part == "contents" or not Folded(passage.text).has_all(words):
            continue
        found = [_stretch(passage, *bounds, words) for bounds in _bounds(passage.text)]
        hits = [hit for hit in found if hit is not None]
        yield from hits or filter(None, [_stretch(passage, 0, len(passage.text), words, whole=True)])


def _bounds(text: str) -> Iterator[Span]:
    """Where the sentences and half-sentences of a paragraph stand."""
    start = 0
    for at, letter in enumerate(text):
        if letter in _STOPS:
            yield start, at + 1
            start = at + 1
    if start < len(text):
        yield start, len(text)


def _stretch(
    passage: Passage, start: int, end: int, words: Sequence[Word], *, whole: bool = False
) -> Hit | None:
    """The sentence's part around what was found; ``whole``: the words stand in several sentences."""
    text = passage.text[start:end]
    folded = Folded(text)
    if not folded.has_all(words):
        return None
    spans = folded.spans(words)
    if not spans:
        return None
    left = max(0, spans[0][0] - AROUND)
    right = min(len(text), (spans[0][1] if whole else spans[-1][1]) + AROUND)
    shown = ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")
    moved = (1 if left else 0) - left
    inside = tuple((first + moved, last + moved) for first, last in spans if last <= right)
    source = passage.quote(start + spans[0][0], start + spans[0][1])
    return Hit("sentence", shown, inside, source, note=passage.section)
