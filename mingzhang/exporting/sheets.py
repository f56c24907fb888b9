"""What workbooks are made of: sheets with a frozen header, filters, widths; numbers as numbers, text as text.

A text that begins with ``=`` stays a text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mingzhang.exporting.safety import printable
from mingzhang.exporting.summary import width
from mingzhang.model import Amount

Value = str | int | float | Decimal | Amount | None

FONT = "等线"
HEADER_FONT = Font(name=FONT, bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", fgColor="0B4A5A")
BODY_FONT = Font(name=FONT)
HEADER_ALIGNMENT = Alignment(horizontal="center", vertical="center", wrap_text=True)
WRAPPED, TOP = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top")
RULE = Border(bottom=Side(style="thin", color="DAD5C9"))
WIDEST = 60
SHEET_NAME_LENGTH = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def new_book() -> Workbook:
    """A workbook without sheets."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    return book


def book_bytes(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def add_sheet(book: Workbook, names: set[str], title: str) -> Worksheet:
    """A new sheet; its name is shortened, cleaned and made unique as the format asks."""
    base = _FORBIDDEN.sub("", printable(title)).strip("'")[:SHEET_NAME_LENGTH] or "表"
    name, number = base, 2
    while name.casefold() in names:
        suffix = f"（{number}）"
        name, number = base[: SHEET_NAME_LENGTH - len(suffix)] + suffix, number + 1
    names.add(name.casefold())
    sheet: Worksheet = book.create_sheet(name)
    return sheet


def write(
    sheet: Worksheet,
    header: Sequence[str],
    rows: Iterable[Sequence[Value]],
    wrapped: Collection[str] = (),
) -> None:
    """Header and rows; columns whose header is in ``wrapped`` break their text over several lines."""
    folded = {index for index, text in enumerate(header, 1) if text in wrapped}
    lines = [list(row) for row in rows]
    for index in range(len(header)):
        texts = (_shown(line[index]) for line in lines if index < len(line))
        widest = max((width(text) for text in (header[index], *texts)), default=8)
        sheet.column_dimensions[get_column_letter(index + 1)].width = min(widest + 3, WIDEST)
    sheet.freeze_panes = "A2"
    if header:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(lines) + 1}"
    for column, text in enumerate(header, 1):
        _fill_header(_place(sheet, 1, column), text)
    for number, line in enumerate(lines, 2):
        for column, value in enumerate(line, 1):
            if value is not None:
                _fill(_place(sheet, number, column), value)
                if wrapped:
                    _place(sheet, number, column).alignment = WRAPPED if column in folded else TOP


def _shown(value: Value) -> str:
    if isinstance(value, Amount):
        return f"{value.value:,f}"
    return "" if value is None else str(value).partition("\n")[0]


def _place(sheet: Worksheet, row: int, column: int) -> Cell:
    # No cell is merged in these sheets.
    return cast(Cell, sheet.cell(row, column))


def _fill_header(cell: Cell, text: str) -> None:
    cell.value = printable(text)
    cell.font, cell.fill, cell.alignment = HEADER_FONT, HEADER_FILL, HEADER_ALIGNMENT


def _fill(cell: Cell, value: Value) -> None:
    if isinstance(value, Amount):
        cell.value = value.value
        cell.number_format = _number_format(value)
    elif isinstance(value, str):
        cell.value = printable(value)
        # A text that begins with = is a text.
        cell.data_type = "s"
        cell.number_format = "@"
    else:
        cell.value = value
    cell.font, cell.border = BODY_FONT, RULE


def _number_format(amount: Amount) -> str:
    exponent = amount.quantum.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return "#,##0" + ("." + "0" * places if places else "")
