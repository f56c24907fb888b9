"""Tables that lack upright rules, or all rules, become the same grids as ruled ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from mingzhang.reading import pdf
from mingzhang.reading.document import Grid, Page
from mingzhang.reading.tables import read_tables
from tests.reading import pdfs

HEADER = ["功能分类科目编码", "科目名称", "合计", "基本支出", "项目支出"]
ROWS = [
    ["208", "社会保障和就业支出", "2,002.49", "840.59", "1,161.90"],
    ["20801", "人力资源和社会保障管理事务", "1,531.51", "690.18", "841.32"],
    ["2080101", "行政运行", "690.18", "690.18", ""],
    ["2080109", "社会保险经办机构", "841.32", "", "841.32"],
    ["210", "卫生健康支出", "52.22", "52.22", ""],
]
EDGES = [30, 130, 280, 350, 420, 490]
LEFT, RIGHT, TOP, STEP = EDGES[0], EDGES[-1], 400, 20


def read(paint: object) -> Page:
    return pdf.read_content(pdfs.drawn(paint, size=(520, 500)), "test.pdf").pages[0]  # type: ignore[list-item]


def write(canvas: Canvas, rows: Sequence[Sequence[str]], top: float = TOP, spaced: bool = False) -> None:
    """Codes and names from the left, numbers to the right."""
    for index, row in enumerate(rows):
        y = top - index * STEP - 14
        for column, text in enumerate(row):
            if column >= 2 and text[:1].isdigit():
                canvas.drawRightString(
                    EDGES[column + 1] - 4, y, text.replace(",", ", ").replace(".", ". ") if spaced else text
                )
            else:
                canvas.drawString(EDGES[column] + 4, y, text)


def title(canvas: Canvas) -> None:
    canvas.drawString(200, TOP + 40, "支出决算表")
    canvas.drawRightString(RIGHT, TOP + 10, "单位：万元")


def level(canvas: Canvas, index: int, left: float = LEFT, right: float = RIGHT, top: float = TOP) -> None:
    canvas.line(left, top - index * STEP, right, top - index * STEP)


def texts(grid: Grid) -> list[list[str]]:
    rows = [["" for _ in range(grid.columns)] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


@pytest.mark.parametrize("spaced", [False, True])
def test_only_horizontal_rules(spaced: bool) -> None:
    def paint(canvas: Canvas) -> None:
        title(canvas)
        write(canvas, [HEADER, *ROWS], spaced=spaced)
        for index in range(len(ROWS) + 2):
            level(canvas, index)

    page = read(paint)
    assert [texts(grid) for grid in page.grids] == [[HEADER, *ROWS]]
    assert not page.unruled


def test_rules_of_single_cells() -> None:
    """Where the strokes of cells meet is a column's edge, though a row is blank beside it."""

    def paint(canvas: Canvas) -> None:
        write(canvas, [HEADER, ["", "合计", "", "", ""]])
        for index in range(3):
            for left, right in pairwise(EDGES):
                level(canvas, index, left, right)

    page = read(paint)
    assert [texts(grid) for grid in page.grids] == [[HEADER, ["", "合计", "", "", ""]]]


def test_a_heading_over_several_columns() -> None:
    """The rule under a heading that spans columns covers these only."""

    def paint(canvas: Canvas) -> None:
        for x, text in ((130, "项目"), (400, "本年支出")):
            canvas.drawString(x, TOP - 14, text)
        write(canvas, [HEADER, *ROWS], top=TOP - STEP)
        level(canvas, 0)
        level(canvas, 1, LEFT, EDGES[2] - 6)
        level(canvas, 1, EDGES[2] + 6, RIGHT)
        for index in range(2, len(ROWS) + 3):
            level(canvas, index)

    (grid,) = read(paint).grids
    assert [(cell.text, cell.column_span) for cell in grid.cells if cell.row == 0] == [
        ("项目", 2),
        ("本年支出", 3),
    ]
    assert texts(grid)[1:] == [HEADER, *ROWS]


def test_two_tables_on_a_page_stay_apart() -> None:
    def paint(canvas: Canvas) -> None:
        write(canvas, [HEADER, *ROWS[:2]], top=470)
        for index in range(4):
            level(canvas, index, top=470)
        canvas.drawString(200, 350, "一般公共预算财政拨款支出决算表")
        canvas.drawRightString(RIGHT, 330, "单位：万元")
        write(canvas, [HEADER, *ROWS[2:]], top=320)
        for index in range(5):
            level(canvas, index, top=320)

    page = read(paint)
    assert [texts(grid) for grid in page.grids] == [[HEADER, *ROWS[:2]], [HEADER, *ROWS[2:]]]
    assert [line.text for line in page.outside] == ["一般公共预算财政拨款支出决算表", "单位：万元"]


@pytest.mark.parametrize("by_cells", [False, True])
def test_a_lone_row_on_the_next_page(by_cells: bool) -> None:
    """Between two rules of the width of the table before, it has that table's columns."""

    def rule(canvas: Canvas, index: int) -> None:
        for left, right in pairwise(EDGES) if by_cells else [(LEFT, RIGHT)]:
            level(canvas, index, left, right)

    def first(canvas: Canvas) -> None:
        write(canvas, [HEADER, *ROWS])
        for index in range(len(ROWS) + 2):
            rule(canvas, index)

    def second(canvas: Canvas) -> None:
        write(canvas, [["", "合计", "2,106.35", "", "1,161.90"]])
        rule(canvas, 0)
        rule(canvas, 1)

    pages = pdf.read_content(pdfs.drawn(first, second, size=(520, 500)), "test.pdf").pages
    assert [texts(grid) for grid in pages[1].grids] == [[["", "合计", "2,106.35", "", "1,161.90"]]]


def test_open_sides_are_closed() -> None:
    def paint(canvas: Canvas) -> None:
        write(canvas, [HEADER, *ROWS])
        for index in range(len(ROWS) + 2):
            level(canvas, index)
        for x in EDGES[1:-1]:
            canvas.line(x, TOP, x, TOP - (len(ROWS) + 1) * STEP)

    assert [texts(grid) for grid in read(paint).grids] == [[HEADER, *ROWS]]


def test_no_rules_at_all() -> None:
    def paint(canvas: Canvas) -> None:
        title(canvas)
        write(canvas, [HEADER, *ROWS])

    page = read(paint)
    assert [texts(grid) for grid in page.grids] == [[HEADER, *ROWS]]
    assert page.unruled


def test_a_table_without_rules_is_told() -> None:
    def paint(canvas: Canvas) -> None:
        title(canvas)
        write(canvas, [HEADER, *ROWS])

    document = pdf.read_content(pdfs.drawn(paint, size=(520, 500)), "test.pdf")
    assert [(warning.code, warning.page) for warning in document.warnings] == [("unruled", 1)]


def test_running_text_is_no_table() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(40, 440, "本部门2024年度收入总计2,106.35万元（单位：万元），支出总计2,106.35万元。")
        canvas.drawString(40, 420, "比上年减少476.16万元，下降18.44%。其中基本支出944.44万元。")
        for y in (460, 60):
            canvas.line(40, y, 480, y)

    assert read(paint).grids == ()


def test_underlined_blanks_are_no_table() -> None:
    def paint(canvas: Canvas) -> None:
        for index, text in enumerate(("单位名称", "单位负责人", "填表人", "联系电话")):
            canvas.drawString(100, 400 - 40 * index, text)
            canvas.line(170, 398 - 40 * index, 400, 398 - 40 * index)

    assert read(paint).grids == ()


def test_a_group_label_over_the_middle_of_its_columns_is_over_all_of_them() -> None:
    """Rules cut at every column, none upright: the label crosses one of the places where they are cut."""
    blocks = [30, 80, 130, 180, 230, 280, 330]
    words = ["合计", "公务用车费", "公务接待费"] * 2

    def paint(canvas: Canvas) -> None:
        canvas.setFont(pdfs.SONG, 8)
        canvas.drawString(100, TOP + 30, "财政拨款“三公”经费支出决算表")
        canvas.drawRightString(330, TOP + 8, "单位：万元")
        for index in range(5):
            for x0, x1 in pairwise(blocks):
                canvas.line(x0, TOP - index * STEP, x1, TOP - index * STEP)
        canvas.drawCentredString(105, TOP - 14, "预算数")
        canvas.drawCentredString(255, TOP - 14, "决算数")
        for row, texts_ in enumerate((words, ["1", "2", "3", "4", "5", "6"], [f"{n}.00" for n in range(6)])):
            for (x0, x1), text in zip(pairwise(blocks), texts_, strict=True):
                canvas.drawCentredString((x0 + x1) / 2, TOP - (row + 1) * STEP - 14, text)

    (table,), _ = read_tables(pdf.read_content(pdfs.drawn(paint, size=(520, 500)), "test.pdf"))  # type: ignore[arg-type]
    values = {column: str(cell.amount.value) for column, cell in table.rows[0].cells.items() if cell.amount}
    assert values == {
        "budget_total": "0.00",
        "budget_vehicles": "1.00",
        "budget_reception": "2.00",
        "final_total": "3.00",
        "final_vehicles": "4.00",
        "final_reception": "5.00",
    }
