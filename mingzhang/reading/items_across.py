"""Items printed side by side, each over its amount (合计 | 货物 | 工程 | 服务) → a row each."""

from __future__ import annotations

from mingzhang.forms import find_item
from mingzhang.forms.base import Form, RowKind
from mingzhang.forms.wording import normalised
from mingzhang.reading.columns import Layout, Role
from mingzhang.reading.document import GridCell
from mingzhang.reading.headers import GENERIC_LABELS, Matrix, column_paths, without_blanks
from mingzhang.reading.numbers import is_blank_mark, parse_amount
from mingzhang.reading.pieces import pieces_of
from mingzhang.reading.rows import Draft

FEWEST_ITEMS = 3
"""Fewer columns named as a form's items do not make it one printed across."""


def items_across(matrix: Matrix, form: Form, start: int, depth: int) -> tuple[Layout, list[Draft]] | None:
    """The rows of a form of items that is printed across; None where it is not.

    There is one row of amounts, or one named 合计 (of several units) that stands for all.
    """
    if form.rows is not RowKind.ITEMS or form.sides or len(form.columns) != 1:
        return None
    paths = column_paths(matrix, form, start, depth)
    heads = {
        index: head
        for index, path in enumerate(paths)
        if path
        and find_item(form, path[-1]) is not None
        and (head := _head(matrix, start + depth, index, path[-1])) is not None
    }
    row = _amounts_row(matrix, start + depth, min(heads, default=0))
    if len(heads) < FEWEST_ITEMS or row is None:
        return None
    page, edges = matrix.grid.page, matrix.grid.x_edges
    drafts: list[Draft] = []
    for index, head in heads.items():
        cell = matrix.places[row][index]
        values = {form.columns[0].id: pieces_of(cell, page)} if cell is not None and cell.text else {}
        drafts.append(Draft(page, 0, name=pieces_of(head, page), values=values))
    left, right = edges[min(heads)], edges[max(heads) + 1]
    role = Role("value", form.columns[0].label, left, right, column=form.columns[0])
    return Layout((role,), frozenset(word for path in paths for word in path)), drafts


def _head(matrix: Matrix, end: int, column: int, label: str) -> GridCell | None:
    """The cell over ``column`` that says ``label``, the lowest."""
    places = [(row, matrix.places[row][column]) for row in range(end - 1, -1, -1)]
    return next((cell for row, cell in places if cell and matrix.label(row, column) == label), None)


def _amounts_row(matrix: Matrix, first: int, column: int) -> int | None:
    """The only row with amounts from ``column`` on, or that named 合计."""
    rows = [
        row
        for row in range(first, matrix.grid.rows)
        if any(cell.column >= column and _is_amount(cell.text) for cell in matrix.filled(row))
    ]
    totals = [row for row in rows if normalised(matrix.filled(row)[0].text) in GENERIC_LABELS]
    found = totals if len(totals) == 1 else rows
    return found[0] if len(found) == 1 else None


def _is_amount(text: str) -> bool:
    plain = without_blanks(text)
    return is_blank_mark(plain) or parse_amount(plain) is not None
