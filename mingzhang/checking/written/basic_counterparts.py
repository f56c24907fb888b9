"""Economic items that the text on basic expenditure tells with amounts, against their table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.hierarchies import label
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import cell_term
from mingzhang.checking.told import Told, agreement, told_facts
from mingzhang.forms import form
from mingzhang.forms.wording import normalised
from mingzhang.model import Report, Row, Table

BASIC = "basic_expenditure"
_BEFORE_AMOUNT = re.compile(r"(?:决算)?(?:数|金额)?(?:共计|合计|共|为|是|：|:)*$")
_BREAKS = "，；。：:,;（(元"
"""What stands before an item's name; 、 only behind an amount: 基本工资、津贴补贴 3 万元 is of both."""


@rule(
    "counterpart.basic_items",
    title="情况说明中基本支出的各经济分类科目与报表一致",
    basis="部门决算公开文本：基本支出情况说明与一般公共预算财政拨款基本支出决算表一致",
    needs=(FACTS, BASIC),
    meaning="基本支出一节逐项写明金额的经济分类科目（如工资福利支出、办公费），应与基本支出决算表中同名科目的金额一致。",
    kind="narrative_vs_table",
    kinds=("final_account",),
)
def basic_items_agree(report: Report) -> Iterator[Comparison]:
    """An economic item told with an amount has it in the table."""
    table = report.table(BASIC)
    if table is None:
        return
    rows = _rows_by_name(table)
    for told in told_facts(report):
        row = _named_row(told, rows)
        if row is None:
            continue
        term = cell_term(table, row, "amount", f"{form(BASIC).title}：{label(row)}")
        subject = f"情况说明中“{row.name}”的决算数与{form(BASIC).title}"
        comparison = agreement("counterpart.basic_items", subject, told.term, [[term]])
        if comparison is not None:
            yield comparison


def _rows_by_name(table: Table) -> Mapping[str, Row]:
    """The coded rows with an amount whose name no other row has."""
    found: dict[str, list[Row]] = {}
    for row in table.rows:
        if row.code and "amount" in row.cells:
            found.setdefault(normalised(row.name), []).append(row)
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}


def _named_row(told: Told, rows: Mapping[str, Row]) -> Row | None:
    """The row whose name stands right before the amount."""
    context = told.context
    basic = context.scope == "general_budget" and "基本支出" in context.titles[-1]
    if not basic or told.lead is None or told.fact.measure != "final" or not told.is_money:
        return None
    words = _BEFORE_AMOUNT.sub("", told.lead)
    breaks = [words.rfind(mark) for mark in _BREAKS]
    name = words[max(breaks) + 1 :].removeprefix("其中")
    if name.startswith("、") and words[max(breaks)] == "元":
        name = name[1:]
    return rows.get(normalised(name)) or rows.get(normalised(name.removesuffix("支出")))
