"""A report as a workbook: an overview, every table as printed in its form, and the tidy frames.

Numbers are numbers, with as many decimals shown as were printed; codes are text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mingzhang.exporting.safety import printable
from mingzhang.exporting.summary import KINDS, SCOPES, width
from mingzhang.forms import form
from mingzhang.forms.base import side_label
from mingzhang.frames import tidy
from mingzhang.frames.columns import (
    FACTS,
    FINDINGS,
    FUNDS,
    INDICATORS,
    LINES,
    PROJECTS,
    REASONS,
    FrameForm,
)
from mingzhang.model import Amount, Report, Row, Table

if TYPE_CHECKING:
    from mingzhang.checking.audit import Audit

Value = str | int | float | Decimal | Amount | None

FONT = "等线"
HEADER_FONT = Font(name=FONT, bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", fgColor="0B4A5A")
BODY_FONT = Font(name=FONT)
HEADER_ALIGNMENT = Alignment(horizontal="center", vertical="center", wrap_text=True)
RULE = Border(bottom=Side(style="thin", color="DAD5C9"))
WIDEST = 60
SHEET_NAME_LENGTH = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def xlsx_bytes(report: Report, audit: Audit | None = None) -> bytes:
    """The workbook's bytes; with ``audit``, its findings too."""
    book = _book()
    names: set[str] = set()
    _overview(book, names, report)
    for table in report.tables:
        _table_sheet(book, names, table)
    frames: list[tuple[FrameForm, pd.DataFrame]] = [
        (LINES, tidy.lines([report])),
        (FACTS, tidy.facts([report])),
        (REASONS, tidy.reasons([report])),
        (PROJECTS, tidy.projects([report])),
        (FUNDS, tidy.funds([report])),
        (INDICATORS, tidy.indicators([report])),
    ]
    if audit is not None:
        frames.append((FINDINGS, tidy.findings(audit, report)))
    for declared, frame in frames:
        _frame_sheet(book, names, declared, frame)
    return _saved(book)


def frame_xlsx(declared: FrameForm, frame: pd.DataFrame) -> bytes:
    """One tidy frame as a workbook of one sheet."""
    book = _book()
    _frame_sheet(book, set(), declared, frame)
    return _saved(book)


def _book() -> Workbook:
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    return book


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


# ---------------------------------------------------------------- sheets


def _overview(book: Workbook, names: set[str], report: Report) -> None:
    rows: list[Sequence[Value]] = [
        ("部门", report.department),
        ("年度", report.year),
        ("种类", SCOPES[report.scope] + KINDS[report.kind]),
        ("金额单位", report.unit),
        ("文件", report.file),
        ("SHA-256", report.sha256),
        ("页数", report.pages),
        ("情况说明中的数字", len(report.facts)),
        ("项目支出绩效自评表", len(report.projects)),
    ]
    for table in report.tables:
        pages = "、".join(map(str, table.pages))
        rows.append((table.title, f"第 {pages} 页，{'空表' if table.empty else f'{len(table.rows)} 行'}"))
    rows += [("读取提示", warning.message) for warning in report.warnings]
    _write(_sheet(book, names, "概况"), ("项目", "内容"), rows)


def _table_sheet(book: Workbook, names: set[str], table: Table) -> None:
    if table.id is None:
        sheet = _sheet(book, names, table.title or "其他表")
        _write(sheet, table.grid[0] if table.grid else (), table.grid[1:])
        return
    declared = form(table.id)
    labels = {column.id: column.label for column in declared.all_columns()}
    columns = tuple(dict.fromkeys(column for row in table.rows for column in row.cells))
    coded, sided = any(row.code for row in table.rows), any(row.side for row in table.rows)
    header = (
        *(("侧",) if sided else ()),
        *(("科目编码",) if coded else ()),
        "名称",
        *(_column_label(table.id, column, labels) for column in columns),
    )
    rows = (_table_row(row, columns, coded=coded, sided=sided) for row in table.rows)
    _write(_sheet(book, names, declared.title), header, rows)


def _column_label(table_id: str, column: str, labels: dict[str, str]) -> str:
    """The label; in 三公, where a label stands twice, with its half."""
    label = labels.get(column, column)
    if table_id == "three_public":
        return f"{label}（{'预算数' if column.startswith('budget_') else '决算数'}）"
    return label


def _table_row(row: Row, columns: Sequence[str], *, coded: bool, sided: bool) -> list[Value]:
    values: list[Value] = []
    if sided:
        values.append(side_label(row.side))
    if coded:
        values.append(row.code)
    values.append(row.name)
    for column in columns:
        cell = row.cells.get(column)
        values.append(cell.amount if cell is not None else None)
    return values


def _frame_sheet(book: Workbook, names: set[str], declared: FrameForm, frame: pd.DataFrame) -> None:
    header = [column.label for column in declared.columns]
    records: Iterable[tuple[Any, ...]] = frame.itertuples(index=False, name=None)
    rows = ([_plain(value) for value in record] for record in records)
    _write(_sheet(book, names, declared.title), header, rows)


def _plain(value: Any) -> Value:
    if pd.isna(value):
        return None
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "推算" if value else "印出"
    return value


# ---------------------------------------------------------------- writing


def _sheet(book: Workbook, names: set[str], title: str) -> Worksheet:
    """A new sheet; its name is shortened, cleaned and made unique as the format asks."""
    base = _FORBIDDEN.sub("", printable(title)).strip("'")[:SHEET_NAME_LENGTH] or "表"
    name, number = base, 2
    while name.casefold() in names:
        suffix = f"（{number}）"
        name, number = base[: SHEET_NAME_LENGTH - len(suffix)] + suffix, number + 1
    names.add(name.casefold())
    sheet: Worksheet = book.create_sheet(name)
    return sheet


def _write(sheet: Worksheet, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
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
