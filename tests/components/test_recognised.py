"""Recognised figures: what is told of one, how it is marked, and the summary of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components import data_view, marks, recognised, recognised_summary, sidebar, source_view
from components.figure_index import FigureIndex
from components.links import Links, box_text
from mingzhang.frames import tidy
from mingzhang.frames.columns import LINES
from mingzhang.frames.figures import of_cell
from mingzhang.frames.recognition import recognised as recognised_of
from mingzhang.frames.recognition import standing_of
from mingzhang.model import Recognition, Report, Source
from mingzhang.reading.sources import with_sources
from tests.frames import handmade

LINKS = Links("0123456789abcdef")
IDENTITY = "支出决算表“208”的合计：2,106.35 = 2,002.49 + 103.86"
CASES = {
    "confirmed": (Recognition(0.97, confirmed=True), "置信度 97\u2009%，经勾稽关系确认"),
    "corrected": (
        Recognition(0.81, confirmed=True, read="2,l06.35", correction=IDENTITY),
        f"识别为 2,l06.35，按“{IDENTITY}”更正",
    ),
    "unsure": (Recognition(0.62), "置信度 62\u2009%，把握不大，请对照原图"),
    "recognised": (Recognition(0.97), "置信度 97\u2009%，未经勾稽确认"),
}


def place(recognition: Recognition | None) -> Source:
    return replace(handmade.place("2,106.35"), recognition=recognition)


@pytest.mark.parametrize("standing", CASES)
def test_a_recognised_figure_says_how_it_was_read(standing: str) -> None:
    recognition, words = CASES[standing]
    assert standing_of(place(recognition)) == standing
    told = recognised.told(place(recognition))
    assert told.startswith("由扫描件识别")
    assert words in told
    shown = marks.linked("2,106.35", LINKS, place(recognition))
    assert marks.text(words) in shown
    assert ('class="fig num ocr look"' in shown) == (standing in ("corrected", "unsure"))


def test_a_figure_of_a_text_is_not_marked() -> None:
    assert standing_of(place(None)) is None
    assert recognised.told(place(None)) == ""
    assert "ocr" not in marks.linked("2,106.35", LINKS, place(None))


def test_what_was_recognised_is_never_certain() -> None:
    assert "置信度 99\u2009%" in recognised.told(place(Recognition(1.0, confirmed=True)))


def test_a_derived_figure_tells_the_least_certain_it_rests_on() -> None:
    several = (place(Recognition(0.97)), place(Recognition(0.71)), place(None))
    assert recognised.told_of(*several) == "所据 2 个数由扫描件识别，最低置信度 71\u2009%"


def scanned(*recognitions: Recognition) -> Report:
    """A report whose first figures were recognised so, the rest printed as text."""
    left = list(recognitions)
    report = handmade.report(handmade.table("expenditure", handmade.EXPENDITURE, page=9))

    def recognise(source: Source) -> Source:
        number = source.text.replace(".", "").isdigit() and "." in source.text
        return replace(source, recognition=left.pop(0)) if number and left else source

    return with_sources(report, recognise)


def test_the_summary_counts_every_figure_once() -> None:
    found = recognised_of(scanned(*(recognition for recognition, _ in CASES.values())))
    assert found is not None
    summary = found.summary
    assert (summary.recognised, summary.confirmed, summary.corrected, summary.unconfirmed) == (4, 1, 1, 2)
    assert [source.recognition.confidence for source in found.unsure if source.recognition] == [0.62]
    line = recognised_summary.line(found, LINKS)
    assert "4 个数由扫描件识别：1 个经勾稽关系确认，1 个经勾稽关系更正，2 个未经确认。" in line
    block = recognised_summary.block(found, LINKS)
    assert "更正的 1 个" in block
    assert "把握不大又未经勾稽确认的 1 个" in block
    assert "第 9 页" in block


def test_a_report_without_recognised_figures_has_no_summary() -> None:
    assert recognised_of(scanned()) is None
    assert recognised_summary.line(None, LINKS) == recognised_summary.block(None, LINKS) == ""
    assert "由扫描件识别" not in sidebar.writing()
    assert "由扫描件识别" in sidebar.writing(scanned=True)


def test_the_card_beside_the_picture_tells_recognition_and_place() -> None:
    report = scanned(CASES["corrected"][0])
    cell = report.tables[0].rows[0].cells["total"]
    assert cell.source is not None
    [entry] = FigureIndex(report).at(9, box_text(cell.source))
    assert "识别为 2,l06.35" in source_view.card(entry)
    figure = of_cell(cell)
    assert figure is not None
    assert "ocr look" in marks.figure(figure, LINKS)


def test_a_place_in_a_file_without_pages_is_told() -> None:
    table = handmade.table("expenditure", "208 社会保障 1.00", page=2)
    report = with_sources(
        handmade.report(table), lambda source: replace(source, place="工作表“支出决算表”B12")
    )
    cell = report.tables[0].rows[0].cells["total"]
    assert cell.source is not None
    [entry] = FigureIndex(report).at(2, box_text(cell.source))
    assert "工作表“支出决算表”B12" in source_view.card(entry)


def test_the_tidy_frame_and_its_page_say_how_a_figure_was_read() -> None:
    frame = tidy.lines([scanned(CASES["corrected"][0], CASES["unsure"][0])])
    assert list(frame["recognition"].dropna()) == ["corrected", "unsure"]
    assert list(frame["confidence"].dropna()) == [0.81, 0.62]
    shown = data_view.displayed(frame, LINES)
    assert set(shown["识别"].dropna()) == {"经勾稽更正", "把握不大"}
    assert "位置" not in shown
    assert "识别" not in data_view.displayed(tidy.lines([scanned()]), LINES)
