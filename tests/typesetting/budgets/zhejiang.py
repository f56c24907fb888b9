"""Zhejiang: codes in one column, 合计 first, 人员 and 公用 under 基本支出; income by the units' names."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tests.typesetting.budgets.content import CAPITAL, ECONOMIC, FUND, GENERAL, OWN, Line, whole
from tests.typesetting.budgets.rows import (
    ALL,
    FISCAL,
    blocks_of_three_public,
    by_source,
    coded,
    expenditure_items,
    fiscal_expenditure,
    of,
    sum_of,
    this_year,
)
from tests.typesetting.budgets.sheets import Sheet, beside

CODES = ("科目编码", "科目名称")


def zhejiang() -> tuple[Sheet, ...]:
    """Tables 01 to 09 in 万元."""
    return (
        _summary(),
        _income(),
        _functional("expenditure", "2025年部门支出预算总表", "表03", ALL),
        _fiscal(),
        _functional("general_budget_expenditure", "2025年部门一般公共预算支出表", "表05", GENERAL),
        _economic(),
        blocks_of_three_public(("2025年预算数",), "表07"),
        _functional("government_fund", "2025年部门政府性基金预算支出表", "表08", FUND),
        _functional("state_capital", "2025年部门国有资本经营预算支出表", "表09", CAPITAL),
    )


def _summary() -> Sheet:
    return Sheet(
        "income_expenditure_summary",
        "2025年部门预算收支总表",
        (("收入", "<", "支出", "<"), ("项目", "预算数", "项目", "预算数")),
        ("income.name", "income.amount", "expenditure.name", "expenditure.amount"),
        beside(
            [
                ("一、财政拨款收入", sum_of(FISCAL, this_year)),
                ("其中：一般公共预算", sum_of(GENERAL, this_year)),
                ("政府性基金预算", sum_of(FUND)),
                ("国有资本经营预算", sum_of(CAPITAL)),
                ("二、财政专户管理资金收入", ""),
                ("三、事业收入", sum_of(OWN)),
                ("本年收入合计", sum_of(ALL, this_year)),
                ("上年结转", sum_of(ALL, of("carried"))),
                ("收入总计", sum_of(ALL)),
            ],
            [
                *expenditure_items(ALL, (whole,)),
                ("本年支出合计", sum_of(ALL)),
                ("结转下年", ""),
                ("支出总计", sum_of(ALL)),
            ],
            3,
        ),
        number="表01",
    )


def _income() -> Sheet:
    return Sheet(
        "income",
        "2025年部门收入预算总表",
        (
            (*CODES, "总计", "财政拨款收入", "<", "<", "<", "财政专户管理资金收入", "事业收入", "上年结转"),
            ("^", "^", "^", "小计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "^", "^", "^"),
        ),
        ("code", "name", "total", "fiscal_appropriation", "general_budget", "government_fund",
         "state_capital", "special_account", "institutional", "opening"),
        coded(
            by_source(),
            (
                whole,
                _fiscal_money,
                of("general"),
                of("fund"),
                of("capital"),
                of("-"),
                of("own"),
                of("carried"),
            ),
            at="first",
        ),
        number="表02",
        landscape=True,
        total_merged=2,
    )  # fmt: skip


def _fiscal_money(line: Line) -> Decimal:
    return sum((line.values.get(word, Decimal(0)) for word in ("general", "fund", "capital")), Decimal(0))


def _functional(form: str, title: str, number: str, lines: Sequence[Line]) -> Sheet:
    return Sheet(
        form,
        title,
        ((*CODES, "合计", "基本支出", "<", "项目支出"), ("^", "^", "^", "人员支出", "日常公用支出", "^")),
        ("code", "name", "total", "personnel", "public", "project"),
        coded(lines, (whole, of("personnel"), of("public"), of("project")), at="first"),
        number=number,
        total_merged=2,
    )


def _fiscal() -> Sheet:
    return Sheet(
        "fiscal_summary",
        "2025年部门财政拨款收支预算总表",
        (
            ("收入", "<", "支出", "<", "<", "<", "<"),
            ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金", "国有资本经营预算"),
        ),
        ("income.name", "income.amount", "expenditure.name", "expenditure.total",
         "expenditure.general_budget", "expenditure.government_fund", "expenditure.state_capital"),
        beside(
            [
                ("一、一般公共预算拨款", sum_of(GENERAL)),
                ("二、政府性基金预算拨款", sum_of(FUND)),
                ("三、国有资本经营预算拨款", sum_of(CAPITAL)),
                ("收入总计", sum_of(FISCAL)),
            ],
            [
                *fiscal_expenditure(),
                ("支出总计", *(sum_of(lines) for lines in (FISCAL, GENERAL, FUND, CAPITAL))),
            ],
            1,
        ),
        number="表04",
        landscape=True,
    )  # fmt: skip


def _economic() -> Sheet:
    return Sheet(
        "basic_expenditure",
        "2025年部门一般公共预算基本支出表",
        (("经济分类科目", "<", "基本支出", "<", "<"), (*CODES, "小计", "人员支出", "日常公用支出")),
        ("code", "name", "amount", "personnel", "public"),
        coded(ECONOMIC, (whole, of("personnel"), of("public")), at="first"),
        number="表06",
        total_merged=2,
    )
