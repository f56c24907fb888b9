"""The unified layout of many provinces: income by unit, this year's and last year's money side by side."""

from __future__ import annotations

from decimal import Decimal

from tests.typesetting.budgets.content import CAPITAL, ECONOMIC, FUND, GENERAL, OWN, whole
from tests.typesetting.budgets.rows import (
    ALL,
    FISCAL,
    basic,
    blocks_of_three_public,
    coded,
    expenditure_items,
    fiscal_expenditure,
    of,
    sum_of,
    this_year,
)
from tests.typesetting.budgets.sheets import Sheet, Texts, beside

CODES = ("科目编码", "科目名称")
NINE_TENTHS = Decimal("0.9")


def unified() -> tuple[Sheet, ...]:
    """预算公开01表 to 09表 in 万元; last year's budget beside this year's; 三公 in three blocks."""
    return (
        _summary(),
        _income(),
        Sheet(
            "expenditure",
            "部门支出总体情况表",
            (
                (*CODES, "合计", "基本支出", "项目支出", "事业单位经营支出", "上缴上级支出",
                 "对附属单位补助支出"),
            ),
            ("code", "name", "total", "basic", "project", "business", "remitted_to_superior",
             "subsidy_to_subsidiaries"),
            coded(ALL, (whole, basic, of("project"), *[of("-")] * 3), at="first"),
            number="预算公开03表",
            landscape=True,
            total_merged=2,
        ),
        _fiscal(),
        _general(),
        *_basic(),
        blocks_of_three_public(("2024年预算数", "2024年执行数", "2025年预算数"), "预算公开07表"),
        Sheet(
            "government_fund",
            "政府性基金预算支出情况表",
            ((*CODES, "本年政府性基金预算支出", "<", "<"), ("^", "^", "合计", "基本支出", "项目支出")),
            ("code", "name", "total", "basic", "project"),
            coded(FUND, (whole, basic, of("project")), at="first"),
            number="预算公开08表",
            total_merged=2,
        ),
        _projects(),
    )  # fmt: skip


def _summary() -> Sheet:
    def income(name: str, text: str) -> Texts:
        return (name, _tenths(text), text)

    rows = [(name, figure) for name, figure in expenditure_items(ALL, (whole,))]
    return Sheet(
        "income_expenditure_summary",
        "部门收支总体情况表",
        (
            ("收入", "<", "<", "支出", "<", "<"),
            ("项目", "2024年预算数", "2025年预算数", "项目", "2024年预算数", "2025年预算数"),
        ),
        ("income.name", "income.prior_budget", "income.amount", "expenditure.name",
         "expenditure.prior_budget", "expenditure.amount"),
        beside(
            [
                income("一、一般公共预算拨款收入", sum_of(GENERAL, this_year)),
                income("二、政府性基金预算拨款收入", sum_of(FUND)),
                income("三、国有资本经营预算拨款收入", sum_of(CAPITAL)),
                income("四、财政专户管理资金收入", ""),
                income("五、事业收入", sum_of(OWN)),
                income("本年收入合计", sum_of(ALL, this_year)),
                income("上年结转结余", sum_of(ALL, of("carried"))),
                income("收入总计", sum_of(ALL)),
            ],
            [
                *((name, _tenths(figure), figure) for name, figure in rows),
                ("本年支出合计", _tenths(sum_of(ALL)), sum_of(ALL)),
                ("年终结转结余", "", ""),
                ("支出总计", _tenths(sum_of(ALL)), sum_of(ALL)),
            ],
            3,
        ),
        number="预算公开01表",
    )  # fmt: skip


def _fiscal() -> Sheet:
    funds = (FISCAL, GENERAL, FUND, CAPITAL)
    return Sheet(
        "fiscal_summary",
        "财政拨款收支总体情况表",
        (
            ("收入", "<", "支出", "<", "<", "<", "<"),
            ("项目", "金额", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
        ),
        ("income.name", "income.amount", "expenditure.name", "expenditure.total",
         "expenditure.general_budget", "expenditure.government_fund", "expenditure.state_capital"),
        beside(
            [
                ("一、本年收入", sum_of(FISCAL, this_year)),
                ("（一）一般公共预算", sum_of(GENERAL, this_year)),
                ("（二）政府性基金预算", sum_of(FUND)),
                ("（三）国有资本经营预算", sum_of(CAPITAL)),
                ("二、上年结转", sum_of(FISCAL, of("carried"))),
                ("收入总计", sum_of(FISCAL)),
            ],
            [
                ("一、本年支出", *(sum_of(lines) for lines in funds)),
                *(
                    (f"（{name[0]}）{name[2:]}", *figures)
                    for name, *figures in fiscal_expenditure()
                ),
                ("二、年终结转结余", *[""] * 4),
                ("支出总计", *(sum_of(lines) for lines in funds)),
            ],
            1,
        ),
        number="预算公开04表",
        landscape=True,
    )  # fmt: skip


def _tenths(text: str) -> str:
    """Last year's figure: nine tenths, not rounded, so that sums hold."""
    return f"{Decimal(text.replace(',', '')) * NINE_TENTHS:,.3f}" if text else ""


def _income() -> Sheet:
    header = (
        ("部门（单位）代码", "部门（单位）名称", "合计", "本年收入", *["<"] * 5, "上年结转结余", *["<"] * 2),
        ("^", "^", "^", "小计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金",
         "事业收入", "小计", "一般公共预算", "政府性基金预算"),
    )  # fmt: skip
    current = [sum_of(lines, this_year) for lines in (ALL, GENERAL, FUND, CAPITAL)]
    carried = sum_of(ALL, of("carried"))
    figures = (sum_of(ALL), *current, "", sum_of(OWN), carried, carried, "")
    return Sheet(
        "income",
        "部门收入总体情况表",
        header,
        ("-", "name", "total", "this_year", "general_budget", "government_fund", "state_capital",
         "special_account", "institutional", "opening", "opening_general_budget", "opening_government_fund"),
        (("", "合计", *figures), ("312001", "模拟省模拟市模拟事务局", *figures)),
        number="预算公开02表",
        landscape=True,
    )  # fmt: skip


def _general() -> Sheet:
    return Sheet(
        "general_budget_expenditure",
        "一般公共预算支出情况表",
        (
            (*CODES, "合计", "基本支出", "<", "<", "项目支出"),
            ("^", "^", "^", "小计", "人员经费", "公用经费", "^"),
        ),
        ("code", "name", "total", "basic", "personnel", "public", "project"),
        coded(GENERAL, (whole, basic, of("personnel"), of("public"), of("project")), at="first"),
        number="预算公开05表",
        landscape=True,
        total_merged=2,
    )


def _basic() -> tuple[Sheet, Sheet]:
    own = Sheet(
        "basic_expenditure",
        "一般公共预算基本支出情况表（部门预算支出经济分类）",
        (
            ("支出经济分类科目", "<", "本年一般公共预算基本支出", "<", "<"),
            (*CODES, "合计", "人员经费", "公用经费"),
        ),
        ("code", "name", "amount", "personnel", "public"),
        coded(ECONOMIC, (whole, of("personnel"), of("public")), at="first"),
        number="预算公开06表",
        total_merged=2,
    )
    government = Sheet(
        None,
        "一般公共预算基本支出情况表（政府预算支出经济分类）",
        ((*CODES, "合计"),),
        (),
        (
            ("合计", "", "1,319.67"),
            ("501", "机关工资福利支出", "1,202.93"),
            ("502", "机关商品和服务支出", "84.81"),
            ("503", "机关资本性支出", "11.59"),
            ("509", "对个人和家庭的补助", "20.34"),
        ),
        number="预算公开06-1表",
    )
    return own, government


def _projects() -> Sheet:
    return Sheet(
        None,
        "项目支出表",
        (
            ("类型", "项目名称", "项目单位", "合计", "本年拨款", "<", "财政拨款结转结余"),
            ("^", "^", "^", "^", "一般公共预算", "政府性基金预算", "^"),
        ),
        (),
        (
            ("合计", "", "", "1,775.50", "455.50", "1,300.00", "20.00"),
            ("特定目标类", "综合事务经费", "模拟事务局", "475.50", "455.50", "", "20.00"),
            ("特定目标类", "城市建设", "模拟事务局", "1,300.00", "", "1,300.00", ""),
        ),
        number="预算公开10表",
        landscape=True,
    )
