"""Projects' budget and execution as bars: a hollow outline for the plan, solid for what was spent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from components import axis, palette
from components.chart_marks import (
    KEPT_WHEN_CLICKED,
    change_line,
    hover,
    part_line,
    place,
    plain,
    reason_lines,
)
from components.palette import TOKENS, Scheme
from mingzhang.frames.figures import Figure, difference
from mingzhang.frames.performance import ProjectLine
from mingzhang.presenting import numerals
from mingzhang.presenting.captions import difference_of
from mingzhang.presenting.units import AS_PRINTED, Scale, digits

ROW = 46
MOST_NAME, LONG_NAME = 22, 20
"""Characters of a name: longer ones are cut; where one is longer than the latter, all names are written
smaller, so that they fit the narrowest phones."""
NAME_SIZE, SMALL_NAME_SIZE = 13, 12
CHARACTER = 8
"""What a character of a rate takes of the width, in pixels."""
BAR_BELOW, NAME_ABOVE = 0.16, 0.26
"""How far the bar lies below a line's middle, and the name above it."""


def title_of(lines: Sequence[ProjectLine]) -> str:
    """How many of the projects were spent wholly, how many were not, how many beyond their plan."""
    gaps = [difference_of(line.final, line.budget).value for line in lines if line.final and line.budget]
    if not gaps:
        return "项目的预算与执行"
    counts = (
        (sum(1 for gap in gaps if not gap), "执行完预算"),
        (sum(1 for gap in gaps if gap < 0), "没有执行完"),
        (sum(1 for gap in gaps if gap > 0), "超出预算"),
    )
    return "，".join(f"{count} 个项目{what}" for count, what in counts if count)


def project_bars(lines: Sequence[ProjectLine], scheme: Scheme, scale: Scale = AS_PRINTED) -> go.Figure:
    """Bars from zero, a project a line, its name above its bar, the rate beside it, right of all bars.

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
                scale,
            ),
            _bars(finals, "执行", 0.22, {"color": tokens.mark}, scale),
        ]
    )
    values = [scale.size(each) for _, _, each in (*budgets, *finals)]
    end = max([0.0, *values]) * 1.02 or 1.0
    size, room = _name_size(lines), rates_room(lines)
    figure.update_layout(
        barmode="overlay",
        showlegend=False,
        margin={"l": 8, "r": room, "t": 4, "b": 4},
        annotations=[note for at, line in enumerate(lines) for note in _notes(at, line, size, room, scheme)],
    )
    figure.update_yaxes(range=[len(lines) - 0.45, -0.55], visible=False, fixedrange=True)
    figure.update_xaxes(**axis.of_amounts(values, end))
    return palette.dressed(figure, scheme, height_of(lines))


def height_of(lines: Sequence[ProjectLine]) -> int:
    """The chart's height in pixels."""
    return 30 + ROW * max(1, len(lines))


def rates_room(lines: Sequence[ProjectLine]) -> int:
    """The width right of the bars, in pixels: the longest rate has room there."""
    longest = max((len(digits(line.rate)) for line in lines if line.rate is not None), default=0)
    return 2 + CHARACTER * longest


def _bars(
    known: Sequence[tuple[int, ProjectLine, Figure]],
    label: str,
    width: float,
    marker: dict[str, Any],
    scale: Scale,
) -> go.Bar:
    return go.Bar(
        x=[scale.size(figure) for _, _, figure in known],
        y=[at + BAR_BELOW for at, _, _ in known],
        orientation="h",
        width=width,
        marker=marker,
        customdata=[place(figure) for _, _, figure in known],
        hovertext=[_card(label, line, figure, scale) for _, line, figure in known],
        hovertemplate="%{hovertext}<extra></extra>",
        **KEPT_WHEN_CLICKED,
    )


def _card(label: str, line: ProjectLine, figure: Figure, scale: Scale) -> str:
    money = scale.money
    lines = [f"<b>{plain(line.name)}</b>", hover(label, money.of(figure) or figure)]
    lines.append(part_line("占全部项目预算", figure, scale.whole))
    if line.rate is not None:
        lines.append(hover("执行率", line.rate))
    if line.final is not None and line.budget is not None:
        lines.append(change_line("执行 − 预算", money.of(difference(line.final, line.budget))))
    if line.score is not None:
        lines.append(hover("自评得分", line.score))
    lines.append(_deviation(line))
    return "<br>".join(line for line in lines if line)


def _deviation(line: ProjectLine) -> str:
    """The form's own words on why a target was missed; nothing where it gives none."""
    for one in line.form.indicators if line.form is not None else ():
        source = next((cell.source for cell in one.cells.values() if cell.source is not None), None)
        if one.reason and source is not None:
            return reason_lines(one.reason, source.page)
    return ""


def _notes(at: int, line: ProjectLine, size: int, room: int, scheme: Scheme) -> list[dict[str, Any]]:
    """The name over the bar, as wide as the chart; the rate at the height of the bar, in its ``room``."""
    base = {"showarrow": False, "xref": "paper", "yref": "y"}
    ink = TOKENS[scheme].ink
    above = {"x": 0, "xanchor": "left", "xshift": 3, "y": at - NAME_ABOVE}
    name = numerals.shortened(line.name, MOST_NAME)
    notes = [{**base, **above, "text": name, "font": {"size": size, "color": ink}}]
    if line.rate is not None:
        beside = {"x": 1, "xanchor": "right", "xshift": room, "y": at + BAR_BELOW}
        rate = f"<b>{digits(line.rate)}</b>"
        notes.append({**base, **beside, "text": rate, "font": {"size": NAME_SIZE, "color": ink}})
    return notes


def _name_size(lines: Sequence[ProjectLine]) -> int:
    return SMALL_NAME_SIZE if any(len(line.name) > LONG_NAME for line in lines) else NAME_SIZE


def spoken(lines: Sequence[ProjectLine], scale: Scale = AS_PRINTED) -> str:
    """The chart in words."""
    parts = [
        f"{line.name} 预算 {scale.words(line.budget) if line.budget else '未公开'}、"
        f"执行 {scale.words(line.final) if line.final else '未公开'}"
        for line in lines
    ]
    return "项目预算与执行条形图：" + "；".join(parts)
