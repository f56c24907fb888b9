"""Slides of other departments than the sample's: every charted figure is the report's, the file is valid.

模拟数据 in several layouts, and real reports where they are at hand (no content of theirs stands here).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from components.links import Links
from components.slide_view import slide_html
from mingzhang.checking import check
from mingzhang.exporting.pptx import pptx_bytes
from mingzhang.model import Report, Source
from mingzhang.presenting.deck import slides_of
from mingzhang.presenting.slides import Bars, Numbers, Pairs, Parts, Slide
from mingzhang.presenting.speaking import speech
from mingzhang.reading.report import read_report
from tests.exporting.validity import faults
from tests.typesetting.budgets.layouts import LAYOUTS
from tests.typesetting.budgets.setting import pressed
from tests.typesetting.faces import standard_face
from tests.typesetting.provinces.books import BOOKS

REAL = Path(__file__).parents[2].parent / "shared" / "reports" / "real"
TEN_THOUSAND = Decimal(10_000)
COVER = ("模拟省模拟市模拟事务局", "2025年部门预算")
MAKERS = {make.__name__: make for make in BOOKS}


def _book(name: str) -> Callable[[Path], Path]:
    return lambda folder: MAKERS[name](1).write(folder / f"{name}.pdf")


def _budget(name: str) -> Callable[[Path], Path]:
    return lambda folder: pressed(folder / f"{name}.pdf", COVER, LAYOUTS[name](), standard_face())


def _real(path: Path) -> Callable[[Path], Path]:
    return lambda _: path


MADE: dict[str, Callable[[Path], Path]] = {
    "sichuan": _book("sichuan"),
    "beijing": _book("beijing"),
    "budget-zhejiang": _budget("zhejiang"),
    "budget-central": _budget("central"),
    **{path.stem: _real(path) for path in (sorted(REAL.glob("*.pdf")) if REAL.exists() else ())},
}


@pytest.fixture(scope="module", params=list(MADE))
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return read_report(MADE[request.param](tmp_path_factory.mktemp("slides")))


@pytest.fixture(scope="module")
def slides(report: Report) -> tuple[Slide, ...]:
    return slides_of(report, check(report))


@pytest.fixture(scope="module")
def content(report: Report, slides: tuple[Slide, ...]) -> bytes:
    return pptx_bytes(report, slides)


def printed(source: Source) -> set[Decimal]:
    """The figures that a place prints, in its own unit and, where that is 元, in 万元."""
    found: set[Decimal] = set()
    for digits in re.findall(r"[-−]?[\d,]*\.?\d+", source.text):
        try:
            value = Decimal(digits.replace(",", "").replace("−", "-"))
        except InvalidOperation:
            continue
        found |= {value, value / TEN_THOUSAND, -value, -value / TEN_THOUSAND}
    return found


def charted(slide: Slide) -> Iterator[tuple[str, Decimal, tuple[Source, ...]]]:
    """Every figure of a slide's charts with its label and where it is printed."""
    for visual in slide.visuals:
        for bar in visual.bars if isinstance(visual, Bars | Parts) else ():
            yield bar.label, bar.value, bar.sources
        for pair in visual.pairs if isinstance(visual, Pairs) else ():
            if pair.plan is not None:
                yield pair.label, pair.plan, pair.plan_sources
            if pair.actual is not None:
                yield pair.label, pair.actual, pair.sources


def test_every_charted_figure_stands_where_it_says(slides: tuple[Slide, ...]) -> None:
    """Printed there; what is derived is the sum or the difference of what is printed there."""
    for slide in slides:
        for label, value, places in charted(slide):
            assert places, (slide.id, label)
            if any(value in printed(place) for place in places):
                continue
            derived = label.startswith("其余") or "上年" in label or slide.id in ("nature", "three-public")
            assert derived, (slide.id, label, value)


def test_charts_of_the_file_hold_the_slides_values(content: bytes, slides: tuple[Slide, ...]) -> None:
    pages = Presentation(BytesIO(content)).slides
    for page, slide in zip(pages, slides, strict=True):
        held: list[Decimal] = []
        shapes: Any = page.shapes
        for shape in shapes:
            if shape.has_chart:
                series = [list(one.values) for one in shape.chart.plots[0].series]
                held += [
                    Decimal(repr(value))
                    for row in zip(*series, strict=True)
                    for value in row
                    if value is not None
                ]
        assert held == [value for _, value, _ in charted(slide)], slide.id


def test_the_file_is_valid_by_its_schemas(content: bytes) -> None:
    assert faults(content, "pptx") == []


def test_titles_numbers_and_notes_are_whole_sentences(report: Report, slides: tuple[Slide, ...]) -> None:
    for number, slide in enumerate(slides, 1):
        assert slide.title and slide.emphasis in slide.title
        assert "None" not in slide.title
        for visual in slide.visuals:
            assert not isinstance(visual, Numbers) or all(one.text for one in visual.numbers)
        assert all(paragraph.endswith(("。", "）", "”")) for paragraph in speech(slide)), slide.id
        assert slide_html(slide, number, len(slides), report, Links("0" * 16))
