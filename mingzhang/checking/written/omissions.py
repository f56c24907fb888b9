"""Items of the general budget that a text leaves out which tells nearly all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.facts import fact_term
from mingzhang.checking.item_paths import NamedItem, named_items
from mingzhang.checking.named_rows import misnamed_items, spent
from mingzhang.checking.names import essence
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import FACTS, PASSAGES, rule
from mingzhang.checking.settling import cell_term
from mingzhang.checking.told import narrative_passages
from mingzhang.forms import form
from mingzhang.model import Report, Row, Table

BASIS = "政府收支分类科目；部门决算公开文本：情况说明与报表一致"
MOSTLY = 3
"""A list leaves something out where at least so many times as many items are in it."""


@rule(
    "names.omitted",
    title="情况说明没有遗漏报表中的项级科目",
    basis=BASIS,
    needs=(FACTS, PASSAGES, "general_budget_expenditure"),
    meaning="情况说明按项逐一说明一般公共预算支出，而报表中个别有支出的项没有说到的，请核实；只说明部分科目的不比。",
    kind="missing_text",
    severity="warning",
    kinds=("final_account",),
)
def items_are_all_told(report: Report) -> Iterator[Comparison]:
    """Where nearly all items of the general budget are told, so are the rest."""
    table = report.table("general_budget_expenditure")
    items = [item for item in named_items(report) if item.context.scope == "general_budget"]
    listed = [item for item in items if item.deepest.length == 7]
    if table is None or not listed or any(item.code is None for item in listed):
        return
    told = {item.code for item in listed}
    broad = tuple(item.code for item in items if item.deepest.length == 5 and item.code)
    told |= {row.code for _, row in misnamed_items(report)}
    rows = [row for row in table.rows if row.code and len(row.code) == 7 and any(spent(row))]
    missing = [
        row for row in rows if row.code not in told and not (row.code or "").startswith(broad or ("-",))
    ]
    section = [one for one in narrative_passages(report) if one.section == listed[0].passage.section]
    if len(missing) * MOSTLY > len(told) or any(map(is_recognised, section)):
        return
    text = essence("".join(one.plain for one in section))
    for row in rows:
        gone = row in missing and essence(row.name).removesuffix("支出") not in text
        if row not in missing or gone:
            yield _told_or_not(table, row, listed, gone=gone)


def _told_or_not(table: Table, row: Row, listed: Sequence[NamedItem], *, gone: bool) -> Comparison:
    own = [fact_term(item.amount) for item in listed if item.code == row.code]
    name = f"{row.name}（{row.code}）"
    return Comparison(
        "names.omitted",
        "differs" if gone else "holds",
        f"{form(table.id or '').title}的“{name}”",
        (cell_term(table, row, "total", name),),
        tuple(own[:1]),
        found="未见说明" if gone else "",
        expected=name if gone else "",
        note="情况说明逐项说明各项支出，没有说到这一科目，请核实" if gone else "",
    )
