"""三公经费: against the budget and last year, item by item, and over the years at hand."""

import streamlit as st

from components import (
    clicks,
    marks,
    show,
    state,
    three_public,
    three_public_budget,
    three_public_chart,
    unfiltered,
)
from components.kept import kept
from components.marks import Html
from components.show import show as put
from components.sorting import order_of
from components.switches import Switch, head
from components.three_public_checks import total_note
from components.three_public_items import COLUMNS, item_table
from components.three_public_people import people_block
from components.three_public_units import has_amounts, units_of
from mingzhang.frames.checks import questioned
from mingzhang.frames.joined import normalised_department
from mingzhang.frames.three_public import three_public as three_public_of
from mingzhang.frames.three_public import trend
from mingzhang.model import Report
from mingzhang.presenting.money_captions import three_public_caption, trend_caption
from mingzhang.presenting.units import Scale, Unit

choice = state.choice()


def reports_of_department() -> list[Report]:
    """The final accounts and budgets open in this session that are of the same department (or unit), the
    chosen one first: where two are of one year, its figures are shown."""
    own = choice.report
    name = normalised_department(own.department)
    found = (listed.report for listed in choice.reports)
    same = [
        report
        for report in found
        if report.scope == own.scope and normalised_department(report.department) == name
    ]
    return sorted(same, key=lambda report: report.sha256 != choice.sha256) or [own]


def over_the_years() -> bool:
    """The years as columns; False where only one is at hand."""
    reports = reports_of_department()
    years = trend(reports)
    if len({report.year for report in reports}) < 2 or len(years) < 2:
        return False
    put(
        marks.block(
            three_public.trend_title(years, scale), three_public.TREND_MEASURE.format(unit=scale.name)
        )
    )
    scheme, key = show.scheme(), f"three_public_trend_{scale.unit}"
    show.show_chart(
        kept(
            ("three public trend", *(report.sha256 for report in reports), scale.unit, scheme),
            lambda: three_public_chart.trend_chart(years, scheme, scale),
        ),
        alt=three_public_chart.trend_spoken(years, scale),
        key=key,
        height=three_public_chart.TREND_HEIGHT,
        on_select=clicks.opens_source(key),
        says=trend_caption(years, scale.words),
        links=choice.links,
    )
    return True


def bars() -> None:
    """The amounts on one axis."""
    put(marks.block(*three_public_chart.heading(view, unit)))
    if not three_public_chart.bars_of(view, unit):
        put(marks.nothing("没有可以画出的金额"))
        return
    scheme, key = show.scheme(), f"three_public_bars_{unit}"
    show.show_chart(
        kept(
            ("three public chart", choice.sha256, unit, scheme),
            lambda: three_public_chart.comparison_bars(view, scheme, unit),
        ),
        alt=three_public_chart.spoken(view, unit),
        key=key,
        height=three_public_chart.height_of(view, unit),
        on_select=clicks.opens_source(key),
        says=three_public_caption(view, scale.words),
        links=choice.links,
    )


def budget_page() -> None:
    """This year's budget against last year's; a budget has no counts of people and things."""
    title = marks.title(three_public_budget.headline(view, scale), three_public_budget.subtitle(view))
    head(marks.joined(title, unfiltered.note(choice.code)), *units)
    put(three_public_budget.figures_strip(view, choice.links, scale))
    bars()
    over_the_years()
    order = order_of(state.asked("sort"), three_public_budget.COLUMNS)
    note = total_note(choice.audit, choice.links)
    items(three_public_budget.item_table(view, choice.links, note, unit, order))
    put(marks.element("p", marks.text(three_public_budget.LATER), class_="cap"))


def items(table: Html) -> None:
    """The items one by one."""
    measure = "占各自合计的 %" if unit == "share" else scale.name
    states = "空白、0、无此项分开写，不互相代替；点表头排序"
    put(marks.block("逐项：表中印了什么，文字怎么说", f"{measure}；{states}", table))


view = kept(("three public", choice.sha256), lambda: three_public_of(choice.report))
units = (Switch("单位", units_of(view), "unit"),) if has_amounts(view) else ()
unit: Unit = units[0].chosen if units else "wan"
scale = Scale(unit).money
if choice.report.kind == "budget":
    budget_page()
    st.stop()
title = marks.title(three_public.headline(view, scale), three_public.subtitle(view, scale))
head(marks.joined(title, unfiltered.note(choice.code)), *units)
put(three_public.figures_strip(view, choice.links, scale))
left, right = st.columns(2, gap="medium")
with left:
    bars()
with right:
    put(people_block(view, choice.links))
several_years = over_the_years()
note = total_note(choice.audit, choice.links)
order = order_of(state.asked("sort"), COLUMNS)
items(item_table(view, choice.links, note, questioned(choice.audit), unit, order))
if not several_years:
    put(marks.element("p", marks.text(three_public.ONE_YEAR), class_="cap"))
