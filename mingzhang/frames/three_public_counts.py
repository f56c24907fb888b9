"""Trips, people, cars and receptions: the counts that stand beside “三公”经费, this year's and last year's.

This year's stand in 相关统计数 or in the text; last year's only in the text, mostly in the reason given
for the change of 公务接待费.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mingzhang.frames.figures import Figure, of_cell, of_fact
from mingzhang.model import Cell, Report, Row, Table

ItemId = Literal["total", "overseas", "vehicles", "vehicle_purchase", "vehicle_operation", "reception"]
CountId = Literal[
    "overseas_groups",
    "overseas_people",
    "vehicles_purchased",
    "vehicles_kept",
    "reception_batches",
    "reception_people",
    "foreign_batches",
    "foreign_people",
]
COUNT_NAMES: Mapping[CountId, str] = {
    "overseas_groups": "因公出国（境）团组",
    "overseas_people": "因公出国（境）人次",
    "vehicles_purchased": "公务用车购置数",
    "vehicles_kept": "公务用车保有量",
    "reception_batches": "国内公务接待批次",
    "reception_people": "国内公务接待人次",
    "foreign_batches": "外宾接待批次",
    "foreign_people": "外宾接待人次",
}
COUNT_UNITS: Mapping[CountId, str] = {
    "overseas_groups": "个",
    "overseas_people": "人次",
    "vehicles_purchased": "辆",
    "vehicles_kept": "辆",
    "reception_batches": "批次",
    "reception_people": "人次",
    "foreign_batches": "批次",
    "foreign_people": "人次",
}


@dataclass(frozen=True, slots=True)
class Count:
    """A number of trips, people, cars or receptions, this year's and last year's where stated."""

    id: CountId
    name: str
    unit: str
    table: Cell | None
    """The cell of 相关统计数; None where the report prints no such row."""
    stated: Figure | None
    prior: Figure | None

    @property
    def figure(self) -> Figure | None:
        return of_cell(self.table, self.unit) or self.stated


def item_of(subject: str) -> ItemId | None:
    """The item that a subject of the narrative names; None where it names none of them."""
    if "三公" in subject:
        return "total"
    if "出国" in subject:
        return "overseas"
    if "公务用车" in subject or "公车" in subject:
        bought, run = "购置" in subject, "运行" in subject or "维护" in subject
        if bought == run:
            return "vehicles"
        return "vehicle_purchase" if bought else "vehicle_operation"
    if "接待" in subject:
        return "reception"
    return None


def count_of(text: str, unit: str) -> CountId | None:
    """The count that a row's name or a fact's subject, with its unit, stands for."""
    foreign = "外宾" in text or "国（境）外" in text or "国(境)外" in text
    people = "人次" in text or unit in ("人", "人次")
    if "出国" in text:
        return "overseas_people" if people and "团组" not in text else "overseas_groups"
    if "接待" in text or foreign:
        if people and not ("批次" in text and unit not in ("人", "人次")):
            return "foreign_people" if foreign else "reception_people"
        if unit in ("批次", "批", "次", "个", "") or "批次" in text:
            return "foreign_batches" if foreign else "reception_batches"
        return None
    if "保有" in text:
        return "vehicles_kept"
    if "购置" in text and ("车" in text or unit == "辆"):
        return "vehicles_purchased"
    return None


def count(count_id: CountId, name: str, statistics: Table | None, report: Report) -> Count:
    row = next((row for row in _rows(statistics) if count_of(*_name_and_unit(row)) == count_id), None)
    stated = next(
        (
            fact
            for fact in report.facts
            if fact.measure == "count"
            and fact.period == "current"
            and "三公" in fact.section + fact.sentence + fact.subject
            and count_of(fact.subject, fact.unit) == count_id
        ),
        None,
    )
    return Count(
        count_id,
        name,
        COUNT_UNITS[count_id],
        row.cells.get("count", Cell()) if row is not None else None,
        of_fact(stated),
        _prior_count(count_id, report),
    )


def _rows(table: Table | None) -> tuple[Row, ...]:
    return table.rows if table is not None else ()


def _name_and_unit(row: Row) -> tuple[str, str]:
    """A row's name without its unit, and the unit printed in brackets at its end."""
    name = row.name.replace("(", "（").replace(")", "）")
    head, bracket, tail = name.rpartition("（")
    return (head, tail.removesuffix("）")) if bracket else (name, "")


def _prior_count(count_id: CountId, report: Report) -> Figure | None:
    """Last year's count: from a fact of last year, else from the reason given for the change."""
    for fact in report.facts:
        if (
            fact.measure == "count"
            and fact.period == "prior"
            and count_of(fact.subject, fact.unit) == count_id
        ):
            return of_fact(fact)
    for reason in report.reasons:
        item_id = item_of(reason.subject)
        if item_id is None:
            continue
        for fact in reason.counts:
            if fact.period == "prior" and count_of(fact.subject, fact.unit) == count_id:
                return of_fact(fact)
    return None
