"""The tables of a simulated department with the ordinals that its two-sided ones print. 模拟数据."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mingzhang.model import Cell, Row, Table
from tests.checking.account_tables import tables
from tests.checking.accounts import Features, accounts


def simulated(features: Features) -> Mapping[str, Table]:
    """The statutory tables of the department that ``features`` and their seed give, by id."""
    return {table.id or "": _named(table) for table in tables(accounts(features))}


def printed(cell: Cell) -> str:
    """What a cell shows: the figure as printed, a dash, or nothing."""
    return cell.source.text if cell.source else ""


def value(cell: Cell) -> str | None:
    """The cell's amount in 万元 as the truth states it."""
    return str(cell.amount.value) if cell.amount else None


def _named(table: Table) -> Table:
    rows = _numbered(table.rows) if table.id in _TWO_SIDED else table.rows
    return replace(table, rows=rows)


_TWO_SIDED = ("income_expenditure_summary", "fiscal_summary")
_ORDINALS = "一二三四五六七八九十"


def _numbered(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """一、二、… before the items of both sides, as they are printed."""
    done: list[Row] = []
    counts = {"income": 0, "expenditure": 0}
    ended = {"income": False, "expenditure": False}
    for row in rows:
        side = row.side or "income"
        ended[side] = ended[side] or row.name.startswith(("本年", "年初", "年末", "总计"))
        if ended[side]:
            done.append(row)
            continue
        counts[side] += 1
        done.append(replace(row, name=f"{ordinal(counts[side])}、{row.name.split('、')[-1]}"))
    return tuple(done)


def ordinal(number: int) -> str:
    """一 … 三十九."""
    tens, ones = divmod(number, 10)
    lead = "" if not tens else "十" if tens == 1 else f"{_ORDINALS[tens - 1]}十"
    return lead + (_ORDINALS[ones - 1] if ones else "")
