"""The overview's smaller figures: “三公”经费, 机关运行经费, 人员经费, 政府采购, or why they are not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from mingzhang.frames.figures import Figure, of_cell, of_fact, share
from mingzhang.frames.kinds import own_measure
from mingzhang.frames.structure import economic_of
from mingzhang.model import Basis, Cell, Fact, Measure, Report, Source, Table


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is no figure: not published, none this year (by the table's note), or a blank cell."""

    kind: Literal["undisclosed", "none", "blank"]
    text: str = ""
    """The note as printed."""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A smaller figure of the overview, with what the report says about it."""

    figure: Figure | None
    absence: Absence | None
    planned: Figure | None = None
    completion: Figure | None = None
    change: Figure | None = None
    growth: Figure | None = None
    parts: tuple[tuple[str, Figure], ...] = ()
    """Named parts of the figure that are above zero."""
    basis: Basis | None = None
    """What the change is measured against, where the report says so."""


def find_fact(
    report: Report, measure: Measure, subjects: tuple[str, ...], excluding: tuple[str, ...] = ()
) -> Fact | None:
    """The first current fact without a code whose subject has one of the words."""
    for fact in report.facts:
        if fact.measure == measure and fact.code is None and fact.period == "current":
            named = any(word in fact.subject for word in subjects)
            if named and not any(word in fact.subject for word in excluding):
                return fact
    return None


def beside(report: Report, fact: Fact, measure: Measure) -> Fact | None:
    """The fact of another measure in the same sentence about the same subject."""
    same = (f for f in report.facts if f.measure == measure and f.sentence == fact.sentence)
    return next((f for f in same if f.subject == fact.subject and f.section == fact.section), None)


def row_total(table: Table | None, column: str) -> Figure | None:
    """What the row of the whole prints in a column; None where there is none."""
    if table is None:
        return None
    rows = [row for row in table.rows if not row.code and (row.name.endswith("合计") or not row.name)]
    # A budget prints 机关运行经费 as one named figure.
    rows = rows or [row for row in table.rows if len(table.rows) == 1]
    return next((figure for row in rows if (figure := of_cell(row.cells.get(column)))), None)


def absence_of(table: Table | None) -> Absence:
    """Why a table gives no figure: it is not there, its note says that there was none, or it is blank."""
    if table is None:
        return Absence("undisclosed")
    for note in table.notes:
        if any(word in note.text for word in ("没有", "无数据", "未发生", "为空表", "不涉及", "空表")):
            return Absence("none", note.text, note.source)
    return Absence("blank", source=table.source)


def _changes(
    report: Report, subjects: tuple[str, ...], excluding: tuple[str, ...] = ()
) -> tuple[Figure | None, Figure | None, Basis | None]:
    change = find_fact(report, "change", subjects, excluding)
    if change is None:
        return None, of_fact(find_fact(report, "growth", subjects, excluding)), None
    return of_fact(change), of_fact(beside(report, change, "growth")), change.basis


def three_public_card(report: Report) -> Card:
    """“三公”经费: of a final account with its budget and completion."""
    table = report.table("three_public")
    row = table.rows[0] if table is not None and table.rows else None
    cells: Mapping[str, Cell] = row.cells if row is not None else {}
    subjects, parts = ("三公",), ("因公出国", "公务用车", "公务接待")
    own = "final_total" if report.kind == "final_account" else "budget_total"
    figure = of_cell(cells.get(own)) or of_fact(find_fact(report, own_measure(report), subjects, parts))
    planned = of_cell(cells.get("budget_total")) if report.kind == "final_account" else None
    change, growth, basis = _changes(report, subjects, parts)
    completion = of_fact(find_fact(report, "completion", subjects, parts))
    absence = None if figure is not None else absence_of(table)
    return Card(figure, absence, planned, completion, change, growth, basis=basis)


def operating_card(report: Report) -> Card:
    """机关运行经费, with 公用经费 beside it."""
    table, subjects = report.table("operating_costs"), ("机关运行经费",)
    figure = row_total(table, "amount") or of_fact(find_fact(report, own_measure(report), subjects))
    change, growth, basis = _changes(report, subjects)
    public = _public(report)
    parts = (("公用经费", public),) if public is not None else ()
    absence = None if figure is not None else absence_of(table)
    return Card(figure, absence, change=change, growth=growth, parts=parts, basis=basis)


def _public(report: Report) -> Figure | None:
    economic = economic_of(report)
    return economic.public if economic is not None else None


def personnel_card(report: Report) -> Card:
    """人员经费 of 基本支出, with its part of it."""
    economic = economic_of(report)
    if economic is None or economic.personnel is None:
        stated = of_fact(find_fact(report, own_measure(report), ("人员经费",)))
        absence = absence_of(report.table("basic_expenditure")) if stated is None else None
        return Card(stated, absence)
    whole = economic.whole
    rate = share(economic.personnel, whole) if whole is not None else None
    parts = (("公用经费", economic.public),) if economic.public is not None else ()
    return Card(economic.personnel, None, completion=rate, parts=parts)


PROCUREMENT_PARTS = ("货物", "工程", "服务")


def procurement_card(report: Report) -> Card:
    """政府采购, with goods, works and services."""
    table = report.table("procurement")
    subjects, narrower = ("政府采购",), (*PROCUREMENT_PARTS, "中小", "小微", "授予")
    figure = _first_amount(table) or of_fact(find_fact(report, own_measure(report), subjects, narrower))
    figure = figure or of_fact(find_fact(report, "other", subjects, narrower))
    parts = tuple(_procurement_parts(report, table))
    return Card(figure, None if figure is not None else absence_of(table), parts=parts)


def _first_amount(table: Table | None) -> Figure | None:
    if table is None:
        return None
    rows = (row for row in table.rows if "合计" in row.name or "总额" in row.name)
    return next((figure for row in rows if (figure := of_cell(row.cells.get("amount")))), None)


def _procurement_parts(report: Report, table: Table | None) -> Iterable[tuple[str, Figure]]:
    for part in PROCUREMENT_PARTS:
        figure = None
        if table is not None:
            cells: list[Cell | None] = [row.cells.get("amount") for row in table.rows if part in row.name]
            figure = next((found for cell in cells if (found := of_cell(cell))), None)
        if figure is None:
            figure = of_fact(find_fact(report, own_measure(report), (part,), ("授予", "预留")))
        if figure is not None and figure.value:
            yield part, figure
