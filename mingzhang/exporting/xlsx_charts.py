"""Native charts of a workbook: what the slides show, drawn by the spreadsheet program from the cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from mingzhang.exporting.sheets import FONT, MONEY, PLACE, Book, Sheet, add_sheet, put, put_heads, put_text
from mingzhang.model import Amount, Source
from mingzhang.presenting.numerals import page_list
from mingzhang.presenting.slides import Bars, Pairs, Parts, Slide

TITLE: dict[str, Any] = {"font_name": FONT, "font_size": 14, "bold": True, "font_color": "#1C2024"}
CENT = Decimal("0.01")
CHART_AT, CHART_WIDTH = 5, 640
"""The column that charts begin in, and their width in pixels."""
LEAST_HEIGHT, HEIGHT_OF_ROW, HEIGHT_OF_REST = 220, 34, 70
ROW_PIXELS = 20
ROWS_OF_PAGE = 42
"""So many rows fit on a sheet of A4 on its side that is as wide as the table with its chart."""
INK, HAIR, MARK, PLAN = "#474D53", "#DAD5C9", "#0B4A5A", "#7B7F80"
Drawn = Bars | Pairs | Parts
Rows = list[tuple[str, Sequence[Decimal | None], str]]


def charts_sheet(book: Book, slides: Iterable[Slide]) -> None:
    """A sheet with the data of every chart, its source, and the chart; none where nothing can be drawn."""
    drawn = [
        (slide, visual)
        for slide in slides
        for visual in slide.visuals
        if isinstance(visual, Bars | Pairs | Parts)
    ]
    if not drawn:
        return
    sheet = add_sheet(book, "图表")
    for column, width in enumerate((40, 16, 16, 16, 3)):
        sheet.writer.set_column(column, column, width)
    row, top, breaks = 0, 0, list[int]()
    for slide, visual in drawn:
        after = _placed(sheet, slide, visual, row)
        if after - top > ROWS_OF_PAGE and row > top:
            breaks.append(row)
            top = row
        row = after
    sheet.writer.set_h_pagebreaks(breaks)


def _placed(sheet: Sheet, slide: Slide, visual: Drawn, row: int) -> int:
    """Writes the data from ``row`` on and the chart to their right; the row where the next may begin."""
    heads, rows = _data(visual)
    put_text(sheet, row, 0, slide.title, TITLE)
    put_heads(sheet, row + 1, [*heads, PLACE])
    sheet.writer.set_row(row + 1, 32)
    for number, (name, values, places) in enumerate(rows, row + 2):
        put(sheet, number, 0, name)
        for column, value in enumerate(values, 1):
            put(sheet, number, column, Amount(value, CENT) if value is not None else None)
        put(sheet, number, len(heads), places, {"indent": 1})
    height = max(LEAST_HEIGHT, HEIGHT_OF_ROW * len(rows) * len(heads[1:]) + HEIGHT_OF_REST)
    chart = _chart(sheet, visual, row + 1, len(heads), len(rows))
    chart.set_size({"width": CHART_WIDTH, "height": height})
    told = f"{slide.title}。{'；'.join(_told(name, values) for name, values, _ in rows)}"
    sheet.writer.insert_chart(row + 1, CHART_AT, chart, {"description": told[:1000], "object_position": 2})
    return row + max(len(rows) + 4, height // ROW_PIXELS + 4)


def _told(name: str, values: Sequence[Decimal | None]) -> str:
    return f"{name} {'、'.join(f'{value:,f}' for value in values if value is not None)}"


def _data(visual: Drawn) -> tuple[list[str], Rows]:
    """Heads, and rows of name, values and pages."""
    if isinstance(visual, Pairs):
        pairs: Rows = [(one.label, (one.plan, one.actual), _pages(one.sources)) for one in visual.pairs]
        return ["项目", f"{visual.plan}（{visual.unit}）", f"{visual.actual}（{visual.unit}）"], pairs
    rows: Rows = [(one.label, (one.value,), _pages(one.sources)) for one in visual.bars]
    return ["项目", f"{visual.series}（{visual.unit}）"], rows


def _pages(sources: Sequence[Source]) -> str:
    return page_list(source.page for source in sources)


def _chart(sheet: Sheet, visual: Drawn, head: int, columns: int, rows: int) -> Any:
    """Horizontal bars, the first row at the top, each with its amount; a plan is hollow."""
    chart: Any = sheet.book.writer.add_chart({"type": "bar"})
    paired = isinstance(visual, Pairs)
    for column in range(1, columns):
        plan = paired and column == 1
        chart.add_series(
            {
                "name": [sheet.name, head, column],
                "categories": [sheet.name, head + 1, 0, head + rows, 0],
                "values": [sheet.name, head + 1, column, head + rows, column],
                "fill": {"none": True} if plan else {"color": MARK},
                "border": {"color": PLAN, "width": 1.25} if plan else {"none": True},
                "data_labels": {"value": True, "num_format": MONEY, "font": _font(INK)},
                "gap": 60,
                "overlap": 0,
            }
        )
    chart.set_title({"none": True})
    chart.set_legend({"position": "top", "font": _font(INK)} if paired else {"none": True})
    line = {"line": {"color": HAIR}, "major_tick_mark": "none"}
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True, "num_font": _font(INK), **line})
    chart.set_chartarea({"border": {"none": True}})
    return chart


def _font(color: str) -> dict[str, Any]:
    return {"name": FONT, "size": 10, "color": color}
