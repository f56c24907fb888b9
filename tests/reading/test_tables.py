# ruff: noqa: E501 — grids are typed as they stand
"""Grids → tables: every layout of a statutory form is read the same."""

import pytest

from mingzhang.reading.tables import read_tables
from tests.build import document, rows, table, tables

EXPENDITURE_HEADER = """\
支出决算表
公开03表
单位：万元
| 项目 | < | 本年支出合计 | 基本支出 | 项目支出 |
| 科目编码 | 科目名称 | ^ | ^ | ^ |
"""


def test_codes_names_levels_and_parents() -> None:
    read = table(
        EXPENDITURE_HEADER
        + """\
| 栏次 | < | 1 | 2 | 3 |
| 合计 | < | 2,106.35 | 944.44 | 1,161.90 |
| 208 | 社会保障和~就业支出 | 2,002.49 | 840.59 | 1,161.90 |
| 20805 | 行政事业单位养老支出 | 142.36 | 142.36 | |
| 2080505 | 机关事业单位基本养老~保险缴费支出 | 60.47 | 60.47 | 0.00 |
注：本表反映部门本年度各项支出情况。
"""
    )
    assert (read.id, read.title, read.number, read.printed_unit) == (
        "expenditure",
        "支出决算表",
        "公开03表",
        "万元",
    )
    assert rows(read) == [
        (None, "合计", {"total": "2106.35", "basic": "944.44", "project": "1161.90"}),
        ("208", "社会保障和就业支出", {"total": "2002.49", "basic": "840.59", "project": "1161.90"}),
        ("20805", "行政事业单位养老支出", {"total": "142.36", "basic": "142.36"}),
        (
            "2080505",
            "机关事业单位基本养老保险缴费支出",
            {"total": "60.47", "basic": "60.47", "project": "0.00"},
        ),
    ]
    assert [(row.level, row.parent) for row in read.rows] == [
        (None, None),
        (1, None),
        (2, "208"),
        (3, "20805"),
    ]
    assert [note.text for note in read.notes] == ["注：本表反映部门本年度各项支出情况。"]


def test_the_box_is_that_of_the_figure_alone() -> None:
    read = table(EXPENDITURE_HEADER + "| 208 | 社会保障和就业支出 | 2, 002. 49 | | |\n")
    source = read.rows[0].cells["total"].source
    assert source is not None
    assert source.text == "2,002.49"
    assert source.bbox[2] - source.bbox[0] == 6 * len("2,002.49")
    assert read.rows[0].cells["basic"].source is None


@pytest.mark.parametrize(
    "body",
    [
        "| 208 | | | 社会保障和就业支出 | 3.00 |\n| 208 | 05 | | 养老支出 | 2.00 |\n| 208 | 05 | 01 | 离退休 | 1.00 |",
        "| 208 | | | 社会保障和就业支出 | 3.00 |\n| | 05 | | 养老支出 | 2.00 |\n| | | 01 | 离退休 | 1.00 |",
        "| 208 | | | 社会保障和就业支出 | 3.00 |\n| 208 | 5 | | 养老支出 | 2.00 |\n| 208 | 5 | 1 | 离退休 | 1.00 |",
        "| 208 | | | 社会保障和就业支出 | 3.00 |\n| ^ | 05 | | 养老支出 | 2.00 |\n| ^ | ^ | 01 | 离退休 | 1.00 |",
    ],
)
def test_codes_in_three_columns(body: str) -> None:
    read = table(
        f"""\
支出决算表
| 项目 | < | < | < | 本年支出合计 |
| 功能分类科目编码 | < | < | 科目名称 | ^ |
| 类 | 款 | 项 | ^ | ^ |
{body}
"""
    )
    assert [(row.code, row.name) for row in read.rows] == [
        ("208", "社会保障和就业支出"),
        ("20805", "养老支出"),
        ("2080501", "离退休"),
    ]


def test_economic_codes_in_two_columns_keep_their_zero() -> None:
    read = table(
        """\
一般公共预算基本支出决算表
| 经济分类科目编码 | < | 科目名称 | 合计 | 人员经费 | 公用经费 |
| 类 | 款 | ^ | ^ | ^ | ^ |
| 301 | | 工资福利支出 | 5.00 | 5.00 | |
| 301 | 2 | 津贴补贴 | 5.00 | 5.00 | |
| 合计 | < | < | 5.00 | 5.00 | |
"""
    )
    assert [row.code for row in read.rows] == ["301", "30102", None]
    assert rows(read)[1] == ("30102", "津贴补贴", {"amount": "5.00", "personnel": "5.00"})


def test_one_label_over_code_and_name_is_told_apart_by_the_cells() -> None:
    read = table(
        "支出决算表\n| 项目 | < | 合计 |\n| 208 | 社会保障和就业支出 | 3.00 |\n| 20805 | 养老支出 | 2.00 |\n"
    )
    assert [(row.code, row.name) for row in read.rows] == [
        ("208", "社会保障和就业支出"),
        ("20805", "养老支出"),
    ]


def test_code_and_name_in_one_cell() -> None:
    read = table(
        "支出决算表\n| 科目名称 | 合计 | 基本支出 |\n| 208社会保障和就业支出 | 3.00 | 1.00 |\n| 合计 | 3.00 | 1.00 |\n"
    )
    assert [(row.code, row.name) for row in read.rows] == [("208", "社会保障和就业支出"), (None, "合计")]


def test_rows_without_a_rule_between_them_are_told_apart_by_where_they_stand() -> None:
    read = table(
        EXPENDITURE_HEADER
        + """\
| 208~20805~2080505 | 社会保障和就业支出~行政事业单位养老支出~养老保险缴费支出 | 3.00~2.00~1.00 | 3.00~2.00~1.00 | |
"""
    )
    assert rows(read) == [
        ("208", "社会保障和就业支出", {"total": "3.00", "basic": "3.00"}),
        ("20805", "行政事业单位养老支出", {"total": "2.00", "basic": "2.00"}),
        ("2080505", "养老保险缴费支出", {"total": "1.00", "basic": "1.00"}),
    ]


def test_a_wrapped_code_or_number_stays_one() -> None:
    read = table(EXPENDITURE_HEADER + "| 20805~05 | 养老保险缴费支出 | 12,345,~678.90 | 12345678~.90 | |\n")
    assert rows(read) == [("2080505", "养老保险缴费支出", {"total": "12345678.90", "basic": "12345678.90"})]


def test_totals_that_share_their_line_with_the_header() -> None:
    read = table(
        """\
政府性基金预算财政拨款收入支出决算表
| 项目 | < | 年初结转和~结余 | 本年收入 | 本年支出 | < | < | 年末结转和~结余 |
| 科目编码 | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ |
| 合计 | < | 1.00 | 5.00 | 合计 | 基本支出 | 项目支出 | 2.00 |
| 212 | 城乡社区支出 | 1.00 | 5.00 | 4.00 | | 4.00 | 2.00 |
| | | | | | | | |
说明：本年度没有其他。
"""
    )
    assert rows(read) == [
        (None, "合计", {"opening": "1.00", "income": "5.00", "closing": "2.00"}),
        (
            "212",
            "城乡社区支出",
            {"opening": "1.00", "income": "5.00", "total": "4.00", "project": "4.00", "closing": "2.00"},
        ),
    ]


def test_group_headers_that_were_never_merged() -> None:
    read = table(
        """\
国有资本经营预算财政拨款收支决算表
| 项目 | | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余 |
| 功能分类科目代码 | 科目名称 | | | 小计 | 基本支出 | 项目支出 | |
| | 栏次 | 1 | 2 | 3 | 4 | 5 | 6 |
| 合计 | | | 5.00 | 5.00 | 2.00 | 3.00 | |
"""
    )
    assert read.columns == ("opening", "income", "total", "basic", "project", "closing")
    assert rows(read) == [
        (None, "合计", {"income": "5.00", "total": "5.00", "basic": "2.00", "project": "3.00"})
    ]


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


THREE_PUBLIC_VALUES = {
    "budget_total": "2.85",
    "budget_overseas": "0.00",
    "budget_vehicles": "1.00",
    "budget_vehicle_purchase": "0.40",
    "budget_vehicle_operation": "0.60",
    "budget_reception": "1.85",
    "final_total": "0.39",
    "final_overseas": "0.01",
    "final_vehicles": "0.30",
    "final_vehicle_purchase": "0.10",
    "final_vehicle_operation": "0.20",
    "final_reception": "0.08",
}


@pytest.mark.parametrize(
    "body",
    [
        """\
| “三公”经费预算数 | < | < | < | < | < | “三公”经费决算数 | < | < | < | < | < |
| 合计 | 因公出国（境）费用 | 公务用车购置及运行维护费 | < | < | 公务接待费 | 合计 | 因公出国（境）费用 | 公务用车购置及运行维护费 | < | < | 公务接待费 |
| ^ | ^ | 小计 | 公务用车购~置费 | 公务用车运~行维护费 | ^ | ^ | ^ | 小计 | 公务用车购~置费 | 公务用车运~行维护费 | ^ |
| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
| 2.85 | 0.00 | 1.00 | 0.40 | 0.60 | 1.85 | 0.39 | 0.01 | 0.30 | 0.10 | 0.20 | 0.08 |
""",
        """\
| 财政拨款“三公”经费 | < | < | < | < | < | < | < | < | < | < | < |
| 合计 | < | 因公出国（境）费 | < | 公务用车购置及运行维护费 | < | < | < | < | < | 公务接待费 | < |
| ^ | ^ | ^ | ^ | 小计 | < | 公务用车~购置费 | < | 公务用车~运行维护费 | < | ^ | ^ |
| 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |
| 2.85 | 0.39 | 0.00 | 0.01 | 1.00 | 0.30 | 0.40 | 0.10 | 0.60 | 0.20 | 1.85 | 0.08 |
""",
        """\
| 2024年度预算数 | < | < | < | < | < | 2024年度决算数 | < | < | < | < | < |
| 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 |
| ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ |
| 2.85 | 0.00 | 1.00 | 0.40 | 0.60 | 1.85 | 0.39 | 0.01 | 0.30 | 0.10 | 0.20 | 0.08 |
""",
    ],
    ids=["blocks", "pairs", "years"],
)
def test_three_public_in_blocks_and_in_pairs(body: str) -> None:
    read = table(f"财政拨款“三公”经费支出决算表\n单位：万元\n{body}")
    assert rows(read) == [(None, "", THREE_PUBLIC_VALUES)]


def test_three_public_and_operating_costs_in_one_table_are_two() -> None:
    three_public, operating_costs = tables(
        """\
“三公”经费和机关运行经费支出决算表
| “三公”经费决算数 | < | < | 机关运行经费~决算数 |
| 合计 | 因公出国（境）费 | 公务接待费 | ^ |
| 3.00 | 1.00 | 2.00 | 9.00 |
"""
    )
    assert rows(three_public) == [
        (None, "", {"final_total": "3.00", "final_overseas": "1.00", "final_reception": "2.00"})
    ]
    assert operating_costs.id == "operating_costs"
    assert rows(operating_costs) == [(None, "机关运行经费", {"amount": "9.00"})]


def test_meetings_and_training_beside_three_public_keep_their_own_columns() -> None:
    read = table(
        """\
“三公”经费及会议费、培训费支出决算表
| 项目 | “三公”经费 | < | 会议费 | 培训费 |
| ^ | 小计 | 公务接待费 | ^ | ^ |
| 决算数 | 3.00 | 3.00 | 1.00 | 2.00 |
"""
    )
    assert rows(read) == [
        (
            None,
            "",
            {
                "final_total": "3.00",
                "final_reception": "3.00",
                "final_meeting": "1.00",
                "final_training": "2.00",
            },
        )
    ]


def test_counts_are_no_money() -> None:
    read = table(
        """\
相关统计数：
单位：元
| 项目 | 统计数 | 项目 | 统计数 |
| 因公出国（境）团组数（个） | | 因公出国（境）人次（人） | |
| 国内公务接待批次（个） | 2 | 国内公务接待人次（人） | 26 |
"""
    )
    assert (read.id, read.title) == ("three_public_statistics", "相关统计数")
    assert [
        (row.name, str(row.cells["count"].amount.value)) for row in read.rows if row.cells["count"].amount
    ] == [
        ("国内公务接待批次（个）", "2"),
        ("国内公务接待人次（人）", "26"),
    ]


def test_yuan_become_ten_thousand_yuan_and_keep_their_digits() -> None:
    read = table(
        "支出决算表\n单位：元\n| 科目编码 | 科目名称 | 合计 |\n| 208 | 社会保障和就业支出 | 91,016,775.35 |\n"
    )
    amount = read.rows[0].cells["total"].amount
    assert amount is not None
    assert (str(amount.value), str(amount.quantum)) == ("9101.677535", "0.000001")
    assert read.printed_unit == "元"


def test_what_is_no_number_is_said_never_guessed() -> None:
    read, warnings = read_tables(
        document(EXPENDITURE_HEADER + "| 208 | 社会保障和就业支出 | 12.3.4 | 1.00 | |\n")
    )
    assert read[0].rows[0].cells["total"].amount is None
    assert [(one.code, one.page) for one in warnings] == [("unreadable_number", 1)]
    assert "12.3.4" in warnings[0].message


def test_a_column_that_no_form_knows_is_said() -> None:
    read, warnings = read_tables(
        document(
            "支出决算表\n| 科目编码 | 科目名称 | 合计 | 调剂数 |\n| 208 | 社会保障和就业支出 | 3.00 | 1.00 |\n"
        )
    )
    assert rows(read[0]) == [("208", "社会保障和就业支出", {"total": "3.00"})]
    assert [one.code for one in warnings] == ["unknown_column"]


def test_title_number_and_unit_inside_the_grid() -> None:
    read = table(
        """\
| 支出决算表 | < | < | < |
| | | | 公开03表 |
| 部门：某局 | < | | 金额单位：元 |
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 |
| 208 | 社会保障和就业支出 | 30,000.00 | |
"""
    )
    assert (read.id, read.number, read.printed_unit) == ("expenditure", "公开03表", "元")
    assert rows(read) == [("208", "社会保障和就业支出", {"total": "3.000000"})]


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


def test_two_tables_on_one_page_and_one_that_no_form_knows() -> None:
    first, unknown, second = tables(
        """\
政府性基金预算财政拨款收入支出决算表
| 科目编码 | 科目名称 | 本年收入 | 本年支出 |
| 合计 | < | | |
注：本部门没有政府性基金预算财政拨款收入支出，
故本表无数据。
国有资产占用情况表
| 序号 | 名称 | 数量 |
| 1 | 车辆 | 3 |
国有资本经营预算财政拨款收入支出决算表
| 科目编码 | 科目名称 | 本年收入 | 本年支出 |
| 合计 | < | | |
"""
    )
    assert (first.id, first.empty) == ("government_fund", True)
    assert [note.text for note in first.notes] == [
        "注：本部门没有政府性基金预算财政拨款收入支出，故本表无数据。"
    ]
    assert (unknown.id, unknown.title) == (None, "国有资产占用情况表")
    assert unknown.grid == (("序号", "名称", "数量"), ("1", "车辆", "3"))
    assert (second.id, second.empty) == ("state_capital", True)


def test_a_table_is_empty_by_its_cells_never_by_its_note() -> None:
    read = table(
        "支出决算表\n| 科目编码 | 科目名称 | 合计 |\n| 208 | 社会保障 | 3.00 |\n注：本部门无支出，故本表为空表。\n"
    )
    assert not read.empty


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


def test_three_public_with_its_items_as_rows() -> None:
    read = table(
        """\
“三公”经费支出决算表
单位：万元
| 项目 | 行次 | 预算数 | 决算数 |
| 栏次 | | 1 | 2 |
| 合计 | 1 | 2.85 | 0.39 |
| 1.因公出国（境）费 | 2 | 0.00 | 0.01 |
| 2.公务用车购置及运行维护费 | 3 | 1.00 | 0.30 |
| （1）公务用车购置费 | 4 | 0.40 | 0.10 |
| （2）公务用车运行维护费 | 5 | 0.60 | 0.20 |
| 3.公务接待费 | 6 | 1.85 | 0.08 |
"""
    )
    assert rows(read) == [(None, "", THREE_PUBLIC_VALUES)]


def test_three_public_with_budget_and_final_as_rows() -> None:
    read = table(
        """\
财政拨款“三公”经费支出决算表
单位：万元
| 项目 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 |
| ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ |
| 2024年预算数 | 2.85 | 0.00 | 1.00 | 0.40 | 0.60 | 1.85 |
| 2024年决算数 | 0.39 | 0.01 | 0.30 | 0.10 | 0.20 | 0.08 |
"""
    )
    assert rows(read) == [(None, "", THREE_PUBLIC_VALUES)]


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


def test_the_unit_in_the_header_and_a_note_in_the_last_row() -> None:
    read = table(
        """\
支出决算表
| 支出功能分类 | 科目 | 合计（元） | 基本支出（元） |
| 208 | 社会保障和就业支出 | 30,000.00 | 10,000.00 |
| 20805 | 养老支出 | 30,000.00 | 10,000.00 |
| 注：本表反映部门本年度各项支出情况。 | < | < | < |
"""
    )
    assert read.printed_unit == "元"
    assert rows(read)[1] == ("20805", "养老支出", {"total": "3.000000", "basic": "1.000000"})
    assert [note.text for note in read.notes] == ["注：本表反映部门本年度各项支出情况。"]


def test_several_tables_in_one_frame() -> None:
    three_public, statistics = tables(
        """\
财政拨款“三公”经费支出决算表
单位：万元
| 合计 | < | 因公出国（境）费 | < | 公务接待费 | < |
| 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |
| 3.00 | 1.50 | 1.00 | 0.50 | 2.00 | 1.00 |
| 注：预算数为全年预算数。~相关统计数： | < | < | < | < | < |
| 项目 | < | 统计数 | 项目 | < | 统计数 |
| 国内公务接待批次（个） | < | 2 | 国内公务接待人次（人） | < | 26 |
"""
    )
    assert [note.text for note in three_public.notes] == ["注：预算数为全年预算数。"]
    assert rows(three_public) == [
        (
            None,
            "",
            {
                "budget_total": "3.00",
                "final_total": "1.50",
                "budget_overseas": "1.00",
                "final_overseas": "0.50",
                "budget_reception": "2.00",
                "final_reception": "1.00",
            },
        )
    ]
    assert (statistics.id, statistics.title) == ("three_public_statistics", "相关统计数")
    assert rows(statistics) == [
        (None, "国内公务接待批次（个）", {"count": "2"}),
        (None, "国内公务接待人次（人）", {"count": "26"}),
    ]


def test_three_public_by_unit_gives_the_total_and_says_the_rest() -> None:
    read, warnings = read_tables(
        document(
            """\
财政拨款“三公”经费支出决算表
| 单位名称 | 合计 | 因公出国（境）费 | 公务接待费 |
| 甲单位 | 1.00 | | 1.00 |
| 合计 | 3.00 | 1.00 | 2.00 |
"""
        )
    )
    assert rows(read[0]) == [
        (None, "", {"final_total": "3.00", "final_overseas": "1.00", "final_reception": "2.00"})
    ]
    assert [(one.code, "甲单位" in one.message) for one in warnings] == [("extra_row", True)]


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


def test_three_public_counts_and_operating_costs_in_one_list() -> None:
    read, warnings = read_tables(
        document(
            """\
财政拨款“三公”经费、行政参公单位机关运行经费情况表
公开10表
单位：万元
| 项目 | 行次 | 年初预算数 | 全年预算数 | 决算统计数 |
| 栏次 | | 1 | 2 | 3 |
| 一、“三公”经费支出 | 1 | — | — | — |
| （一）支出合计 | 2 | 4.00 | 3.00 | 1.50 |
| 1.因公出国（境）费 | 3 | 1.00 | 1.00 | 0.50 |
| 2.公务用车购置及运行维护费 | 4 | | | |
| （1）公务用车购置费 | 5 | | | |
| （2）公务用车运行维护费 | 6 | | | |
| 3.公务接待费 | 7 | 3.00 | 2.00 | 1.00 |
| （二）相关统计数 | 8 | — | — | — |
| 1.因公出国（境）团组数（个） | 9 | — | — | 1 |
| 5.国内公务接待批次（个） | 10 | — | — | 3 |
| 二、行政参公单位机关运行经费 | 11 | — | — | 29.24 |
"""
        )
    )
    three_public, operating_costs, statistics = read
    assert rows(three_public) == [
        (
            None,
            "",
            {
                "budget_total": "3.00",
                "final_total": "1.50",
                "budget_overseas": "1.00",
                "final_overseas": "0.50",
                "budget_reception": "2.00",
                "final_reception": "1.00",
            },
        )
    ]
    assert rows(operating_costs) == [(None, "机关运行经费", {"amount": "29.24"})]
    assert [(code, values) for code, _, values in rows(statistics)] == [
        (None, {"count": "1"}),
        (None, {"count": "3"}),
    ]
    assert [(one.code, "年初预算数" in one.message, "3个数" in one.message) for one in warnings] == [
        ("unknown_column", True, True)
    ]


def test_operating_costs_beside_three_public_give_way_to_their_own_table() -> None:
    read, warnings = read_tables(
        document(
            """\
“三公”经费和机关运行经费支出决算表
| “三公”经费决算数 | < | 机关运行经费~决算数 |
| 合计 | 公务接待费 | ^ |
| 3.00 | 3.00 | 9.00 |
机关运行经费支出情况表
| 科目编码 | 科目名称 | 金额 |
| 302 | 商品和服务支出 | 9.00 |
| 合计 | < | 9.00 |
"""
        )
    )
    assert [(one.id, len(one.rows)) for one in read] == [("three_public", 1), ("operating_costs", 2)]
    assert [one.code for one in warnings] == ["duplicate_table"]


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


def test_a_form_printed_by_title_and_note_alone_is_there_and_empty() -> None:
    read = tables(
        """\
目录
支出决算表
政府性基金预算财政拨款收入支出决算表
国有资本经营预算财政拨款收入支出决算表
财政拨款“三公”经费支出决算表
---
支出决算表
| 科目编码 | 科目名称 | 合计 |
| 208 | 社会保障和就业支出 | 3.00 |
---
政府性基金预算财政拨款收入支出决算表
公开07表
单位：万元
注：本部门2024年度没有政府性基金预算财政拨款收入和支出，
故本表无数据。
---
财政拨款“三公”经费支出决算表
| 合计 | 公务接待费 |
| 3.00 | 3.00 |
"""
    )
    assert [(one.id, one.pages, one.empty) for one in read] == [
        ("expenditure", (2,), False),
        ("government_fund", (3,), True),
        ("three_public", (4,), False),
    ]
    assert [note.text for note in read[1].notes] == [
        "注：本部门2024年度没有政府性基金预算财政拨款收入和支出，故本表无数据。"
    ]


@pytest.mark.parametrize("group", ["| 科目编码 | < | < |", "| 科目编码 | | |"])
def test_code_parts_share_their_line_with_the_column_numbers(group: str) -> None:
    read = table(
        f"""\
收入决算表
单位：万元
| 项目 | < | < | < | 本年收入合计 | 财政拨款收入 | 事业收入 | < | 其他收入 |
{group} 科目名称 | ^ | ^ | 小计 | 其中：教育收费 | ^ |
| 类 | 款 | 项 | 栏次 | 1 | 2 | 3 | 4 | 5 |
| ^ | ^ | ^ | 合计 | 10.00 | 9.00 | 1.00 | | |
| 201 | | | 一般公共服务支出 | 10.00 | 9.00 | 1.00 | | |
| 201 | 03 | | 政府办公厅（室）及相关机构事务 | 10.00 | 9.00 | 1.00 | | |
| 201 | 03 | 01 | 行政运行 | 10.00 | 9.00 | 1.00 | | |
"""
    )
    assert [(row.code, row.name) for row in read.rows] == [
        (None, "合计"),
        ("201", "一般公共服务支出"),
        ("20103", "政府办公厅（室）及相关机构事务"),
        ("2010301", "行政运行"),
    ]
    assert rows(read)[0][2] == {"total": "10.00", "fiscal_appropriation": "9.00", "institutional": "1.00"}


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
