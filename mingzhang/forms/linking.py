"""What a link between tables is: figures of forms, and the equations that hold between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mingzhang.forms.base import BOTH_KINDS
from mingzhang.model import ReportKind, Severity, SideName

Condition = Literal[
    "all_fiscal", "all_general_budget", "carried_alike", "income_carried_alike", "carried_by_fund"
]
"""``all_fiscal``: no income but fiscal appropriation, nothing else carried over.
``all_general_budget``: besides, nothing from the other two budgets.
``carried_alike``: what last year left stands in 01 and in 04 beside this year's income, or in neither.
``income_carried_alike``: the same of 01 and 02.
``carried_by_fund``: what 04 says that last year left is told by fund, or is nothing."""
WHOLE = "合计"


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a form: its row (an item's name, a code, or ``WHOLE``) and column.

    ``part_of`` is the item that the row stands under, where the form prints the name more than once.
    """

    form: str
    row: str
    column: str
    side: SideName | None = None
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class FigureLink:
    """An equation between single figures. ``partial``: rows that the right side lacks count as blank.

    It is only held where its ``conditions`` are met; ``severity`` is that of a difference.
    """

    id: str
    title: str
    basis: str
    left: Figure
    right: tuple[Figure, ...]
    relation: Literal["=", "<="] = "="
    partial: bool = False
    beside: tuple[str, str, bool] | None = None
    """Only where that form prints an amount in that column (True), or only where it does not."""
    conditions: tuple[Condition, ...] = ()
    kinds: tuple[ReportKind, ...] = BOTH_KINDS
    severity: Severity = "error"

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(figure.form for figure in (self.left, *self.right)))


@dataclass(frozen=True, slots=True)
class RowLink:
    """The same rows in two forms: by code, or by the 类 that a named row stands for.

    ``columns`` are pairs (left, right); ``personnel+public`` are two columns added up. With ``equal_if``
    the two are equal only under that condition; else the left is at most the right.
    """

    id: str
    title: str
    basis: str
    left: str
    right: str
    columns: tuple[tuple[str, str], ...]
    left_side: SideName | None = None
    right_side: SideName | None = None
    equal_if: Condition | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.left, self.right)


Link = FigureLink | RowLink
