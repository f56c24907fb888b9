"""Which rows of a table add up to which: 类, 款, 项 by their codes, and 合计."""

from __future__ import annotations

from mingzhang.model import Row, Table

WHOLES = ("合计", "总计")


def families(table: Table) -> tuple[tuple[Row, tuple[Row, ...]], ...]:
    """Every coded row that has others directly under it, with them, in printed order.

    Under a row stand those whose code begins with its own, less those that another row between them
    has; a 款 that is not printed is skipped.
    """
    first: dict[str, Row] = {}
    for row in table.rows:
        if row.code:
            first.setdefault(row.code, row)
    children: dict[str, list[Row]] = {code: [] for code in first}
    for row in table.rows:
        if row.code and (parent := _nearest(row.code, first)) is not None:
            children[parent].append(row)
    return tuple((first[code], tuple(rows)) for code, rows in children.items() if rows)


def _nearest(code: str, codes: dict[str, Row]) -> str | None:
    shorter = (code[:length] for length in range(len(code) - 1, 2, -1))
    return next((prefix for prefix in shorter if prefix in codes), None)


def whole_rows(table: Table, *, exact: bool) -> tuple[Row, ...]:
    """The rows of all: 合计; unless ``exact``, also 本年支出合计 and the like."""
    return tuple(
        row
        for row in table.rows
        if not row.code and (row.name in WHOLES if exact else row.name.endswith(WHOLES))
    )


def label(row: Row) -> str:
    """Code and name, as far as the row has them."""
    return f"{row.code} {row.name}" if row.code else row.name
