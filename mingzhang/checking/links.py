"""The links between tables that the forms declare, as rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.figure_cells import figure_term
from mingzhang.checking.figure_cells import wholes as wholes_of
from mingzhang.checking.hierarchies import label
from mingzhang.checking.intervals import Relation
from mingzhang.checking.money import FUND_ITEMS, holds_condition, leaves_out_carried
from mingzhang.checking.registry import Rule
from mingzhang.checking.rounded import as_printed
from mingzhang.checking.settling import cell_term, settle
from mingzhang.forms import find_item, form
from mingzhang.forms.base import BOTH_KINDS, RowKind
from mingzhang.forms.links import LINKS, WHOLE, FigureLink, Link, RowLink
from mingzhang.model import Cell, Report, Row, SideName, Table

SPENDING = ("expenditure", "general_budget_expenditure", "government_fund", "state_capital")
DETAILS = ("basic_expenditure", "operating_costs", "three_public")
OF_THIS_YEAR = (*FUND_ITEMS, "basic_expenditure")
"""Tables of one fund's money: of the same years, whichever they are."""
BALANCES = ("opening", "income", "closing")
NEGATIVE = "支出中印有负数，部分可以大于全部"

MEANINGS = {
    FigureLink: "两张表印出的同一个数应当一致（或一个不大于另一个）；没有印出的行不比。",
    RowLink: "两张表中相同的科目逐行核对；只在一张表中印出的科目不比。",
}


def link_rules() -> tuple[Rule, ...]:
    """A rule for every link, in the order declared."""
    return tuple(_rule(link) for link in LINKS)


def _rule(link: Link) -> Rule:
    run = partial(_run_figures, link) if isinstance(link, FigureLink) else partial(_run_rows, link)
    return Rule(
        f"link.{link.id}",
        f"{_titles(link)}：{link.title}",
        link.basis,
        link.forms,
        MEANINGS[type(link)],
        "cross_table",
        link.severity if isinstance(link, FigureLink) else "error",
        run,
        isinstance(link, FigureLink) and link.relation == "=",
        link.kinds if isinstance(link, FigureLink) else BOTH_KINDS,
    )


def _titles(link: Link) -> str:
    return "、".join(form(form_id).title for form_id in link.forms)


def _contradiction(comparison: Comparison | None) -> Iterator[Comparison]:
    """What one table prints and the other leaves blank is a contradiction like any other."""
    if comparison is not None:
        yield as_printed(replace(comparison, severity=None, note="") if comparison.severity else comparison)


# ---------------------------------------------------------------- single figures


def _run_figures(link: FigureLink, report: Report) -> Iterator[Comparison]:
    if link.beside is not None and _prints(report, *link.beside[:2]) != link.beside[2]:
        return
    if not all(holds_condition(report, condition) for condition in link.conditions):
        return
    if any(form_id not in OF_THIS_YEAR for form_id in link.forms) and _leaving_out_carried(report, link):
        return
    left = figure_term(report, link.left)
    right = [figure_term(report, figure) for figure in link.right]
    present = [term for term in right if term is not None]
    if left is None or not present or (len(present) < len(right) and not link.partial):
        return
    subject = f"{_titles(link)}，{link.title}"
    for comparison in _contradiction(settle(f"link.{link.id}", subject, [left], present, link.relation)):
        yield unless_negative(report, comparison, WHOLE, (*SPENDING, *DETAILS))


def _leaving_out_carried(report: Report, link: Link) -> list[str]:
    """The link's tables of one fund that leave out what last year left, where the others count it."""
    return [one for one in link.forms if one in FUND_ITEMS and leaves_out_carried(report, one)]


def _prints(report: Report, form_id: str, column: str) -> bool:
    table = report.table(form_id)
    return table is not None and any(row.cells.get(column, Cell()).amount is not None for row in table.rows)


# ---------------------------------------------------------------- rows of two tables


def _run_rows(link: RowLink, report: Report) -> Iterator[Comparison]:
    relation: Relation = "="
    if link.equal_if is not None and not holds_condition(report, link.equal_if):
        relation = "<="
    if (less := _leaving_out_carried(report, link)) and less != list(link.forms):
        link, relation = _turned(link) if link.right in less else link, "<="
    left, right = report.table(link.left), report.table(link.right)
    if left is None or right is None:
        return
    rows = _by_key(right, link.right_side)
    for key, row in _by_key(left, link.left_side).items():
        other = rows.get(key)
        if other is None:
            continue
        for comparison in _row_comparisons(link, left, row, right, other, relation):
            yield unless_negative(report, comparison, key, SPENDING)


def _turned(link: RowLink) -> RowLink:
    """The link read from the other side."""
    columns = tuple((right, left) for left, right in link.columns)
    sides = {"left_side": link.right_side, "right_side": link.left_side}
    return replace(link, left=link.right, right=link.left, columns=columns, **sides)


def _row_comparisons(
    link: RowLink, left: Table, row: Row, right: Table, other: Row, relation: Relation
) -> Iterator[Comparison]:
    labels = {column.id: column.label for column in form(link.left).columns_of(row.side)}
    titles = [form(form_id).title for form_id in link.forms]
    for left_columns, right_columns in link.columns:
        lefts, rights = left_columns.split("+"), right_columns.split("+")
        if not all(column in row.cells for column in lefts):
            continue
        if not all(column in other.cells for column in rights):
            continue
        names = "与".join(labels.get(column, column) for column in lefts)
        which = f"的{names}" if len(link.columns) > 1 else ""
        found = [cell_term(left, row, column, f"{titles[0]}：{label(row)}") for column in lefts]
        expected = [cell_term(right, other, column, f"{titles[1]}：{label(other)}") for column in rights]
        subject = f"{titles[0]}与{titles[1]}，“{label(other)}”{which}"
        yield from _contradiction(settle(f"link.{link.id}", subject, found, expected, relation))


def unless_negative(report: Report, comparison: Comparison, key: str, tables: tuple[str, ...]) -> Comparison:
    """A part may be more than the whole where expenditure under the code is printed below zero."""
    if comparison.relation == "=" or comparison.outcome != "differs":
        return comparison
    negative = any(
        cell.amount is not None and cell.amount.value < 0
        for table in report.tables
        if table.id in tables
        for row in table.rows
        if key == WHOLE or (row.code and row.code.startswith(key))
        for column, cell in row.cells.items()
        if column not in BALANCES
    )
    return replace(comparison, outcome="insufficient", note=NEGATIVE) if negative else comparison


def _by_key(table: Table, side: SideName | None) -> dict[str, Row]:
    """Rows by code, or by the 类 that their name stands for; 合计 under its name. Of two, the first."""
    found: dict[str, Row] = {}
    # The last row of a two-sided table is more than the sum of its 类.
    wholes = wholes_of(table) if form(table.id or "").rows is RowKind.FUNCTIONAL else ()
    for row in table.rows:
        if side is not None and row.side != side:
            continue
        key = row.code
        if key is None and (item := find_item(form(table.id or ""), row.name, row.side)) is not None:
            key = item.functional_class
        if key is None and any(row is whole for whole in wholes):
            key = WHOLE
        if key is not None:
            found.setdefault(key, row)
    return found
