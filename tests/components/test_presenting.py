"""汇报: what a link asks for, the controls, the arranging, the slides as HTML."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from components.links import Links
from components.presenting import address, arranging, controls, notes, show_of
from components.slide_view import slide_html, visual_html
from mingzhang.checking import check
from mingzhang.model import Report
from mingzhang.presenting.deck import ids_of, slides_of
from mingzhang.presenting.slides import Bar, Bars, Grid, Number, Numbers, Pair, Pairs, Slide
from mingzhang.reading.report import read_report
from tests.frames.handmade import report
from tests.typesetting.variants import sample_path

LINKS = Links("0" * 16, origin="/present")


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


@pytest.fixture(scope="module")
def slides(sample: Report) -> tuple[Slide, ...]:
    return slides_of(sample, check(sample))


def test_without_a_query_all_slides_are_shown_from_the_first(slides: tuple[Slide, ...]) -> None:
    show = show_of(slides, {})
    assert (show.slides, show.number, show.order) == (slides, 1, "")


@pytest.mark.parametrize(
    ("told", "number"), [("3", 3), ("0", 1), ("99", 2), ("x", 1), ("-1", 1), ("", 1), ("9999999", 1)]
)
def test_numbers_stay_within_the_show(slides: tuple[Slide, ...], told: str, number: int) -> None:
    query = {"n": told} if told == "3" else {"n": told, "slides": "cover,total"}
    assert show_of(slides, query).number == number


def test_the_link_keeps_choice_order_and_notes(slides: tuple[Slide, ...]) -> None:
    show = show_of(slides, {"slides": "findings,cover,no-such", "n": "2", "notes": "1"})
    assert ids_of(show.slides) == ("findings", "cover")
    assert address(show, LINKS) == f"/present?report={'0' * 16}&slides=findings,cover&n=2&notes=1"


def test_the_first_slide_has_nothing_before_and_the_last_nothing_behind(slides: tuple[Slide, ...]) -> None:
    first = controls(show_of(slides, {"n": "1"}), LINKS)
    assert 'data-key="previous"' not in first
    assert 'data-key="next"' in first
    last = controls(show_of(slides, {"n": str(len(slides))}), LINKS)
    assert 'data-key="next"' not in last


def test_the_speaker_reads_pages_and_what_follows(slides: tuple[Slide, ...]) -> None:
    told = notes(show_of(slides, {"n": "2", "notes": "1"}))
    assert "推算" in told
    assert "原文第" in told
    assert "下一页：支出结构" in told
    assert "下一页：结束" in notes(show_of(slides, {"n": str(len(slides))}))


def test_slides_are_moved_left_out_and_taken_in_again(slides: tuple[Slide, ...]) -> None:
    show = show_of(slides, {"slides": "cover,total,findings"})
    listed = arranging(show, slides, LINKS)
    assert "slides=total,cover,findings" in listed
    assert "slides=cover,findings,total" in listed
    assert "slides=cover,findings&amp;arrange=1" in listed
    assert "slides=cover,total,findings,structure" in listed
    alone = arranging(show_of(slides, {"slides": "cover"}), slides, LINKS)
    assert re.search(r'class="off">不放映', alone)


def test_a_slide_says_its_title_once_as_heading(sample: Report, slides: tuple[Slide, ...]) -> None:
    for number, slide in enumerate(slides, 1):
        html = slide_html(slide, number, len(slides), sample, LINKS)
        assert html.count("<h1>") == 1
        heading = re.search(r"<h1>(.*?)</h1>", html)
        assert heading is not None
        assert re.sub(r"<[^>]+>", "", heading[1]) == slide.title.replace("&", "&amp;")


def test_figures_lead_to_their_place(sample: Report, slides: tuple[Slide, ...]) -> None:
    budget = next(slide for slide in slides if slide.id == "budget")
    html = slide_html(budget, 4, 11, sample, LINKS)
    assert html.count('class="to"') == 3
    assert "/source?" in html


def test_the_longest_bar_reaches_its_end_and_nought_is_nought() -> None:
    bars = (Bar("甲", Decimal(200), "200.00"), Bar("乙", Decimal(50), "50.00"), Bar("丙", Decimal(0), "0.00"))
    html = visual_html(Bars("支出", "万元", bars), LINKS)
    assert re.findall(r'class="fill plain" style="width:([\d.]+)%', html) == ["88.00", "22.00", "0.00"]


def test_a_missing_plan_has_no_mark() -> None:
    pair = Pair("甲", None, "", Decimal(5), "5.00")
    html = visual_html(Pairs("年初预算", "支出决算", "万元", (pair,)), LINKS)
    assert 'class="rg" style' not in html
    assert "甲：没有，5.00" in html


def test_words_of_the_report_are_harmless() -> None:
    evil = "<script>alert(1)</script>"
    slide = Slide(
        id="items",
        name=evil,
        title=f"{evil}一",
        visuals=(Numbers((Number(evil, evil, evil, evil),)), Grid((evil,), ((evil,),))),
        footnote=evil,
    )
    assert "<script" not in slide_html(slide, 1, 1, report(), LINKS)
