"""Sets plain text on pages as a word processor would: for tests of what reads running text.

A paragraph is a line of the text; lines with tabs are rows of tables and stand in no body line.
"""

from __future__ import annotations

from itertools import groupby

from mingzhang.model import Row, Table
from mingzhang.reading.document import Character, Document, Page, TextLine, enclosing_box

SIZE = 16.0
PITCH = 28.0
WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP = 88.0, 80.0
NOT_FIRST = "，。、；：！？）》”％%"


def advance(letter: str) -> float:
    """Width of a letter in points."""
    return SIZE / 2 if letter.isascii() else SIZE


def set_line(page: int, x: float, top: float, text: str) -> TextLine:
    """One line of text from ``x``."""
    characters: list[Character] = []
    for letter in text:
        width = advance(letter)
        if not letter.isspace():
            characters.append(Character(letter, x, top, x + width, top + SIZE, SIZE))
        x += width
    return TextLine(
        page, "".join(one.text for one in characters), tuple(characters), enclosing_box(characters)
    )


def wrapped(text: str, indent: int = 2, letters: int = 26, whole_numbers: bool = False) -> list[str]:
    """``text`` broken into lines of so many letters, closing marks hanging over the edge."""
    lines: list[str] = []
    line, room = "", (letters - indent) * SIZE
    tokens = (
        ["".join(run) for _, run in groupby(text, key=lambda one: one.isascii() or id(one))]
        if whole_numbers
        else list(text)
    )
    for token in tokens:
        width = sum(advance(letter) for letter in token)
        if width > room + 1e-6 and line and token not in NOT_FIRST:
            lines.append(line)
            line, room = "", letters * SIZE
        line += token
        room -= width
    return [*lines, line] if line else lines


def joined_pages(text: str) -> str:
    """``text`` with paragraphs joined that a page break had torn: long, and without an end."""
    lines: list[str] = []
    for line in (one.strip() for one in text.splitlines()):
        if not line:
            continue
        torn = (
            lines and len(lines[-1]) > 45 and lines[-1][-1] not in "。：；" and "\t" not in lines[-1] + line
        )
        if torn:
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(lines)


def typeset(
    text: str,
    *,
    letters: int = 26,
    indent: int = 2,
    lines_per_page: int = 24,
    whole_numbers: bool = False,
    numbered: bool = True,
    head: str = "",
) -> Document:
    """A document of ``text``: A4 pages with page numbers and, where given, a running head."""
    rows: list[tuple[float, str]] = []
    for paragraph in text.splitlines():
        paragraph = paragraph.strip(" \u3000").removeprefix("- ")
        if not paragraph or "\t" in paragraph:
            continue
        for index, line in enumerate(wrapped(paragraph, indent, letters, whole_numbers)):
            rows.append((LEFT + (indent * SIZE if index == 0 else 0.0), line))
    pages: list[Page] = []
    for number, start in enumerate(range(0, max(len(rows), 1), lines_per_page), 1):
        lines = [set_line(number, WIDTH / 2 - 40, 40.0, head)] if head else []
        for index, (x, line) in enumerate(rows[start : start + lines_per_page]):
            lines.append(set_line(number, x, TOP + index * PITCH, line))
        if numbered:
            lines.append(set_line(number, WIDTH / 2 - 20, 790.0, f"— {number} —"))
        characters = tuple(one for line in lines for one in line.characters)
        pages.append(Page(number, WIDTH, HEIGHT, characters, tuple(lines), tuple(lines), ()))
    return Document("typeset.pdf", "0" * 64, tuple(pages))


def coded_table(*rows: tuple[str, str]) -> Table:
    """A table of functional items: code and name."""
    return Table(
        "expenditure",
        "支出决算表",
        None,
        "万元",
        (1,),
        ("total",),
        tuple(Row(code, name, (len(code) - 1) // 2, None, None, {}) for code, name in rows),
    )


def coded_tables(text: str) -> tuple[Table, ...]:
    """The functional items of the tables (tab-separated lines) in ``text``."""
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
    return (coded_table(*((row[0], row[1]) for row in rows if row[0].isdigit() and row[0][0] == "2")),)
