"""A final account and the budget of the same department and year, made by hand. All data here is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

from mingzhang.model import Fact, Report
from mingzhang.reading.sources import with_sources

from . import handmade

BUDGET_SHA = "b" * 64
ALL_MONEY = """
_       合计               133.0000  70.0000  63.0000
208     社会保障和就业支出 123.0000  60.0000  63.0000
20801   管理事务           115.0000  52.0000  63.0000
2080101 行政运行            45.0000  45.0000  ·
2080109 经办机构            70.0000   7.0000  63.0000
20805   养老支出             8.0000   8.0000  ·
2080505 养老保险缴费         8.0000   8.0000  ·
221     住房保障支出        10.0000  10.0000  ·
22102   住房改革支出        10.0000  10.0000  ·
2210201 住房公积金          10.0000  10.0000  ·
"""
SUMMARY = """
< _ 一、财政拨款收入      133.0000
< _ 1.一般公共预算资金    133.0000
< _ 二、事业收入          ·
< _ 收入总计              133.0000
> _ 一、社会保障和就业支出 123.0000
> _ 二、住房保障支出       10.0000
> _ 支出总计              133.0000
"""


def final_account(*facts: Fact) -> Report:
    """A final account whose narrative says what ``facts`` say."""
    return handmade.report(
        handmade.table("expenditure", handmade.EXPENDITURE, page=9),
        handmade.table("general_budget_expenditure", handmade.EXPENDITURE, page=10),
        facts=facts,
    )


def budget(text: str = ALL_MONEY, *facts: Fact, department: str = "模拟部门（模拟数据）") -> Report:
    """The published budget, in another file."""
    summary = handmade.table("income_expenditure_summary", SUMMARY, page=3)
    rows = list(summary.rows)
    rows[1] = replace(rows[1], parent=rows[0].name)
    made = handmade.report(
        replace(summary, rows=tuple(rows)),
        handmade.table("expenditure", text, page=4),
        handmade.table("general_budget_expenditure", text, page=5),
        facts=facts,
    )
    made = replace(
        made, kind="budget", file="模拟预算.pdf", sha256=BUDGET_SHA, department=department, unit="元"
    )
    return with_sources(made, lambda source: replace(source, sha256=BUDGET_SHA))
