"""Plain text → Document: paragraphs, and tables of lines parted by tabs, bars or commas.

A line is a paragraph, unless all lines are broken at one width; then they are put together again. The
place of everything is its line.
"""

from __future__ import annotations

import csv
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mingzhang.errors import ResourceLimitError, UnreadableFileError
from mingzhang.reading.decoding import decoded
from mingzhang.reading.document import Document
from mingzhang.reading.flow import Block, FlowCell, NewPage, Paragraph
from mingzhang.reading.front import with_front
from mingzhang.reading.sheets import laid_out
from mingzhang.reading.tabular import blocks_of, paragraph_of

LINES = 60_000
"""Lines that a file may have; a report has some 1,000."""
LONG = 60
"""Half-widths of a line from which it may be broken by the file's width, or by the end of a page."""
NARROW, WIDE = 50, 200
"""A file's lines may be broken at a width between these."""
OFTEN = 0.3
"""Part of a file's lines of text that end at its width when they are broken there."""

_MARK = re.compile(r"^(?:[-•·●◆■*]\s+|#{1,6}\s+)(?=\S)")
_EMPHASIS = re.compile(r"\*\*([^*]+)\*\*")
_RULE = re.compile(r"^[\s|+:=─━—┄┅┈┉═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝-]+$")
_BARS = str.maketrans(dict.fromkeys("│┃║｜", "|"))
_PAGE_NUMBER = re.compile(r"^(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页.{0,10})$")
_UNFINISHED = re.compile(r"[^。：；！？:;!?]$")
_STARTS = re.compile(
    r"^(?:[-•·●◆■]|第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）"
    r"|[（(]?\d{1,2}(?:[、）)]|[.．](?!\d))|[①-⑳]|注[：:]|目\s*录$|公开\d+表)"
)
_CONTENTS_PAGE = re.compile(r"^\d{1,3}$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file, counted from 1; ``cells`` where it is a row of a table."""

    number: int
    text: str
    cells: tuple[str, ...] | None = None
    page_end: bool = False
    """A form feed stands before it."""

    @property
    def place(self) -> str:
        return f"第 {self.number} 行"


def read_content(content: bytes, name: str) -> Document:
    """The document that the text in ``content`` is; ``name`` is the file's name as shown.

    Raises UnreadableFileError (``not_text``, ``no_text``) and ResourceLimitError (``too_many_lines``,
    ``too_many_cells``).
    """
    text, warnings = decoded(content)
    if text.count("\n") > LINES:
        raise ResourceLimitError(
            f"文本超过 {LINES:,} 行，不像一份部门决算，已停止读取；请只保留决算部分再读取。",
            code="too_many_lines",
        )
    cells_of = _separated if name.lower().endswith(".csv") else _cells
    blocks = with_front(list(_blocks(_read_lines(text, cells_of))))
    if not any(not isinstance(block, NewPage) for block in blocks):
        raise UnreadableFileError("文件中没有文字，无内容可读；请检查是否选错了文件。", code="no_text")
    document = laid_out(blocks, name, hashlib.sha256(content).hexdigest(), "text")
    return replace(document, warnings=warnings)


def _read_lines(text: str, cells_of: Callable[[str], tuple[str, ...] | None]) -> list[_Line]:
    lines: list[_Line] = []
    for number, raw in enumerate(re.split(r"\r\n|\r|\n|\u2028|\u2029", text), 1):
        page_end = "\f" in raw
        line = raw.replace("\f", "").replace("\v", " ")
        lines.append(_Line(number, line.rstrip(), cells_of(line), page_end))
    return lines


def _cells(line: str) -> tuple[str, ...] | None:
    """The cells of a line that is a row of a table: parted by tabs, or by bars."""
    if not line.strip():
        return None
    bars = line.translate(_BARS)
    if bars.count("|") >= 2 or (bars.lstrip().startswith("|") and bars.count("|") == 2):
        inner = bars.strip().removeprefix("|").removesuffix("|")
        return tuple(_EMPHASIS.sub(r"\1", cell).strip() for cell in inner.split("|"))
    if "\t" in line:
        cells = tuple(cell.strip() for cell in line.split("\t"))
        return cells if len(cells) > 2 or all(cells) else None
    return None


def _separated(line: str) -> tuple[str, ...] | None:
    """The cells of a line of a file that is named as comma-separated."""
    if not line.strip():
        return None
    cells = next(csv.reader([line]))
    return tuple(cell.strip() for cell in cells) if len(cells) > 1 else None


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    width = _broken_at(lines)
    waiting: list[_Line] = []
    rows: list[_Line] = []
    blank = False
    for index, line in enumerate(lines):
        if line.page_end:
            yield from _paragraph(waiting) if not _unfinished(waiting) else ()
            waiting = waiting if _unfinished(waiting) else []
            yield from _table(rows)
            rows = []
            if not waiting:
                yield NewPage()
        if _is_rule(line):
            continue
        if not line.text.strip():
            blank = True
            if rows and not _row_follows(rows, lines[index + 1 :]):
                yield from _table(rows)
                rows = []
            continue
        if line.cells is not None:
            yield from _paragraph(waiting)
            waiting = []
            rows.append(line)
        elif not _PAGE_NUMBER.match(line.text.strip()):
            yield from _table(rows)
            rows = []
            if not _goes_on(waiting, line, blank, width):
                yield from _paragraph(waiting)
                waiting = []
            waiting.append(line)
        blank = False
    yield from _paragraph(waiting)
    yield from _table(rows)


def _is_rule(line: _Line) -> bool:
    text = line.text.strip()
    return len(text) > 2 and _RULE.match(text) is not None


def _row_follows(rows: Sequence[_Line], following: Sequence[_Line]) -> bool:
    """Whether a blank line stands between two rows of one table: every row is set apart by one."""
    if len(rows) > 1 and rows[-1].number == rows[-2].number + 1:
        return False
    ahead = next((line for line in following if line.text.strip()), None)
    if ahead is None or ahead.cells is None or len(ahead.cells) != len(rows[-1].cells or ()):
        return False
    after = following[following.index(ahead) + 1 :][:1]
    return not after or not after[0].text.strip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def _broken_at(lines: Sequence[_Line]) -> int | None:
    """The width at which the file's lines are broken; None where each is a whole paragraph."""
    widths = [_width(line.text) for line in lines if line.cells is None and line.text.strip()]
    longest = max(widths, default=0)
    prose = [width for width in widths if width >= LONG / 2]
    if not NARROW <= longest <= WIDE or len(prose) < 10:
        return None
    full = sum(width >= longest - 4 for width in prose)
    return longest if full >= OFTEN * len(prose) else None


def _unfinished(waiting: Sequence[_Line]) -> bool:
    if not waiting or not _UNFINISHED.search(waiting[-1].text):
        return False
    return sum(_width(line.text) for line in waiting) >= LONG


def _goes_on(waiting: Sequence[_Line], line: _Line, blank: bool, width: int | None) -> bool:
    """Whether the line goes on with the paragraph that waits: broken by the width, or by a page's end."""
    if not waiting or _STARTS.match(line.text.strip()):
        return False
    above = waiting[-1]
    indented = line.text[:1] in " \u3000\t" and above.text[:1] not in " \u3000\t"
    if width is not None and not blank:
        return _width(above.text) >= width - 4 and not (indented and above.text.endswith("。"))
    if not _unfinished(waiting) or indented:
        return False
    texts = ("".join(one.text for one in waiting), line.text)
    return all(any(stop in text for stop in "，。；") for text in texts)


def _paragraph(waiting: Sequence[_Line]) -> Iterator[Block]:
    if not waiting:
        return
    text = "".join(line.text.strip() for line in waiting)
    text = _EMPHASIS.sub(r"\1", _MARK.sub("", text.replace("\t", " ")))
    yield paragraph_of(text, waiting[0].place)


def _table(rows: Sequence[_Line]) -> Iterator[Block]:
    if not rows:
        return
    if _is_contents(rows):
        for row in rows:
            cells = [cell for cell in row.cells or () if cell]
            if cells:
                yield Paragraph(" ".join(cells), row.place)
        return
    yield from blocks_of(
        [
            FlowCell(place, column, text, row.place)
            for place, row in enumerate(rows)
            for column, text in enumerate(row.cells or ())
            if text
        ]
    )


def _is_contents(rows: Sequence[_Line]) -> bool:
    """Whether the rows are entries of a table of contents, each with the number of its page."""
    held = [[cell for cell in row.cells or () if cell] for row in rows]
    return all(
        len(cells) == 1 or (len(cells) == 2 and _CONTENTS_PAGE.match(cells[1])) for cells in held if cells
    )
