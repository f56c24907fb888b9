"""Codes in their place: under the 类 and 款 that they begin with, in order, of the right length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.form.wrong_words import is_certain
from mingzhang.checking.hierarchies import label
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.forms import form
from mingzhang.forms.base import RowKind
from mingzhang.model import Evidence, Report, Row, Table

BASIS = "政府收支分类科目：类 3 位、款 5 位、项 7 位，下级编码以上级编码开头"
LENGTHS = {RowKind.FUNCTIONAL: (3, 5, 7), RowKind.ECONOMIC: (3, 5)}
MOST = 2
"""Where more codes are off, the table is listed otherwise (by unit), or was not read as printed."""


@rule(
    "form.code_place",
    title="科目编码列在所属的类、款之下",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="款、项的编码应以上一级的编码开头，并按编码的顺序列示；一个编码夹在另一款的各项之间，或者所属的款没有列出而其他的款都列出的，"
    "请核实编码。按单位分列、不按编码顺序列示的表不判断。",
    kind="code",
)
def codes_stand_under_their_parent(report: Report) -> Iterator[Comparison]:
    """No code stands among those of another 款 or 类."""
    for table in _coded(report):
        rows = [row for row in table.rows if row.code]
        if any(row.source is None or not row.code.isdigit() for row in rows if row.code):
            continue
        strays = _strays(rows)
        if not strays or len(strays) > MOST:
            yield Comparison(
                "form.code_place", "holds" if not strays else "insufficient", f"《{table.title}》的编码"
            )
            continue
        yield from (_stray(table, row, above) for row, above in strays)


@rule(
    "form.code_length",
    title="科目编码的位数",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="功能分类科目编码为 3、5、7 位，经济分类科目编码为 3、5 位。",
    kind="code",
    severity="warning",
)
def codes_have_their_length(report: Report) -> Iterator[Comparison]:
    """A code has as many digits as its level says."""
    for table in _coded(report):
        lengths = LENGTHS[form(table.id or "").rows]
        rows = [row for row in table.rows if row.code and row.source is not None]
        odd = [row for row in rows if len(row.code or "") not in lengths]
        if not odd or len(odd) > MOST:
            yield Comparison(
                "form.code_length", "holds" if not odd else "insufficient", f"《{table.title}》的编码"
            )
            continue
        for row in odd:
            wanted = "、".join(map(str, lengths))
            note = f"“{label(row)}”的编码有 {len(row.code or '')} 位，应为 {wanted} 位，请核实"
            yield _differing("form.code_length", table, (row,), f"{wanted} 位", note)


def _coded(report: Report) -> Iterator[Table]:
    for table in report.tables:
        if table.id is not None and form(table.id).rows in LENGTHS and is_certain(table):
            yield table


def _strays(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Rows that stand where their code does not belong, each with the row before it."""
    codes = [row.code or "" for row in rows]
    found: list[int] = []
    for at, code in enumerate(codes):
        if at and at - 1 not in found and len(code) > 3 and code not in codes[:at] and _is_stray(codes, at):
            found.append(at)
    others = [at for at in range(len(codes)) if at not in found]
    if any(codes[at][:-2] in codes[at + 1 :] and codes[at][:-2] not in codes[:at] for at in others):
        return []  # listed from the items up
    return [(rows[at], rows[at - 1]) for at in found]


def _is_stray(codes: Sequence[str], at: int) -> bool:
    code, before = codes[at], codes[at - 1]
    after = codes[at + 1] if at + 1 < len(codes) else ""
    there = _parent_there(code, before)
    if not there or code.startswith(there):
        return False
    if len(before) == len(there):  # right below a 类 or 款 that is not its own
        return True
    if after.startswith(there) and not before < code < after:
        return True
    alike = [one for one in codes if len(one) == len(code) and one != code]
    return code[:-2] not in codes and there in codes and all(one[:-2] in codes for one in alike)


def _parent_there(code: str, before: str) -> str:
    """The code under which a row stands that is printed after ``before``."""
    return before[: len(code) - 2] if len(before) >= len(code) - 2 else ""


def _stray(table: Table, row: Row, above: Row) -> Comparison:
    there = _parent_there(row.code or "", above.code or "")
    note = f"“{label(row)}”列在 {there} 之下，而编码不以 {there} 开头，请核实"
    return _differing("form.code_place", table, (row, above), f"以 {there} 开头的编码", note)


def _differing(rule_id: str, table: Table, rows: Sequence[Row], expected: str, note: str) -> Comparison:
    terms = tuple(
        Term(label(row), None, Evidence(row.source, None, row.name, table.id, row.code))
        for row in rows
        if row.source is not None
    )
    subject = f"《{table.title}》"
    return Comparison(
        rule_id, "differs", subject, terms, found=rows[0].code or "", expected=expected, note=note, unit=""
    )
