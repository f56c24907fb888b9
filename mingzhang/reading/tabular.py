"""Rows of cells → blocks: what stands over a table, the table, and what stands under it.

A worksheet, or a table saved by one as a web page or as text, holds more than tables: titles merged over
all columns, 公开03表, 部门：…, 单位：万元, notes, whole paragraphs. They become paragraphs; several tables
may stand below one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mingzhang.errors import ResourceLimitError
from mingzhang.forms import match_title
from mingzhang.reading.flow import Block, FlowCell, FlowTable, Paragraph
from mingzhang.reading.titles import is_note

PLACES = 200_000
"""Rows times columns that a table may have; a report's largest has some 3,000."""
SENTENCE = 45
"""A cell alone in its row with so many letters and a full stop is a paragraph."""
WHOLE = 0.6
"""Part of a table's columns that a cell covers to stand over or under the table, not in it."""

_FILLING = re.compile(
    r"^(?:公开|附?表)\s*[\d一二三四五六七八九十]+(?:-\d+)?\s*表?$|^附件?\s*\d*[:：]?$"
    r"|^[（(]?(?:金额)?单位\s*[:：].{0,6}元.{0,3}$"
    r"|^(?:公开|编制|填报|填表|预算|决算|主管|汇总)?\s*(?:部门|单位)\s*(?:名称|[（(]单位[)）])?\s*[:：]"
    r"|^[（(]?\d{4}\s*年\s*(?:度|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?[)）]?$"
    r"|^(?:编制|填报|填表|报送|制表)(?:日期|时间|人)?\s*[:：]|^(?:财务负责人|负责人|审核人|制表人|经办人)\s*[:：]"
    r"|^第?\s*\d+\s*页.{0,8}$"
)
"""What stands in rows over or under a table, several in one row: its number, unit, date, who filled it in."""
_TITLE = re.compile(
    r"^(?!.*[，。；])[^:：]{3,60}(?:[决预]算|收支|收入|支出|经费|采购|自评|情况|明细|总)表[^一-龥]{0,12}$"
)
_PART = re.compile(r"^(?:第[一二三四五六七八九十]+(?:部分|章)[^，。；]{0,40}|目\s*录)$")
_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^，。；]*(?:情况|说明|解释|概况|职责|事项)"
)
_LEAD_IN = re.compile(r"^[^。]{2,40}[:：]$")


@dataclass(slots=True)
class _Line:
    """A row with its cells that hold something."""

    row: int
    cells: list[FlowCell]


def blocks_of(cells: Iterable[FlowCell]) -> Iterator[Block]:
    """The blocks that a sheet's ``cells`` make, from the first row to the last.

    Cells must not overlap; blank ones are of use only where they are merged.
    """
    held = [cell for cell in cells if cell.text.strip()]
    blanks = [one for one in cells if not one.text.strip() and one.row_span + one.column_span > 2]
    table: list[_Line] = []
    for line in _lines(held):
        if _stands_outside(line, table):
            headings = _headings_at_end(table, line)
            yield from _table(table[: len(table) - len(headings)], blanks)
            table = []
            for outside in (*headings, line):
                yield from _paragraphs(outside)
        else:
            table.append(line)
    yield from _table(table, blanks)


def _lines(cells: Sequence[FlowCell]) -> list[_Line]:
    rows: dict[int, list[FlowCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return [_Line(row, sorted(rows[row], key=lambda cell: cell.column)) for row in sorted(rows)]


def _stands_outside(line: _Line, table: Sequence[_Line]) -> bool:
    """Whether the row stands over or under a table; ``table`` are the rows of the one that is open."""
    if _covered(line, table):
        return False
    texts = [re.sub(r"\s+", " ", cell.text.strip()) for cell in line.cells]
    if all(_FILLING.search(text) for text in texts):
        return True
    if len(line.cells) > 1:
        return all(_FILLING.search(text) or match_title(text) for text in texts)
    cell, text = line.cells[0], texts[0]
    if not table:
        return True
    if is_note(text) or is_title(text) or (len(text) > SENTENCE and "。" in text):
        return True
    left, right = _breadth(table)
    wide = min(cell.column + cell.column_span, right) - max(cell.column, left) >= WHOLE * (right - left)
    return (wide and right - left > 2) or (cell.column == left and _LEAD_IN.search(text) is not None)


def _headings_at_end(table: Sequence[_Line], following: _Line) -> list[_Line]:
    """The last rows of the open table that are headings of the paragraph that follows it."""
    headings: list[_Line] = []
    if len(following.cells) == 1 and "。" in following.cells[0].text:
        for line in reversed(table):
            if len(line.cells) != 1 or not _HEADING.match(line.cells[0].text.strip()):
                break
            headings.insert(0, line)
    return headings


def _covered(line: _Line, table: Sequence[_Line]) -> bool:
    """Whether a cell of an earlier row reaches down to this one."""
    return any(cell.row + cell.row_span > line.row for above in table for cell in above.cells)


def _breadth(table: Sequence[_Line]) -> tuple[int, int]:
    left = min(cell.column for line in table for cell in line.cells)
    return left, max(cell.column + cell.column_span for line in table for cell in line.cells)


def paragraph_of(text: str, place: str) -> Paragraph:
    """The paragraph with this text (not blank), set as what it is: a title, a table's number or unit."""
    text = re.sub(r"\s+", " ", text).strip()
    if is_title(text):
        return Paragraph(text, place, heading=True, centred=True)
    return Paragraph(text, place, right=_FILLING.search(text) is not None)


def is_title(text: str) -> bool:
    """Whether ``text``, alone in its row, is the title of a table or of a part of the report."""
    return _PART.match(text) is not None or _TITLE.search(text) is not None or match_title(text) is not None


def _paragraphs(line: _Line) -> Iterator[Paragraph]:
    for cell in line.cells:
        text = re.sub(r"\s+", " ", cell.text).strip()
        parts = [text] if is_title(text) else cell.text.split("\n")
        yield from (paragraph_of(part, cell.place) for part in parts if part.strip())


def _table(lines: Sequence[_Line], blanks: Sequence[FlowCell]) -> Iterator[Block]:
    """The table of ``lines``, its first row and column being the first that hold something.

    A table of one row and one column is a paragraph.
    """
    if not lines:
        return
    left, right = _breadth(lines)
    top, bottom = lines[0].row, max(cell.row + cell.row_span for line in lines for cell in line.cells)
    if right - left == 1 or (len(lines) == 1 and len(lines[0].cells) == 1):
        for line in lines:
            yield from _paragraphs(line)
        return
    rows = {row: place for place, row in enumerate(_kept_rows(lines, top, bottom))}
    cells = [cell for line in lines for cell in line.cells]
    columns = {column: place for place, column in enumerate(sorted({cell.column for cell in cells}))}
    if len(rows) * len(columns) > PLACES:
        raise ResourceLimitError(
            f"一张表有 {len(rows):,} 行 {len(columns):,} 列，不像部门决算的报表，已停止读取；"
            "请只保留决算各表再读取。",
            code="too_many_cells",
        )
    cells += [cell for cell in blanks if cell.row in rows and cell.column in columns]
    yield FlowTable(len(rows), len(columns), tuple(_placed(cell, rows, columns) for cell in cells))


def _kept_rows(lines: Sequence[_Line], top: int, bottom: int) -> list[int]:
    """Rows of the table; those that hold nothing are left out, unless a cell reaches over them."""
    starts = {line.row for line in lines}
    reached = {
        row for line in lines for cell in line.cells for row in range(cell.row, cell.row + cell.row_span)
    }
    return [row for row in range(top, bottom) if row in starts or row in reached]


def _placed(cell: FlowCell, rows: dict[int, int], columns: dict[int, int]) -> FlowCell:
    """The cell among the rows and columns in which some cell begins: the others part nothing."""
    row_span = sum(row in rows for row in range(cell.row, cell.row + cell.row_span))
    column_span = sum(column in columns for column in range(cell.column, cell.column + cell.column_span))
    return replace(
        cell,
        row=rows[cell.row],
        column=columns[cell.column],
        row_span=row_span,
        column_span=column_span,
    )
