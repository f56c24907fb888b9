"""From which fund through which 类 to which nature: ribbons as wide as the money, each end with its label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mingzhang.exporting.site.amounts import amount, reads, teller, unit_words
from mingzhang.exporting.site.heights import Height, height_of
from mingzhang.exporting.site.parts import Html, element, joined, text
from mingzhang.exporting.site.subject import Part, Subject, under
from mingzhang.exporting.site.tips import tip_of
from mingzhang.frames.figures import Figure, share
from mingzhang.frames.figures import joined as places_of
from mingzhang.frames.structure import Flow, Node, Stream, Tree, flow_of
from mingzhang.presenting.structure_captions import ALL, flow_caption

LEAST, OF_LABEL, GAP = 290.0, 50.0, 8.0
"""Pixels: what the whole of the money takes, at least so much for a label, and between two nodes."""
THICK, WIDE = 12.0, 1000.0
LEFTS = (0.0, (WIDE - THICK) / 2, WIDE - THICK)
"""Where the stages stand in the drawing's own measure."""
SHADES = 10
REMARK = 34
"""Pixels that the line of a remark takes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A node in the drawing: its top and height in pixels, and where its label's middle is."""

    node: Node
    top: float
    height: float
    label: float


def flow_part(subject: Subject) -> Part | None:
    """The flow of funds; None where no fund is known, or all is one line."""
    tree = subject.overview.tree
    flow = flow_of(subject.report, tree) if tree is not None else None
    if tree is None or flow is None or not flow.stage(0) or not flow.stage(2):
        return None
    places, height = _stacked(flow)
    say = teller()
    caption = flow_caption(flow, say)
    remarks = [element("p", text(f"{remark}。"), class_="sub") for remark in flow.remarks]
    drawing = joined(
        element(
            "div",
            joined(
                _ribbons(flow, tree, places, height),
                *(_label(place, tree, height) for place in places.values()),
            ),
            class_="flow",
            style=f"height:{height:.0f}px",
            data_marks="",
        ),
        *remarks,
        reads(caption, say),
    )
    heading, about = _heading(flow), height_of((), _heading(flow), caption)
    taken = round(height) + REMARK * len(flow.remarks)
    return Part(
        "flow", "资金去向", heading,
        under("资金来源、支出功能分类、支出性质", subject, unit_words(ALL)),
        element("figure", drawing, class_="chart", aria_label=f"图：资金来源与去向，{len(places)} 项"),
        Html(""),
        places_of(*(place.node.figure for place in places.values())),
        Height(about.wide + taken, about.narrow + taken),
    )  # fmt: skip


def _heading(flow: Flow) -> str:
    funds = flow.stage(0)
    if len(funds) == 1:
        return f"资金都来自{funds[0].name}"
    first = max(funds, key=lambda node: node.figure.value)
    return f"资金有 {len(funds)} 个来源，最多的是{first.name}"


def _stacked(flow: Flow) -> tuple[dict[str, Place], float]:
    """The nodes of every stage from the top down, and the height that they take.

    A node has at least the room of its label, which stands beside its middle.
    """
    stages = [flow.stage(stage) for stage in range(3)]
    most = max(sum(_size(node.figure) for node in nodes) for nodes in stages) or 1.0
    talls = {node.id: max(1.0, _size(node.figure) / most * LEAST) for node in flow.nodes}
    rooms = {key: max(tall + GAP, OF_LABEL) for key, tall in talls.items()}
    height = max(sum(rooms[node.id] for node in nodes) for nodes in stages)
    found: dict[str, Place] = {}
    for nodes in stages:
        top = (height - sum(rooms[node.id] for node in nodes)) / 2
        for node in nodes:
            tall, room = talls[node.id], rooms[node.id]
            found[node.id] = Place(node, top + (room - tall) / 2, tall, top + room / 2)
            top += room
    return found, height


def _size(figure: Figure) -> float:
    return max(0.0, float(figure.value))


# ---------------------------------------------------------------- marks


def _ribbons(flow: Flow, tree: Tree, places: Mapping[str, Place], height: float) -> Html:
    """The drawing itself, which stretches with its column; to a screen reader the labels tell it."""
    used: dict[tuple[str, str], float] = {}
    drawn: list[Html] = []
    order = {code: at for at, code in enumerate(tree.classes_by_size)}
    for stream in sorted(flow.streams, key=lambda one: order.get(one.code, len(order))):
        one, other = places[stream.source], places[stream.target]
        if one.node.figure.value <= 0 or other.node.figure.value <= 0:
            continue
        leaves, arrives = ("out", stream.source), ("in", stream.target)
        start, end = one.top + used.get(leaves, 0.0), other.top + used.get(arrives, 0.0)
        thin, thick = _part(stream, one), _part(stream, other)
        used[leaves], used[arrives] = used.get(leaves, 0.0) + thin, used.get(arrives, 0.0) + thick
        drawn.append(_ribbon(one, other, (start, start + thin, end, end + thick), _shade(tree, stream.code)))
    bars = [
        f'<rect x="{LEFTS[place.node.stage]:.0f}" y="{place.top:.1f}" width="{THICK:.0f}" '
        f'height="{place.height:.1f}" class="{_bar_shade(tree, place)}"/>'
        for place in places.values()
    ]
    return Html(
        f'<svg viewBox="0 0 {WIDE:.0f} {height:.0f}" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(drawn)}{''.join(bars)}</svg>"
    )


def _part(stream: Stream, place: Place) -> float:
    return float(stream.figure.value / place.node.figure.value) * place.height


def _ribbon(one: Place, other: Place, edges: Sequence[float], shade: str) -> Html:
    left, right = LEFTS[one.node.stage] + THICK, LEFTS[other.node.stage]
    middle = (left + right) / 2
    a, b, c, d = edges
    line = (
        f"M{left:.0f} {a:.1f}C{middle:.0f} {a:.1f} {middle:.0f} {c:.1f} {right:.0f} {c:.1f}"
        f"V{d:.1f}C{middle:.0f} {d:.1f} {middle:.0f} {b:.1f} {left:.0f} {b:.1f}Z"
    )
    return Html(f'<path d="{line}" class="rb {shade}"/>')


def _shade(tree: Tree, code: str) -> str:
    order = tree.classes_by_size
    return f"s{order.index(code) % SHADES}" if code in order else "s0"


def _bar_shade(tree: Tree, place: Place) -> str:
    return _shade(tree, place.node.id) if place.node.stage == 1 else "end"


def _label(place: Place, tree: Tree, height: float) -> Html:
    """The node's name and amount beside it; it stands for the node to the keyboard and the screen reader."""
    node, whole = place.node, tree.figure()
    part = share(node.figure, whole) if whole is not None and whole.value > Decimal(0) else None
    tip = tip_of(node.name, [("金额", node.figure), ("占比", part)], whole)
    body = joined(element("span", text(node.name)), " ", element("b", amount(node.figure, whole)))
    return element(
        "div",
        body,
        class_=f"mk nd st{node.stage}",
        role="img",
        tabindex="0",
        aria_label=tip.words(),
        data_tip=tip.data(),
        style=f"top:{place.label / height * 100:.2f}%",
    )
