"""Prints the amounts of simulated accounts: rounded each by itself, in rows and tables of the forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import count
from random import Random

from mingzhang.forms import form
from mingzhang.model import Amount, Cell, Row, SideName, Source, Table
from tests.checking.account_names import functional_name
from tests.checking.accounts import Features, Leaf, Print

SHA = "0" * 64


@dataclass(slots=True)
class Press:
    """Prints amounts: rounded to the quantum of the unit, each by itself, in a place of its own."""

    unit: Print
    zeros: str
    separators: bool
    random: Random
    places: count[int] = field(default_factory=count)

    @property
    def printed_unit(self) -> str:
        return "万元" if self.unit.endswith("万元") else "元"

    @property
    def quanta(self) -> tuple[Decimal, Decimal]:
        """What is rounded to, and one unit of the last printed digit; in 万元."""
        return {
            "万元": (Decimal("0.01"), Decimal("0.01")),
            "整万元": (Decimal(1), Decimal(1)),
            "元": (Decimal("0.000001"), Decimal("0.000001")),
            "整元": (Decimal("0.0001"), Decimal("0.0001")),
            "元（由万元折算）": (Decimal("0.01"), Decimal("0.000001")),
        }[self.unit]

    def cell(self, cents: int) -> Cell:
        """A nought is left blank, or printed as a nought or a dash; what rounds to it is printed."""
        if cents == 0:
            zeros = self.random.choice(["blank", "0.00", "-"]) if self.zeros == "mixed" else self.zeros
            if zeros != "0.00":
                return Cell() if zeros == "blank" else Cell(None, self.place("-"))
        rounded, printed = self.quanta
        value = (Decimal(cents) / 1_000_000).quantize(rounded, ROUND_HALF_UP).quantize(printed)
        value = abs(value) if value == 0 else value
        shown = value if self.printed_unit == "万元" else value * 10000
        decimals = {"万元": 2, "整万元": 0, "整元": 0}.get(self.unit, 2)
        text = format(shown, f"{',' if self.separators else ''}.{decimals}f")
        return Cell(Amount(value, printed), self.place(text))

    def number(self, value: int) -> Cell:
        """A count."""
        return Cell(Amount(Decimal(value), Decimal(1)), self.place(str(value)))

    def place(self, text: str) -> Source:
        top = float(next(self.places))
        return Source(SHA, 1, (0.0, top, 10.0, top + 1), text)


Amounts = Mapping[str, int]


def printed_row(
    press: Press, name: str, amounts: Amounts, code: str | None = None,
    side: SideName | None = None, parent: str | None = None,
) -> Row:  # fmt: skip
    cells = {column: press.cell(cents) for column, cents in amounts.items()}
    level = {3: 1, 5: 2, 7: 3}.get(len(code)) if code else None
    return Row(code, name, level, side, parent, cells, press.place(name or code or ""))


def printed_table(press: Press, table_id: str, rows: Sequence[Row]) -> Table:
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    declared = form(table_id)
    return Table(table_id, declared.title, declared.number, press.printed_unit, (1,), columns, tuple(rows))


def summed(leaves: Mapping[str, Amounts], columns: Sequence[str], prefix: str = "") -> Leaf:
    chosen = [leaf for code, leaf in leaves.items() if code.startswith(prefix)]
    return {column: sum(leaf[column] for leaf in chosen) for column in columns}


def by_code(
    press: Press, wanted: Features, table_id: str, leaves: Mapping[str, Amounts], columns: Sequence[str]
) -> Table:
    """A table by functional code: 合计, 类, 款 (where printed), 项."""
    rows: list[Row] = []
    lengths = (3, 5, 7) if wanted.groups else (3, 7)
    codes = sorted({code[:length] for code in leaves for length in lengths})
    for code in codes:
        parent = max((other for other in codes if code.startswith(other) and code != other), default=None)
        rows.append(
            printed_row(press, functional_name(code), summed(leaves, columns, code), code, None, parent)
        )
    whole = printed_row(press, "合计", summed(leaves, columns))
    ordered = [*rows, whole] if wanted.whole_last else [whole, *rows]
    return printed_table(press, table_id, ordered)
