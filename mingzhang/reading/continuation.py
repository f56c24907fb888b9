"""A table that runs over pages: its next grid is known by its columns, a torn row is joined again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mingzhang.forms import find_item
from mingzhang.forms.base import Form, RowKind
from mingzhang.forms.wording import without_ordinal
from mingzhang.model import SideName
from mingzhang.reading.columns import Layout
from mingzhang.reading.document import Grid, GridCell
from mingzhang.reading.headers import Matrix, header_rows, is_number_row, kind_of_label
from mingzhang.reading.rows import Draft

SIDES: tuple[SideName | None, ...] = (None, "income", "expenditure")
EDGE = 6.0
"""Points by which a column's rules may differ from page to page."""


def continues(grid: Grid, layout: Layout) -> bool:
    """Whether ``grid``, without a title, has the columns of the table before it."""
    return grid.columns == len(layout.roles) or _same_width(grid, layout)


def carried_layout(grid: Grid, layout: Layout) -> Layout:
    """``layout`` with the columns' edges where ``grid``, which has as many, draws them."""
    edges = grid.x_edges
    roles = tuple(
        replace(role, x0=edges[index], x1=edges[index + 1]) for index, role in enumerate(layout.roles)
    )
    return Layout(roles, layout.words)


def fitted(grid: Grid, edges: Sequence[float]) -> Grid:
    """``grid`` on the column edges ``edges`` of the page before.

    A page whose rows have merged cells only shows fewer edges, one with a stray rule more: each cell then
    covers the columns whose middles it holds, at least the one that its own middle is in.
    """
    middles = [(left + right) / 2 for left, right in pairwise(edges)]
    cells = tuple(
        replace(cell, column=columns[0], column_span=len(columns))
        for cell in grid.cells
        for columns in (_covered(cell, middles),)
    )
    return replace(grid, columns=len(middles), x_edges=tuple(edges), cells=cells)


def stacked(head: Grid, body: Grid) -> Grid:
    """One grid of a header that ends a page and the rows that begin the next."""
    edges = max((head.x_edges, body.x_edges), key=len)
    upper, lower = fitted(head, edges), fitted(body, edges)
    moved = tuple(replace(cell, row=cell.row + upper.rows) for cell in lower.cells)
    return replace(
        lower,
        rows=upper.rows + lower.rows,
        y_edges=(*upper.y_edges, *lower.y_edges[1:]),
        cells=(*upper.cells, *moved),
    )


def repeated_header(matrix: Matrix, form: Form, layout: Layout, start: int) -> int:
    """How many rows from ``start`` repeat the header of the table's first page, 栏次 included."""
    row = start
    while row < matrix.grid.rows:
        cells = matrix.filled(row)
        words = [matrix.label(row, cell.column) for cell in cells]
        if is_number_row(cells):
            return row + 1 - start
        if not cells or not all(word in layout.words for word in words):
            break
        if len(words) == 1 and any(find_item(form, words[0], side) is not None for side in SIDES):
            break
        row += 1
    return row - start


def begins_anew(matrix: Matrix, form: Form, layout: Layout) -> bool:
    """Whether a grid without a title has a header of its own, other than that of the table before."""
    depth = header_rows(matrix, form)
    words = [matrix.label(row, cell.column) for row in range(depth) for cell in matrix.filled(row)]
    return any(kind_of_label(word) != "other" and word not in layout.words for word in words)


def join_torn_rows(form: Form, before: list[Draft], after: list[Draft], layout: Layout) -> list[Draft]:
    """Join the rows that a page break tore: ``before`` ends one page, ``after`` begins the next.

    Returns ``after`` without the rows that went into the last of ``before`` of their block.
    """
    sides: dict[int, SideName | None] = {role.block: role.side for role in layout.roles}
    rest: list[Draft] = []
    looked_at: set[int] = set()
    for draft in after:
        last = next((one for one in reversed(before) if one.block == draft.block), None)
        first_of_block = draft.block not in looked_at
        looked_at.add(draft.block)
        if first_of_block and last is not None and _is_torn(form, last, draft, sides.get(draft.block)):
            _join(last, draft)
        else:
            rest.append(draft)
    return rest


def without_repeated_total(before: Sequence[Draft], after: list[Draft]) -> list[Draft]:
    """``after`` without a first row that prints the total of ``before`` once more, as part of its header."""
    if not after or not after[0].is_total:
        return after
    repeated = any(
        draft.is_total and draft.block == after[0].block and _texts(draft) == _texts(after[0])
        for draft in before
    )
    return after[1:] if repeated else after


def _texts(draft: Draft) -> dict[str, str]:
    return {column: "".join(piece.text for piece in pieces) for column, pieces in draft.values.items()}


def _covered(cell: GridCell, middles: Sequence[float]) -> list[int]:
    left, _, right, _ = cell.box
    columns = [index for index, middle in enumerate(middles) if left - 1 <= middle <= right + 1]
    if columns:
        return columns
    middle = (left + right) / 2
    return [min(range(len(middles)), key=lambda index: abs(middles[index] - middle))]


def _same_width(grid: Grid, layout: Layout) -> bool:
    return (
        abs(grid.x_edges[0] - layout.roles[0].x0) < EDGE
        and abs(grid.x_edges[-1] - layout.roles[-1].x1) < EDGE
    )


def _is_torn(form: Form, last: Draft, first: Draft, side: SideName | None) -> bool:
    """Whether ``first`` is the rest of ``last``: neither has what the other has."""
    if last.has_value and first.has_value:
        return False
    if form.rows in (RowKind.FUNCTIONAL, RowKind.ECONOMIC):
        return _is_torn_code_row(last, first)
    if not first.name or without_ordinal(first.name_text) != first.name_text:
        return False
    if find_item(form, first.name_text, side) is not None:
        return False
    joined = last.name_text + first.name_text
    known_joined = find_item(form, joined, side) is not None
    return known_joined or (not first.has_amount and find_item(form, last.name_text, side) is None)


def _is_torn_code_row(last: Draft, first: Draft) -> bool:
    if first.is_total or last.is_total or (last.has_code and first.has_code):
        return False
    if not first.name and not first.has_code:
        return first.has_value and not last.has_value
    if _is_filler(first) or _is_filler(last):
        return False
    return first.has_code != last.has_code


def _is_filler(draft: Draft) -> bool:
    return bool(draft.name) and not draft.name_text.strip("….。·")


def _join(last: Draft, first: Draft) -> None:
    if not last.has_code:
        last.codes = first.codes
    last.name = [*last.name, *first.name]
    if not last.has_amount and first.has_value:
        last.values = first.values
    last.unknown.extend(first.unknown)


def by_blocks(drafts: Sequence[Draft]) -> list[Draft]:
    """Rows in the order of reading: block after block over all pages, each from top to bottom."""
    return sorted(drafts, key=lambda draft: draft.block)
