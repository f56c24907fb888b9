"""Excel workbook (.xlsx) → Document: every worksheet as its cells show it, by openpyxl."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, cast
from xml.etree.ElementTree import ParseError

from mingzhang.errors import ResourceLimitError, UnreadableFileError
from mingzhang.reading.document import Document
from mingzhang.reading.number_formats import shown
from mingzhang.reading.worksheets import Shown, Spans, document_of

UNPACKED = 256 * 2**20
"""Bytes that the workbook may have when it is unpacked; a report's has 1 to 5 MB."""
COLUMNS = 16_384
"""Columns of the widest worksheet."""

_DAMAGED = "Excel 工作簿已损坏，无法打开；请用 Excel 或 WPS 打开后另存为 .xlsx，再读取。"
_FAULTS = (
    zipfile.BadZipFile,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    NotImplementedError,
    AssertionError,
    RecursionError,
    SyntaxError,
)
"""What openpyxl raises, according to where a workbook is damaged."""


def read_content(content: bytes, name: str) -> Document:
    """The document that the workbook in ``content`` is; ``name`` is the file's name as shown.

    Raises UnreadableFileError (``damaged``, ``no_text``) and ResourceLimitError (``too_large``,
    ``too_many_cells``).
    """
    _check_size(content)
    return document_of(list(_sheets(content)), content, name, "xlsx")


def _check_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(entry.file_size for entry in package.infolist())
    except _FAULTS as error:
        raise UnreadableFileError(_DAMAGED, code="damaged") from error
    if size > UNPACKED:
        raise ResourceLimitError(
            f"工作簿解压后有 {size / 2**20:,.0f} MB，超过 {UNPACKED // 2**20} MB 的上限，不像一份部门决算，"
            "已停止读取；请只保留决算各表再读取。",
            code="too_large",
        )


def _sheets(content: bytes) -> Iterator[Shown]:
    values = _opened(content, computed=True)
    formulas = _opened(content, computed=False) if _has_formulas(content) else None
    for sheet in values.worksheets:
        if sheet.sheet_state == "veryHidden":
            # Only a program can show such a sheet: it holds the producing software's own settings.
            continue
        try:
            yield _shown(sheet, formulas[sheet.title] if formulas is not None else None)
        except _FAULTS as error:
            raise UnreadableFileError(_DAMAGED, code="damaged") from error


def _opened(content: bytes, computed: bool) -> Any:
    """The workbook with the values that its formulas had when it was saved, or with the formulas."""
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return cast(Any, openpyxl.load_workbook(io.BytesIO(content), data_only=computed))
    except _FAULTS as error:
        raise UnreadableFileError(_DAMAGED, code="damaged") from error


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f>" in part or b"<f " in part for part in (package.read(name) for name in sheets))


def _shown(sheet: Any, formulas: Any) -> Shown:
    zeros = sheet.sheet_view.showZeros is not False
    texts: dict[tuple[int, int], str] = {}
    errors: list[tuple[int, int]] = []
    # Only cells that the file has: a styled last cell makes the rest of the sheet no larger.
    for (row, column), cell in sheet._cells.items():
        place = (row - 1, column - 1)
        if cell.value is None or (cell.value == 0 and not zeros):
            continue
        if cell.data_type == "e":
            errors.append(place)
            continue
        text = shown(cell.value, cell.number_format)
        if text.strip():
            texts[place] = text
    uncomputed = _uncomputed(sheet, formulas) if formulas is not None else ()
    return Shown(
        name=sheet.title,
        texts=texts,
        spans=_spans(sheet),
        hidden_rows=frozenset(row - 1 for row, one in sheet.row_dimensions.items() if one.hidden),
        hidden_columns=_hidden_columns(sheet),
        hidden=sheet.sheet_state == "hidden",
        errors=tuple(errors),
        uncomputed=uncomputed,
    )


def _uncomputed(sheet: Any, formulas: Any) -> tuple[tuple[int, int], ...]:
    """Places of formulas whose value the file does not have."""
    values = sheet._cells
    return tuple(
        (row - 1, column - 1)
        for (row, column), cell in formulas._cells.items()
        if cell.data_type == "f" and ((row, column) not in values or values[row, column].value is None)
    )


def _spans(sheet: Any) -> Spans:
    return {
        (one.min_row - 1, one.min_col - 1): (one.max_row - one.min_row + 1, one.max_col - one.min_col + 1)
        for one in sheet.merged_cells.ranges
    }


def _hidden_columns(sheet: Any) -> frozenset[int]:
    hidden: set[int] = set()
    for one in sheet.column_dimensions.values():
        if one.hidden and one.min and one.max:
            hidden |= set(range(one.min - 1, min(one.max, COLUMNS)))
    return frozenset(hidden)
