"""The structure of expenditure as bars: the items below a code, at the last level those beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from components import palette
from components.chart_marks import plain
from components.palette import TOKENS, Scheme, Tokens
from components.sorting import Order
from components.structure_charts import HEIGHT, all_fills
from components.structure_hover import Known, card
from components.structure_marks import place_of
from components.structure_order import item_key
from mingzhang.frames.figures import Figure
from mingzhang.frames.structure import Item, Tree
from mingzhang.presenting.units import AS_PRINTED, Scale, digits

ROW = 46
LARGEST_FIRST = Order("sort", "total", descending=True)
FAINT = 0.35
ZERO = 0.001
"""Of the axis: a printed zero is still to be seen and to be pointed at."""


def bars(
    tree: Tree,
    code: str,
    scheme: Scheme,
    scale: Scale = AS_PRINTED,
    known: Mapping[str, Known] | None = None,
    order: Order = LARGEST_FIRST,
) -> go.Figure:
    """A bar an item, from zero. ``customdata``: page, x0, top, x1, bottom of its figure, then its code.

    At the last level the chosen item stands out among those beside it.
    """
    tokens, fills, told = TOKENS[scheme], all_fills(tree, scheme), known or {}
    rows = shown_items(tree, code, order)
    sizes = [scale.size(figure) if (figure := row.figure(tree.column)) else 0.0 for row in rows]
    reach = max([abs(size) for size in sizes], default=0.0) or 1.0
    chosen = code if code and not tree.children(code) else ""
    figure = go.Figure(
        go.Bar(
            x=[size or reach * ZERO for size in sizes],
            y=[at + 0.14 for at in range(len(rows))],
            orientation="h",
            width=0.42,
            marker={
                "color": [fills[row.code] for row in rows],
                "opacity": [FAINT if chosen and row.code != chosen else 1 for row in rows],
            },
            customdata=[[*place_of(row.figure(tree.column)), row.code] for row in rows],
            hovertext=[card(tree, row.code, scale, told.get(row.code)) for row in rows],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    figure.update_layout(
        bargap=0.5,
        showlegend=False,
        margin={"l": 6, "r": 6, "t": 22, "b": 2},
        annotations=[
            note for at, row in enumerate(rows) for note in _notes(tree, row, at, scale, tokens, chosen)
        ],
    )
    figure.update_yaxes(range=[len(rows) - 0.5, -0.5], visible=False, fixedrange=True)
    figure.update_xaxes(range=[min([0.0, *sizes]), reach * 1.02], side="top", fixedrange=True, nticks=5)
    figure.update_xaxes(ticksuffix="%" if scale.unit == "share" else "", tickformat=",~f")
    figure.update_xaxes(ticklabeloverflow="allow")
    return palette.dressed(figure, scheme, height_of(tree, code))


def shown_items(tree: Tree, code: str, order: Order = LARGEST_FIRST) -> tuple[Item, ...]:
    """The items directly below a code; at the last level the item and those beside it."""
    below = tree.children(code) or tree.children(tree.by_code[code].parent)
    return order.sorted(below, lambda item, column: item_key(tree, item, column))


def height_of(tree: Tree, code: str) -> int:
    """The chart's height in pixels."""
    return max(HEIGHT // 2, 28 + ROW * len(shown_items(tree, code)))


def _notes(tree: Tree, row: Item, at: int, scale: Scale, tokens: Tokens, chosen: str) -> list[dict[str, Any]]:
    base = {"showarrow": False, "xref": "paper", "yref": "y", "y": at - 0.3}
    base |= {"bgcolor": tokens.paper, "borderpad": 0}
    figure, share = row.figure(tree.column), tree.share(row.code)
    name = f"<b>{plain(row.name)}</b>" if row.code == chosen else plain(row.name)
    return [
        base
        | {"x": 0, "xanchor": "left", "xshift": 4, "text": name, "font": {"size": 13, "color": tokens.ink}},
        base
        | {
            "x": 1,
            "xanchor": "right",
            "text": _amount(figure, share, scale),
            "font": {"size": 12, "color": tokens.ink2},
        },
    ]


def _amount(figure: Figure | None, share: Figure | None, scale: Scale) -> str:
    """Amount and share at a bar's end; the blank's mark where the table has none."""
    if figure is None:
        return "·"
    part = f"　{digits(share)}" if share is not None and scale.unit != "share" else ""
    return scale.digits(figure) + part
