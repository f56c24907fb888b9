"""“三公”经费: what the table prints, what the text says, and last year's figures derived from both.

The amounts stand in 财政拨款“三公”经费支出决算表, the counts in its 相关统计数 or in the text alone; the
change against last year only in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from mingzhang.frames.figures import Figure, difference, joined, of_cell, of_fact, share
from mingzhang.frames.kinds import COMPARED_WITH
from mingzhang.frames.three_public_counts import (
    COUNT_NAMES,
    Count,
    CountId,
    ItemId,
    count,
    item_of,
)
from mingzhang.model import Basis, Cell, Fact, Measure, Reason, Report, ReportKind, Source, Table

BudgetBasis = Literal["full_year", "initial", "unstated"]

NAMES: Mapping[ItemId, str] = {
    "overseas": "因公出国（境）费用",
    "vehicles": "公务用车购置及运行维护费",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_operation": "公务用车运行维护费",
    "reception": "公务接待费",
    "total": "合计",
}
"""The items in the order of the form, the total last."""
PARTS: tuple[ItemId, ...] = ("overseas", "vehicles", "reception")
"""What the total is the sum of."""
INSIDE: Mapping[ItemId, ItemId] = {"vehicle_purchase": "vehicles", "vehicle_operation": "vehicles"}
COUNTED_WITH: Mapping[ItemId, tuple[CountId, ...]] = {
    "overseas": ("overseas_groups", "overseas_people"),
    "vehicle_purchase": ("vehicles_purchased",),
    "vehicle_operation": ("vehicles_kept",),
    "reception": ("reception_batches", "reception_people", "foreign_batches", "foreign_people"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One of the six items, or the total.

    ``budget`` and ``final`` are the table's cells, None where the table has no such column;
    ``stated_*`` are the narrative's figures for the same.
    """

    id: ItemId
    name: str
    budget: Cell | None
    final: Cell | None
    stated_budget: Figure | None
    stated_final: Figure | None
    completion: Figure | None
    """The report's own rate, else derived from the table."""
    change: Figure | None
    growth: Figure | None
    prior: Figure | None
    """Last year's final, in a budget last year's budget: printed, else derived from the change."""
    unchanged: bool
    """The text says 持平 without a figure."""
    reasons: tuple[Reason, ...]
    stated_in: tuple[Source, ...]
    basis: Basis | None = None
    """What of last year ``change`` and ``prior`` are, where the text says so."""

    @property
    def budget_figure(self) -> Figure | None:
        """The table's budget; where it is blank or missing, the text's."""
        return of_cell(self.budget) or self.stated_budget

    @property
    def final_figure(self) -> Figure | None:
        """The table's final figure; where it is blank or missing, the text's."""
        return of_cell(self.final) or self.stated_final

    @property
    def deviation(self) -> Figure | None:
        """Final less budget, derived."""
        final, budget = self.final_figure, self.budget_figure
        return difference(final, budget) if final and budget else None

    def reason_for(self, explains: Literal["budget", "prior"]) -> Reason | None:
        return next((reason for reason in self.reasons if reason.explains == explains), None)


@dataclass(frozen=True, slots=True)
class Range:
    """A derived value in 元 with the bounds that printed precision leaves."""

    value: Decimal
    low: Decimal
    high: Decimal
    formula: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the trend. ``final`` is derived where only the following year's report is at hand."""

    year: int
    budget: Figure | None
    final: Figure | None
    people: Figure | None


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """All that a report says about “三公”经费."""

    year: int | None
    table: Table | None
    statistics: Table | None
    items: Mapping[ItemId, Item]
    counts: Mapping[CountId, Count]
    basis: BudgetBasis
    """Which budget the table's budget column holds, by its note, else by the text."""
    basis_source: Source | None
    none_this_year: Source | None
    """Where the report says that there was no such expenditure."""
    domestic_only: Source | None
    """Where the report says that all reception was domestic."""
    kind: ReportKind = "final_account"

    @property
    def total(self) -> Item:
        return self.items["total"]

    @property
    def moving(self) -> tuple[Item, ...]:
        """The items with a figure other than zero in budget, final or last year, without the total."""
        return tuple(
            item
            for item in self.items.values()
            if item.id != "total"
            and any(
                figure is not None and figure.value
                for figure in (item.budget_figure, item.final_figure, item.prior)
            )
        )


def half_width(figure: Figure, item: Item) -> Decimal:
    """How far the true amount may lie from the figure: half a quantum, for a derived one of each part."""
    if not figure.derived or item.unchanged or item.change is None or item.final_figure is None:
        return figure.quantum / 2
    return (item.final_figure.quantum + item.change.quantum) / 2


def three_public(report: Report) -> ThreePublic:
    """The report's “三公”经费, from its table, its statistics and its text."""
    table = report.table("three_public")
    statistics = report.table("three_public_statistics")
    facts = [fact for fact in report.facts if item_of(fact.subject) is not None]
    cells: Mapping[str, Cell] = table.rows[0].cells if table is not None and table.rows else {}
    items: dict[ItemId, Item] = {
        item_id: _item(item_id, name, cells, facts, report) for item_id, name in NAMES.items()
    }
    counts: dict[CountId, Count] = {
        count_id: count(count_id, name, statistics, report) for count_id, name in COUNT_NAMES.items()
    }
    basis, basis_source = _basis(table, items["total"], facts)
    return ThreePublic(
        report.year,
        table,
        statistics,
        items,
        counts,
        basis,
        basis_source,
        _none_this_year(table),
        _domestic_only(facts),
        report.kind,
    )


def _item(item_id: ItemId, name: str, cells: Mapping[str, Cell], facts: list[Fact], report: Report) -> Item:
    own = [fact for fact in facts if item_of(fact.subject) == item_id and "外宾" not in fact.subject]
    money = [fact for fact in own if fact.unit == "万元"]
    budget, final = cells.get(f"budget_{item_id}"), cells.get(f"final_{item_id}")
    stated_final = of_fact(_first(money, "final"))
    stated_budget = of_fact(_first(money, "budget", "initial_budget"))
    bases = (None, "prior_final") if report.kind == "final_account" else COMPARED_WITH["budget"]
    change_fact = _first([fact for fact in money if fact.basis in bases], "change")
    change = of_fact(change_fact)
    current = of_cell(final) or stated_final
    if report.kind == "budget":
        current = of_cell(budget) or stated_budget
    printed_prior, basis = of_fact(_first(money, "prior")), change_fact.basis if change_fact else None
    if printed_prior is None and change is None:
        printed_prior, basis = _columned(item_id, cells)
    if change is None and current is not None and printed_prior is not None:
        change = difference(current, printed_prior)
    unchanged = change_fact is not None and change_fact.derived and not change_fact.amount.value
    return Item(
        id=item_id,
        name=name,
        budget=budget,
        final=final,
        stated_budget=stated_budget,
        stated_final=stated_final,
        completion=of_fact(_first(own, "completion"))
        or _rate(of_cell(final) or stated_final, of_cell(budget) or stated_budget),
        change=change,
        growth=of_fact(_first(own, "growth")),
        prior=printed_prior or _last_year(current, change, unchanged),
        unchanged=unchanged,
        reasons=tuple(reason for reason in report.reasons if item_of(reason.subject) == item_id),
        stated_in=tuple(
            dict.fromkeys(
                fact.source for fact in money if fact.measure in ("final", "budget", "initial_budget")
            )
        ),
        basis=basis,
    )


def _columned(item_id: ItemId, cells: Mapping[str, Cell]) -> tuple[Figure | None, Basis | None]:
    """Last year's figure where a budget's table prints it beside this year's, and what it is."""
    bases: tuple[Basis, ...] = ("prior_budget", "prior_execution")
    for basis in bases:
        figure = of_cell(cells.get(f"{basis}_{item_id}"))
        if figure is not None:
            return figure, basis
    return None, None


def _last_year(current: Figure | None, change: Figure | None, unchanged: bool) -> Figure | None:
    """This year's less the change; where the text says 持平, this year's amount at its own precision."""
    if current is None or change is None:
        return None
    if not unchanged:
        return difference(current, change)
    sources = joined(change, current)
    return Figure(current.value, current.quantum, current.unit, sources, True, "与上年持平")


def _first(facts: Iterable[Fact], *measures: Measure) -> Fact | None:
    return next((fact for fact in facts if fact.measure in measures and fact.period == "current"), None)


def _rate(final: Figure | None, budget: Figure | None) -> Figure | None:
    return share(final, budget) if final is not None and budget is not None else None


# ---------------------------------------------------------------- what notes and text say


def _basis(table: Table | None, total: Item, facts: list[Fact]) -> tuple[BudgetBasis, Source | None]:
    for note in table.notes if table is not None else ():
        if "全年预算" in note.text:
            return "full_year", note.source
        if "年初预算" in note.text:
            return "initial", note.source
    stated = next(
        (
            fact
            for fact in facts
            if item_of(fact.subject) == total.id and fact.measure in ("initial_budget", "budget")
        ),
        None,
    )
    if stated is not None and stated.measure == "initial_budget":
        return "initial", stated.source
    return "unstated", None


def _none_this_year(table: Table | None) -> Source | None:
    """The note that says so, where the table holds no figure at all."""
    if table is None or not table.empty:
        return None
    words = ("没有", "无", "未发生", "未安排")
    return next((note.source for note in table.notes if any(word in note.text for word in words)), None)


def _domestic_only(facts: list[Fact]) -> Source | None:
    return next(
        (
            fact.source
            for fact in facts
            if item_of(fact.subject) == "reception" and "全部为国内" in fact.sentence
        ),
        None,
    )


# ---------------------------------------------------------------- trend


def trend(reports: Iterable[Report]) -> tuple[Year, ...]:
    """The years that the reports of one department give, oldest first.

    A year's own report goes before what the following year's report lets derive; where it prints no
    budget, and for a year without a final account, the year's budget gives it.
    """
    given = tuple(reports)
    years: dict[int, Year] = {}
    for report in sorted(given, key=lambda report: report.year or 0, reverse=True):
        if report.year is None or report.kind != "final_account":
            continue
        for year in _years(three_public(report), report.year):
            known = years.get(year.year)
            if known is None or (known.final is not None and known.final.derived) or known.final is None:
                years[year.year] = year
    for planned in (report for report in given if report.kind == "budget" and report.year is not None):
        assert planned.year is not None
        budget = three_public(planned).total.budget_figure
        known = years.get(planned.year, Year(planned.year, None, None, None))
        if budget is not None and known.budget is None:
            years[planned.year] = replace(known, budget=budget)
    return tuple(years[year] for year in sorted(years))


def _years(view: ThreePublic, year: int) -> Iterator[Year]:
    people = view.counts["reception_people"]
    if view.total.final_figure is not None or view.total.budget_figure is not None:
        yield Year(year, view.total.budget_figure, view.total.final_figure, people.figure)
    if view.total.prior is not None:
        yield Year(year - 1, None, view.total.prior, people.prior)
