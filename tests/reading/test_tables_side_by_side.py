# ruff: noqa: E501 — grids are typed as they stand
"""Tables with several blocks side by side: two-sided summaries, triples, columns over columns."""

import pytest

from mingzhang.reading.tables import read_tables
from tests.build import document, rows, table


def test_the_three_funds_of_the_carried_amount_belong_to_it() -> None:
    read = table(
        """\
财政拨款收入支出决算总表
| 收入 | < | 支出 | < | < | < | < |
| 项目 | 决算数 | 项目 | 合计 | 一般公共~预算财政~拨款 | 政府性基~金预算财~政拨款 | 国有资本~经营预算~财政拨款 |
| 一、一般公共预算财政拨款 | 9.00 | 一、一般公共服务支出 | 9.00 | 9.00 | | |
| 二、政府性基金预算财政拨款 | | 二、外交支出 | | | | |
| 三、国有资本经营预算财政拨款 | | | | | | |
| 本年收入合计 | 9.00 | 本年支出合计 | 9.00 | 9.00 | | |
| 年初财政拨款结转和结余 | 1.00 | 年末财政拨款结转和结余 | 1.00 | | | |
---
| 一般公共预算财政拨款 | | | | | | |
| 政府性基金预算财政拨款 | | | | | | |
| 国有资本经营预算财政拨款 | 1.00 | | | | | |
| 总计 | 10.00 | 总计 | 10.00 | 9.00 | | |
"""
    )
    income = [(row.name, row.parent) for row in read.rows if row.side == "income"]
    assert income[:5] == [
        ("一、一般公共预算财政拨款", None),
        ("二、政府性基金预算财政拨款", None),
        ("三、国有资本经营预算财政拨款", None),
        ("本年收入合计", None),
        ("年初财政拨款结转和结余", None),
    ]
    assert income[5:] == [
        ("一般公共预算财政拨款", "年初财政拨款结转和结余"),
        ("政府性基金预算财政拨款", "年初财政拨款结转和结余"),
        ("国有资本经营预算财政拨款", "年初财政拨款结转和结余"),
        ("总计", None),
    ]
    assert read.rows[9].cells.keys() == {"total", "general_budget", "government_fund", "state_capital"}


@pytest.mark.parametrize(
    "last",
    [
        "| 人员经费合计 | < | 8.00 | 公用经费合计 | < | < | < | < | 3.00 |",
        "| 人员经费~合计 | | 8.00 | 公用经费~合计 | | | | | 3.00 |",
    ],
)
def test_three_triples_are_read_block_by_block(last: str) -> None:
    read = table(
        f"""\
一般公共预算财政拨款基本支出决算表
| 科目代码 | 科目名称 | 金额 | 科目代码 | 科目名称 | 金额 | 科目代码 | 科目名称 | 金额 |
| 301 | 工资福利支出 | 8.00 | 302 | 商品和服务支出 | 2.00 | 310 | 资本性支出 | 1.00 |
---
| 30101 | 基本工资 | 8.00 | 30201 | 办公费 | 2.00 | | | |
| {last.strip("|")} |
"""
    )
    assert rows(read) == [
        ("301", "工资福利支出", {"amount": "8.00"}),
        ("30101", "基本工资", {"amount": "8.00"}),
        (None, "人员经费合计", {"amount": "8.00"}),
        ("302", "商品和服务支出", {"amount": "2.00"}),
        ("30201", "办公费", {"amount": "2.00"}),
        ("310", "资本性支出", {"amount": "1.00"}),
        (None, "公用经费合计", {"amount": "3.00"}),
    ]


def test_procurement_keeps_prefixes_and_parents() -> None:
    read = table(
        """\
政府采购支出情况表
| 政府采购支出信息 | 行次 | 金额 |
| (一) 政府采购支出合计 | 1 | 21.37 |
| 1. 政府采购货物支出 | 2 | 21.37 |
| (二) 政府采购授予中小企业合同金额 | 5 | |
| 其中：授予小微企业合同金额 | 6 | |
"""
    )
    assert [(row.name, row.parent) for row in read.rows] == [
        ("(一)政府采购支出合计", None),
        ("1.政府采购货物支出", "(一)政府采购支出合计"),
        ("(二)政府采购授予中小企业合同金额", None),
        ("其中：授予小微企业合同金额", "(二)政府采购授予中小企业合同金额"),
    ]


def test_parts_of_income_and_carried_money_are_no_expenditure() -> None:
    read, warnings = read_tables(
        document(
            """\
一般公共预算财政拨款收入支出决算表
单位：万元
| 科目编码 | 科目名称 | 年初结转和结余 | < | 本年收入 | < | < | 本年支出 | < | < |
| ^ | ^ | 合计 | 基本支出结转 | 合计 | 基本支出 | 项目支出 | 合计 | 基本支出 | 项目支出 |
| 208 | 社会保障和就业支出 | 9.00 | 9.00 | 5.00 | 4.00 | 1.00 | 7.00 | 4.50 | 2.50 |
"""
        )
    )
    assert rows(read[0]) == [
        (
            "208",
            "社会保障和就业支出",
            {"opening": "9.00", "income": "5.00", "total": "7.00", "basic": "4.50", "project": "2.50"},
        )
    ]
    assert {one.code for one in warnings} == {"unknown_column"}


def test_budget_columns_beside_the_final_ones() -> None:
    read = table(
        """\
收入支出决算总表
单位：万元
| 收入 | < | < | 支出 | < | < |
| 项目 | 年初预算数 | 决算数 | 项目 | 年初预算数 | 决算数 |
| 一、一般公共预算财政拨款收入 | 10.00 | 9.00 | 一、一般公共服务支出 | 10.00 | 8.00 |
"""
    )
    assert rows(read) == [
        (None, "一、一般公共预算财政拨款收入", {"initial_budget": "10.00", "amount": "9.00"}),
        (None, "一、一般公共服务支出", {"initial_budget": "10.00", "amount": "8.00"}),
    ]


def test_staff_and_public_money_as_headings_over_the_triples() -> None:
    read = table(
        """\
一般公共预算财政拨款基本支出决算表
单位：万元
| 人员经费 | < | < | 公用经费 | < | < | < | < | < |
| 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
| 301 | 工资福利支出 | 8.00 | 302 | 商品和服务支出 | 2.00 | 310 | 资本性支出 | 1.00 |
| 人员经费合计 | < | 8.00 | 公用经费合计 | < | < | < | < | 3.00 |
"""
    )
    assert read.columns == ("amount",)
    assert [(row.code, row.name) for row in read.rows] == [
        ("301", "工资福利支出"),
        (None, "人员经费合计"),
        ("302", "商品和服务支出"),
        ("310", "资本性支出"),
        (None, "公用经费合计"),
    ]


def test_a_third_group_of_columns_is_said_once_and_kept_out_of_the_sides() -> None:
    read, warnings = read_tables(
        document(
            """\
收入支出决算总表
| 收入 | < | 支出 | < | < | < |
| 项目 | 金额 | 项目（按功能分类） | 金额 | 项目（按支出性质） | 金额 |
| 一、其他收入 | 3.00 | 一、教育支出 | 3.00 | 一、基本支出 | 3.00 |
| 总计 | 3.00 | 总计 | 3.00 | 总计 | 3.00 |
"""
        )
    )
    assert [(row.side, row.name) for row in read[0].rows] == [
        ("income", "一、其他收入"),
        ("income", "总计"),
        ("expenditure", "一、教育支出"),
        ("expenditure", "总计"),
    ]
    assert [one.code for one in warnings] == ["third_side"]


def test_staff_and_public_money_within_basic_expenditure() -> None:
    read = table(
        """\
一般公共预算财政拨款支出决算表
| 科目编码 | 科目名称 | 本年支出 | < | < | < | < |
| ^ | ^ | 合计 | 基本支出 | < | < | 项目支出 |
| ^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^ |
| 208 | 社会保障和就业支出 | 6.00 | 4.00 | 3.00 | 1.00 | 2.00 |
"""
    )
    assert rows(read)[0][2] == {
        "total": "6.00",
        "basic": "4.00",
        "personnel": "3.00",
        "public": "1.00",
        "project": "2.00",
    }
