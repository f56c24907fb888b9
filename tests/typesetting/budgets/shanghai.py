"""Shanghai: every table in 元 but 三公, codes in three columns, 合计 last."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tests.typesetting.budgets.content import (
    CAPITAL,
    COSTS,
    ECONOMIC,
    FUND,
    GENERAL,
    OWN,
    THREE_PUBLIC,
    Line,
    whole,
)
from tests.typesetting.budgets.rows import (
    ALL,
    FISCAL,
    PARTS,
    basic,
    coded,
    expenditure_items,
    fiscal_expenditure,
    of,
    single,
    sum_of,
)
from tests.typesetting.budgets.sheets import Sheet, TrueRow, beside, printed


def shanghai() -> tuple[Sheet, ...]:
    """Nine tables in 元, 三公 with 机关运行经费 in 万元; 类 | 款 | 项."""
    codes = ("功能分类科目编码", "<", "<")
    three = ("类", "款", "项")

    def functional(form: str, title: str, lines: Sequence[Line], over: str, words: str) -> Sheet:
        figures = (whole, basic, of("project"))
        header = (
            ("项目", "<", "<", "<", over, "<", "<"),
            (*codes, "功能分类科目名称", "合计", "基本支出", "项目支出"),
            (*three, "^", "^", "^", "^"),
        )
        body = (
            coded(lines, figures, cut=(3, 5), unit="元") if lines else (*[("",) * 7] * 3, ("合计", *[""] * 6))
        )
        return Sheet(
            form, f"2025年部门{title}", header, ("code", "code", "code", "name", *words.split()), body,
            unit="元", over=(("编制部门：模拟省模拟市模拟事务局", "left"),), landscape=True, total_merged=4,
            notes=() if lines else ("注:本部门2025年无此项预算，故本表为空表。",),
        )  # fmt: skip

    summary = Sheet(
        "income_expenditure_summary",
        "2025年部门财务收支预算总表",
        (
            ("本年收入", "<", "本年支出", "<", "<", "<", "<"),
            ("项目", "预算数", "项目", "预算数", "<", "<", "<"),
            ("^", "^", "^", "合计", "基本支出", "<", "项目支出"),
            ("^", "^", "^", "^", "人员经费", "公用经费", "^"),
        ),
        ("income.name", "income.amount", "expenditure.name", "expenditure.total", "expenditure.personnel",
         "expenditure.public", "expenditure.project"),
        beside(
            [
                ("一、财政拨款收入", sum_of(FISCAL, unit="元")),
                ("1、一般公共预算资金", sum_of(GENERAL, unit="元")),
                ("2、政府性基金", sum_of(FUND, unit="元")),
                ("3、国有资本经营预算", sum_of(CAPITAL, unit="元")),
                ("二、事业收入", sum_of(OWN, unit="元")),
                ("三、事业单位经营收入", ""),
                ("四、其他收入", ""),
                *[("", "")] * 3,
                ("收入总计", sum_of(ALL, unit="元")),
            ],
            [
                *expenditure_items(ALL, (whole, of("personnel"), of("public"), of("project")), "元"),
                (
                    "支出总计",
                    *(
                        sum_of(ALL, one, "元")
                        for one in (whole, of("personnel"), of("public"), of("project"))
                    ),
                ),
            ],
            1,
        ),
        unit="元",
        landscape=True,
    )  # fmt: skip
    income = Sheet(
        "income",
        "2025年部门收入预算总表",
        (
            ("项目", "<", "<", "<", "收入预算", "<", "<", "<", "<"),
            (*codes, "功能分类科目名称", "合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入"),
            (*three, *["^"] * 6),
        ),
        (
            "code",
            "code",
            "code",
            "name",
            "total",
            "fiscal_appropriation",
            "institutional",
            "business",
            "other",
        ),
        coded(
            [Line(line.code, line.name, {**line.values, "own": whole(line)}) for line in OWN] + list(FISCAL),
            (
                whole,
                lambda line: whole(line) - line.values.get("own", Decimal(0)),
                of("own"),
                of("-"),
                of("-"),
            ),
            cut=(3, 5),
            unit="元",
        ),
        unit="元",
        landscape=True,
        total_merged=4,
    )
    fiscal = Sheet(
        "fiscal_summary",
        "2025年部门财政拨款收支预算总表",
        (
            ("财政拨款收入", "<", "财政拨款支出", "<", "<", "<", "<"),
            ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
        ),
        ("income.name", "income.amount", "expenditure.name", "expenditure.total",
         "expenditure.general_budget", "expenditure.government_fund", "expenditure.state_capital"),
        beside(
            [
                ("一、一般公共预算资金", sum_of(GENERAL, unit="元")),
                ("二、政府性基金", sum_of(FUND, unit="元")),
                ("三、国有资本经营预算", sum_of(CAPITAL, unit="元")),
                ("收入总计", sum_of(FISCAL, unit="元")),
            ],
            [
                *fiscal_expenditure("元"),
                *[("",) * 5] * 2,
                ("支出总计", *(sum_of(lines, unit="元") for lines in (FISCAL, GENERAL, FUND, CAPITAL))),
            ],
            1,
        ),
        unit="元",
        landscape=True,
    )  # fmt: skip
    words = "total basic project"
    economic = Sheet(
        "basic_expenditure",
        "2025年部门一般公共预算基本支出部门预算经济分类预算表",
        (
            ("项目", "<", "<", "一般公共预算基本支出", "<", "<"),
            ("部门预算经济分类科目编码", "<", "经济分类科目名称", "合计", "人员经费", "公用经费"),
            ("类", "款", "^", "^", "^", "^"),
        ),
        ("code", "code", "name", "amount", "personnel", "public"),
        coded(ECONOMIC, (whole, of("personnel"), of("public")), cut=(3,), unit="元"),
        unit="元",
        total_merged=3,
    )
    return (
        summary,
        income,
        functional("expenditure", "支出预算总表", ALL, "支出预算", words),
        fiscal,
        functional(
            "general_budget_expenditure", "一般公共预算支出功能分类预算表", GENERAL, "一般公共预算支出", words
        ),
        functional("government_fund", "政府性基金预算支出功能分类预算表", FUND, "政府性基金预算支出", words),
        functional(
            "state_capital", "国有资本经营预算支出功能分类预算表", CAPITAL, "国有资本经营预算支出", words
        ),
        economic,
        _with_costs(),
    )


def _with_costs() -> Sheet:
    figures = [THREE_PUBLIC[part] for part in ("total", "overseas", "reception", *PARTS[2:5])]
    order = ("total", "overseas", "reception", *PARTS[2:5])
    return Sheet(
        "three_public",
        "2025年部门“三公”经费和机关运行经费预算表",
        (
            ("“三公”经费预算数", *["<"] * 5, "机关运行经费预算数"),
            ("合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费", "<", "<", "^"),
            ("^", "^", "^", "小计", "购置费", "运行费", "^"),
        ),
        (),
        ((*figures, printed(COSTS)),),
        landscape=True,
        truths=(
            (
                "three_public",
                (single({f"budget_{part}": THREE_PUBLIC[part] for part in order}),),
            ),
            ("operating_costs", (TrueRow(None, None, "机关运行经费", {"amount": COSTS}),)),
        ),
    )
