"""Tables that run over pages: with and without their header, torn in a row or in the header."""

import pytest

from tests.build import rows, table, tables
from tests.reading.headers_typed import EXPENDITURE_HEADER

SUMMARY = """\
收入支出决算总表
单位：万元
| 收入 | < | < | 支出 | < | < |
| 项目 | 行次 | 金额 | 项目 | 行次 | 金额 |
| 栏次 | | 1 | 栏次 | | 2 |
| 一、一般公共预算财政拨款收入 | 1 | 10.00 | 一、一般公共服务支出 | 32 | |
| 二、政府性基金预算财政~拨款收入 | 2 | | 二、外交支出 | 33 | 4.00 |
| | 3 | | 三、灾害防治及应急管理支 | 34 | |
"""


def test_a_table_runs_over_pages_with_and_without_its_header() -> None:
    read = table(
        EXPENDITURE_HEADER
        + """\
| 208 | 社会保障和就业支出 | 3.00 | 3.00 | |
---
| 20805 | 行政事业单位养老支出 | 2.00 | 2.00 | |
---
| 项目 | < | 本年支出合计 | 基本支出 | 项目支出 |
| 科目编码 | 科目名称 | ^ | ^ | ^ |
| 2080505 | 养老保险缴费支出 | 1.00 | 1.00 | |
---
支出决算表（续表）
| 项目 | < | 本年支出合计 | 基本支出 | 项目支出 |
| 科目编码 | 科目名称 | ^ | ^ | ^ |
| 210 | 卫生健康支出 | 4.00 | 4.00 | |
"""
    )
    assert read.pages == (1, 2, 3, 4)
    assert [row.code for row in read.rows] == ["208", "20805", "2080505", "210"]
    assert read.rows[2].parent == "20805"
    source = read.rows[3].cells["total"].source
    assert source is not None
    assert source.page == 4


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("| 20899 | 其他社会保障和就 | 7.00 | | |", "| | 业支出 | | | |"),
        ("| | 其他社会保障和就 | | | |", "| 20899 | 业支出 | 7.00 | | |"),
        ("| 20899 | 其他社会保障和就 | | | |", "| | 业支出 | 7.00 | | |"),
    ],
)
def test_a_row_torn_by_a_page_break_is_one(before: str, after: str) -> None:
    read = table(
        f"""{EXPENDITURE_HEADER}\
| 208 | 社会保障和就业支出 | 9.00 | | |
{before}
---
{after}
| 合计 | < | 9.00 | | |
"""
    )
    assert rows(read) == [
        ("208", "社会保障和就业支出", {"total": "9.00"}),
        ("20899", "其他社会保障和就业支出", {"total": "7.00"}),
        (None, "合计", {"total": "9.00"}),
    ]


def test_a_blank_row_at_the_page_break_is_not_swallowed() -> None:
    read = table(
        EXPENDITURE_HEADER
        + """\
| 20807 | 就业补助 | | | |
---
| 20899 | 其他社会保障和就业支出 | | | |
| 合计 | < | | | |
"""
    )
    assert [row.name for row in read.rows] == ["就业补助", "其他社会保障和就业支出", "合计"]
    assert read.empty


def test_two_sides_half_rows_and_a_row_torn_by_the_page() -> None:
    read = table(
        SUMMARY
        + """\
---
| | | | 出 | | |
| 本年收入合计 | 5 | 10.00 | 本年支出合计 | 36 | 4.00 |
| 年初结转和结余 | 6 | -- | 年末结转和结余 | 37 | 6.00 |
| 总计 | 7 | 10.00 | 总计 | 38 | 10.00 |
"""
    )
    assert [(row.side, row.name) for row in read.rows] == [
        ("income", "一、一般公共预算财政拨款收入"),
        ("income", "二、政府性基金预算财政拨款收入"),
        ("income", "本年收入合计"),
        ("income", "年初结转和结余"),
        ("income", "总计"),
        ("expenditure", "一、一般公共服务支出"),
        ("expenditure", "二、外交支出"),
        ("expenditure", "三、灾害防治及应急管理支出"),
        ("expenditure", "本年支出合计"),
        ("expenditure", "年末结转和结余"),
        ("expenditure", "总计"),
    ]
    dash = read.rows[3].cells["amount"]
    assert dash.amount is None
    assert dash.source is not None
    assert dash.source.text == "--"


def test_a_title_on_the_page_before() -> None:
    read = table(
        """\
支出决算表
单位：万元
---
| 科目编码 | 科目名称 | 合计 |
| 208 | 社会保障和就业支出 | 3.00 |
"""
    )
    assert (read.id, read.pages) == ("expenditure", (2,))


def test_last_row_of_merged_cells_alone_on_the_next_page() -> None:
    read = table(
        """\
一般公共预算财政拨款基本支出决算表
| 科目代码 | 科目名称 | 金额 | 科目代码 | 科目名称 | 金额 | 科目代码 | 科目名称 | 金额 |
| 301 | 工资福利支出 | 8.00 | 302 | 商品和服务支出 | 3.00 | 399 | 其他支出 | |
---
| 人员经费合计 | < | 8.00 | 公用经费合计 | < | < | < | < | 3.00 |
"""
    )
    assert rows(read) == [
        ("301", "工资福利支出", {"amount": "8.00"}),
        (None, "人员经费合计", {"amount": "8.00"}),
        ("302", "商品和服务支出", {"amount": "3.00"}),
        ("399", "其他支出", {}),
        (None, "公用经费合计", {"amount": "3.00"}),
    ]


def test_a_header_torn_by_the_page_end() -> None:
    read = table(
        """\
财政拨款“三公”经费支出决算表
单位：万元
| “三公”经费预算数 | < | < | “三公”经费决算数 | < | < |
---
| 合计 | 因公出国（境）费用 | 公务接待费 | 合计 | 因公出国（境）费用 | 公务接待费 |
| 1 | 2 | 3 | 4 | 5 | 6 |
| 3.00 | 1.00 | 2.00 | 1.50 | 0.50 | 1.00 |
"""
    )
    assert rows(read) == [
        (
            None,
            "",
            {
                "budget_total": "3.00",
                "budget_overseas": "1.00",
                "budget_reception": "2.00",
                "final_total": "1.50",
                "final_overseas": "0.50",
                "final_reception": "1.00",
            },
        )
    ]


def test_a_plain_table_cut_on_its_page_with_its_header_again_is_one() -> None:
    first = """\
政府购买服务决算公开情况表
单位：万元
| 序号 | 购买服务项目名称 | 决算金额 |
| 1 | 信息系统运行维护 | 35.60 |

"""
    again = "| 序号 | 购买服务项目名称 | 决算金额 |\n| 2 | 档案整理 | 8.25 |\n"
    other = "| 名称 | 数量 | 备注 |\n| 车辆 | 2 | 无 |\n"
    assert [len(one.grid) for one in tables(first + again)] == [4]
    assert [len(one.grid) for one in tables(first + other)] == [2, 2]
