"""机关运行经费 and 政府采购 as horizontal bars from zero, largest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from components import axis, palette
from components.chart_marks import KEPT_WHEN_CLICKED, hover, place, plain
from components.palette import TOKENS, Scheme
from mingzhang.frames.figures import Figure, share
from mingzhang.frames.operations import OperatingCosts, Procurement
from mingzhang.presenting import numerals
from mingzhang.presenting.units import AS_PRINTED, Scale, digits, in_words

BAR = 30
MOST_SHARES = Decimal("100.5")
"""Shares that rounding alone has carried beyond the whole."""
MOST_NAME = 11
"""Longer names are cut on the axis; the hover card has them whole."""


@dataclass(frozen=True, slots=True)
class NamedBar:
    """A bar: what it is called, its figure, and its part of the whole where that is known."""

    name: str
    figure: Figure
    part: Figure | None


def shares_of(bars: Sequence[NamedBar]) -> tuple[NamedBar, ...]:
    """The bars whose part of the whole is known, where the parts make no more than the whole."""
    known = tuple(bar for bar in bars if bar.part is not None)
    parts = [bar.part.value for bar in known if bar.part is not None]
    return known if all(part >= 0 for part in parts) and sum(parts) <= MOST_SHARES else ()


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


def bar_chart(
    bars: Sequence[NamedBar], scheme: Scheme, name: str = "决算", scale: Scale = AS_PRINTED
) -> go.Figure:
    """Horizontal bars in 万元, 元 or parts of the whole; ``name`` is what the amounts are.

    ``customdata`` of every bar: page, x0, top, x1, bottom of its figure.
    """
    tokens = TOKENS[scheme]
    shown = [drawn(bar, scale) for bar in bars]
    values = [float(each.value) for each in shown]
    figure = go.Figure(
        go.Bar(
            x=values,
            y=list(range(len(bars))),
            orientation="h",
            width=0.58,
            marker={"color": tokens.mark},
            text=[digits(each) for each in shown],
            textposition="outside",
            cliponaxis=False,
            textfont={"size": 13, "color": tokens.ink},
            customdata=[place(bar.figure) for bar in bars],
            hovertext=[_card(bar, name, scale.money) for bar in bars],
            hovertemplate="%{hovertext}<extra></extra>",
            **KEPT_WHEN_CLICKED,
        )
    )
    end = max([0.0, *values]) * 1.15 or 1.0
    names = [numerals.shortened(bar.name, MOST_NAME) for bar in bars]
    figure.update_yaxes(**axis.of_names(names, tokens.ink))
    figure.update_xaxes(**axis.of_amounts(values, end))
    figure.update_layout(showlegend=False, margin={"l": 0, "r": 8, "t": 4, "b": 4})
    return palette.dressed(figure, scheme, height_of(bars))


def drawn(bar: NamedBar, scale: Scale) -> Figure:
    """What a bar's length is: its amount, or its part of the whole."""
    part = bar.part if scale.unit == "share" else None
    return part or scale.money.of(bar.figure) or bar.figure


def _card(bar: NamedBar, name: str, scale: Scale) -> str:
    lines = [f"<b>{plain(bar.name)}</b>", hover(name, scale.of(bar.figure) or bar.figure)]
    if bar.part is not None:
        lines.append(hover("占比", bar.part))
    return "<br>".join(lines)


def spoken(subject: str, bars: Sequence[NamedBar], scale: Scale = AS_PRINTED) -> str:
    """The chart in words."""
    parts = [f"{bar.name} {in_words(drawn(bar, scale))}" for bar in bars]
    return f"{subject}条形图：" + ("，".join(parts) if parts else "没有金额")
