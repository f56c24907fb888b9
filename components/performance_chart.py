"""Projects' budget and execution as bars: a hollow outline for the plan, solid for what was spent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from components import palette
from components.chart_marks import change_line, digits, hover, place, plain
from components.operations_chart import tick_format
from components.palette import TOKENS, Scheme
from mingzhang.frames.figures import Figure, difference
from mingzhang.frames.performance import ProjectLine
from mingzhang.presenting import numerals

ROW = 46
MOST_NAME = 22


def project_bars(lines: Sequence[ProjectLine], scheme: Scheme) -> go.Figure:
    """Bars from zero in 万元, a project a line, its name above its bar, the rate at its end.

    ``customdata`` of every bar: page, x0, top, x1, bottom of its figure.
    """
    tokens = TOKENS[scheme]
    budgets = [(at, line, line.budget) for at, line in enumerate(lines) if line.budget is not None]
    finals = [(at, line, line.final) for at, line in enumerate(lines) if line.final is not None]
    figure = go.Figure(
        [
            _bars(
                budgets,
                "预算",
                0.4,
                {"color": "rgba(0,0,0,0)", "line": {"width": 1.6, "color": tokens.budget}},
            ),
            _bars(finals, "执行", 0.22, {"color": tokens.mark}),
        ]
    )
    values = [float(each.value) for _, _, each in (*budgets, *finals)]
    end = max([0.0, *values]) * 1.02 or 1.0
    figure.update_layout(
        barmode="overlay",
        showlegend=False,
        margin={"l": 2, "r": 2, "t": 4, "b": 4},
        annotations=[note for at, line in enumerate(lines) for note in _notes(at, line, scheme)],
    )
    figure.update_yaxes(range=[len(lines) - 0.45, -0.55], visible=False, fixedrange=True)
    figure.update_xaxes(
        range=[min([0.0, *values]) * 1.1, end], fixedrange=True, nticks=6, tickformat=tick_format(end)
    )
    return palette.dressed(figure, scheme, height_of(lines))


def height_of(lines: Sequence[ProjectLine]) -> int:
    """The chart's height in pixels."""
    return 30 + ROW * max(1, len(lines))


def _bars(
    known: Sequence[tuple[int, ProjectLine, Figure]], label: str, width: float, marker: dict[str, Any]
) -> go.Bar:
    return go.Bar(
        x=[float(figure.value) for _, _, figure in known],
        y=[at + 0.16 for at, _, _ in known],
        orientation="h",
        width=width,
        marker=marker,
        customdata=[place(figure) for _, _, figure in known],
        hovertext=[_card(label, line, figure) for _, line, figure in known],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _card(label: str, line: ProjectLine, figure: Figure) -> str:
    lines = [f"<b>{plain(line.name)}</b>", hover(label, figure)]
    if line.rate is not None:
        lines.append(hover("执行率", line.rate))
    if line.final is not None and line.budget is not None:
        lines.append(change_line("执行 − 预算", difference(line.final, line.budget)))
    if line.score is not None:
        lines.append(hover("自评得分", line.score))
    return "<br>".join(line for line in lines if line)


def _notes(at: int, line: ProjectLine, scheme: Scheme) -> list[dict[str, Any]]:
    tokens = TOKENS[scheme]
    base = {"showarrow": False, "xref": "paper", "yref": "y", "y": at - 0.26}
    rate = f"<b>{digits(line.rate)}</b>" if line.rate is not None else ""
    name = numerals.shortened(line.name, MOST_NAME)
    return [
        {**base, "x": 0, "xanchor": "left", "text": name, "font": {"size": 13, "color": tokens.ink}},
        {**base, "x": 1, "xanchor": "right", "text": rate, "font": {"size": 13, "color": tokens.ink}},
    ]


def spoken(lines: Sequence[ProjectLine]) -> str:
    """The chart in words."""
    parts = [
        f"{line.name} 预算 {digits(line.budget) if line.budget else '未公开'}、"
        f"执行 {digits(line.final) if line.final else '未公开'} 万元"
        for line in lines
    ]
    return "项目预算与执行条形图：" + "；".join(parts)
