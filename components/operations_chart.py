"""机关运行经费 and 政府采购 as horizontal bars from zero, largest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from components import palette
from components.chart_marks import digits, hover, place, plain
from components.palette import TOKENS, Scheme
from mingzhang.frames.figures import Figure, share
from mingzhang.frames.operations import OperatingCosts, Procurement
from mingzhang.presenting import numerals

BAR = 30
MOST_NAME = 11
"""Longer names are cut on the axis; the hover card has them whole."""


@dataclass(frozen=True, slots=True)
class NamedBar:
    """A bar: what it is called, its figure, and its part of the whole where that is known."""

    name: str
    figure: Figure
    part: Figure | None


def cost_bars(costs: OperatingCosts) -> tuple[NamedBar, ...]:
    """The items of 机关运行经费 with money, largest first."""
    if costs.tree is None:
        return ()
    column = costs.tree.column
    figures = [(item.name, item.figure(column)) for item in costs.spent()]
    return tuple(
        NamedBar(name, figure, share(figure, costs.total) if costs.total else None)
        for name, figure in figures
        if figure is not None
    )


def procurement_bars(procurement: Procurement) -> tuple[NamedBar, ...]:
    """Goods, works, services with a figure (a printed zero too), largest first."""
    return tuple(
        NamedBar(line.name, line.figure, line.share)
        for line in procurement.kinds()
        if line.figure is not None
    )


def height_of(bars: Sequence[NamedBar]) -> int:
    """The chart's height in pixels."""
    return 32 + BAR * max(1, len(bars))


def bar_chart(bars: Sequence[NamedBar], scheme: Scheme, name: str = "决算") -> go.Figure:
    """Horizontal bars in 万元; ``name`` is what the amounts are.

    ``customdata`` of every bar: page, x0, top, x1, bottom of its figure.
    """
    tokens = TOKENS[scheme]
    figure = go.Figure(
        go.Bar(
            x=[float(bar.figure.value) for bar in bars],
            y=list(range(len(bars))),
            orientation="h",
            width=0.58,
            marker={"color": tokens.mark},
            text=[digits(bar.figure) for bar in bars],
            textposition="outside",
            cliponaxis=False,
            textfont={"size": 13, "color": tokens.ink},
            customdata=[place(bar.figure) for bar in bars],
            hovertext=[_card(bar, name) for bar in bars],
            hovertemplate="%{hovertext}<extra></extra>",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    values = [float(bar.figure.value) for bar in bars]
    end = max([0.0, *values]) * 1.15 or 1.0
    figure.update_yaxes(
        tickvals=list(range(len(bars))),
        ticktext=[numerals.shortened(bar.name, MOST_NAME) for bar in bars],
        tickfont={"size": 13, "color": tokens.ink},
        range=[len(bars) - 0.5, -0.5],
        fixedrange=True,
        zeroline=False,
        ticklabelstandoff=10,
    )
    figure.update_xaxes(
        range=[min([0.0, *values]) * 1.1, end], fixedrange=True, nticks=6, tickformat=tick_format(end)
    )
    figure.update_layout(showlegend=False, margin={"l": 0, "r": 8, "t": 4, "b": 4})
    return palette.dressed(figure, scheme, height_of(bars))


def tick_format(end: float) -> str:
    """As many decimals as the axis' steps need."""
    return ",.2f" if end < 1 else ",.1f" if end < 8 else ",.0f"


def _card(bar: NamedBar, name: str) -> str:
    lines = [f"<b>{plain(bar.name)}</b>", hover(name, bar.figure)]
    if bar.part is not None:
        lines.append(hover("占比", bar.part))
    return "<br>".join(lines)


def spoken(subject: str, bars: Sequence[NamedBar]) -> str:
    """The chart in words."""
    parts = [f"{bar.name} {digits(bar.figure)} 万元" for bar in bars]
    return f"{subject}条形图：" + ("，".join(parts) if parts else "没有金额")
