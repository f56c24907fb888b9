"""Tables of a web page: those that hold data → blocks, those that only place things are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mingzhang.errors import ResourceLimitError
from mingzhang.reading.flow import Block, FlowCell
from mingzhang.reading.markup import Walk, is_hidden, tag_of
from mingzhang.reading.tabular import PLACES, blocks_of, paragraph_of

COLUMNS = 1000
"""Columns of a table; what lies beyond is no report's."""
TALLEST_SPAN = 65_534
LONG_TEXT = 300
"""Letters of a cell with several sentences that make its table one for placing text."""

_ROW_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_LINES = frozenset(
    ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "table")
)
_UNSEEN = frozenset(("script", "style", "template", "select", "noscript"))


def is_layout(table: Any) -> bool:
    """Whether the table only places other things: tables, headings, or text of many sentences."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if next(table.iterdescendants("table"), None) is not None:
        return True
    if next(table.iterdescendants("h1", "h2", "h3", "article", "main", "nav"), None) is not None:
        return True
    rows = [[cell for cell in row if tag_of(cell) in {"td", "th"}] for row in _rows(table)]
    if max((len(row) for row in rows), default=0) <= 1:
        return True
    if len(rows) > 3:
        return False
    texts = (_text(cell) for row in rows for cell in row)
    return any(len(text) > LONG_TEXT and text.count("。") >= 3 for text in texts)


def blocks_of_table(table: Any, number: int) -> Iterator[Block]:
    """The blocks of a table that holds data; ``number`` counts the tables of the file."""
    caption = next(table.iterchildren("caption"), None)
    if caption is not None and (text := " ".join(_text(caption).split())):
        yield paragraph_of(text, f"表 {number} 的标题")
    yield from blocks_of(_cells(table, number))


def _cells(table: Any, number: int) -> list[FlowCell]:
    """The table's cells at their places; what a cell covers below pushes later cells to the right."""
    rows = list(_rows(table))
    cells: list[FlowCell] = []
    covered: dict[int, int] = {}
    for row, element in enumerate(rows):
        column = 0
        for cell in element:
            if tag_of(cell) not in {"td", "th"} or is_hidden(cell):
                continue
            while covered.get(column, 0) > row:
                column += 1
            if column >= COLUMNS:
                break
            wide = _span(cell, "colspan", COLUMNS)
            tall = min(_span(cell, "rowspan", TALLEST_SPAN) or len(rows), len(rows) - row)
            place = f"表 {number} 第 {row + 1} 行第 {column + 1} 列"
            cells.append(FlowCell(row, column, _text(cell), place, tall, max(wide, 1)))
            if tall > 1:
                covered.update(dict.fromkeys(range(column, column + max(wide, 1)), row + tall))
            column += max(wide, 1)
        if len(cells) > PLACES:
            raise ResourceLimitError(
                f"网页的一张表有 {PLACES:,} 个以上的单元格，不像部门决算的报表，已停止读取；"
                "请另存为 PDF 后再读取。",
                code="too_many_cells",
            )
    return cells


def _rows(table: Any) -> Iterator[Any]:
    """The table's own rows that show."""
    for child in table:
        if tag_of(child) in _ROW_GROUPS and not is_hidden(child):
            yield from (row for row in child if tag_of(row) == "tr" and not is_hidden(row))
        elif tag_of(child) == "tr" and not is_hidden(child):
            yield child


def _span(cell: Any, name: str, most: int) -> int:
    """How many rows or columns the cell covers; 0 (of rows) means down to the end."""
    found = re.match(r"\s*(\d{1,6})", str(cell.get(name) or ""))
    return min(int(found[1]), most) if found else 1


def _text(cell: Any) -> str:
    """The cell's text, its lines parted by line breaks."""
    pieces: list[str] = []
    walk = Walk(cell)
    for begins, element in walk:
        tag = tag_of(element)
        if begins and element is not cell and (tag in _UNSEEN or is_hidden(element)):
            walk.skip()
        elif begins:
            pieces += ["\n" if tag in _LINES else "", _blanks_joined(element.text)]
        elif element is not cell:
            pieces += ["\n" if tag in _LINES and tag != "br" else "", _blanks_joined(element.tail)]
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _blanks_joined(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
