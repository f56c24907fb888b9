"""机关运行与采购: what running the office cost, and what was bought."""

import streamlit as st

from components import clicks, marks, operations, operations_chart, show, state, unfiltered
from components.kept import kept
from components.operations_chart import NamedBar
from components.operations_tables import (
    COST_COLUMNS,
    assets_table,
    assets_title,
    costs_table,
    planned_note,
    procurement_table,
)
from components.show import show as put
from components.sorting import order_of
from mingzhang.frames.operations import operations as operations_of
from mingzhang.presenting.captions import Caption
from mingzhang.presenting.kinds import FINAL_ACCOUNT, words_of
from mingzhang.presenting.money_captions import costs_caption, procurement_caption

choice = state.choice()
clicks.follow()


def chart(subject: str, key: str, bars: tuple[NamedBar, ...], nothing: str, says: Caption | None) -> None:
    """Bars that lead to their source, or in their place why there are none."""
    if not bars:
        put(marks.nothing(nothing))
        return
    scheme = show.scheme()
    show.show_chart(
        kept(
            ("operations chart", choice.sha256, subject, words.name, scheme),
            lambda: operations_chart.bar_chart(bars, scheme, words.name),
        ),
        alt=operations_chart.spoken(subject, bars),
        key=key,
        height=operations_chart.height_of(bars),
        on_select=clicks.opens_source(key),
        says=says,
        links=choice.links,
    )


view = kept(("operations", choice.sha256), lambda: operations_of(choice.report))
words = words_of(choice.report)
put(
    marks.joined(
        marks.title(operations.headline(view, words), operations.subtitle(view)), unfiltered.note(choice.code)
    )
)
put(operations.figures_strip(view, choice.links, words))
if words is FINAL_ACCOUNT or view.costs.tree is not None:
    left, right = st.columns([10, 11], gap="medium")
    with left:
        measure = "机关运行经费按经济分类，万元 · 由大到小；点一条看原文"
        put(marks.block(operations.costs_title(view.costs), measure))
        bars = operations_chart.cost_bars(view.costs)
        chart("机关运行经费", "operating_costs", bars, words.without_costs, costs_caption(view.costs))
    with right:
        order = order_of(st.query_params.get("sort", ""), COST_COLUMNS)
        table = costs_table(view.costs, choice.links, order)
        put(marks.block("同一组数，排成表", "万元 · 占比为推算；点表头排序", table))
else:
    put(marks.block("机关运行经费的构成", body=marks.nothing(words.without_costs)))
left, right = st.columns([10, 11], gap="medium")
with left:
    put(
        marks.block(
            operations.procurement_title(view.procurement, words), f"{words.procurement}，万元；点一条看原文"
        )
    )
    bars = operations_chart.procurement_bars(view.procurement)
    says = procurement_caption(view.procurement, words)
    chart(words.procurement, "procurement", bars, "报告未公开政府采购的构成", says)
    put(procurement_table(view.procurement, choice.links, words))
with right:
    assets = marks.joined(assets_table(view.assets, choice.links), planned_note(view.planned, choice.links))
    put(
        marks.block(
            assets_title(view.assets),
            "国有资产占用 · 文字所述" if words is not FINAL_ACCOUNT else "国有资产占用，年末数 · 文字所述",
            assets,
        )
    )
