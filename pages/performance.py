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
from mingzhang.frames.performance import performance as performance_of
from mingzhang.frames.performance import questions_of
from mingzhang.presenting.kinds import FINAL_ACCOUNT, words_of
from mingzhang.presenting.money_captions import projects_caption

choice = state.choice()
links, query = choice.links, st.query_params
clicks.follow()


def number_in_link(name: str, end: int) -> int:
    """A number that the link gives, 0 where it gives none within bounds."""
    text = query.get(name, "")
    return int(text) if text.isdecimal() and int(text) < end else 0


view = kept(("performance", choice.sha256), lambda: performance_of(choice.report))
words = words_of(choice.report)
questions = kept(("performance questions", choice.sha256), lambda: questions_of(choice.report, choice.audit))
put(
    marks.joined(
        marks.title(performance.headline(view, words), performance.subtitle(view, words)),
        unfiltered.note(choice.code),
    )
)
if words is not FINAL_ACCOUNT and not view.lines:
    table = performance.overall_table(view, links)
    put(marks.block("绩效目标编报情况", "文字所述 · 每个数都到原文", table))
    put(marks.block("项目支出绩效自评表", body=marks.nothing(words.performance)))
    st.stop()
if view.lines:
    parts = -(-len(view.lines) // performance.MOST_LINES)
    part = number_in_link("part", parts)
    begin = part * performance.MOST_LINES
    order = order_of(query.get("sort", ""), performance.PROJECT_COLUMNS)
    numbers = performance.in_order(view.lines, order)[begin : begin + performance.MOST_LINES]
    lines = tuple(view.lines[number] for number in numbers)
    forms = [number for number, line in enumerate(view.lines) if line.form is not None]
    asked_for = number_in_link("project", len(view.lines))
    chosen = (
        asked_for if asked_for in forms and query.get("project") else performance.gravest(view, questions)
    )
    left, right = st.container(key="projects").columns([9, 12], gap="medium")
    with left:
        put(marks.block("框是预算，实条是执行", "万元；右端为执行率；点一条看原文"))
        scheme = show.scheme()
        show.show_chart(
            kept(
                ("performance chart", choice.sha256, part, order.text, scheme),
                lambda: performance_chart.project_bars(lines, scheme),
            ),
            alt=performance_chart.spoken(lines),
            key=f"performance_{part}_{order.text}",
            height=performance_chart.height_of(lines),
            on_select=clicks.opens_source(f"performance_{part}_{order.text}"),
            says=projects_caption(lines),
            links=links,
        )
    with right:
        table = performance.project_table(lines, questions, chosen, links, numbers, order)
        measure = "预算、执行以文字为先，文字没有的取自评表；点表头排序"
        put(marks.block("同一组数，排成表", measure, table))
        put(performance.pager(len(view.lines), part, links))
left, right = st.columns([12, 9], gap="medium")
with left:
    title = f"{len(questions)} 处待说明" if questions else "没有待说明之处"
    subtitle = "两处所印不合，照录如下，不作判断" if questions else ""
    put(marks.block(title, subtitle, performance.question_list(questions, view, links)))
with right:
    put(marks.block("文字对全部项目的说法", "每个数都到原文", performance.overall_table(view, links)))
if not view.forms:
    put(
        marks.block(
            "项目支出绩效自评表",
            body=marks.joined(marks.undisclosed(), marks.text(f"　{words.performance}")),
        )
    )
else:
    line = view.lines[chosen]
    if line.form is not None:
        title, subtitle = performance_form.heading(line, line.form)
        put(
            marks.block(
                title,
                subtitle,
                marks.joined(
                    performance_form.funds_table(line.form, links),
                    performance_form.goals(line.form),
                    performance_form.indicators_table(line.form, links),
                ),
            )
        )
