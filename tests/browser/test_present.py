"""汇报 by its keys: paging, notes, all slides, black screen, arranging, leaving; the same slides as PPTX."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation
from pptx.shapes.autoshape import Shape

from tests.browser.conftest import Visit, still

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.xdist_group("browser")
WIPE = """(to) => {
    const touch = (x) => new Touch({identifier: 1, target: document.body, clientX: x, clientY: 300});
    dispatchEvent(new TouchEvent("touchstart", {touches: [touch(400)], changedTouches: [touch(400)]}));
    dispatchEvent(new TouchEvent("touchend", {touches: [], changedTouches: [touch(to)]}));
}"""
"""A finger that goes from 400 pixels to another place, sideways."""


def shown(page: Page, slide: str) -> None:
    """The slide of that id is on the stage."""
    page.locator(f".show > .slide.s-{slide}").wait_for()


def test_keys_a_remote_and_a_touch_page_and_stop_at_both_ends(visit: Visit) -> None:
    page = visit.open("/present")
    shown(page, "cover")
    page.evaluate("window.sameDocument = true")
    page.keyboard.press("ArrowLeft")
    shown(page, "cover")
    for key, slide in (
        ("ArrowRight", "total"),
        ("PageDown", "structure"),
        ("Space", "budget"),
        ("ArrowLeft", "structure"),
        ("End", "sources"),
        ("PageUp", "findings"),
        ("Home", "cover"),
        ("ArrowRight", "total"),
    ):
        page.keyboard.press(key)
        shown(page, slide)
    page.evaluate(WIPE, 200)
    shown(page, "structure")
    page.keyboard.press("/")
    assert "n=3" in page.url and "/present" in page.url
    assert page.evaluate("window.sameDocument")
    page.reload()
    visit.settled()
    shown(page, "structure")


def test_notes_all_slides_a_black_screen_and_leaving(visit: Visit) -> None:
    page = visit.open("/present?n=2")
    assert page.locator(".note").count() == 0
    page.keyboard.press("n")
    page.locator(".note", has_text="报告给出的原因是").wait_for()
    page.keyboard.press("ArrowRight")
    shown(page, "structure")
    note, stage = page.locator(".note").bounding_box(), page.locator(".slide").bounding_box()
    assert note is not None and stage is not None
    assert stage["y"] + stage["height"] <= note["y"] + 1
    page.keyboard.press("N")
    page.wait_for_function("!document.querySelector('.note')")
    page.keyboard.press("b")
    assert page.evaluate("getComputedStyle(document.querySelector('.show'), '::after').content") == '""'
    page.keyboard.press("ArrowRight")
    assert page.evaluate("getComputedStyle(document.querySelector('.show'), '::after').content") == "none"
    page.keyboard.press("o")
    page.locator(".show.all li:nth-child(4) a").click()
    shown(page, "budget")
    page.keyboard.press("Escape")
    page.wait_for_selector(".kpi.hero")
    assert page.locator(".mast a[aria-current=page]").is_visible()


def test_a_slide_fills_the_window_whatever_its_size(visit: Visit) -> None:
    page = visit.open("/present?n=4")
    for width, height in ((1920, 1080), (1280, 720), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        still(page)
        box = page.locator(".slide").bounding_box()
        assert box is not None
        scale = min(width / 1920, height / 1080)
        assert abs(box["width"] - 1920 * scale) < 2
        assert abs(box["height"] - 1080 * scale) < 2
        assert box["x"] >= -1 and box["y"] >= -1


def test_what_is_arranged_stands_in_the_link_and_is_shown_and_taken_away(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit.open("/present")
    page.keyboard.press("e")
    page.locator("ol.arr > li").first.wait_for()
    everything = page.locator("ol.arr > li").count()
    page.get_by_role("link", name="不放映：支出结构").click()
    page.locator("ul.arr > li", has_text="支出结构").wait_for()
    page.get_by_role("link", name="上移：总量").focus()
    page.keyboard.press("Enter")
    page.locator("ol.arr > li:first-child", has_text="总量").wait_for()
    assert "slides=total" in page.url and "structure" not in page.url
    page.reload()
    visit.settled()
    page.locator("ol.arr > li:first-child", has_text="总量").wait_for()
    with page.expect_download() as waited:
        page.get_by_role("button", name="下载 PPTX").click()
    target = tmp_path / "slides.pptx"
    waited.value.save_as(target)
    slides = Presentation(str(target)).slides
    assert len(slides) == everything - 1
    assert "2,106.35" in "".join(one.text_frame.text for one in slides[0].shapes if isinstance(one, Shape))
    page.get_by_text("开始放映").click()
    shown(page, "total")
    page.keyboard.press("ArrowRight")
    shown(page, "cover")
    page.keyboard.press("ArrowRight")
    shown(page, "budget")
    assert re.search("slides=total,cover,budget", page.url.replace("%2C", ","))
