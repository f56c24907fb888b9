"""Words explain themselves by pointer, keyboard and finger; charts say what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import NARROW, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.xdist_group("browser")
CHARTED = ("/budget", "/structure", "/basic-project", "/three-public", "/operations", "/performance")


def term(page: Page, word: str) -> Locator:
    return page.locator("[data-testid=stMain] dfn.term").filter(has_text=word).first


def test_pointing_at_a_word_shows_its_meaning_and_where_that_is_from(visit: Visit) -> None:
    page = visit.open("/operations")
    word = term(page, "机关运行经费")
    tip = word.locator(".tip")
    assert not tip.is_visible()
    word.hover()
    assert tip.is_visible()
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
    page.keyboard.press("Escape")
    word.locator(".tip").wait_for(state="hidden")
    page.mouse.move(5, 5)
    word.hover()
    assert word.locator(".tip").is_visible()


@pytest.mark.parametrize("path", CHARTED)
def test_no_meaning_leaves_the_window(visit: Visit, path: str) -> None:
    page = visit.open(path)
    words = page.locator("dfn.term")
    assert words.count()
    for number in range(words.count()):
        word = words.nth(number)
        page.mouse.move(5, 5)  # the meaning of the word above may lie over this one
        word.scroll_into_view_if_needed()
        word.hover()
        box = word.locator(".tip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 1440
        assert box["y"] + box["height"] <= 900


@pytest.mark.parametrize("path", CHARTED)
def test_a_tap_shows_the_meaning_within_a_narrow_window(browser: Browser, dashboard: str, path: str) -> None:
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True, locale="zh-CN")
    try:
        page = Visit(context.new_page(), dashboard).open(path)
        page.set_default_timeout(20_000)
        word = page.locator("[data-testid=stMain] .mz :not(a) > dfn.term:visible").first
        word.scroll_into_view_if_needed()
        box = None
        for _ in range(5):  # a chart that takes its width moves what stands under the finger
            page.wait_for_timeout(400)
            word.tap()
            page.wait_for_timeout(200)
            box = word.locator(".tip").bounding_box()
            if box is not None:
                break
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]
        assert box["y"] + box["height"] <= NARROW["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    finally:
        context.close()


@pytest.mark.parametrize("path", CHARTED)
def test_every_chart_says_what_it_shows(visit: Visit, path: str) -> None:
    page = visit.open(path)
    page.wait_for_selector("[data-testid=stPlotlyChart] .js-plotly-plot")
    charts = page.locator("[data-testid=stPlotlyChart]").count()
    captions = page.locator("p.reads")
    assert captions.count() == charts
    for number in range(charts):
        words = captions.nth(number).evaluate("element => element.firstChild.textContent.trim()")
        assert words.endswith("。")
        assert page.locator(f"[aria-label*='{words}']").count() == 1
