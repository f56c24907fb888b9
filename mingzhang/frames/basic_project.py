"""基本支出 and 项目支出: the split of the whole and of every item, blanks kept apart from zeros."""

from __future__ import annotations

from dataclasses import dataclass

from mingzhang.frames.figures import Figure, of_fact, share
from mingzhang.frames.structure import NATURES, Item, Tree, expenditure_tree
from mingzhang.model import Fact, Report

MOST_ROWS = 12
"""Up to so many rows, two levels are shown at once."""


@dataclass(frozen=True, slots=True)
class Nature:
    """One nature of expenditure in an item or in the whole: its money and its part of the item's total."""

    column: str
    name: str
    figure: Figure
    share: Figure | None
    """In per cent: as the narrative prints it for the whole, else derived."""


@dataclass(frozen=True, slots=True)
class SplitRow:
    """An item with its natures; a nature that is blank or ``-`` in the table is not among them."""

    item: Item
    natures: tuple[Nature, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The split at one place of the tree. ``code`` is "" for the whole."""

    tree: Tree
    code: str
    natures: tuple[Nature, ...]
    rows: tuple[SplitRow, ...]
    """The items below in printed order (at a 项: the item itself): those directly below, and where
    they are few, each followed by its own."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The natures that any row of the tree has, 基本 and 项目 always among them."""
        return self.tree.shown_natures()

    def nature(self, column: str) -> Nature | None:
        """The nature of that column at this place; None where it is blank."""
        return next((nature for nature in self.natures if nature.column == column), None)


def split_of(report: Report, code: str = "") -> Split | None:
    """The split below a code; None where the report has no table of expenditure with a value."""
    tree = expenditure_tree(report)
    if tree is None:
        return None
    if code not in tree.by_code:
        code = ""
    rows = tuple(SplitRow(item, _natures(tree, item.code)) for item in _below(tree, code))
    return Split(tree, code, _natures(tree, code, report), rows)


def _below(tree: Tree, code: str) -> tuple[Item, ...]:
    direct = tree.children(code) or (tree.by_code[code],)
    deeper = tuple(one for item in direct for one in (item, *tree.children(item.code)))
    return deeper if len(deeper) <= MOST_ROWS else direct


def _natures(tree: Tree, code: str, report: Report | None = None) -> tuple[Nature, ...]:
    found: list[Nature] = []
    whole = tree.figure(code)
    for column in tree.natures():
        name, figure = NATURES[column], tree.figure(code, column)
        if figure is None:
            continue
        printed = printed_share(report, name, figure) if report is not None and not code else None
        derived = share(figure, whole) if whole is not None else None
        found.append(Nature(column, name, figure, of_fact(printed) or derived))
    return tuple(found)


def printed_share(report: Report, name: str, figure: Figure) -> Fact | None:
    """The share that the narrative prints for a part of the whole, beside the same amount."""
    shares = [fact for fact in report.facts if fact.measure == "share" and fact.subject == name]
    amounts = {
        (fact.section, fact.sentence)
        for fact in report.facts
        if fact.measure == "final" and fact.subject == name and fact.amount.value == figure.value
    }
    return next((fact for fact in shares if (fact.section, fact.sentence) in amounts), None)
