"""“三公”经费 in charts: budget, last year and final on one axis; the years of several reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from components import palette
from components.chart_marks import BREAK, change_line, digits, hover, part_line, place, plain, reason_lines
from components.palette import TOKENS, Scheme, Tokens
from mingzhang.frames.figures import Figure
from mingzhang.frames.three_public import Item, ThreePublic, Year
from mingzhang.presenting.kinds import AGAINST, WORDS

Role = Literal["budget", "prior", "final"]

BAR = 38
"""Height of a bar with its gap, in pixels."""
TREND_HEIGHT = 240
SHORT_NAMES = {
    "total": "合计",
    "overseas": "因公出国（境）",
    "vehicles": "公务用车",
    "vehicle_purchase": "公务用车购置",
    "vehicle_operation": "公务用车运行维护",
    "reception": "公务接待",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: which item's which figure, and how its line is labelled."""

    item: Item
    role: Role
    label: str
    figure: Figure


def bars_of(view: ThreePublic) -> tuple[Bar, ...]:
    """The bars from top to bottom: of the total alone where one item is all of it, else of every item."""
    groups = charted_items(view)
    named = len(groups) > 1
    return tuple(bar for item in groups for bar in _bars_of_item(item, view, named))


def card(bar: Bar, view: ThreePublic) -> str:
    """What hovering over a bar tells: amount, part of the total, differences, the report's reason."""
    item, total = bar.item, view.total
    whole = {"budget": total.budget_figure, "prior": total.prior, "final": total.final_figure}[bar.role]
    if view.kind == "budget" and bar.role == "final":
        whole = total.budget_figure
    lines = [f"<b>{plain(item.name)}</b>", hover(bar.label, bar.figure)]
    if item is not total:
        lines.append(part_line("占“三公”经费", bar.figure, whole))
    if bar.role == "final":
        lines += _against(item, view)
    return BREAK.join(line for line in lines if line)


def _against(item: Item, view: ThreePublic) -> list[str]:
    """Differences against budget and last year, each with the report's reason for it."""
    last = AGAINST[item.basis] if view.kind == "budget" else "上年"
    pairs = (
        (change_line("比预算", item.deviation) if view.kind != "budget" else "", item.reason_for("budget")),
        (change_line(f"比{last}", item.change), item.reason_for("prior")),
    )
    lines: list[str] = []
    for told, reason in pairs:
        if told:
            lines.append(told)
            if reason is not None:
                lines.append(reason_lines(reason.text, reason.source.page))
    return lines


def charted_items(view: ThreePublic) -> tuple[Item, ...]:
    """The items that the chart shows, the total first."""
    moving = [item for item in view.moving if item.id not in ("vehicle_purchase", "vehicle_operation")]
    known = any((view.total.budget_figure, view.total.final_figure, view.total.prior))
    total = (view.total,) if known else ()
    return (*total, *moving) if len(moving) > 1 or not total else total


def _bars_of_item(item: Item, view: ThreePublic, named: bool) -> list[Bar]:
    year = view.year
    this, last = (f"{year} ", f"{year - 1} ") if year else ("", "上年 ")
    roles: tuple[tuple[Role, str, Figure | None], ...] = (
        ("budget", f"{this}预算", item.budget_figure),
        ("prior", f"{last}决算", item.prior),
        ("final", f"{this}决算", item.final_figure),
    )
    if view.kind == "budget":
        prior = AGAINST[item.basis].removeprefix("上年") or "预算"
        roles = (("prior", f"{last}{prior}", item.prior), ("final", f"{this}预算", item.budget_figure))
    lead = f"{SHORT_NAMES[item.id]} · " if named else ""
    return [Bar(item, role, lead + label, figure) for role, label, figure in roles if figure is not None]


def comparison_bars(view: ThreePublic, scheme: Scheme) -> go.Figure:
    """Horizontal bars from zero in 万元: budget hollow, last year pale, final solid.

    ``customdata`` of every bar: page, x0, top, x1, bottom of its figure.
    """
    tokens = TOKENS[scheme]
    bars = bars_of(view)
    fills = {"budget": "rgba(0,0,0,0)", "prior": tokens.mark_soft, "final": tokens.mark}
    figure = go.Figure(
        go.Bar(
            x=[float(bar.figure.value) for bar in bars],
            y=list(range(len(bars))),
            orientation="h",
            width=0.62,
            marker={
                "color": [fills[bar.role] for bar in bars],
                "line": {
                    "width": [1.6 if bar.role == "budget" else 0 for bar in bars],
                    "color": tokens.budget,
                },
            },
            text=[_label(bar) for bar in bars],
            textposition="outside",
            cliponaxis=False,
            textfont={"size": 14, "color": tokens.ink},
            customdata=[place(bar.figure) for bar in bars],
            hovertext=[card(bar, view) for bar in bars],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    _keep_when_clicked(figure)
    figure.update_yaxes(
        tickvals=list(range(len(bars))),
        ticktext=[f"<b>{bar.label}</b>" if bar.role == "final" else bar.label for bar in bars],
        tickfont={"size": 13, "color": tokens.ink},
        range=[len(bars) - 0.5, -0.5],
        fixedrange=True,
        zeroline=False,
        ticklabelstandoff=10,
    )
    end = reach(bars)
    figure.update_xaxes(
        range=[min(0.0, _least(bars)), end], fixedrange=True, nticks=6, tickformat=tick_format(end)
    )
    figure.update_layout(showlegend=False, margin={"l": 0, "r": 8, "t": 4, "b": 4})
    return palette.dressed(figure, scheme, height_of(view))


def height_of(view: ThreePublic) -> int:
    """The chart's height in pixels."""
    return 34 + BAR * max(1, len(bars_of(view)))


def _label(bar: Bar) -> str:
    text = digits(bar.figure) + (" ∴" if bar.figure.derived else "")
    return f"<b>{text}</b>" if bar.role == "final" else text


def reach(bars: Sequence[Bar]) -> float:
    """Where the axis ends: beyond the longest bar, with room for its figure."""
    return max([0.0, *(float(bar.figure.value) for bar in bars)]) * 1.18 or 1.0


def tick_format(end: float) -> str:
    """As many decimals as the axis' steps need."""
    return ",.2f" if end < 1 else ",.1f" if end < 8 else ",.0f"


def _least(bars: Sequence[Bar]) -> float:
    return min((float(bar.figure.value) for bar in bars), default=0.0) * 1.1


def _keep_when_clicked(figure: go.Figure) -> None:
    """A clicked mark keeps its look, and so do the others."""
    figure.update_traces(selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}})


# ---------------------------------------------------------------- the years


def trend_chart(years: Sequence[Year], scheme: Scheme) -> go.Figure:
    """Finals as columns from zero inside the hollow outline of the budget, in 万元; a derived year is pale.

    ``customdata`` of every mark: page, x0, top, x1, bottom of its figure, then its report's sha256.
    """
    tokens = TOKENS[scheme]
    figure = go.Figure([_outlines(years, tokens), _columns(years, tokens)])
    _keep_when_clicked(figure)
    top = max(
        [
            0.0,
            *(float(each.value) for year in years for each in (year.budget, year.final) if each is not None),
        ]
    )
    _label_columns(figure, years, tokens)
    figure.update_xaxes(
        tickvals=[year.year for year in years],
        ticktext=[str(year.year) for year in years],
        range=[years[0].year - 0.6, years[-1].year + 0.6],
        tickfont={"size": 13, "color": tokens.ink},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=[0, top * 1.2 or 1.0], showgrid=True, fixedrange=True, nticks=5, tickformat=tick_format(top)
    )
    figure.update_layout(showlegend=False, margin={"l": 0, "r": 0, "t": 8, "b": 4}, barmode="overlay")
    return palette.dressed(figure, scheme, TREND_HEIGHT)


def _label_columns(figure: go.Figure, years: Sequence[Year], tokens: Tokens) -> None:
    """The finals in digits, above column and outline, so that no line runs through them."""
    for year in years:
        if year.final is not None:
            highest = max(float(each.value) for each in (year.budget, year.final) if each is not None)
            figure.add_annotation(
                x=year.year,
                y=max(highest, 0.0),
                text=digits(year.final) + (" ∴" if year.final.derived else ""),
                yanchor="bottom",
                showarrow=False,
                font={"size": 13, "color": tokens.ink},
            )


def _columns(years: Sequence[Year], tokens: Tokens) -> go.Bar:
    known = [(year.year, year.final) for year in years if year.final is not None]
    return go.Bar(
        x=[year for year, _ in known],
        y=[float(final.value) for _, final in known],
        width=0.42,
        marker={"color": [tokens.mark_soft if final.derived else tokens.mark for _, final in known]},
        **_carried("决算", known),
    )


def _outlines(years: Sequence[Year], tokens: Tokens) -> go.Bar:
    known = [(year.year, year.budget) for year in years if year.budget is not None]
    return go.Bar(
        x=[year for year, _ in known],
        y=[float(budget.value) for _, budget in known],
        width=0.6,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 1.6, "color": tokens.budget}},
        **_carried("预算", known),
    )


def _carried(label: str, known: Sequence[tuple[int, Figure]]) -> dict[str, Any]:
    return {
        "customdata": [_place_in_report(figure) for _, figure in known],
        "hovertext": [hover(f"{year} {label}", figure) for year, figure in known],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _place_in_report(figure: Figure) -> list[float | str]:
    return [*place(figure), figure.source.sha256] if figure.source is not None else []


def heading(view: ThreePublic) -> tuple[str, str]:
    """The chart's title and the line under it."""
    roles = {bar.role for bar in bars_of(view)}
    names = [
        name
        for role, name in (("budget", "预算"), ("prior", "上年"), ("final", WORDS[view.kind].name))
        if role in roles
    ]
    title = f"{'、'.join(names)}，同一把尺" if len(names) > 1 else "金额"
    lacking = "；上年数未公开" if "prior" not in roles and roles else ""
    return title, f"万元；横轴自零起{lacking}；点一条看原文"


def spoken(view: ThreePublic) -> str:
    """The chart in words."""
    parts = [
        f"{bar.item.name}{bar.label} {digits(bar.figure)} 万元" + ("（推算）" if bar.figure.derived else "")
        for bar in bars_of(view)
    ]
    return "三公经费条形图：" + "，".join(parts)
