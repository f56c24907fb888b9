"""06 as provinces print it: economic classes in one block or several side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from mingzhang.model import Row, Table
from tests.typesetting.grid import ABOVE, LEFT
from tests.typesetting.provinces.content import printed
from tests.typesetting.provinces.sheets import Sheet, Texts, truth_of


@dataclass(frozen=True, slots=True)
class Basic:
    """How 06 is laid out: ``blocks`` of code, name and amount side by side."""

    blocks: int = 3
    split_codes: bool = False
    """类 and 款 in columns of their own."""
    amount: str = "决算数"
    code_label: str = "科目编码"
    groups: bool = True
    """人员经费 and 公用经费 over the blocks."""
    parts: bool = False
    """One block with 合计, 人员经费 and 公用经费 as columns."""
    totals: bool = True


def basic(table: Table, layout: Basic) -> Sheet:
    """一般公共预算财政拨款基本支出决算表."""
    rows = [row for row in table.rows if row.code]
    personnel = [row for row in rows if (row.code or "")[:3] in ("301", "303")]
    public = [row for row in rows if row not in personnel]
    totals = {row.name: row for row in table.rows if row.code is None}
    if layout.parts:
        return _basic_parts(table, personnel, public)
    codes = ("类", "款") if layout.split_codes else ()
    if layout.blocks == 1:
        columns = [table.rows]
    elif layout.blocks == 2:
        columns = [personnel, public]
    else:
        cut = max((len(public) + 1) // 2, len(public) - len(personnel))
        columns = [personnel, public[:cut], public[cut:]]
    body = [
        tuple(text for row in line for text in _triple(row, layout))
        for line in zip_longest(*columns, fillvalue=None)
    ]
    width = 4 if codes else 3
    kept = rows if layout.blocks > 1 else list(table.rows)
    merges: list[tuple[int, int]] = [(0, width - 1)]
    if layout.blocks > 1 and layout.totals:
        one, other = totals["人员经费合计"], totals["公用经费合计"]
        rest = (layout.blocks - 1) * width
        body.append(
            (
                "人员经费合计",
                *[""] * (width - 2),
                printed(one.cells["amount"]),
                "公用经费合计",
                *[""] * (rest - 2),
                printed(other.cells["amount"]),
            )
        )
        merges.append((width, rest - 1))
        kept = [*kept, one, other]
    header = _basic_header(layout)
    widths = (*((0.6, 0.5) if codes else (0.9,)), 2.4, 1.2) * layout.blocks
    return Sheet(
        table.title,
        header,
        tuple(body),
        widths,
        (truth_of(table, kept),),
        tuple(merges),
        table.number,
        landscape=layout.blocks > 2,
    )


def _triple(row: Row | None, layout: Basic) -> Texts:
    if row is None:
        return ("",) * (4 if layout.split_codes else 3)
    code = row.code or ""
    if not code:
        return (row.name, *[""] * (2 if layout.split_codes else 1), printed(row.cells["amount"]))
    codes = (code[:3], code[3:]) if layout.split_codes else (code,)
    return (*codes, row.name, printed(row.cells["amount"]))


def _basic_header(layout: Basic) -> tuple[Texts, ...]:
    codes = (layout.code_label, LEFT) if layout.split_codes else (layout.code_label,)
    one = (*codes, "科目名称", layout.amount)
    rows: list[Texts] = []
    if layout.groups and layout.blocks > 1:
        rest = (layout.blocks - 1) * len(one)
        rows.append(("人员经费", *[LEFT] * (len(one) - 1), "公用经费", *[LEFT] * (rest - 1)))
    rows.append(one * layout.blocks)
    if layout.split_codes:
        rows.append(("类", "款", ABOVE, ABOVE) * layout.blocks)
    return tuple(rows)


def _basic_parts(table: Table, personnel: Sequence[Row], public: Sequence[Row]) -> Sheet:
    """One list; every amount once more under 人员经费 or 公用经费."""
    body: list[Texts] = []
    truth = truth_of(table, [*personnel, *public])
    for row, given in zip([*personnel, *public], truth["rows"], strict=True):
        figure = printed(row.cells["amount"])
        given["values"] |= {"personnel" if row in personnel else "public": given["values"]["amount"]}
        parts = (figure, "") if row in personnel else ("", figure)
        body.append((row.code or "", row.name, figure, *parts))
    header = (
        ("支出经济分类科目", LEFT, "本年一般公共预算财政拨款基本支出", LEFT, LEFT),
        ("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
    )
    return Sheet(table.title, header, tuple(body), (1, 3, 1.5, 1.5, 1.5), (truth,), number=table.number)
