"""支出结构: what was the money spent on, where did it come from, and on what kind of thing?"""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from components import marks, state
from components.kinds import words_of
from components.palette import Scheme
from components.show import breadcrumb, scheme, show, show_chart
from components.structure_charts import HEIGHT, ROOT, flow_chart, flow_height, icicle, treemap
from components.structure_economic import economic_crumb, economic_table, economic_title
from components.structure_marks import clicked_id
from components.structure_tables import (
    flow_subtitle,
    flow_table,
    flow_title,
    item_card,
    reasons_block,
    structure_subtitle,
    structure_title,
    twin_table,
)
from mingzhang.frames.budget import budget_views, narrowed
from mingzhang.frames.budget_view import BudgetView
from mingzhang.frames.structure import Economic, Flow, Tree, economic_of, flow_of
from mingzhang.frames.structure import elsewhere as figures_elsewhere
from mingzhang.model import Report

ENTRIES = 128


@st.cache_resource(show_spinner=False, max_entries=32)
def _views(report_id: str, _report: Report) -> tuple[BudgetView, ...]:  # noqa: ARG001  the id is the key
    return budget_views(_report)


@st.cache_resource(show_spinner=False, max_entries=32)
def _flow(report_id: str, _report: Report, _tree: Tree) -> Flow:  # noqa: ARG001
    return flow_of(_report, _tree)


@st.cache_resource(show_spinner=False, max_entries=32)
def _economic(report_id: str, _report: Report) -> Economic | None:  # noqa: ARG001
    return economic_of(_report)


@st.cache_resource(show_spinner=False, max_entries=ENTRIES)
def _treemap(report_id: str, code: str, shown: Scheme, _tree: Tree) -> go.Figure:  # noqa: ARG001
    return treemap(_tree, code, shown)


@st.cache_resource(show_spinner=False, max_entries=ENTRIES)
def _flow_chart(report_id: str, code: str, shown: Scheme, _flow: Flow, _tree: Tree) -> go.Figure:  # noqa: ARG001
    return flow_chart(_flow, _tree, shown, code)


@st.cache_resource(show_spinner=False, max_entries=ENTRIES)
def _icicle(report_id: str, code: str, shown: Scheme, _economic: Economic) -> go.Figure:  # noqa: ARG001
    return icicle(_economic, code, shown)


def drill(key: str, tree: Tree, code: str) -> None:
    """A click on a tile narrows to it; a click on the one that is open goes up."""
    chosen = clicked_id(st.session_state[key])
    if chosen == (code or ROOT):
        chosen = tree.by_code[code].parent if code else ""
    if chosen == ROOT or chosen in tree.by_code or not chosen:
        state.select_code("" if chosen == ROOT else chosen)


def drill_economic(key: str, economic: Economic, code: str) -> None:
    """The same for the economic classification, whose place stands in the link as ``economic``."""
    chosen = clicked_id(st.session_state[key])
    if chosen == (code or ROOT):
        item = economic.tree.by_code.get(code)
        chosen = (item.parent or economic.group_of(code)) if item else ""
    if chosen in ("", ROOT):
        st.query_params.pop("economic", None)
    elif chosen in economic.tree.by_code or chosen in ("personnel", "public"):
        st.query_params["economic"] = chosen


def by_function(choice: state.Choice, tree: Tree) -> None:
    """The treemap and the same figures beside it; at the last level the item's card."""
    code, links = choice.code, choice.links
    views = [narrowed(view, code) for view in _views(choice.report_id, choice.report)]
    lines = [line for view in views for line in view.lines]
    words = words_of(choice.report)
    left, right = st.columns([10, 11], gap="medium")
    with left:
        leaf = bool(code) and not tree.children(code)
        hint = "点这一块退回上一级" if leaf else "点一块收窄；点最外一层退回"
        show(marks.block("面积＝金额；同一类同一色，越小越浅", hint))
        key = f"treemap-{choice.report_id}-{code}"
        shares = "，".join(
            f"{tree.by_code[one].name} {part.value}%"
            for one in tree.classes_by_size[:6]
            if (part := tree.share(one))
        )
        figure = _treemap(choice.report_id, code, scheme(), tree)
        show_chart(figure, f"支出结构矩形树图：{shares}", key, HEIGHT, lambda: drill(key, tree, code))
    with right:
        if leaf:
            pairs = ((view, line) for view in views for line in view.lines if line.code == code)
            view, line = next(pairs, (None, None))
            others = figures_elsewhere(choice.report, code)
            show(item_card(tree, code, line, others, links, view, words))
        else:
            subtitle = (
                "类、款两级；“·”为表中空白；带虚线的占比为推算"
                if not code
                else "“·”为表中空白；带虚线的占比为推算"
            )
            table = twin_table(choice.report, tree, code, links)
            done = f"比{views[0].label}" if views and views[0].prior else "完成年初预算"
            reasons = reasons_block(lines, links, done) if code else ""
            show(marks.block("同一组数，排成表", subtitle, marks.joined(table, reasons)))


def by_flow(choice: state.Choice, tree: Tree) -> None:
    """Funds → 类 → 支出性质, and the same as a table."""
    flow = _flow(choice.report_id, choice.report, tree)
    if not flow.streams:
        return
    show(marks.block(flow_title(flow, tree), flow_subtitle(flow, tree)))
    left, right = st.columns([12, 9], gap="medium")
    with left:
        figure = _flow_chart(choice.report_id, tree.class_of(choice.code), scheme(), flow, tree)
        key = f"flow-{choice.report_id}-{tree.class_of(choice.code)}"
        show_chart(figure, f"资金流向图：{flow_title(flow, tree)}", key, flow_height(flow))
    with right:
        show(flow_table(flow, tree, choice.links))


def by_economy(choice: state.Choice) -> None:
    """基本支出 by economic classification, opened at the link's ``economic``."""
    economic = _economic(choice.report_id, choice.report)
    if economic is None:
        words = f"没有读到{words_of(choice.report).basic_table}的数"
        show(marks.block("经济分类", "", marks.nothing(words)))
        return
    code = st.query_params.get("economic", "")
    if code not in economic.tree.by_code and code not in ("personnel", "public"):
        code = ""
    links = choice.links
    table = economic.tree.table
    pages = "–".join(str(page) for page in dict.fromkeys((table.pages[0], table.pages[-1])))
    show(
        marks.block(
            economic_title(economic),
            f"一般公共预算财政拨款基本支出，按经济分类 · 万元 · p.{pages} · 点一块收窄",
            economic_crumb(economic, code, links),
        )
    )
    left, right = st.columns([10, 11], gap="medium")
    with left:
        key = f"icicle-{choice.report_id}-{code}"
        figure = _icicle(choice.report_id, code, scheme(), economic)
        show_chart(
            figure,
            f"经济分类冰柱图：{economic_title(economic)}",
            key,
            HEIGHT,
            lambda: drill_economic(key, economic, code),
        )
    with right:
        show(economic_table(economic, code, links))


chosen = state.choice()
if chosen.tree is None:
    name = words_of(chosen.report).table
    show(marks.title(f"没有读到{name}", f"支出结构出自{name}；这份报告里没有读到，或表中没有数"))
else:
    show(
        marks.title(
            structure_title(chosen.report, chosen.tree, chosen.code),
            structure_subtitle(chosen.tree, chosen.code, words_of(chosen.report)),
        )
    )
    breadcrumb(chosen)
    by_function(chosen, chosen.tree)
    by_flow(chosen, chosen.tree)
if not chosen.code:
    by_economy(chosen)
