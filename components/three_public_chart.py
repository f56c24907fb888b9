"""“三公”经费 in charts: budget, last year and final on one axis; the years of several reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from components import axis, palette
from components.chart_marks import (
    BREAK,
    KEPT_WHEN_CLICKED,
    change_line,
    hover,
    part_line,
    place,
    plain,
    reason_lines,
)
from components.palette import TOKENS, Scheme, Tokens
from components.three_public_units import Role, figure_of
from mingzhang.frames.figures import Figure, difference
from mingzhang.frames.three_public import Item, ThreePublic, Year
from mingzhang.presenting.kinds import AGAINST, WORDS
from mingzhang.presenting.units import AS_PRINTED, Scale, Unit, digits, unit_line

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
    """How it is drawn; a budget's own amount is drawn as final."""
    label: str
    told: str
    """What it measures, as a sentence says it: 2024 年预算."""
    figure: Figure
    whole: Figure | None
    """The total of the same column."""

    def drawn(self, unit: Unit) -> Figure:
        """What its length is: its amount, or its part of the total."""
        return Scale(unit, self.whole).of(self.figure) or self.figure


def bars_of(view: ThreePublic, unit: Unit = "wan") -> tuple[Bar, ...]:
    """The bars from top to bottom: of the total alone where one item is all of it, else of every item.

    Parts of a total are drawn without the total, and only of a total that is known.
    """
    groups = charted_items(view)
    named = len(groups) > 1
    bars = (bar for item in groups for bar in _bars_of_item(item, view, named))
    if unit != "share":
        return tuple(bars)
    return tuple(bar for bar in bars if bar.item is not view.total and bar.whole and bar.whole.value)


def card(bar: Bar, view: ThreePublic, scale: Scale = AS_PRINTED) -> str:
    """What hovering over a bar tells: amount, part of the total, differences, the report's reason."""
    item, total = bar.item, view.total
    lines = [f"<b>{plain(item.name)}</b>", hover(bar.label, scale.money.of(bar.figure) or bar.figure)]
    if item is not total:
        lines.append(part_line("占“三公”经费", bar.figure, bar.whole))
    if bar.role == "final":
        lines += _against(item, view, scale.money)
    return BREAK.join(line for line in lines if line)


def _against(item: Item, view: ThreePublic, scale: Scale) -> list[str]:
    """Differences against budget and last year, each with the report's reason for it."""
    last = AGAINST[item.basis] if view.kind == "budget" else "上年"
    deviation, change = scale.of(item.deviation), scale.of(item.change)
    pairs = (
        (change_line("比预算", deviation) if view.kind != "budget" else "", item.reason_for("budget")),
        (change_line(f"比{last}", change), item.reason_for("prior")),
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
    roles: tuple[tuple[Role, Role, str, str], ...] = (
        ("budget", "budget", this, "预算"),
        ("prior", "prior", last, "决算"),
        ("final", "final", this, "决算"),
    )
    if view.kind == "budget":
        prior = AGAINST[item.basis].removeprefix("上年") or "预算"
        roles = (("prior", "prior", last, prior), ("final", "budget", this, "预算"))
    lead = f"{SHORT_NAMES[item.id]} · " if named else ""
    return [
        Bar(item, drawn, f"{lead}{when}{what}", _when(when) + what, figure, figure_of(view.total, role))
        for drawn, role, when, what in roles
        if (figure := figure_of(item, role)) is not None
    ]


def _when(label: str) -> str:
    """The year on the axis as a sentence has it: ``2024 年`` for ``2024 ``, 上年 as it is."""
    year = label.rstrip()
    return f"{year} 年" if year.isdecimal() else year


def comparison_bars(view: ThreePublic, scheme: Scheme, unit: Unit = "wan") -> go.Figure:
    """Horizontal bars from zero: budget hollow, last year pale, final solid.

    ``customdata`` of every bar: page, x0, top, x1, bottom of its figure.
    """
    tokens, scale = TOKENS[scheme], Scale(unit)
    bars = bars_of(view, unit)
    fills = {"budget": "rgba(0,0,0,0)", "prior": tokens.mark_soft, "final": tokens.mark}
    figure = go.Figure(
        go.Bar(
            x=[float(bar.drawn(unit).value) for bar in bars],
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
            text=[_label(bar, unit) for bar in bars],
            textposition="outside",
            cliponaxis=False,
            textfont={"size": 14, "color": tokens.ink},
            customdata=[place(bar.figure) for bar in bars],
            hovertext=[card(bar, view, scale) for bar in bars],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    figure.update_traces(KEPT_WHEN_CLICKED)
    names = [f"<b>{bar.label}</b>" if bar.role == "final" else bar.label for bar in bars]
    figure.update_yaxes(**axis.of_names(names, tokens.ink))
    values = [float(bar.drawn(unit).value) for bar in bars]
    end = reach(values)
    figure.update_xaxes(**axis.of_amounts(values, end))
    figure.update_layout(showlegend=False, margin={"l": 0, "r": 8, "t": 4, "b": 4})
    return palette.dressed(figure, scheme, height_of(view, unit))


def height_of(view: ThreePublic, unit: Unit = "wan") -> int:
    """The chart's height in pixels."""
    return 34 + BAR * max(1, len(bars_of(view, unit)))


def _label(bar: Bar, unit: Unit) -> str:
    text = digits(bar.drawn(unit)) + (" ∴" if bar.figure.derived else "")
    return f"<b>{text}</b>" if bar.role == "final" else text


def reach(values: Sequence[float]) -> float:
    """Where the axis ends: beyond the longest bar, with room for its figure."""
    return max([0.0, *values]) * 1.18 or 1.0


# ---------------------------------------------------------------- the years


def trend_chart(years: Sequence[Year], scheme: Scheme, scale: Scale = AS_PRINTED) -> go.Figure:
    """Finals as columns from zero inside the hollow outline of the budget; a derived year is pale.

    ``customdata`` of every mark: page, x0, top, x1, bottom of its figure, then its report's sha256.
    """
    tokens, scale = TOKENS[scheme], scale.money
    figure = go.Figure([_outlines(years, tokens, scale), _columns(years, tokens, scale)])
    figure.update_traces(KEPT_WHEN_CLICKED)
    known = (each for year in years for each in (year.budget, year.final) if each is not None)
    top = max([0.0, *(scale.size(each) for each in known)])
    _label_columns(figure, years, tokens, scale)
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
        range=[0, top * 1.2 or 1.0],
        showgrid=True,
        fixedrange=True,
        nticks=5,
        tickformat=axis.tick_format(top),
    )
    figure.update_layout(showlegend=False, margin={"l": 0, "r": 0, "t": 8, "b": 4}, barmode="overlay")
    return palette.dressed(figure, scheme, TREND_HEIGHT)


def _label_columns(figure: go.Figure, years: Sequence[Year], tokens: Tokens, scale: Scale) -> None:
    """The finals in digits, above column and outline, so that no line runs through them; a year with a
    budget alone has its digits, paler."""
    for year in years:
        shown = year.final or year.budget
        if shown is None:
            continue
        highest = max(scale.size(each) for each in (year.budget, year.final) if each is not None)
        figure.add_annotation(
            x=year.year,
            y=max(highest, 0.0),
            text=scale.digits(shown) + (" ∴" if shown.derived else ""),
            yanchor="bottom",
            showarrow=False,
            font={"size": 13, "color": tokens.ink if shown is year.final else tokens.ink3},
        )


def _columns(years: Sequence[Year], tokens: Tokens, scale: Scale) -> go.Bar:
    known = [(at, year.final) for at, year in enumerate(years) if year.final is not None]
    return go.Bar(
        x=[years[at].year for at, _ in known],
        y=[scale.size(final) for _, final in known],
        width=0.42,
        marker={"color": [tokens.mark_soft if final.derived else tokens.mark for _, final in known]},
        **_carried("决算", known, years, scale),
    )


def _outlines(years: Sequence[Year], tokens: Tokens, scale: Scale) -> go.Bar:
    known = [(at, year.budget) for at, year in enumerate(years) if year.budget is not None]
    return go.Bar(
        x=[years[at].year for at, _ in known],
        y=[scale.size(budget) for _, budget in known],
        width=0.6,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 1.6, "color": tokens.budget}},
        **_carried("预算", known, years, scale),
    )


def _carried(
    label: str, known: Sequence[tuple[int, Figure]], years: Sequence[Year], scale: Scale
) -> dict[str, Any]:
    return {
        "customdata": [_place_in_report(figure) for _, figure in known],
        "hovertext": [_card_of_year(label, figure, years, at, scale) for at, figure in known],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _card_of_year(label: str, figure: Figure, years: Sequence[Year], at: int, scale: Scale) -> str:
    """Amount, what it is against budget and the year before, and how many people were received."""
    year = years[at]
    lines = [f"<b>{year.year} 年</b>", hover(label, scale.of(figure) or figure)]
    if figure is year.final:
        before = years[at - 1] if at and years[at - 1].year == year.year - 1 else None
        if year.budget is not None:
            lines.append(change_line("比预算", scale.of(difference(figure, year.budget))))
        if before is not None and before.final is not None:
            lines.append(change_line("比上年", scale.of(difference(figure, before.final))))
        if year.people is not None:
            lines.append(hover("国内公务接待", year.people))
    return BREAK.join(line for line in lines if line)


def _place_in_report(figure: Figure) -> list[float | str]:
    return [*place(figure), figure.source.sha256] if figure.source is not None else []


def trend_spoken(years: Sequence[Year], scale: Scale = AS_PRINTED) -> str:
    """The years in words."""
    told = [
        f"{year.year} 年"
        + "、".join(
            _in_words(name, figure, scale.money)
            for name, figure in (("预算", year.budget), ("决算", year.final))
            if figure is not None
        )
        for year in years
    ]
    return f"三公经费逐年柱状图：{'；'.join(told)}。"


def _in_words(name: str, figure: Figure, scale: Scale) -> str:
    """``决算 0.18 万元``, and whether it is derived."""
    return f"{name} {scale.words(figure)}" + ("（推算）" if figure.derived else "")


def heading(view: ThreePublic, unit: Unit = "wan") -> tuple[str, str]:
    """The chart's title and the line under it."""
    roles = {bar.role for bar in bars_of(view, unit)}
    names = [
        name
        for role, name in (("budget", "预算"), ("prior", "上年"), ("final", WORDS[view.kind].name))
        if role in roles
    ]
    title = f"{'、'.join(names)}，同一把尺" if len(names) > 1 else "金额"
    lacking = "；上年数未公开" if "prior" not in roles and roles else ""
    if unit == "share":
        return title, f"占各自合计的 %，占比为推算{lacking}；点一条看原文"
    figures = [bar.figure for bar in bars_of(view)]
    return title, f"{unit_line(Scale(unit), figures)}；横轴自零起{lacking}；点一条看原文"


def spoken(view: ThreePublic, unit: Unit = "wan") -> str:
    """The chart in words: item by item, its figures in the order of their bars."""
    items = [
        f"{item.name}，{'、'.join(_in_words(bar.told, bar.figure, Scale(unit, bar.whole)) for bar in bars)}"
        for item, bars in groupby(bars_of(view, unit), key=lambda bar: bar.item)
    ]
    return f"三公经费条形图：{'；'.join(items) or '没有金额'}。"
