"""The report in one screen: the figures that its overview is made of, each with its place or its absence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mingzhang.frames.basic_project import Nature, split_of
from mingzhang.frames.budget import Driver, budget_views, driver_of, reason_of
from mingzhang.frames.budget_view import BudgetView
from mingzhang.frames.figures import Figure, difference, of_cell, of_fact, share, total
from mingzhang.frames.kinds import COMPARED_WITH, own_measure
from mingzhang.frames.overview_cards import (
    Card,
    beside,
    find_fact,
    operating_card,
    personnel_card,
    procurement_card,
    row_total,
    three_public_card,
)
from mingzhang.frames.structure import Item, Tree, expenditure_tree, flow_of
from mingzhang.model import Basis, Fact, Reason, Report, Row, SideName

CARRIED: tuple[tuple[str, SideName], ...] = (
    ("使用非财政拨款结余", "income"),
    ("年初结转和结余", "income"),
    ("结余分配", "expenditure"),
    ("年末结转和结余", "expenditure"),
)
THIS_YEAR: Mapping[SideName, tuple[str, ...]] = {
    "income": ("本年收入合计", "本年收入"),
    "expenditure": ("本年支出合计", "本年支出"),
}
GRAND: Mapping[SideName, tuple[str, ...]] = {
    "income": ("总计", "收入总计", "收入合计"),
    "expenditure": ("总计", "支出总计", "支出合计"),
}
"""How the rows of 收入支出总表 are called that hold the year's and the grand totals."""
TOP_ITEMS = 6


@dataclass(frozen=True, slots=True)
class Change:
    """A figure against last year's. ``prior`` is derived from the change unless it is printed."""

    subject: str
    current: Figure
    prior: Figure
    change: Figure
    growth: Figure | None
    reason: Reason | None
    basis: Basis | None = None
    """What of last year it is measured against, where the report says so."""


@dataclass(frozen=True, slots=True)
class Income:
    """A source of income with its money; ``parts`` are those that the table prints under it."""

    name: str
    figure: Figure
    parts: tuple[tuple[str, Figure], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A 类 with its money and its part of the whole: as the narrative prints it, else derived."""

    code: str
    name: str
    figure: Figure
    share: Figure | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview shows. Money in 万元; None or an Absence where the report does not say."""

    report: Report
    tree: Tree | None
    total: Figure | None
    """本年支出合计."""
    income: Figure | None
    """本年收入合计."""
    grand: Figure | None
    """支出总计."""
    carried: tuple[tuple[str, Figure], ...]
    """Carried amounts that are not zero, by name."""
    incomes: tuple[Income, ...]
    """Where the money comes from, as 收入支出总表 lists it; sources without money are left out."""
    change: Change | None
    budget: BudgetView | None
    driver: Driver | None
    parts: tuple[Part, ...]
    """The 类 with money, largest first."""
    natures: tuple[Nature, ...]
    top: tuple[Item, ...]
    """The largest deepest items, at most six."""
    rest: tuple[Item, ...]
    funds: tuple[tuple[str, Figure], ...]
    """What each fund paid, by name."""
    general_share: Figure | None
    """一般公共预算财政拨款支出 in per cent of 本年支出合计."""
    three_public: Card
    operating: Card
    personnel: Card
    procurement: Card

    @property
    def balanced(self) -> bool:
        """Whether income, expenditure and both grand totals are one amount."""
        known = [figure for figure in (self.total, self.income, self.grand) if figure is not None]
        return len(known) == 3 and len({figure.value for figure in known}) == 1


def overview_of(report: Report) -> Overview:
    """The overview's figures of any report; never raises for what it leaves out."""
    tree = expenditure_tree(report)
    views = budget_views(report) if report.kind == "final_account" else ()
    budget = views[0] if views else None
    split = split_of(report)
    grand = _summary(report, GRAND["expenditure"], "expenditure")
    this_year = _summary(report, THIS_YEAR["expenditure"], "expenditure")
    whole = this_year or (tree.figure() if tree is not None else None) or grand
    income = _summary(report, THIS_YEAR["income"], "income")
    if report.kind == "budget":
        income = income or _summary(report, GRAND["income"], "income")
    items = _leaves_by_size(tree)
    return Overview(
        report=report,
        tree=tree,
        total=whole,
        income=income,
        grand=grand,
        carried=_carried(report),
        incomes=_incomes(report),
        change=change_of(report, grand, whole),
        budget=budget,
        driver=driver_of(budget) if budget is not None else None,
        parts=_parts(report, tree),
        natures=split.natures if split is not None else (),
        top=items[:TOP_ITEMS],
        rest=items[TOP_ITEMS:],
        funds=_funds(report, tree),
        general_share=_general_share(report, whole),
        three_public=three_public_card(report),
        operating=operating_card(report),
        personnel=personnel_card(report),
        procurement=procurement_card(report),
    )


# ---------------------------------------------------------------- totals


def _summary(report: Report, names: tuple[str, ...], side: SideName) -> Figure | None:
    """The first row of 收入支出总表 on one side that is called by one of the names and has money."""
    table = report.table("income_expenditure_summary")
    if table is None:
        return None
    for name in names:
        rows = (row for row in table.rows if row.side == side and row.name.startswith(name))
        figures = (of_cell(cell) for row in rows for cell in row.cells.values())
        found = next((figure for figure in figures if figure is not None), None)
        if found is not None:
            return found
    return None


def _incomes(report: Report) -> tuple[Income, ...]:
    """The items of the income side that have money, each with its parts."""
    table = report.table("income_expenditure_summary")
    rows = [row for row in table.rows if row.side == "income"] if table is not None else []
    apart = (*THIS_YEAR["income"], *GRAND["income"], *(name for name, _ in CARRIED))
    found: list[Income] = []
    for row in rows:
        figure = _money(row)
        if row.parent is not None or row.name.startswith(apart) or figure is None or not figure.value:
            continue
        parts = ((part.name, of) for part in rows if part.parent == row.name and (of := _money(part)))
        found.append(Income(row.name, figure, tuple((name, of) for name, of in parts if of.value)))
    return tuple(found)


def _money(row: Row) -> Figure | None:
    return next((figure for cell in row.cells.values() if (figure := of_cell(cell)) is not None), None)


def _carried(report: Report) -> tuple[tuple[str, Figure], ...]:
    found = ((name, _summary(report, (name,), side)) for name, side in CARRIED)
    return tuple((name, figure) for name, figure in found if figure is not None and figure.value)


def _leaves_by_size(tree: Tree | None) -> tuple[Item, ...]:
    if tree is None:
        return ()
    sized = [(figure.value, item) for item in tree.leaves() if (figure := item.figure()) is not None]
    ordered = sorted((pair for pair in sized if pair[0] > 0), key=lambda pair: pair[0], reverse=True)
    return tuple(item for _, item in ordered)


def _parts(report: Report, tree: Tree | None) -> tuple[Part, ...]:
    if tree is None:
        return ()
    parts: list[Part] = []
    for code in tree.classes_by_size:
        figure = tree.figure(code)
        if figure is not None and figure.value:
            parts.append(Part(code, tree.by_code[code].name, figure, class_share(report, tree, code)))
    return tuple(parts)


def class_share(report: Report, tree: Tree, code: str) -> Figure | None:
    """A 类's part of the whole: the narrative's where it speaks of the same amounts, else derived."""
    figure, whole = tree.figure(code), tree.figure()
    derived = tree.share(code)
    if figure is None or whole is None or derived is None:
        return None
    general = row_total(report.table("general_budget_expenditure"), "total")
    for fact in report.facts:
        # The narrative gives shares of the general budget: they are shares of this whole only where
        # the general budget is all of it.
        if fact.code != code or fact.measure != "share" or fact.unit != "%":
            continue
        same_whole = "一般公共预算" not in fact.section or general is None or general.value == whole.value
        if same_whole and abs(fact.amount.value - derived.value) <= fact.amount.quantum:
            return of_fact(fact)
    return derived


def _funds(report: Report, tree: Tree | None) -> tuple[tuple[str, Figure], ...]:
    if tree is None:
        return ()
    return tuple((node.name, node.figure) for node in flow_of(report, tree).stage(0))


def _general_share(report: Report, whole: Figure | None) -> Figure | None:
    printed = find_fact(report, "share", ("一般公共预算财政拨款支出",))
    if printed is not None:
        return of_fact(printed)
    part = row_total(report.table("general_budget_expenditure"), "total")
    return share(part, whole) if part is not None and whole is not None else None


# ---------------------------------------------------------------- facts


def against_last_year(fact: Fact, report: Report) -> bool:
    """Whether a change is measured against last year, not against this year's budget."""
    if fact.basis is None and report.kind == "final_account":
        return "预算" not in fact.subject
    return fact.basis in COMPARED_WITH[report.kind]


def change_of(report: Report, grand: Figure | None, whole: Figure | None) -> Change | None:
    """The change of the report's whole against last year, by the first section that gives one."""
    for fact in report.facts:
        if (
            fact.measure != "change"
            or fact.code is not None
            or fact.unit != "万元"
            or not fact.amount.quantum
        ):
            continue
        if not any(word in fact.subject for word in ("总计", "支出合计", "财政拨款支出")):
            continue
        if not against_last_year(fact, report):
            continue
        current = of_fact(beside(report, fact, own_measure(report))) or (
            grand if "总计" in fact.subject else whole
        )
        change = of_fact(fact)
        if current is None or change is None:
            continue
        printed = of_fact(beside(report, fact, "prior"))
        prior = printed or difference(current, change)
        growth = of_fact(beside(report, fact, "growth"))
        reason = reason_of(report, fact, "prior")
        return Change(fact.subject, current, prior, change, growth, reason, fact.basis)
    return None


def sum_of(items: Iterable[Item]) -> Figure | None:
    """The money of several items together, derived."""
    return total(figure for item in items if (figure := item.figure()) is not None)
