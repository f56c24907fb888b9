"""机关运行经费, 政府采购, 国有资产占用 as a frame. All data here is 模拟数据."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingzhang.frames.operations import operations, procurement_line
from tests.frames.handmade import fact, reason, report, table

COSTS = """
_     合计           29.24
302   商品和服务支出 28.37
30201 办公费          6.80
30203 咨询费          ·
30239 其他交通费用   21.57
310   资本性支出      0.87
399   其他支出        ·
"""
BASIC = """
302 商品和服务支出 28.37
310 资本性支出 0.87
_ 公用经费合计 {public}
"""
PROCUREMENT = """
_ (一)政府采购支出合计 21.37
_ 1.政府采购货物支出 21.37
_ 2.政府采购工程支出 ·
_ 3.政府采购服务支出 0.00
_ (二)政府采购授予中小企业合同金额 ·
_ 其中：授予小微企业合同金额 ·
"""


def test_costs_are_sorted_and_blanks_listed_apart() -> None:
    costs = operations(report(table("operating_costs", COSTS, page=16))).costs
    assert costs.total is not None and costs.total.value == Decimal("29.24")
    assert [item.code for item in costs.spent()] == ["30239", "30201", "310"]
    assert [item.code for item in costs.unspent()] == ["30203", "399"]


@pytest.mark.parametrize(
    ("public", "relation"), [("29.24", "equal"), ("29.25", "equal"), ("40.00", "within"), ("20.00", "above")]
)
def test_the_relation_to_public_expenses(public: str, relation: str) -> None:
    basic = table("basic_expenditure", BASIC.format(public=public))
    costs = operations(report(table("operating_costs", COSTS), basic)).costs
    assert costs.relation == relation


def test_without_a_table_the_sentence_gives_total_and_last_year() -> None:
    costs = operations(
        report(
            facts=(
                fact("final", "142.80", "机关运行经费"),
                fact("change", "-13.52", "机关运行经费"),
                fact("growth", "-8.65", "机关运行经费", unit="%"),
            ),
            reasons=(reason("勤俭节约。", "机关运行经费", explains="prior"),),
        )
    ).costs
    assert costs.tree is None and costs.total is not None and not costs.total.derived
    assert costs.prior is not None and costs.prior.derived and costs.prior.value == Decimal("156.32")
    assert costs.reason is not None and costs.relation == "unknown"
    assert costs.spent() == ()


def test_procurement_keeps_blank_and_zero_apart() -> None:
    procurement = operations(report(table("procurement", PROCUREMENT))).procurement
    assert procurement.total is not None and procurement.total.value == Decimal("21.37")
    works, services = procurement.lines["works"], procurement.lines["services"]
    assert works.table is not None and works.table.amount is None
    assert services.figure is not None and services.figure.value == 0
    share = procurement.lines["goods"].share
    assert share is not None and share.value == 100
    assert procurement.lines["small_medium"].figure is None
    assert [line.id for line in procurement.kinds()] == ["goods", "services", "works"]


def test_procurement_of_the_text_alone() -> None:
    section = "（二）政府采购支出情况"
    procurement = operations(
        report(
            facts=(
                fact("final", "2319.21", "政府采购金额", section=section),
                fact("final", "122.43", "货物采购金额", section=section),
                fact("final", "1387.72", "工程采购金额", section=section),
                fact("final", "809.07", "服务采购金额", section=section),
                fact("budget", "225.10", "面向中小企业预留政府采购项目预算金额", section=section),
            )
        )
    ).procurement
    assert [line.id for line in procurement.kinds()] == ["works", "services", "goods"]
    assert procurement.lines["works"].table is None
    assert [other.subject for other in procurement.others] == ["面向中小企业预留政府采购项目预算金额"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("(一)政府采购支出合计", "total"),
        ("政府采购支出", "total"),
        ("1.政府采购货物支出", "goods"),
        ("(二)政府采购授予中小企业合同金额", "small_medium"),
        ("其中：授予小微企业合同金额", "small_micro"),
        ("面向小微企业预留政府采购项目预算金额", None),
    ],
)
def test_names_of_procurement_lines(name: str, line: str | None) -> None:
    assert procurement_line(name) == line


def test_an_empty_table_with_its_note_is_none_this_year() -> None:
    empty = table("operating_costs", "_ 合计 ·", note="注：本单位没有机关运行经费，故本表无数据。")
    costs = operations(report(empty)).costs
    assert costs.total is None and costs.none_this_year is not None


def test_assets_leave_out_the_vehicles_of_three_public() -> None:
    view = operations(
        report(
            facts=(
                fact("count", "3", "公务用车保有量", unit="辆", section="九、“三公”经费"),
                fact("count", "2", "应急保障用车", unit="辆", section="十三、其他"),
                fact("count", "5", "车辆", unit="辆", section="十三、其他"),
                fact("count", "1", "单价100万元（含）以上设备（不含车辆）", unit="台", section="十三、其他"),
            )
        )
    )
    assert view.assets[0].name == "车辆"
    assert len(view.assets) == 3 and view.vehicles is not None and view.vehicles.figure.value == 5
    assert not view.assets[2].vehicle
