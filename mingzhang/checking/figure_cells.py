"""Where a declared figure stands in a report's table."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.checking.comparison import Term
from mingzhang.checking.hierarchies import label, whole_rows
from mingzhang.checking.item_rows import role_of
from mingzhang.checking.settling import cell_term, prints_only_total
from mingzhang.forms import find_item, form
from mingzhang.forms.base import Form, RowKind
from mingzhang.forms.links import WHOLE, Figure
from mingzhang.model import Report, Row, Table

SUBTOTALS = ("本年收入合计", "本年支出合计")


def figure_term(report: Report, figure: Figure) -> Term | None:
    """The figure's cell as a term; None where its table, row or column is not printed."""
    table = report.table(figure.form)
    row = figure_row(table, figure) if table is not None else None
    if table is None or row is None or figure.column not in row.cells:
        return None
    if prints_only_total(row, figure.column):
        return None
    title = form(figure.form).title
    return cell_term(table, row, figure.column, f"{title}：{label(row)}" if row.name else title)


def figure_row(table: Table, figure: Figure) -> Row | None:
    """The row of a figure; of two rows with its name, the one that is no part of another."""
    declared = form(figure.form)
    rows = [row for row in table.rows if figure.side is None or row.side == figure.side]
    if declared.rows is RowKind.SINGLE:
        return rows[0] if rows else None
    if figure.row == WHOLE:
        return next(iter(wholes(table)), None) or next((row for row in rows if _is_total(table, row)), None)
    if figure.row.isdecimal():
        return next((row for row in rows if row.code == figure.row), None)
    named = [
        row
        for row in rows
        if (item := find_item(declared, row.name, row.side)) is not None and item.name == figure.row
    ]
    if figure.part_of:
        return next((row for row in named if _stands_under(row, figure.form, figure.part_of)), None)
    if not named and figure.row in SUBTOTALS:
        return _total_of_the_year(declared, rows)
    return min(named, key=lambda row: row.parent is not None, default=None)


def _total_of_the_year(declared: Form, rows: Sequence[Row]) -> Row | None:
    """总计, where no 本年…合计 is printed and nothing is carried over: then it is the year's own total."""
    carried = [row for row in rows if role_of(declared, row) == "carried"]
    if any(cell.amount is not None and cell.amount.value for row in carried for cell in row.cells.values()):
        return None
    return next((row for row in rows if role_of(declared, row) == "total"), None)


def _is_total(table: Table, row: Row) -> bool:
    """Whether the form knows the row for its total under another name: 机关运行经费 printed beside 三公."""
    item = find_item(form(table.id or ""), row.name, row.side)
    return item is not None and item.role == "total"


def _stands_under(row: Row, table_id: str, name: str) -> bool:
    above = find_item(form(table_id), row.parent, row.side) if row.parent else None
    return above is not None and above.name == name


def wholes(table: Table) -> tuple[Row, ...]:
    """The table's rows of all: in a table by functional code also 本年支出合计 and the like."""
    return whole_rows(table, exact=form(table.id or "").rows is not RowKind.FUNCTIONAL)
