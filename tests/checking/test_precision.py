"""Amounts in 元 that were converted from 万元: how they are told, also where one of them is wrong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mingzhang.checking import check
from mingzhang.checking.precision import COARSE, with_true_precision
from mingzhang.model import Amount, Cell, Report, Table
from tests.checking.small import table
from tests.frames.handmade import report

CONVERTED = """
                total  basic  project
_    合计       5811   3310   2500
208  社会保障   2311   1210   1100
210  卫生健康   1400   1090    310
221  住房保障   2100   1010   1090
"""
"""In 100 元, every amount rounded by itself: two rows are 0.01 万元 off across. 模拟数据."""


def in_yuan(text: str, *wrong: tuple[str, str]) -> Report:
    """The table with amounts in 100 元 as printed in 元; ``wrong``: 元, and what stands in their place."""

    def cell(one: Cell) -> Cell:
        if one.amount is None or one.source is None:
            return one
        right = f"{one.amount.value * 100:f}"
        printed = dict(wrong).get(right, right)
        amount = Amount(Decimal(printed) / 10000, Decimal("0.0001"))
        return Cell(amount, replace(one.source, text=printed))

    typed: Table = table("expenditure", text)
    rows = tuple(
        replace(row, cells={column: cell(one) for column, one in row.cells.items()}) for row in typed.rows
    )
    return report(replace(typed, rows=rows, printed_unit="元"))


def quanta(one: Report) -> set[Decimal]:
    (only,) = with_true_precision(one).tables
    return {cell.amount.quantum for row in only.rows for cell in row.cells.values() if cell.amount}


def serious(one: Report) -> list[str]:
    return [finding.found for finding in check(one).findings if finding.severity == "error"]


def test_amounts_that_are_all_multiples_were_converted() -> None:
    one = in_yuan(CONVERTED)
    assert quanta(one) == {COARSE}
    assert serious(one) == []


def test_a_wrong_one_among_them_is_told_alone() -> None:
    """A digit misprinted in one cell makes no errors of the tails of all others."""
    one = in_yuan(CONVERTED, ("31000", "31350"))
    assert quanta(one) == {COARSE}
    (finding,) = [one for one in check(one).findings if one.severity == "error"]
    assert finding.evidence[0].source.text == "31350"


@pytest.mark.parametrize(
    "wrong",
    [
        [("31000", "31350"), ("140000", "140350")],
        [("31000", "31350"), ("250000", "250350"), ("140000", "140350")],
    ],
)
def test_amounts_with_some_that_are_no_multiples_are_exact(wrong: list[tuple[str, str]]) -> None:
    assert quanta(in_yuan(CONVERTED, *wrong)) == {Decimal("0.0001")}


def test_few_amounts_say_nothing() -> None:
    few = in_yuan(
        CONVERTED.replace("_    合计       5811   3310   2500", "_    合计       2311").split("210")[0]
    )
    assert quanta(few) == {Decimal("0.0001")}
