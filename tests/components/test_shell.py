"""Masthead, tree, page boxes, printed tables, glossary: the pure parts of the shell."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from lxml.html import HtmlElement, fragment_fromstring

from components import data_view, glossary_view, masthead, page_picture, sidebar
from components.links import Links
from components.page_picture import Marked
from mingzhang.frames import tidy
from mingzhang.frames.columns import LINES
from mingzhang.frames.structure import Tree, expenditure_tree
from mingzhang.model import ReadingWarning, Row, Table, Term
from tests.frames import handmade

LINKS = Links("0" * 16, "", "/data")
TABLE = replace(
    handmade.table("expenditure", handmade.EXPENDITURE, page=9), title="支出决算表", number="公开03表"
)
REPORT = handmade.report(TABLE)


# ---------------------------------------------------------------- masthead


def test_the_current_page_is_marked_and_links_keep_the_report() -> None:
    shown = masthead.masthead(Links("0" * 16, unit="yuan"), "/budget", REPORT)
    assert shown.count('aria-current="page"') == 1
    assert 'aria-current="page">预算与决算' in shown
    assert "/structure?report=0000000000000000&amp;unit=yuan" in shown
    assert "2024 年度决算 · 万元 · 30 页" in shown


def test_the_masthead_is_the_same_whatever_code_is_chosen() -> None:
    narrowed = masthead.masthead(Links("0" * 16, "208"), "/budget", REPORT)
    assert narrowed == masthead.masthead(Links("0" * 16), "/budget", REPORT)


def test_a_page_under_more_comes_into_line_when_it_is_the_current_one() -> None:
    shown = masthead.masthead(LINKS, "/glossary", REPORT)
    assert shown.index('aria-current="page">名词') < shown.index("<details")


def test_every_page_has_a_file_and_its_own_path() -> None:
    from pathlib import Path

    root = Path(__file__).resolve().parents[2]
    assert len({place.path for place in masthead.PLACES}) == len(masthead.PLACES)
    for place in masthead.PLACES:
        assert (root / place.file).is_file()
        assert place.path in ("/", f"/{Path(place.file).stem}")


# ---------------------------------------------------------------- tree


def rows_of(tree: Tree) -> dict[str, HtmlElement]:
    """The tree's links by the code that each narrows to."""
    largest = tree.classes_by_size[0]
    links = replace(LINKS, origin="/")
    rows = [fragment_fromstring(sidebar.row(tree, code, links, largest)) for code in sidebar.in_order(tree)]
    return {row.get("data-narrows", ""): row for row in rows}


def test_the_tree_is_there_in_full_every_code_behind_its_parent() -> None:
    tree = expenditure_tree(REPORT)
    assert tree is not None
    below_208 = ["20801", "2080101", "2080109", "20805", "2080505"]
    assert sidebar.in_order(tree) == ["", "208", *below_208, "221", "22102", "2210201"]


def test_while_nothing_is_chosen_the_largest_class_is_open() -> None:
    tree = expenditure_tree(REPORT)
    assert tree is not None
    rows = rows_of(tree)
    assert [code for code, row in rows.items() if row.get("hidden") is None] == [
        "",
        "208",
        "20801",
        "20805",
        "221",
    ]
    assert [code for code, row in rows.items() if row.get("aria-current")] == [""]


def test_a_row_says_what_it_narrows_to_and_what_it_belongs_to() -> None:
    tree = expenditure_tree(REPORT)
    assert tree is not None
    rows = rows_of(tree)
    assert [rows[code].get("data-within") for code in ("", "208", "20801", "2080101")] == [
        None,
        "",
        "208",
        "20801",
    ]
    assert rows["2080101"].get("href") == "/?report=0000000000000000&code=2080101"


# ---------------------------------------------------------------- page pictures


def test_a_box_is_placed_in_per_cent_of_the_page() -> None:
    shown = page_picture.placed(Marked((100, 200, 150, 220), "faint", "说明", "/source?page=1"), (1000, 1000))
    assert "left:10.000%;top:20.000%;width:5.000%;height:2.000%" in shown
    assert shown.startswith("<a ")


def test_the_chosen_box_can_be_scrolled_to() -> None:
    assert 'data-chosen="100.0,200.0"' in page_picture.placed(
        Marked((100, 200, 150, 220), "now"), (1000, 1000)
    )


@pytest.mark.parametrize(
    "box", [(0, 0, 10, 10), (585, 832, 595, 842), (0, 400, 595, 410), (300, 400, 340, 412)]
)
def test_the_loupe_stays_on_the_page(box: tuple[float, float, float, float]) -> None:
    x0, top, x1, bottom = page_picture.around(box, (595, 842), 170)
    assert x0 >= 0
    assert top >= 0
    assert x1 <= 595
    assert bottom <= 842
    assert x0 <= box[0]
    assert x1 >= box[2]


# ---------------------------------------------------------------- 数据


def test_a_printed_table_links_every_figure() -> None:
    shown = data_view.printed_table(TABLE, LINKS, "")
    figures = sum(cell.source is not None for row in TABLE.rows for cell in row.cells.values())
    assert shown.count('class="fig num"') == figures
    assert shown.count("表中空白") > 0
    assert '<tr class="sum">' in shown


def test_a_search_narrows_a_printed_table() -> None:
    shown = data_view.printed_table(TABLE, LINKS, "住房公积金")
    assert "住房公积金" in shown
    assert "行政运行" not in shown
    assert "没有含有所查文字的行" in data_view.printed_table(TABLE, LINKS, "无此文字")


def test_a_table_of_one_row_is_turned() -> None:
    table = handmade.table("three_public", "_ _ 0.19 0.19 0.18 0.18")
    shown = data_view.printed_table(table, LINKS, "")
    assert shown.count("<tr") == 3
    assert "0.19" in shown
    assert "0.18" in shown


def test_a_table_that_no_form_knows_is_shown_as_its_grid() -> None:
    table = Table(None, "<模拟>表", None, "万元", (3,), (), (), grid=(("甲", "乙\n丙"), ("1", "")))
    shown = data_view.printed_table(table, LINKS, "")
    assert "&lt;模拟&gt;表" in shown
    assert "乙丙" in shown
    assert "未识别" in data_view.table_chips(replace(REPORT, tables=(table,)), 0, LINKS)


def test_numbers_of_people_have_no_unit_of_money() -> None:
    row = Row(None, "国内公务接待批次（个）", None, None, None, {"count": handmade.cell("2", 15)})
    counts = Table("three_public_statistics", "相关统计数", None, "万元", (15,), ("count",), (row,))
    assert "单位：" in data_view.printed_table(TABLE, LINKS, "")
    assert "单位：" not in data_view.printed_table(counts, LINKS, "")


def test_an_empty_table_says_so() -> None:
    table = handmade.table("government_fund", "208 社会保障 · · · · · ·", note="故本表无数据")
    shown = data_view.printed_table(table, LINKS, "")
    assert "各格都没有数" in shown
    assert "故本表无数据" in shown


def test_the_wanted_table_is_found_by_id_or_place() -> None:
    report = handmade.report(handmade.table("income_expenditure_summary", "< 收入 1.00"), TABLE)
    assert data_view.chosen_table(report, "expenditure") == 1
    assert data_view.chosen_table(report, "1") == 1
    assert data_view.chosen_table(report, "nonsense") == 0


def test_frames_are_narrowed_by_code_table_and_words() -> None:
    frame = tidy.lines([REPORT])
    assert set(data_view.filtered(frame, "221", "")["code"]) == {"221", "22102", "2210201"}
    assert data_view.filtered(frame, "", "", "income").empty
    assert set(data_view.filtered(frame, "", "公积金")["name"]) == {"住房公积金"}
    assert len(data_view.filtered(frame, "", "支出决算表")) == len(frame)
    assert data_view.filtered(frame, "", ".*").empty


def test_a_displayed_frame_is_in_chinese() -> None:
    shown = data_view.displayed(tidy.lines([REPORT]), LINES)
    assert isinstance(shown, pd.DataFrame)
    assert not {column for column in shown.columns if column.isascii()}
    assert set(shown["表"]) == {"支出决算表"}
    assert set(shown["状态"]) == {"有数", "印出的零", "空白"}


def test_warnings_name_their_page() -> None:
    shown = data_view.warnings(replace(REPORT, warnings=(ReadingWarning("x", "第 3 页读不出", 3),)), LINKS)
    assert "读取提示 1 条" in shown
    assert "page=3" in shown
    assert "没有读不出的内容" in data_view.warnings(REPORT, LINKS)


# ---------------------------------------------------------------- 名词


def test_terms_are_searched_in_name_and_meaning() -> None:
    term = Term("财政拨款收入", "单位从本级财政部门取得的财政拨款。", handmade.place("财政拨款收入", 29))
    report = replace(REPORT, terms=(term,))
    assert "p.29" in glossary_view.own_terms(report, LINKS, "本级")
    assert "没有含有所查文字" in glossary_view.own_terms(report, LINKS, "不存在")
    assert "没有名词解释" in glossary_view.own_terms(REPORT, LINKS, "")


def test_the_forms_columns_are_explained() -> None:
    assert "支出决算表" in glossary_view.declared("")
    assert "没有所查的文字" in glossary_view.declared("不存在的文字")
