"""绩效: what the projects planned, spent and reached, and what is left to explain."""

import streamlit as st

from components import (
    clicks,
    marks,
    performance,
    performance_chart,
    performance_form,
    show,
    state,
    unfiltered,
)
from components.kept import kept
from components.show import show as put
from components.sorting import order_of
from components.switches import Switch, head
from mingzhang.frames.performance import ProjectLine, questions_of
from mingzhang.frames.performance import performance as performance_of
from mingzhang.model import Project
from mingzhang.presenting.kinds import FINAL_ACCOUNT, words_of
from mingzhang.presenting.money_captions import projects_caption
from mingzhang.presenting.units import AS_PRINTED, Scale, unit_line

choice = state.choice()
links, query = choice.links, st.query_params


def number_in_link(name: str, end: int) -> int:
    """A number that the link gives, 0 where it gives none within bounds."""
    text = query.get(name, "")
    return int(text) if text.isdecimal() and int(text) < end else 0


def projects() -> None:
    """The projects as bars and as a table, a page of them at a time."""
    parts = -(-len(view.lines) // performance.MOST_LINES)
    part = number_in_link("part", parts)
    begin = part * performance.MOST_LINES
    order = order_of(query.get("sort", ""), performance.PROJECT_COLUMNS)
    numbers = performance.in_order(view.lines, order)[begin : begin + performance.MOST_LINES]
    lines = tuple(view.lines[number] for number in numbers)
    of = "全部项目全年预算"
    unit = unit_line(
        scale, (figure for line in lines for figure in (line.budget, line.final) if figure), of=of
    )
    left, right = st.container(key="projects").columns([9, 12], gap="medium")
    with left:
        legend = f"{unit} · 框为预算，实条为执行，右端为执行率"
        put(marks.block(performance_chart.title_of(lines), legend))
        scheme, key = show.scheme(), f"performance_{part}_{order.text}_{scale.unit}"
        show.show_chart(
            kept(
                ("performance chart", choice.sha256, part, order.text, scale.unit, scheme),
                lambda: performance_chart.project_bars(lines, scheme, scale),
            ),
            alt=performance_chart.spoken(lines, scale),
            key=key,
            height=performance_chart.height_of(lines),
            on_select=clicks.opens_source(key),
            says=projects_caption(lines, scale.money.words),
            links=links,
        )
    with right:
        table = performance.project_table(lines, questions, chosen(), links, numbers, order, scale)
        measure = f"{unit} · 以文字为先，文字没有的取自评表；点表头排序"
        put(marks.block("同一组数，排成表", measure, table))
        put(performance.pager(len(view.lines), part, links))


def chosen() -> int:
    """The number of the project whose form is open: the link's, else the one with most to explain."""
    forms = [number for number, line in enumerate(view.lines) if line.form is not None]
    asked_for = number_in_link("project", len(view.lines))
    return asked_for if asked_for in forms and query.get("project") else performance.gravest(view, questions)


def overall() -> None:
    """What the text says of all projects together."""
    order = order_of(query.get("sort_overall", ""), performance.OVERALL_COLUMNS, "sort_overall")
    table = performance.overall_table(view, links, order, scale)
    title = "文字对全部项目的说法" if words is FINAL_ACCOUNT else "绩效目标编报情况"
    put(marks.block(title, "文字所述 · 每个数都到原文", table))


def explained() -> None:
    """What is left to explain, beside what the text says of all projects."""
    if not view.forms and not questions:
        overall()
        return
    keys = {one.finding: one.key for one in choice.findings}
    left, right = st.columns([12, 9], gap="medium")
    with left:
        title = f"{len(questions)} 处待说明" if questions else "没有待说明之处"
        subtitle = "两处所印不合，照录如下，不作判断" if questions else ""
        put(marks.block(title, subtitle, performance.question_list(questions, view, links, keys)))
    with right:
        overall()


def form_of(line: ProjectLine, form: Project) -> None:
    """One self-evaluation form: its money, its goals, its indicators."""
    title, subtitle = performance_form.heading(line, form)
    funds = order_of(query.get("sort_funds", ""), performance_form.COLUMNS, "sort_funds")
    sorts = order_of(query.get("sort_indicators", ""), performance_form.INDICATOR_COLUMNS, "sort_indicators")
    put(
        marks.block(
            title,
            subtitle,
            marks.joined(
                performance_form.funds_table(form, links, funds, scale),
                performance_form.goals(form),
                performance_form.indicators_table(form, links, sorts),
            ),
        )
    )


def opened() -> None:
    """The chosen form; or that there is none."""
    line = view.lines[chosen()] if view.forms else None
    if line is not None and line.form is not None:
        form_of(line, line.form)
        return
    told = marks.nothing(words.performance)
    if words is FINAL_ACCOUNT:
        told = marks.element(
            "p", marks.joined(marks.undisclosed(), marks.text(words.performance), between="　"), class_="none"
        )
    put(marks.block("项目支出绩效自评表", body=told))


view = kept(("performance", choice.sha256), lambda: performance_of(choice.report))
words = words_of(choice.report)
questions = kept(("performance questions", choice.sha256), lambda: questions_of(choice.report, choice.audit))
units = (Switch("单位", performance.units_of(view), "unit"),) if performance.has_amounts(view) else ()
scale = Scale(units[0].chosen, view.budget) if units else AS_PRINTED
title = marks.title(performance.headline(view, words, scale), performance.subtitle(view, words))
head(marks.joined(title, unfiltered.note(choice.code)), *units)
if view.lines:
    projects()
explained()
opened()
