"""A table as printed, typed as text; and what a reading of it has to give.

``roles`` says of each column of the grid what it is: ``code``, ``name``, a column's id, ``side.name``
and ``side.id`` in two-sided tables, ``-`` for what no form knows. The truth follows from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrueRow:
    """A row that has to be read; values in 万元 (counts and rates in their own unit), blanks None."""

    side: str | None
    code: str | None
    name: str
    values: dict[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed table. ``form`` is None where no form knows it."""

    form: str | None
    title: str
    header: tuple[Texts, ...]
    roles: Texts
    body: tuple[Texts, ...]
    number: str | None = None
    unit: str = "万元"
    over: tuple[tuple[str, str], ...] = ()
    """Further lines over the table, each with its place: left, right or centre."""
    notes: tuple[str, ...] = ()
    landscape: bool = False
    total_merged: int = 0
    """So many columns from the left are one cell in the row 合计."""
    truths: tuple[tuple[str, tuple[TrueRow, ...]], ...] = ()
    """Forms and rows where they do not follow from ``roles``: 三公 with items as rows, two in one."""

    def true_tables(self) -> dict[str, tuple[TrueRow, ...]]:
        """What has to be read, by form."""
        if self.truths or self.form is None:
            return dict(self.truths)
        return {self.form: tuple(self._true_rows())}

    def _true_rows(self) -> list[TrueRow]:
        sides = list(dict.fromkeys(role.partition(".")[0] for role in self.roles if "." in role))
        rows: list[TrueRow] = []
        for side in sides or [None]:
            for texts in self.body:
                row = self._true_row(side, texts)
                if row.name or row.code or any(value is not None for value in row.values.values()):
                    rows.append(row)
        return rows

    def _true_row(self, side: str | None, texts: Texts) -> TrueRow:
        prefix = f"{side}." if side else ""
        code, name = "", ""
        values: dict[str, Decimal | None] = {}
        for role, text in zip(self.roles, texts, strict=True):
            if role == "-" or not role.startswith(prefix):
                continue
            what = role.removeprefix(prefix)
            if what == "code":
                code += text if not code else text.zfill(2) if text else ""
                if not text.strip().isdigit() and text:
                    code, name = "", text
            elif what == "name":
                name = name or "".join(text.split())
            else:
                values[what] = amount(text, self.unit if what != "growth" else "%")
        return TrueRow(side, code or None, name, values)


def amount(text: str, unit: str) -> Decimal | None:
    """The figure that ``text`` prints, in 万元 where ``unit`` is money."""
    if text in ("", "-", "—"):
        return None
    value = Decimal(text.replace(",", ""))
    return value / 10000 if unit == "元" else value


def printed(value: Decimal | None, unit: str = "万元") -> str:
    """A figure with thousands' commas and two decimals; nothing for None and 0."""
    if not value:
        return ""
    return f"{value * (10000 if unit == '元' else 1):,.2f}"


def beside(left: Sequence[Texts], right: Sequence[Texts], foot: int = 0) -> tuple[Texts, ...]:
    """Two lists side by side, the shorter filled up before its last ``foot`` rows."""
    height = max(len(left), len(right))

    def filled(rows: Sequence[Texts]) -> list[Texts]:
        blank = ("",) * len(rows[0])
        cut = len(rows) - foot
        return [*rows[:cut], *[blank] * (height - len(rows)), *rows[cut:]]

    return tuple(one + other for one, other in zip(filled(left), filled(right), strict=True))
