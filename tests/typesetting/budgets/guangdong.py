"""Guangdong: 总体情况表, items of income and expenditure by nature, 三公 with its items as rows."""

from __future__ import annotations

from tests.typesetting.budgets.content import (
    CAPITAL,
    ECONOMIC,
    FUND,
    GENERAL,
    LAST_YEAR,
    OWN,
    THREE_PUBLIC,
    whole,
)
from tests.typesetting.budgets.rows import (
    ALL,
    FISCAL,
    basic,
    by_source,
    coded,
    expenditure_items,
    of,
    single,
    sum_of,
    this_year,
)
from tests.typesetting.budgets.sheets import Sheet, Texts, beside

CODES = ("功能科目编码", "功能科目名称")


def guangdong() -> tuple[Sheet, ...]:
    """Tables 1 to 9 in 万元, columns headed 2025年预算."""
    return (
        _summary(),
        _income(),
        _expenditure(),
        _fiscal(),
        *_by_code(),
        _projects(),
        _three_public(),
        _fund(),
    )


def _two_sided(form: str, title: str, number: str, body: tuple[Texts, ...], column: str) -> Sheet:
    header = (("收入", "<", "支出", "<"), ("项目", "2025年预算", "项目", "2025年预算"))
    roles = ("income.name", "income.amount", "expenditure.name", f"expenditure.{column}")
    return Sheet(
        form, title, header, roles, body, number=number, over=(("单位名称：模拟省模拟市模拟事务局", "left"),)
    )


def _summary() -> Sheet:
    body = beside(
        [
            ("一、一般公共预算拨款", sum_of(GENERAL, this_year)),
            ("二、政府性基金预算拨款", sum_of(FUND)),
            ("三、国有资本经营预算拨款", sum_of(CAPITAL)),
            ("四、财政专户拨款", ""),
            ("五、其他资金", sum_of(OWN)),
            ("本年收入合计", sum_of(ALL, this_year)),
            ("六、上级补助收入", ""),
            ("七、上年结余、结转", sum_of(ALL, of("carried"))),
            ("收入总计", sum_of(ALL)),
        ],
        [
            ("一、基本支出", sum_of(ALL, basic)),
            ("工资福利支出", "1,202.93"),
            ("商品和服务支出", "84.81"),
            ("对个人和家庭的补助", "20.34"),
            ("其他资本性支出等", "11.59"),
            ("二、项目支出", sum_of(ALL, of("project"))),
            ("本年支出合计", sum_of(ALL)),
            ("三、结转下年", ""),
            ("支出总计", sum_of(ALL)),
        ],
        3,
    )
    return _two_sided("income_expenditure_summary", "收支总体情况表", "表1", body, "amount")


def _income() -> Sheet:
    return Sheet(
        "income",
        "收入总体情况表",
        (
            (*CODES, "合计", "一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款", "财政专户拨款",
             "其他资金", "上年结余、结转"),
        ),
        ("code", "name", "total", "general_budget", "government_fund", "state_capital", "special_account",
         "other", "opening"),
        coded(
            by_source(),
            (whole, of("general"), of("fund"), of("capital"), of("-"), of("own"), of("carried")),
            at="first",
        ),
        number="表2",
        landscape=True,
        total_merged=2,
    )  # fmt: skip


def _expenditure() -> Sheet:
    return Sheet(
        "expenditure",
        "支出总体情况表",
        ((*CODES, "合计", "基本支出", "项目支出", "其他支出"),),
        ("code", "name", "total", "basic", "project", "-"),
        coded(ALL, (whole, basic, of("project"), of("-")), at="first"),
        number="表3",
        total_merged=2,
    )


def _fiscal() -> Sheet:
    body = beside(
        [
            ("一、一般公共预算", sum_of(GENERAL, this_year)),
            ("二、政府性基金预算", sum_of(FUND)),
            ("三、国有资本经营预算", sum_of(CAPITAL)),
            ("本年收入合计", sum_of(FISCAL, this_year)),
            ("四、上年结转", sum_of(FISCAL, of("carried"))),
            ("收入总计", sum_of(FISCAL)),
        ],
        [
            *expenditure_items(FISCAL, (whole,)),
            ("本年支出合计", sum_of(FISCAL)),
            ("结转下年", ""),
            ("支出总计", sum_of(FISCAL)),
        ],
        3,
    )
    return _two_sided("fiscal_summary", "财政拨款收支总体情况表", "表4", body, "total")


def _by_code() -> tuple[Sheet, Sheet]:
    general = Sheet(
        "general_budget_expenditure",
        "一般公共预算支出情况表（按功能分类科目）",
        ((*CODES, "2025年预算", "<", "<"), ("^", "^", "总计", "基本支出", "项目支出")),
        ("code", "name", "total", "basic", "project"),
        coded(GENERAL, (whole, basic, of("project")), at="first"),
        number="表5",
        total_merged=2,
    )
    economic = Sheet(
        "basic_expenditure",
        "一般公共预算基本支出情况表（按支出经济分类科目）",
        (
            ("部门预算支出经济科目编码", "部门预算支出经济科目名称", "政府预算支出经济科目编码",
             "政府预算支出经济科目名称", "2025年预算"),
        ),
        ("code", "name", "-", "-", "amount"),
        tuple(
            (code, name, *_GOVERNMENT.get(code[:3], ("", "")), figure)
            for code, name, figure in coded(ECONOMIC, (whole,), at="first")
        ),
        number="表6",
    )  # fmt: skip
    return general, economic


_GOVERNMENT = {
    "301": ("50101", "工资奖金津补贴"),
    "302": ("50201", "办公经费"),
    "303": ("50905", "离退休费"),
    "310": ("50306", "设备购置"),
}
"""政府预算支出经济分类科目 that stand beside the department's."""


def _projects() -> Sheet:
    return Sheet(
        None,
        "一般公共预算项目支出情况表（按支出经济分类科目）",
        (("项目名称", "合计", "工资福利支出", "商品和服务支出", "资本性支出"),),
        (),
        (("合计", "475.50", "", "375.50", "100.00"), ("综合事务经费", "475.50", "", "375.50", "100.00")),
        number="表7",
    )


def _three_public() -> Sheet:
    names = (
        ("total", "“三公”经费"),
        ("overseas", "（一）因公出国（境）支出"),
        ("vehicles", "（二）公务用车购置及运行维护支出"),
        ("vehicle_purchase", "1.公务用车购置"),
        ("vehicle_operation", "2.公务用车运行维护费"),
        ("reception", "（三）公务接待费支出"),
    )
    rows = [("行政经费", "231.08", "228.40")]
    rows += [(name, LAST_YEAR[part], THREE_PUBLIC[part]) for part, name in names]
    values = {
        f"{prefix}_{part}": figures[part]
        for prefix, figures in (("budget", THREE_PUBLIC), ("prior_budget", LAST_YEAR))
        for part, _ in names
    }
    return Sheet(
        "three_public",
        "一般公共预算安排的行政经费及“三公”经费预算表",
        (("项目", "2024年预算", "2025年预算"),),
        (),
        tuple(rows),
        number="表8",
        truths=(("three_public", (single(values),)),),
    )


def _fund() -> Sheet:
    return Sheet(
        "government_fund",
        "政府性基金预算支出情况表",
        ((*CODES, "2025年预算", "<", "<"), ("^", "^", "总计", "基本支出", "项目支出")),
        ("code", "name", "total", "basic", "project"),
        coded(FUND, (whole, basic, of("project")), at="first"),
        number="表9",
        total_merged=2,
    )
