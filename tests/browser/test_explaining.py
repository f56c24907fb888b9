"""Words explain themselves by pointer, keyboard and finger; charts say what they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import NARROW, WIDE, Desk, Look, Visit, looks, sitting, still

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.xdist_group("browser")
MEANINGS = Path(__file__).with_name("meanings.js").read_text(encoding="utf-8")
WORDS = """caption => {
    const words = caption.cloneNode(true);
    words.querySelectorAll(".tip, .src").forEach(one => one.remove());
    return words.textContent.trim();
}"""
"""What a caption says, without the meanings of its words and the place that it is from."""
CHARTED = ("/budget", "/structure", "/basic-project", "/three-public", "/operations", "/performance")


def term(page: Page, word: str) -> Locator:
    return page.locator("[data-testid=stMain] dfn.term").filter(has_text=word).first


def test_pointing_at_a_word_shows_its_meaning_and_where_that_is_from(visit: Visit) -> None:
    page = visit.open("/operations")
    word = term(page, "机关运行经费")
    tip = word.locator(".tip")
    assert not tip.is_visible()
    word.hover()
    tip.wait_for()
    waited = tip.evaluate("one => parseFloat(getComputedStyle(one).animationDelay)")
    assert waited > 0.1  # seconds: a pointer that only passes calls up nothing
    assert "报告名词解释 p.30" in tip.inner_text()
    page.mouse.move(5, 5)
    tip.wait_for(state="hidden")


def test_the_meaning_leads_to_the_glossary_and_to_its_page(visit: Visit) -> None:
    page = visit.open("/operations")
    word = term(page, "机关运行经费")
    word.hover()
    word.locator(".tip a", has_text="名词").click()
    page.wait_for_url("**/glossary?**")
    page.wait_for_selector("dl.terms dt")
    assert "机关运行经费" in page.locator("dl.terms dt").first.inner_text()
    page.go_back()
    page.wait_for_url("**/operations**")
    word.hover()
    word.locator(".tip a", has_text="原文").click()
    page.wait_for_url("**/source?**page=30**")


def test_the_keyboard_reaches_a_word_and_what_its_meaning_leads_to(visit: Visit) -> None:
    page = visit.open("/operations")
    word = term(page, "机关运行经费")
    word.focus()
    assert word.locator(".tip").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.tip') !== null")
    described = word.get_attribute("aria-describedby")
    assert described == word.locator(".tip").get_attribute("id")


def test_escape_puts_a_meaning_away_until_the_word_is_left(visit: Visit) -> None:
    page = visit.open("/operations")
    word = term(page, "机关运行经费")
    word.hover()
    word.locator(".tip").wait_for()
    page.keyboard.press("Escape")
    word.locator(".tip").wait_for(state="hidden")
    page.mouse.move(5, 5)
    word.hover()
    word.locator(".tip").wait_for()


@looks(*(Look(path) for path in CHARTED))
def test_no_meaning_leaves_the_window_or_is_covered(opened: Visit) -> None:
    page = opened.page
    for width in (1440, 900, 390):
        page.set_viewport_size({"width": width, "height": 844})
        still(page)
        count, wrong = page.evaluate(MEANINGS)
        assert count
        assert wrong == [], width
    page.set_viewport_size({"width": WIDE["width"], "height": WIDE["height"]})
    still(page)


@pytest.fixture(scope="module")
def hand(browser: Browser) -> Iterator[Desk]:
    """A narrow screen that is touched."""
    made = Desk(browser, touched=True)
    yield made
    made.leave()


def test_a_tap_shows_the_meaning_at_once_within_a_narrow_window(hand: Desk, dashboard: str) -> None:
    with sitting(hand, dashboard, NARROW) as visit:
        page = visit.open("/operations")
        still(page)
        word = page.locator("[data-testid=stMain] .mz :not(a) > dfn.term:visible").first
        word.scroll_into_view_if_needed()
        still(page)
        word.tap()
        word.locator(".tip").wait_for()
        box = word.locator(".tip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]
        assert box["y"] + box["height"] <= NARROW["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@looks(*(Look(path) for path in CHARTED))
def test_every_chart_says_what_it_shows(opened: Visit) -> None:
    page = opened.page
    charts = page.locator("[data-testid=stPlotlyChart]").count()
    captions = page.locator("p.reads")
    assert captions.count() == charts > 0
    for number in range(charts):
        words = captions.nth(number).evaluate(WORDS)
        assert words.endswith("。")
        assert page.locator(f"[aria-label*='{words}']").count() == 1
