"""The statutory forms as provinces print them: a printed table, and what a reading of it has to give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from mingzhang.model import Row, Table
from tests.typesetting.provinces.content import value

Texts = tuple[str, ...]
Truth = dict[str, Any]
"""A table as in ``sample_tables.json``: table, title, number, rows of side, code, name, values."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed table. ``truths`` are the forms that it holds; none where no form knows it."""

    title: str
    header: tuple[Texts, ...]
    body: tuple[Texts, ...]
    widths: tuple[float, ...]
    truths: tuple[Truth, ...] = ()
    merges: tuple[tuple[int, int], ...] = ()
    number: str | None = None
    printed_title: str | None = None
    """Where it differs from the title: with its number in front, with the year."""
    over: tuple[tuple[str, str], ...] = ()
    """Further lines over the table: (text, ``right``, ``left`` or ``centre``)."""
    notes: tuple[str, ...] = ()
    landscape: bool = False

    def known_as(self, title: str, number: str | None, printed_title: str | None = None) -> Sheet:
        """The sheet under another title."""
        truths = tuple(
            truth | {"title": title, "number": number} if truth["title"] == self.title else truth
            for truth in self.truths
        )
        return replace(self, title=title, number=number, printed_title=printed_title, truths=truths)


def truth_of(table: Table, rows: Sequence[Row] | None = None, columns: Sequence[str] | None = None) -> Truth:
    """What a reading of the table gives, restricted to the ``columns`` that are printed."""
    kept = tuple(table.rows if rows is None else rows)
    return {
        "table": table.id,
        "title": table.title,
        "number": table.number,
        "rows": [
            {
                "side": row.side,
                "code": row.code,
                "name": row.name,
                "values": {
                    column: value(cell)
                    for column, cell in row.cells.items()
                    if columns is None or column in columns
                },
            }
            for row in kept
        ],
    }
