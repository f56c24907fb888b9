"""Pages that show their text sideways or upside down: read as if upright, boxes as displayed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from mingzhang.model import Box, Report, Source
from mingzhang.reading.pdf import read_content
from mingzhang.reading.placement import placed_box, then
from mingzhang.reading.report import read_report
from mingzhang.reading.turning import turned_size, upright
from tests.reading import pdfs

SAMPLE = next((pdfs.ROOT / "data").glob("*.pdf"))

# Where a box of a page of width w and height h is after the page was turned clockwise.
TURNS: dict[int, Callable[[Box, float, float], Box]] = {
    90: lambda box, _, h: (h - box[3], box[0], h - box[1], box[2]),
    180: lambda box, w, h: (w - box[2], h - box[3], w - box[0], h - box[1]),
    270: lambda box, w, _: (box[1], w - box[2], box[3], w - box[0]),
}


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(SAMPLE)


def sources(report: Report) -> Iterator[Source]:
    for table in report.tables:
        for row in table.rows:
            yield from (cell.source for cell in row.cells.values() if cell.source is not None)
    for fact in report.facts:
        yield fact.source
        yield from fact.sources
    for project in report.projects:
        for part in (*project.funds, *project.indicators):
            yield from (cell.source for cell in part.cells.values() if cell.source is not None)


@pytest.mark.parametrize("degrees", TURNS)
def test_a_report_with_turned_pages_is_read_the_same(degrees: int, sample: Report, tmp_path: Path) -> None:
    path = tmp_path / SAMPLE.name
    with pypdfium2.PdfDocument(SAMPLE) as document:
        for page in document:
            page.set_rotation(degrees)
        document.save(path)
    report = read_report(path)
    assert report.page_sizes == tuple(turned_size(degrees // 90, *size) for size in sample.page_sizes)
    turned, straight = list(sources(report)), list(sources(sample))
    assert [(one.page, one.text) for one in turned] == [(one.page, one.text) for one in straight]
    for one, other in zip(turned, straight, strict=True):
        width, height = sample.page_sizes[other.page - 1]
        assert one.bbox == pytest.approx(TURNS[degrees](other.bbox, width, height), abs=0.1)


def test_a_few_sideways_words_turn_no_page() -> None:
    def paint(canvas: pdfs.Canvas) -> None:
        canvas.drawString(20, 200, "单位：万元")
        canvas.drawString(20, 180, "金额：1.00")
        canvas.rotate(90)
        canvas.drawString(20, -20, "装订线")

    page = read_content(pdfs.drawn(paint), "x.pdf").pages[0]
    assert (page.turned, page.width, page.height) == (0, 400, 300)
    assert "单位：万元" in [line.text for line in page.lines]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turning_and_turning_back_is_nothing(quarters: int) -> None:
    there = upright(quarters, 400, 300)
    back = upright(4 - quarters, *turned_size(quarters, 400, 300))
    assert placed_box(then(there, back), 10, 20, 60, 90) == (10, 20, 60, 90)
