"""Rows of cells → blocks: what stands over a table, the table, and what stands under it.

A worksheet, or a table saved by one as a web page or as text, holds more than tables: titles merged over
all columns, 公开03表, 部门：…, 单位：万元, notes, whole paragraphs. They become paragraphs; several tables
may stand below one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mingzhang.errors import ResourceLimitError
from mingzhang.forms import match_title
from mingzhang.reading.flow import Block, FlowCell, FlowTable, Paragraph
from mingzhang.reading.titles import is_note

PLACES = 50_000
"""Rows times columns that a table may have; a report's largest has some 3,000."""
SENTENCE = 45
"""A cell alone in its row with so many letters and a full stop is a paragraph."""
WHOLE = 0.75
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
_FIGURE = re.compile(r"^[-－(（]?[\d,，]+(?:\.\d+)?[)）]?%?$")
_LEAD_IN = re.compile(r"^[^。]{2,40}[:：]$")


@dataclass(slots=True)
class _Line:
    """A row with its cells that hold something."""

    row: int
    cells: list[FlowCell]


@dataclass(slots=True)
class _Open:
    """The table that is being read: its rows, the columns that they take, the row that they reach down to."""

    lines: list[_Line] = field(default_factory=list[_Line])
    left: int = 0
    right: int = 0
    reach: int = 0

    def add(self, line: _Line) -> None:
        """Take one more row."""
        left = min(cell.column for cell in line.cells)
        self.left = min(self.left, left) if self.lines else left
        self.right = max(self.right, *(cell.column + cell.column_span for cell in line.cells))
        self.reach = max(self.reach, *(cell.row + cell.row_span for cell in line.cells))
        self.lines.append(line)


def blocks_of(cells: Sequence[FlowCell]) -> Iterator[Block]:
    """The blocks that a sheet's ``cells`` make, from the first row to the last.

    Cells must not overlap; blank ones are of use only where they are merged. Raises ResourceLimitError
    (``too_many_cells``).
    """
    held = [cell for cell in cells if cell.text.strip()]
    blanks = [one for one in cells if not one.text.strip() and one.row_span + one.column_span > 2]
    lines = _lines(held)
    table = _Open()
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if not _stands_outside(line, table, following):
            table.add(line)
            continue
        headings = _headings_at_end(table.lines, line)
        yield from _table(table.lines[: len(table.lines) - len(headings)], blanks)
        table = _Open()
        for outside in (*headings, line):
            yield from _paragraphs(outside)
    yield from _table(table.lines, blanks)


def _lines(cells: Sequence[FlowCell]) -> list[_Line]:
    rows: dict[int, list[FlowCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return [_Line(row, sorted(rows[row], key=lambda cell: cell.column)) for row in sorted(rows)]


def _stands_outside(line: _Line, table: _Open, following: _Line | None) -> bool:
    """Whether the row stands over or under a table; ``table`` is the one that is open, if any."""
    if line.row < table.reach:
        return False
    texts = [re.sub(r"\s+", " ", cell.text.strip()) for cell in line.cells]
    if all(_FILLING.search(text) for text in texts):
        return True
    if len(line.cells) > 1:
        return all(_FILLING.search(text) or match_title(text) for text in texts)
    if not table.lines or is_note(texts[0]) or is_title(texts[0]) or _is_sentence(texts[0]):
        return True
    if following is not None and any(_FIGURE.match(cell.text.strip()) for cell in following.cells):
        # A heading within the table: figures follow, not another header.
        return False
    cell, breadth = line.cells[0], table.right - table.left
    wide = min(cell.column + cell.column_span, table.right) - max(cell.column, table.left)
    if breadth > 2 and wide >= WHOLE * breadth:
        return True
    return cell.column == table.left and _LEAD_IN.search(texts[0]) is not None


def _is_sentence(text: str) -> bool:
    return len(text) > SENTENCE and "。" in text


def _headings_at_end(table: Sequence[_Line], following: _Line) -> list[_Line]:
    """The last rows of the open table that are headings of the paragraph that follows it."""
    headings: list[_Line] = []
    if len(following.cells) == 1 and "。" in following.cells[0].text:
        for line in reversed(table):
            if len(line.cells) != 1 or not _HEADING.match(line.cells[0].text.strip()):
                break
            headings.insert(0, line)
    return headings


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
    """The table of ``lines``; what has one column only is paragraphs."""
    if not lines:
        return
    cells = [cell for line in lines for cell in line.cells]
    if len({cell.column for cell in cells}) == 1:
        for line in lines:
            yield from _paragraphs(line)
        return
    rows = {row: place for place, row in enumerate(sorted({cell.row for cell in cells}))}
    columns = {column: place for place, column in enumerate(sorted({cell.column for cell in cells}))}
    if len(rows) * len(columns) > PLACES:
        raise ResourceLimitError(
            f"一张表有 {len(rows):,} 行 {len(columns):,} 列，不像部门决算的报表，已停止读取；"
            "请只保留决算各表再读取。",
            code="too_many_cells",
        )
    cells += [cell for cell in blanks if cell.row in rows and cell.column in columns]
    yield FlowTable(len(rows), len(columns), tuple(_placed(cell, rows, columns) for cell in cells))


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
