"""绩效: what the projects planned, spent and reached, and what is left to explain."""

import plotly.graph_objects as go
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
from components.kinds import FINAL_ACCOUNT, words_of
from components.palette import Scheme
from components.show import show as put
from mingzhang.checking.audit import Audit
from mingzhang.frames.performance import Performance, ProjectLine, questions_of
from mingzhang.frames.performance import performance as performance_of
from mingzhang.model import Finding, Report
from mingzhang.presenting.money_captions import projects_caption

choice = state.choice()
links, query = choice.links, st.query_params
clicks.follow()


@st.cache_resource(show_spinner=False, max_entries=32)
def view_of(sha256: str, _report: Report) -> Performance:  # noqa: ARG001  the hash is the key
    return performance_of(_report)


@st.cache_resource(show_spinner=False, max_entries=32)
def asked_of(sha256: str, _report: Report, _audit: Audit) -> tuple[Finding, ...]:  # noqa: ARG001
    return questions_of(_report, _audit)


@st.cache_resource(show_spinner=False, max_entries=128)
def figure_of(sha256: str, part: int, scheme: Scheme, _lines: tuple[ProjectLine, ...]) -> go.Figure:  # noqa: ARG001
    return performance_chart.project_bars(_lines, scheme)


def number_in_link(name: str, end: int) -> int:
    """A number that the link gives, 0 where it gives none within bounds."""
    text = query.get(name, "")
    return int(text) if text.isdecimal() and int(text) < end else 0


view = view_of(choice.sha256, choice.report)
words = words_of(choice.report)
questions = asked_of(choice.sha256, choice.report, choice.audit)
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
    lines = view.lines[begin : begin + performance.MOST_LINES]
    forms = [number for number, line in enumerate(view.lines) if line.form is not None]
    asked_for = number_in_link("project", len(view.lines))
    chosen = (
        asked_for if asked_for in forms and query.get("project") else performance.gravest(view, questions)
    )
    left, right = st.container(key="projects").columns([9, 12], gap="medium")
    with left:
        put(marks.block("框是预算，实条是执行", "万元；右端为执行率；点一条看原文"))
        show.show_chart(
            figure_of(choice.sha256, part, show.scheme(), lines),
            alt=performance_chart.spoken(lines),
            key=f"performance_{part}",
            height=performance_chart.height_of(lines),
            on_select=clicks.opens_source(f"performance_{part}"),
            says=projects_caption(lines),
            links=links,
        )
    with right:
        numbers = range(begin, begin + len(lines))
        table = performance.project_table(lines, questions, chosen, links, numbers)
        put(marks.block("同一组数，排成表", "预算、执行以文字为先，文字没有的取自评表", table))
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
