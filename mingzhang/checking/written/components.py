"""What basic expenditure is said to consist of, against the rows of its table.

A component that is listed although its row is blank or 0.00 is for a look; one that the table does not
print at all says nothing, as some tables leave out what is nought.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.contexts import Contexts
from mingzhang.checking.names import alike_component
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.checking.settling import cell_term
from mingzhang.checking.told import narrative_passages
from mingzhang.forms import form
from mingzhang.model import Cell, Evidence, Passage, Report, Row, Table

RULE = "components.listed"
BASIC = "basic_expenditure"
FEW = 4
"""More components without an amount are the form's list, told as a whole: one cause, one finding."""
_LIST = re.compile(
    r"(?:人员经费|公用经费|人员支出|公用支出|工资福利支出|商品和服务支出|对个人和家庭的?补助(?:支出)?|资本性支出)"
    r"(?:(?!原因)[^。；;：:]){0,40}?(?:包括|包含|用于[：:]|是[：:]|为[：:])[：:]?(?P<items>[^。；;]+)"
)
"""人员经费 915.20 万元，主要包括：基本工资、津贴补贴、…"""
_ITEM = re.compile(r"[^、，,：:（）()]+(?:[（(][^（）()]*[）)][^、，,：:（）()]*)*")
_END = re.compile(r"(?:等(?:支出|费用|方面)?)$")


@dataclass(frozen=True, slots=True)
class Component:
    """A listed name at [start, end) of its passage."""

    name: str
    passage: Passage
    start: int
    end: int

    @property
    def term(self) -> Term:
        source = self.passage.quote(self.start, self.end)
        evidence = Evidence(source, self.passage.sentence(self.start), self.name, None, None, "name")
        return Term(self.name, None, evidence)


@rule(
    RULE,
    title="基本支出列举的构成在报表中有数",
    basis="部门决算公开文本：基本支出情况说明与一般公共预算财政拨款基本支出决算表一致",
    needs=(PASSAGES, BASIC),
    meaning="情况说明写“人员经费（公用经费）主要包括：……”时，列举的科目在基本支出决算表中应当有数；"
    "表中该科目为空白或 0.00 的，请核实。表中没有印出的科目不判断。",
    kind="narrative_vs_table",
    severity="warning",
    kinds=("final_account",),
)
def listed_components_have_amounts(report: Report) -> Iterator[Comparison]:
    """Every listed component that the table prints has an amount there."""
    table = report.table(BASIC)
    if table is None:
        return
    made: list[Comparison] = []
    for component in listed_components(report):
        rows = [row for row in table.rows if row.code and alike_component(component.name, row.name)]
        if rows:
            made.append(_listed(table, component, rows))
    without = [one for one in made if one.outcome == "differs"]
    yield from (one for one in made if one.outcome == "holds")
    yield from (_together(without),) if len(without) > FEW else without


def listed_components(report: Report) -> Iterator[Component]:
    """The components that the text on the general budget's basic expenditure lists."""
    contexts = Contexts(report)
    for passage in narrative_passages(report):
        if passage.is_heading:
            continue
        context = contexts.at(passage.source, passage.section)
        if context.scope not in ("general_budget", "fiscal") or "基本支出" not in context.titles[-1]:
            continue
        for found in _LIST.finditer(passage.plain):
            yield from _components(passage, found.start("items"), found.end("items"))


def _components(passage: Passage, start: int, end: int) -> Iterator[Component]:
    for item in _ITEM.finditer(passage.plain, start, end):
        name = _END.sub("", item.group())
        if len(name) >= 2 and not any(letter.isdigit() for letter in name):
            yield Component(name, passage, item.start(), item.start() + len(name))


def _listed(table: Table, component: Component, rows: Sequence[Row]) -> Comparison:
    """Holds where one of the rows of that name has an amount."""
    with_amount = next((row for row in rows if _has_amount(row)), None)
    row = with_amount or rows[0]
    name = f"{form(BASIC).title}：{row.code} {row.name}"
    printed = row.cells.get("amount", Cell()).source
    shown = printed.text if printed is not None else "空白"
    found = cell_term(table, row, "amount", name)
    if found.evidence is None and row.source is not None:
        found = Term(name, None, Evidence(row.source, None, row.name, table.id, row.code, "amount"))
    if with_amount is not None:
        return Comparison(RULE, "holds", f"列举的“{component.name}”", (component.term,), (found,))
    return Comparison(
        RULE,
        "differs",
        f"列举的“{component.name}”",
        (component.term,),
        (found,),
        found=component.name,
        expected=f"{row.code} {row.name} {shown}",
        note=f"{form(BASIC).title}中“{row.name}”（{row.code}）为{shown}，而文中列为构成，请核实",
    )


def _together(without: Sequence[Comparison]) -> Comparison:
    names = "、".join(one.found for one in without)
    return Comparison(
        RULE,
        "differs",
        "列举的基本支出构成",
        tuple(term for one in without for term in one.found_terms),
        tuple(term for one in without for term in one.expected_terms),
        found=names,
        expected="、".join(one.expected for one in without),
        note=f"列举的{names}等 {len(without)} 项，{form(BASIC).title}中为空白或 0.00，请核实",
    )


def _has_amount(row: Row) -> bool:
    return any(cell.amount is not None and cell.amount.value != 0 for cell in row.cells.values())
