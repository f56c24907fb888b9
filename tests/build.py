"""Documents, grids and reports made from text, as a person would type them.

A document is a text: lines that begin with ``|`` are rows of a grid, an empty line ends a grid, ``---``
begins a new page, everything else is a line of text::

    支出决算表
    单位：万元
    | 项目     | <                | 本年支出合计 | 基本支出 |
    | 科目编码 | 科目名称         | ^            | ^        |
    | 208      | 社会保障和~就业支出 | 2,002.49     |          |
    注：本表反映部门本年度各项支出情况。

In a cell ``<`` joins it to the cell on its left, ``^`` to the one above, ``~`` begins a new text line.
"""

from __future__ import annotations

from itertools import pairwise
from textwrap import dedent

from mingzhang.model import Report, Table
from mingzhang.reading.document import Character, Document, Grid, GridCell, Page, TextLine, enclosing_box
from mingzhang.reading.report import report_of
from mingzhang.reading.tables import read_tables

WIDTH, HEIGHT = 842.0, 595.0
LEFT, RIGHT, TOP = 40.0, 800.0, 40.0
SIZE, LINE = 6.0, 12.0


def document(text: str, name: str = "模拟.pdf") -> Document:
    """The document that ``text`` shows."""
    pages = dedent(text).strip("\n").split("\n---")
    return Document(name, "0" * 64, tuple(_page(number, one) for number, one in enumerate(pages, 1)))


def tables(text: str) -> tuple[Table, ...]:
    """The tables read from the document that ``text`` shows; fails on any warning."""
    read, warnings = read_tables(document(text))
    assert not warnings, warnings
    return read


def table(text: str) -> Table:
    """The only table of the document that ``text`` shows."""
    (only,) = tables(text)
    return only


def report(text: str) -> Report:
    """The report read from the document that ``text`` shows."""
    return report_of(document(text))


def rows(read: Table) -> list[tuple[str | None, str, dict[str, str]]]:
    """Code, name and printed values of a table's rows, blanks left out."""
    return [
        (
            row.code,
            row.name,
            {column: str(cell.amount.value) for column, cell in row.cells.items() if cell.amount},
        )
        for row in read.rows
    ]


def grid(lines: list[str], page: int = 1, top: float = TOP) -> Grid:
    """The grid that ``lines`` (each ``| cell | cell |``) show."""
    places = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    columns = max(len(row) for row in places)
    x_edges = [LEFT + index * (RIGHT - LEFT) / columns for index in range(columns + 1)]
    y_edges = [top]
    for row in places:
        y_edges.append(y_edges[-1] + LINE * max(cell.count("~") + 1 for cell in row) + 4)
    cells = tuple(
        _cell(places, row, column, x_edges, y_edges)
        for row, texts in enumerate(places)
        for column, text in enumerate(texts)
        if text not in ("<", "^")
    )
    box = (x_edges[0], y_edges[0], x_edges[-1], y_edges[-1])
    return Grid(page, box, len(places), columns, tuple(x_edges), tuple(y_edges), cells)


def _cell(
    places: list[list[str]], row: int, column: int, x_edges: list[float], y_edges: list[float]
) -> GridCell:
    across, down = 1, 1
    while column + across < len(places[row]) and places[row][column + across] == "<":
        across += 1
    while row + down < len(places) and places[row + down][column : column + 1] == ["^"]:
        down += 1
    box = (x_edges[column], y_edges[row], x_edges[column + across], y_edges[row + down])
    lines = ["".join(line.split()) for line in places[row][column].split("~")]
    characters = tuple(
        character
        for number, line in enumerate(lines)
        for character in _characters(line, box[0] + 2, box[1] + 2 + number * LINE)
    )
    text = "\n".join(line for line in lines if line)
    return GridCell(row, column, down, across, box, text, characters)


def _page(number: int, text: str) -> Page:
    y = TOP
    outside: list[TextLine] = []
    grids: list[Grid] = []
    pending: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            pending.append(line)
            continue
        if pending:
            grids.append(grid(pending, number, y))
            y = grids[-1].box[3] + 6
            pending = []
        plain = "".join(line.split())
        if plain and plain != "-":
            characters = _characters(plain, LEFT, y)
            outside.append(TextLine(number, plain, characters, enclosing_box(characters)))
            y += LINE + 2
    inside = [
        TextLine(number, cell.text.replace("\n", ""), cell.characters, enclosing_box(cell.characters))
        for one in grids
        for cell in one.cells
        if cell.characters
    ]
    lines = tuple(sorted((*outside, *inside), key=lambda line: (line.box[1], line.box[0])))
    characters = tuple(character for line in lines for character in line.characters)
    return Page(number, WIDTH, HEIGHT, characters, lines, tuple(outside), tuple(grids))


def _characters(text: str, left: float, top: float) -> tuple[Character, ...]:
    edges = [left + index * SIZE for index in range(len(text) + 1)]
    return tuple(
        Character(character, x0, top, x1, top + SIZE * 1.5, SIZE)
        for character, (x0, x1) in zip(text, pairwise(edges), strict=True)
    )
