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
from components.show import show as put
from components.three_public_checks import total_note
from components.three_public_items import item_table
from components.three_public_people import people_block
from mingzhang.frames.checks import questioned
from mingzhang.frames.joined import normalised_department
from mingzhang.frames.three_public import three_public as three_public_of
from mingzhang.frames.three_public import trend
from mingzhang.model import Report
from mingzhang.presenting.money_captions import three_public_caption, trend_caption

choice = state.choice()
clicks.follow()


def reports_of_department() -> list[Report]:
    """The reports open in this session that are of the same department, the chosen one first: where two
    are of one year, its figures are shown."""
    name = normalised_department(choice.report.department)
    found = (listed.report for listed in choice.reports)
    same = [
        report
        for report in found
        if report.kind == "final_account" and normalised_department(report.department) == name
    ]
    return sorted(same, key=lambda report: report.sha256 != choice.sha256) or [choice.report]


def bars() -> None:
    """The amounts on one axis."""
    put(marks.block(*three_public_chart.heading(view)))
    if not three_public_chart.bars_of(view):
        put(marks.nothing("没有可以画出的金额"))
        return
    scheme = show.scheme()
    show.show_chart(
        kept(
            ("three public chart", choice.sha256, scheme),
            lambda: three_public_chart.comparison_bars(view, scheme),
        ),
        alt=three_public_chart.spoken(view),
        key="three_public_bars",
        height=three_public_chart.height_of(view),
        on_select=clicks.opens_source("three_public_bars"),
        says=three_public_caption(view),
        links=choice.links,
    )


def budget_page() -> None:
    """This year's budget against last year's; a budget has no counts of people and things."""
    put(
        marks.joined(
            marks.title(three_public_budget.headline(view), three_public_budget.subtitle(view)),
            unfiltered.note(choice.code),
        )
    )
    put(three_public_budget.figures_strip(view, choice.links))
    bars()
    table = three_public_budget.item_table(view, choice.links, total_note(choice.audit, choice.links))
    put(marks.block("逐项：表中印了什么，文字怎么说", "万元；空白、0、无此项分开写，不互相代替", table))
    put(marks.element("p", marks.text(three_public_budget.LATER), class_="cap"))


view = kept(("three public", choice.sha256), lambda: three_public_of(choice.report))
if choice.report.kind == "budget":
    budget_page()
    st.stop()
put(
    marks.joined(
        marks.title(three_public.headline(view), three_public.subtitle(view)), unfiltered.note(choice.code)
    )
)
put(three_public.figures_strip(view, choice.links))
left, right = st.columns(2, gap="medium")
with left:
    bars()
with right:
    put(people_block(view, choice.links))
reports = reports_of_department()
several_years = len({report.year for report in reports}) > 1
if several_years:
    years = trend(reports)
    put(marks.block(three_public.trend_title(years), three_public.TREND_MEASURE))
    scheme = show.scheme()
    show.show_chart(
        kept(
            ("three public trend", *(report.sha256 for report in reports), scheme),
            lambda: three_public_chart.trend_chart(years, scheme),
        ),
        alt=three_public.trend_title(years),
        key="three_public_trend",
        height=three_public_chart.TREND_HEIGHT,
        on_select=clicks.opens_source("three_public_trend"),
        says=trend_caption(years),
        links=choice.links,
    )
note = total_note(choice.audit, choice.links)
table = item_table(view, choice.links, note, questioned(choice.audit))
put(marks.block("逐项：表中印了什么，文字怎么说", "万元；空白、0、无此项分开写，不互相代替", table))
if not several_years:
    put(marks.element("p", marks.text(three_public.ONE_YEAR), class_="cap"))
