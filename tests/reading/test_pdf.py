"""The fast way of reading gives what plain pdfplumber gives, and leaves out what is not printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from mingzhang.reading import pdf, plumber
from mingzhang.reading.document import Document, Grid, Page
from mingzhang.reading.placement import inverse, placed, then, to_display
from mingzhang.reading.spelling import REPLACEMENT, spelled
from tests.reading import pdfs

DOCUMENTS = [*sorted((pdfs.ROOT / "data").glob("*.pdf")), *sorted(pdfs.REAL.glob("*.pdf"))]
HALF_POINT = 0.5
TEXTS = [["科目", "决算数"], ["行政运行", "690.18"], ["合计", "-"]]


def plain(content: bytes, folder: Path) -> Document:
    path = folder / "plain.pdf"
    path.write_bytes(content)
    return plumber.read_document(path)


def fast(content: bytes) -> Page:
    document = pdf.read_content(content, "test.pdf")
    assert len(document.pages) == 1
    return document.pages[0]


def assert_same_cells(one: Grid, other: Grid) -> None:
    assert (one.rows, one.columns, len(one.cells)) == (other.rows, other.columns, len(other.cells))
    for cell, twin in zip(one.cells, other.cells, strict=True):
        assert (cell.row, cell.column, cell.row_span, cell.column_span) == (
            twin.row,
            twin.column,
            twin.row_span,
            twin.column_span,
        )
        assert cell.text == twin.text
        assert cell.box == pytest.approx(twin.box, abs=HALF_POINT)


def assert_same_characters(one: Page, other: Page) -> None:
    def ordered(page: Page) -> list[tuple[str, float, float]]:
        return sorted((each.text, round(each.x0 / 3), round(each.top / 3)) for each in page.characters)

    assert len(one.characters) == len(other.characters)
    assert sorted(each.text for each in one.characters) == sorted(each.text for each in other.characters)
    by_place = {(each.text, round(each.x0), round(each.bottom)): each for each in other.characters}
    found = 0
    for each in one.characters:
        twin = by_place.get((each.text, round(each.x0), round(each.bottom)))
        if twin is not None:
            found += 1
            # pdfium measures the descent of fonts that do not state it; pdfplumber takes 0.
            assert each.box == pytest.approx(twin.box, abs=HALF_POINT + 0.1 * each.size)
    assert found >= 0.8 * len(one.characters)


def differs_rightly(page: Page, other: Page) -> bool:
    """Whether pdfplumber shows what is not printed: text clipped away, or white rectangles."""
    unprinted = len(page.characters) < len(other.characters)
    white = sum(len(grid.cells) for grid in page.grids) < sum(len(grid.cells) for grid in other.grids)
    return unprinted or white


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_same_as_plain_pdfplumber(path: Path) -> None:
    ours, reference = pdf.read_document(path), plumber.read_document(path)
    assert ours.sha256 == reference.sha256
    assert len(ours.pages) == len(reference.pages)
    compared = 0
    for page, twin in zip(ours.pages, reference.pages, strict=True):
        assert (page.width, page.height) == pytest.approx((twin.width, twin.height), abs=HALF_POINT)
        if differs_rightly(page, twin):
            continue
        assert_same_characters(page, twin)
        assert len(page.grids) == len(twin.grids)
        for grid, other in zip(page.grids, twin.grids, strict=True):
            assert_same_cells(grid, other)
        compared += 1
    assert compared >= len(ours.pages) - 3


def test_real_documents_are_there() -> None:
    if not pdfs.REAL.exists():
        pytest.skip("no real reports beside the project: only the bundled sample is compared")
    assert any(pdfs.REAL.glob("*.pdf"))


def turned(canvas: Canvas, degrees: int) -> None:
    """Writes what is seen upright, 400 by 300, when the page is turned by ``degrees``."""
    canvas.setPageRotation(degrees)
    canvas.translate(*{0: (0, 0), 90: (300, 0), 180: (400, 300), 270: (0, 400)}[degrees])
    canvas.rotate(degrees)
    canvas.setFont(pdfs.SONG, 10)
    pdfs.table(canvas, TEXTS, x=20, y=20)
    canvas.drawString(20, 100, "单位：万元")


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turned_pages(degrees: int, tmp_path: Path) -> None:
    content = pdfs.drawn(lambda canvas: turned(canvas, degrees))
    page, twin = fast(content), plain(content, tmp_path).pages[0]
    assert (page.width, page.height) == (400, 300)
    assert [line.text for line in page.outside] == ["单位：万元"]
    assert len(page.grids) == 1
    assert [cell.text for cell in page.grids[0].cells] == [text for row in TEXTS for text in row]
    assert_same_cells(page.grids[0], twin.grids[0])
    for each in page.characters:
        assert each.bottom - each.top == pytest.approx(10, abs=0.01)


def test_visible_box_is_the_page(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setCropBox((30, 40, 330, 240))
        pdfs.table(canvas, TEXTS)
        canvas.drawString(5, 5, "框外")

    content = pdfs.drawn(paint)
    page, twin = fast(content), plain(content, tmp_path).pages[0]
    assert (page.width, page.height) == (300, 200)
    assert page.outside == ()
    assert page.grids[0].box == pytest.approx((20, 130, 180, 190), abs=0.01)
    assert_same_cells(page.grids[0], twin.grids[0])
    assert_same_characters(page, twin)


def test_form_objects_are_walked(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.beginForm("inner", 0, 0, 400, 300)
        canvas.setFont(pdfs.SONG, 10)
        pdfs.table(canvas, TEXTS, x=10, y=10)
        canvas.endForm()
        canvas.beginForm("outer", 0, 0, 400, 300)
        canvas.translate(30, 20)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.translate(40, 50)
        canvas.doForm("outer")

    content = pdfs.drawn(paint)
    page, twin = fast(content), plain(content, tmp_path).pages[0]
    assert page.grids[0].box == pytest.approx((80, 160, 240, 220), abs=0.01)
    assert_same_cells(page.grids[0], twin.grids[0])


def test_rules_as_thin_rectangles(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        for row in range(4):
            canvas.rect(50, 50 + row * 20, 160, 0.5, stroke=0, fill=1)
        for column in range(3):
            canvas.rect(50 + column * 80, 50, 0.5, 60.5, stroke=0, fill=1)
        pdfs.fill(canvas, TEXTS)

    content = pdfs.drawn(paint)
    page, twin = fast(content), plain(content, tmp_path).pages[0]
    assert [cell.text for cell in page.grids[0].cells] == [text for row in TEXTS for text in row]
    assert_same_cells(page.grids[0], twin.grids[0])


def test_white_rectangles_are_no_rules() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        for row in range(5):
            for column in range(3):
                canvas.rect(50 + column * 80, 50 + row * 20, 80, 20, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(60, 60, "没有表格")

    assert fast(pdfs.drawn(paint)).grids == ()


def test_slanting_strokes_and_curves_are_no_rules() -> None:
    def paint(canvas: Canvas) -> None:
        pdfs.table(canvas, TEXTS)
        canvas.line(50, 110, 130, 90)
        canvas.circle(170, 80, 30)

    page = fast(pdfs.drawn(paint))
    assert [cell.text for cell in page.grids[0].cells] == [text for row in TEXTS for text in row]


def test_text_clipped_away_is_left_out() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.saveState()
        window = canvas.beginPath()
        window.rect(100, 100, 100, 30)
        canvas.clipPath(window, stroke=0, fill=0)
        canvas.drawString(110, 110, "可见")
        canvas.drawString(110, 160, "不可见")
        canvas.restoreState()

    assert [line.text for line in fast(pdfs.drawn(paint)).lines] == ["可见"]


def test_text_clipped_away_in_a_form_is_left_out() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.beginForm("window", 0, 0, 100, 40)
        canvas.setFont(pdfs.SONG, 10)
        canvas.drawString(10, 10, "可见")
        canvas.drawString(10, 60, "不可见")
        canvas.endForm()
        canvas.translate(150, 120)
        canvas.doForm("window")

    assert [line.text for line in fast(pdfs.drawn(paint)).lines] == ["可见"]


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


@pytest.mark.parametrize(
    "placement", [b"1 0 0 1 150 120", b"1 0 0 1 150 0", b"0 1 -1 0 300 50", b"0.5 0 0 0.5 9 7"]
)
def test_actual_text_in_a_placed_form_stands_in_its_line(placement: bytes) -> None:
    """A browser writes 入 as a radical with an /ActualText; the page is then put on another sheet."""
    letters = b"3 beginbfchar <41> <6536> <42> <2F0A> <43> <51B3> endbfchar"
    head = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    content = pdfs.one_page(
        b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>",
        stream(b"q %s cm /X Do Q" % placement),
        stream(
            b"BT /F 10 Tf 20 30 Td (A) Tj 6.67 0 Td /Span<</ActualText<FEFF5165>>>BDC (B) Tj EMC "
            b"6.67 0 Td (C) Tj ET",
            b"/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</Font<</F 6 0 R>>>>",
        ),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>",
        stream(head + letters + b" endcmap"),
    )
    page = fast(content)
    assert [line.text for line in page.lines] == ["收入决"]
    one, two, three = page.characters
    assert two.x0 == pytest.approx(one.x1, abs=0.6)
    assert three.x0 == pytest.approx(two.x1, abs=0.6)
    assert two.top == pytest.approx(one.top, abs=0.1)


def test_double_prints_are_one() -> None:
    def paint(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(50 + shift, 100, "合计111.00")

    assert [line.text for line in fast(pdfs.drawn(paint)).lines] == ["合计111.00"]


def test_slanted_watermarks_are_left_out() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(50, 100, "支出决算")
        canvas.saveState()
        canvas.translate(60, 60)
        canvas.rotate(35)
        canvas.setFont(pdfs.SONG, 40)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()

    assert [line.text for line in fast(pdfs.drawn(paint)).lines] == ["支出决算"]


def test_a_lone_hyphen_at_the_end_of_a_cell_stays() -> None:
    page = fast(pdfs.drawn(lambda canvas: pdfs.table(canvas, TEXTS)))
    assert page.grids[0].cells[-1].text == "-"


def test_line_text_has_one_letter_for_each_character() -> None:
    page = fast(pdfs.drawn(lambda canvas: pdfs.table(canvas, TEXTS)))
    for line in page.lines:
        assert line.text == "".join(each.text for each in line.characters)
        assert not any(each.text.isspace() for each in line.characters)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("⾏", "行"),
        ("⺠", "民"),
        ("豈", "豈"),
        ("ﬁ", "fi"),
        ("（", "（"),
        ("，", "，"),
        ("１", "１"),
        ("\u3000", ""),
        ("\xa0", ""),
        ("\u200b", ""),
        ("\x02", "-"),
        ("\x00", REPLACEMENT),
        ("\uf06c", "\uf06c"),
        ("𠮷", "𠮷"),
    ],
)
def test_spelling(code: str, text: str) -> None:
    assert spelled(ord(code)) == text


@pytest.mark.parametrize("rotation", [0, 90, 180, 270, 360])
def test_display_has_its_origin_at_the_top_left(rotation: int) -> None:
    matrix = to_display(10, 20, 110, 70, rotation)
    width, height = (50, 100) if rotation in (90, 270) else (100, 50)
    corners = {placed(matrix, x, y) for x in (10, 110) for y in (20, 70)}
    assert corners == {(0, 0), (width, 0), (0, height), (width, height)}
    undone = inverse(matrix)
    assert undone is not None
    assert then(matrix, undone) == pytest.approx((1, 0, 0, 1, 0, 0))


def test_a_flattening_placement_cannot_be_undone() -> None:
    assert inverse((1, 0, 0, 0, 5, 5)) is None
