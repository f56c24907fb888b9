"""Rows printed twice in one table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.form.placeholders import BASIS
from mingzhang.checking.form.wrong_words import is_certain
from mingzhang.checking.hierarchies import label
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.forms.wording import is_organisation
from mingzhang.model import Evidence, Report, Row, Table

RULE = "form.repeated_row"
MOST_REPEATED = 3
"""A table in which more codes come twice lists them by unit or by another part."""
SHORT = 5
"""A unit's name in a table by units has more letters."""
NEAR = 2
"""So close stand the two prints of a row without code."""


@rule(
    RULE,
    title="同一科目在一张表中只列一行",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="同一编码在同一张表中列了两行，或者没有编码的同名同数的行接连列了两次的，请核实。按单位分列的表不判断。",
    kind="duplicated_row",
)
def no_row_is_repeated(report: Report) -> Iterator[Comparison]:
    """No code, and no named row with its figures, stands twice in a table."""
    for table in report.tables:
        if table.id is None or table.empty or not is_certain(table):
            continue
        repeated = (*_by_code(table), *_by_name(table))
        if not repeated:
            yield Comparison(RULE, "holds", f"《{table.title}》各行")
        yield from (_differing(table, pair) for pair in repeated)


def _by_code(table: Table) -> Iterator[tuple[Row, Row]]:
    if any(not row.code and len(row.name) > SHORT and is_organisation(row.name) for row in table.rows):
        return
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        if row.code and row.source is not None:
            rows[row.code].append(row)
    twice = {code: same for code, same in rows.items() if len(same) > 1}
    if len(twice) > MOST_REPEATED or len(twice) * 3 > len(rows):
        return
    for same in twice.values():
        for earlier, later in pairwise(same):
            # A row that goes on over a page may be printed again with its name and nothing else.
            if _values(earlier) and _values(later):
                yield earlier, later


def _by_name(table: Table) -> Iterator[tuple[Row, Row]]:
    """Rows without code that come again with the same figures, close by and under the same row."""
    rows = [row for row in table.rows if not row.code and row.name and row.source is not None]
    counted = Counter((row.side, row.name) for row in rows)
    for at, later in enumerate(rows):
        for earlier in rows[max(0, at - 2 * NEAR) : at]:
            twice = counted[(later.side, later.name)] == 2
            if twice and _is_same(earlier, later) and _is_near(table, earlier, later):
                yield earlier, later


def _is_same(earlier: Row, later: Row) -> bool:
    values = _values(later)
    places = ((row.side, row.name, row.parent) for row in (earlier, later))
    return bool(values) and _values(earlier) == values and len(set(places)) == 1


def _is_near(table: Table, earlier: Row, later: Row) -> bool:
    side = [row for row in table.rows if row.side == earlier.side]
    at = [number for number, row in enumerate(side) if row is earlier or row is later]
    return len(at) == 2 and at[1] - at[0] <= NEAR


def _values(row: Row) -> dict[str, str]:
    """The row's amounts other than 0."""
    return {
        column: str(cell.amount.value)
        for column, cell in row.cells.items()
        if cell.amount is not None and cell.amount.value
    }


def _differing(table: Table, pair: Sequence[Row]) -> Comparison:
    earlier, later = pair
    words = f"“{label(later)}”"
    pages = dict.fromkeys(row.source.page for row in pair if row.source is not None)
    same = "，数字也相同" if _values(earlier) == _values(later) else ""
    return Comparison(
        RULE,
        "differs",
        f"《{table.title}》",
        tuple(_term(table, row) for row in (later, earlier)),
        found=label(later),
        expected="只列一行",
        note=f"{words}列了两行（第 {'、'.join(map(str, pages))} 页）{same}，请核实",
        unit="",
    )


def _term(table: Table, row: Row) -> Term:
    assert row.source is not None
    return Term(label(row), None, Evidence(row.source, None, row.name, table.id, row.code))
