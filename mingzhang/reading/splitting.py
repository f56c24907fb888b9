"""One grid that holds several tables, a title or note between them in a row of its own → a grid each.

Sheets exported as one frame look so, and tables whose columns had to be found without rules.
"""

from __future__ import annotations

from dataclasses import replace

from mingzhang.forms import match_title
from mingzhang.reading.document import Grid, GridCell, enclosing_box
from mingzhang.reading.lines import group_lines
from mingzhang.reading.numbers import parse_amount
from mingzhang.reading.titles import is_note


def split(grid: Grid) -> tuple[Grid, ...]:
    """The tables in ``grid``, top to bottom: cut at every title that stands in a row of its own.

    What stands over the title in its cell (a note of the table above) stays with the table above.
    """
    by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    last = max((cell.row for cell in grid.cells if cell.text), default=0)
    parts: list[Grid] = []
    cells: list[GridCell] = []
    first = 0
    for row in range(grid.rows):
        own = _wide_text_joined(by_row.get(row, []))
        filled = [cell for cell in own if cell.text]
        cut = _title_line(filled[0]) if row > first and len(filled) == 1 else None
        if cut is None or row >= last:
            cells.extend(own)
            continue
        above, title = _cut(filled[0], cut)
        cells.extend([above] if above is not None else [])
        parts.append(_part(grid, cells, first, row + (above is not None)))
        cells, first = [title], row
    if not parts:
        return (replace(grid, cells=tuple(cells)),)
    parts.append(_part(grid, cells, first, grid.rows))
    return tuple(parts)


def _wide_text_joined(cells: list[GridCell]) -> list[GridCell]:
    """A row's cells, or one where the row is a note or title that columns found without rules cut up."""
    filled = [cell for cell in cells if cell.text]
    telling = any(is_note(cell.text) or _title_line(cell) is not None for cell in filled)
    if len(filled) < 2 or not telling or any(parse_amount(cell.text) is not None for cell in filled):
        return cells
    lines = group_lines(character for cell in filled for character in cell.characters)
    whole = replace(
        filled[0],
        text="\n".join("".join(one.text for one in line) for line in lines),
        characters=tuple(one for line in lines for one in line),
    )
    return [whole, *(replace(cell, text="", characters=()) for cell in cells if cell is not filled[0])]


def _title_line(cell: GridCell) -> int | None:
    """Which of the cell's lines is a table's title; None where notes or other words follow it."""
    lines = cell.text.split("\n")
    for index in range(len(lines) - 1, -1, -1):
        if match_title(lines[index]) is not None:
            return index
        if is_note(lines[index]):
            return None
    return None


def _cut(cell: GridCell, line: int) -> tuple[GridCell | None, GridCell]:
    """The cell's lines before ``line``, and those from it on."""
    lines = cell.text.split("\n")
    at = sum(len(one) for one in lines[:line])
    below = replace(cell, text="\n".join(lines[line:]), characters=cell.characters[at:])
    if not line:
        return None, below
    return replace(cell, text="\n".join(lines[:line]), characters=cell.characters[:at]), below


def _part(grid: Grid, cells: list[GridCell], first: int, end: int) -> Grid:
    """The rows ``first`` to ``end`` as a grid of its own, with the column edges that its rows have."""
    rows = max(end - first, 1)
    plain = [cell for cell in cells if cell.text] or cells
    used = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)})
    places = {edge: index for index, edge in enumerate(used)}
    moved = tuple(
        replace(
            cell,
            row=cell.row - first,
            row_span=min(cell.row_span, rows - (cell.row - first)),
            column=places[cell.column],
            column_span=places[cell.column + cell.column_span] - places[cell.column],
        )
        for cell in cells
    )
    characters = [character for cell in plain for character in cell.characters]
    top = grid.y_edges[first]
    bottom = enclosing_box(characters)[3] if characters and end < grid.rows else grid.y_edges[-1]
    edges = tuple(grid.x_edges[edge] for edge in used)
    return Grid(
        page=grid.page,
        box=(edges[0], top, edges[-1], max(bottom, top)),
        rows=rows,
        columns=len(edges) - 1,
        x_edges=edges,
        y_edges=grid.y_edges[first : first + rows + 1],
        cells=moved,
    )
