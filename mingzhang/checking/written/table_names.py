"""Names of 科目 in the tables: against the official lists, and against one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.catalogue import Classification
from mingzhang.catalogue import subject as catalogued
from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.names import alike, alike_component, may_be_misread
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import rule
from mingzhang.forms import FORMS, form
from mingzhang.forms.base import RowKind
from mingzhang.model import Evidence, Report, Row, Table

LISTED_SINCE = 2022
"""The names at hand are those of accounts since then; before, some codes had other names."""
_BY_CODE = {
    one.id: "functional" if one.rows is RowKind.FUNCTIONAL else "economic"
    for one in FORMS
    if one.rows in (RowKind.FUNCTIONAL, RowKind.ECONOMIC)
}


@rule(
    "names.catalogue",
    title="报表科目名称与政府收支分类科目一致",
    basis="政府收支分类科目",
    needs=("general_budget_expenditure",),
    meaning="报表中科目编码所对应的名称，应是政府收支分类科目中该编码的名称；标点、空格等差别不计。"
    "所备科目名录没有收入的编码不判断。",
    kind="name",
    severity="warning",
)
def names_are_official(report: Report) -> Iterator[Comparison]:
    """A code that the list knows carries its name; told once for every code and name."""
    if report.year is not None and report.year < LISTED_SINCE:
        return
    seen: set[tuple[str, str, str]] = set()
    for table, row in _named_rows(report):
        classification = _classification(table)
        known = catalogued(classification, row.code or "")
        key = (classification, row.code or "", row.name)
        if known is None or key in seen:
            continue
        seen.add(key)
        right = any(_same(classification, row.name, name) for name in known.names)
        if not right and is_recognised(row) and any(may_be_misread(row.name, name) for name in known.names):
            continue
        yield Comparison(
            "names.catalogue",
            "holds" if right else "differs",
            f"{form(table.id or '').title}中编码 {row.code} 的名称“{row.name}”",
            (_term(table, row),),
            found=row.name,
            expected=f"{known.name}（{known.code}）",
            note="" if right else f"政府收支分类科目中该编码为“{known.name}”，请核实",
        )


@rule(
    "names.tables",
    title="同一编码在各表中的名称一致",
    basis="政府收支分类科目；各报表的科目名称一致",
    needs=("general_budget_expenditure",),
    meaning="同一科目编码在不同报表中的名称应当相同；标点、空格等差别不计。",
    kind="name",
    severity="warning",
)
def names_are_the_same(report: Report) -> Iterator[Comparison]:
    """A code has one name throughout; where the official list knows it, that says which is wrong."""
    by_code: dict[tuple[Classification, str], list[tuple[Table, Row]]] = {}
    for table, row in _named_rows(report):
        if is_recognised(row):
            continue
        by_code.setdefault((_classification(table), row.code or ""), []).append((table, row))
    for (classification, code), rows in by_code.items():
        known = catalogued(classification, code)
        judged = known is not None and (report.year is None or report.year >= LISTED_SINCE)
        if len({table.id for table, _ in rows}) < 2 or judged:
            continue
        usual = _usual(classification, rows)
        for table, row in rows:
            if table is not usual[0]:
                yield _against(classification, usual, table, row)


def _usual(kind: Classification, rows: Sequence[tuple[Table, Row]]) -> tuple[Table, Row]:
    """The first row with the name that most tables print."""
    return max(rows, key=lambda pair: sum(_same(kind, pair[1].name, other.name) for _, other in rows))


def _same(kind: Classification, left: str, right: str) -> bool:
    """Whether two prints are one name; 因公出国（境）费 is 因公出国（境）费用."""
    return alike(left, right) if kind == "functional" else alike_component(left, right)


def _against(kind: Classification, usual: tuple[Table, Row], table: Table, row: Row) -> Comparison:
    same = _same(kind, row.name, usual[1].name)
    title = form(usual[0].id or "").title
    return Comparison(
        "names.tables",
        "holds" if same else "differs",
        f"{form(table.id or '').title}中编码 {row.code} 的名称“{row.name}”",
        (_term(table, row),),
        (_term(*usual),),
        found=row.name,
        expected=f"{usual[1].name}（{usual[1].code}）",
        note="" if same else f"{title}中该编码为“{usual[1].name}”，请核实",
    )


def _classification(table: Table) -> Classification:
    return "functional" if _BY_CODE[table.id or ""] == "functional" else "economic"


def _named_rows(report: Report) -> Iterator[tuple[Table, Row]]:
    """The rows with code and name of the tables by code."""
    for table in report.tables:
        for row in table.rows if table.id in _BY_CODE else ():
            if row.code and row.name:
                yield table, row


def _term(table: Table, row: Row) -> Term:
    evidence = Evidence(row.source, None, row.name, table.id, row.code) if row.source else None
    return Term(f"{form(table.id or '').title}：{row.code} {row.name}", None, evidence)
