"""What budget and final account are set side by side in: an item's line, and the lines of a fund."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from mingzhang.frames.columns import BASES
from mingzhang.frames.figures import Figure, difference, slack, total
from mingzhang.frames.structure import Tree
from mingzhang.model import Basis, Reason

Direction = Literal["over", "under", "equal"]
Compared = Literal["initial_budget", "budget", "prior"]
"""What a report's own amounts are set against."""

LABELS: Mapping[Compared, str] = {"initial_budget": "年初预算", "budget": "预算", "prior": "上年数"}


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One item: what was planned, what was spent, and what the report says about it.

    In a budget, ``budget`` is last year's figure, ``final`` this year's budget and ``completion`` the
    printed growth. Money in 万元, rates in per cent. ``code`` is None where the narrative names an item that
    no table has, and for the whole.
    """

    code: str | None
    name: str
    budget: Figure | None
    final: Figure | None
    completion: Figure | None
    """As printed; for a subtotal of chosen items, derived."""
    difference: Figure | None
    """决算 − 年初预算, derived."""
    reason: Reason | None = None
    published: Figure | None = None
    """What the department's published budget prints for the item, where that file is at hand too."""

    @property
    def direction(self) -> Direction | None:
        """Whether more or less was spent than planned; None where either is not known."""
        if self.difference is None:
            return None
        sign = self.difference.value
        return "over" if sign > 0 else "under" if sign < 0 else "equal"

    @property
    def from_published(self) -> bool:
        """Whether the budget was taken from the department's published budget."""
        return self.budget is not None and self.budget == self.published

    @property
    def ratio(self) -> Decimal | None:
        """Final in per cent of budget for placing marks; None where there is no budget above zero."""
        if self.budget is None or self.final is None or self.budget.value <= 0:
            return None
        return self.final.value / self.budget.value * 100


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The items of one fund, with their whole."""

    fund: str
    """Name of the fund, e.g. 一般公共预算财政拨款."""
    measure: Compared
    lines: tuple[BudgetLine, ...]
    whole: BudgetLine
    tree: Tree | None
    complete: bool = True
    """All the fund's items are here, none filtered away."""
    basis: Basis | None = None
    """In a budget: what of last year its items are set against."""
    published: str | None = None
    """First 16 digits of the published budget's sha256, where budgets were taken from that file."""

    @property
    def label(self) -> str:
        """What the report calls that which its amounts are set against."""
        if self.basis is not None:
            return BASES[self.basis]
        return LABELS[self.measure]

    @property
    def prior(self) -> bool:
        """Whether this is a budget set against last year."""
        return self.measure == "prior"

    @property
    def own_label(self) -> str:
        """What the report's own amounts are."""
        return "本年预算" if self.prior else "支出决算"

    @property
    def rate_label(self) -> str:
        """What the printed rate is."""
        return "增减率" if self.prior else "完成率"

    @property
    def budgeted(self) -> tuple[BudgetLine, ...]:
        """The lines whose budget and final are both known."""
        return tuple(line for line in self.lines if line.difference is not None)

    @property
    def sum_of_budgets(self) -> Figure | None:
        """The items' budgets together, derived; None where no item has one."""
        return total(line.budget for line in self.lines if line.budget is not None)

    @property
    def gap(self) -> Figure | None:
        """Stated total − Σ items' budgets, where rounding cannot explain it; else None.

        Only where every item with a final account has its budget: a part is never set against the whole.
        """
        whole, parts = self.whole.budget, self.sum_of_budgets
        if not self.complete or whole is None or parts is None or whole.derived or not self._closed:
            return None
        if whole.source is None or any(line.from_published for line in (*self.lines, self.whole)):
            return None
        gap = difference(whole, parts)
        budgets = [line.budget for line in self.lines if line.budget is not None]
        return gap if abs(gap.value) > slack(whole, *budgets) else None

    @property
    def _closed(self) -> bool:
        """Whether the items without a budget figure are matched by named items without a code.

        A narrative may call an item by another name than the table does: then the table's item has no
        budget figure and the narrative's has no code, yet nothing is missing from the sum.
        """
        unnamed = sum(1 for line in self.lines if line.code is None and line.budget is not None)
        lacking = sum(1 for line in self.lines if line.budget is None and is_money(line.final))
        return lacking <= unnamed


def is_money(figure: Figure | None) -> bool:
    """Whether there is a figure other than zero."""
    return figure is not None and figure.value != 0


def against(final: Figure | None, budget: Figure | None) -> Figure | None:
    """Final − budget; zero where only the finer print of one of them makes a difference."""
    if final is None or budget is None:
        return None
    found, coarser = difference(final, budget), max(final.quantum, budget.quantum)
    if final.quantum != budget.quantum and abs(found.value) <= coarser / 2:
        return replace(found, value=Decimal(0), quantum=coarser)
    return found
