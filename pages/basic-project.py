"""基本与项目: how much keeps the house running, and how much goes into projects?"""

import plotly.graph_objects as go
import streamlit as st

from components import marks, state
from components.basic_project_chart import Measure, height_of, split_bars
from components.basic_project_table import blanks_note, split_bar, split_legend, split_table, split_title
from components.budget_controls import chosen_option
from components.kinds import words_of
from components.palette import Scheme
from components.show import breadcrumb, scheme, show, show_chart
from components.structure_marks import clicked_code
from components.structure_tables import structure_subtitle, ways
from mingzhang.frames.basic_project import Split, split_of
from mingzhang.model import Report

MEASURES: dict[Measure, str] = {"amount": "按金额", "share": "按占比"}


@st.cache_resource(show_spinner=False, max_entries=256)
def _split(report_id: str, code: str, _report: Report) -> Split | None:  # noqa: ARG001  the id is the key
    return split_of(_report, code)


@st.cache_resource(show_spinner=False, max_entries=256)
def _chart(report_id: str, code: str, measure: Measure, shown: Scheme, _split: Split) -> go.Figure:  # noqa: ARG001
    return split_bars(_split, measure, shown)


choice = state.choice()
split = _split(choice.report_id, choice.code, choice.report)
if split is None:
    name = words_of(choice.report).table
    show(marks.title(f"没有读到{name}", f"基本支出与项目支出出自{name}；这份报告里没有读到，或表中没有数"))
    st.stop()

show(marks.title(split_title(split), structure_subtitle(split.tree, split.code, words_of(choice.report))))
breadcrumb(choice)
show(split_bar(split, choice.links))
left, right = st.columns([5, 7], gap="medium")
with left:
    leaf = bool(split.code) and not split.tree.children(split.code)
    level = "各类" if not split.code else "本科目" if leaf else "以下科目"
    hint = " · 点一条收窄到这一科目" if not leaf else ""
    show(marks.block(f"{level}的基本支出与项目支出", f"万元{hint}"))
    with st.container(horizontal=True, key="ctl", vertical_alignment="center", gap="small"):
        measure = chosen_option("标尺", MEASURES, "ruler")
    show(split_legend(split))
    key = f"split-{choice.report_id}-{split.code}-{measure}"

    def drill() -> None:
        code = clicked_code(st.session_state[key])
        if code:
            state.select_code(code)

    told = split_title(split)
    show_chart(
        _chart(choice.report_id, split.code, measure, scheme(), split),
        f"基本与项目堆叠条形图：{told}",
        key,
        height_of(split),
        drill,
    )
with right:
    around = ways(split.tree, split.code, choice.links, "/basic-project") if leaf else ""
    table = marks.joined(split_table(split, choice.links), around)
    show(marks.block("同一组数，排成表", blanks_note(split), table))
