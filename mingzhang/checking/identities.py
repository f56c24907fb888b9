"""The identities that the forms declare, as rules: equations of columns, of rows, and hierarchies.

A blank part counts as zero; where everything is blank there is nothing to compare; a column that the
table does not print is left out. A row that the form does not know is never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.expressions import Equation, Operand, parse
from mingzhang.checking.hierarchies import families, label, whole_rows
from mingzhang.checking.item_rows import (
    PARTS,
    behind_subtotal,
    lacks_subtotal,
    rows_of,
    some_missing,
    strangers,
)
from mingzhang.checking.registry import Rule
from mingzhang.checking.settling import cell_term, prints_only_total, settle
from mingzhang.forms import FORMS
from mingzhang.forms.base import BOTH_KINDS, Form, Hierarchy, Identity, ItemIdentity, RowIdentity, RowKind
from mingzhang.model import Cell, Report, Row, Table

UNREAD = "表中另有未能识别的栏目"

MEANINGS = {
    RowIdentity: "逐行核对：等式一边的栏目等于另一边各栏目的代数和；空白视为零，表中没有印出的栏目不计。",
    Hierarchy: "逐栏核对：上一级科目等于其下列出的下一级科目之和，合计等于各类之和；没有列出下级的不比。",
    ItemIdentity: "逐栏核对：等式一边的行等于（或不大于）另一边各行的代数和；空白视为零。",
}


def identity_rules() -> tuple[Rule, ...]:
    """A rule for every identity of every form, in the forms' order."""
    return tuple(_rule(form, identity) for form in FORMS for identity in form.identities)


def _rule(form: Form, identity: Identity) -> Rule:
    rule_id = f"{form.id}.{_suffix(form, identity)}"
    return Rule(
        rule_id,
        f"{form.title}：{identity.title}",
        identity.basis,
        (form.id,),
        MEANINGS[type(identity)],
        "hierarchy_sum" if isinstance(identity, Hierarchy) else "table_sum",
        "error",
        partial(_run, form, identity, rule_id),
        kinds=BOTH_KINDS if isinstance(identity, Hierarchy) else identity.kinds,
    )


def _suffix(form: Form, identity: Identity) -> str:
    if isinstance(identity, Hierarchy):
        return "hierarchy"
    if identity.id:
        return identity.id
    equation = parse(identity.expression)
    if isinstance(identity, RowIdentity):
        return equation.left[0].name
    if any(operand.side for operand in equation.right):
        return "balance"
    item = next((item for item in form.items if item.name == equation.left[0].name), None)
    role = item.role if item is not None else "items"
    return f"{identity.side}_{role}" if identity.side else role


def _run(form: Form, identity: Identity, rule_id: str, report: Report) -> Iterator[Comparison]:
    table = report.table(form.id)
    if table is None:
        return
    if isinstance(identity, RowIdentity):
        for comparison in row_comparisons(form, table, identity, rule_id):
            more = comparison.outcome == "differs" and not comparison.difference.startswith("-")
            unread = more and form.rows is not RowKind.SINGLE and _has_unread_columns(report, table)
            yield replace(comparison, outcome="insufficient", note=UNREAD) if unread else comparison
    elif isinstance(identity, Hierarchy):
        yield from hierarchy_comparisons(form, table, rule_id)
    else:
        yield from item_comparisons(form, table, identity, rule_id)


def _has_unread_columns(report: Report, table: Table) -> bool:
    """Whether the table prints columns that the form does not know; their amounts may be parts."""
    return any(
        warning.code == "unknown_column" and warning.page in table.pages for warning in report.warnings
    )


# ---------------------------------------------------------------- equations of columns


def row_comparisons(form: Form, table: Table, identity: RowIdentity, rule_id: str) -> Iterator[Comparison]:
    """One comparison for every row that prints the left side's column and a part."""
    equation = parse(identity.expression)
    for row in table.rows:
        left, right = (_printed(side, row) for side in (equation.left, equation.right))
        if not left or not _is_told(equation, right, identity, row):
            continue
        subject = f"{form.title}“{label(row) or '各项'}”行，{identity.title}"
        found = _column_terms(form, table, row, left)
        differing: Comparison | None = None
        for parts in _right_sides(right, identity, row):
            terms = _column_terms(form, table, row, parts)
            comparison = settle(rule_id, subject, found, terms, equation.relation)
            if comparison is not None and comparison.outcome != "differs":
                differing = None
                yield comparison
                break
            differing = differing or comparison
        if differing is not None:
            yield differing if _is_sum(equation, right, identity, row) else _in_part(differing)


def _is_told(equation: Equation, right: list[Operand], identity: RowIdentity, row: Row) -> bool:
    """Whether the right side is printed as far as the equation needs it."""
    if identity.complete or any(operand.negative for operand in equation.right):
        return len(right) == len(equation.right)
    return bool(right) or any(name in row.cells for name in identity.optional)


def _in_part(comparison: Comparison) -> Comparison:
    """Of several parts one is printed: it may be less than the whole, never more."""
    if comparison.relation == "<=" or comparison.difference.startswith("-"):
        return comparison
    return replace(comparison, outcome="insufficient", note="各部分没有列全")


def _is_sum(equation: Equation, right: list[Operand], identity: RowIdentity, row: Row) -> bool:
    """Whether enough is printed to be added up: a single one of several parts is not the whole."""
    return len(right) + sum(name in row.cells for name in identity.optional) >= min(2, len(equation.right))


def _right_sides(right: list[Operand], identity: RowIdentity, row: Row) -> Iterator[list[Operand]]:
    """The parts as declared, then with those of the optional ones that the row prints: all, some."""
    if right:
        yield right
    optional = [Operand(name) for name in identity.optional if row.cells.get(name, Cell()).amount is not None]
    for count in (len(optional), *range(1, len(optional))) if optional else ():
        for some in combinations(optional, count):
            yield [*right, *some]


def _printed(side: Sequence[Operand], row: Row) -> list[Operand]:
    return [operand for operand in side if operand.name in row.cells]


def _column_terms(form: Form, table: Table, row: Row, side: Sequence[Operand]) -> list[Term]:
    labels = {column.id: column.label for column in form.columns_of(row.side)}
    return [
        cell_term(table, row, operand.name, labels.get(operand.name, operand.name), negative=operand.negative)
        for operand in side
    ]


# ---------------------------------------------------------------- hierarchies


def hierarchy_comparisons(form: Form, table: Table, rule_id: str) -> Iterator[Comparison]:
    """One comparison for every parent and column; 合计 is the parent of the topmost rows."""
    labels = {column.id: column.label for column in form.columns}
    shares = _shares(form)
    groups = [(parent, children, "下级科目之和") for parent, children in families(table)]
    under = {id(child) for _, children, _ in groups for child in children}
    top = tuple(row for row in table.rows if row.code and id(row) not in under)
    exact = form.rows is RowKind.ECONOMIC
    groups = [(whole, top, "各类之和") for whole in whole_rows(table, exact=exact) if top] + groups
    for parent, children, words in groups:
        for column in parent.cells:
            if column in shares:
                continue
            found = [cell_term(table, parent, column, label(parent))]
            expected = [cell_term(table, child, column, label(child)) for child in children]
            subject = f"{form.title}“{label(parent)}”的{labels.get(column, column)}，{words}"
            comparison = settle(rule_id, subject, found, expected)
            if comparison is not None:
                yield comparison


# ---------------------------------------------------------------- equations of rows


def item_comparisons(form: Form, table: Table, identity: ItemIdentity, rule_id: str) -> Iterator[Comparison]:
    """One comparison for every column of the left row's side; none where that row is not printed."""
    equation = parse(identity.expression)
    left = rows_of(form, table, identity, equation, equation.left[0])
    if not left or lacks_subtotal(form, table, identity, equation):
        return
    if identity.complete and some_missing(form, table, identity, equation):
        return
    shares = _shares(form)
    for column in left[0].cells:
        if column in shares:
            continue
        comparison = _item_comparison(form, table, identity, equation, column, rule_id)
        if comparison is not None and comparison.outcome == "differs":
            more = behind_subtotal(form, table, identity, equation)
            others = [
                _item_comparison(form, table, identity, equation, column, rule_id, numbered_only=True),
                _item_comparison(form, table, identity, equation, column, rule_id, more=more),
            ]
            agreeing = [other for other in others if other and other.outcome in ("holds", "tail")]
            comparison = agreeing[0] if agreeing else comparison
        if comparison is not None:
            yield comparison


def _item_comparison(
    form: Form,
    table: Table,
    identity: ItemIdentity,
    equation: Equation,
    column: str,
    rule_id: str,
    *,
    numbered_only: bool = False,
    more: Sequence[Row] = (),
) -> Comparison | None:
    rows = [
        [
            (operand, row)
            for operand in side
            for row in rows_of(form, table, identity, equation, operand, numbered_only=numbered_only)
        ]
        for side in (equation.left, equation.right)
    ]
    rows[1] += [(Operand(row.name), row) for row in more]
    if any(prints_only_total(row, _column_for(row, column)) for side in rows for _, row in side):
        return None
    found, expected = (
        [
            cell_term(table, row, _column_for(row, column), row.name, negative=operand.negative)
            for operand, row in side
        ]
        for side in rows
    )
    if not expected or (_needs_parts(equation) and all(term.amount is None for term in expected)):
        return None
    across = any(operand.side for operand in equation.right)
    if across and column != next(iter(rows[0][0][1].cells)):
        return None
    columns = {declared.id: declared.label for declared in form.columns_of(identity.side)}
    which = f"（{columns[column]}）" if len(columns) > 1 and column in columns and not across else ""
    comparison = settle(rule_id, f"{form.title}，{identity.title}{which}", found, expected, equation.relation)
    if comparison is None or comparison.outcome != "differs":
        return comparison
    unknown = strangers(form, table, identity.side, column)
    if unknown and some_missing(form, table, identity, equation):
        names = "、".join(row.name for row in unknown)
        return replace(comparison, outcome="insufficient", note=f"“{names}”不在报表格式之内")
    return comparison


def _column_for(row: Row, column: str) -> str:
    """The column itself, or the first of a side that does not have it."""
    return column if column in row.cells or not row.cells else next(iter(row.cells))


def _needs_parts(equation: Equation) -> bool:
    return any(operand.name == PARTS for operand in equation.right)


def _shares(form: Form) -> set[str]:
    """Columns in per cent, which do not add up."""
    return {column.id for column in form.all_columns() if column.unit == "%"}
