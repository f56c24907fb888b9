"""Items of a budget's explanation and evaluated projects, each with what they add up to. 模拟数据."""

from __future__ import annotations

import pytest

from tests.checking.small import outcomes
from tests.checking.test_written import evaluation
from tests.checking.written_reports import findings, told

BUDGET = """
一般公共预算支出表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| | 合计 | 100.00 | 60.00 | 40.00 |
| 201 | 一般公共服务支出 | 100.00 | 60.00 | 40.00 |
| 20103 | 政府办公厅（室）及相关机构事务 | 100.00 | 60.00 | 40.00 |
| 2010301 | 行政运行 | 60.00 | 60.00 | |
| 2010302 | 一般行政管理事务 | 40.00 | | 40.00 |
"""
TOTAL = "一般公共预算拨款支出预算{total}万元。财政拨款支出主要内容如下：\n"
ITEM = (
    "{number}.“一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）{name}（项）”{amount}万元，"
    "主要用于日常工作。\n"
)
FIRST = ITEM.format(number=1, name="行政运行", amount="60.00")
SECOND = ITEM.format(number=2, name="一般行政管理事务", amount="40.00")


@pytest.mark.parametrize(
    ("total", "items", "outcome"),
    [
        ("100.00", FIRST + SECOND, ["holds"]),
        ("100.01", FIRST + SECOND, ["tail"]),
        ("100.00", FIRST + SECOND.replace("40.00", "4.00"), ["differs"]),
        # Another total than the table's: without what last year left, it may be.
        ("90.00", FIRST + SECOND, []),
        # Not all items of the table are told.
        ("100.00", FIRST, []),
    ],
)
def test_items_of_a_budget(total: str, items: str, outcome: list[str]) -> None:
    one = told(TOTAL.format(total=total) + items, "一、预算编制说明", kind="预算", before=BUDGET)
    assert outcomes(one, "narrative.item_sum") == outcome


@pytest.mark.parametrize(
    ("count", "money", "outcome"),
    [
        ("2", "30.004", ["holds"]),
        # All the money, in fewer projects than are said to be.
        ("3", "30.004", ["differs"]),
        # Some projects are told, others not.
        ("3", "37.00", []),
    ],
)
def test_as_many_projects_as_are_listed(count: str, money: str, outcome: list[str]) -> None:
    assert outcomes(evaluation(count, money), "narrative.evaluated_projects") == outcome


def test_the_number_of_projects_is_told_with_those_listed() -> None:
    (finding,) = findings(evaluation("3", "30.004"), "narrative.evaluated_projects")
    assert (finding.severity, finding.found, finding.expected) == ("error", "3", "2")
