"""From what money a report's accounts are: on this it depends which tables must be equal."""

from __future__ import annotations

from mingzhang.checking.intervals import Interval, interval
from mingzhang.forms import find_item, form
from mingzhang.forms.links import Condition
from mingzhang.model import Cell, Report, Row, Table

FISCAL = (
    "财政拨款收入",
    "一般公共预算财政拨款收入",
    "政府性基金预算财政拨款收入",
    "国有资本经营预算财政拨款收入",
)
OTHER_FUNDS = ("government_fund", "state_capital")
OTHER_BUDGETS = ("政府性基金", "国有资本经营预算财政拨款")


def holds_condition(report: Report, condition: Condition) -> bool:
    """Whether a link's condition is met; where the tables do not say, it is not."""
    met = all_general_budget(report) if condition.endswith("all_general_budget") else all_fiscal(report)
    return not met if condition.startswith("not_") else met


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
    return carried.meets(_opening(fiscal))


def _opening(fiscal: Table) -> Interval:
    for row in fiscal.rows:
        item = find_item(form("fiscal_summary"), row.name, row.side)
        if item is not None and item.name == "年初财政拨款结转和结余":
            return _value(row)
    return Interval.exact(0)


def _value(row: Row) -> Interval:
    amounts = (cell.amount for cell in row.cells.values())
    amount = next((amount for amount in amounts if amount is not None), None)
    return interval(amount) if amount is not None else Interval.exact(0)


def _has_numbers(report: Report, table_id: str) -> bool:
    table = report.table(table_id)
    return table is not None and any(
        cell.amount is not None and cell.amount.value for row in table.rows for cell in row.cells.values()
    )
