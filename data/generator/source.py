"""The report's text, taken apart: cover, contents, headings, paragraphs, tables.

``report.txt`` is the published text. One line is one paragraph, heading or table row; the cells of a
row are separated by tabs; blocks are separated by blank lines. Two traces of how the text was taken
from the original pages are undone here, and nothing else is changed:

- a paragraph that was cut by the end of a page stands as two blocks and is joined back;
- lines of the contents carry ``- `` as a list mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

REPORT = Path(__file__).with_name("report.txt")

Rows = tuple[tuple[str, ...], ...]


class Style(Enum):
    """What a line of text is."""

    PART = "part"
    SECTION = "section"
    SUBSECTION = "subsection"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Text:
    """A heading or a paragraph."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class StatutoryTable:
    """A table as the text has it. ``grids``: one, or several where its header is printed again.

    ``captioned`` are further small tables under it, each with the line that introduces it.
    """

    title: str
    number: str
    unit: str
    grids: tuple[Rows, ...]
    notes: tuple[str, ...] = ()
    captioned: tuple[tuple[str, Rows], ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """A 项目支出绩效自评表."""

    title: str
    year: str
    rows: Rows


Block = Text | StatutoryTable | EvaluationForm


@dataclass(frozen=True, slots=True)
class Source:
    """The whole report: ``contents`` are the entries of the 目录, ``body`` everything after it."""

    cover: tuple[str, ...]
    contents_title: str
    contents: tuple[str, ...]
    body: tuple[Block, ...]

    @property
    def tables(self) -> tuple[StatutoryTable, ...]:
        return tuple(block for block in self.body if isinstance(block, StatutoryTable))

    @property
    def forms(self) -> tuple[EvaluationForm, ...]:
        return tuple(block for block in self.body if isinstance(block, EvaluationForm))


@dataclass(slots=True)
class _Reader:
    """The lines and grids of the text, with a place in them."""

    items: list[str | Rows]
    place: int = 0

    def peek(self, ahead: int = 0) -> str | Rows | None:
        index = self.place + ahead
        return self.items[index] if index < len(self.items) else None

    def line(self) -> str:
        item = self.items[self.place]
        if not isinstance(item, str):
            raise TypeError(f"a line was expected, not a table: {item[0]}")
        self.place += 1
        return item

    def grids(self) -> tuple[Rows, ...]:
        found: list[Rows] = []
        while not isinstance(item := self.peek(), str | None):
            found.append(item)
            self.place += 1
        return tuple(found)


_NUMBER = re.compile(r"公开\d+表")
_PART = re.compile(r"第[一二三四]部分 ")
_SECTION = re.compile(r"[一二三四五六七八九十]+、")
_SUBSECTION = re.compile(r"（[一二三四五六七八九十]+）")
_ITEM = re.compile(r"\d+\. .*（类）$")
_UNFINISHED = re.compile(r"[^。：；)）]$")
_CONTINUING = ("决算数",)
"""Words that no paragraph begins with: the sentence's item stands in the paragraph before."""


def read_source(path: Path = REPORT) -> Source:
    """Take the report's text apart."""
    reader = _Reader(list(_items(path.read_text(encoding="utf-8"))))
    cover: list[str] = []
    while not isinstance(item := reader.peek(), str) or item.replace(" ", "") != "目录":
        cover.append(reader.line())
    contents_title = reader.line()
    contents = [reader.line()]
    while reader.peek() != contents[0]:
        contents.append(reader.line().removeprefix("- "))
    return Source(tuple(cover), contents_title, tuple(contents), tuple(_body(reader)))


def _items(text: str) -> Iterator[str | Rows]:
    """Lines, and the runs of tab-separated lines as tables."""
    rows: list[tuple[str, ...]] = []
    for line in text.split("\n"):
        if "\t" in line:
            rows.append(tuple(cell.strip() for cell in line.split("\t")))
            continue
        if rows:
            yield tuple(rows)
            rows = []
        if line.strip():
            yield line.strip()


def _body(reader: _Reader) -> Iterator[Block]:
    while reader.peek() is not None:
        following = reader.peek(1)
        if isinstance(following, str) and _NUMBER.fullmatch(following):
            yield _table(reader)
        elif not isinstance(reader.peek(2), str | None) and isinstance(following, str):
            yield EvaluationForm(reader.line(), reader.line(), reader.grids()[0])
        else:
            yield _text(reader)


def _table(reader: _Reader) -> StatutoryTable:
    title, number, unit = reader.line(), reader.line(), reader.line()
    grids = reader.grids()
    notes: list[str] = []
    captioned: list[tuple[str, Rows]] = []
    while isinstance(line := reader.peek(), str):
        if line.startswith("注："):
            notes.append(reader.line())
        elif line.endswith("：") and not isinstance(reader.peek(1), str | None):
            captioned.append((reader.line(), reader.grids()[0]))
        else:
            break
    return StatutoryTable(title, number, unit, grids, tuple(notes), tuple(captioned))


def _text(reader: _Reader) -> Text:
    text = reader.line()
    style = _style(text)
    if style is Style.PARAGRAPH:
        while isinstance(following := reader.peek(), str) and _goes_on(text, following):
            text += reader.line()
    return Text(style, text)


def _goes_on(text: str, following: str) -> bool:
    """Whether the next block is the rest of this paragraph."""
    return bool(_UNFINISHED.search(text)) or following.startswith(_CONTINUING)


def _style(text: str) -> Style:
    if _PART.match(text):
        return Style.PART
    if _SECTION.match(text) and "。" not in text:
        return Style.SECTION
    if _SUBSECTION.match(text) and text.find("。") == len(text) - 1:
        return Style.SUBSECTION
    if _ITEM.match(text):
        return Style.ITEM
    return Style.PARAGRAPH
