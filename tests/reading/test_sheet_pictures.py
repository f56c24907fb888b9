"""Pictures of laid-out pages: every text where its box is, and nothing that could act."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.errors import UsageError
from mingzhang.model import Box
from mingzhang.reading.flow import Block, FlowCell, FlowTable, NewPage, Paragraph
from mingzhang.reading.pictures import page_picture, page_strip, picture_type
from mingzhang.reading.sheet_pictures import page_svg
from mingzhang.reading.sheets import laid_out
from tests.reading.docx_files import docx, p, tbl, tr

SVG = "{http://www.w3.org/2000/svg}"
TABLE = FlowTable(
    2,
    3,
    (
        FlowCell(0, 0, "科目名称", "A1"),
        FlowCell(0, 1, "本年支出合计", "B1", 1, 2),
        FlowCell(1, 0, "行政运行", "A2"),
        FlowCell(1, 1, "2,106.35", "B2"),
        FlowCell(1, 2, "-", "C2"),
    ),
)
BLOCKS: tuple[Block, ...] = (
    Paragraph("支出决算表", "第 1 段", heading=True, centred=True),
    Paragraph("2024年度支出2,106.35万元，<完成> & 超过预算。", "第 2 段"),
    TABLE,
    NewPage(),
    Paragraph("次页", "第 3 段"),
)


def picture(crop: Box | None = None, number: int = 1) -> ElementTree.Element:
    page = laid_out(BLOCKS, "x.docx", "0" * 64, "docx").pages[number - 1]
    return ElementTree.fromstring(page_svg(page, crop))


def shown(root: ElementTree.Element) -> list[tuple[str, float, float]]:
    """Every run of text with where it begins and ends."""
    return [
        (one.text or "", float(one.get("x", "")), float(one.get("x", "")) + float(one.get("textLength", "")))
        for one in root.iter(f"{SVG}text")
    ]


def test_the_page_has_its_size_and_all_of_its_text() -> None:
    page = laid_out(BLOCKS, "x.docx", "0" * 64, "docx").pages[0]
    root = picture()
    assert (root.get("width"), root.get("height")) == (f"{page.width:g}", f"{page.height:g}")
    assert "".join(text for text, _, _ in shown(root)) == "".join(one.text for one in page.characters)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} == {"svg", "rect", "path", "g", "text"}


def test_a_figure_is_a_run_of_its_own_that_fills_its_box() -> None:
    page = laid_out(BLOCKS, "x.docx", "0" * 64, "docx").pages[0]
    cell = next(cell for grid in page.grids for cell in grid.cells if cell.text == "2,106.35")
    runs = [run for run in shown(picture()) if run[0] == "2,106.35"]
    assert len(runs) == 2
    assert any(
        abs(x0 - cell.characters[0].x0) < 0.01 and abs(x1 - cell.characters[-1].x1) < 0.01
        for _, x0, x1 in runs
    )


def test_a_part_shows_only_what_is_in_it() -> None:
    page = laid_out(BLOCKS, "x.docx", "0" * 64, "docx").pages[0]
    box = next(cell.box for grid in page.grids for cell in grid.cells if cell.text == "2,106.35")
    root = picture((box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1))
    assert [text for text, _, _ in shown(root)] == ["2,106.35"]
    assert float(root.get("width", "")) == pytest.approx(box[2] - box[0] - 2, abs=0.01)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_whatever_the_text_the_picture_is_well_formed(text: str) -> None:
    page = laid_out([Paragraph(text, "第 1 段")], "x.txt", "0" * 64, "text").pages[0]
    ElementTree.fromstring(page_svg(page))


def test_pictures_of_word_files() -> None:
    content = docx(p("支出决算表") + tbl(tr("科目", "决算数", "备注", "占比"), tr("201", "1.20", "", "")))
    whole = page_picture(content, 1)
    assert picture_type(whole) == "image/svg+xml"
    assert b"1.20" in whole
    strip = page_strip(content, 1, (0, 0, 595, 70), whole, 595)
    assert "支出决算表".encode() in strip
    assert b"1.20" not in strip
    with pytest.raises(UsageError, match="共 1 页"):
        page_picture(content, 2)
