"""Rows twice, codes out of place, units off by ten thousand, empty tables. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mingzhang.model import Amount, Cell, Note, ReadingWarning, Recognition, Report, Table
from tests.checking.form.printed import findings, outcomes, told, words
from tests.checking.small import table
from tests.frames.handmade import fact, place

INCOME = """
total
_       合计 10.03
208     社会保障和就业支出 6.01
20801   管理事务 4.00
2080101 行政运行 3.00
2080102 一般行政管理事务 1.00
20805   养老支出 2.01
2080505 养老保险缴费 1.50
2080506 职业年金缴费 0.51
221     住房保障支出 4.02
22102   住房改革支出 4.02
2210201 住房公积金 4.02
"""
LINES = INCOME.strip().splitlines()


def coded(*changes: tuple[str, str], form: str = "expenditure") -> Report:
    text = INCOME
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return told("情况说明。", table(form, text))


# ---------------------------------------------------------------- rows twice


def test_each_row_once_holds() -> None:
    assert outcomes(coded(), "form.repeated_row") == {"holds"}


@pytest.mark.parametrize("line", [3, 4, 8, 11])
def test_a_row_printed_twice_is_an_error(line: int) -> None:
    row = LINES[line]
    for at in (line + 1, len(LINES)):
        text = "\n".join((*LINES[:at], row, *LINES[at:]))
        (finding,) = findings(told("情况说明。", table("expenditure", text)), "form.repeated_row")
        assert (finding.severity, finding.expected) == ("error", "只列一行")
        assert row.split()[0] in finding.found
        assert [one.code for one in finding.evidence[:2]] == [row.split()[0]] * 2


def test_a_table_by_units_names_its_codes_again_and_again() -> None:
    by_units = table("expenditure", "\n".join((*LINES, *LINES[2:])))
    assert outcomes(told("情况说明。", by_units), "form.repeated_row") == {"holds"}


def test_a_table_with_rows_of_units_is_by_units() -> None:
    unit = "_ 模拟市示范区土地储备中心 4.00"
    text = "\n".join((*LINES, unit, *LINES[2:4]))
    assert outcomes(told("情况说明。", table("expenditure", text)), "form.repeated_row") == {"holds"}


def test_a_row_of_a_page_turned_over_has_no_figures_twice() -> None:
    text = "\n".join((*LINES[:6], "20801 管理事务 ·", *LINES[6:]))
    assert outcomes(told("情况说明。", table("expenditure", text)), "form.repeated_row") == {"holds"}


def test_rows_recognised_in_a_picture_are_not_judged() -> None:
    twice = table("expenditure", "\n".join((*LINES, "2080601 其他 1.00", LINES[4])))
    rows = tuple(
        replace(row, source=row.source and replace(row.source, recognition=Recognition(0.9)))
        for row in twice.rows
    )
    for rule in ("form.repeated_row", "form.code_place"):
        assert findings(told("情况说明。", twice), rule)
        assert findings(told("情况说明。", replace(twice, rows=rows)), rule) == []


SUMMARY = """
amount
< _ 一、一般公共预算财政拨款收入 10.00
< _ 二、政府性基金预算财政拨款收入 2.00
< _ 本年收入合计 12.00
> _ 八、社会保障和就业支出 12.00
> _ 本年支出合计 12.00
"""


def test_a_named_row_with_its_figures_twice_is_an_error() -> None:
    assert outcomes(told("说明。", table("income_expenditure_summary", SUMMARY)), "form.repeated_row") == {
        "holds"
    }
    row = "< _ 二、政府性基金预算财政拨款收入 2.00\n"
    twice = table("income_expenditure_summary", SUMMARY.replace(row, row + row))
    (finding,) = findings(told("说明。", twice), "form.repeated_row")
    assert finding.found == "二、政府性基金预算财政拨款收入"


def test_the_same_name_under_two_rows_is_printed_rightly() -> None:
    text = """
    amount
    < _ 一、一般公共预算财政拨款 2.00
    < _ 年初财政拨款结转和结余 2.00
    < _ +一般公共预算财政拨款 2.00
    """
    assert outcomes(told("说明。", table("fiscal_summary", text)), "form.repeated_row") == {"holds"}


# ---------------------------------------------------------------- codes


def test_codes_under_their_parents_hold() -> None:
    assert outcomes(coded(), "form.code_place") == {"holds"}


@pytest.mark.parametrize(
    ("old", "new", "there"),
    [
        ("2080101", "2100101", "20801"),
        ("2080102", "2080602", "20801"),
        ("2080505", "2100505", "20805"),
        ("2210201", "2080199", "22102"),
        ("20805 ", "21005 ", "208"),
    ],
)
def test_a_code_among_those_of_another_parent_is_an_error(old: str, new: str, there: str) -> None:
    made = words(coded((old, new)), "form.code_place")
    assert ("error", new.strip(), f"以 {there} 开头的编码") in made
    assert len(made) <= 2


def test_a_table_that_lists_no_groups_is_not_judged() -> None:
    text = "\n".join(line for line in LINES if len(line.split()[0]) != 5)
    assert outcomes(told("说明。", table("expenditure", text)), "form.code_place") == {"holds"}


def test_a_table_in_another_order_is_not_judged() -> None:
    text = "\n".join((LINES[0], LINES[1], *reversed(LINES[2:])))
    assert findings(told("说明。", table("expenditure", text)), "form.code_place") == []


# ---------------------------------------------------------------- units


EXPENDITURE = "total\n_ 合计 2106.35\n208 社保 1806.01\n221 住房 300.34"
GENERAL = """
total basic project
_ 合计 2106.35 944.44 1161.91
208 社保 1806.01 800.10 1005.91
221 住房 300.34 144.34 156.00
"""


def scaled(one: Table, factor: str) -> Table:
    def cell(old: Cell) -> Cell:
        if old.amount is None or old.source is None:
            return old
        value = old.amount.value * Decimal(factor)
        return Cell(Amount(value, old.amount.quantum * Decimal(factor)), place(f"{value:f}"))

    rows = tuple(replace(row, cells={name: cell(old) for name, old in row.cells.items()}) for row in one.rows)
    return replace(one, rows=rows)


@pytest.mark.parametrize("factor", ["10000", "0.0001"])
def test_a_table_ten_thousand_times_off_is_one_error(factor: str) -> None:
    whole, general = table("expenditure", EXPENDITURE), table("general_budget_expenditure", GENERAL)
    income = table("income", EXPENDITURE)
    assert outcomes(told("说明。", whole, general, income), "form.table_unit") == {"holds"}
    (finding,) = findings(told("说明。", whole, scaled(general, factor), income), "form.table_unit")
    assert (finding.severity, finding.kind) == ("error", "wrong_unit")
    assert finding.evidence[0].table == "general_budget_expenditure"
    assert finding.expected == "2,106.35 万元"


def test_a_table_with_details_of_its_own_is_known_by_its_totals() -> None:
    basic = table(
        "basic_expenditure",
        "amount\n_ 合计 944.44\n301 工资 915.20\n30101 基本工资 500.11\n30102 津贴 415.09\n302 商品 29.24",
    )
    general = table("general_budget_expenditure", GENERAL)
    facts = (fact("final", "915.20", "人员经费"), fact("final", "29.24", "公用经费"))
    one = replace(told("说明。", general, scaled(basic, "10000")), facts=facts)
    assert [finding.severity for finding in findings(one, "form.table_unit")] == ["error"]


def test_small_tables_agree_with_others_by_chance() -> None:
    small = table("three_public", "final_total final_reception\n_ _ 0.21 0.21")
    one = told("说明。", table("expenditure", EXPENDITURE), small)
    assert outcomes(one, "form.table_unit") == {"holds"}


@pytest.mark.parametrize(
    ("value", "off"),
    [("0.210635", True), ("21063500", True), ("2106.35", False), ("77.70", False), ("0.21", False)],
)
def test_an_amount_of_the_text_in_the_wrong_unit(value: str, off: bool) -> None:
    one = replace(
        told("说明。", table("expenditure", EXPENDITURE)), facts=(fact("final", value, "支出合计"),)
    )
    assert [finding.severity for finding in findings(one, "form.amount_unit")] == ["error"] * off


# ---------------------------------------------------------------- notes of empty tables


def fund(value: str, note: str = "") -> Table:
    one = table("government_fund", f"total\n_ 合计 {value}")
    notes = (Note(note, place(note)),) if note else ()
    return replace(one, notes=notes, source=place("政府性基金预算财政拨款收入支出决算表"))


def test_an_empty_table_without_a_word_is_warned_of() -> None:
    (finding,) = findings(told("情况说明。", fund("·")), "form.empty_table")
    assert (finding.severity, finding.kind) == ("warning", "missing_text")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("情况说明。", "说明：本部门没有政府性基金收入和支出，故本表无数据。"),
        ("2024年度，本部门未使用政府性基金预算财政拨款。", ""),
        ("# 七、政府性基金决算情况说明\n本部门无此项支出。", ""),
        ("政府性基金预算财政拨款支出0万元。", ""),
    ],
)
def test_a_note_or_a_sentence_is_enough(text: str, note: str) -> None:
    assert outcomes(told(text, fund("·", note)), "form.empty_table") == {"holds"}


@pytest.mark.parametrize(("value", "outcome"), [("·", "holds"), ("0.00", "holds"), ("3.00", "differs")])
def test_a_filled_table_that_is_said_to_be_empty(value: str, outcome: str) -> None:
    one = told("情况说明。", fund(value, "注：本部门无政府性基金，故本表为空表。"))
    assert outcomes(one, "form.empty_note") == {outcome}
    assert [finding.severity for finding in findings(one, "form.empty_note")] == ["warning"] * (
        value == "3.00"
    )


@pytest.mark.parametrize("code", ["208050", "20805051"])
def test_a_code_with_a_digit_too_many_or_too_few_is_warned_of(code: str) -> None:
    assert words(coded(("2080505", code)), "form.code_length") == [("warning", code, "3、5、7 位")]
    assert outcomes(coded(), "form.code_length") == {"holds"}


@pytest.mark.parametrize(("value", "subject"), [("68012.34", "支出合计"), ("20024900.00", "资产总额")])
def test_an_amount_larger_than_all_tables_may_be_right(value: str, subject: str) -> None:
    small = table("basic_expenditure", "amount\n30201 办公费 6.80\n30202 印刷费 7.57")
    one = told("说明。", table("expenditure", EXPENDITURE), small)
    one = replace(one, facts=(fact("final", value, subject),))
    assert outcomes(one, "form.amount_unit") == {"holds"}


ITEMS = """
              total
201     一般公共服务支出 10.00
20103   管理事务 6.00
2010301 行政运行 6.00
20105   统计事务 4.00
2010501 行政运行 4.00
208     社会保障支出 3.00
20805   养老支出 3.00
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ITEMS, [("warning", "20805 养老支出")]),
        (f"{ITEMS}2080501 离退休 3.00\n", []),
        (ITEMS.replace("2010501 行政运行 4.00\n", ""), []),
        (ITEMS.replace("养老支出 3.00", "养老支出 ·"), []),
    ],
)
def test_where_the_others_have_items_every_group_has(rows: str, expected: list[tuple[str, str]]) -> None:
    found = findings(told("说明。", table("expenditure", rows)), "form.missing_items")
    assert [(one.severity, one.found) for one in found] == expected


def test_the_item_left_out_is_named_by_another_table() -> None:
    income = table("income", f"{ITEMS}2080501 离退休 3.00\n")
    (finding,) = findings(told("说明。", income, table("expenditure", ITEMS)), "form.missing_items")
    assert finding.expected == "2080501 离退休"
    assert [one.table for one in finding.evidence] == ["expenditure", "income"]


def unitless(*names: str) -> tuple[ReadingWarning, ...]:
    return tuple(
        ReadingWarning("table_unit", f"《{name}》没有注明金额单位，按万元读取。", 1) for name in names
    )


@pytest.mark.parametrize(
    ("names", "expected"), [((), []), (("收入决算表",), ["warning"]), (("收入决算表", "支出决算表"), [])]
)
def test_a_table_without_its_unit_beside_others_that_have_it(
    names: tuple[str, ...], expected: list[str]
) -> None:
    titles = {
        "income": "收入决算表",
        "expenditure": "支出决算表",
        "general_budget_expenditure": "一般公共预算表",
    }
    tables = [replace(table(one, ITEMS), title=title, source=place(title)) for one, title in titles.items()]
    found = findings(told("说明。", *tables, warnings=unitless(*names)), "form.caption_unit")
    assert [one.severity for one in found] == expected


def test_a_table_of_counts_names_no_unit_of_money() -> None:
    titles = {"income": "收入决算表", "expenditure": "支出决算表", "three_public_statistics": "相关统计数"}
    tables = [replace(table(one, ITEMS), title=title, source=place(title)) for one, title in titles.items()]
    assert not findings(told("说明。", *tables, warnings=unitless("相关统计数")), "form.caption_unit")
