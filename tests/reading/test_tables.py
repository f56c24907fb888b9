# ruff: noqa: E501 — grids are typed as they stand
"""Grids → tables: every layout of a statutory form is read the same."""

import pytest

from mingzhang.reading.tables import read_tables
from tests.build import document, rows, table, tables
from tests.reading.headers_typed import EXPENDITURE_HEADER


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
