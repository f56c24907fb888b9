"""Words explain themselves in finished HTML: where they stand, once a piece, harmless."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from components import marks
from components.explaining import Explainer
from components.links import Links
from components.marks import Head, Line
from components.show import caption
from mingzhang.model import Source, Term
from mingzhang.presenting.captions import Caption
from mingzhang.presenting.terms import vocabulary_of
from tests.frames.handmade import report

LINKS = Links("0123456789abcdef", "", "/budget")
PLACE = Source("0" * 64, 29, (1.0, 2.0, 3.0, 4.0), "名词")
TERMS = (Term("基本支出", '保障<b>运转</b>"的支出。', PLACE),)
EXPLAINER = Explainer(vocabulary_of(replace(report(), terms=TERMS)), LINKS)


def terms(html: str) -> list[str]:
    return re.findall(r"<dfn[^>]*>([^<]+)", html)


@pytest.mark.parametrize(
    "html",
    [
        marks.block("基本支出最多", "万元"),
        marks.kpi("基本支出", "1.00", "万元"),
        marks.table([Head("基本支出", "r")], [Line([marks.text("1.00")])], name="表"),
        marks.table([Head("项", "nm")], [Line([marks.text("基本支出")])], name="表"),
        marks.element("div", marks.swatch("red", "基本支出"), class_="legend"),
        marks.element("div", marks.element("span", "基本支出"), class_="side-h"),
        caption(Caption("基本支出最多。")),
    ],
    ids=["heading", "label", "head", "row", "legend", "sidebar", "caption"],
)
def test_a_word_explains_itself_where_it_names_something(html: str) -> None:
    shown = EXPLAINER.explained(html)
    assert terms(shown) == ["基本支出"]
    assert 'tabindex="0"' in shown
    assert "报告名词解释 p.29" in shown
    assert "/source?" in shown
    assert "/glossary?" in shown


@pytest.mark.parametrize(
    "html",
    [
        marks.element("p", marks.text("基本支出")),
        marks.table([Head("项")], [Line([marks.text("基本支出")])], name="基本支出"),
        marks.element("h2", marks.quote("基本支出")),
        marks.element("h2", marks.text("合计")),
    ],
    ids=["text", "cell", "quotation", "no term"],
)
def test_elsewhere_nothing_is_changed(html: str) -> None:
    assert EXPLAINER.explained(html) == html


def test_a_word_is_explained_once_a_piece() -> None:
    html = marks.joined(marks.block("基本支出"), marks.block("基本支出与项目支出"))
    assert terms(EXPLAINER.explained(html)) == ["基本支出", "项目支出"]


def test_taken_out_again_the_words_are_what_they_were() -> None:
    html = marks.joined(marks.block("“三公”经费 < 基本支出 & 项目支出"), marks.kpi("财政拨款", "0"))
    shown = EXPLAINER.explained(html)
    assert len(terms(shown)) == 4
    plain = re.sub(r'<span class="tip".*?</span></span></dfn>', "", shown)
    assert re.sub(r"<dfn[^>]*>", "", plain) == html


def test_the_explanation_is_text_and_described_to_those_who_hear_it() -> None:
    shown = EXPLAINER.explained(marks.block("基本支出"))
    assert "<b>" not in shown
    described = re.search(r'aria-describedby="([^"]+)"', shown)
    assert described is not None
    assert f'id="{described[1]}"' in shown
    assert 'role="tooltip"' in shown


def test_ids_differ_between_pieces_and_stay_between_runs() -> None:
    one, other = marks.block("基本支出"), marks.block("基本支出", "万元")
    assert EXPLAINER.explained(one) == EXPLAINER.explained(one)
    ids = [re.findall(r' id="([^"]+)"', EXPLAINER.explained(html)) for html in (one, other)]
    assert ids[0] != ids[1]


def test_inside_a_link_the_link_stays_the_only_thing_to_click() -> None:
    html = marks.element("h2", marks.element("a", marks.text("基本支出"), href="/x"))
    shown = EXPLAINER.explained(html)
    assert terms(shown) == ["基本支出"]
    assert "tabindex" not in shown
    assert shown.count("<a ") == 1


def test_without_links_nothing_is_explained() -> None:
    html = marks.block("基本支出")
    assert Explainer().explained(html) == html
