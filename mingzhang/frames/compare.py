"""Two items of a report side by side: what each cost, of what kind, against its budget, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mingzhang.frames.budget import budget_views, narrowed
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure, share
from mingzhang.frames.structure import NATURES, Item, Tree, expenditure_tree
from mingzhang.model import Reason, Report

RowKind = Literal["money", "rate"]
Part = Literal["", "nature", "budget", "difference", "rate"]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """What is compared, and the figure of each item; None where the report does not say."""

    label: str
    kind: RowKind
    left: Figure | None
    right: Figure | None
    part: Part = ""
    """A nature is a part of its item's expenditure, a difference one of its budget."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two items with everything that can be set side by side, and the report's reasons."""

    left: Item
    right: Item
    rows: tuple[ComparedRow, ...]
    """What both cost comes first, even where neither amount is known."""
    reasons: tuple[Reason | None, Reason | None]


def default_pair(tree: Tree) -> tuple[str, str] | None:
    """The two largest of the deepest items; None where there are not two."""
    leaves = [(figure.value, item.code) for item in tree.leaves() if (figure := tree.figure(item.code))]
    largest = sorted(leaves, key=lambda pair: pair[0], reverse=True)[:2]
    return (largest[0][1], largest[1][1]) if len(largest) == 2 else None


def counterpart(tree: Tree, code: str) -> str | None:
    """What an item is first compared with: the largest other of its level, those beside it before all."""
    item = tree.by_code[code]
    others = [other for other in tree.items if other.level == item.level and other.code != code]
    beside = [other for other in others if other.parent == item.parent] or others
    sized = [(figure.value, other.code) for other in beside if (figure := tree.figure(other.code))]
    return max(sized, key=lambda pair: pair[0])[1] if sized else None


def compared(report: Report, left: str, right: str) -> Comparison | None:
    """The comparison of two codes; None where the report has no such items."""
    tree = expenditure_tree(report)
    if tree is None or left not in tree.by_code or right not in tree.by_code:
        return None
    views = budget_views(report)
    pair = (_line(views, left), _line(views, right))
    rows = [
        ComparedRow("支出", "money", tree.figure(left), tree.figure(right)),
        ComparedRow("占全部支出", "rate", tree.share(left), tree.share(right)),
        *(
            ComparedRow(
                NATURES.get(one, one), "money", tree.figure(left, one), tree.figure(right, one), "nature"
            )
            for one in tree.shown_natures()
        ),
        *_budget_rows(views, *pair),
    ]
    known = (row for row in rows[1:] if row.left is not None or row.right is not None)
    shown = (rows[0], *known)
    reasons = tuple(line.reason if line is not None else None for line in pair)
    return Comparison(tree.by_code[left], tree.by_code[right], shown, (reasons[0], reasons[1]))


def _line(views: Sequence[BudgetView], code: str) -> BudgetLine | None:
    """An item's plan in the first fund that has it; of a 类 or 款 what its items come to."""
    for view in views:
        part = narrowed(view, code)
        if part.lines:
            return next((line for line in part.lines if line.code == code), part.whole)
    return None


def _budget_rows(
    views: Sequence[BudgetView], left: BudgetLine | None, right: BudgetLine | None
) -> list[ComparedRow]:
    """What was planned and how far it was met; of a budget, last year and the change."""
    if not views:
        return []
    view = views[0]
    return [
        ComparedRow(view.label, "money", _of(left, "budget"), _of(right, "budget"), "budget"),
        ComparedRow("差额", "money", _of(left, "difference"), _of(right, "difference"), "difference"),
        ComparedRow(view.rate_label, "rate", _of(left, "completion"), _of(right, "completion"), "rate"),
    ]


def _of(line: BudgetLine | None, what: Literal["budget", "difference", "completion"]) -> Figure | None:
    if line is None:
        return None
    return {"budget": line.budget, "difference": line.difference, "completion": line.completion}[what]


def in_parts(comparison: Comparison) -> Comparison:
    """The comparison in shares alone: natures of their item, differences of their budget; rates stay."""
    whole = comparison.rows[0]
    budget = next((row for row in comparison.rows if row.part == "budget"), None)
    rows: list[ComparedRow] = []
    for row in comparison.rows:
        if row.kind == "rate":
            rows.append(row)
        elif row.part == "nature":
            rows.append(_shares(row, whole, f"{row.label}占比"))
        elif row.part == "difference" and budget is not None:
            rows.append(_shares(row, budget, f"{row.label}占{budget.label}"))
    shown = tuple(row for row in rows if row.left is not None or row.right is not None)
    return replace(comparison, rows=shown)


def _shares(row: ComparedRow, whole: ComparedRow, label: str) -> ComparedRow:
    left, right = (
        share(figure, of) if figure is not None and of is not None and of.value > 0 else None
        for figure, of in ((row.left, whole.left), (row.right, whole.right))
    )
    return ComparedRow(label, "rate", left, right, row.part)
