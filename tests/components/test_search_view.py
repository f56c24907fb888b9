"""What a search found, as HTML. All data here is 模拟数据."""

from __future__ import annotations

from components.links import Links
from components.search_view import SHOWN, headline, marked, nothing_asked, nothing_found, results
from mingzhang.frames.search import search
from tests.frames.handmade import fact, report, table

LINKS = Links("0" * 16, origin="/search")
ITEMS = "\n".join(f"21{n:02} 某<科>目{n} 1{n}.00 1.00 1.00" for n in range(1, 10))
GIVEN = report(
    table("expenditure", f"_ 合计 150.00 90.00 60.00\n211 某<科>目 150.00 90.00 60.00\n{ITEMS}"),
    facts=(fact("final", "150.00", "某<科>目"),),
)


def test_what_was_asked_for_is_marked_and_markup_is_text() -> None:
    assert marked("某<科>目一", ((1, 4), (5, 6))) == "某<mark>&lt;科&gt;</mark>目<mark>一</mark>"


def test_every_hit_leads_somewhere_and_many_are_folded() -> None:
    found = search(GIVEN, "某<科>目")
    html = results(found, LINKS)
    assert "<科>" not in html and "/structure?" in html and "/source?" in html
    assert html.count('class="hit"') == sum(len(one.hits) for one in found)
    rows = next(one for one in found if one.kind == "row")
    assert f"其余 {rows.of - SHOWN} 处" in html
    assert 'href="#found-row"' in html and 'id="found-row"' in html


def test_an_amount_that_was_asked_for_is_marked() -> None:
    html = results(search(GIVEN, "150万元"), LINKS)
    assert "<mark><a" in html and "150.00\u2009万元" in html


def test_nothing_asked_gives_examples_and_nothing_found_gives_a_way_on() -> None:
    assert "q=%E5%8A%9E%E5%85%AC%E8%B4%B9" in nothing_asked(["办公费"], LINKS)
    html = nothing_found("办公费 没有", {"办公费": 3, "没有": 0}, ["例"], LINKS)
    assert "办公费 3 处" in html and "没有 0 处" not in html and "几个词没有同在一处" in html
    assert "/glossary?" in html and "分开查" in html
    assert "可以这样查" in nothing_found("没有", {}, ["例"], LINKS)


def test_the_title_counts() -> None:
    assert headline((), "") == "查找"
    assert headline((), " 甲 ") == "没有找到“甲”"
    assert headline(search(GIVEN, "150"), "150").startswith("“150”找到 ")
