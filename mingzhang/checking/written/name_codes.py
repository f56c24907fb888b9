"""Names that the narrative prints with their code, against the rows of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mingzhang.catalogue import subject as catalogued
from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.names import essence
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.checking.told import narrative_passages
from mingzhang.forms import form
from mingzhang.model import Evidence, Passage, Report, Row, Table

_CODED = re.compile(
    r"(?P<name>[\u4e00-\u9fff、（）]{2,60}?)(?:（[类款项]级?）)?（(?P<code>2\d{2}(?:\d{2}){0,2})）"
)
_TABLES = ("expenditure", "general_budget_expenditure", "government_fund", "state_capital")


@rule(
    "names.codes",
    title="情况说明中科目编码与名称相符",
    basis="政府收支分类科目；情况说明与报表一致",
    needs=(PASSAGES, "general_budget_expenditure"),
    meaning="情况说明在科目名称之后写明编码的，编码与名称应与报表中的同一科目相符。报表中没有的编码和名称不判断。",
    kind="name",
    severity="warning",
)
def codes_fit_their_names(report: Report) -> Iterator[Comparison]:
    """A name with a code behind it is the name of the row with that code."""
    rows = _rows(report)
    for passage in narrative_passages(report):
        if is_recognised(passage):
            continue
        for found in _CODED.finditer(passage.plain):
            named, code = essence(found["name"]), found["code"]
            own = rows.get(code)
            ending = [one for key, one in rows.items() if len(key) == len(code) and _ends_with(named, one[1])]
            if own is not None and (_ends_with(named, own[1]) or _is_known(named, code)):
                yield _coded(passage, found, own, right=True)
            elif ending and (own is not None or len(ending) == 1):
                yield _coded(passage, found, ending[0], right=False)


def _rows(report: Report) -> Mapping[str, tuple[Table, Row]]:
    found: dict[str, tuple[Table, Row]] = {}
    for table in (report.table(table_id) for table_id in _TABLES):
        for row in table.rows if table is not None else ():
            if table is not None and row.code and row.name:
                found.setdefault(row.code, (table, row))
    return found


def _ends_with(named: str, row: Row) -> bool:
    name = essence(row.name)
    return named.endswith((name, name.removesuffix("支出"), f"{name}支出"))


def _is_known(named: str, code: str) -> bool:
    known = catalogued("functional", code)
    return known is not None and any(named.endswith(essence(name)) for name in known.names)


def _coded(passage: Passage, found: re.Match[str], own: tuple[Table, Row], *, right: bool) -> Comparison:
    table, row = own
    printed = f"{found['name']}（{found['code']}）"
    source = passage.quote(found.start("name"), found.end())
    evidence = Evidence(source, passage.sentence(found.start()), found["name"], None, found["code"], "name")
    place = Evidence(row.source, None, row.name, table.id, row.code) if row.source is not None else None
    return Comparison(
        "names.codes",
        "holds" if right else "differs",
        f"情况说明中的“{printed}”",
        (Term(printed, None, evidence),),
        (Term(f"{form(table.id or '').title}：{row.code} {row.name}", None, place),),
        found="" if right else found["code"],
        expected="" if right else f"{row.name}（{row.code}）",
        note="" if right else f"报表中“{row.name}”的编码是 {row.code}，请核实",
    )
