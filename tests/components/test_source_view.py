"""原文: what a link may ask for, and what is done with what is not right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import page_picture, source_view
from components.figure_index import FigureIndex
from components.links import Links, Other, box_text
from components.masthead import PLACES
from mingzhang.checking import check
from tests.components.test_figure_index import REPORT
from tests.frames.handmade import place, report, table

SIZES = ((595.0, 842.0),) * 30
LINKS = Links("0" * 16, "", "/budget")
INDEX = FigureIndex(REPORT)


def view(page: str = "", box: str = "", also: tuple[str, ...] = (), came_from: str = "") -> source_view.View:
    return source_view.view_of("0" * 64, SIZES, page, box, also, came_from)


def test_a_full_link() -> None:
    found = view("20", "100.0,200.0,150.5,212.0", ("21,1,2,3,4",), "/budget")
    assert found.page == 20
    assert found.chosen is not None
    assert found.chosen.bbox == (100.0, 200.0, 150.5, 212.0)
    assert [(other.page, other.bbox) for other in found.others] == [(21, (1, 2, 3, 4))]
    assert found.back is not None
    assert found.back.title == "预算与决算"
    assert view("20", came_from="/data?view=facts&report=x&code=1").back_query == (("view", "facts"),)
    assert found.problems == ()


def test_no_page_is_the_first_page() -> None:
    assert (view().page, view().problems) == (1, ())


@pytest.mark.parametrize("page", ["0", "31", "-1", "abc", "1.5", "²", "9" * 40, "<script>"])
def test_a_page_that_does_not_exist_is_told(page: str) -> None:
    found = view(page, "1,2,3,4")
    assert found.page == 1
    assert found.chosen is None
    assert "不存在" in found.problems[0]
    assert "30 页" in found.problems[0]


@pytest.mark.parametrize(
    "box",
    [
        "1,2,3",
        "a,b,c,d",
        "1,2,nan,4",
        "1,2,inf,4",
        "5,2,3,4",
        "1,2,3,2",
        "1,2,600,4",
        "-5,2,3,4",
        "1;2;3;4",
        "1" * 99,
    ],
)
def test_a_box_that_is_none_is_left_out_and_told(box: str) -> None:
    found = view("2", box)
    assert found.chosen is None
    assert "没有加框" in found.problems[0]


def test_other_places_that_are_not_right_are_left_out() -> None:
    assert view("2", "1,2,3,4", ("99,1,2,3,4", "x", "", "3,1,2,3,4")).others[0].page == 3
    assert len(view("2", "1,2,3,4", ("3,1,2,3,4",) * 500).others) < 30


@pytest.mark.parametrize("came_from", ["", "/source", "/nowhere", "https://example.org/", "//example.org"])
def test_back_leads_only_to_our_own_pages(came_from: str) -> None:
    assert view("2", came_from=came_from).back is None


@given(
    st.text(max_size=40),
    st.text(max_size=40),
    st.lists(st.text(max_size=40), max_size=5),
    st.text(max_size=20),
)
def test_whatever_a_link_says_there_is_a_page(page: str, box: str, also: list[str], came_from: str) -> None:
    found = source_view.view_of("0" * 64, SIZES, page, box, also, came_from)
    assert 1 <= found.page <= 30
    assert found.back is None or found.back in PLACES


def test_the_chosen_figure_is_boxed_and_the_others_are_links() -> None:
    row = REPORT.tables[0].rows[0]
    source = row.cells["total"].source
    assert source is not None
    boxes = source_view.boxes(view("9", box_text(source)), INDEX, LINKS)
    kinds = [box.kind for box in boxes]
    assert kinds.count("now") == 1
    assert kinds.count("faint") == len(INDEX.on_page(9)) - 1
    assert all(box.href for box in boxes if box.kind == "faint")


def test_the_title_states_the_figure() -> None:
    source = REPORT.facts[0].source
    entries = INDEX.at(20, box_text(source))
    heading = source_view.heading(view("20", box_text(source)), entries, [])
    assert "2080101 行政运行 · 年初预算数：737.95\u2009万元" in heading
    assert "原文第 20 页" in heading


def test_under_one_ten_thousand_a_figure_is_given_in_yuan_too() -> None:
    from dataclasses import replace

    from tests.frames.handmade import amount

    entry = next(iter(INDEX.on_page(9).values()))[0]
    assert source_view.in_yuan(replace(entry, amount=amount("0.18"))) == " · 1,800 元 ±50 元"
    assert source_view.in_yuan(replace(entry, amount=amount("2.18"))) == ""
    assert source_view.in_yuan(replace(entry, amount=amount("0.00"))) == ""


def test_pages_beyond_the_ends_are_no_links() -> None:
    first = source_view.pager(view("1"), 30, LINKS, LINKS)
    assert '<span class="off">‹ 前一页</span>' in first
    assert "page=2" in first
    assert "page=30" in source_view.pager(view("29"), 30, LINKS, LINKS)


def test_a_figure_that_is_used_on_pages_leads_there_narrowed_to_its_code() -> None:
    source = REPORT.facts[0].source
    entries = INDEX.at(20, box_text(source))
    shown = source_view.shown_on(entries, LINKS, {"2080101"})
    assert "/budget?" in shown
    assert "code=2080101" in shown
    assert "code=" not in source_view.shown_on(entries, LINKS, ())


# ---------------------------------------------------------------- two files


def test_places_in_another_file_are_named_and_not_boxed_here() -> None:
    other = "b" * 16
    links = Links(LINKS.report_id, others=(Other(other, "部门预算"),))
    found = source_view.view_of(
        "0" * 64, SIZES, "20", "10,10,20,20", [f"{other}:20,30,30,40,40", "zz:1,1,1,2,2"], ""
    )
    assert [(source.sha256, source.page) for source in found.others] == [(other, 20)]
    assert len(source_view.boxes(found, INDEX, links)) == len(
        source_view.boxes(view("20", "10,10,20,20"), INDEX, links)
    )
    listed = source_view.elsewhere(found, INDEX, links)
    assert "部门预算 p.20" in listed
    assert f"/source?report={other}" in listed


def test_the_way_back_leads_to_the_report_one_came_from() -> None:
    first = "b" * 16
    links = Links(LINKS.report_id, others=(Other(first, "部门决算"),))
    found = source_view.view_of("0" * 64, SIZES, "20", "", [], f"/budget?order=code&back={first}")
    assert found.back_report == first
    pager = source_view.pager(found, 30, found.seen_from(links), links)
    assert f'href="/budget?report={first}&amp;with={LINKS.report_id}&amp;order=code"' in pager
    assert source_view.view_of("0" * 64, SIZES, "20", "", [], "/budget?back=nonsense").back_report == ""


def test_the_page_is_shown_as_wide_as_the_link_asks() -> None:
    found = source_view.view_of("0" * 64, SIZES, "3", "", (), "", "150")
    assert found.zoom == "150" and source_view.view_of("0" * 64, SIZES, "3", "", (), "", "7;x").zoom == ""
    here = Links("0" * 16, "", "/source", kept=(("page", "3"), ("zoom", "150")))
    html = source_view.pager(found, 30, LINKS, here)
    assert "page=4&amp;zoom=150" in html and "zoom=200" in html and html.count("aria-current") == 1
    assert page_picture.figure("/p", SIZES[0], (), "页", "150").count("width:150%") == 1


def test_a_figure_leads_to_the_gravest_comparison_that_it_takes_part_in() -> None:
    given = report(table("expenditure", "_ 合计 9.00 9.00 ·\n2080101 行政运行 8.00 9.00 ·", page=4))
    audit = check(given)
    wrong = next(each for each in audit.comparisons if each.outcome == "differs")
    html = source_view.checked(audit, wrong.evidence[0].source, LINKS)
    assert f"rule={wrong.rule}&amp;n=" in html and "不符" in html
    assert "没有等式" in source_view.checked(audit, place("1"), LINKS)
