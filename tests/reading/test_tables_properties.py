"""Whatever a document holds: reading tables never fails, and never gives a figure that is not printed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.forms import FORMS
from mingzhang.reading.numbers import parse_amount
from mingzhang.reading.tables import read_tables
from tests.build import document

WORDS = sorted(
    {column.label for form in FORMS for column in form.all_columns()}
    | {
        "科目编码",
        "科目名称",
        "项目",
        "行次",
        "栏次",
        "合计",
        "类",
        "款",
        "项",
        "收入",
        "支出",
        "预算数",
        "决算数",
        "注：无",
    }
)
cells = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "<",
            "^",
            "--",
            "208",
            "20805",
            "05",
            "1",
            "2",
            "3",
            "12.3.4",
            "1,234.50",
            "0.00",
            "1.00~2.00",
        ]
    ),
    st.sampled_from(WORDS),
    st.sampled_from(
        ["一、其他收入", "其中：甲", "行政运行", "社会保障~和就业", "301~302", "相关统计数：", "公用经费合计"]
    ),
)
rows = st.lists(cells, min_size=1, max_size=7).map(lambda row: "| " + " | ".join(row) + " |")
titles = st.sampled_from(
    [form.title for form in FORMS] + ["单位：元", "某某表", "注：本表无数据。", "公开03表", "---", ""]
)
documents = st.lists(st.one_of(titles, rows, rows, rows), max_size=24).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(documents)
def test_nothing_breaks_and_nothing_is_invented(text: str) -> None:
    shown = document(text)
    printed = {
        (page.number, character.box)
        for page in shown.pages
        for grid in page.grids
        for cell in grid.cells
        for character in cell.characters
    }
    tables, _ = read_tables(shown)
    for table in tables:
        for row in table.rows:
            for column, cell in row.cells.items():
                if cell.amount is None:
                    continue
                assert cell.source is not None
                unit = "" if column == "count" else table.printed_unit
                assert parse_amount(cell.source.text, unit) == cell.amount
                corners = {(page, *box[:2]) for page, box in printed}
                assert (cell.source.page, *cell.source.bbox[:2]) in corners


@settings(max_examples=60, deadline=None)
@given(documents)
def test_every_form_is_given_at_most_once(text: str) -> None:
    tables, _ = read_tables(document(text))
    known = [table.id for table in tables if table.id is not None]
    assert len(known) == len(set(known))
