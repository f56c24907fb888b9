"""Which rows of a table the names of an equation stand for: items, their parts, totals, classes.

A row that the form does not know is never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang.checking.expressions import Equation, Operand, parse
from mingzhang.forms import find_item
from mingzhang.forms.base import Form, ItemIdentity
from mingzhang.model import Row, SideName, Table

_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]")
ITEMS, PARTS, OTHERS = "Σitems", "Σparts", "Σothers"


def rows_of(
    form: Form,
    table: Table,
    identity: ItemIdentity,
    equation: Equation,
    operand: Operand,
    *,
    numbered_only: bool = False,
) -> list[Row]:
    """The rows that a name of an identity's equation stands for, in printed order."""
    rows = on_side(table, operand.side or identity.side)
    whole = equation.left[0].name
    if operand.name == ITEMS:
        return _items(form, rows, whole, numbered_only=numbered_only)
    if operand.name == PARTS:
        left = named(form, rows, whole)
        return [row for row in rows if left and row.parent == left[0].name]
    if operand.name == OTHERS:
        known = _codes_named(form)
        return [row for row in rows if row.code and len(row.code) == 3 and row.code not in known]
    if operand.name.isdecimal():
        return [row for row in rows if row.code == operand.name][:1]
    sums_items = any(other.name == ITEMS for other in equation.right)
    return named(form, rows, operand.name) or (_total(form, rows) if sums_items else [])


def on_side(table: Table, side: SideName | None) -> list[Row]:
    """The rows of one side, or all where there are no sides."""
    return [row for row in table.rows if side is None or row.side == side]


def named(form: Form, rows: Sequence[Row], name: str) -> list[Row]:
    """The row that is the form's item of that name; of two, the one that is no part of another row."""
    found = [
        row for row in rows if (item := find_item(form, row.name, row.side)) is not None and item.name == name
    ]
    return sorted(found, key=lambda row: row.parent is not None)[:1]


def role_of(form: Form, row: Row) -> str | None:
    """The role that the form gives the row; None for a row that it does not know."""
    item = find_item(form, row.name, row.side)
    return item.role if item is not None else None


def _total(form: Form, rows: Sequence[Row]) -> list[Row]:
    """The last row of a side, which is the sum of all above it where no 本年…合计 is printed."""
    return [row for row in rows if role_of(form, row) == "total"][:1]


def _items(form: Form, rows: Sequence[Row], whole: str, *, numbered_only: bool) -> list[Row]:
    """The side's own items: those above the row of their sum that are no parts of another row.

    Where the sum stands first (一、本年支出), its items follow it, up to the next total or carried amount;
    where it is not printed, all above 总计 are added up, carried amounts among them. Where items are
    numbered (一、), an unknown one that is not stands under the one above it; with ``numbered_only``
    also a known one does.
    """
    sums = named(form, rows, whole)
    roles = {"item"} if sums else {"item", "carried"}
    end = rows.index((sums or _total(form, rows) or [rows[-1]])[0]) if rows else 0
    found = _own(form, rows[:end], roles, numbered_only=numbered_only)
    if found or not sums:
        return found
    below = rows[end + 1 :]
    stop = next((at for at, row in enumerate(below) if role_of(form, row) not in (None, "item")), len(below))
    return _own(form, below[:stop], roles, numbered_only=numbered_only)


def _own(form: Form, rows: Sequence[Row], roles: set[str], *, numbered_only: bool) -> list[Row]:
    numbered = any(_NUMBERED.match(row.name) for row in rows)
    items = {id(row): find_item(form, row.name, row.side) for row in rows}
    included = {name for item in items.values() if item is not None for name in item.includes}
    found: list[Row] = []
    for row in rows:
        item = items[id(row)]
        role = item.role if item is not None else None
        is_part = numbered and not _NUMBERED.match(row.name) and (role is None or numbered_only)
        is_part = is_part or (item is not None and item.name in included)
        if row.parent is None and not is_part and (role is None or role in roles):
            found.append(row)
    return found


def some_missing(form: Form, table: Table, identity: ItemIdentity, equation: Equation) -> bool:
    """Whether a row that the right side names is not printed."""
    names = (operand for operand in equation.right if not operand.name.startswith("Σ"))
    return any(not rows_of(form, table, identity, equation, operand) for operand in names)


def lacks_subtotal(form: Form, table: Table, identity: ItemIdentity, equation: Equation) -> bool:
    """Whether 本年收入合计 or 本年支出合计, which the right side names, is not printed."""
    subtotals = {item.name for item in form.items if item.role == "subtotal"}
    return any(
        operand.name in subtotals and not rows_of(form, table, identity, equation, operand)
        for operand in equation.right
    )


def behind_subtotal(form: Form, table: Table, identity: ItemIdentity, equation: Equation) -> list[Row]:
    """Items printed between 本年…合计 and 总计 (上级补助收入): parts of the total that the sum leaves out."""
    subtotals = {item.name for item in form.items if item.role == "subtotal"}
    if not any(operand.name in subtotals for operand in equation.right):
        return []
    rows = on_side(table, identity.side)
    roles = [role_of(form, row) for row in rows]
    if "subtotal" not in roles or "item" not in roles[: roles.index("subtotal")]:
        return []
    start = roles.index("subtotal")
    return [
        row
        for row, role in zip(rows[start:], roles[start:], strict=True)
        if role == "item" and not row.parent
    ]


def strangers(form: Form, table: Table, side: SideName | None, column: str) -> list[Row]:
    """Rows with a number, behind the side's 本年…合计, that the form does not know."""
    rows = on_side(table, side)
    start = next((at for at, row in enumerate(rows) if role_of(form, row) == "subtotal"), -1)
    return [
        row
        for row in rows[start + 1 :]
        if role_of(form, row) is None
        and not row.code
        and (cell := row.cells.get(column)) is not None
        and cell.amount is not None
    ]


def _codes_named(form: Form) -> set[str]:
    return {
        operand.name
        for identity in form.identities
        if isinstance(identity, ItemIdentity)
        for operand in parse(identity.expression).right
        if operand.name.isdecimal()
    }
