"""The structure of expenditure by function, as rectangles, icicle or sunburst: one tree, one click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from components import palette
from components.chart_marks import plain
from components.palette import TOKENS, Scheme
from components.structure_hover import Known, card
from components.structure_marks import origin, place_of
from mingzhang.frames.figures import YUAN, Figure
from mingzhang.frames.structure import Item, Tree
from mingzhang.presenting import numerals
from mingzhang.presenting.units import AS_PRINTED, Scale, digits

Drawing = Literal["treemap", "icicle", "sunburst", "bars"]
DRAWINGS: dict[Drawing, str] = {"treemap": "矩形", "icicle": "冰柱", "sunburst": "旭日", "bars": "条形"}
NAMES: dict[Drawing, str] = {
    "treemap": "矩形树图",
    "icicle": "冰柱图",
    "sunburst": "旭日图",
    "bars": "条形图",
}
ROOT = "all"
BLANK = "\u2007"
"""A figure space: the label of a tile too small for words."""
LEAST = {1: 0.08, 2: 0.065, 3: 0.055}
"""The part of what is shown that an item needs for its label, by level."""
WRAP = 7
HEIGHT = 330
TALLEST, BESIDE, OVER = 520, 27, 60
"""A chart beside a long table grows with its rows, each of so many pixels under a head, up to a height."""
LEAF = 200
LINE = 21
"""Height of a line of a label."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a hierarchy: its item, what it is filled with, and what it is called on the chart."""

    item: Item
    fill: str
    label: str


def treemap(
    tree: Tree,
    code: str,
    scheme: Scheme,
    scale: Scale = AS_PRINTED,
    known: Mapping[str, Known] | None = None,
) -> go.Figure:
    """The tree as areas, opened at a code. Ids are codes, ``all`` for the whole.

    Leaves are integers of 元 and parents zero (``remainder``), as rounding tails would blank the chart;
    the report's own figures stand in ``customdata``: page, x0, top, x1, bottom, name, printed total, page.
    """
    tokens = TOKENS[scheme]
    shown = tree.figure(code)
    fills = leaf_fills(tree, scheme)
    paler = {c: palette.mixed(fill, tokens.paper, 0.8) for c, fill in class_fills(tree, scheme).items()}
    pieces = [
        Piece(
            item,
            fills.get(item.code, paler[tree.class_of(item.code)]),
            _tile(tree, item, scale) if _fits(item, shown) else BLANK,
        )
        for item in drawable(tree)
    ]
    return _hierarchy(
        go.Treemap(
            labels=["全部支出", *(plain(p.item.name) if p.label != BLANK else BLANK for p in pieces)],
            text=[BLANK, *(piece.label for piece in pieces)],
            texttemplate="%{text}",
            marker_line={"width": 1, "color": tokens.paper},
            marker_pad={"t": 22, "l": 3, "r": 3, "b": 3},
            tiling={"pad": 1, "packing": "squarify"},
            root={"color": tokens.paper},
        ),
        pieces,
        (tree, code, scheme, scale, known or {}),
    )


def icicle(
    tree: Tree,
    code: str,
    scheme: Scheme,
    scale: Scale = AS_PRINTED,
    known: Mapping[str, Known] | None = None,
) -> go.Figure:
    """The tree as columns from left to right, a level a column, opened at a code."""
    shown, fills, tall = tree.figure(code), all_fills(tree, scheme), tall_of(tree, code)
    pieces = [
        Piece(item, fills[item.code], label_of(item.name, item.figure(tree.column), shown, scale, tall))
        for item in drawable(tree)
    ]
    whole = label_of("全部支出", tree.figure(), shown, scale, tall)
    return _hierarchy(
        go.Icicle(
            labels=[whole, *(piece.label for piece in pieces)],
            textposition="middle left",
            tiling={"orientation": "h", "pad": 1},
            marker_line={"width": 2, "color": TOKENS[scheme].paper},
        ),
        pieces,
        (tree, code, scheme, scale, known or {}),
    )


def sunburst(
    tree: Tree,
    code: str,
    scheme: Scheme,
    scale: Scale = AS_PRINTED,
    known: Mapping[str, Known] | None = None,
) -> go.Figure:
    """The tree as rings, a level a ring, the open item in the middle."""
    fills = all_fills(tree, scheme)
    pieces = [Piece(item, fills[item.code], wrapped(item.name, 8)) for item in drawable(tree)]
    whole = tree.figure()
    middle = "全部支出" + (f"<br><b>{scale.digits(whole)}</b>" if whole is not None else "")
    figure = _hierarchy(
        go.Sunburst(
            labels=[middle, *(piece.label for piece in pieces)],
            marker_line={"width": 1.5, "color": TOKENS[scheme].paper},
            insidetextorientation="horizontal",
        ),
        pieces,
        (tree, code, scheme, scale, known or {}),
    )
    return figure.update_layout(uniformtext={"minsize": 11, "mode": "hide"})


Context = tuple[Tree, str, Scheme, Scale, Mapping[str, Known]]


def _hierarchy(
    trace: go.Treemap | go.Icicle | go.Sunburst, pieces: Sequence[Piece], context: Context
) -> go.Figure:
    """What treemap, icicle and sunburst have in common: ids, values, places, cards, colours."""
    tree, code, scheme, scale, known = context
    tokens = TOKENS[scheme]
    trace.update(
        ids=[ROOT, *(piece.item.code for piece in pieces)],
        parents=["", *(piece.item.parent or ROOT for piece in pieces)],
        values=[0, *(yuan(p.item) if not tree.children(p.item.code) else 0 for p in pieces)],
        branchvalues="remainder",
        level=code or ROOT,
        customdata=[
            custom("全部支出", tree.figure()),
            *(custom(piece.item.name, piece.item.figure(tree.column)) for piece in pieces),
        ],
        hovertext=[
            card(tree, one, scale, known.get(one)) for one in ("", *(piece.item.code for piece in pieces))
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        marker_colors=[
            tokens.sunk if isinstance(trace, go.Icicle) else tokens.paper,
            *(piece.fill for piece in pieces),
        ],
        textfont={
            "size": 13,
            "color": [tokens.ink, *(palette.text_on(piece.fill, scheme) for piece in pieces)],
        },
        maxdepth=4,
    )
    if not isinstance(trace, go.Sunburst):
        trace.update(pathbar={"visible": False})
    figure = go.Figure(trace)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 0})
    return palette.dressed(figure, scheme, HEIGHT)


# ---------------------------------------------------------------- colours


def class_fills(tree: Tree, scheme: Scheme) -> Mapping[str, str]:
    """The colour of every 类, by its size among all: the same on every page."""
    return palette.colours(tree.classes_by_size, scheme)


def leaf_fills(tree: Tree, scheme: Scheme) -> Mapping[str, str]:
    """The colour of every leaf: its 类's, paler by a step for each larger one beside it."""
    fills: dict[str, str] = {}
    for code, colour in class_fills(tree, scheme).items():
        leaves = sorted(tree.leaves(code), key=yuan, reverse=True)
        for rank, leaf in enumerate(leaves):
            fills[leaf.code] = palette.child_colour(colour, rank, scheme)
    return fills


def all_fills(tree: Tree, scheme: Scheme) -> Mapping[str, str]:
    """The colour of every item where all levels are seen at once: parents in the full colour of their 类."""
    classes, leaves, paper = class_fills(tree, scheme), leaf_fills(tree, scheme), TOKENS[scheme].paper
    return {
        code: leaves.get(code, palette.mixed(classes[tree.class_of(code)], paper, 0.1 * (item.level - 1)))
        for code, item in tree.by_code.items()
    }


# ---------------------------------------------------------------- what a piece carries


def yuan(item: Item) -> int:
    """An item's money in whole 元, so that parts add up."""
    figure = item.figure("total") or item.figure("amount")
    return int(figure.value * YUAN) if figure is not None else 0


def drawable(tree: Tree) -> list[Item]:
    """The items that have an area: with money at or below them."""
    return [item for item in tree.by_code.values() if any(yuan(leaf) > 0 for leaf in tree.leaves(item.code))]


def _fits(item: Item, shown: Figure | None) -> bool:
    figure = item.figure("total") or item.figure("amount")
    if figure is None or shown is None or shown.value <= 0:
        return False
    return float(figure.value / shown.value) >= LEAST.get(item.level, 0.08)


def _tile(tree: Tree, item: Item, scale: Scale) -> str:
    if tree.children(item.code):
        return plain(item.name)
    figure = item.figure(tree.column)
    amount = scale.digits(figure) if figure is not None else ""
    return f"<b>{wrapped(item.name)}</b><br>{amount}"


def wrapped(name: str, width: int = WRAP) -> str:
    """A long name over several lines of a tile."""
    if len(name) <= width + 1:
        return plain(name)
    return "<br>".join(plain(name[start : start + width]) for start in range(0, len(name), width))


def custom(name: str, figure: Figure | None) -> list[Any]:
    """``customdata`` of a piece: the place of its figure, name, printed amount, page."""
    amount = digits(figure) if figure is not None else ""
    return [*place_of(figure), plain(name), amount, origin(figure) if figure is not None else ""]


def tall_of(tree: Tree, code: str) -> int:
    """The height of a chart in pixels: more where the table beside it has many rows, less for one item."""
    if code and not tree.children(code):
        return LEAF
    rows = sum(1 for item in tree.within(code) if code or item.level <= 2)
    return min(TALLEST, max(HEIGHT, OVER + BESIDE * rows))


def label_of(
    name: str, figure: Figure | None, shown: Figure | None, scale: Scale = AS_PRINTED, tall: int = HEIGHT
) -> str:
    """Name and amount where the piece has room for both, else the name alone; a blank where it has none."""
    if figure is None or shown is None or shown.value <= 0:
        return BLANK
    room = float(figure.value / shown.value) * tall
    amount = f"<b>{scale.digits(figure)}</b>"
    for words in (f"{wrapped(name)}<br>{amount}", plain(numerals.shortened(name, WRAP + 2))):
        if room >= LINE * (words.count("<br>") + 1):
            return words
    return BLANK
