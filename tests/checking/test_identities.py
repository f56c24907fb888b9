"""The identities declared in the forms: each kind holds, is a tail, differs, or is not applicable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.checking import check, rules
from mingzhang.checking.expressions import parse
from mingzhang.checking.hierarchies import families
from mingzhang.forms import FORMS
from mingzhang.forms.base import Hierarchy
from mingzhang.model import Amount, Cell, Report
from tests.checking.small import made, outcomes, table, tables
from tests.frames.handmade import place

ROW = "general_budget_expenditure.total"


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ("10.00 4.00 6.00", ["holds"]),
        ("10.01 4.00 6.00", ["tail"]),
        ("10.02 4.00 6.00", ["differs"]),
        ("10.00 · 10.00", ["holds"]),
        ("10.00 - 10.00", ["holds"]),
        ("· 4.00 6.00", ["differs"]),
        ("0.00 · ·", ["holds"]),
        ("· · ·", []),
    ],
)
def test_columns_of_a_row(values: str, outcome: list[str]) -> None:
    text = f"total basic project\n2080101 行政运行 {values}"
    assert outcomes(tables(general_budget_expenditure=text), ROW) == outcome


def test_a_column_that_is_not_printed_is_left_out() -> None:
    text = "total fiscal_appropriation other\n_ 合计 10.00 9.00 1.00"
    (comparison,) = made(tables(income=text), "income.total")
    assert [term.name for term in comparison.expected_terms] == ["财政拨款收入", "其他收入"]
    assert comparison.outcome == "holds"


def test_blank_parts_of_a_printed_whole_are_for_a_look() -> None:
    text = "total basic project\n2080101 行政运行 10.00 · ·"
    one = tables(general_budget_expenditure=text)
    (finding,) = [finding for finding in check(one).findings if finding.rule == ROW]
    assert (finding.severity, finding.expected) == ("warning", "空白")


def test_what_could_not_be_read_is_said_and_not_compared() -> None:
    read = table("general_budget_expenditure", "total basic project\n2080101 行政运行 10.00 4.00 6.00")
    spoilt = replace(read.rows[0], cells={**read.rows[0].cells, "basic": Cell(None, place("4.0O"))})
    one = replace(tables(), tables=(replace(read, rows=(spoilt,)),))
    (comparison,) = made(one, ROW)
    assert comparison.outcome == "unreadable"
    (finding,) = check(one).findings
    assert finding.severity == "info"
    assert "4.0O" in finding.message


def test_the_statement_of_a_fund() -> None:
    text = "opening income total basic project closing\n_ 合计 5.00 10.00 12.00 · 12.00 {}"
    for closing, outcome in (("3.00", "holds"), ("3.01", "tail"), ("5.00", "differs"), ("·", "differs")):
        one = tables(government_fund=text.format(closing))
        assert outcomes(one, "government_fund.closing") == [outcome]


HIERARCHY = """
    amount
    _       合计       {}
    208     社保       100.00
    20801   管理       90.00
    2080101 行政运行   40.00
    2080109 经办机构   50.00
    20805   养老       {}
    2080505 缴费       10.00
    221     住房       10.00
"""


@pytest.mark.parametrize(
    ("whole", "group", "expected"),
    [
        ("110.00", "10.00", ["holds"] * 4),
        ("110.01", "10.00", ["tail", "holds", "holds", "holds"]),
        ("110.03", "10.00", ["differs", "holds", "holds", "holds"]),
        ("110.00", "10.01", ["holds", "tail", "holds", "tail"]),
        ("110.00", "11.00", ["holds", "differs", "holds", "differs"]),
    ],
)
def test_a_parent_is_the_sum_of_the_rows_directly_under_it(
    whole: str, group: str, expected: list[str]
) -> None:
    text = HIERARCHY.format(whole, group).replace("amount", "total")
    assert outcomes(tables(expenditure=text), "expenditure.hierarchy") == expected


def test_an_item_without_its_group_stands_under_the_class() -> None:
    rows = table("expenditure", "total\n208 社保 3.00\n2080101 甲 1.00\n2080505 乙 2.00")
    ((parent, children),) = families(rows)
    assert (parent.code, [row.code for row in children]) == ("208", ["2080101", "2080505"])


def test_totals_of_the_economic_table_are_no_sum_of_all_classes() -> None:
    text = """
        amount
        301   工资福利     10.00
        30101 基本工资     10.00
        302   商品服务     5.00
        303   对个人       3.00
        310   资本性       1.00
        _     人员经费合计 13.00
        _     公用经费合计 {}
    """
    one = tables(basic_expenditure=text.format("6.00"))
    assert outcomes(one, "basic_expenditure.hierarchy") == ["holds"]
    assert outcomes(one, "basic_expenditure.personnel") == ["holds"]
    assert outcomes(one, "basic_expenditure.public") == ["holds"]
    assert outcomes(tables(basic_expenditure=text.format("6.02")), "basic_expenditure.public") == ["differs"]


SUMMARY = """
    amount
    <_ 一、一般公共预算财政拨款收入 90.00
    <_ 八、其他收入                 10.00
    <_ 本年收入合计                 {income}
    <_ 使用非财政拨款结余（含专用结余） ·
    <_ 年初结转和结余               5.00
    <_ 总计                         105.00
    >_ 八、社会保障和就业支出       80.00
    >_ 二十七、新设的支出           20.00
    >_ 本年支出合计                 100.00
    >_ 结余分配                     ·
    >_ 年末结转和结余               5.00
    >_ 总计                         {total}
"""


def test_the_summarys_sides() -> None:
    one = tables(income_expenditure_summary=SUMMARY.format(income="100.00", total="105.00"))
    for rule in ("income_subtotal", "expenditure_subtotal", "income_total", "expenditure_total", "balance"):
        assert outcomes(one, f"income_expenditure_summary.{rule}") == ["holds"], rule


def test_a_class_that_the_form_does_not_know_counts_all_the_same() -> None:
    one = tables(income_expenditure_summary=SUMMARY.format(income="100.00", total="105.00"))
    (comparison,) = made(one, "income_expenditure_summary.expenditure_subtotal")
    assert "二十七、新设的支出" in [term.name for term in comparison.expected_terms]


def test_the_summarys_sides_can_be_a_tail_or_differ() -> None:
    one = tables(income_expenditure_summary=SUMMARY.format(income="100.01", total="106.00"))
    assert outcomes(one, "income_expenditure_summary.income_subtotal") == ["tail"]
    assert outcomes(one, "income_expenditure_summary.balance") == ["differs"]
    assert outcomes(one, "income_expenditure_summary.expenditure_total") == ["differs"]


def test_a_row_that_is_unknown_makes_a_difference_doubtful() -> None:
    text = """
        amount
        <_ 一、一般公共预算财政拨款收入 90.00
        <_ 本年收入合计 90.00
        <_ 上年结余资金转入 5.00
        <_ 总计 95.00
    """
    (comparison,) = made(tables(income_expenditure_summary=text), "income_expenditure_summary.income_total")
    assert comparison.outcome == "insufficient"
    assert "上年结余资金转入" in comparison.note


def test_parts_of_a_carried_amount() -> None:
    text = """
        amount
        <_ 一、一般公共预算财政拨款 10.00
        <_ 本年收入合计 10.00
        <_ 年初财政拨款结转和结余 {}
        <_ +一般公共预算财政拨款 2.00
        <_ +政府性基金预算财政拨款 ·
        <_ 总计 12.00
    """
    rule = "fiscal_summary.income_carried"
    for carried, outcome in (("2.00", "holds"), ("2.01", "tail"), ("3.00", "differs")):
        assert outcomes(tables(fiscal_summary=text.format(carried)), rule) == [outcome]
    blank = text.format("2.00").replace("拨款 2.00", "拨款 ·")
    assert outcomes(tables(fiscal_summary=blank), rule) == []


def test_procurement() -> None:
    text = """
        amount
        _ （一）政府采购支出合计 21.37
        _ +1.政府采购货物支出 21.37
        _ +2.政府采购工程支出 ·
        _ +3.政府采购服务支出 ·
        _ （二）政府采购授予中小企业合同金额 {}
        _ +其中：授予小微企业合同金额 5.00
    """
    one = tables(procurement=text.format("6.00"))
    assert outcomes(one, "procurement.total") == ["holds"]
    assert outcomes(one, "procurement.small_firms") == ["holds"]
    assert outcomes(tables(procurement=text.format("4.00")), "procurement.small_firms") == ["differs"]
    more = tables(procurement=text.format("30.00"))
    assert outcomes(more, "procurement.small_and_medium_firms") == ["differs"]


def test_three_public() -> None:
    items = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_operation", "reception")
    columns = " ".join(f"final_{item}" for item in items)
    one = tables(three_public=f"{columns}\n_ _ 3.00 · 2.00 · 2.00 1.00")
    assert outcomes(one, "three_public.final_total") == ["holds"]
    assert outcomes(one, "three_public.final_vehicles") == ["holds"]
    assert outcomes(one, "three_public.budget_total") == []
    wrong = tables(three_public=f"{columns}\n_ _ 3.00 · 2.00 · 1.00 1.00")
    assert outcomes(wrong, "three_public.final_vehicles") == ["differs"]


@pytest.mark.parametrize(
    ("total", "outcome"), [("1.00", "holds"), ("3.00", "holds"), ("6.00", "holds"), ("5.00", "differs")]
)
def test_meetings_and_training_may_be_part_of_the_total(total: str, outcome: str) -> None:
    text = f"final_total final_reception final_meeting final_training\n_ _ {total} 1.00 2.00 3.00"
    assert outcomes(tables(three_public=text), "three_public.final_total") == [outcome]


def test_an_empty_table_is_not_applicable_and_says_so() -> None:
    audit = check(tables(state_capital="opening income total\n_ 合计 · · ·"))
    assert audit.idle["state_capital.hierarchy"] == "国有资本经营预算财政拨款收入支出决算表没有数据"
    silent = audit.counts["not_applicable"] + audit.counts["insufficient"]
    assert silent == audit.rules - audit.run


def test_every_declared_identity_is_a_rule() -> None:
    declared = [(form.id, identity) for form in FORMS for identity in form.identities]
    ids = [rule.id for rule in rules()]
    assert len([rule for rule in ids if rule.split(".")[0] in {form.id for form in FORMS}]) == len(declared)
    for form_id, identity in declared:
        if isinstance(identity, Hierarchy):
            assert f"{form_id}.hierarchy" in ids


@pytest.mark.parametrize("text", ["a + b", "= a", "a = b = c", "left:a = b"])
def test_what_is_no_equation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no|nothing"):
        parse(text)


def test_signs_belong_to_the_operand_after_them() -> None:
    equation = parse("closing = opening + income - total")
    assert [(operand.name, operand.negative) for operand in equation.right] == [
        ("opening", False),
        ("income", False),
        ("total", True),
    ]


def in_yuan(text: str) -> Report:
    """A report whose only table is printed in 元: what is typed in 万元 stands there ten-thousand-fold."""
    read = table("expenditure", text)
    rows = tuple(
        replace(
            row,
            cells={
                column: replace(cell, amount=Amount(cell.amount.value / 10000, cell.amount.quantum / 10000))
                if cell.amount
                else cell
                for column, cell in row.cells.items()
            },
        )
        for row in read.rows
    )
    return replace(tables(), tables=(replace(read, rows=rows, printed_unit="元"),))


def test_a_table_converted_from_wan_yuan_keeps_its_tails() -> None:
    text = """
        total basic project
        208     社保 20024900.00 8405900.00 11619000.00
        20801   管理 15315100.00 6901800.00 8413200.00
        2080101 行政 6901800.00 6901800.00 ·
    """
    one = in_yuan(text)
    assert outcomes(one, "expenditure.total") == ["holds", "tail", "holds"]
    finding = next(finding for finding in check(one).findings if finding.rule == "expenditure.total")
    assert (finding.found, finding.expected, finding.difference) == ("1,531.51", "1,531.50", "0.01")


def test_a_table_in_yuan_is_exact_to_its_own_digits() -> None:
    text = """
        total basic project
        208     社保 20024917.35 8405917.35 11619000.00
        20801   管理 15315100.00 6901800.00 8413200.00
    """
    assert outcomes(in_yuan(text), "expenditure.total") == ["holds", "differs"]
