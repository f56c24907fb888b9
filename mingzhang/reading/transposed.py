"""三公 in layouts other than one row → the form's one row.

Its items may be rows under 预算数 and 决算数, or 预算数 and 决算数 the names of two rows.
"""

from __future__ import annotations

from dataclasses import replace

from mingzhang.forms.base import Column, Form
from mingzhang.forms.wording import item_name, normalised
from mingzhang.reading.columns import Layout, Role
from mingzhang.reading.headers import Matrix
from mingzhang.reading.rows import Draft, pieces_of


def transposed(matrix: Matrix, form: Form, first_row: int) -> tuple[Layout, list[Draft]] | None:
    """The form's row, where every row names an item and the header says 预算数 and 决算数; else None."""
    marked = _marked_columns(matrix, form, first_row)
    if not marked:
        return None
    draft = Draft(matrix.grid.page, 0)
    found: list[Role] = []
    for row in range(first_row, matrix.grid.rows):
        cells = matrix.filled(row)
        names = [cell for cell in cells if cell.column < min(marked) and not cell.text.isdigit()]
        if not names:
            continue
        for cell in cells:
            column = _column_of(item_name(names[-1].text), marked.get(cell.column, ()))
            if column is None or column.id in draft.values:
                continue
            draft.values[column.id] = pieces_of(cell, matrix.grid.page)
            found.append(Role("value", normalised(names[-1].text), cell.box[0], cell.box[2], 0, None, column))
    if not found:
        return None
    return Layout(tuple(found), frozenset()), [draft]


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
    """Grid columns whose header is one of the markers that the form's columns stand under, with those."""
    marked: dict[int, tuple[Column, ...]] = {}
    for index in range(matrix.grid.columns):
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
