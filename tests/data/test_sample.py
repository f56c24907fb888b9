"""The bundled PDF holds the published text: all of it, in order, and nothing mended."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pypdfium2
import pytest

from data.generator.grids import form_cells, header_cells
from data.generator.source import EvaluationForm, StatutoryTable, Text, read_source

SOURCE = read_source()
SAMPLE = Path(__file__).parents[2] / "data" / f"{''.join(SOURCE.cover)}.pdf"


def without_blanks(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """The text of every page, without blanks and without the page number at the foot."""
    with pypdfium2.PdfDocument(SAMPLE) as document:
        texts = [without_blanks(page.get_textpage().get_text_range()) for page in document]
    return [re.sub(rf"—{number}—$", "", text) for number, text in enumerate(texts, start=1)]


@pytest.fixture(scope="module")
def printed(pages: list[str]) -> str:
    return "".join(pages)


def test_every_line_of_the_text_is_printed(printed: str) -> None:
    """Line by line from the text file itself, not through the generator's parser."""
    lines = (SAMPLE.parent / "generator" / "report.txt").read_text(encoding="utf-8").split("\n")
    texts = [without_blanks(cell) for line in lines for cell in line.removeprefix("- ").split("\t")]
    assert [text for text in texts if text not in printed] == []


def test_paragraphs_are_printed_in_order_and_joined_over_page_breaks(printed: str) -> None:
    place = 0
    for block in SOURCE.body:
        text = without_blanks(block.text if isinstance(block, Text) else block.title)
        place = printed.index(text, place) + len(text)


@pytest.mark.parametrize("table", SOURCE.tables, ids=lambda table: table.number)
def test_every_cell_of_a_table_is_printed_row_by_row(table: StatutoryTable, printed: str) -> None:
    """In reading order: a row's texts stand one after another, a table's rows too."""
    place = printed.index(without_blanks(table.number) + without_blanks(table.unit))
    for grid in table.grids:
        for row in (row for row in grid if any(re.search(r"\d\.\d|\d{3}", cell) for cell in row)):
            place = printed.index(without_blanks("".join(row)), place)


@pytest.mark.parametrize("form", SOURCE.forms, ids=lambda form: form.rows[0][1])
def test_every_cell_of_a_form_is_printed(form: EvaluationForm, printed: str) -> None:
    texts = [without_blanks(text) for row in form.rows for text in row if text]
    start = printed.index(without_blanks(form.title + form.year + form.rows[0][0] + form.rows[0][1]))
    following = printed[start : start + 2 * sum(map(len, texts))]
    assert [text for text in texts if text not in following] == []
    assert sorted(cell.text for cell in form_cells(form.rows) if cell.text) == sorted(
        text for row in form.rows for text in row if text
    )


def test_contents_name_the_pages_of_the_headings(pages: list[str]) -> None:
    contents = "".join(pages[1:3])
    for entry in SOURCE.contents:
        found = re.search(re.escape(without_blanks(entry)) + r"\.{3,}(\d+)", contents)
        assert found, entry
        contents = contents[found.end() - len(found[1]) :]
        title = without_blanks(entry)
        heading = title.partition("、")[2] if title not in pages[int(found[1]) - 1] else title
        assert heading in pages[int(found[1]) - 1], entry


def test_pages_are_numbered_fonts_embedded_and_the_title_is_set() -> None:
    with pypdfium2.PdfDocument(SAMPLE) as document:
        assert document.get_metadata_value("Title") == "".join(SOURCE.cover)
        assert 28 <= len(document) <= 32
        sizes = {tuple(round(side) for side in page.get_size()) for page in document}
        assert sizes == {(595, 842), (842, 595)}
        feet = [without_blanks(page.get_textpage().get_text_range()) for page in document]
        assert all(text.endswith(f"—{number}—") for number, text in enumerate(feet[1:], start=2))
        fonts = {
            (item.get_font().get_base_name(), item.get_font().is_embedded)
            for page in document
            for item in page.get_objects(max_depth=3)
            if isinstance(item, pypdfium2.PdfTextObj)
        }
    assert fonts
    assert all(embedded for _, embedded in fonts)


def test_merged_headers_cover_their_columns() -> None:
    header = header_cells(SOURCE.tables[8].grids[0][:3])
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in header}
    assert spans[0, 0] == (1, 6)
    assert spans[1, 0] == (2, 1)
    assert spans[1, 2] == (1, 3)
    assert spans[2, 2] == (1, 1)


def test_generator_gives_the_committed_file() -> None:
    """The same pages, word for word; the bytes too where the fonts are the same."""
    if importlib.util.find_spec("typst") is None:
        pytest.skip("typst is not installed")
    from data.generator.typeset import output_path, typeset

    try:
        made = typeset(SOURCE)
    except RuntimeError as error:
        pytest.skip(f"typst: {error}")
    assert output_path(SOURCE) == SAMPLE
    with pypdfium2.PdfDocument(made) as now, pypdfium2.PdfDocument(SAMPLE) as committed:
        if not re.search("NotoSerifCJK", _first_font(now)):
            pytest.skip("Noto CJK fonts are not on this system")
        assert [page.get_textpage().get_text_range() for page in now] == [
            page.get_textpage().get_text_range() for page in committed
        ]


def _first_font(document: pypdfium2.PdfDocument) -> str:
    objects = document[0].get_objects(max_depth=3)
    return next(one for one in objects if isinstance(one, pypdfium2.PdfTextObj)).get_font().get_base_name()
