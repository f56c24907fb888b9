"""A 款 of which no 项 is printed, where the table prints them under every other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.catalogue import subjects
from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.form.codes import BASIS
from mingzhang.checking.form.wrong_words import is_certain
from mingzhang.checking.hierarchies import label
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.forms import form
from mingzhang.forms.base import RowKind
from mingzhang.model import Evidence, Report, Row, Table

RULE = "form.missing_items"
FEW = 2
"""So many others, at least, must print what is under them."""
MOST = 2
"""Where more print nothing under them, the table is listed otherwise."""
_GROUP = 5
"""Digits of a 款."""


@rule(
    RULE,
    title="各款之下列出项级科目",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="功能分类的表中，其他各款之下都列有项，只有一款有金额而没有列出的，请核实有无漏列。"
    "科目表中该款没有下级科目的不判断。",
    kind="missing_text",
    severity="warning",
)
def items_are_listed(report: Report) -> Iterator[Comparison]:
    """Under every 款 with an amount stands a 项, as under the others."""
    for table in report.tables:
        if table.id is None or form(table.id).rows is not RowKind.FUNCTIONAL or not is_certain(table):
            continue
        bare = [row for row in _bare(table) if _has_items(report, table, row)]
        if not bare:
            yield Comparison(RULE, "holds", f"《{table.title}》的科目")
        for row in bare:
            yield _differing(report, table, row)


def _bare(table: Table) -> Sequence[Row]:
    """The few 款 that have an amount, and nothing under them."""
    codes = [row.code for row in table.rows if row.code]
    level = [row for row in table.rows if row.code and len(row.code) == _GROUP and _has_amount(row)]
    bare = [row for row in level if not any(_is_under(code, row.code or "") for code in codes)]
    if len(level) - len(bare) < FEW or len(bare) > MOST:
        return ()
    return bare


def _has_items(report: Report, table: Table, row: Row) -> bool:
    """Whether there are items that might stand under the row: in the catalogue, or in another table."""
    code = row.code or ""
    known = subjects("functional")
    return any(_is_under(one, code) for one in known) or bool(_printed_elsewhere(report, table, code))


def _is_under(code: str, above: str) -> bool:
    return code.startswith(above) and code != above


def _has_amount(row: Row) -> bool:
    return any(cell.amount is not None and cell.amount.value for cell in row.cells.values())


def _differing(report: Report, table: Table, row: Row) -> Comparison:
    code = row.code or ""
    elsewhere = _printed_elsewhere(report, table, code)
    names = "、".join(dict.fromkeys(label(one) for _, one in elsewhere)) or f"“{label(row)}”下的项级科目"
    also = f"，《{elsewhere[0][0].title}》列有“{names}”" if elsewhere else ""
    note = f"“{label(row)}”之下没有列出项级科目{also}，其他各处均已列出，请核实"
    terms = [_term(table, row), *(_term(other, one) for other, one in elsewhere[:1])]
    return Comparison(
        RULE,
        "differs",
        f"《{table.title}》",
        tuple(term for term in terms if term is not None),
        found=label(row),
        expected=names,
        note=note,
        unit="",
    )


def _printed_elsewhere(report: Report, table: Table, code: str) -> list[tuple[Table, Row]]:
    """What stands under the code in another table."""
    for other in report.tables:
        if other.id and other is not table and form(other.id).rows is RowKind.FUNCTIONAL:
            rows = [row for row in other.rows if row.code and _is_under(row.code, code)]
            if rows:
                return [(other, row) for row in rows]
    return []


def _term(table: Table, row: Row) -> Term | None:
    source = row.source
    if source is None:
        return None
    return Term(label(row), None, Evidence(source, None, row.name, table.id, row.code))
