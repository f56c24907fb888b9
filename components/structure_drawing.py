"""Which of the four ways the structure of expenditure is drawn in, and what a click on each names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from components.palette import Scheme
from components.sorting import Order
from components.structure_bars import LARGEST_FIRST, bars, height_of
from components.structure_charts import NAMES, ROOT, Drawing, icicle, sunburst, tall_of, treemap
from components.structure_hover import known_of
from components.structure_marks import clicked_code, clicked_id
from mingzhang.frames.budget_view import BudgetView
from mingzhang.frames.structure import Tree
from mingzhang.presenting.units import Scale

MEANINGS: dict[Drawing, str] = {
    "treemap": "面积＝金额；同一类同一色，越小越浅",
    "icicle": "自左至右一列一级；高度＝金额",
    "sunburst": "由内到外一圈一级；角度＝金额",
    "bars": "长度＝金额，自零起；由大到小",
}
HIERARCHIES = {"treemap": treemap, "icicle": icicle, "sunburst": sunburst}
TALL = 420
"""Pixels of a sunburst: its rings are narrow otherwise."""


def drawn(
    drawing: Drawing,
    tree: Tree,
    code: str,
    scheme: Scheme,
    scale: Scale,
    views: tuple[BudgetView, ...],
    order: Order,
) -> go.Figure:
    """The chart asked for, opened at a code; bars follow the order of the table beside them."""
    known = known_of(views)
    if drawing == "bars":
        return bars(tree, code, scheme, scale, known, order if order.column else LARGEST_FIRST)
    figure = HIERARCHIES[drawing](tree, code, scheme, scale, known)
    return figure.update_layout(height=height(drawing, tree, code))


def height(drawing: Drawing, tree: Tree, code: str) -> int:
    """The chart's height in pixels."""
    if drawing == "bars":
        return height_of(tree, code)
    return max(TALL, tall_of(tree, code)) if drawing == "sunburst" else tall_of(tree, code)


def hint(drawing: Drawing, tree: Tree, code: str) -> str:
    """Where a click leads."""
    leaf = bool(code) and not tree.children(code)
    piece = "条" if drawing == "bars" else "块"
    if leaf:
        return f"点这一{piece}退回上一级"
    if not code:
        return f"点一{piece}收窄到这一科目"
    outermost = {"treemap": "；点最外一层退回", "icicle": "；点最左一块退回", "sunburst": "；点正中退回"}
    return f"点一{piece}收窄到这一科目{outermost.get(drawing, '；由上面的路径退回')}"


def meaning(drawing: Drawing, order: Order) -> str:
    """What is to be read off the chart."""
    if drawing == "bars" and order.column:
        return "长度＝金额，自零起；次序随右表"
    return MEANINGS[drawing]


def alternative(drawing: Drawing, tree: Tree, code: str, scale: Scale) -> str:
    """The chart in words, for those who do not see it: the largest pieces of what is open."""
    opened = tree.by_code[code].name if code else "全部支出"
    children = tree.children(code) or ((tree.by_code[code],) if code else ())
    sized = [(figure, child) for child in children if (figure := child.figure(tree.column)) is not None]
    sized.sort(key=lambda pair: pair[0].value, reverse=True)
    words = [
        f"{child.name} {scale.money.words(figure)}"
        + (f"，占全部 {share.value}%" if (share := tree.share(child.code)) is not None else "")
        for figure, child in sized[:6]
    ]
    return f"支出结构{NAMES[drawing]}，{opened}：{'；'.join(words)}。逐项见旁边的表"


def target(drawing: Drawing, event: Mapping[str, Any], tree: Tree, code: str) -> str | None:
    """The code that a click leads to, "" for the whole; None where nothing of the tree was clicked.

    A click on what is open already leads up.
    """
    chosen = clicked_code(event) if drawing == "bars" else clicked_id(event)
    if not chosen:
        return None
    if chosen == (code or ROOT):
        chosen = tree.by_code[code].parent if code else ""
    if chosen in ("", ROOT):
        return ""
    return chosen if chosen in tree.by_code else None
