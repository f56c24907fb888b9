"""Slides as PPTX: native charts with the report's data, tables, notes, Chinese fonts, harmless texts."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from mingzhang.checking import check
from mingzhang.exporting.pptx import pptx_bytes
from mingzhang.model import Report
from mingzhang.presenting.deck import slides_of
from mingzhang.presenting.slides import Bar, Bars, Grid, Pairs, Parts, Slide
from mingzhang.reading.report import read_report
from tests.frames.handmade import report
from tests.typesetting.variants import sample_path


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


@pytest.fixture(scope="module")
def slides(sample: Report) -> tuple[Slide, ...]:
    return slides_of(sample, check(sample))


@pytest.fixture(scope="module")
def pages(sample: Report, slides: tuple[Slide, ...]) -> list[Any]:
    return list(opened(pptx_bytes(sample, slides)).slides)


def opened(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def words(page: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def test_there_is_a_page_for_every_slide_with_its_title(pages: list[Any], slides: tuple[Slide, ...]) -> None:
    assert len(pages) == len(slides)
    for page, slide in zip(pages, slides, strict=True):
        assert slide.title in words(page)


def test_charts_hold_the_slides_values_to_the_digit(pages: list[Any], slides: tuple[Slide, ...]) -> None:
    seen = 0
    for page, slide in zip(pages, slides, strict=True):
        charts = [shape.chart for shape in page.shapes if shape.has_chart]
        drawn = [visual for visual in slide.visuals if isinstance(visual, Bars | Pairs | Parts)]
        for chart, visual in zip(charts, drawn, strict=True):
            held = [[_exact(value) for value in series.values] for series in chart.plots[0].series]
            assert held == _expected(visual)
            seen += 1
    assert seen == 5


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value)).normalize()


def _expected(visual: Bars | Pairs | Parts) -> list[list[Decimal | None]]:
    if isinstance(visual, Pairs):
        sides = ([pair.plan for pair in visual.pairs], [pair.actual for pair in visual.pairs])
        return [[one.normalize() if one is not None else None for one in side] for side in sides]
    if isinstance(visual, Parts):
        return [[bar.value.normalize()] for bar in visual.bars]
    return [[bar.value.normalize() for bar in visual.bars]]


def test_charts_can_be_edited(pages: list[Any]) -> None:
    """Each brings the workbook that its data stand in."""
    charts = [shape.chart for page in pages for shape in page.shapes if shape.has_chart]
    assert charts
    for chart in charts:
        assert chart.part.chart_workbook.xlsx_part.blob.startswith(b"PK")


def test_tables_are_native(pages: list[Any], slides: tuple[Slide, ...]) -> None:
    grids = [visual for slide in slides for visual in slide.visuals if isinstance(visual, Grid)]
    tables = [shape.table for page in pages for shape in page.shapes if shape.has_table]
    assert len(tables) == len(grids) == 1
    texts = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert texts == [list(grids[0].heads), *(list(row) for row in grids[0].rows)]


def test_every_run_names_a_chinese_face(pages: list[Any]) -> None:
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for page in pages:
        runs = list(page.shapes._spTree.iter(f"{space}r"))
        assert runs
        for run in runs:
            assert run.find(f"{space}rPr/{space}ea") is not None


def test_the_speaker_is_told_the_pages(pages: list[Any], slides: tuple[Slide, ...]) -> None:
    for page, slide in zip(pages, slides, strict=True):
        if slide.pages:
            assert str(slide.pages[0]) in page.notes_slide.notes_text_frame.text


def test_everything_stands_on_its_page(sample: Report, slides: tuple[Slide, ...]) -> None:
    whole = opened(pptx_bytes(sample, slides))
    for page in whole.slides:
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= whole.slide_width + 10
            assert shape.top + shape.height <= whole.slide_height + 10


def test_blanks_and_negative_amounts_are_drawn_as_such() -> None:
    bars = Bars(
        "支出决算", "万元", (Bar("甲", Decimal("-5.40"), "−5.40"), Bar("乙", Decimal("2.00"), "2.00"))
    )
    slide = Slide(id="items", name="甲", title="有负数", visuals=(bars,))
    page = opened(pptx_bytes(report(), (slide,))).slides[0]
    chart = next(shape.chart for shape in page.shapes if shape.has_chart)
    assert list(chart.plots[0].series[0].values) == [-5.4, 2.0]
    assert chart.value_axis.minimum_scale is None


def test_control_characters_do_no_harm() -> None:
    slide = Slide(id="items", name="甲", title="项目\x0b一\x00 <b>&", footnote="\x1f注")
    page = opened(pptx_bytes(report(), (slide,))).slides[0]
    assert "<b>&" in words(page)
    assert "\x00" not in words(page)
