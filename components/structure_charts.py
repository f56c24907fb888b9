"""The structure of expenditure: treemap by function, flow of funds, icicle by economic classification."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from components import palette
from components.overview_sentences import short_name
from components.palette import TOKENS, Scheme
from components.structure_marks import number, origin, place_of
from mingzhang.frames.figures import Figure
from mingzhang.frames.structure import Economic, Flow, Item, Node, Tree

ROOT = "all"
BLANK = "\u2007"
"""A figure space: the label of a tile too small for words."""
LEAST = {1: 0.08, 2: 0.065, 3: 0.055}
"""The part of what is shown that an item needs for its label, by level."""
WRAP = 7
YUAN = 10_000
HEIGHT = 330
FAINT = 0.07
PAD = 16
"""Pixels that Plotly keeps between the bands of a stage of the flow."""
FLOW_MARGINS = 14
MOST_ON_LINE = 6
"""A name of so many characters has its figure beside it."""
FLOW_LINE = 19
"""Height of a line of a node's label."""
LINE = 21
"""Height of a line of a label."""


def treemap(tree: Tree, code: str, scheme: Scheme) -> go.Figure:
    """The tree as areas, opened at a code. Ids are codes, ``all`` for the whole.

    Leaves are integers of 元 and parents zero (``remainder``), as rounding tails would blank the chart;
    the report's own figures stand in ``customdata``: printed total, name, page, x0, top, x1, bottom.
    """
    tokens = TOKENS[scheme]
    shown = tree.figure(code)
    items = [item for item in tree.by_code.values() if _drawable(tree, item)]
    fills = leaf_fills(tree, scheme)
    paler = {c: palette.mixed(fill, tokens.paper, 0.8) for c, fill in class_fills(tree, scheme).items()}
    fill_of = [fills.get(item.code, paler[tree.class_of(item.code)]) for item in items]
    fits = [_fits(item, shown) for item in items]
    whole = tree.figure()
    figure = go.Figure(
        go.Treemap(
            ids=[ROOT, *(item.code for item in items)],
            labels=[
                "全部支出",
                *(item.name if fit else BLANK for item, fit in zip(items, fits, strict=True)),
            ],
            parents=["", *(item.parent or ROOT for item in items)],
            values=[0, *(_yuan(item) if not tree.children(item.code) else 0 for item in items)],
            branchvalues="remainder",
            level=code or ROOT,
            customdata=[
                _custom("全部支出", whole),
                *(_custom(item.name, item.figure(tree.column)) for item in items),
            ],
            text=[
                BLANK,
                *(_tile(tree, item) if fit else BLANK for item, fit in zip(items, fits, strict=True)),
            ],
            texttemplate="%{text}",
            hovertemplate=_hover("支出"),
            marker={"colors": [tokens.paper, *fill_of], "line": {"width": 1, "color": tokens.paper}},
            marker_pad={"t": 22, "l": 3, "r": 3, "b": 3},
            textfont={
                "size": 13,
                "color": [tokens.ink, *(palette.text_on(fill, scheme) for fill in fill_of)],
            },
            tiling={"pad": 1, "packing": "squarify"},
            root={"color": tokens.paper},
            pathbar={"visible": False},
            maxdepth=4,
        )
    )
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 0})
    return palette.dressed(figure, scheme, HEIGHT)


def class_fills(tree: Tree, scheme: Scheme) -> Mapping[str, str]:
    """The colour of every 类, by its size among all: the same on every page."""
    return palette.colours(tree.classes_by_size, scheme)


def leaf_fills(tree: Tree, scheme: Scheme) -> Mapping[str, str]:
    """The colour of every leaf: its 类's, paler by a step for each larger one beside it."""
    fills: dict[str, str] = {}
    for code, colour in class_fills(tree, scheme).items():
        leaves = sorted(tree.leaves(code), key=_yuan, reverse=True)
        for rank, leaf in enumerate(leaves):
            fills[leaf.code] = palette.child_colour(colour, rank, scheme)
    return fills


def _yuan(item: Item) -> int:
    figure = item.figure("total") or item.figure("amount")
    return int(figure.value * YUAN) if figure is not None else 0


def _drawable(tree: Tree, item: Item) -> bool:
    return any(_yuan(leaf) > 0 for leaf in tree.leaves(item.code))


def _fits(item: Item, shown: Figure | None) -> bool:
    figure = item.figure("total") or item.figure("amount")
    if figure is None or shown is None or shown.value <= 0:
        return False
    return float(figure.value / shown.value) >= LEAST.get(item.level, 0.08)


def _tile(tree: Tree, item: Item) -> str:
    if tree.children(item.code):
        return item.name
    figure = item.figure(tree.column)
    amount = number(figure) if figure is not None else ""
    return f"<b>{wrapped(item.name)}</b><br>{amount}"


def wrapped(name: str, width: int = WRAP) -> str:
    """A long name over several lines of a tile."""
    if len(name) <= width + 1:
        return name
    return "<br>".join(name[start : start + width] for start in range(0, len(name), width))


def _custom(name: str, figure: Figure | None) -> list[Any]:
    amount = number(figure) if figure is not None else ""
    return [*place_of(figure), name, amount, origin(figure) if figure is not None else ""]


def _hover(word: str) -> str:
    return (
        "<b>%{customdata[5]}</b>　%{id}<br>" + word + "　<b>%{customdata[6]}</b> 万元　%{customdata[7]}<br>"
        "占全部　%{percentRoot:.2%}　∴ 推算<br>占上级　%{percentParent:.2%}　∴ 推算<extra></extra>"
    )


def flow_chart(flow: Flow, tree: Tree, scheme: Scheme, code: str = "") -> go.Figure:
    """Funds → 类 → 支出性质; bands in the colour of their 类. Values in 万元.

    At a code, the bands of the other 类 are faint.
    """
    chosen = tree.class_of(code)
    tokens = TOKENS[scheme]
    fills = class_fills(tree, scheme)
    order = {node.id: index for index, node in enumerate(flow.nodes)}
    strength = 0.24 if scheme == "dark" else 0.26
    x, y = _positions(flow)
    figure = go.Figure(
        go.Sankey(
            arrangement="fixed",
            node={
                "label": [node_label(node) for node in flow.nodes],
                "color": [_node_fill(node, fills, scheme) for node in flow.nodes],
                "customdata": [[node.name, number(node.figure)] for node in flow.nodes],
                "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]} 万元<extra></extra>",
                "x": x,
                "y": y,
                "pad": PAD,
                "thickness": 12,
                "line": {"width": 0},
            },
            link={
                "source": [order[stream.source] for stream in flow.streams],
                "target": [order[stream.target] for stream in flow.streams],
                "value": [float(stream.figure.value) for stream in flow.streams],
                "color": [
                    palette.translucent(
                        fills[stream.code], strength if chosen in ("", stream.code) else FAINT
                    )
                    for stream in flow.streams
                ],
                "customdata": [
                    _stream_text(flow, stream.source, stream.target, stream.figure) for stream in flow.streams
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
            textfont={"size": 13, "color": tokens.ink, "shadow": "none"},
        )
    )
    figure.update_layout(margin={"l": 2, "r": 2, "t": 4, "b": 10})
    return palette.dressed(figure, scheme, flow_height(flow))


def _room(flow: Flow) -> float:
    """The part of the height that the bands of the fullest stage take: Plotly draws all stages so."""
    fullest = max((len(flow.stage(stage)) for stage in (0, 1, 2)), default=1)
    inner = flow_height(flow) - FLOW_MARGINS
    return max(0.2, 1 - PAD * (fullest - 1) / inner)


def flow_height(flow: Flow) -> int:
    """Enough pixels for the labels of the fullest stage."""
    fullest = max((len(flow.stage(stage)) for stage in (0, 1, 2)), default=1)
    return max(196, 42 * fullest + 60)


def node_label(node: Node) -> str:
    """A node's name and figure; on two lines where one would reach into the next stage on a phone."""
    figure = f"<b>{number(node.figure)}</b>"
    if node.stage == 1:
        name = short_name(node.name)
        return f"{name}<br>{figure}" if len(name) > MOST_ON_LINE else f"{name} {figure}"
    if node.stage == 2:
        return f"{wrapped(node.name, 8)}<br>{figure}"
    return f"{wrapped(node.name, 8)} {figure}"


def _stream_text(flow: Flow, source: str, target: str, figure: Figure) -> str:
    derived = "　∴ 推算" if figure.derived else ""
    return f"{flow.node(source).name} → {flow.node(target).name}<br><b>{number(figure)}</b> 万元{derived}"


def _node_fill(node: Node, fills: Mapping[str, str], scheme: Scheme) -> str:
    tokens = TOKENS[scheme]
    if node.stage == 1:
        return fills[node.id]
    if node.stage == 0:
        return tokens.mark if node.id != "other" else tokens.budget
    return tokens.ink if node.id in ("basic", "personnel") else tokens.budget


def _positions(flow: Flow) -> tuple[list[float], list[float]]:
    """Where the nodes stand: stages from left to right, each filled from the top in the order given.

    Plotly places nodes by their middle in parts of the height. Two nodes are as far apart as their bands
    and labels need, and a little more where there is room.
    """
    inner = flow_height(flow) - FLOW_MARGINS
    room = _room(flow)
    stages = sorted({node.stage for node in flow.nodes})
    at = {stage: 0.001 + 0.998 * index / max(1, len(stages) - 1) for index, stage in enumerate(stages)}
    x: list[float] = []
    y: list[float] = []
    for stage in stages:
        nodes = flow.stage(stage)
        whole = sum(float(node.figure.value) for node in nodes) or 1.0
        parts = [room * float(node.figure.value) / whole for node in nodes]
        tall = [(node_label(node).count("<br>") + 1) * FLOW_LINE / inner for node in nodes]
        halves = [max(part, label) / 2 for part, label in zip(parts, tall, strict=True)]
        spare = 1 - 2 * sum(halves)
        gap = max(0.0, min(0.07, spare / max(1, len(nodes) - 1)))
        edge = 0.0
        for half in halves:
            x.append(0.37 if stage == 1 and len(stages) == 3 else at[stage])
            y.append(min(0.999, max(0.001, edge + half)))
            edge += 2 * half + gap
    return x, y


def icicle(economic: Economic, code: str, scheme: Scheme) -> go.Figure:
    """基本支出 by 人员 and 公用, 类, 款, opened at a code (``all``, ``personnel``, ``public``, 301 …)."""
    tokens = TOKENS[scheme]
    tree = economic.tree
    items = [item for item in tree.by_code.values() if _drawable(tree, item)]
    groups = [
        group for group in economic.groups if any(economic.group_of(item.code) == group[0] for item in items)
    ]
    base = palette.colours(("personnel", "public"), scheme)
    fills = [
        palette.mixed(base[economic.group_of(item.code)], tokens.paper, _pale(tree, item)) for item in items
    ]
    heads = [base[group[0]] for group in groups]
    shown = _economic_figure(economic, code)
    labels = [_economic_label(item.name, item.figure("amount"), shown) for item in items]
    figure = go.Figure(
        go.Icicle(
            ids=[ROOT, *(group[0] for group in groups), *(item.code for item in items)],
            labels=[
                _economic_label("基本支出", economic.whole, shown),
                *(_economic_label(name, amount, shown) for _, name, amount in groups),
                *labels,
            ],
            parents=[
                "",
                *(ROOT for _ in groups),
                *(item.parent or economic.group_of(item.code) for item in items),
            ],
            values=[
                0,
                *(0 for _ in groups),
                *(_yuan(item) if not tree.children(item.code) else 0 for item in items),
            ],
            branchvalues="remainder",
            level=code or ROOT,
            customdata=[
                _custom("基本支出", economic.whole),
                *(_custom(name, amount) for _, name, amount in groups),
                *(_custom(item.name, item.figure("amount")) for item in items),
            ],
            hovertemplate=_hover("金额"),
            marker={"colors": [tokens.sunk, *heads, *fills], "line": {"width": 2, "color": tokens.paper}},
            textfont={
                "size": 13,
                "color": [tokens.ink, *(palette.text_on(fill, scheme) for fill in (*heads, *fills))],
            },
            textposition="middle left",
            tiling={"orientation": "h", "pad": 1},
            pathbar={"visible": False},
            maxdepth=4,
        )
    )
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 0})
    return palette.dressed(figure, scheme, HEIGHT)


def _pale(tree: Tree, item: Item) -> float:
    if item.level == 1:
        return 0.12
    siblings = sorted(tree.children(item.parent), key=_yuan, reverse=True)
    return min(0.2 + 0.06 * siblings.index(item), 0.72)


def _economic_figure(economic: Economic, code: str) -> Figure | None:
    if code == "personnel":
        return economic.personnel
    if code == "public":
        return economic.public
    return economic.tree.figure(code) if code in economic.tree.by_code else economic.whole


def _economic_label(name: str, figure: Figure | None, shown: Figure | None) -> str:
    """Name and amount on as many lines as the piece has room for; a blank where it has none."""
    if figure is None or shown is None or shown.value <= 0:
        return BLANK
    room = float(figure.value / shown.value) * HEIGHT
    for words in (f"{wrapped(name)}<br><b>{number(figure)}</b>", f"<b>{number(figure)}</b>"):
        if room >= LINE * (words.count("<br>") + 1):
            return words
    return BLANK
