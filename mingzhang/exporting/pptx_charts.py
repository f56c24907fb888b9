"""Native charts: their data is the report's, to the digit, and can be edited where the slides are shown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Inches, Pt

from mingzhang.exporting.pptx_parts import (
    FAINT,
    HAIR,
    INK,
    MARK,
    MARK_SOFT,
    OVER,
    PAPER,
    PLAN,
    SANS,
    UNDER,
    colour,
)
from mingzhang.exporting.safety import printable
from mingzhang.presenting.slides import Bar, Bars, Pairs, Parts, Tone

Page = Chart = Any
Rect = tuple[float, float, float, float]
MONEY = "#,##0.00"
TONES: dict[Tone, str] = {
    "plain": MARK_SOFT, "strong": MARK, "muted": PLAN, "under": UNDER, "over": OVER,
}  # fmt: skip
PART_SHADES = (MARK, MARK_SOFT, PLAN, UNDER, "B28952")


def bars_chart(page: Page, bars: Bars, box: Rect) -> Chart:
    """Horizontal bars, the first at the top, each with its amount; the note stands beside its name."""
    data = _data([_named(bar) for bar in bars.bars])
    data.add_series(bars.series, [_number(bar.value) for bar in bars.bars])
    chart = _placed(page, XL_CHART_TYPE.BAR_CLUSTERED, data, box)
    _set_axes(chart)
    series = _series(chart)[0]
    _label(series)
    for at, bar in enumerate(bars.bars):
        fill = series.points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = colour(TONES[bar.tone])
    chart.plots[0].gap_width = 55
    return chart


def pairs_chart(page: Page, pairs: Pairs, box: Rect) -> Chart:
    """The plan and what came of it, a bar each."""
    names = [f"{pair.label}（{pair.note}）" if pair.note else pair.label for pair in pairs.pairs]
    data = _data(names)
    data.add_series(pairs.plan, [_number(pair.plan) for pair in pairs.pairs])
    data.add_series(pairs.actual, [_number(pair.actual) for pair in pairs.pairs])
    chart = _placed(page, XL_CHART_TYPE.BAR_CLUSTERED, data, box)
    _set_axes(chart)
    for series, shade in zip(_series(chart), (PLAN, MARK), strict=True):
        _label(series)
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(shade)
    _set_legend(chart)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, -10
    return chart


def parts_chart(page: Page, parts: Parts, box: Rect) -> Chart:
    """Parts of one whole as one stacked bar, with a legend."""
    data = _data([parts.series])
    for bar in parts.bars:
        data.add_series(printable(_named(bar)), [_number(bar.value)])
    chart = _placed(page, XL_CHART_TYPE.BAR_STACKED_100, data, box)
    _set_axes(chart)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    for series, shade in zip(_series(chart), _shades(parts.bars), strict=True):
        _label(series, inside=True, dark=shade in (MARK, PLAN, UNDER))
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(shade)
    _set_legend(chart)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 30, 100
    return chart


def _shades(bars: Sequence[Bar]) -> list[str]:
    return [PART_SHADES[at % len(PART_SHADES)] for at in range(len(bars))]


def _named(bar: Bar) -> str:
    return f"{bar.label}（{bar.note}）" if bar.note else bar.label


def _number(value: Decimal | None) -> float | None:
    """A chart's workbook holds binary numbers; printed digits survive them."""
    return float(value) if value is not None else None


def _data(names: Sequence[str]) -> Any:
    data: Any = CategoryChartData(number_format=MONEY)
    data.categories = [printable(name) for name in names]
    return data


def _placed(page: Page, kind: XL_CHART_TYPE, data: Any, box: Rect) -> Chart:
    left, top, width, height = (Inches(edge) for edge in box)
    frame = page.shapes.add_chart(kind, left, top, width, height, data)
    chart = frame.chart
    _set_font(chart.font, 13)
    chart.has_title = False
    chart.has_legend = False
    return chart


def _series(chart: Chart) -> list[Any]:
    return list(chart.plots[0].series)


def _set_axes(chart: Chart) -> None:
    """No gridlines, no value axis: every bar says its amount."""
    value, category = chart.value_axis, chart.category_axis
    value.visible = False
    value.has_major_gridlines = value.has_minor_gridlines = False
    value.minimum_scale = 0 if _all_positive(chart) else None
    category.reverse_order = True
    category.has_major_gridlines = False
    category.format.line.color.rgb = colour(HAIR)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _set_font(category.tick_labels.font, 13)


def _all_positive(chart: Chart) -> bool:
    return all(value is None or value >= 0 for series in _series(chart) for value in series.values)


def _label(series: Any, *, inside: bool = False, dark: bool = False) -> None:
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = MONEY, False
    labels.position = XL_LABEL_POSITION.CENTER if inside else XL_LABEL_POSITION.OUTSIDE_END
    _set_font(labels.font, 13, PAPER if inside and dark else INK)


def _set_legend(chart: Chart) -> None:
    chart.has_legend = True
    legend = chart.legend
    if legend is None:
        return
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _set_font(legend.font, 13, FAINT)


def _set_font(font: Any, size: float, shade: str = INK) -> None:
    font.size, font.name = Pt(size), SANS
    font.color.rgb = colour(shade)
