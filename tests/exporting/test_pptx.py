"""Slides as PPTX: native charts with the report's data, tables, notes, Chinese fonts, harmless texts."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from mingzhang.checking import check
from mingzhang.exporting.pptx import pptx_bytes
from mingzhang.exporting.pptx_charts import money_format
from mingzhang.model import Report
from mingzhang.presenting.alternatives import name_of, told
from mingzhang.presenting.deck import slides_of
from mingzhang.presenting.slides import Bar, Bars, Grid, Pairs, Parts, Slide
from mingzhang.presenting.speaking import speech
from mingzhang.reading.report import read_report
from tests.exporting.validity import faults, package_faults
from tests.frames.handmade import report
from tests.typesetting.variants import sample_path


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


@pytest.fixture(scope="module")
def slides(sample: Report) -> tuple[Slide, ...]:
    return slides_of(sample, check(sample))


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[Any]:
    return list(opened(content).slides)


@pytest.fixture(scope="module")
def content(sample: Report, slides: tuple[Slide, ...]) -> bytes:
    return pptx_bytes(sample, slides)


def opened(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def words(page: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def test_there_is_a_page_for_every_slide_with_its_title(pages: list[Any], slides: tuple[Slide, ...]) -> None:
    assert len(pages) == len(slides)
    for page, slide in zip(pages, slides, strict=True):
        assert page.shapes.title.text_frame.text == slide.title


def test_charts_hold_the_slides_values_to_the_digit(pages: list[Any], slides: tuple[Slide, ...]) -> None:
    seen = 0
    for page, slide in zip(pages, slides, strict=True):
        charts = [shape.chart for shape in page.shapes if shape.has_chart]
        drawn = [visual for visual in slide.visuals if isinstance(visual, Bars | Pairs | Parts)]
        for chart, visual in zip(charts, drawn, strict=True):
            held = [[_exact(value) for value in series.values] for series in chart.plots[0].series]
            assert held == _expected(visual)
            seen += 1
    assert seen == 6


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


CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode("utf-8")


def test_colours_and_faces_are_the_themes(content: bytes) -> None:
    """Changed in one place, they change on every slide; the Chinese face is named."""
    for number in (1, 2):
        theme = part(content, f"ppt/theme/theme{number}.xml")
        assert 'name="明账"' in theme
        assert theme.count('<a:ea typeface="华文中宋"/>') == theme.count('<a:ea typeface="微软雅黑"/>') == 1
    with zipfile.ZipFile(BytesIO(content)) as package:
        slides = [name for name in package.namelist() if re.match("ppt/(slides|charts)/[^/]+xml$", name)]
    assert len(slides) == 17
    for name in slides:
        text = part(content, name)
        assert "srgbClr" not in text, name
        assert set(re.findall('typeface="([^"]*)"', text)) <= {"+mj-lt", "+mj-ea", "+mn-lt", "+mn-ea"}, name


def test_runs_say_that_they_are_chinese(pages: list[Any]) -> None:
    for page in pages:
        for run in page.shapes._spTree.iter(f"{DRAWING}r"):
            assert run.find(f"{DRAWING}rPr").get("lang") == "zh-CN"


def test_what_is_drawn_is_also_told(pages: list[Any], slides: tuple[Slide, ...]) -> None:
    """Every chart and table has an alternative text with its values, every shape a name of its own kind."""
    seen = 0
    for page, slide in zip(pages, slides, strict=True):
        drawn = [one for one in slide.visuals if isinstance(one, Bars | Pairs | Parts | Grid)]
        frames = [shape for shape in page.shapes if shape.has_chart or shape.has_table]
        for shape, visual in zip(frames, drawn, strict=True):
            descr = shape._element.nvGraphicFramePr.cNvPr.get("descr")
            first = (
                visual.rows[0][0] if isinstance(visual, Grid) else told(visual).split("。")[1].split(" ")[0]
            )
            assert first in descr
            assert shape.name == name_of(visual)
            seen += 1
    assert seen == 7


def test_amounts_are_written_with_the_decimals_that_the_report_prints(pages: list[Any]) -> None:
    """4,537 beside 841.32 in one chart."""
    budget = pages[3]
    plan = next(shape.chart for shape in budget.shapes if shape.has_chart).plots[0].series[0]
    formats = {
        label.find(f"{CHART}idx").get("val"): label.find(f"{CHART}numFmt").get("formatCode")
        for label in plan._element.iter(f"{CHART}dLbl")
    }
    assert plan.data_labels.number_format == "#,##0.00"
    assert formats == {"0": "#,##0"}


@pytest.mark.parametrize(
    ("text", "form"), [("4,537", "#,##0"), ("−5.40", "#,##0.00"), ("22.464", "#,##0.000")]
)
def test_formats_follow_the_print(text: str, form: str) -> None:
    assert money_format(text) == form


def test_every_slide_but_the_cover_has_its_number_and_whose_it_is(pages: list[Any]) -> None:
    for page in pages[1:]:
        kinds = {shape.placeholder_format.type for shape in page.placeholders}
        assert {PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.TITLE} <= kinds
    for page in pages:
        assert all(shape.text_frame.text for shape in page.placeholders), "no empty placeholder is left"


def test_the_file_tells_what_it_is(content: bytes) -> None:
    properties = opened(content).core_properties
    assert properties.title == "西宁市湟中区社会保险服务局2024 年度部门决算汇报"
    assert (properties.language, properties.author) == ("zh-CN", "明账 MingZhang")
    assert "PowerPoint" not in part(content, "docProps/app.xml")
    assert [layout.name for layout in opened(content).slide_layouts] == ["封面", "标题与内容"]


def test_the_file_is_valid_by_its_schemas(content: bytes) -> None:
    """Every part, and the workbooks inside the charts."""
    assert faults(content, "pptx") == []


def test_what_a_file_must_not_be_is_found(content: bytes) -> None:
    """The test before this one can fail: an unknown value, a part of no declared kind."""

    def changed(name: str, old: str, new: str) -> bytes:
        target = BytesIO()
        with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(target, "w") as copy:
            for one in package.namelist():
                data = package.read(one)
                copy.writestr(one, data.replace(old.encode(), new.encode()) if one == name else data)
        return target.getvalue()

    assert faults(changed("ppt/slides/slide2.xml", 'wrap="square"', 'wrap="round"'), "pptx")
    kinds = changed(
        "[Content_Types].xml", '<Override PartName="/ppt/slides/slide2.xml"', "<Override PartName='/x'"
    )
    assert any("of no declared kind" in fault for fault in package_faults(kinds))


def test_the_speaker_is_told_the_pages(pages: list[Any], slides: tuple[Slide, ...]) -> None:
    for page, slide in zip(pages, slides, strict=True):
        if slide.pages:
            assert str(slide.pages[0]) in page.notes_slide.notes_text_frame.text
        assert page.notes_slide.notes_text_frame.text.split("\n") == list(speech(slide))


def test_everything_stands_on_its_page(content: bytes) -> None:
    whole = opened(content)
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


def test_a_part_too_small_for_its_amount_has_it_in_the_legend() -> None:
    parts = Parts(
        "性质",
        "万元",
        (Bar("甲", Decimal("99.00"), "99.00", "99%"), Bar("乙", Decimal("1.00"), "1.00", "1%")),
    )
    slide = Slide(id="nature", name="性质", title="题", visuals=(parts,), says="图中所示。")
    page = opened(pptx_bytes(report(), (slide,))).slides[0]
    chart = next(shape.chart for shape in page.shapes if shape.has_chart)
    large, small = chart.plots[0].series
    assert (large.name, small.name) == ("甲（99%）", "乙 1.00（1%）")
    assert large._element.find(f"{CHART}dLbls") is not None and small._element.find(f"{CHART}dLbls") is None
    assert "图中所示。" in words(page)


def test_control_characters_do_no_harm() -> None:
    slide = Slide(id="items", name="甲", title="项目\x0b一\x00 <b>&", footnote="\x1f注")
    page = opened(pptx_bytes(report(), (slide,))).slides[0]
    assert "<b>&" in words(page)
    assert "\x00" not in words(page)
