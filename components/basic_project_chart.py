"""基本支出 and 项目支出 as stacked bars, an item a bar."""

from __future__ import annotations

from typing import Any, Literal

import plotly.graph_objects as go

from components import palette
from components.palette import TOKENS, Scheme, Tokens
from components.structure_marks import number, origin, place_of
from mingzhang.frames.basic_project import Split, SplitRow
from mingzhang.frames.structure import NATURES

Measure = Literal["amount", "share"]
ROW = 46
LEAST = 0.11
"""The part of the axis that a bar's piece needs for its figure."""


def nature_fills(columns: tuple[str, ...], scheme: Scheme) -> dict[str, str]:
    """基本 in the mark's colour, 项目 in its pale second, the rarer natures in slots of their own."""
    tokens = TOKENS[scheme]
    fills = {"basic": tokens.mark, "project": tokens.mark_soft}
    if "basic" not in columns:
        fills["personnel"] = tokens.mark
    others = [column for column in columns if column not in fills]
    return {**fills, **{column: palette.slot_colour(4 + at, scheme) for at, column in enumerate(others)}}


def split_bars(split: Split, measure: Measure, scheme: Scheme) -> go.Figure:
    """Bars from zero: money in 万元, or each nature's part of its item in per cent.

    ``customdata`` of every piece: page, x0, top, x1, bottom of its figure, then the item's code.
    """
    tokens = TOKENS[scheme]
    fills = nature_fills(split.columns, scheme)
    reach = _reach(split, measure)
    figure = go.Figure(
        [_bars(split, column, measure, reach, fills[column], scheme) for column in split.columns]
    )
    figure.update_layout(
        barmode="relative",
        bargap=0.58,
        showlegend=False,
        margin={"l": 6, "r": 6, "t": 22, "b": 2},
        annotations=[note for at, row in enumerate(split.rows) for note in _notes(row, at, tokens)],
    )
    figure.update_yaxes(range=[len(split.rows) - 0.5, -0.5], visible=False, fixedrange=True)
    suffix = "%" if measure == "share" else ""
    figure.update_xaxes(range=[min(0.0, _least(split)), reach], side="top", fixedrange=True, nticks=5)
    figure.update_xaxes(ticksuffix=suffix, tickformat=",~f", ticklabeloverflow="allow")
    return palette.dressed(figure, scheme, height_of(split))


def height_of(split: Split) -> int:
    """The chart's height in pixels."""
    return 28 + ROW * len(split.rows)


def _reach(split: Split, measure: Measure) -> float:
    if measure == "share":
        return 100.0
    totals = [float(figure.value) for row in split.rows if (figure := row.item.figure()) is not None]
    return max([1.0, *totals]) * 1.02


def _least(split: Split) -> float:
    return (
        min(float(nature.figure.value) for row in split.rows for nature in row.natures)
        if any(row.natures for row in split.rows)
        else 0.0
    )


def _bars(split: Split, column: str, measure: Measure, reach: float, fill: str, scheme: Scheme) -> go.Bar:
    pieces = [
        (at, row, nature)
        for at, row in enumerate(split.rows)
        for nature in row.natures
        if nature.column == column and not (measure == "share" and nature.share is None)
    ]
    values = [
        float(nature.share.value if measure == "share" and nature.share is not None else nature.figure.value)
        for _, _, nature in pieces
    ]
    texts = [
        number(nature.figure if measure == "amount" else nature.share or nature.figure)
        if abs(value) / reach >= LEAST
        else ""
        for value, (_, _, nature) in zip(values, pieces, strict=True)
    ]
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
        textfont={"size": 13, "color": palette.text_on(fill, scheme)},
        customdata=[[*place_of(nature.figure), row.item.code] for _, row, nature in pieces],
        hovertext=[_hover(row, nature.name, column) for _, row, nature in pieces],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _hover(row: SplitRow, name: str, column: str) -> str:
    nature = next(nature for nature in row.natures if nature.column == column)
    lines = [
        f"<b>{row.item.name}</b>　{row.item.code}",
        f"{name}　<b>{number(nature.figure)}</b> 万元　{origin(nature.figure)}",
    ]
    if nature.share is not None:
        lines.append(f"占该科目　{number(nature.share)}{'　∴ 推算' if nature.share.derived else ''}")
    return "<br>".join(lines)


def _notes(row: SplitRow, at: int, tokens: Tokens) -> list[dict[str, Any]]:
    base = {"showarrow": False, "xref": "paper", "yref": "y", "y": at - 0.27}
    figure = row.item.figure()
    amount = number(figure) if figure is not None else "·"
    name = f"<b>{row.item.name}</b>" if row.item.level == 1 else row.item.name
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
