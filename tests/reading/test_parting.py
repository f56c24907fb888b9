"""Rows without a rule between them are told apart by what each has once."""

from __future__ import annotations

import pytest

from mingzhang.forms import form
from mingzhang.reading.columns import Role
from mingzhang.reading.document import Character
from mingzhang.reading.parting import parted
from mingzhang.reading.pieces import Piece
from mingzhang.reading.rows import known_item

CODE = Role("code", "科目编码", 0, 50)
NAME = Role("name", "科目名称", 50, 150)
AMOUNT = Role("value", "决算数", 150, 200)
ORDINAL = Role("ordinal", "行次", 40, 50)
Lines = list[tuple[float, str]]


def piece(middle: float, text: str) -> Piece:
    letters = (
        Character(one, 10.0 * at, middle - 4, 10.0 * at + 9, middle + 4, 8) for at, one in enumerate(text)
    )
    return Piece(text, tuple(letters), 1)


def rows(held: list[tuple[Role, Lines]], table: str = "expenditure") -> list[list[str]]:
    """The texts of each row, cell after cell."""
    is_item = known_item(form(table), "income" if form(table).sides else None)
    parts = parted([(role, [piece(*line) for line in lines]) for role, lines in held], is_item)
    return [["".join(one.text for one in pieces) for _, pieces in part] for part in parts]


@pytest.mark.parametrize("shift", [-10, 0, 10], ids=["top", "middle", "bottom"])
def test_names_of_three_lines_go_whole_to_their_code(shift: float) -> None:
    names: Lines = [(10, "机关事业"), (20, "单位养老"), (30, "保险"), (50, "行政运行")]
    codes: Lines = [(20 + shift, "2080505"), (50, "2080501")]
    amounts: Lines = [(20 + shift, "1.00"), (50, "2.00")]
    assert rows([(CODE, codes), (NAME, names), (AMOUNT, amounts)]) == [
        ["2080505", "机关事业单位养老保险", "1.00"],
        ["2080501", "行政运行", "2.00"],
    ]


def test_a_wrapped_code_is_one_row() -> None:
    held: list[tuple[Role, Lines]] = [
        (CODE, [(10, "20805"), (20, "05")]), (NAME, [(15, "养老保险缴费")]), (AMOUNT, [(15, "1.00")]),
    ]  # fmt: skip
    assert rows(held) == [["2080505", "养老保险缴费", "1.00"]]


def test_a_total_among_codes_has_a_row_of_its_own() -> None:
    held: list[tuple[Role, Lines]] = [
        (CODE, [(30, "201")]),
        (NAME, [(10, "合计"), (30, "一般公共服务支出")]),
        (AMOUNT, [(10, "3.00"), (30, "3.00")]),
    ]
    assert rows(held) == [["合计", "3.00"], ["201", "一般公共服务支出", "3.00"]]


def test_items_are_told_by_their_names_where_one_has_no_amount() -> None:
    held: list[tuple[Role, Lines]] = [
        (NAME, [(10, "本年收入合计"), (30, "使用非财政拨款结余"), (50, "年初结转和结余"), (70, "总计")]),
        (AMOUNT, [(10, "5.00"), (70, "5.00")]),
    ]
    assert rows(held, "income_expenditure_summary") == [
        ["本年收入合计", "5.00"],
        ["使用非财政拨款结余"],
        ["年初结转和结余"],
        ["总计", "5.00"],
    ]


def test_ordinals_count_the_rows_that_have_neither_name_nor_amount() -> None:
    held: list[tuple[Role, Lines]] = [
        (NAME, [(10, "三、国有资本经营预算财政拨"), (20, "款收入")]),
        (ORDINAL, [(15, "3"), (40, "4")]),
        (AMOUNT, [(15, "0.00")]),
    ]
    assert rows(held, "income_expenditure_summary") == [
        ["三、国有资本经营预算财政拨款收入", "3", "0.00"],
        ["4"],
    ]


def test_one_row_stays_one() -> None:
    held: list[tuple[Role, Lines]] = [(NAME, [(10, "机关事业单位"), (20, "养老")]), (AMOUNT, [(15, "1.00")])]
    assert rows(held) == [["机关事业单位养老", "1.00"]]
