"""Central departments: income by kind with 上年结转, last year beside this year."""

from __future__ import annotations

from decimal import Decimal

from tests.typesetting.budgets.content import CAPITAL, ECONOMIC, FUND, GENERAL, OWN, Line, classes, whole
from tests.typesetting.budgets.rows import (
    ALL,
    FISCAL,
    ORDINALS,
    basic,
    blocks_of_three_public,
    by_source,
    coded,
    expenditure_items,
    of,
    sum_of,
    this_year,
)
from tests.typesetting.budgets.sheets import Sheet, beside, printed


def central() -> tuple[Sheet, ...]:
    """Tables 1 to 9 in 万元; income by kind with 上年结转; last year's 执行数 beside this year's budget."""
    code_name = ("科目编码", "科目名称")
    summary = Sheet(
        "income_expenditure_summary",
        "部门收支总表",
        (("收入", "<", "支出", "<"), ("项目", "预算数", "项目", "预算数")),
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
                ("使用非财政拨款结余", ""),
                ("上年结转", sum_of(ALL, of("carried"))),
                ("收入总计", sum_of(ALL)),
            ],
            [
                *expenditure_items(ALL, (whole,)),
                ("本年支出合计", sum_of(ALL)),
                ("结转下年", ""),
                ("", ""),
                ("支出总计", sum_of(ALL)),
            ],
            4,
        ),
        number="部门公开表1",
    )
    income = Sheet(
        "income",
        "部门收入总表",
        (
            ("科目", "<", "合计", "上年结转", "一般公共预算拨款收入", "政府性基金预算拨款收入",
             "国有资本经营预算拨款收入", "事业收入", "<", "事业单位经营收入", "上级补助收入",
             "附属单位上缴收入", "其他收入", "使用非财政拨款结余"),
            (*code_name, *["^"] * 5, "金额", "其中：教育收费", *["^"] * 5),
        ),
        ("code", "name", "total", "opening", "general_budget", "government_fund", "state_capital",
         "institutional", "-", "business", "superior_subsidy", "subsidiary_remittance", "other",
         "surplus_used"),
        coded(
            by_source(),
            (whole, of("carried"), of("general"), of("fund"), of("capital"), of("own"), *[of("-")] * 6),
        ),
        number="部门公开表2",
        landscape=True,
        total_merged=2,
    )  # fmt: skip
    expenditure = Sheet(
        "expenditure",
        "部门支出总表",
        (
            (
                *code_name,
                "合计",
                "基本支出",
                "项目支出",
                "上缴上级支出",
                "事业单位经营支出",
                "对附属单位补助支出",
            ),
        ),
        (
            "code",
            "name",
            "total",
            "basic",
            "project",
            "remitted_to_superior",
            "business",
            "subsidy_to_subsidiaries",
        ),
        coded(ALL, (whole, basic, of("project"), *[of("-")] * 3)),
        number="部门公开表3",
        landscape=True,
        total_merged=2,
    )
    fiscal = Sheet(
        "fiscal_summary",
        "财政拨款收支总表",
        (("收入", "<", "支出", "<"), ("项目", "预算数", "项目", "预算数")),
        ("income.name", "income.amount", "expenditure.name", "expenditure.total"),
        beside(
            [
                ("一、本年收入", sum_of(FISCAL, this_year)),
                ("（一）一般公共预算拨款", sum_of(GENERAL, this_year)),
                ("（二）政府性基金预算拨款", sum_of(FUND)),
                ("（三）国有资本经营预算拨款", sum_of(CAPITAL)),
                ("二、上年结转", sum_of(GENERAL, of("carried"))),
                ("（一）一般公共预算拨款", sum_of(GENERAL, of("carried"))),
                ("（二）政府性基金预算拨款", ""),
                ("（三）国有资本经营预算拨款", ""),
                ("收入总计", sum_of(FISCAL)),
            ],
            [
                ("一、本年支出", sum_of(FISCAL)),
                *(
                    (f"（{ORDINALS[place]}）{line.name}", printed(whole(line)))
                    for place, line in enumerate(classes(FISCAL))
                ),
                ("二、结转下年", ""),
                ("支出总计", sum_of(FISCAL)),
            ],
            1,
        ),
        number="部门公开表4",
    )
    return (summary, income, expenditure, fiscal, _against_last_year(), *_central_rest())


def _against_last_year() -> Sheet:
    """2024年执行数 | 2025年预算数 | 增减: last year's is nine tenths of this year's."""

    def before(line: Line) -> Decimal:
        return whole(line) * Decimal("0.8")

    def change(line: Line) -> Decimal:
        return whole(line) - before(line)

    body = coded(GENERAL, (before, whole, basic, of("project"), change, lambda _: Decimal("25")))
    return Sheet(
        "general_budget_expenditure",
        "一般公共预算支出表",
        (
            (
                "功能分类科目",
                "<",
                "2024年执行数",
                "2025年预算数",
                "<",
                "<",
                "2025年预算数比2024年执行数",
                "<",
            ),
            ("科目编码", "科目名称", "^", "小计", "基本支出", "项目支出", "增减额", "增减%"),
        ),
        ("code", "name", "prior_execution", "total", "basic", "project", "change", "growth"),
        body,
        number="部门公开表5",
        landscape=True,
        total_merged=2,
    )


def _central_rest() -> tuple[Sheet, ...]:
    code_name = ("科目编码", "科目名称")
    economic = Sheet(
        "basic_expenditure",
        "一般公共预算基本支出表",
        (
            ("部门预算支出经济分类科目", "<", "2025年一般公共预算基本支出", "<", "<"),
            (*code_name, "合计", "人员经费", "公用经费"),
        ),
        ("code", "name", "amount", "personnel", "public"),
        coded(ECONOMIC, (whole, of("personnel"), of("public"))),
        number="部门公开表6",
        total_merged=2,
    )
    fund, capital = (
        Sheet(
            form,
            title,
            ((*code_name, f"本年{over}", "<", "<"), ("^", "^", "合计", "基本支出", "项目支出")),
            ("code", "name", "total", "basic", "project"),
            coded(lines, (whole, basic, of("project"))) if lines else (("",) * 5, ("合计", *[""] * 4)),
            number=number,
            total_merged=2,
            notes=() if lines else ("注：本部门2025年没有使用国有资本经营预算安排的支出。",),
        )
        for form, title, over, lines, number in (
            ("government_fund", "政府性基金预算支出表", "政府性基金预算支出", FUND, "部门公开表8"),
            ("state_capital", "国有资本经营预算支出表", "国有资本经营预算支出", (), "部门公开表9"),
        )
    )
    return (economic, blocks_of_three_public(("2024年预算数", "2025年预算数"), "部门公开表7"), fund, capital)
