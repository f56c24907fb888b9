"""Blocks → Document: a file without pages is laid out on pages, as a reader will see it.

A page is A4 at least; it grows with a table that is wider or taller, so that no table is parted. The
lines of a caption stay with their table. Measures are points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mingzhang.errors import ResourceLimitError
from mingzhang.model import Box, FileFormat
from mingzhang.reading.composing import composed_page
from mingzhang.reading.document import Character, Document, Origin, Page
from mingzhang.reading.flow import Block, FlowCell, FlowTable, NewPage, Paragraph
from mingzhang.reading.limits import PAGES

WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 56.0
BODY, HEADING, TABLE = 10.5, 15.0, 9.0
LEADING = 1.7
"""Height of a line of running text, in sizes of its characters."""
CELL_LEADING = 1.35
PADDING = 4.0
INDENT = 2
"""A paragraph's first line begins so many characters in."""
WIDEST_CELL = 150.0
"""A cell's text is broken at this width, unless the file breaks it before."""
NARROWEST_CELL = 22.0
_FIGURE = re.compile(r"[-－]?[\d,]+\.\d+%?")
"""Figures stand at the right of their cell, so that their points are below one another."""
CAPTION_LINES = 4
CAPTION_CHARACTERS = 60
"""So many paragraphs, none longer, stay with the table that follows them."""


def laid_out(blocks: Sequence[Block], name: str, sha256: str, file_format: FileFormat) -> Document:
    """The document that ``blocks`` make, on pages of their own.

    Raises ResourceLimitError (``too_many_pages``).
    """
    sheets = _sheets(blocks)
    if len(sheets) > PAGES:
        raise ResourceLimitError(
            f"文件排出来有 {len(sheets):,} 页，超过 {PAGES} 页的上限，不像一份部门决算；"
            "请只保留决算部分再读取。",
            code="too_many_pages",
        )
    pages = [_page(number, sheet) for number, sheet in enumerate(sheets, 1)]
    return Document(name, sha256, tuple(pages), format=file_format)


@dataclass(slots=True)
class _Sheet:
    """A page being filled: its blocks, and the height that they take."""

    blocks: list[Paragraph | FlowTable] = field(default_factory=list["Paragraph | FlowTable"])
    height: float = 0.0

    def add(self, block: Paragraph | FlowTable) -> None:
        self.blocks.append(block)
        self.height += _height(block)


def _sheets(blocks: Sequence[Block]) -> list[_Sheet]:
    room = HEIGHT - 2 * MARGIN
    sheets = [_Sheet()]
    for block in blocks:
        if isinstance(block, NewPage):
            if sheets[-1].blocks:
                sheets.append(_Sheet())
            continue
        if sheets[-1].blocks and sheets[-1].height + _height(block) > room:
            moved = _caption(sheets[-1]) if isinstance(block, FlowTable) else []
            if sheets[-1].blocks:
                sheets.append(_Sheet())
            for one in moved:
                sheets[-1].add(one)
        sheets[-1].add(block)
    return sheets if sheets[-1].blocks or len(sheets) == 1 else sheets[:-1]


def _caption(sheet: _Sheet) -> list[Paragraph | FlowTable]:
    """Takes off ``sheet`` the paragraphs at its end that are the next table's caption."""
    moved: list[Paragraph | FlowTable] = []
    while sheet.blocks and len(moved) < CAPTION_LINES:
        last = sheet.blocks[-1]
        if isinstance(last, FlowTable) or len(last.text) > CAPTION_CHARACTERS or last.text.endswith("。"):
            break
        moved.insert(0, sheet.blocks.pop())
        sheet.height -= _height(last)
    return moved


def _size(paragraph: Paragraph) -> float:
    return HEADING if paragraph.heading else BODY


def _height(block: Paragraph | FlowTable) -> float:
    if isinstance(block, Paragraph):
        return len(_paragraph_lines(block, WIDTH)) * _size(block) * LEADING
    return sum(_row_heights(block, _column_widths(block))) + BODY


def _advance(character: str, size: float) -> float:
    """Half a square for Latin letters and digits, a square for everything else."""
    return size if unicodedata.east_asian_width(character) in "WFA" else size / 2


def _length(text: str, size: float) -> float:
    return sum(_advance(character, size) for character in text)


def _broken(text: str, size: float, width: float, first: float = 0.0) -> list[str]:
    """``text`` in lines no longer than ``width``; the first has ``first`` less. Numbers are not parted."""
    lines: list[str] = []
    line, length = "", first
    for piece in _pieces(text):
        wide = _length(piece, size)
        if line and length + wide > width:
            lines.append(line)
            line, length = "", 0.0
        line += piece
        length += wide
    return [*lines, line] if line else lines


def _pieces(text: str) -> list[str]:
    """Characters, with runs of Latin letters, digits and their points kept together."""
    pieces: list[str] = []
    for character in text:
        joined = character.isascii() and not character.isspace()
        if joined and pieces and pieces[-1].isascii() and not pieces[-1].isspace():
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _paragraph_lines(paragraph: Paragraph, width: float) -> list[str]:
    size = _size(paragraph)
    indent = 0.0 if _unindented(paragraph) else INDENT * size
    return _broken(paragraph.text, size, width - 2 * MARGIN, indent)


def _unindented(paragraph: Paragraph) -> bool:
    return paragraph.heading or paragraph.centred or paragraph.right


def _cell_lines(cell: FlowCell, width: float) -> list[str]:
    lines: list[str] = []
    for line in cell.text.split("\n"):
        lines += _broken(line.strip(), TABLE, max(width - 2 * PADDING, TABLE))
    return lines


def _column_widths(table: FlowTable) -> list[float]:
    """Wide enough for every cell's longest line, within ``WIDEST_CELL`` a column."""
    widths = [NARROWEST_CELL] * table.columns
    for cell in sorted(table.cells, key=lambda one: one.column_span):
        wanted = max((_length(line, TABLE) for line in cell.text.split("\n")), default=0.0)
        wanted = min(wanted, WIDEST_CELL * cell.column_span) + 2 * PADDING
        covered = range(cell.column, min(cell.column + cell.column_span, table.columns))
        missing = wanted - sum(widths[column] for column in covered)
        if missing > 0 and (cell.column_span == 1 or missing > WIDEST_CELL):
            for column in covered:
                widths[column] += missing / len(covered)
    return widths


def _row_heights(table: FlowTable, widths: Sequence[float]) -> list[float]:
    line = TABLE * CELL_LEADING
    heights = [line + PADDING] * table.rows
    for cell in sorted(table.cells, key=lambda one: one.row_span):
        width = sum(widths[cell.column : cell.column + cell.column_span])
        wanted = len(_cell_lines(cell, width)) * line + PADDING
        covered = range(cell.row, min(cell.row + cell.row_span, table.rows))
        missing = wanted - sum(heights[row] for row in covered)
        if missing > 0:
            heights[covered[-1]] += missing
    return heights


class _Setter:
    """Sets blocks from the top of a page down."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.top = MARGIN
        self.characters: list[Character] = []
        self.tables: list[list[Box]] = []
        self.origins: list[Origin] = []
        self.paragraphs = 0

    def set_line(self, text: str, left: float, top: float, size: float) -> Box:
        """Sets one line of text; its box."""
        x = left
        for character in text:
            x1 = x + _advance(character, size)
            if not character.isspace():
                self.characters.append(Character(character, x, top, x1, top + size, size))
            x = x1
        return (left, top, x, top + size)

    def set_paragraph(self, paragraph: Paragraph) -> None:
        size = _size(paragraph)
        self.paragraphs += 1
        for index, line in enumerate(_paragraph_lines(paragraph, WIDTH)):
            left = self._left(paragraph, line, index, size)
            box = self.set_line(line, left, self.top + size * (LEADING - 1) / 2, size)
            self.origins.append(Origin(box, paragraph.place, paragraph=self.paragraphs))
            self.top += size * LEADING

    def _left(self, paragraph: Paragraph, line: str, index: int, size: float) -> float:
        if paragraph.centred:
            return max((self.width - _length(line, size)) / 2, MARGIN)
        if paragraph.right:
            return max(self.width - MARGIN - _length(line, size), MARGIN)
        return MARGIN + (INDENT * size if index == 0 and not _unindented(paragraph) else 0.0)

    def set_table(self, table: FlowTable) -> None:
        widths = _column_widths(table)
        heights = _row_heights(table, widths)
        left = max((self.width - sum(widths)) / 2, MARGIN)
        x_edges = [left + sum(widths[:column]) for column in range(table.columns + 1)]
        y_edges = [self.top + sum(heights[:row]) for row in range(table.rows + 1)]
        boxes: list[Box] = []
        for cell in _whole(table):
            right = min(cell.column + cell.column_span, table.columns)
            bottom = min(cell.row + cell.row_span, table.rows)
            box = (x_edges[cell.column], y_edges[cell.row], x_edges[right], y_edges[bottom])
            boxes.append(box)
            self._set_cell(cell, box)
        self.tables.append(boxes)
        self.top = y_edges[-1] + BODY

    def _set_cell(self, cell: FlowCell, box: Box) -> None:
        lines = _cell_lines(cell, box[2] - box[0])
        leading = TABLE * CELL_LEADING
        top = (box[1] + box[3] - len(lines) * leading) / 2
        figure = _FIGURE.fullmatch(cell.text.strip()) is not None
        for index, line in enumerate(lines):
            free = box[2] - box[0] - _length(line, TABLE)
            left = box[0] + (free - PADDING if figure else free / 2)
            self.set_line(line, left, top + index * leading + (leading - TABLE) / 2, TABLE)
        if lines:
            self.origins.append(Origin(box, cell.place))


def _whole(table: FlowTable) -> list[FlowCell]:
    """The table's cells, with a blank one at every place that none covers."""
    covered = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    blanks = [
        FlowCell(row, column, "", "")
        for row in range(table.rows)
        for column in range(table.columns)
        if (row, column) not in covered
    ]
    return [*table.cells, *blanks]


def _page(number: int, sheet: _Sheet) -> Page:
    tables = [sum(_column_widths(block)) for block in sheet.blocks if isinstance(block, FlowTable)]
    width = max([WIDTH, *(table + 2 * MARGIN for table in tables)])
    setter = _Setter(width)
    for block in sheet.blocks:
        if isinstance(block, Paragraph):
            setter.set_paragraph(block)
        else:
            setter.set_table(block)
    page = composed_page(
        number, width, max(HEIGHT, setter.top + MARGIN), setter.characters, setter.tables, 0.0
    )
    return replace(page, origins=tuple(setter.origins))
