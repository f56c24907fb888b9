"""Worksheets as their cells show them → Document: the same for new workbooks and old ones."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mingzhang.errors import ResourceLimitError, UnreadableFileError
from mingzhang.forms import match_title
from mingzhang.model import FileFormat, ReadingWarning
from mingzhang.reading.document import Document
from mingzhang.reading.flow import Block, FlowCell, FlowTable, NewPage, Paragraph
from mingzhang.reading.sheets import laid_out
from mingzhang.reading.tabular import blocks_of, is_title, paragraph_of

CELLS = 120_000
"""Cells with something in them that a workbook may have; a report's has some 5,000."""

Spans = dict[tuple[int, int], tuple[int, int]]
"""Rows and columns covered by a merged cell, by its upper left place; all from 0."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A worksheet as it shows: ``texts`` by row and column (from 0), blanks left out.

    ``hidden_rows`` and ``hidden_columns`` do not show; ``faults`` are places whose text is no figure but
    an error, or whose formula was never computed.
    """

    name: str
    texts: dict[tuple[int, int], str]
    spans: Spans
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    errors: tuple[tuple[int, int], ...] = ()
    uncomputed: tuple[tuple[int, int], ...] = ()


def document_of(sheets: Iterable[Shown], content: bytes, name: str, file_format: FileFormat) -> Document:
    """The document that the worksheets of the workbook ``content`` make, each from a page of its own.

    Raises UnreadableFileError (``no_text``) where nothing shows, ResourceLimitError (``too_many_cells``).
    """
    blocks: list[Block] = []
    warnings: list[ReadingWarning] = []
    count = 0
    for sheet in sheets:
        count += len(sheet.texts)
        if count > CELLS:
            raise ResourceLimitError(
                f"工作簿中有内容的单元格超过 {CELLS:,} 个，不像一份部门决算；请只保留决算各表再读取。",
                code="too_many_cells",
            )
        warnings += _warnings(sheet)
        if not sheet.hidden:
            blocks += [NewPage(), *_blocks(sheet)]
    if not any(not isinstance(block, NewPage) for block in blocks):
        raise UnreadableFileError("工作簿中没有内容，无内容可读；请检查是否选错了文件。", code="no_text")
    document = laid_out(blocks, name, hashlib.sha256(content).hexdigest(), file_format)
    return replace(document, warnings=tuple(warnings))


def _blocks(sheet: Shown) -> list[Block]:
    blocks = list(blocks_of(_cells(sheet)))
    titled = any(isinstance(block, Paragraph) and is_title(block.text) for block in blocks)
    if not titled and any(isinstance(block, FlowTable) for block in blocks):
        title = re.sub(r"^[A-Za-z]*[\d.\-_]+\s*", "", sheet.name)
        if match_title(title) is not None:
            blocks.insert(0, paragraph_of(title, f"工作表标签“{sheet.name}”"))
    return blocks


def _cells(sheet: Shown) -> list[FlowCell]:
    """The cells that show, at their places among the rows and columns that show."""
    cells: list[FlowCell] = []
    hidden_rows, hidden_columns = sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)
    for row, column in sheet.texts.keys() | sheet.spans.keys():
        rows, columns = sheet.spans.get((row, column), (1, 1))
        first_row, first_column = (
            row - bisect_left(hidden_rows, row),
            column - bisect_left(hidden_columns, column),
        )
        rows_shown = row + rows - bisect_left(hidden_rows, row + rows) - first_row
        columns_shown = column + columns - bisect_left(hidden_columns, column + columns) - first_column
        if rows_shown <= 0 or columns_shown <= 0:
            continue
        text, place = sheet.texts.get((row, column), ""), place_of(sheet.name, row, column)
        cells.append(FlowCell(first_row, first_column, text, place, rows_shown, columns_shown))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def place_of(sheet: str, row: int, column: int) -> str:
    """A cell's place in words: 工作表“支出决算表”B12."""
    return f"工作表“{sheet}”{address(row, column)}"


def address(row: int, column: int) -> str:
    """A cell's address as a workbook names it; row and column from 0."""
    return f"{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """A column's letters; columns from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _warnings(sheet: Shown) -> Iterator[ReadingWarning]:
    where = f"工作表“{sheet.name}”"
    if sheet.hidden:
        if sheet.texts:
            yield ReadingWarning("hidden", f"{where}已隐藏，未读取；如属公开内容，请取消隐藏后再读取。")
        return
    rows = {row for row, _ in sheet.texts if row in sheet.hidden_rows}
    columns = {column for _, column in sheet.texts if column in sheet.hidden_columns}
    hidden = [f"第 {'、'.join(_runs(sorted(rows)))} 行"] if rows else []
    hidden += [f"{'、'.join(letters(column) for column in sorted(columns)[:5])} 列"] if columns else []
    if hidden:
        yield ReadingWarning("hidden", f"{where}的{'和'.join(hidden)}已隐藏，未读取。")
    if sheet.errors:
        yield ReadingWarning(
            "formula", f"{where}的 {_addresses(sheet.errors)} 显示的是公式错误，不是数字，按空白处理。"
        )
    if sheet.uncomputed:
        yield ReadingWarning(
            "formula",
            f"{where}的 {_addresses(sheet.uncomputed)} 是公式，但文件里没有保存计算结果，按空白处理；"
            "请用 Excel 或 WPS 打开并保存一次后再读取。",
        )


def _addresses(places: Sequence[tuple[int, int]]) -> str:
    named = "、".join(address(row, column) for row, column in sorted(places)[:5])
    return f"{named} 等 {len(places)} 格" if len(places) > 5 else f"{named} "


def _runs(rows: Sequence[int]) -> list[str]:
    """Row numbers from 1, neighbours as one run; five runs at most."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    named = [f"{first + 1}" if first == last else f"{first + 1}—{last + 1}" for first, last in runs]
    return [*named[:5], "……"] if len(named) > 5 else named
