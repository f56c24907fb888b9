"""A wide table whose right columns stand on pages of their own: joined by the order of the rows.

Such a page has neither a title nor codes or names, and a header of columns that the pages before lack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mingzhang.forms.base import Form, RowKind
from mingzhang.reading.columns import Layout, layout_of
from mingzhang.reading.document import Grid
from mingzhang.reading.headers import HEADER_ROWS, Matrix, header_rows, without_blanks
from mingzhang.reading.pieces import Piece, pieces_of
from mingzhang.reading.rows import Draft


@dataclass(frozen=True, slots=True)
class Half:
    """The further columns of a page, and what each of its rows has in them."""

    page: int
    layout: Layout
    rows: tuple[dict[str, list[Piece]], ...]


def right_half(grid: Grid, form: Form, title: str, known: Layout) -> Half | None:
    """What ``grid`` adds to the columns ``known`` of its table; None where it is no such half."""
    if form.sides:
        return None
    matrix = Matrix(grid)
    numbers = [row for row in range(min(HEADER_ROWS, grid.rows)) if _is_numbered(matrix, row)]
    first = numbers[0] if numbers else header_rows(matrix, form, 0)
    if first == 0 or first >= grid.rows:
        return None
    layout = layout_of(matrix, form, title, 0, first)
    columns = set(layout.value_columns())
    kinds = {role.kind for role in layout.roles}
    named = form.rows is not RowKind.SINGLE and kinds & {"name", "code"}
    if not columns or named or columns & set(known.value_columns()):
        return None
    first += len(numbers[:1])
    rows: list[dict[str, list[Piece]]] = []
    for row in range(first, grid.rows):
        cells = {cell.column: cell for cell in matrix.filled(row)}
        values = {
            role.column.id: pieces_of(cells[index], grid.page)
            for index, role in enumerate(layout.roles)
            if role.column is not None and index in cells
        }
        rows.append(values)
    return Half(grid.page, layout, tuple(rows))


def joined(drafts: Sequence[Draft], layout: Layout, halves: Sequence[Half]) -> Layout | None:
    """Give each of ``drafts`` its further columns; None, and nothing given, where the rows do not agree."""
    rows = [row for half in halves for row in half.rows]
    while len(rows) > len(drafts) and not rows[-1]:
        rows.pop()
    if len(rows) != len(drafts):
        return None
    for draft, row in zip(drafts, rows, strict=True):
        draft.values |= row
    roles = (*layout.roles, *(replace(role, block=0) for role in halves[0].layout.roles))
    return Layout(roles, layout.words | halves[0].layout.words)


def _is_numbered(matrix: Matrix, row: int) -> bool:
    """Whether the row goes on with the numbers of the columns (栏次), which began on the page before."""
    texts = [without_blanks(cell.text) for cell in matrix.filled(row)]
    if len(texts) < 2 or not all(text.isdigit() for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
