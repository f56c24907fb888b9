"""基本支出 and 项目支出 as stacked bars, an item a bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from components import palette
from components.chart_marks import KEPT_WHEN_CLICKED, plain
from components.palette import TOKENS, Scheme, Tokens
from components.structure_hover import Known, amount_line, comparison_lines, share_line
from components.structure_marks import place_of
from mingzhang.frames.basic_project import Nature, Split, SplitRow
from mingzhang.frames.figures import share
from mingzhang.frames.structure import NATURES
from mingzhang.presenting.units import AS_PRINTED, Scale, digits

Measure = Literal["amount", "share"]
ROW = 46
LEAST = 0.11
"""The part of the axis that a bar's piece needs for its figure."""
LEAST_EACH = 0.018
"""And for each of its digits."""


def nature_fills(columns: tuple[str, ...], scheme: Scheme) -> dict[str, str]:
    """基本 in the mark's colour, 项目 in its pale second, the rarer natures in slots of their own."""
    tokens = TOKENS[scheme]
    fills = {"basic": tokens.mark, "project": tokens.mark_soft}
    if "basic" not in columns:
        fills["personnel"] = tokens.mark
    others = [column for column in columns if column not in fills]
    return {**fills, **{column: palette.slot_colour(4 + at, scheme) for at, column in enumerate(others)}}


def measure_of(scale: Scale) -> Measure:
    """What the bars measure in a unit: 占比 is each nature's part of its item."""
    return "share" if scale.unit == "share" else "amount"


def split_bars(
    split: Split,
    measure: Measure,
    scheme: Scheme,
    scale: Scale = AS_PRINTED,
    known: Mapping[str, Known] | None = None,
) -> go.Figure:
    """Bars from zero: money in the page's unit, or each nature's part of its item in per cent.

    ``customdata`` of every piece: page, x0, top, x1, bottom of its figure, then the item's code.
    """
    tokens = TOKENS[scheme]
    fills = nature_fills(split.columns, scheme)
    context = Context(measure, scheme, scale.money, _reach(split, measure, scale.money), known or {})
    figure = go.Figure([_bars(split, column, fills[column], context) for column in split.columns])
    figure.update_layout(
        barmode="relative",
        bargap=0.58,
        showlegend=False,
        margin={"l": 6, "r": 6, "t": 22, "b": 2},
        annotations=[
            note for at, row in enumerate(split.rows) for note in _notes(row, at, tokens, scale.money)
        ],
    )
    figure.update_yaxes(range=[len(split.rows) - 0.5, -0.5], visible=False, fixedrange=True)
    suffix = "%" if measure == "share" else ""
    figure.update_xaxes(
        range=[min(0.0, _least(split, scale.money)), context.reach], side="top", fixedrange=True, nticks=5
    )
    figure.update_xaxes(ticksuffix=suffix, tickformat=",~f", ticklabeloverflow="allow")
    return palette.dressed(figure, scheme, height_of(split))


def height_of(split: Split) -> int:
    """The chart's height in pixels."""
    return 28 + ROW * len(split.rows)


@dataclass(frozen=True, slots=True)
class Context:
    """What all bars of one chart share. ``reach`` is the end of the axis."""

    measure: Measure
    scheme: Scheme
    scale: Scale
    reach: float
    known: Mapping[str, Known]

    def length(self, nature: Nature) -> float:
        """How long the piece of a nature is."""
        shared = self.measure == "share" and nature.share is not None
        return self.scale.size(nature.share if shared and nature.share else nature.figure)

    def words(self, nature: Nature) -> str:
        """What stands in a piece; nothing where it is too short."""
        amount = self.scale.digits(nature.figure)
        told = digits(nature.share) if self.measure == "share" and nature.share else amount
        return told if abs(self.length(nature)) / self.reach >= max(LEAST, LEAST_EACH * len(told)) else ""


def _reach(split: Split, measure: Measure, scale: Scale) -> float:
    if measure == "share":
        return 100.0
    totals = [scale.size(figure) for row in split.rows if (figure := row.item.figure()) is not None]
    return max([1.0, *totals]) * 1.02


def _least(split: Split, scale: Scale) -> float:
    return min((scale.size(nature.figure) for row in split.rows for nature in row.natures), default=0.0)


def _bars(split: Split, column: str, fill: str, context: Context) -> go.Bar:
    pieces = [
        (at, row, nature)
        for at, row in enumerate(split.rows)
        for nature in row.natures
        if nature.column == column and not (context.measure == "share" and nature.share is None)
    ]
    values = [context.length(nature) for _, _, nature in pieces]
    texts = [context.words(nature) for _, _, nature in pieces]
    return go.Bar(
        x=values,
        y=[at + 0.14 for at, _, _ in pieces],
        orientation="h",
        name=NATURES[column],
        marker={"color": fill, "opacity": 1},
        width=0.42,
        text=texts,
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        constraintext="none",
        textfont={"size": 13, "color": palette.text_on(fill, context.scheme)},
        customdata=[[*place_of(nature.figure), row.item.code] for _, row, nature in pieces],
        hovertext=[_hover(split, row, nature, context) for _, row, nature in pieces],
        hovertemplate="%{hovertext}<extra></extra>",
        **KEPT_WHEN_CLICKED,
    )


def _hover(split: Split, row: SplitRow, nature: Nature, context: Context) -> str:
    """The nature's amount and parts, then what the report says of the item as a whole."""
    lines = [
        f"<b>{plain(row.item.name)}</b>　{row.item.code}",
        amount_line(nature.name, nature.figure, context.scale),
        share_line("占该科目", nature.share),
    ]
    whole = split.tree.figure()
    if whole is not None:
        lines.append(share_line("占全部支出", share(nature.figure, whole)))
    known = context.known.get(row.item.code)
    if known is not None:
        lines.append(amount_line("该科目", row.item.figure(), context.scale))
        lines += comparison_lines(*known, context.scale, row.item.figure())
    return "<br>".join(line for line in lines if line)


def _notes(row: SplitRow, at: int, tokens: Tokens, scale: Scale) -> list[dict[str, Any]]:
    base = {"showarrow": False, "xref": "paper", "yref": "y", "y": at - 0.3}
    base |= {"bgcolor": tokens.paper, "borderpad": 0}
    figure = row.item.figure()
    amount = scale.digits(figure) if figure is not None else "·"
    name = f"<b>{plain(row.item.name)}</b>" if row.item.level == 1 else plain(row.item.name)
    return [
        {
            **base,
            "x": 0,
            "xanchor": "left",
            "xshift": 4,
            "text": name,
            "font": {"size": 13, "color": tokens.ink},
        },
        {**base, "x": 1, "xanchor": "right", "text": amount, "font": {"size": 12, "color": tokens.ink2}},
    ]
