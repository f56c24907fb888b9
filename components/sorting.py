"""Sorting a table by a click on a head: the order stands in the link, so that it lasts and can be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeVar

from components.links import Links
from components.marks import Head, HeadKind, Sorts

Key = Decimal | str | None
"""What a row is sorted by; None (a blank) comes last, whichever way."""
Direction = Literal["ascending", "descending"]
Row = TypeVar("Row")
TURNED: dict[Direction, Direction] = {"ascending": "descending", "descending": "ascending"}


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a table's rows. ``column`` "" is the order of print."""

    query: str = "sort"
    """The key of the link's query."""
    column: str = ""
    descending: bool = False

    @property
    def text(self) -> str:
        """As the link writes it: ``total``, ``-total``."""
        return ("-" if self.descending else "") + self.column

    @property
    def direction(self) -> Direction:
        return "descending" if self.descending else "ascending"

    def sorted(self, rows: Iterable[Row], key: Callable[[Row, str], Key]) -> tuple[Row, ...]:
        """The rows in this order; rows of equal or no value stay as they are printed."""
        given = tuple(rows)
        if not self.column:
            return given
        known: list[tuple[tuple[Decimal, str], Row]] = []
        blanks: list[Row] = []
        for row in given:
            value = key(row, self.column)
            if value is None:
                blanks.append(row)
            else:
                known.append((_comparable(value), row))
        known.sort(key=lambda pair: pair[0], reverse=self.descending)
        return (*(row for _, row in known), *blanks)

    def head(
        self,
        column: str,
        label: str,
        links: Links,
        kind: HeadKind = "r",
        width: str | None = None,
    ) -> Head:
        """A head whose click sorts: figures first the largest, names and codes ascending; then the other way,
        then as printed again."""
        first: Direction = "descending" if kind == "r" else "ascending"
        now = self.direction if self.column == column else None
        then: Direction | None = first if now is None else TURNED[now] if now == first else None
        wanted = {"descending": f"-{column}", "ascending": column, None: ""}[then]
        told = {"descending": "由大到小", "ascending": "由小到大", None: "表中次序"}[then]
        words = f"按{label}{told}排列" if then else f"恢复{told}"
        sorts = Sorts(links.changed(**{self.query: wanted}), words, f"{self.query}:{column}", now)
        return Head(label, kind, width, sorts=sorts)


def order_of(value: str, columns: Sequence[str], query: str = "sort") -> Order:
    """The order that a link asks for; that of print where it names no column of the table."""
    column = value.removeprefix("-")
    return Order(query, column, value.startswith("-")) if column in columns else Order(query)


def _comparable(value: Decimal | str) -> tuple[Decimal, str]:
    """Numbers by size, words by sound: the national character set has its common characters in that order."""
    if isinstance(value, str):
        return Decimal(0), value.encode("gb18030").hex()
    return value, ""
