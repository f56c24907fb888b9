"""From what money a report's accounts are: on this it depends which tables must be equal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mingzhang.checking.hierarchies import whole_rows
from mingzhang.checking.intervals import Interval, interval
from mingzhang.forms import find_item, form
from mingzhang.forms.links import Condition
from mingzhang.model import Cell, Report, Row

FISCAL = (
    "财政拨款收入",
    "一般公共预算财政拨款收入",
    "政府性基金预算财政拨款收入",
    "国有资本经营预算财政拨款收入",
)
CARRIED = {"income_expenditure_summary": "年初结转和结余", "fiscal_summary": "年初财政拨款结转和结余"}
"""What last year left, in the tables of income and expenditure."""
FUND_ITEMS = {
    "general_budget_expenditure": ("一般公共预算财政拨款", "general_budget"),
    "government_fund": ("政府性基金预算财政拨款", "government_fund"),
    "state_capital": ("国有资本经营预算财政拨款", "state_capital"),
}
"""A fund's table, its item on the income side of 04, its column on the other."""
OTHER_FUNDS = ("government_fund", "state_capital")
OTHER_BUDGETS = ("政府性基金", "国有资本经营预算财政拨款")


def holds_condition(report: Report, condition: Condition) -> bool:
    """Whether a link's condition is met; where the tables do not say, it is not."""
    return _CONDITIONS[condition](report)


def all_general_budget(report: Report) -> bool:
    """All money is fiscal, and none of it from the other two budgets, as far as any table tells."""
    return all_fiscal(report) and not (
        any(_has_numbers(report, table) for table in OTHER_FUNDS) or _is_told_of_other_funds(report)
    )


def _is_told_of_other_funds(report: Report) -> bool:
    """Whether 01 or 04 print money of the other two budgets; their own tables may be missing."""
    for table_id in ("income_expenditure_summary", "fiscal_summary"):
        table = report.table(table_id)
        for row in table.rows if table is not None else ():
            item = find_item(form(table_id), row.name, row.side)
            named = item is not None and item.name.startswith(OTHER_BUDGETS)
            cells = row.cells.values() if named else (row.cells.get(fund, Cell()) for fund in OTHER_FUNDS)
            if any(cell.amount is not None and cell.amount.value for cell in cells):
                return True
    return False


def all_fiscal(report: Report) -> bool:
    """No income but fiscal appropriation, and nothing carried over but fiscal money."""
    summary, fiscal = report.table("income_expenditure_summary"), report.table("fiscal_summary")
    if summary is None or fiscal is None:
        return False
    carried = Interval.exact(0)
    for row in summary.rows:
        item = find_item(form("income_expenditure_summary"), row.name, row.side)
        if row.side != "income" or (item is not None and item.role in ("subtotal", "total", "part")):
            continue
        if item is not None and item.name == "年初结转和结余":
            carried = _value(row)
        elif (item is None or item.name not in FISCAL) and row.parent is None and _value(row).value:
            return False
    opening = carried_row(report, "fiscal_summary")
    return carried.meets(_value(opening) if opening is not None else Interval.exact(0))


def carried_alike(report: Report) -> bool:
    """What last year left stands beside this year's income in 01 and in 04, or in neither."""
    summary, fiscal = (carried_row(report, table_id) for table_id in CARRIED)
    if summary is not None and fiscal is not None:
        return True
    return not any(row is not None and _value(row).value for row in (summary, fiscal))


def income_carried_alike(report: Report) -> bool:
    """What last year left stands beside this year's income in 01 and in 02, or in neither.

    In final accounts 02 is of this year's income alone.
    """
    summary, income = carried_row(report, "income_expenditure_summary"), report.table("income")
    apart = income is not None and any(row.cells.get("opening", Cell()).amount for row in income.rows)
    if report.kind == "final_account" or apart:
        return True
    return summary is None or not _value(summary).value


def carried_by_fund(report: Report) -> bool:
    """What 04 says that last year left is told by fund, or is nothing."""
    fiscal, row = report.table("fiscal_summary"), carried_row(report, "fiscal_summary")
    if fiscal is None or row is None or not _value(row).value:
        return True
    return any(_value(part).value for part in fiscal.rows if part.parent == row.name)


def carried_row(report: Report, table_id: str) -> Row | None:
    """The row of 01 or 04 for what last year left; None where it is not printed."""
    table, declared = report.table(table_id), form(table_id)
    for row in table.rows if table is not None else ():
        item = find_item(declared, row.name, row.side)
        if item is not None and item.name == CARRIED[table_id]:
            return row
    return None


def leaves_out_carried(report: Report, table_id: str) -> bool:
    """Whether a budget's table of one fund's expenditure is of this year's appropriation alone.

    Some places plan what last year left in 财政拨款收支总表 and 部门支出总表, but not in the fund's table.
    """
    fiscal, table = report.table("fiscal_summary"), report.table(table_id)
    row = carried_row(report, "fiscal_summary")
    if report.kind != "budget" or fiscal is None or table is None or row is None or not _value(row).value:
        return False
    if "当年" in table.title:
        return True
    whole = next((_value(one) for one in whole_rows(table, exact=False)), None)
    names = FUND_ITEMS[table_id]
    received = [one for one in fiscal.rows if _names(one, names) and one.parent != row.name]
    spent = [
        one.cells.get(names[1], Cell())
        for one in fiscal.rows
        if one.side == "expenditure" and _names(one, ("本年支出合计", "总计"))
    ]
    if whole is None or any(cell.amount and interval(cell.amount).meets(whole) for cell in spent):
        return False
    return any(_value(one).meets(whole) for one in received)


def _names(row: Row, names: tuple[str, ...]) -> bool:
    item = find_item(form("fiscal_summary"), row.name, row.side)
    return item is not None and item.name in names


def _value(row: Row) -> Interval:
    """This year's amount of a row of 01 or 04, last year's beside it left out."""
    printed = {column: cell.amount for column, cell in row.cells.items() if cell.amount is not None}
    own = [printed[column] for column in ("amount", "total") if column in printed]
    amount = next(iter(own or printed.values()), None)
    return interval(amount) if amount is not None else Interval.exact(0)


def _has_numbers(report: Report, table_id: str) -> bool:
    table = report.table(table_id)
    return table is not None and any(
        cell.amount is not None and cell.amount.value for row in table.rows for cell in row.cells.values()
    )


_CONDITIONS: Mapping[Condition, Callable[[Report], bool]] = {
    "all_fiscal": all_fiscal,
    "all_general_budget": all_general_budget,
    "carried_alike": carried_alike,
    "income_carried_alike": income_carried_alike,
    "carried_by_fund": carried_by_fund,
}
