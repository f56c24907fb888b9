"""年初预算 against 决算 as dumbbells: a hollow ring for the plan, a solid mark for what was spent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from components import palette
from components.budget_scales import WRITTEN, BudgetScales
from components.chart_marks import BREAK, KEPT_WHEN_CLICKED, part_line, plain, reason_lines
from components.palette import TOKENS, Scheme, Tokens
from components.structure_hover import amount_line
from components.structure_marks import origin, place_of
from mingzhang.frames.budget_view import BudgetLine
from mingzhang.frames.figures import Figure
from mingzhang.presenting.units import AS_PRINTED, Scale, digits

Ruler = Literal["completion", "amount"]
Names = tuple[str, str, str]
"""What the rings, the solid marks and the printed rates are called."""

LEAST_ROW, MOST_ROW = 44, 60
"""Height of an item in pixels: its name on one line, its marks under it."""
HEAD = 30
CEILING = 250.0
"""Completions beyond this are drawn at the edge, with their figure, so that the others stay legible."""
GROWTH = "增减率"
"""The rate that is a change, and told with its sign."""
LOW, HIGH = 0.2, -0.22
"""Where in an item's row its marks and its name stand, in rows."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark of an item: where it stands, and the figure that it leads to."""

    x: float
    y: float
    line: BudgetLine
    figure: Figure


def dumbbells(
    lines: Sequence[BudgetLine],
    label: str,
    ruler: Ruler,
    scheme: Scheme,
    *,
    summed: bool = False,
    own: str = "支出决算",
    rate: str = "完成率",
    scales: BudgetScales = WRITTEN,
) -> go.Figure:
    """The chart of the lines from top to bottom; money in the page's unit or completion in per cent.

    ``summed``: the last line is the sum of the others; ``own`` and ``rate`` are what the solid marks and
    the printed rates are called. ``customdata`` of every mark: page, x0, top, x1, bottom of its figure,
    then the item's code and the sha256 of the figure's file.
    """
    tokens = TOKENS[scheme]
    names = (label, own, rate)
    times = Counter(line.name for line in lines)
    reach = reach_of(lines, ruler, scales)
    told = (names, scales, lines[-1].final if summed else None)
    rings = [mark for row, line in enumerate(lines) if (mark := _budget_mark(line, row, ruler, scales))]
    finals = [
        mark for row, line in enumerate(lines) if (mark := _final_mark(line, row, ruler, scales, reach))
    ]
    parts = ruler == "amount" and scales.unit == "share"
    over = [mark for mark in finals if mark.line.direction == "over" and not parts]
    within = [mark for mark in finals if mark not in over]
    beyond = ["triangle-right" if mark.x >= reach else "diamond" for mark in over]
    ring = {
        "symbol": "circle",
        "size": 15,
        "color": tokens.paper,
        "line": {"width": 2, "color": tokens.budget},
    }
    solid = {"symbol": "circle", "size": 9, "color": tokens.mark}
    exceeding = {"symbol": beyond, "size": 11, "color": tokens.over}
    figure = go.Figure(
        [
            _plan(len(lines), ruler, tokens),
            _links(rings, finals, tokens),
            _trace(rings, label, ring, told),
            _trace(within, own, solid, told),
            _trace(over, f"{own}（超出）", exceeding, told),
        ]
    )
    figure.update_layout(
        annotations=[
            note
            for row, line in enumerate(lines)
            for note in _notes(
                line,
                row,
                names,
                (ruler, scales),
                tokens,
                bold=summed and row == len(lines) - 1,
                coded=times[line.name] > 1,
            )
        ],
        margin={"l": 6, "r": 6, "t": HEAD, "b": 4},
        showlegend=False,
        hovermode="closest",
    )
    least = min([0.0, *(mark.x for mark in (*rings, *finals))])
    _set_axes(figure, len(lines), (ruler, scales), (least, reach), label)
    return palette.dressed(figure, scheme, height_of(lines))


def height_of(lines: Sequence[BudgetLine]) -> int:
    """The chart's height in pixels: about that of the table beside it, within what the marks need."""
    count = max(1, len(lines))
    beside = sum(_table_row(line) for line in lines) / count
    return HEAD + round(min(MOST_ROW, max(LEAST_ROW, beside))) * count + 6


def _table_row(line: BudgetLine) -> int:
    """Roughly the height of an item in the table: its figures, and its reason on one line or two."""
    if line.reason is None:
        return 35
    return 56 if len(line.reason.text) < 44 else 76


def reach_of(lines: Sequence[BudgetLine], ruler: Ruler, scales: BudgetScales = WRITTEN) -> float:
    """The right end of the axis: every mark in sight, completions up to the ceiling."""
    if ruler == "completion":
        ratios = [float(line.ratio) for line in lines if line.ratio is not None]
        return min(CEILING, max([132.0, *(ratio * 1.06 for ratio in ratios)]))
    sizes = [
        size
        for line in lines
        for size in (_size(line.budget, scales.plan), _size(line.final, scales.own))
        if size is not None
    ]
    return max([1.0, *(size * 1.06 for size in sizes)])


def _size(figure: Figure | None, scale: Scale) -> float | None:
    """Where an amount stands on its axis; None for a part of nothing."""
    shown = scale.of(figure)
    return float(shown.value) if shown is not None else None


def _budget_mark(line: BudgetLine, row: int, ruler: Ruler, scales: BudgetScales) -> _Mark | None:
    if line.budget is None or (ruler == "completion" and line.ratio is None):
        return None
    x = 100.0 if ruler == "completion" else _size(line.budget, scales.plan)
    return _Mark(x, row + LOW, line, line.budget) if x is not None else None


def _final_mark(line: BudgetLine, row: int, ruler: Ruler, scales: BudgetScales, reach: float) -> _Mark | None:
    if line.final is None or (ruler == "completion" and line.ratio is None):
        return None
    if ruler == "completion" and line.ratio is not None:
        return _Mark(min(float(line.ratio), reach), row + LOW, line, line.final)
    x = _size(line.final, scales.own)
    return _Mark(x, row + LOW, line, line.final) if x is not None else None


def _plan(rows: int, ruler: Ruler, tokens: Tokens) -> go.Scatter:
    """On the scale of completion, the line at 100 per cent."""
    x = [100, 100] if ruler == "completion" else []
    y = [-0.5, rows - 0.5] if ruler == "completion" else []
    line = {"width": 1, "color": tokens.rule}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", name="")


def _links(rings: Sequence[_Mark], finals: Sequence[_Mark], tokens: Tokens) -> go.Scatter:
    ends = {mark.y: mark.x for mark in finals}
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in rings:
        if ring.y in ends:
            x += [ring.x, ends[ring.y], None]
            y += [ring.y, ring.y, None]
    line = {"width": 2, "color": tokens.budget}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", name="")


def _trace(
    items: Sequence[_Mark],
    name: str,
    marker: dict[str, Any],
    told: tuple[Names, BudgetScales, Figure | None],
) -> go.Scatter:
    names, scales, whole = told
    return go.Scatter(
        x=[mark.x for mark in items],
        y=[mark.y for mark in items],
        mode="markers",
        name=name,
        marker={**marker, "opacity": 1},
        cliponaxis=False,
        customdata=[[*place_of(mark.figure), mark.line.code or "", file_of(mark.figure)] for mark in items],
        hovertext=[hover_text(mark.line, *names, whole=whole, scale=scales.money) for mark in items],
        hovertemplate="%{hovertext}<extra></extra>",
        **KEPT_WHEN_CLICKED,
    )


def file_of(figure: Figure) -> str:
    """The sha256 of the file that a figure is printed in."""
    return figure.source.sha256 if figure.source is not None else ""


def hover_text(
    line: BudgetLine,
    label: str,
    own: str = "支出决算",
    rate: str = "完成率",
    *,
    whole: Figure | None = None,
    scale: Scale = AS_PRINTED,
) -> str:
    """What the hover card says: the item's figures, each with its page, derived ones marked; the reason.

    ``whole`` is what the items shown add up to.
    """
    rows = [f"<b>{plain(line.name)}</b>　{line.code or ''}".rstrip("　")]
    rows += [
        amount_line(name, figure, scale)
        for name, figure in ((label, line.budget), (own, line.final))
        if figure is not None
    ]
    if line.completion is not None:
        signed = digits(line.completion, signed=rate == GROWTH)
        rows.append(f"{rate}　<b>{signed}</b>　{origin(line.completion)}")
    if line.final is not None and line.final is not whole:
        rows.append(part_line("占合计", line.final, whole))
    if line.difference is not None:
        gap = scale.digits(line.difference, signed=True)
        rows.append(f"差额　<b>{gap}</b> {scale.money.name}　∴ 推算")
    if line.reason is not None:
        rows.append(reason_lines(line.reason.text, line.reason.source.page))
    return BREAK.join([*(row for row in rows if row), "点标记看原文"])


def _notes(
    line: BudgetLine,
    row: int,
    names: Names,
    measured: tuple[Ruler, BudgetScales],
    tokens: Tokens,
    *,
    bold: bool,
    coded: bool,
) -> list[dict[str, Any]]:
    """An item's name (``coded``: with its code, where others are called so too) above its marks at the
    left, its figure at the right, or why there is none."""
    base = {
        "showarrow": False,
        "yref": "y",
        "xref": "paper",
        "y": row + HIGH,
        "font": {"size": 13, "color": tokens.ink},
        "bgcolor": tokens.paper,
        "borderpad": 1,
    }
    name: dict[str, Any] = {
        **base,
        "x": 0,
        "xanchor": "left",
        "xshift": 9,
        "text": f"<b>{plain(line.name)}</b>" if bold else plain(line.name),
    }
    if coded and line.code:
        name["text"] += f' <span style="color:{tokens.ink3};font-size:11px">{line.code}</span>'
    colour = {"over": tokens.over, "under": tokens.under}.get(line.direction or "", tokens.ink3)
    if measured[0] == "amount" and measured[1].unit == "share":
        colour = tokens.ink2
    font = {"size": 12, "color": colour}
    return [name, {**base, "x": 1, "xanchor": "right", "text": _told(line, names, *measured), "font": font}]


def _told(line: BudgetLine, names: Names, ruler: Ruler, scales: BudgetScales) -> str:
    """What stands at the right of an item: its rate, its difference, or its part of the total."""
    label, own, rate = names
    if line.budget is None:
        return without(label)
    if line.final is None:
        return without(own)
    if ruler == "amount" and scales.unit == "share":
        return scales.own.digits(line.final) if scales.own.whole is not None else ""
    if ruler == "amount":
        return scales.money.digits(line.difference, signed=True) if line.difference is not None else ""
    if line.ratio is None:
        return f"{label}为 {scales.money.digits(line.budget)}"
    return digits(line.completion, signed=rate == GROWTH) if line.completion is not None else f"未印{rate}"


def without(label: str) -> str:
    """无年初预算数, 无上年执行数."""
    return f"无{label.removesuffix('数')}数"


def _set_axes(
    figure: go.Figure,
    rows: int,
    measured: tuple[Ruler, BudgetScales],
    ends: tuple[float, float],
    label: str,
) -> None:
    (ruler, scales), (least, reach) = measured, ends
    figure.update_yaxes(range=[rows - 0.5, -0.5], visible=False, fixedrange=True)
    start = least * 1.06 - 0.012 * reach
    axis: dict[str, Any] = {
        "range": [start, reach * 1.02],
        "side": "top",
        "fixedrange": True,
        "ticklabeloverflow": "allow",
    }
    if ruler == "completion":
        ticks = [tick for tick in (0, 50, 100, 150, 200) if tick <= reach]
        axis |= {"tickvals": ticks, "ticktext": [f"100%<br>{label}" if t == 100 else f"{t}" for t in ticks]}
    else:
        axis |= {"nticks": 4, "tickformat": ",~f", "ticksuffix": "%" if scales.unit == "share" else ""}
    figure.update_xaxes(**axis)
