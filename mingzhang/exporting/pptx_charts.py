"""Native charts: their data is the report's, to the digit, and can be edited where the slides are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from mingzhang.exporting.pptx_layouts import parsed
from mingzhang.exporting.pptx_parts import Box, name_shape, set_face
from mingzhang.exporting.pptx_theme import Shade, paint
from mingzhang.exporting.safety import printable
from mingzhang.presenting.slides import Bar, Bars, Pair, Pairs, Parts, Tone, Visual

Page = Chart = Any
CHART_SPACE = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
LABEL_TYPE, NAME_TYPE = 15, 15
SMALLEST = Decimal("0.08")
"""A part of the whole that is smaller has no room for its amount."""
TONES: dict[Tone, Shade] = {
    "plain": Shade.MARK_SOFT,
    "strong": Shade.MARK,
    "muted": Shade.PLAN,
    "under": Shade.UNDER,
    "over": Shade.OVER,
}
PART_SHADES = (Shade.MARK, Shade.MARK_SOFT, Shade.PLAN, Shade.UNDER, Shade.OVER)
LABEL_PARTS = tuple(
    qn(f"c:{name}")
    for name in (
        "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName", "showSerName",
        "showPercent", "showBubbleSize",
    )
)  # fmt: skip
"""What the label of one point may be made of."""
DARK = (Shade.MARK, Shade.PLAN, Shade.UNDER, Shade.OVER)


def bars_chart(page: Page, bars: Bars, box: Box) -> Chart:
    """Horizontal bars, the first at the top, each with its amount; the note stands beside its name."""
    data = _data([_named(bar) for bar in bars.bars], [bar.text for bar in bars.bars])
    data.add_series(f"{bars.series}（{bars.unit}）", [_number(bar.value) for bar in bars.bars])
    chart = _placed(page, XL_CHART_TYPE.BAR_CLUSTERED, data, box, bars)
    _set_axes(chart)
    series = _series(chart)[0]
    _label(series, [bar.text for bar in bars.bars])
    for at, bar in enumerate(bars.bars):
        _fill(series.points[at].format, TONES[bar.tone])
    chart.plots[0].gap_width = 55
    return chart


def pairs_chart(page: Page, pairs: Pairs, box: Box) -> Chart:
    """The plan, hollow, and what came of it, a bar each."""
    texts = [text for pair in pairs.pairs for text in (pair.plan_text, pair.actual_text)]
    data = _data([_pair_named(pair) for pair in pairs.pairs], texts)
    data.add_series(f"{pairs.plan}（{pairs.unit}）", [_number(pair.plan) for pair in pairs.pairs])
    data.add_series(f"{pairs.actual}（{pairs.unit}）", [_number(pair.actual) for pair in pairs.pairs])
    chart = _placed(page, XL_CHART_TYPE.BAR_CLUSTERED, data, box, pairs)
    _set_axes(chart)
    plan, actual = _series(chart)
    _label(plan, [pair.plan_text for pair in pairs.pairs])
    _label(actual, [pair.actual_text for pair in pairs.pairs])
    _fill(plan.format, Shade.PAPER)
    plan.format.line.width = Pt(2)
    paint(plan.format.line.color, Shade.PLAN)
    _fill(actual.format, Shade.MARK)
    for at, pair in enumerate(pairs.pairs):
        if pair.tone in ("under", "over"):
            _fill(actual.points[at].format, TONES[pair.tone])
    _set_legend(chart)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, -10
    return chart


def parts_chart(page: Page, parts: Parts, box: Box) -> Chart:
    """Parts of one whole as one stacked bar; the legend tells the amount of a part too small for it."""
    whole = sum((bar.value for bar in parts.bars), Decimal(0))
    small = [bar.value < whole * SMALLEST for bar in parts.bars]
    data = _data([parts.series], [bar.text for bar in parts.bars])
    for bar, without in zip(parts.bars, small, strict=True):
        told = replace(bar, label=f"{bar.label} {bar.text}") if without else bar
        data.add_series(printable(_named(told)), [_number(bar.value)])
    chart = _placed(page, XL_CHART_TYPE.BAR_STACKED_100, data, box, parts)
    _set_axes(chart)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    for at, (series, bar) in enumerate(zip(_series(chart), parts.bars, strict=True)):
        shade = PART_SHADES[at % len(PART_SHADES)]
        if not small[at]:
            _label(series, [bar.text], inside=True, shade=Shade.PAPER if shade in DARK else Shade.INK)
        _fill(series.format, shade)
    _set_legend(chart)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 30, 100
    return chart


def _fill(form: Any, shade: Shade) -> None:
    form.fill.solid()
    paint(form.fill.fore_color, shade)


def _named(bar: Bar) -> str:
    return f"{bar.label}（{bar.note}）" if bar.note else bar.label


def _pair_named(pair: Pair) -> str:
    notes = "，".join(one for one in (pair.note, pair.difference_text) if one)
    return f"{pair.label}（{notes}）" if notes else pair.label


# ---------------------------------------------------------------- data and its formats


def _number(value: Decimal | None) -> float | None:
    """A chart's workbook holds binary numbers; printed digits survive them."""
    return float(value) if value is not None else None


def money_format(text: str) -> str:
    """The format that writes a number as the report does: 4,537 as ``#,##0``, 841.32 as ``#,##0.00``."""
    decimals = len(text.partition(".")[2])
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _usual(texts: Sequence[str]) -> str:
    found = Counter(money_format(text) for text in texts if text)
    return found.most_common(1)[0][0] if found else money_format("")


def _data(names: Sequence[str], texts: Sequence[str]) -> Any:
    data: Any = CategoryChartData(number_format=_usual(texts))
    data.categories = [printable(name) for name in names]
    return data


def _placed(page: Page, kind: XL_CHART_TYPE, data: Any, box: Box, visual: Visual) -> Chart:
    left, top, width, height = (Inches(edge) for edge in box)
    frame = page.shapes.add_chart(kind, left, top, width, height, data)
    name_shape(frame, visual)
    chart = frame.chart
    _mend(chart._chartSpace)
    _set_font(chart.font, NAME_TYPE, Shade.INK)
    chart.has_title = False
    chart.has_legend = False
    return chart


def _mend(space: Any) -> None:
    """python-pptx numbers axes below nought, which the schema does not allow, and names no language."""
    for tag in ("c:axId", "c:crossAx"):
        for element in space.iter(qn(tag)):
            element.set("val", element.get("val").lstrip("-"))
    language = parsed(f'<c:lang {CHART_SPACE} val="zh-CN"/>')
    date = space.find(qn("c:date1904"))
    space.insert(0 if date is None else space.index(date) + 1, language)


def _series(chart: Chart) -> list[Any]:
    return list(chart.plots[0].series)


# ---------------------------------------------------------------- axes, labels, legend


def _set_axes(chart: Chart) -> None:
    """No gridlines, no value axis: every bar says its amount."""
    value, category = chart.value_axis, chart.category_axis
    value.visible = False
    value.has_major_gridlines = value.has_minor_gridlines = False
    value.minimum_scale = 0 if _all_positive(chart) else None
    category.reverse_order = True
    category.has_major_gridlines = False
    paint(category.format.line.color, Shade.HAIR)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _set_font(category.tick_labels.font, NAME_TYPE, Shade.INK)


def _all_positive(chart: Chart) -> bool:
    return all(value is None or value >= 0 for series in _series(chart) for value in series.values)


def _label(series: Any, texts: Sequence[str], *, inside: bool = False, shade: Shade = Shade.INK) -> None:
    """Every amount, with as many decimals as the report prints it with."""
    usual = _usual(texts)
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = usual, False
    labels.position = XL_LABEL_POSITION.CENTER if inside else XL_LABEL_POSITION.OUTSIDE_END
    _set_font(labels.font, LABEL_TYPE, shade)
    first = labels._element
    first.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
    others = [at for at, text in enumerate(texts) if text and money_format(text) != usual]
    for place, at in enumerate(others):
        first.insert(place, _own_label(first, at, money_format(texts[at])))


def _own_label(labels: Any, at: int, form: str) -> Any:
    """The label of one point that is printed with other decimals, else like its series'."""
    own = parsed(f'<c:dLbl {CHART_SPACE}><c:idx val="{at}"/></c:dLbl>')
    for child in labels:
        if child.tag in LABEL_PARTS:
            own.append(deepcopy(child))
    own.find(qn("c:numFmt")).set("formatCode", form)
    return own


def _set_legend(chart: Chart) -> None:
    chart.has_legend = True
    legend = chart.legend
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _set_font(legend.font, 14, Shade.SOFT)


def _set_font(font: Any, size: float, shade: Shade) -> None:
    font.size = Pt(size)
    paint(font.color, shade)
    if font._rPr.find(qn("a:latin")) is None:
        set_face(font._rPr, "mn")
