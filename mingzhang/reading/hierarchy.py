"""Rows → their codes, levels and parents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mingzhang.forms import find_item
from mingzhang.forms.base import Form
from mingzhang.model import Row
from mingzhang.reading.parting import CODE
from mingzhang.reading.rows import Draft

LEVELS = {3: 1, 5: 2, 7: 3}
"""类, 款, 项 by the code's length."""

_PART = re.compile(r"^(?:\d{1,2}[.．、]|[(（]\d{1,2}[)）])")
_OF_IT = re.compile(r"^其中[:：]?")
_ITEM = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）])")


def row_code(draft: Draft, above: Sequence[Row]) -> str | None:
    """The code printed on the row: its parts joined, each after the first padded to two digits.

    A part left blank before a printed one (cells merged over the rows of a 类) is that of the row above.
    """
    parts = [piece.text if piece is not None else "" for piece in draft.codes]
    if not any(parts):
        return None
    whole = [part for at, part in enumerate(parts) if CODE.fullmatch(part) and (at or len(part) > 3)]
    if whole:
        return whole[-1]
    last = max(index for index, part in enumerate(parts) if part)
    before = next((row.code for row in reversed(above) if row.code), "")
    code = ""
    for index, part in enumerate(parts[: last + 1]):
        begin = 0 if index == 0 else 3 + 2 * (index - 1)
        end = 3 + 2 * index
        printed = part if index == 0 or not part else part.zfill(2)
        code += printed or before[begin:end]
    return code


def levelled(form: Form, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with level and parent."""
    done: list[Row] = []
    for row in rows:
        parent = _code_parent(row.code, done) if row.code else _name_parent(form, row, done)
        done.append(replace(row, level=LEVELS.get(len(row.code or "")), parent=parent))
    return tuple(done)


def _code_parent(code: str, above: Sequence[Row]) -> str | None:
    """The nearest printed code above that ``code`` begins with."""
    for row in reversed(above):
        if row.code and len(row.code) < len(code) and code.startswith(row.code):
            return row.code
    return None


def _name_parent(form: Form, row: Row, above: Sequence[Row]) -> str | None:
    """The name of the row that this one is a part of, in tables without codes."""
    same_side = [one for one in above if one.side == row.side]
    item = find_item(form, row.name, row.side)
    if item is not None and item.role in ("subtotal", "carried", "total"):
        return None
    if item is not None and _is_repeated(form, row, same_side):
        carried = next((one for one in reversed(same_side) if _role(form, one) == "carried"), None)
        return carried.name if carried is not None else None
    if _OF_IT.match(row.name) or _PART.match(row.name):
        whole = next((one for one in reversed(same_side) if _ITEM.match(one.name)), None)
        return whole.name if whole is not None else None
    return None


def _role(form: Form, row: Row) -> str | None:
    item = find_item(form, row.name, row.side)
    return item.role if item is not None else None


def _is_repeated(form: Form, row: Row, above: Sequence[Row]) -> bool:
    """Whether the row's item stands above already (the three funds of 年初财政拨款结转和结余)."""
    item = find_item(form, row.name, row.side)
    return any(find_item(form, one.name, one.side) is item for one in above)
