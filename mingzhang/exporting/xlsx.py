"""A report as a workbook: an overview, every table as printed in its form, and the tidy frames.

Numbers are numbers, with as many decimals shown as were printed; codes are text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from mingzhang.exporting.sheets import PLACE, Book, Value, add_sheet, book_bytes, new_book, write
from mingzhang.exporting.summary import heading
from mingzhang.exporting.xlsx_charts import charts_sheet
from mingzhang.forms import form
from mingzhang.forms.base import side_label
from mingzhang.frames import tidy
from mingzhang.frames.columns import FrameForm
from mingzhang.model import Report, ReportKind, Row, Table
from mingzhang.presenting.deck import slides_of
from mingzhang.presenting.kinds import document_of
from mingzhang.presenting.numerals import page_list

if TYPE_CHECKING:
    from mingzhang.checking.audit import Audit


def xlsx_bytes(report: Report, audit: Audit | None = None) -> bytes:
    """The workbook's bytes; with ``audit``, its findings too."""
    book = new_book(heading(report))
    _overview(book, report)
    if audit is not None:
        charts_sheet(book, slides_of(report, audit))
    for table in report.tables:
        _table_sheet(book, table, report.kind)
    for declared, frame in tidy.frames_of(report, audit):
        _frame_sheet(book, declared, frame)
    return book_bytes(book)


def frame_xlsx(declared: FrameForm, frame: pd.DataFrame) -> bytes:
    """One tidy frame as a workbook of one sheet."""
    book = new_book()
    _frame_sheet(book, declared, frame)
    return book_bytes(book)


# ---------------------------------------------------------------- sheets


def _overview(book: Book, report: Report) -> None:
    rows: list[Sequence[Value]] = [
        ("部门", report.department),
        ("年度", report.year),
        ("种类", document_of(report)),
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
    write(add_sheet(book, "概况"), ("项目", "内容"), rows, aligned="left")


def _table_sheet(book: Book, table: Table, kind: ReportKind) -> None:
    if table.id is None:
        sheet = add_sheet(book, table.title or "其他表")
        write(sheet, table.grid[0] if table.grid else (), table.grid[1:])
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
        PLACE,
    )
    rows = (_table_row(row, columns, coded=coded, sided=sided) for row in table.rows)
    title = declared.budget_title if kind == "budget" and declared.budget_title else declared.title
    write(add_sheet(book, title), header, rows, named=header.index("名称") + 1)


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
    values.append(_places(row))
    return values


def _places(row: Row) -> str:
    """The pages on which the row's figures are printed; in a file without pages, its first one's place."""
    sources = [cell.source for cell in row.cells.values() if cell.source is not None]
    place = next((source.place for source in sources if source.place), None)
    return place or page_list(source.page for source in sources)


def _frame_sheet(book: Book, declared: FrameForm, frame: pd.DataFrame) -> None:
    header = [column.label for column in declared.columns]
    records: Iterable[tuple[Any, ...]] = frame.itertuples(index=False, name=None)
    rows = ([_plain(value) for value in record] for record in records)
    write(add_sheet(book, declared.title), header, rows)


def _plain(value: Any) -> Value:
    if pd.isna(value):
        return None
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "推算" if value else "印出"
    return value
