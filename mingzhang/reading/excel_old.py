"""Old Excel workbook (.xls) → Document: every worksheet as its cells show it, by xlrd."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any, cast

from mingzhang.errors import UnreadableFileError
from mingzhang.reading.document import Document
from mingzhang.reading.number_formats import GENERAL, is_date_format, shown
from mingzhang.reading.worksheets import Shown, document_of

_VERY_HIDDEN = 2
_DAMAGED = "旧版 Excel 工作簿已损坏，无法打开；请用 Excel 或 WPS 打开后另存为 .xlsx，再读取。"
_FAULTS = (
    struct.error,
    AssertionError,
    IndexError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    OverflowError,
    NotImplementedError,
    RecursionError,
)
"""What xlrd raises beside its own errors, according to where a workbook is damaged."""


def read_content(content: bytes, name: str) -> Document:
    """The document that the workbook in ``content`` is; ``name`` is the file's name as shown.

    Raises UnreadableFileError (``damaged``, ``encrypted``, ``no_text``) and ResourceLimitError
    (``too_many_cells``).
    """
    book = _opened(content)
    try:
        sheets = list(_sheets(book))
    except _FAULTS as error:
        raise UnreadableFileError(_DAMAGED, code="damaged") from error
    return document_of(sheets, content, name, "xls")


def _opened(content: bytes) -> Any:
    import xlrd
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    try:
        return cast(
            Any,
            xlrd.open_workbook(
                file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
            ),
        )
    except (XLRDError, CompDocError, *_FAULTS) as error:
        if "encrypt" in str(error).lower():
            raise UnreadableFileError(
                "文件已加密，需要密码才能打开；请用密码打开后另存为不加密的文件，再读取。", code="encrypted"
            ) from error
        raise UnreadableFileError(_DAMAGED, code="damaged") from error


def _sheets(book: Any) -> Iterator[Shown]:
    for sheet in book.sheets():
        if sheet.visibility != _VERY_HIDDEN:
            yield _shown(book, sheet)


def _shown(book: Any, sheet: Any) -> Shown:
    texts: dict[tuple[int, int], str] = {}
    errors: list[tuple[int, int]] = []
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            text = _text(book, cell, zeros=bool(getattr(sheet, "show_zero_values", 1)))
            if text is None:
                errors.append((row, column))
            elif text.strip():
                texts[row, column] = text
    return Shown(
        name=sheet.name,
        texts=texts,
        spans={
            (top, left): (bottom - top, right - left)
            for top, bottom, left, right in sheet.merged_cells
            if bottom > top and right > left
        },
        hidden_rows=frozenset(row for row, one in sheet.rowinfo_map.items() if one.hidden),
        hidden_columns=frozenset(column for column, one in sheet.colinfo_map.items() if one.hidden),
        hidden=sheet.visibility != 0,
        errors=tuple(errors),
    )


def _text(book: Any, cell: Any, zeros: bool) -> str | None:
    """The cell as it shows; None for an error of a formula."""
    import xlrd

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return None
    number_format = _number_format(book, cell)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return shown(str(cell.value), number_format)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value))
    if cell.value == 0 and not zeros:
        return ""
    if cell.ctype == xlrd.XL_CELL_DATE and is_date_format(number_format):
        return shown(xlrd.xldate_as_datetime(cell.value, book.datemode), number_format)
    return shown(float(cell.value), number_format)


def _number_format(book: Any, cell: Any) -> str:
    found = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return found.format_str if found is not None else GENERAL
