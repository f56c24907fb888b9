"""机关运行与采购: what running the office cost, and what was bought."""

from collections.abc import Iterable, Sequence

import streamlit as st

from components import clicks, marks, operations, operations_chart, show, state, unfiltered
from components.kept import kept
from components.operations_chart import NamedBar
from components.operations_tables import (
    ASSET_COLUMNS,
    COST_COLUMNS,
    PROCUREMENT_COLUMNS,
    assets_table,
    assets_title,
    costs_table,
    planned_note,
    procurement_table,
)
from components.show import show as put
from components.sorting import Order, order_of
from components.switches import Switch, head
from mingzhang.frames.figures import Figure
from mingzhang.frames.operations import operations as operations_of
from mingzhang.presenting.captions import Caption
from mingzhang.presenting.kinds import FINAL_ACCOUNT, words_of
from mingzhang.presenting.money_captions import costs_caption, procurement_caption
from mingzhang.presenting.units import AS_PRINTED, Scale, unit_line

choice = state.choice()


def chart(subject: str, key: str, bars: tuple[NamedBar, ...], says: Caption | None) -> None:
    """Bars that lead to their source."""
    shown = show.scheme()
    name = f"{key}_{scale.unit}"
    show.show_chart(
        kept(
            ("operations chart", choice.sha256, subject, words.name, scale.unit, shown),
            lambda: operations_chart.bar_chart(bars, shown, words.name, scale),
        ),
        alt=operations_chart.spoken(subject, bars, scale),
        key=name,
        height=operations_chart.height_of(bars),
        on_select=clicks.opens_source(name),
        says=says,
        links=choice.links,
    )


def measure_of(subject: str, of: str, figures: Iterable[Figure]) -> str:
    """What a chart measures, in which unit."""
    return f"{subject}，{unit_line(scale, figures, of=of)}"


def ordered(columns: Sequence[str], query: str) -> Order:
    """The order of a table that the link asks for."""
    return order_of(state.asked(query), columns, query)


def costs_block() -> None:
    """机关运行经费 by item, as bars and as a table; or why there are no items."""
    bars = operations_chart.cost_bars(view.costs)
    if not bars:
        put(marks.block(operations.costs_title(view.costs), body=marks.nothing(words.without_costs)))
        return
    left, right = st.columns([10, 11], gap="medium")
    with left:
        measure = measure_of("按经济分类", "机关运行经费", (bar.figure for bar in bars))
        put(marks.block(operations.costs_title(view.costs), f"{measure} · 由大到小；点一条看原文"))
        says = costs_caption(view.costs, scale.money.words)
        chart("机关运行经费", "operating_costs", bars, says)
    with right:
        table = costs_table(view.costs, choice.links, ordered(COST_COLUMNS, "sort"), scale, words)
        put(marks.block("同一组数，排成表", f"{scale.money.name} · 占比为推算；点表头排序", table))


def procurement_block() -> None:
    """政府采购 by kind, and all that table and text say of it."""
    bars = operations_chart.procurement_bars(view.procurement)
    title = operations.procurement_title(view.procurement, words, scale)
    if bars:
        measure = measure_of(words.procurement, words.procurement, (bar.figure for bar in bars))
        put(marks.block(title, f"{measure}；点一条看原文"))
        says = procurement_caption(view.procurement, words, scale.money.words)
        chart(words.procurement, "procurement", bars, says)
    else:
        none = view.procurement.none_this_year
        told = "报告说明本年没有政府采购" if none is not None else "报告未公开政府采购的构成"
        chip = marks.source_chip(choice.links, none)
        put(marks.block(title, body=marks.nothing(told, chip=chip)))
    order = ordered(PROCUREMENT_COLUMNS, "sort_procurement")
    put(procurement_table(view.procurement, choice.links, words, order, scale))


def assets_block() -> None:
    """国有资产占用 as the text counts it, and what is to be bought."""
    counted = assets_table(view.assets, choice.links, ordered(ASSET_COLUMNS, "sort_assets"))
    planned = planned_note(view.planned, choice.links)
    measure = "国有资产占用 · 文字所述" if words is not FINAL_ACCOUNT else "国有资产占用，年末数 · 文字所述"
    put(marks.block(assets_title(view.assets), measure, marks.joined(counted, planned)))


view = kept(("operations", choice.sha256), lambda: operations_of(choice.report))
words = words_of(choice.report)
units = (Switch("单位", operations.units_of(view), "unit"),) if operations.has_amounts(view) else ()
scale = Scale(units[0].chosen) if units else AS_PRINTED
title = marks.title(operations.headline(view, words, scale), operations.subtitle(view))
head(marks.joined(title, unfiltered.note(choice.code)), *units)
put(operations.figures_strip(view, choice.links, words, scale))
costs_block()
left, right = st.columns([10, 11], gap="medium")
with left:
    procurement_block()
with right:
    assets_block()
