"""Lines → paragraphs: joined by geometry, across pages, without page numbers and running heads."""

from mingzhang.reading.document import Document, Grid, GridCell, Page, enclosing_box
from mingzhang.reading.paragraphs import read_paragraphs
from mingzhang.reading.plain_text import plain
from tests.reading.typeset import HEIGHT, WIDTH, set_line, typeset

LONG = "本年支出合计2,106.35万元，其中：基本支出944.44万元，占44.84%；项目支出1,161.90万元，占55.16%。" * 3


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in read_paragraphs(document)]


def test_lines_of_a_paragraph_are_joined() -> None:
    assert texts(typeset(f"三、支出决算情况说明\n{LONG}\n四、财政拨款收入支出决算总体情况说明")) == [
        "三、支出决算情况说明",
        LONG,
        "四、财政拨款收入支出决算总体情况说明",
    ]


def test_paragraphs_without_indentation_are_told_apart_by_their_short_last_line() -> None:
    text = f"{LONG}\n机关运行经费支出29.24万元。\n{LONG}"
    assert texts(typeset(text, indent=0)) == text.splitlines()


def test_an_item_without_indentation_goes_on_after_a_full_line_without_a_stop() -> None:
    item = "（3）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）。年初预算为61.50万元。"
    text = f"{LONG}\n（三）支出具体情况\n{item}\n{LONG}"
    assert texts(typeset(text, indent=0, letters=29)) == text.splitlines()


def test_ragged_lines_that_keep_numbers_whole_are_joined() -> None:
    assert texts(typeset(f"{LONG}\n第二段。", indent=0, letters=22, whole_numbers=True)) == [LONG, "第二段。"]


def test_a_paragraph_goes_on_over_a_page_break_and_page_numbers_are_dropped() -> None:
    document = typeset("\n".join([LONG] * 4), lines_per_page=5)
    assert len(document.pages) > 3
    assert texts(document) == [LONG] * 4


def test_running_heads_are_dropped() -> None:
    document = typeset("\n".join([LONG] * 4), lines_per_page=5, head="模拟单位2024年度部门决算")
    assert texts(document) == [LONG] * 4


def test_every_letter_keeps_its_page_and_box() -> None:
    document = typeset("\n".join([LONG] * 4), lines_per_page=5)
    paragraph = read_paragraphs(document)[1]
    start = paragraph.text.index("1,161.90")
    source = paragraph.source("0" * 64, start, start + 8)
    page = document.pages[source.page - 1]
    inside = [one.text for one in page.characters if source.bbox[0] <= one.x0 and one.x1 <= source.bbox[2]]
    assert source.text == "1,161.90"
    assert set("1,61.90") <= set(inside)


def test_a_number_torn_by_a_page_break_has_the_box_of_its_first_part() -> None:
    first = set_line(1, 88, 780, "年初预算为61.")
    second = set_line(2, 88, 80, "50万元。")
    pages = tuple(
        Page(number, WIDTH, HEIGHT, line.characters, (line,), (line,), ())
        for number, line in ((1, first), (2, second))
    )
    narrow = Document("torn.pdf", "0" * 64, pages)
    paragraph = read_paragraphs(narrow)[0]
    assert paragraph.text == "年初预算为61.50万元。"
    source = paragraph.source("0" * 64, 5, 10)
    assert (source.page, source.text) == (1, "61.50")
    assert source.bbox == enclosing_box(first.characters[-3:])


def test_a_frame_around_text_is_no_table() -> None:
    line = set_line(1, 88, 100, "第一句话。第二句话。第三句话没有完")
    cell = GridCell(0, 0, 1, 1, (50, 50, 545, 792), line.text, line.characters)
    grid = Grid(1, cell.box, 1, 1, (50, 545), (50, 792), (cell,))
    document = Document(
        "frame.pdf", "0" * 64, (Page(1, WIDTH, HEIGHT, line.characters, (line,), (), (grid,)),)
    )
    assert texts(document) == [line.text]


def test_plain_keeps_the_number_of_letters() -> None:
    printed = "（一）“三公”经费１２．５％；其中:0.19万元(含)"
    assert plain(printed) == '（一）"三公"经费12.5%；其中：0.19万元（含）'
    assert len(plain(printed)) == len(printed)


def test_entries_with_leaders_stand_by_themselves() -> None:
    text = f"一、部门职责{'.' * 24}4\n第二部分 公开报表{'.' * 20}5"
    assert texts(typeset(text, numbered=False)) == text.replace(" ", "").splitlines()


def test_page_numbers_further_in_are_known_by_counting_up() -> None:
    plain_pages = typeset("\n".join([LONG] * 6), lines_per_page=5, numbered=False).pages
    pages: list[Page] = []
    for page in plain_pages:
        number = set_line(page.number, WIDTH / 2, 600.0, str(page.number + 3))
        lines = (*page.lines, number)
        pages.append(Page(page.number, WIDTH, HEIGHT, page.characters, lines, lines, ()))
    assert texts(Document("inner.pdf", "0" * 64, tuple(pages))) == [LONG] * 6
