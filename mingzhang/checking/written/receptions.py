"""Counts under the 三公 table that bound each other: a batch of guests has a guest, a group a traveller."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.facts import exact
from mingzhang.checking.registry import rule
from mingzhang.checking.settling import cell_term, settle
from mingzhang.forms import find_item, form
from mingzhang.model import Report, Row, Table

STATISTICS = "three_public_statistics"
_PAIRS = (
    ("国内公务接待批次（个）", "国内公务接待人次（人）"),
    ("因公出国（境）团组数（个）", "因公出国（境）人次（人）"),
)


@rule(
    "receptions.people",
    title="接待批次不大于接待人次，出国（境）团组数不大于人次",
    basis="“三公”经费相关统计数表内关系",
    needs=(STATISTICS,),
    meaning="每一批次接待、每一出国（境）团组至少有一人，批次、团组数不大于人次；有批次、团组而没有印出人次的不比。",
    kind="table_sum",
    severity="warning",
    kinds=("final_account",),
)
def people_are_as_many_as_groups(report: Report) -> Iterator[Comparison]:
    """As many people as batches or groups, or more."""
    table = report.table(STATISTICS)
    if table is None:
        return
    for groups, people in _PAIRS:
        fewer, more = _row(table, groups), _row(table, people)
        if fewer is None or more is None:
            continue
        found, expected = (exact(cell_term(table, row, "count", row.name)) for row in (fewer, more))
        subject = f"{form(STATISTICS).title}，{groups}"
        comparison = settle("receptions.people", subject, [found], [expected], "<=")
        if comparison is not None and expected.amount is not None:
            yield comparison


def _row(table: Table, name: str) -> Row | None:
    declared = form(STATISTICS)
    for row in table.rows:
        item = find_item(declared, row.name)
        if item is not None and item.name == name:
            return row
    return None
