"""What workbooks are made of: sheets with a frozen header, filters, widths, set for A4; text stays text.

XlsxWriter writes them: its files keep to the schema to the letter, hold one copy of every text, and carry no
time of their own. A text that begins with ``=`` is a text, and an address in one is no link.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from math import ceil
from typing import Any

import xlsxwriter

from mingzhang.exporting.safety import printable
from mingzhang.exporting.summary import width
from mingzhang.model import Amount

Value = str | int | float | Decimal | Amount | None

FONT = "等线"
MARK, HAIR = "#0B4A5A", "#DAD5C9"
WIDEST, WIDEST_HEAD, NARROWEST = 60, 20, 8
LONGEST_TEXT = 32_767
"""Letters that a cell holds."""
SHEET_NAME_LENGTH = 31
PLACE = "出处"
"""The head of the column that says where a row is printed."""
HEAD_HEIGHT, LEAST_HEIGHT, LINE_HEIGHT, MOST_HEIGHT = 24, 19, 15, 400
"""Of rows, in points."""
A4 = 9
EARLIEST = datetime(2020, 1, 1)
"""The same report gives the same bytes."""
MONEY = "#,##0.00"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LOOKS: dict[str, Any] = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
_HEAD: dict[str, Any] = {
    **_LOOKS, "bold": True, "font_color": "#FFFFFF", "bg_color": MARK, "align": "center",
    "valign": "vcenter", "text_wrap": True,
}  # fmt: skip
_CELL: dict[str, Any] = {**_LOOKS, "bottom": 1, "bottom_color": HAIR}


@dataclass(eq=False)
class Book:
    """A workbook being written; ``subject`` stands at the head of every printed page."""

    subject: str = ""
    stream: io.BytesIO = field(default_factory=io.BytesIO)
    names: set[str] = field(default_factory=set[str])
    _formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict[Any, Any])

    def __post_init__(self) -> None:
        self.writer: Any = xlsxwriter.Workbook(self.stream, {"in_memory": True})
        told = {"title": printable(self.subject), "author": "明账 MingZhang", "created": EARLIEST}
        self.writer.set_properties(told)

    def look(self, looks: dict[str, Any]) -> Any:
        """A format; the same looks are one format."""
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self.writer.add_format(looks)
        return self._formats[key]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a book."""

    book: Book
    name: str
    writer: Any


def new_book(subject: str = "") -> Book:
    """A workbook without sheets."""
    return Book(subject)


def book_bytes(book: Book) -> bytes:
    book.writer.close()
    return book.stream.getvalue()


def add_sheet(book: Book, title: str) -> Sheet:
    """A new sheet, set for A4 on its side; its name is made what the format asks of one."""
    base = _FORBIDDEN.sub("", printable(title)).strip("'")[:SHEET_NAME_LENGTH].strip("'") or "表"
    name, number = base, 2
    while name.casefold() in book.names:
        suffix = f"（{number}）"
        name, number = base[: SHEET_NAME_LENGTH - len(suffix)] + suffix, number + 1
    book.names.add(name.casefold())
    sheet = Sheet(book, name, book.writer.add_worksheet(name))
    _set_for_paper(sheet)
    return sheet


def _set_for_paper(sheet: Sheet) -> None:
    """A4 on its side, as wide as the page, its name above and the page's number below."""
    sheet.writer.set_landscape()
    sheet.writer.set_paper(A4)
    sheet.writer.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
    sheet.writer.fit_to_pages(1, 0)
    subject = sheet.book.subject.replace("&", "&&")[:120]
    sheet.writer.set_header(f"&L{subject}&R{sheet.name.replace('&', '&&')}")
    sheet.writer.set_footer("&L明账 MingZhang&R第 &P 页，共 &N 页")


def write(
    sheet: Sheet,
    header: Sequence[str],
    rows: Iterable[Sequence[Value]],
    wrapped: Collection[str] = (),
    *,
    named: int = 0,
    aligned: str | None = None,
) -> None:
    """Header and rows; the first ``named`` columns stay in sight beside the header.

    Columns whose header is in ``wrapped``, and texts too long for their column, break over several lines.
    ``aligned``: where numbers stand that are not to be added up.
    """
    lines = [list(row) for row in rows]
    widths = [_width(head, [line[at] for line in lines if at < len(line)]) for at, head in enumerate(header)]
    for at, head in enumerate(header):
        sheet.writer.set_column(at, at, widths[at])
        put_text(sheet, 0, at, head, _HEAD)
    most = max((ceil(width(head) / (room - 2)) for head, room in zip(header, widths, strict=True)), default=1)
    sheet.writer.set_row(0, HEAD_HEIGHT + (most - 1) * LINE_HEIGHT)
    sheet.writer.freeze_panes(1, named)
    sheet.writer.repeat_rows(0)
    if header:
        sheet.writer.autofilter(0, 0, len(lines), len(header) - 1)
    looks: list[dict[str, Any]] = [_column_looks(head, wrapped, aligned) for head in header]
    for number, line in enumerate(lines, 1):
        sheet.writer.set_row(number, _height(line, widths, [bool(one.get("text_wrap")) for one in looks]))
        for at, value in enumerate(line):
            put(sheet, number, at, value, looks[at] if at < len(looks) else {})


def _column_looks(head: str, wrapped: Collection[str], aligned: str | None) -> dict[str, Any]:
    told: dict[str, Any] = {"text_wrap": True} if head in wrapped else {}
    if aligned is not None:
        told["align"] = aligned
    return told | ({"align": "left", "indent": 1} if head == PLACE else {})


def _width(head: str, values: Sequence[Value]) -> int:
    """As wide as its widest value; a longer head breaks over several lines."""
    widest = max((width(text) for text in map(_shown, values)), default=0)
    return max(NARROWEST, min(max(widest, min(width(head), WIDEST_HEAD)) + 3, WIDEST))


def _height(line: Sequence[Value], widths: Sequence[int], folded: Sequence[bool]) -> int:
    """The height of a row, told outright: programs differ in whether they work it out on opening."""
    most = 1
    for value, room, wraps in zip(line, widths, folded, strict=False):
        if isinstance(value, str) and (wraps or width(_shown(value)) > WIDEST):
            most = max(most, sum(ceil(max(1, width(part)) / (room - 2)) for part in value.split("\n")))
    return min(LEAST_HEIGHT + (most - 1) * LINE_HEIGHT, MOST_HEIGHT)


def put(sheet: Sheet, row: int, column: int, value: Value, looks: dict[str, Any] | None = None) -> None:
    """A cell: a number with the decimals that it was printed with, a text, or a blank one."""
    own = {**_CELL, **(looks or {})}
    if value is None:
        sheet.writer.write_blank(row, column, None, sheet.book.look(own))
    elif isinstance(value, str):
        wrap = {"text_wrap": True} if width(_shown(value)) > WIDEST else {}
        put_text(sheet, row, column, value, {**own, "num_format": "@", **wrap})
    elif isinstance(value, Amount):
        look = sheet.book.look({**own, "num_format": _number_format(value)})
        sheet.writer.write_number(row, column, float(value.value), look)
    else:
        sheet.writer.write_number(row, column, float(value), sheet.book.look(own))


def put_text(sheet: Sheet, row: int, column: int, text: str, looks: dict[str, Any]) -> None:
    """A text, whatever it looks like."""
    told = printable(text)[:LONGEST_TEXT]
    if told:
        sheet.writer.write_string(row, column, told, sheet.book.look(looks))
    else:
        sheet.writer.write_blank(row, column, None, sheet.book.look(looks))


def put_heads(sheet: Sheet, row: int, heads: Sequence[str]) -> None:
    """The head of a table that does not begin at the top of its sheet."""
    for column, head in enumerate(heads):
        put_text(sheet, row, column, head, _HEAD)


def _shown(value: Value) -> str:
    if isinstance(value, Amount):
        return f"{value.value:,f}"
    return "" if value is None else str(value).partition("\n")[0]


def _number_format(amount: Amount) -> str:
    exponent = amount.quantum.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return "#,##0" + ("." + "0" * places if places else "")
