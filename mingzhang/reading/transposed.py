"""三公 in layouts other than one row → the form's one row, with what is listed beside it.

Its items may be rows under 预算数 and 决算数, or 预算数 and 决算数 the names of two rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from mingzhang.forms import find_item
from mingzhang.forms.base import Column, Form
from mingzhang.forms.procurement import PROCUREMENT
from mingzhang.forms.three_public import THREE_PUBLIC_STATISTICS
from mingzhang.forms.wording import item_name, normalised
from mingzhang.reading.columns import Layout, Role
from mingzhang.reading.document import Grid, GridCell
from mingzhang.reading.headers import Matrix, is_number_row
from mingzhang.reading.numbers import is_blank_mark, parse_amount
from mingzhang.reading.parting import parted
from mingzhang.reading.pieces import Piece, pieces_of
from mingzhang.reading.rows import Draft

_COUNTS = "相关统计数"
_ASSETS = "国有资产占用"
_PURCHASE = re.compile("采购|小微企业")
_ITEM = "项目"
_NEXT_PART = re.compile(r"^[一二三四五六七八九十]、")
"""What follows the counts: 二、机关运行经费."""


def transposed(grids: Sequence[Grid], form: Form, first_row: int) -> list[tuple[Form, Layout, list[Draft]]]:
    """The form's row, and the counts listed under it as a form of their own; nothing for other layouts.

    Every row names an item, the header of the first grid (up to ``first_row``) says 预算数 and 决算数;
    where it has 年初 and 全年预算数, the latter is the budget and the former is said to be unknown. Further
    grids are the table's next pages, on the same columns.
    """
    marked = _marked_columns(Matrix(grids[0]), form, first_row)
    if not marked:
        return []
    page = grids[0].page
    whole, found = Draft(page, 0), list[Role]()
    counts: list[Draft] = []
    bought: list[Draft] = []
    counting = owning = False
    for row in _item_rows(grids, form, marked, first_row):
        name = row.text
        owning = (owning or _ASSETS in name) and (_ASSETS in name or _NEXT_PART.match(name) is None)
        if owning:
            continue
        if _PURCHASE.search(name) and find_item(PROCUREMENT, name) is not None:
            bought.extend(_bought(row))
            continue
        counting = (counting or _COUNTS in name) and _NEXT_PART.match(name) is None
        if counting or find_item(THREE_PUBLIC_STATISTICS, name) is not None:
            counts.extend(_count(row, marked))
            continue
        for index, pieces in row.figures:
            left, right = grids[0].x_edges[index : index + 2]
            column = _column_of(item_name(name), marked[index])
            label = name if column is None else _marker(Matrix(grids[0]), index, first_row)
            role = Role("value", label, left, right)
            if column is not None and _is_free(whole.values.get(column.id)):
                whole.values[column.id] = pieces
                found.append(replace(role, column=column))
            elif any(parse_amount(piece.text) is not None for piece in pieces):
                whole.unknown.append((role, pieces[0]))
    if not found:
        return []
    read = [(form, Layout(tuple(found), frozenset()), [whole])]
    if counts:
        left, right = grids[0].x_edges[-2:]
        role = Role("value", "统计数", left, right, column=THREE_PUBLIC_STATISTICS.columns[0])
        read.append((THREE_PUBLIC_STATISTICS, Layout((role,), frozenset()), counts))
    if bought:
        left, right = grids[0].x_edges[-2:]
        role = Role("value", "统计数", left, right, column=PROCUREMENT.columns[0])
        read.append((PROCUREMENT, Layout((role,), frozenset()), bought))
    return read


def _bought(row: _ItemRow) -> Iterator[Draft]:
    """What was bought, listed under the same columns: its last figure."""
    figures = [pieces for _, pieces in row.figures if not _is_free(pieces)]
    if figures:
        yield Draft(row.page, 0, name=row.name, values={"amount": figures[-1]})


class _ItemRow(NamedTuple):
    page: int
    name: list[Piece]
    figures: list[tuple[int, list[Piece]]]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.name)


def _item_rows(
    grids: Sequence[Grid], form: Form, marked: dict[int, tuple[Column, ...]], first_row: int
) -> Iterator[_ItemRow]:
    """The rows that name an item, with the figures under the marked columns."""
    head = Matrix(grids[0])
    header = {tuple(cell.text for cell in head.filled(row)) for row in range(first_row)}
    order = list(marked)
    known = {item_name(label) for column in form.columns for label in column.labels} - {"小计"}

    def is_item(text: str) -> bool:
        return item_name(text) in known or find_item(THREE_PUBLIC_STATISTICS, text) is not None

    sides = [(half, grid) for half in _halves(head, first_row) for grid in grids]
    for half, grid in sides:
        matrix = Matrix(grid)
        own = {index: columns for index, columns in marked.items() if index in half}
        for row in range(first_row if grid is grids[0] else 0, grid.rows if own else 0):
            cells = matrix.filled(row)
            if tuple(cell.text for cell in cells) in header or is_number_row(cells):
                continue
            cells = [cell for cell in cells if cell.column in half]
            held = [(_kind_of(cell, own), pieces_of(cell, grid.page)) for cell in cells]
            for part in parted([(role, pieces) for role, pieces in held if role is not None], is_item):
                names = [pieces for role, pieces in part if role.kind == "name"]
                figures = [(role.block, pieces) for role, pieces in part if role.kind == "value"]
                if names:
                    figures.sort(key=lambda one: order.index(one[0]))
                    yield _ItemRow(grid.page, names[-1], figures)


def _halves(head: Matrix, depth: int) -> list[range]:
    """The columns of each list of items that the table has side by side, every one under 项目."""
    starts = [
        index
        for index in range(head.grid.columns)
        if any(head.label(row, index) == _ITEM for row in range(depth))
        and not (index and any(head.label(row, index - 1) == _ITEM for row in range(depth)))
    ]
    edges = [0, *starts[1:], head.grid.columns]
    return [range(first, last) for first, last in pairwise(edges)]


def _kind_of(cell: GridCell, marked: dict[int, tuple[Column, ...]]) -> Role | None:
    """What a cell of an item's row is; ``block`` is a figure's grid column."""
    x0, _, x1, _ = cell.box
    if cell.column in marked:
        return Role("value", "", x0, x1, cell.column)
    if cell.column > min(marked):
        return None
    is_ordinal = all(line.isdigit() for line in cell.text.split("\n"))
    return Role("ordinal" if is_ordinal else "name", "行次" if is_ordinal else "", x0, x1)


def _is_free(pieces: list[Piece] | None) -> bool:
    """Whether nothing, or only a mark for nothing (—), was read for a column so far."""
    return pieces is None or is_blank_mark("".join(piece.text for piece in pieces))


def _count(row: _ItemRow, marked: dict[int, tuple[Column, ...]]) -> Iterator[Draft]:
    """A count: it stands under the final account's column; nothing for a heading."""
    for index, pieces in row.figures:
        if marked[index][0].id.startswith("final_") and not _is_free(pieces):
            yield Draft(row.page, 0, name=row.name, values={"count": pieces})
            return
    if find_item(THREE_PUBLIC_STATISTICS, row.text) is not None:
        yield Draft(row.page, 0, name=row.name)


def _marker(matrix: Matrix, index: int, depth: int) -> str:
    """The last words over a column (not its number)."""
    labels = [matrix.label(row, index) for row in range(depth)]
    return next((label for label in reversed(labels) if label and not label.isdigit()), "")


def by_row_names(layout: Layout, drafts: list[Draft], form: Form) -> tuple[Layout, list[Draft]]:
    """The rows named 预算数 and 决算数 as one; what was read, where rows have no such names."""
    named = [(_kind_named(draft.name_text), draft) for draft in drafts]
    if not any(kind for kind, _ in named):
        return layout, drafts
    whole = Draft(drafts[0].page, 0)
    found: list[Role] = []
    for kind, draft in named:
        for role in layout.roles:
            if role.column is None or kind is None:
                continue
            column = _counterpart(form, role.column, kind)
            if column is not None and column.id not in whole.values:
                whole.values[column.id] = draft.values.get(role.column.id, [])
                found.append(replace(role, column=column))
        whole.unknown.extend(draft.unknown)
    return Layout(tuple(found), layout.words), [whole]


def _kind_named(name: str) -> str | None:
    words = [kind for word, kind in (("预算", "budget"), ("决算", "final")) if word in name]
    return words[0] if len(words) == 1 else None


def _counterpart(form: Form, column: Column, kind: str) -> Column | None:
    """The column for the same item, of the budget or of the final account."""
    item = column.id.partition("_")[2]
    return next((one for one in form.columns if one.id == f"{kind}_{item}"), None)


def _marked_columns(matrix: Matrix, form: Form, depth: int) -> dict[int, tuple[Column, ...]]:
    """Grid columns under a marker of the form's columns (决算数), with those; 年初预算数 comes last."""
    marked: dict[int, tuple[Column, ...]] = {}
    order = sorted(
        range(matrix.grid.columns),
        key=lambda index: any("年初" in matrix.label(row, index) for row in range(depth)),
    )
    for index in order:
        labels = {matrix.label(row, index) for row in range(depth)}
        columns = tuple(
            column for column in form.columns if labels & {normalised(marker) for marker in column.under}
        )
        if columns:
            marked[index] = columns
    return marked


def _column_of(name: str, columns: tuple[Column, ...]) -> Column | None:
    for column in columns:
        if name in {item_name(label) for label in column.labels} - {"小计"}:
            return column
    return None
