"""Blocks of a file without pages → pages: nothing is lost, parted or laid over another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mingzhang.reading.document import Document
from mingzhang.reading.flow import Block, FlowCell, FlowTable, NewPage, Paragraph
from mingzhang.reading.paragraphs import read_paragraphs
from mingzhang.reading.sheets import CAPTION_LINES, HEIGHT, WIDTH, laid_out

WORDS = st.text("年初预算为支出决算，。0123456789.", min_size=1, max_size=120)


def pages(*blocks: Block) -> Document:
    return laid_out(blocks, "x.docx", "0" * 64, "docx")


def table(rows: int, columns: int = 3, text: str = "1.20") -> FlowTable:
    cells = [
        FlowCell(row, column, text, f"{row}-{column}") for row in range(rows) for column in range(columns)
    ]
    return FlowTable(rows, columns, tuple(cells))


def paragraph(text: str, place: str = "第 1 段") -> Paragraph:
    return Paragraph(text, place)


@given(st.lists(WORDS, min_size=1, max_size=30))
def test_paragraphs_are_read_back_as_they_were(texts: list[str]) -> None:
    blocks = [Paragraph(text, f"第 {number} 段") for number, text in enumerate(texts, 1)]
    assert [one.text for one in read_paragraphs(pages(*blocks))] == texts


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(2, 9)), min_size=1, max_size=6))
def test_grids_are_the_tables_and_none_lies_over_another(shapes: list[tuple[int, int]]) -> None:
    document = pages(*(table(rows, columns) for rows, columns in shapes))
    grids = [grid for page in document.pages for grid in page.grids]
    assert [(grid.rows, grid.columns) for grid in grids] == shapes
    for page in document.pages:
        bottoms = [0.0, *(grid.box[3] for grid in page.grids)]
        assert all(grid.box[1] > bottom for grid, bottom in zip(page.grids, bottoms, strict=False))


def test_a_page_grows_with_its_table_and_no_table_is_parted() -> None:
    document = pages(paragraph("支出决算表"), table(200, 12, "2,106.35"))
    (page,) = document.pages
    assert page.height > HEIGHT
    assert page.width >= WIDTH
    assert page.grids[0].rows == 200
    assert page.grids[0].box[3] < page.height


def test_the_lines_over_a_table_go_with_it_to_the_next_page() -> None:
    text = [paragraph("情况说明。" * 60) for _ in range(8)]
    over = [paragraph("支出决算表"), Paragraph("单位：万元", "第 9 段", right=True)]
    first, *_, last = pages(*text, *over, table(20)).pages
    assert [line.text for line in last.outside] == ["支出决算表", "单位：万元"]
    assert first.outside[-1].text.endswith("。")


def test_running_text_over_a_table_stays_and_so_do_lines_beyond_a_caption() -> None:
    entries = [paragraph(f"条目{number}") for number in range(40)]
    *_, last = pages(*entries, table(20)).pages
    assert len(last.outside) == CAPTION_LINES


def test_a_new_page_begins_where_the_file_says_and_never_an_empty_one() -> None:
    document = pages(NewPage(), paragraph("一"), NewPage(), NewPage(), paragraph("二"), NewPage())
    assert [[line.text for line in page.lines] for page in document.pages] == [["一"], ["二"]]


def test_figures_stand_at_the_right_of_their_cell_and_words_in_its_middle() -> None:
    cells = (FlowCell(0, 0, "本年支出合计", "a"), FlowCell(1, 0, "9.50", "b"), FlowCell(2, 0, "201", "c"))
    grid = pages(FlowTable(3, 2, cells)).pages[0].grids[0]
    ends = {cell.text: cell.box[2] - cell.characters[-1].x1 for cell in grid.cells if cell.text}
    starts = {cell.text: cell.characters[0].x0 - cell.box[0] for cell in grid.cells if cell.text}
    assert ends["9.50"] < 5 < starts["9.50"]
    assert abs(ends["201"] - starts["201"]) < 0.01


def test_numbers_are_not_broken_over_lines() -> None:
    lines = pages(paragraph("支" * 40 + "1,234,567.89万元")).pages[0].lines
    assert [line.text for line in lines][1].startswith("1,234,567.89")
