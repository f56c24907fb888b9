"""All expenditure, item by item, against what the three budgets' tables say of the same item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.figure_cells import wholes
from mingzhang.checking.hierarchies import label
from mingzhang.checking.intervals import Relation
from mingzhang.checking.links import unless_negative
from mingzhang.checking.money import FUND_ITEMS, OTHER_FUNDS, all_fiscal, leaves_out_carried
from mingzhang.checking.registry import rule
from mingzhang.checking.settling import cell_term, settle
from mingzhang.forms import form
from mingzhang.forms.links import WHOLE
from mingzhang.model import Cell, Report, Row, Table

EXPENDITURE = "expenditure"
_COLUMNS = ("total", "basic", "project")
_TABLES = (EXPENDITURE, "general_budget_expenditure", "government_fund", "state_capital")


@rule(
    "funds.items",
    title="支出决算表各科目不小于三项预算财政拨款支出之和；资金全部来自财政拨款时相等",
    basis="支出决算表与各项预算财政拨款支出决算表的表间关系",
    needs=(EXPENDITURE, "general_budget_expenditure"),
    meaning="同一科目在一般公共预算、政府性基金、国有资本经营预算财政拨款支出表中的数之和，应不大于支出决算表中该科目的数；"
    "没有其他资金的，应相等。只有一般公共预算的，由两表的表间关系核对。",
    kind="cross_table",
)
def funds_add_up(report: Report) -> Iterator[Comparison]:
    """What the three budgets spend on an item is at most what is spent on it; all, where all is fiscal."""
    whole = report.table(EXPENDITURE)
    funds = [table for one in FUND_ITEMS if (table := report.table(one)) is not None and not table.empty]
    if whole is None or not any(table.id in OTHER_FUNDS for table in funds):
        return
    relation: Relation = "=" if all_fiscal(report) and _are_all(report, funds) else "<="
    rows = [(table, _by_code(table)) for table in funds]
    for code, row in _by_code(whole).items():
        parts = [(table, found[code]) for table, found in rows if code in found]
        for column in _COLUMNS:
            if parts and column in row.cells and all(column in part.cells for _, part in parts):
                yield from _comparison(report, whole, row, parts, column, relation)


def _comparison(
    report: Report,
    whole: Table,
    row: Row,
    parts: list[tuple[Table, Row]],
    column: str,
    relation: Relation,
) -> Iterator[Comparison]:
    title = form(EXPENDITURE).title
    subject = f"{title}“{label(row)}”与各项预算财政拨款支出之和"
    found = [cell_term(table, part, column, form(table.id or "").title) for table, part in parts]
    expected = [cell_term(whole, row, column, f"{title}：{label(row)}")]
    comparison = settle("funds.items", subject, found, expected, relation)
    if comparison is not None:
        yield unless_negative(report, comparison, row.code or WHOLE, _TABLES)


def _are_all(report: Report, funds: list[Table]) -> bool:
    """Whether every budget that the fiscal summary tells of has its table, for the same years."""
    fiscal = report.table("fiscal_summary")
    printed = {table.id for table in funds}
    told = {
        table_id
        for table_id, (_, column) in FUND_ITEMS.items()
        for row in (fiscal.rows if fiscal is not None else ())
        if (amount := row.cells.get(column, Cell()).amount) is not None and amount.value
    }
    by_fund = fiscal is not None and bool(told)
    return by_fund and told <= printed and not any(leaves_out_carried(report, table) for table in FUND_ITEMS)


def _by_code(table: Table) -> Mapping[str, Row]:
    keyed = [(row.code, row) for row in table.rows if row.code]
    return dict(reversed([*keyed, *((WHOLE, row) for row in wholes(table)[:1])]))
