"""What a statutory form is: a declaration, from which reading, checks, frames and glossary follow.

A form is declared once, one file a form, as data. Another province's layout adds aliases, not code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from mingzhang.model import ReportKind, SideName

BOTH_KINDS: tuple[ReportKind, ...] = ("final_account", "budget")


class RowKind(Enum):
    """By what a form's rows are known."""

    FUNCTIONAL = "functional"
    """功能分类科目: 类 3 digits, 款 5, 项 7."""
    ECONOMIC = "economic"
    """经济分类科目: 类 3 digits, 款 5."""
    ITEMS = "items"
    """Named items without code."""
    SINGLE = "single"
    """One row without a name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values.

    ``label`` is the standard header; ``aliases`` are other prints of it; ``under`` are the labels
    that its group header may have (several columns share 小计, told apart by what stands above).
    ``unit`` is 万元 (converted from what the table prints) or the column's own unit.
    """

    id: str
    label: str
    meaning: str
    aliases: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    unit: str = "万元"

    @property
    def labels(self) -> tuple[str, ...]:
        return (self.label, *self.aliases)


SIDE_LABELS: Mapping[SideName, str] = {"income": "收入", "expenditure": "支出"}


def side_label(side: SideName | None) -> str:
    """收入 or 支出; "" where a table has no sides."""
    return SIDE_LABELS[side] if side is not None else ""


@dataclass(frozen=True, slots=True)
class Side:
    """One half of a two-sided table."""

    name: SideName
    label: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class RowIdentity:
    """An equation between the columns of each row: ``total = basic + project + …`` or ``a <= b``.

    A blank part counts as zero; a column that the table does not print is left out, but of several parts two
    have to be printed. ``optional`` are columns that some reports count among the parts of the right side
    and others do not. ``kinds``: of which kinds of report it is true.
    """

    expression: str
    basis: str
    title: str = ""
    optional: tuple[str, ...] = ()
    id: str = ""
    """Last part of the rule's id; else the left column."""
    complete: bool = False
    """Whether it only holds where every column of the right side is printed."""
    kinds: tuple[ReportKind, ...] = BOTH_KINDS


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Parent = Σ children in every column: 类 = Σ款 = Σ项, 合计 = Σ类.

    ``only_where_listed``: a parent without a listed child is not compared.
    """

    basis: str
    title: str = "类 = Σ款 = Σ项，合计 = Σ类"


@dataclass(frozen=True, slots=True)
class ItemIdentity:
    """An equation between named rows, in every column of their side.

    Names stand as the form declares them: ``总计 = 本年收入合计 + 使用非财政拨款结余 + 年初结转和结余``.
    A name may carry its side: ``income:总计 = expenditure:总计``. ``Σitems`` is the sum of the side's
    listed items (those numbered 一、二、… before the 本年合计 row); ``Σparts`` is the sum of the rows
    whose parent the left side is (not compared where none has a value). ``codes`` may stand for names where
    rows have codes: ``人员经费合计 = 301 + 303``; ``Σothers`` is every class not named.
    """

    expression: str
    basis: str
    side: SideName | None = None
    title: str = ""
    id: str = ""
    """Last part of the rule's id; else the role of the left row."""
    complete: bool = False
    """Whether it only holds where every row of the right side is printed."""
    kinds: tuple[ReportKind, ...] = BOTH_KINDS


Identity = RowIdentity | Hierarchy | ItemIdentity


@dataclass(frozen=True, slots=True)
class Item:
    """A row that the form prints by itself: its standard name, aliases, meaning."""

    name: str
    side: SideName | None = None
    aliases: tuple[str, ...] = ()
    meaning: str = ""
    role: Literal["item", "part", "subtotal", "carried", "total"] = "item"
    functional_class: str | None = None
    """Code of the 类 that the row stands for, in tables without codes."""
    includes: tuple[str, ...] = ()
    """Items that are parts of this one where both are printed."""


@dataclass(frozen=True, slots=True)
class Form:
    """A statutory form.

    ``titles`` are other prints of the title (normalised comparison: without 部门, 的, quotes,
    brackets, years). ``columns`` or ``sides`` hold the columns. ``required``: every final account
    must have it.
    """

    id: str
    title: str
    number: str | None
    rows: RowKind
    meaning: str
    columns: tuple[Column, ...] = ()
    sides: tuple[Side, ...] = ()
    titles: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    """Words that make any title of a table that holds them all this form's, where no title matches."""
    unlike: tuple[str, ...] = ()
    """Words that a title of this form never has: they make it another table."""
    items: tuple[Item, ...] = ()
    identities: tuple[Identity, ...] = ()
    required: bool = True
    budget_title: str | None = None
    """Its title among the eight tables that every budget must publish; None where it is none of them."""

    def __post_init__(self) -> None:
        if bool(self.columns) == bool(self.sides):
            raise ValueError(f"{self.id}: a form has either columns or sides")
        for container in (self, *self.sides):
            ids = [column.id for column in container.columns]
            if len(ids) != len(set(ids)):
                raise ValueError(f"{self.id}: a column is declared twice")
        known = {column.id for column in self.all_columns()}
        for identity in self.identities:
            if isinstance(identity, RowIdentity):
                unknown = {*names_in(identity.expression), *identity.optional} - known
                if unknown:
                    raise ValueError(f"{self.id}: unknown column {', '.join(sorted(unknown))}")

    def all_columns(self) -> Iterator[Column]:
        """The columns of the form, side after side."""
        yield from self.columns
        for side in self.sides:
            yield from side.columns

    @property
    def counts_money(self) -> bool:
        """Whether any of its columns holds amounts: a form of counts alone names no unit of money."""
        return any(column.unit == "万元" for column in self.all_columns())

    def columns_of(self, side: SideName | None) -> tuple[Column, ...]:
        """The columns of one side, or all where the form has no sides."""
        for declared in self.sides:
            if declared.name == side:
                return declared.columns
        return self.columns


def names_in(expression: str) -> tuple[str, ...]:
    """The operands of an identity's expression, left side first."""
    for sign in ("<=", "=", "+", "-"):
        expression = expression.replace(sign, " ")
    return tuple(expression.split())
