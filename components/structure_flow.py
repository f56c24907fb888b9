"""The flow of funds: where the money came from, what it was for, and of what nature it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components import palette
from components.chart_marks import plain
from components.palette import TOKENS, Scheme
from components.structure_charts import class_fills, wrapped
from components.structure_hover import Known, amount_line, comparison_lines, share_line
from mingzhang.frames.figures import Figure, share
from mingzhang.frames.structure import Flow, Node, Stream, Tree
from mingzhang.presenting.sentences import short_name
from mingzhang.presenting.units import AS_PRINTED, Scale

FAINT = 0.07
PAD = 16
"""Pixels that Plotly keeps between the bands of a stage of the flow."""
FLOW_MARGINS = 14
LEAST_HEIGHT, MOST_GROWTH = 196, 1.25
FLOW_AIR = 2
MOST_ON_LINE = 6
"""A name of so many characters has its figure beside it."""
FLOW_LINE = 19
"""Height of a line of a node's label."""


def flow_chart(
    flow: Flow,
    tree: Tree,
    scheme: Scheme,
    code: str = "",
    scale: Scale = AS_PRINTED,
    known: Mapping[str, Known] | None = None,
) -> go.Figure:
    """Funds → 类 → 支出性质; bands in the colour of their 类. Bands are as wide as their 万元.

    At a code, the bands of the other 类 are faint.
    """
    chosen = tree.class_of(code)
    tokens = TOKENS[scheme]
    fills = class_fills(tree, scheme)
    order = {node.id: index for index, node in enumerate(flow.nodes)}
    strength = 0.24 if scheme == "dark" else 0.26
    x, y = _positions(flow, scale)
    figure = go.Figure(
        go.Sankey(
            arrangement="fixed",
            node={
                "label": [node_label(node, scale) for node in flow.nodes],
                "color": [_node_fill(node, fills, scheme) for node in flow.nodes],
                "customdata": [
                    node_card(node, tree.figure(), scale, (known or {}).get(node.id)) for node in flow.nodes
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
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
                "customdata": [stream_card(flow, stream, tree.figure(), scale) for stream in flow.streams],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
            textfont={"size": 13, "color": tokens.ink, "shadow": "none"},
        )
    )
    figure.update_layout(margin={"l": 2, "r": 2, "t": 4, "b": 10})
    return palette.dressed(figure, scheme, flow_height(flow, scale))


def _room(flow: Flow, scale: Scale) -> float:
    """The part of the height that the bands of the fullest stage take: Plotly draws all stages so."""
    fullest = max((len(flow.stage(stage)) for stage in (0, 1, 2)), default=1)
    return _part_of_bands(fullest, flow_height(flow, scale) - FLOW_MARGINS)


def _part_of_bands(fullest: int, inner: int) -> float:
    return max(0.2, 1 - PAD * (fullest - 1) / inner)


def flow_height(flow: Flow, scale: Scale = AS_PRINTED) -> int:
    """Enough pixels for the bands and the labels of every stage, one under the other."""
    stages = [flow.stage(stage) for stage in (0, 1, 2)]
    fullest = max((len(stage) for stage in stages), default=1)
    least = height = max(LEAST_HEIGHT, 42 * fullest + 60)
    while height < least * MOST_GROWTH and any(_overfull(stage, scale, fullest, height) for stage in stages):
        height += FLOW_LINE
    return height


def _overfull(nodes: Sequence[Node], scale: Scale, fullest: int, height: int) -> bool:
    """Whether a stage's bands, or where they are thinner its labels, need more than there is."""
    inner = height - FLOW_MARGINS
    room = _part_of_bands(fullest, inner) * inner
    whole = sum(float(node.figure.value) for node in nodes) or 1.0
    needed = sum(max(room * float(node.figure.value) / whole, label_height(node, scale)) for node in nodes)
    return needed > inner


def label_height(node: Node, scale: Scale = AS_PRINTED) -> int:
    """Pixels of a node's label, with a little air."""
    return FLOW_LINE * (node_label(node, scale).count("<br>") + 1) + FLOW_AIR


def node_label(node: Node, scale: Scale = AS_PRINTED) -> str:
    """A node's name and figure; on two lines where one would reach into the next stage on a phone."""
    figure = f"<b>{scale.digits(node.figure)}</b>"
    if node.stage == 1:
        name = plain(short_name(node.name))
        # In 元 figures are longer by a third, and fewer names have room beside theirs.
        longest = MOST_ON_LINE - (1 if scale.unit == "yuan" else 0)
        return f"{name}<br>{figure}" if len(name) > longest else f"{name} {figure}"
    if node.stage == 2:
        return f"{wrapped(node.name, 8)}<br>{figure}"
    return f"{wrapped(node.name, 8)} {figure}"


def node_card(node: Node, whole: Figure | None, scale: Scale = AS_PRINTED, known: Known | None = None) -> str:
    """What hovering over a node tells: its money, its part of all expenditure, of a 类 how it was planned."""
    lines = [f"<b>{plain(node.name)}</b>", amount_line("支出", node.figure, scale)]
    if whole is not None and node.figure.value != whole.value:
        lines.append(share_line("占全部支出", share(node.figure, whole)))
    if known is not None and node.stage == 1:
        lines += comparison_lines(*known, scale, node.figure)
    return "<br>".join(line for line in lines if line)


def stream_card(flow: Flow, stream: Stream, whole: Figure | None, scale: Scale = AS_PRINTED) -> str:
    """The same for a band, which is also a part of where it comes from."""
    source, target = flow.node(stream.source), flow.node(stream.target)
    lines = [
        f"<b>{plain(source.name)} → {plain(target.name)}</b>",
        amount_line("支出", stream.figure, scale),
        share_line(f"占{plain(source.name)}", share(stream.figure, source.figure)),
        share_line("占全部支出", share(stream.figure, whole)) if whole is not None else "",
    ]
    return "<br>".join(line for line in lines if line)


def _node_fill(node: Node, fills: Mapping[str, str], scheme: Scheme) -> str:
    tokens = TOKENS[scheme]
    if node.stage == 1:
        return fills[node.id]
    if node.stage == 0:
        return tokens.mark if node.id != "other" else tokens.budget
    return tokens.ink if node.id in ("basic", "personnel") else tokens.budget


def _positions(flow: Flow, scale: Scale) -> tuple[list[float], list[float]]:
    """Where the nodes stand: stages from left to right, each filled from the top in the order given.

    Plotly places nodes by their middle in parts of the height. Two nodes are as far apart as their bands
    and labels need, and a little more where there is room.
    """
    inner = flow_height(flow, scale) - FLOW_MARGINS
    room = _room(flow, scale)
    stages = sorted({node.stage for node in flow.nodes})
    at = {stage: 0.001 + 0.998 * index / max(1, len(stages) - 1) for index, stage in enumerate(stages)}
    x: list[float] = []
    y: list[float] = []
    for stage in stages:
        nodes = flow.stage(stage)
        whole = sum(float(node.figure.value) for node in nodes) or 1.0
        parts = [room * float(node.figure.value) / whole for node in nodes]
        tall = [label_height(node, scale) / inner for node in nodes]
        halves = [max(part, label) / 2 for part, label in zip(parts, tall, strict=True)]
        spare = 1 - 2 * sum(halves)
        gap = max(0.0, min(0.07, spare / max(1, len(nodes) - 1)))
        edge = 0.0
        for half in halves:
            x.append(0.37 if stage == 1 and len(stages) == 3 else at[stage])
            y.append(min(0.999, max(0.001, edge + half)))
            edge += 2 * half + gap
    return x, y
