"""Two items side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from components.compare_view import headline, reasons, table
from components.links import Links
from mingzhang.frames.compare import Comparison, compared, counterpart, default_pair, in_parts
from mingzhang.frames.structure import expenditure_tree
from mingzhang.model import Report
from mingzhang.presenting.units import Scale
from mingzhang.reading.report import read_report
from tests.frames.handmade import EXPENDITURE, report
from tests.frames.handmade import table as typed
from tests.typesetting.variants import sample_path

LINKS = Links("0" * 16, origin="/compare")


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


@pytest.fixture(scope="module")
def comparison(sample: Report) -> Comparison:
    found = compared(sample, "2080109", "2080101")
    assert found is not None
    return found


def test_the_two_largest_items_are_compared_first(sample: Report) -> None:
    tree = expenditure_tree(sample)
    assert tree is not None
    assert default_pair(tree) == ("2080109", "2080101")


def test_everything_known_of_both_is_there(comparison: Comparison) -> None:
    rows = {row.label: row for row in comparison.rows}
    assert list(rows) == ["支出", "占全部支出", "基本支出", "项目支出", "年初预算", "差额", "完成率"]
    budget = rows["年初预算"]
    assert budget.left is not None
    assert budget.right is not None
    assert (budget.left.value, budget.right.value) == (Decimal("3219.30"), Decimal("737.95"))
    assert rows["基本支出"].left is None
    assert comparison.reasons[0] is not None


def test_the_title_says_which_is_more(comparison: Comparison, sample: Report) -> None:
    assert headline(comparison) == "社会保险经办机构比行政运行多 151.14 万元"
    far = compared(sample, "208", "221")
    assert far is not None
    assert headline(comparison, Scale("yuan")) == "社会保险经办机构比行政运行多 1,511,400 元"
    assert headline(far) == "社会保障和就业支出是住房保障支出的约 38.8 倍，多 1,950.85 万元"
    same = compared(sample, "2210201", "22102")
    assert same is not None
    assert headline(same) == "住房公积金与住房改革支出金额相等"


def test_unknown_codes_are_not_compared(sample: Report) -> None:
    assert compared(sample, "2080109", "9999999") is None
    assert compared(report(), "208", "221") is None


def test_figures_lead_to_their_places(comparison: Comparison) -> None:
    html = table(comparison, LINKS)
    assert html.count("<tr>") == len(comparison.rows) + 1
    assert "/source?" in html
    assert "报告给出的原因" in reasons(comparison, LINKS)


def test_an_item_without_budget_or_reason_says_so() -> None:
    found = compared(report(typed("expenditure", EXPENDITURE)), "208", "221")
    assert found is not None
    assert "报告没有说明原因" in reasons(found, LINKS)


def test_in_parts_everything_is_a_share(comparison: Comparison) -> None:
    rows = {row.label: row for row in in_parts(comparison).rows}
    assert list(rows) == ["占全部支出", "基本支出占比", "项目支出占比", "差额占年初预算", "完成率"]
    difference = rows["差额占年初预算"].left
    assert difference is not None
    assert difference.value == Decimal("-73.87")
    assert rows["基本支出占比"].left is None
    shares = Scale("share")
    assert headline(comparison, shares) == "社会保险经办机构占全部支出的 39.94%，行政运行占 32.77%"
    assert "万元" not in table(comparison, LINKS, shares) and "−73.87" in table(comparison, LINKS, shares)


def test_one_item_twice_and_items_without_money_are_said(sample: Report) -> None:
    twice = compared(sample, "208", "208")
    assert twice is not None
    assert headline(twice) == "左右是同一个科目：社会保障和就业支出"
    blank = "208 类 10.00 10.00 -\n20801 款 10.00 10.00 -\n2080101 甲 10.00 10.00 -\n2080102 乙 · · ·"
    given = compared(report(typed("expenditure", blank)), "2080101", "2080102")
    assert given is not None
    assert headline(given) == "甲与乙：乙的支出为空白"
    nothing = compared(report(typed("expenditure", blank.replace("10.00", "0.00"))), "2080101", "20801")
    assert nothing is None or "相等" in headline(nothing)


def test_a_class_has_the_plans_of_its_items_and_a_part_is_told_as_one(sample: Report) -> None:
    found = compared(sample, "208", "20801")
    assert found is not None
    rows = {row.label: row for row in found.rows}
    budget, difference = rows["年初预算"].left, rows["差额"].left
    assert budget is not None and budget.derived
    assert difference is not None and difference.derived
    assert headline(found) == "人力资源和社会保障管理事务是社会保障和就业支出的一部分，占 76.48%"


def test_an_item_is_first_compared_with_the_largest_beside_it(sample: Report) -> None:
    tree = expenditure_tree(sample)
    assert tree is not None
    assert counterpart(tree, "2080109") == "2080101"
    assert counterpart(tree, "210") == "208"
    alone = expenditure_tree(report(typed("expenditure", "208 类 1.00 1.00 -")))
    assert alone is not None
    assert counterpart(alone, "208") is None


def test_what_is_not_said_is_no_blank_cell(sample: Report) -> None:
    without = replace(sample, facts=())
    found = compared(without, "2080109", "2080101")
    assert found is not None
    assert "年初预算" not in {row.label for row in found.rows}
    some = compared(
        replace(sample, facts=tuple(fact for fact in sample.facts if fact.code != "2080101")),
        "2080109",
        "2080101",
    )
    assert some is not None
    assert 'title="报告没有印出">—' in table(some, LINKS)


def test_two_items_without_money_are_compared_all_the_same() -> None:
    blank = "_ 合计 0.00 0.00 0.00\n208 类 · · ·\n20801 款 · · ·\n2080101 甲 · · ·\n2080102 乙 · · ·"
    found = compared(report(typed("expenditure", blank)), "2080101", "2080102")
    assert found is not None
    assert headline(found) == "甲与乙：甲、乙的支出为空白"
    assert "表中空白" in table(found, LINKS)
    assert headline(found, Scale("share")) == "甲与乙：甲、乙的支出为空白"
    assert table(found, LINKS, Scale("share"))
