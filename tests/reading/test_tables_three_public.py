# ruff: noqa: E501 — grids are typed as they stand
"""The “三公” table in its layouts, alone and merged with other tables."""

import pytest

from mingzhang.model import Table
from mingzhang.reading.tables import read_tables
from tests.build import document, rows, table, tables

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


ORGANISATION = """
机构运行信息表
公开09表
金额单位：万元
| 项目 | 行次 | 预算数 | 统计数 | 项目 | 行次 | 统计数 |
| 一、“三公”经费支出 | 1 | — | — | 二、机关运行经费 | 22 | 50.00 |
| （一）支出合计 | 2 | 10.00 | 8.00 | （一）行政单位 | 23 | 50.00 |
| 1．因公出国（境）费 | 3 | 0.00 | 0.00 | （二）参照公务员法管理事业单位 | 24 | 0.00 |
| 2．公务用车购置及运行维护费 | 4 | 6.00 | 5.00 | 三、国有资产占用情况 | 25 | — |
| （1）公务用车购置费 | 5 | 0.00 | 0.00 | （一）车辆数合计（辆） | 26 | 3 |
| （2）公务用车运行维护费 | 6 | 6.00 | 5.00 | 1．副部（省）级及以上领导用车 | 27 | 0 |
| 3．公务接待费 | 7 | 4.00 | 3.00 | （二）单价100万元（含）以上设备（不含车辆） | 28 | 0 |
| （1）国内接待费 | 8 | — | 3.00 | 四、政府采购支出信息 | 29 | — |
| （2）国（境）外接待费 | 9 | — | 0.00 | （一）政府采购支出合计 | 30 | 20.00 |
| （二）相关统计数 | 10 | — | — | 1．政府采购货物支出 | 31 | 5.00 |
| 1．因公出国（境）团组数（个） | 11 | — | 0 | 2．政府采购工程支出 | 32 | 5.00 |
| 5．国内公务接待批次（个） | 12 | — | 6 | 3．政府采购服务支出 | 33 | 10.00 |
| 6．国内公务接待人次（人） | 13 | — | 40 | （二）政府采购授予中小企业合同金额 | 34 | 15.00 |
| | 14 | | | 其中：授予小微企业合同金额 | 35 | 10.00 |
"""


def test_two_lists_side_by_side_with_costs_and_purchases() -> None:
    tables = {table.id: table for table in read_tables(document(ORGANISATION))[0]}
    (row,) = tables["three_public"].rows
    assert {name: str(cell.amount.value) for name, cell in row.cells.items() if cell.amount} == {
        "budget_total": "10.00",
        "final_total": "8.00",
        "budget_overseas": "0.00",
        "final_overseas": "0.00",
        "budget_vehicles": "6.00",
        "final_vehicles": "5.00",
        "budget_vehicle_purchase": "0.00",
        "final_vehicle_purchase": "0.00",
        "budget_vehicle_operation": "6.00",
        "final_vehicle_operation": "5.00",
        "budget_reception": "4.00",
        "final_reception": "3.00",
    }
    assert _values(tables["operating_costs"]) == ["50.00"]
    assert _values(tables["three_public_statistics"]) == ["0", "6", "40"]
    assert _values(tables["procurement"]) == ["20.00", "5.00", "5.00", "10.00", "15.00", "10.00"]


def _values(table: Table) -> list[str]:
    return [str(cell.amount.value) for row in table.rows for cell in row.cells.values() if cell.amount]
