"""汇报: what a link asks for, the controls, the arranging, the slides as HTML."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from components.links import Links
from components.presenting import address, arranging, controls, notes, show_html, show_of
from components.scripts import script
from components.slide_view import slide_html
from components.slide_visuals import visual_html
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


def test_slides_are_moved_left_out_and_taken_in_again(sample: Report, slides: tuple[Slide, ...]) -> None:
    show = show_of(slides, {"slides": "cover,total,findings"})
    listed = arranging(show, slides, sample, LINKS)
    assert "slides=total,cover,findings" in listed
    assert "slides=cover,findings,total" in listed
    assert "slides=cover,findings&amp;arrange=1" in listed
    assert "slides=cover,total,findings,structure" in listed
    alone = arranging(show_of(slides, {"slides": "cover"}), slides, sample, LINKS)
    assert re.search(r'class="off">不放映', alone)


def test_what_a_report_has_no_slide_for_is_told(sample: Report, slides: tuple[Slide, ...]) -> None:
    assert "没有相应的页" not in arranging(show_of(slides, {}), slides, sample, LINKS)
    told = arranging(show_of(slides[:3], {}), slides[:3], sample, LINKS)
    assert (
        "没有相应的页：基本支出与项目支出、“三公”经费、机关运行经费与政府采购、年初预算与决算的比较、项目支出进度。"
        in told
    )


def test_a_slide_says_its_title_once_as_heading(sample: Report, slides: tuple[Slide, ...]) -> None:
    for number, slide in enumerate(slides, 1):
        html = slide_html(slide, number, len(slides), sample, LINKS)
        assert html.count("<h1") == 1
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", html)
        assert heading is not None
        assert re.sub(r"<[^>]+>", "", heading[1]) == slide.title.replace("&", "&amp;")


def test_figures_lead_to_their_place(sample: Report, slides: tuple[Slide, ...]) -> None:
    budget = next(slide for slide in slides if slide.id == "budget")
    html = slide_html(budget, 4, 11, sample, LINKS)
    assert html.count('class="to"') == 6, "plan and final of each"
    assert "/source?" in html
    projects = next(slide for slide in slides if slide.id == "projects")
    assert isinstance(projects.visuals[0], Grid)
    table = visual_html(projects.visuals[0], LINKS)
    assert table.count('class="to"') == 3 * len(projects.visuals[0].rows)


def test_every_slide_leads_to_the_pages_that_it_rests_on(sample: Report, slides: tuple[Slide, ...]) -> None:
    for number, slide in enumerate(slides, 1):
        html = slide_html(slide, number, len(slides), sample, LINKS)
        if slide.pages and slide.id != "cover":
            assert f"来源 p.{slide.pages[0]}" in html
            assert 'class="whence"' in html


def test_a_small_picture_of_a_slide_has_nothing_to_click_and_no_heading(
    sample: Report, slides: tuple[Slide, ...]
) -> None:
    for number, slide in enumerate(slides, 1):
        html = slide_html(slide, number, len(slides), sample, None)
        assert "<a " not in html and "<h1" not in html
        assert 'aria-hidden="true"' in html


def test_all_slides_at_once_lead_each_to_its_slide(sample: Report, slides: tuple[Slide, ...]) -> None:
    show = show_of(slides, {"slides": "total,cover,budget", "n": "2", "all": "1"})
    html = show_html(show, sample, LINKS)
    for number in (1, 2, 3):
        assert f"slides=total,cover,budget&amp;n={number}" in html
    assert html.count("aria-current") == 1
    assert 'data-key="leave"' in html


def test_keys_home_and_end_have_somewhere_to_lead(slides: tuple[Slide, ...]) -> None:
    bar = controls(show_of(slides, {"n": "3"}), LINKS)
    for key in ("first", "last", "previous", "next", "all", "notes", "arrange", "full", "black", "leave"):
        assert f'data-key="{key}"' in bar
        assert re.search(rf'["\s:]{key}["\s,]', script()), key


def test_what_is_pointed_at_tells_amount_share_and_reason(slides: tuple[Slide, ...]) -> None:
    items = next(slide for slide in slides if slide.id == "items").visuals[0]
    told = re.findall(r'<div class="hov">(.*?)</div>', visual_html(items, LINKS))
    first = re.sub("<[^>]+>", "|", told[0])
    assert "841.32 万元" in first and "39.94%" in first
    assert "年初预算 3,219.30 万元" in first and "完成率 26.13%" in first
    assert "相差 −2,377.98 万元" in first and "省级直接结算" in first


def test_the_longest_bar_reaches_its_end_and_nought_is_nought() -> None:
    bars = (Bar("甲", Decimal(200), "200.00"), Bar("乙", Decimal(50), "50.00"), Bar("丙", Decimal(0), "0.00"))
    html = visual_html(Bars("支出", "万元", bars), LINKS)
    assert re.findall(r'class="fill plain" style="width:([\d.]+)%', html) == ["88.00", "22.00", "0.00"]


def test_a_missing_plan_has_no_mark() -> None:
    pair = Pair("甲", None, "", Decimal(5), "5.00")
    html = visual_html(Pairs("年初预算", "支出决算", "万元", (pair,)), LINKS)
    assert 'class="rg" style' not in html
    assert "甲：没有年初预算，支出决算 5.00" in html


def amounts_of(*pairs: Pair) -> str:
    return visual_html(Pairs("年初预算", "支出决算", "万元", pairs), LINKS)


def test_amounts_that_stand_close_together_share_a_label_the_lower_first() -> None:
    html = amounts_of(Pair("甲", Decimal(100), "100.00", Decimal(99), "99.00"))
    assert re.search(r'class="both"[^>]*><b>99.00</b><i>100.00</i>', html)
    html = amounts_of(Pair("甲", Decimal(99), "99.00", Decimal(100), "100.00"))
    assert re.search(r'class="both"[^>]*><i>99.00</i><b>100.00</b>', html)
    assert 'class="both" style="left:0' in amounts_of(Pair("甲", Decimal(0), "0", Decimal(0), "0"))


def test_a_difference_without_room_between_the_marks_stands_beside_the_name() -> None:
    narrow = Pair("甲", Decimal(100), "100.00", Decimal(80), "80.00", "−20.00", "完成 80%", "under")
    assert 'class="nv"' not in amounts_of(narrow)
    assert "完成 80% · ▼ −20.00" in amounts_of(narrow)
    wide = Pair("甲", Decimal(100), "100.00", Decimal(20), "20.00", "−80.00", "完成 20%", "under")
    assert re.search(r'class="nv"[^>]*>▼ −80.00', amounts_of(wide))


def test_the_longest_bar_leaves_room_for_the_longest_amount() -> None:
    bars = (Bar("甲", Decimal(10) ** 11, "100,000,000,000.00"), Bar("乙", Decimal(1), "1.00"))
    html = visual_html(Bars("支出", "万元", bars), LINKS)
    length = Decimal(re.findall(r'class="fill plain" style="width:([\d.]+)%', html)[0])
    assert Decimal(50) < length < Decimal(80)


def test_the_note_of_a_name_of_two_lines_stands_behind_it() -> None:
    names = ("行政运行", "国有企业退休人员社会化管理补助支出")
    bars = tuple(Bar(name, Decimal(1), "1.00", "50%") for name in names)
    assert re.findall('class="(nm[^"]*)"', visual_html(Bars("支出", "万元", bars), LINKS)) == [
        "nm",
        "nm lengthy",
    ]


def test_numbers_are_set_as_large_as_all_of_them_fit() -> None:
    def size(*texts: str, alone: bool = True) -> int:
        numbers = Numbers(tuple(Number("甲", text, "万元") for text in texts))
        found = re.search(r"--big:(\d+)", visual_html(numbers, LINKS, alone=alone))
        assert found is not None
        return int(found[1])

    assert size("1.00") == 104
    assert size("1.00", alone=False) == 56
    assert size("123,456,789.00", "1.00", "2.00", "3.00") < 60


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
