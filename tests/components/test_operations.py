"""机关运行经费 and 政府采购 in words, bars and tables. All data here is 模拟数据."""

from __future__ import annotations

import pytest

from components.links import Links
from components.operations import (
    costs_title,
    figures_strip,
    has_amounts,
    headline,
    procurement_title,
    subtitle,
    units_of,
)
from components.operations_chart import bar_chart, cost_bars, procurement_bars, spoken
from components.operations_tables import (
    ASSET_COLUMNS,
    PROCUREMENT_COLUMNS,
    assets_table,
    assets_title,
    costs_table,
    procurement_table,
)
from components.sorting import Order, order_of
from mingzhang.frames.operations import operations
from mingzhang.presenting.units import Scale
from tests.frames.handmade import fact, report, table
from tests.frames.test_operations import BASIC, COSTS, PROCUREMENT

LINKS = Links("0" * 16, origin="/operations")
FULL = report(
    table("operating_costs", COSTS, page=16),
    table("basic_expenditure", BASIC.format(public="29.24")),
    table("procurement", PROCUREMENT, page=18),
    facts=(fact("change", "-0.82", "机关运行经费"), fact("final", "0", "政府采购工程支出", section="采购")),
)


def test_the_headline_states_both_amounts() -> None:
    assert headline(operations(FULL)) == (
        "机关运行经费 29.24 万元，比上年减少 0.82 万元；政府采购 21.37 万元，全部是货物"
    )
    assert headline(operations(report())) == "机关运行经费未公开；政府采购未公开"


@pytest.mark.parametrize(("change", "words"), [("0.50", "比上年增加 0.50 万元"), ("0.00", "与上年持平")])
def test_the_change_follows_its_sign(change: str, words: str) -> None:
    view = operations(
        report(facts=(fact("final", "10.00", "机关运行经费"), fact("change", change, "机关运行经费")))
    )
    assert words in headline(view)


def test_the_strip_sets_the_total_beside_public_expenses() -> None:
    html = figures_strip(operations(FULL), LINKS)
    assert "与公用经费相等" in html and "−0.82" in html and "30.06" in html and "推算" in html
    assert "未公开" in figures_strip(operations(report()), LINKS)


def test_a_report_without_tables_says_so() -> None:
    told = report(
        facts=(fact("final", "1.00", "机关运行经费"), fact("final", "5.00", "政府采购金额", section="采购"))
    )
    assert "机关运行经费、政府采购没有单独的表" in subtitle(operations(told))
    view = operations(report(facts=(fact("final", "5.00", "政府采购金额", section="政府采购"),)))
    assert "表中无此行" not in procurement_table(view.procurement, LINKS)
    assert "未公开机关运行经费的明细" in costs_table(view.costs, LINKS)
    blank = operations(report())
    assert procurement_table(blank.procurement, LINKS) == ""
    assert "没有单独的表" not in subtitle(blank)


def test_bars_are_sorted_and_lead_to_their_pages() -> None:
    costs = operations(FULL).costs
    bars = cost_bars(costs)
    assert [bar.name for bar in bars] == ["其他交通费用", "办公费", "资本性支出"]
    assert costs_title(costs) == "其他交通费用、办公费最多，合占 97%"
    (drawn,) = bar_chart(bars, "light").data
    assert list(drawn.x) == [21.57, 6.80, 0.87] and drawn.customdata[0][0] == 16
    assert "办公费 6.80 万元" in spoken("机关运行经费", bars)


def test_blank_items_are_named_but_not_drawn() -> None:
    html = costs_table(operations(FULL).costs, LINKS)
    assert "表中空白 2 项" in html and "咨询费" in html


def test_costs_sort_by_amount_and_back_to_print() -> None:
    costs = operations(FULL).costs
    html = costs_table(costs, LINKS, Order("sort", "amount", descending=True))
    assert html.index("其他交通费用") < html.index("办公费") < html.index("资本性支出")
    assert 'aria-sort="descending"' in html and "aria-sort" not in costs_table(costs, LINKS)


def test_a_printed_zero_is_drawn_and_a_blank_is_not() -> None:
    procurement = operations(report(table("procurement", PROCUREMENT))).procurement
    assert [bar.name for bar in procurement_bars(procurement)] == ["货物", "服务"]
    assert procurement_title(procurement) == "政府采购 21.37 万元，全部是货物"
    html = procurement_table(procurement, LINKS)
    assert "表中空白" in html and ">0.00<" in html


def test_assets_are_counted() -> None:
    facts = (
        fact("count", "2", "车辆", unit="辆", section="国有资产"),
        fact("count", "1", "单价100万元以上设备", unit="台", section="国有资产"),
    )
    assets = operations(report(facts=facts)).assets
    assert assets_title(assets) == "车辆 2 辆，大型设备 1 台"
    assert "2\u2009辆" in assets_table(assets, LINKS)
    assert "未公开" in assets_table((), LINKS)


def test_in_yuan_nothing_is_finer_than_the_print() -> None:
    view, yuan = operations(FULL), Scale("yuan")
    assert headline(view, scale=yuan) == (
        "机关运行经费 292,400 元，比上年减少 8,200 元；政府采购 213,700 元，全部是货物"
    )
    html = figures_strip(view, LINKS, scale=yuan)
    assert "292,400" in html and "−8,200" in html and '300,6<span class="past">00</span>' in html
    assert '68,0<span class="past">00</span>' in costs_table(view.costs, LINKS, scale=yuan)
    assert list(bar_chart(cost_bars(view.costs), "light", scale=yuan).data[0].x)[1] == 68000.0


def test_shares_are_drawn_where_there_are_several_parts() -> None:
    view = operations(FULL)
    assert "share" in units_of(view) and "share" not in units_of(operations(report()))
    assert has_amounts(view) and not has_amounts(operations(report()))
    bars = cost_bars(view.costs)
    drawn = bar_chart(bars, "light", scale=Scale("share")).data[0]
    assert [round(each, 2) for each in drawn.x] == [73.77, 23.26, 2.98]
    assert "办公费 23.26%" in spoken("机关运行经费", bars, Scale("share"))
    assert "6.80" in drawn.hovertext[1]


def test_heads_sort_procurement_and_assets() -> None:
    procurement = operations(FULL).procurement
    html = procurement_table(
        procurement, LINKS, order=order_of("-table", PROCUREMENT_COLUMNS, "sort_procurement")
    )
    assert 'aria-sort="descending"' in html and "in1" not in html
    assert html.index("货物") < html.index("政府采购支出合计") and 'class="sum"' in html
    assert "占比（文）" not in html
    facts = (
        fact("count", "2", "车辆", unit="辆", section="国有资产"),
        fact("count", "9", "单价100万元以上设备", unit="台", section="国有资产"),
    )
    assets = assets_table(
        operations(report(facts=facts)).assets, LINKS, order_of("-count", ASSET_COLUMNS, "sort_assets")
    )
    assert assets.index("设备") < assets.index("车辆") and "sort_assets=count" in assets
