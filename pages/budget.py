"""预算与决算: where did spending leave the year's first budget, and why?"""

import plotly.graph_objects as go
import streamlit as st

from components import clicks, marks, state
from components.budget_chart import Ruler, dumbbells, height_of
from components.budget_controls import chosen_option
from components.budget_table import budget_subtitle, budget_table, budget_title, foot_note, gap_note, legend
from components.palette import Scheme
from components.show import breadcrumb, scheme, show, show_chart
from mingzhang.frames.budget import BudgetLine, BudgetView, Order, budget_views, narrowed, ordered
from mingzhang.model import Report

ORDERS: dict[Order, str] = {"difference": "差额", "completion": "完成率", "final": "决算", "code": "科目顺序"}
RULERS: dict[Ruler, str] = {"completion": "按完成率", "amount": "按金额"}


@st.cache_resource(show_spinner=False, max_entries=32)
def _views(report_id: str, _report: Report) -> tuple[BudgetView, ...]:  # noqa: ARG001  the id is the key
    return budget_views(_report)


@st.cache_resource(show_spinner=False, max_entries=256)
def _chart(
    key: tuple[str, ...],  # noqa: ARG001
    ruler: Ruler,
    shown: Scheme,
    _lines: tuple[BudgetLine, ...],
    label: str,
) -> go.Figure:
    return dumbbells(_lines, label, ruler, shown, summed=len(_lines) > 1)


clicks.follow()
choice = state.choice()
views = [narrowed(view, choice.code) for view in _views(choice.report_id, choice.report)]
views = [view for view in views if view.lines or not choice.code]
if not views:
    show(marks.title("没有可比的预算与决算"))
    breadcrumb(choice)
    show(
        marks.nothing(
            "这一科目没有读到预算，也没有一般公共预算财政拨款支出。"
            if choice.code
            else "报告里没有读到一般公共预算财政拨款支出决算表，也没有年初预算数。"
        )
    )
    st.stop()

show(marks.title(budget_title(views[0]), budget_subtitle(views[0])))
breadcrumb(choice)
with st.container(horizontal=True, key="ctl", vertical_alignment="center", gap="small"):
    order = chosen_option("排序", ORDERS, "order")
    ruler = chosen_option("标尺", RULERS, "ruler")
for at, view in enumerate(views):
    if at:
        show(marks.block(budget_title(view), budget_subtitle(view)))
    lines = ordered(view.lines, order)
    shown = (*lines, view.whole) if len(lines) > 1 else lines
    show(legend(view.label))
    left, right = st.columns([5, 7], gap="medium")
    with left:
        key = f"budget-{at}-{choice.report_id}-{choice.code}-{order}-{ruler}"
        figure = _chart((choice.report_id, choice.code, str(at), order), ruler, scheme(), shown, view.label)
        told = budget_title(view)
        show_chart(
            figure, f"{view.label}与支出决算的哑铃图：{told}", key, height_of(shown), clicks.opens_source(key)
        )
    with right:
        show(budget_table(lines, view.whole, view, choice.links))
    show(marks.joined(gap_note(view, choice.links), foot_note(view)))
