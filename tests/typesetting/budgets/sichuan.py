"""Sichuan: 类 | 款 | 项 | 单位代码 | 单位名称（科目）, tables 1-1 and 3-3, 三公 of a fund by itself."""

from __future__ import annotations

from collections.abc import Sequence

from tests.typesetting.budgets.content import CAPITAL, ECONOMIC, FUND, GENERAL, OWN, THREE_PUBLIC, Line, whole
from tests.typesetting.budgets.rows import (
    ALL,
    FISCAL,
    PARTS,
    Figure,
    basic,
    by_source,
    coded,
    expenditure_items,
    fiscal_expenditure,
    of,
    single,
    sum_of,
    this_year,
)
from tests.typesetting.budgets.sheets import Sheet, beside

UNIT = "312001"
HEAD = ("项目", "<", "<", "<", "<")
CODES = ("科目编码", "<", "<", "单位代码", "单位名称（科目）")
PARTS_OF_CODE = ("类", "款", "项", "^", "^")
ROLES = ("code", "code", "code", "-", "name")


def sichuan() -> tuple[Sheet, ...]:
    """万元; every functional row has the unit's code beside its own."""
    return (
        _summary(),
        _functional(
            "income", "部门收入总表", "表1-1", by_source(),
            {"total": ("合计", whole), "opening": ("上年结转", of("carried")),
             "general_budget": ("一般公共预算拨款收入", of("general")),
             "government_fund": ("政府性基金预算拨款收入", of("fund")),
             "state_capital": ("国有资本经营预算拨款收入", of("capital")),
             "institutional": ("事业收入", of("own")), "other": ("其他收入", of("-"))},
        ),
        _functional(
            "expenditure", "部门支出总表", "表1-2", ALL,
            {"total": ("合计", whole), "basic": ("基本支出", basic), "project": ("项目支出", of("project")),
             "remitted_to_superior": ("上缴上级支出", of("-")),
             "subsidy_to_subsidiaries": ("对附属单位补助支出", of("-"))},
        ),
        _fiscal(),
        _functional(
            "general_budget_expenditure", "一般公共预算支出预算表", "表3", GENERAL,
            {"total": ("合计", whole), "from_this_year": ("当年财政拨款安排", this_year),
             "from_last_year": ("上年结转安排", of("carried"))},
        ),
        _economic(),
        _projects(),
        _three_public("一般公共预算“三公”经费支出预算表", "表3-3", "three_public"),
        _functional(
            "government_fund", "政府性基金支出预算表", "表4", FUND,
            {"total": ("合计", whole), "basic": ("基本支出", basic), "project": ("项目支出", of("project"))},
        ),
        _three_public("政府性基金预算“三公”经费支出预算表", "表4-1", None),
    )  # fmt: skip


def _summary() -> Sheet:
    return Sheet(
        "income_expenditure_summary",
        "部门收支总表",
        (("收入", "<", "支出", "<"), ("项目", "2025年预算数", "项目", "2025年预算数")),
        ("income.name", "income.amount", "expenditure.name", "expenditure.amount"),
        beside(
            [
                ("一、一般公共预算拨款收入", sum_of(GENERAL, this_year)),
                ("二、政府性基金预算拨款收入", sum_of(FUND)),
                ("三、国有资本经营预算拨款收入", sum_of(CAPITAL)),
                ("四、事业收入", sum_of(OWN)),
                ("五、事业单位经营收入", ""),
                ("六、其他收入", ""),
                ("本年收入合计", sum_of(ALL, this_year)),
                ("七、用事业基金弥补收支差额", ""),
                ("八、上年结转", sum_of(ALL, of("carried"))),
                ("收入总计", sum_of(ALL)),
            ],
            [
                *expenditure_items(ALL, (whole,)),
                ("本年支出合计", sum_of(ALL)),
                ("八、结转下年", ""),
                ("支出总计", sum_of(ALL)),
            ],
            3,
        ),
        number="表1",
    )


def _fiscal() -> Sheet:
    by_class = [(name.partition("、")[2], *figures) for name, *figures in fiscal_expenditure()]
    funds = (FISCAL, GENERAL, FUND, CAPITAL)
    return Sheet(
        "fiscal_summary",
        "财政拨款收支预算总表",
        (
            ("收入", "<", "支出", "<", "<", "<", "<"),
            ("项目", "2025年预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
        ),
        ("income.name", "income.amount", "expenditure.name", "expenditure.total",
         "expenditure.general_budget", "expenditure.government_fund", "expenditure.state_capital"),
        beside(
            [
                ("一、本年收入", sum_of(FISCAL, this_year)),
                ("一般公共预算拨款收入", sum_of(GENERAL, this_year)),
                ("政府性基金预算拨款收入", sum_of(FUND)),
                ("国有资本经营预算拨款收入", sum_of(CAPITAL)),
                ("二、上年结转", sum_of(FISCAL, of("carried"))),
                ("一般公共预算拨款收入", sum_of(GENERAL, of("carried"))),
                ("政府性基金预算拨款收入", ""),
                ("国有资本经营预算拨款收入", ""),
                ("收入总计", sum_of(FISCAL)),
            ],
            [
                ("一、本年支出", *(sum_of(lines) for lines in funds)),
                *by_class,
                ("二、结转下年", *[""] * 4),
                ("支出总计", *(sum_of(lines) for lines in funds)),
            ],
            1,
        ),
        number="表2",
        landscape=True,
    )  # fmt: skip


def _functional(
    form: str, title: str, number: str, lines: Sequence[Line], columns: dict[str, tuple[str, Figure]]
) -> Sheet:
    labels = tuple(label for label, _ in columns.values())
    body = coded(lines, [figure for _, figure in columns.values()], cut=(3, 5), between=(UNIT,), at="first")
    return Sheet(
        form,
        title,
        ((*HEAD, *labels), (*CODES, *["^"] * len(labels)), (*PARTS_OF_CODE, *["^"] * len(labels))),
        (*ROLES, *("-" if column.startswith("-") else column for column in columns)),
        tuple((*row[:3], row[3] if row[0] != "合计" else "", *row[4:]) for row in body),
        number=number,
        landscape=True,
        total_merged=5,
    )


def _economic() -> Sheet:
    body = coded(ECONOMIC, (whole, of("personnel"), of("public")), cut=(3,), between=(UNIT,), at="first")
    return Sheet(
        "basic_expenditure",
        "一般公共预算基本支出预算表",
        (
            ("项目", "<", "<", "<", "基本支出", "<", "<"),
            ("科目编码", "<", "单位代码", "单位名称（科目）", "合计", "人员经费", "公用经费"),
            ("类", "款", *["^"] * 5),
        ),
        ("code", "code", "-", "name", "amount", "personnel", "public"),
        body,
        number="表3-1",
        total_merged=4,
    )


def _projects() -> Sheet:
    return Sheet(
        None,
        "一般公共预算项目支出预算表",
        (
            ("科目编码", "<", "<", "单位代码", "单位名称（科目）", "金额"),
            ("类", "款", "项", "^", "^", "^"),
        ),
        (),
        (("", "", "", "", "合计", "475.50"), ("201", "03", "02", UNIT, "综合事务经费", "475.50")),
        number="表3-2",
    )


def _three_public(title: str, number: str, form: str | None) -> Sheet:
    figures = {part: THREE_PUBLIC[part] if form else "0.00" for part in PARTS}
    values = {f"budget_{part}": figures[part] for part in PARTS}
    return Sheet(
        form,
        title,
        (
            ("单位编码", "单位名称（科目）", "当年财政拨款预算安排", *["<"] * 5),
            ("^", "^", "合计", "因公出国（境）费用", "公务用车购置及运行费", "<", "<", "公务接待费"),
            ("^", "^", "^", "^", "小计", "公务用车购置费", "公务用车运行费", "^"),
        ),
        (),
        (
            ("", "合计", *figures.values()),
            (UNIT, "模拟省模拟市模拟事务局", *figures.values()),
        ),
        number=number,
        landscape=True,
        truths=(("three_public", (single(values),)),) if form else (),
    )
