"""The report as a workbook: numbers are numbers in the formats that offices use, headers are merged."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import xlwt
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font

from data.generator.grids import Cell
from data.generator.source import EvaluationForm, Source, StatutoryTable, read_source
from tests.typesetting.grid import SetTable
from tests.typesetting.qinghai import shaped
from tests.typesetting.report import evaluation

Shaping = Callable[[StatutoryTable], Sequence[SetTable]]

FORMATS = (
    "#,##0.00",
    '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    "0.00",
    "#,##0.00;[Red]\\-#,##0.00",
    "#,##0.00_);(#,##0.00)",
    "General",
)
_FIGURE = re.compile(r"-?[\d, ]*\d(?:\.\d+)?")
_CODE = re.compile(r"\d{3,7}")
_RATE = re.compile(r"(\d+(?:\.\d+)?)%")


def workbook(path: Path, shape: Shaping = shaped, *, narrative: bool = True, one_sheet: bool = False) -> Path:
    """Write the report to ``path``: every table on a sheet of its own, or all below one another.

    Without the ``narrative`` it is what the software of an office gives out: the tables alone, over each
    of them who it is of.
    """
    source = read_source()
    book = Workbook()
    book.remove(book.active)
    if narrative:
        _front(book, source)
    texts: Any = None
    sheet = book.create_sheet("决算公开表") if one_sheet else None
    number = 0
    for block in source.body:
        if isinstance(block, StatutoryTable | EvaluationForm):
            tables = shape(block) if isinstance(block, StatutoryTable) else [evaluation(block)]
            if isinstance(block, EvaluationForm) and not narrative:
                continue
            number += 1
            here = sheet or book.create_sheet(f"{number}{block.title[:24]}".replace("“", "").replace("”", ""))
            filler = "" if narrative else f"编制单位：{source.cover[0]}"
            for table in tables:
                _table(here, table, FORMATS[number % len(FORMATS)], filler)
            texts = None
        elif narrative:
            texts = texts or sheet or book.create_sheet(f"说明{len(book.worksheets)}")
            texts.append([block.text])
    book.save(path)
    return path


def of_tables(path: Path, cover: Sequence[str], tables: Sequence[SetTable]) -> Path:
    """A cover and tables, each on a sheet of its own, named by its place alone."""
    book = Workbook()
    book.remove(book.active)
    front = book.create_sheet("封面")
    for line in cover:
        front.append([line])
    for number, table in enumerate(tables):
        _table(book.create_sheet(f"Sheet{number + 1}"), table, FORMATS[number % len(FORMATS)], "")
    book.save(path)
    return path


def _front(book: Any, source: Source) -> None:
    cover = book.create_sheet("封面")
    for row, line in enumerate(source.cover):
        cover.cell(10 + 3 * row, 1, line).font = Font(size=26)
        cover.merge_cells(start_row=10 + 3 * row, end_row=10 + 3 * row, start_column=1, end_column=9)
    contents = book.create_sheet("目录")
    for line in (source.contents_title, *source.contents):
        contents.append([line])


def _table(sheet: Any, table: SetTable, number_format: str, filler: str) -> None:
    width = len(table.columns)
    top = sheet.max_row + 2 if sheet.max_row > 1 else 1
    lines = [text for text, _ in table.lines]
    sheet.cell(top, 1, lines[0]).alignment = Alignment(horizontal="center")
    sheet.merge_cells(start_row=top, end_row=top, start_column=1, end_column=width)
    for line in lines[1:]:
        top += 1
        sheet.cell(top, width, line)
    if filler and len(lines) > 1:
        sheet.cell(top, 1, filler)
        top += 1
        sheet.cell(top, 1, "2024年度")
    for cell in table.cells:
        _cell(sheet, cell, top + 1, number_format, cell.row < table.header_rows)
    for note in table.notes:
        top += 1
        sheet.cell(top + table.rows, 1, note)
        sheet.merge_cells(
            start_row=top + table.rows, end_row=top + table.rows, start_column=1, end_column=width
        )


def _cell(sheet: Any, cell: Cell, top: int, number_format: str, header: bool) -> None:
    row, column = top + cell.row, 1 + cell.column
    made = sheet.cell(row, column)
    made.value = cell.text or None
    rate = _RATE.fullmatch(cell.text)
    if rate and not header:
        made.value, made.number_format = float(rate[1]) / 100, "0.00%" if "." in rate[1] else "0%"
    elif _CODE.fullmatch(cell.text) and column % 3 == 1:
        made.value = int(cell.text)
    elif _FIGURE.fullmatch(cell.text) and "." in cell.text:
        # 0.1 + 0.2: what a sum of binary fractions leaves in the file
        value = float(cell.text.replace(",", "").replace(" ", ""))
        made.value, made.number_format = value + 4e-13 * value, number_format
        places = len(cell.text.replace(" ", "").partition(".")[2])
        if not value or places != 2:
            # Some formats show a dash for 0, and all show two places.
            made.number_format = f"0.{'0' * places}"
    elif column == 1 and cell.text and not header:
        made.value = f"  {cell.text}"
    if cell.row_span > 1 or cell.column_span > 1:
        sheet.merge_cells(
            start_row=row,
            end_row=row + cell.row_span - 1,
            start_column=column,
            end_column=column + cell.column_span - 1,
        )


def old_workbook(path: Path, new: Path) -> Path:
    """The workbook ``new`` as an old one (.xls): values, formats, merged cells."""
    old = xlwt.Workbook()
    for sheet in load_workbook(new).worksheets:
        made = old.add_sheet(sheet.title[:31])
        merged = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
        styles: dict[str, Any] = {}
        for row in sheet.iter_rows():
            for cell in row:
                style = styles.setdefault(cell.number_format, _style(cell.number_format))
                area = merged.get((cell.row, cell.column))
                if area is not None:
                    made.write_merge(
                        area.min_row - 1,
                        area.max_row - 1,
                        area.min_col - 1,
                        area.max_col - 1,
                        cell.value if cell.value is not None else "",
                        style,
                    )
                elif cell.value is not None:
                    made.write(cell.row - 1, cell.column - 1, cell.value, style)
    old.save(str(path))
    return path


def _style(number_format: str) -> Any:
    style = xlwt.XFStyle()
    style.num_format_str = number_format
    return style
