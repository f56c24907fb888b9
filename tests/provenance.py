"""Cutting every figure out of its file again: is what stands in a source's box the text that it tells?

Asked of pdfium alone, character by character, without anything of the product's reading: a character is
in a box when its middle is. Boxes are those of the page as displayed, so /Rotate and the CropBox are
undone here. Usage::

    assert misplaced(report, path) == []
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from mingzhang.model import Box, Cell, Report, Source

REACH = 0.6
"""Points by which a character's middle may stand outside a box: boxes are rounded, glyphs tight or loose."""
LINE = 6.0
"""Points that two lines' middles are apart at least."""


@dataclass(frozen=True)
class Misplaced:
    """A source whose box holds something else than its text."""

    what: str
    source: Source
    found: str


class _Glyph(NamedTuple):
    text: str
    x: float
    y: float
    """The middle of the character, on the page as displayed."""


def misplaced(report: Report, path: Path) -> list[Misplaced]:
    """Every figure of ``report`` whose printed text is not what stands in its box in the file at ``path``."""
    return misplaced_sources(figures(report), path)


def misplaced_sources(sources: Iterable[tuple[str, Source]], path: Path) -> list[Misplaced]:
    """Those of ``sources`` (each with a word that says what it is) whose box holds another text."""
    wrong: list[Misplaced] = []
    with pypdfium2.PdfDocument(path) as document:
        pages: dict[int, list[_Glyph]] = {}
        for what, source in sources:
            if source.page not in pages:
                pages[source.page] = list(_glyphs(document[source.page - 1]))
            inside = _within(pages[source.page], source.bbox)
            if not _agree(_plain(source.text), inside):
                wrong.append(Misplaced(what, source, _joined(inside)))
    return wrong


def figures(report: Report) -> Iterator[tuple[str, Source]]:
    """The source of every printed figure: of cells, of evaluation forms, of facts and what they rest on."""
    for table in report.tables:
        for row in table.rows:
            yield from _cells(f"{table.id} {row.code or row.name}", row.cells.items())
    for project in report.projects:
        for fund in project.funds:
            yield from _cells(f"{project.name} {fund.name}", fund.cells.items())
        for indicator in project.indicators:
            yield from _cells(f"{project.name} {indicator.name}", indicator.cells.items())
        yield from _cells(project.name, (("points", project.points), ("score", project.score)))
    for fact in report.facts:
        for source in (fact.source, *fact.sources):
            yield f"{fact.subject} {fact.measure}", source


def texts(report: Report) -> Iterator[tuple[str, Source]]:
    """The source of every printed text: names of rows, titles and notes of tables."""
    for table in report.tables:
        named = [(f"{table.id} {row.code or row.name}", row.source) for row in table.rows]
        for what, source in [(f"{table.id} title", table.source), *named]:
            if source is not None:
                yield what, source
        for note in table.notes:
            yield f"{table.id} note", note.source


def _cells(what: str, cells: Iterable[tuple[str, Cell]]) -> Iterator[tuple[str, Source]]:
    for column, cell in cells:
        if cell.source is not None:
            yield f"{what} {column}", cell.source


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[_Glyph]:
    """The page's characters in content order without blanks, each place once (bold may be printed twice)."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    quarters = page.get_rotation() // 90
    text = page.get_textpage()
    seen: set[tuple[str, int, int]] = set()
    for index in range(text.count_chars()):
        letter = _plain(text.get_text_range(index, 1))
        if not letter:
            continue
        x0, low, x1, high = text.get_charbox(index, loose=True)
        across, up = (x0 + x1) / 2 - left, (low + high) / 2 - bottom
        x, y = {
            0: (across, height - up),
            1: (up, across),
            2: (width - across, up),
            3: (height - up, width - across),
        }[quarters]
        place = (letter, round(x * 2), round(y * 2))
        if place not in seen:
            seen.add(place)
            yield _Glyph(letter, x, y)


def _within(glyphs: list[_Glyph], box: Box) -> list[_Glyph]:
    x0, top, x1, bottom = box
    return [
        one for one in glyphs if x0 - REACH <= one.x <= x1 + REACH and top - REACH <= one.y <= bottom + REACH
    ]


def _agree(wanted: str, inside: list[_Glyph]) -> bool:
    """The same text, in content order or from left to right (digits may be placed one by one).

    A box around text of several lines holds whole lines: there the text ends one line and begins the next.
    """
    found = _joined(inside)
    if wanted in (found, _joined(sorted(inside, key=lambda one: one.x))):
        return True
    lines = _lines(inside)
    return any(
        wanted == first[len(first) - place :] + second[: len(wanted) - place]
        for first, second in pairwise(lines)
        for place in range(1, len(wanted))
    )


def _lines(inside: list[_Glyph]) -> list[str]:
    """The text of each line, top to bottom."""
    lines: list[list[_Glyph]] = []
    for one in sorted(inside, key=lambda glyph: glyph.y):
        if lines and one.y - lines[-1][0].y < LINE:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [_joined(sorted(line, key=lambda glyph: glyph.x)) for line in lines]


def _joined(glyphs: list[_Glyph]) -> str:
    return "".join(one.text for one in glyphs)


def _plain(text: str) -> str:
    """Without blanks and width: what two readers of one file must agree on."""
    return "".join(unicodedata.normalize("NFKC", text).split())
