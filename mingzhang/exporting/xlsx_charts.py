"""Native charts of a workbook: what the slides show, drawn by the spreadsheet program from the cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from mingzhang.exporting.safety import printable
from mingzhang.exporting.sheets import BODY_FONT, FONT, HEADER_FILL, HEADER_FONT, add_sheet
from mingzhang.model import Source
from mingzhang.presenting.numerals import page_list
from mingzhang.presenting.slides import Bars, Pairs, Parts, Slide

TITLE = Font(name=FONT, bold=True, size=13)
MONEY = "#,##0.00"
ROWS_OF_CHART = 17
"""Rows of the sheet that a chart covers."""
SHADES = ("7B7F80", "0B4A5A", "86ACB4", "5D3D21", "4C428E")
Drawn = Bars | Pairs | Parts


def charts_sheet(book: Workbook, names: set[str], slides: Iterable[Slide]) -> None:
    """A sheet with the data of every chart, its source, and the chart; none where nothing can be drawn."""
    drawn = [
        (slide, visual)
        for slide in slides
        for visual in slide.visuals
        if isinstance(visual, Bars | Pairs | Parts)
    ]
    if not drawn:
        return
    sheet = add_sheet(book, names, "图表")
    for column, width in (("A", 40), ("B", 16), ("C", 16), ("D", 16)):
        sheet.column_dimensions[column].width = width
    row = 1
    for slide, visual in drawn:
        row = _placed(sheet, slide, visual, row)


def _placed(sheet: Worksheet, slide: Slide, visual: Drawn, row: int) -> int:
    """Writes the data from ``row`` on and the chart to their right; the row where the next may begin."""
    heads, lines = _data(visual)
    sheet.cell(row, 1, printable(slide.title)).font = TITLE
    for column, head in enumerate((*heads, "出处"), 1):
        cell = sheet.cell(row + 1, column, printable(head))
        cell.font, cell.fill = HEADER_FONT, HEADER_FILL
    for number, line in enumerate(lines, row + 2):
        for column, value in enumerate(line, 1):
            cell: Any = sheet.cell(number, column)
            cell.value, cell.font = value, BODY_FONT
            if isinstance(value, str):
                cell.data_type = "s"
            else:
                cell.number_format = MONEY
    chart = _chart(sheet, visual, row + 1, len(heads), len(lines))
    sheet.add_chart(chart, f"F{row}")
    return row + max(len(lines) + 4, ROWS_OF_CHART + 2)


def _data(visual: Drawn) -> tuple[list[str], list[list[Any]]]:
    """Heads and rows: the name, the values, and the pages."""
    if isinstance(visual, Pairs):
        rows = [
            [printable(pair.label), pair.plan, pair.actual, _pages(pair.sources)] for pair in visual.pairs
        ]
        return ["项目", f"{visual.plan}（{visual.unit}）", f"{visual.actual}（{visual.unit}）"], rows
    rows = [[printable(bar.label), bar.value, _pages(bar.sources)] for bar in visual.bars]
    return ["项目", f"{visual.series}（{visual.unit}）"], rows


def _pages(sources: Sequence[Source]) -> str:
    return page_list(source.page for source in sources)


def _chart(sheet: Worksheet, visual: Drawn, head: int, columns: int, rows: int) -> Any:
    """Horizontal bars, the first row at the top, each with its amount."""
    chart: Any = BarChart()
    chart.type, chart.style, chart.gapWidth = "bar", 10, 60
    chart.add_data(
        Reference(sheet, min_col=2, max_col=columns, min_row=head, max_row=head + rows),
        titles_from_data=True,
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=head + 1, max_row=head + rows))
    chart.title = None
    chart.height, chart.width = 8.2, 17
    chart.legend.position = "t"
    if not isinstance(visual, Pairs):
        chart.legend = None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.y_axis.majorGridlines = None
    shades = SHADES[:2] if isinstance(visual, Pairs) else SHADES[1:2]
    for series, shade in zip(chart.series, shades, strict=True):
        series.graphicalProperties.solidFill = shade
        series.dLbls = DataLabelList()
        series.dLbls.showVal, series.dLbls.numFmt = True, MONEY
        for what in ("showSerName", "showCatName", "showLegendKey", "showPercent", "showLeaderLines"):
            setattr(series.dLbls, what, False)
    return chart
