"""三公 in layouts other than one row → the form's one row.

Its items may be rows under 预算数 and 决算数, or 预算数 and 决算数 the names of two rows.
"""

from __future__ import annotations

from dataclasses import replace

from mingzhang.forms import find_item
from mingzhang.forms.base import Column, Form
from mingzhang.forms.three_public import THREE_PUBLIC_STATISTICS
from mingzhang.forms.wording import item_name, normalised
from mingzhang.reading.columns import Layout, Role
from mingzhang.reading.document import GridCell
from mingzhang.reading.headers import Matrix
from mingzhang.reading.numbers import is_blank_mark, parse_amount
from mingzhang.reading.pieces import Piece, pieces_of
from mingzhang.reading.rows import Draft


def transposed(matrix: Matrix, form: Form, first_row: int) -> list[tuple[Form, Layout, list[Draft]]]:
    """The form's row, and the counts listed under it as a form of their own; nothing for other layouts.

    Every row names an item, the header says 预算数 and 决算数; where it has 年初 and 全年预算数, the latter
    is the budget and the former is said to be unknown.
    """
    marked = _marked_columns(matrix, form, first_row)
    page = matrix.grid.page
    whole, found = Draft(page, 0), list[Role]()
    counts: list[Draft] = []
    for row in range(first_row, matrix.grid.rows):
        cells = matrix.filled(row)
        names = [cell for cell in cells if cell.column < min(marked, default=0) and not cell.text.isdigit()]
        figures = [(index, cell) for index in marked for cell in cells if cell.column == index]
        if not names:
            continue
        if find_item(THREE_PUBLIC_STATISTICS, names[-1].text) is not None:
            counts.append(_count(page, pieces_of(names[-1], page), figures, marked))
            continue
        for index, cell in figures:
            role = Role("value", _marker(matrix, index, first_row), cell.box[0], cell.box[2])
            column = _column_of(item_name(names[-1].text), marked[index])
            if column is not None and _is_free(whole.values.get(column.id)):
                whole.values[column.id] = pieces_of(cell, page)
                found.append(replace(role, column=column))
            elif parse_amount(cell.text) is not None:
                whole.unknown.append((role, pieces_of(cell, page)[0]))
    if not found:
        return []
    read = [(form, Layout(tuple(found), frozenset()), [whole])]
    if counts:
        left, right = matrix.grid.x_edges[-2:]
        role = Role("value", "统计数", left, right, column=THREE_PUBLIC_STATISTICS.columns[0])
        read.append((THREE_PUBLIC_STATISTICS, Layout((role,), frozenset()), counts))
    return read


def _is_free(pieces: list[Piece] | None) -> bool:
    """Whether nothing, or only a mark for nothing (—), was read for a column so far."""
    return pieces is None or is_blank_mark("".join(piece.text for piece in pieces))


def _count(
    page: int,
    name: list[Piece],
    figures: list[tuple[int, GridCell]],
    marked: dict[int, tuple[Column, ...]],
) -> Draft:
    """A count: it stands under the final account's column."""
    draft = Draft(page, 0, name=name)
    for index, cell in figures:
        if marked[index][0].id.startswith("final_"):
            draft.values["count"] = pieces_of(cell, page)
    return draft


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
