"""The links between tables that the forms declare, as rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.hierarchies import label
from mingzhang.checking.intervals import Relation
from mingzhang.checking.money import holds_condition
from mingzhang.checking.places import figure_term
from mingzhang.checking.places import wholes as wholes_of
from mingzhang.checking.registry import Rule
from mingzhang.checking.settling import cell_term, settle
from mingzhang.forms import find_item, form
from mingzhang.forms.base import RowKind
from mingzhang.forms.links import LINKS, WHOLE, FigureLink, Link, RowLink
from mingzhang.model import Cell, Report, Row, SideName, Table

SPENDING = ("expenditure", "government_fund", "state_capital")
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
        "error",
        run,
        isinstance(link, FigureLink) and link.relation == "=",
    )


def _titles(link: Link) -> str:
    return "、".join(form(form_id).title for form_id in link.forms)


def _contradiction(comparison: Comparison | None) -> Iterator[Comparison]:
    """What one table prints and the other leaves blank is a contradiction like any other."""
    if comparison is not None:
        yield replace(comparison, severity=None, note="") if comparison.severity else comparison


# ---------------------------------------------------------------- single figures


def _run_figures(link: FigureLink, report: Report) -> Iterator[Comparison]:
    if link.beside is not None and _prints(report, *link.beside[:2]) != link.beside[2]:
        return
    left = figure_term(report, link.left)
    right = [figure_term(report, figure) for figure in link.right]
    present = [term for term in right if term is not None]
    if left is None or not present or (len(present) < len(right) and not link.partial):
        return
    subject = f"{_titles(link)}，{link.title}"
    yield from _contradiction(settle(f"link.{link.id}", subject, [left], present, link.relation))


def _prints(report: Report, form_id: str, column: str) -> bool:
    table = report.table(form_id)
    return table is not None and any(row.cells.get(column, Cell()).amount is not None for row in table.rows)


# ---------------------------------------------------------------- rows of two tables


def _run_rows(link: RowLink, report: Report) -> Iterator[Comparison]:
    left, right = report.table(link.left), report.table(link.right)
    if left is None or right is None:
        return
    relation: Relation = "="
    if link.equal_if is not None and not holds_condition(report, link.equal_if):
        relation = "<="
    rows = _by_key(right, link.right_side)
    for key, row in _by_key(left, link.left_side).items():
        other = rows.get(key)
        if other is None:
            continue
        for comparison in _row_comparisons(link, left, row, right, other, relation):
            if comparison.outcome == "differs" and relation == "<=" and _may_be_less(report, key):
                yield replace(comparison, outcome="insufficient", note=NEGATIVE)
            else:
                yield comparison


def _row_comparisons(
    link: RowLink, left: Table, row: Row, right: Table, other: Row, relation: Relation
) -> Iterator[Comparison]:
    labels = {column.id: column.label for column in form(link.left).columns_of(row.side)}
    titles = [form(form_id).title for form_id in link.forms]
    for left_column, right_column in link.columns:
        if left_column not in row.cells or right_column not in other.cells:
            continue
        which = f"的{labels.get(left_column, left_column)}" if len(link.columns) > 1 else ""
        found = [cell_term(left, row, left_column, f"{titles[0]}：{label(row)}")]
        expected = [cell_term(right, other, right_column, f"{titles[1]}：{label(other)}")]
        subject = f"{titles[0]}与{titles[1]}，“{label(other)}”{which}"
        yield from _contradiction(settle(f"link.{link.id}", subject, found, expected, relation))


def _may_be_less(report: Report, key: str) -> bool:
    """Whether expenditure under a code is printed below zero: then a part may be more than the whole."""
    return any(
        cell.amount is not None and cell.amount.value < 0
        for table in report.tables
        if table.id in SPENDING
        for row in table.rows
        if row.code and (key == WHOLE or row.code.startswith(key))
        for column, cell in row.cells.items()
        if column not in BALANCES
    )


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
