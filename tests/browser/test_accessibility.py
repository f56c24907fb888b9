"""Every page for everyone: no rule of axe broken, light or dark; no word cut off or covered at any width."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from components.masthead import PLACES
from tests.browser.conftest import ROOT, WIDTHS, Look, Visit, looks, still

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.xdist_group("browser")

MOST_MEASUREMENTS = 5
CHOSEN = (
    "/structure?code=208",
    "/structure?chart=bars&unit=yuan&sort=-total",
    "/structure?chart=sunburst&unit=share&economic=301",
    "/basic-project?unit=yuan&sort=-project",
    "/budget?code=2080109",
    "/checks?view=ledger",
    "/source?page=9",
    "/data?view=facts",
    "/search?q=社会保险",
    "/compare?a=2080101&b=2080109",
    "/present?arrange=1",
    "/present?n=4&notes=1",
)
"""Pages with something chosen, beyond every page as it opens."""
PATHS = tuple(place.path for place in PLACES)
OWN_NAVIGATION = ("/source", "/present", "/import", "/search", "/compare", "/data", "/glossary")
MEASURED = [place.path for place in PLACES if place.path not in OWN_NAVIGATION]
"""Pages whose layout depends on what the report holds."""
SPOILT = """() => document.querySelector('[data-testid=stMain] .mz h1').insertAdjacentHTML('afterend', `
    <div style="position:relative;height:20px">
        <b style="position:absolute">甲甲甲</b><i style="position:absolute">乙乙乙</i>
    </div>
    <div style="width:30px;overflow:hidden;white-space:nowrap">丙丙丙丙丙丙</div>
    <div style="position:relative;left:100vw;white-space:nowrap">丁丁丁丁</div>`)"""
"""Puts words on a page that lie on one another, are cut off, and lie beyond the edge."""
MEASURE = Path(__file__).with_name("measuring.js").read_text(encoding="utf-8")
FILL = "one => getComputedStyle(one).backgroundColor"
PALE = "one => getComputedStyle(one).getPropertyValue('--ink2')"
"""The colour of what stands beside the figures."""
REAL = ROOT.parent / "shared" / "reports" / "real"
FIELD = "[data-testid=stFileUploaderDropzoneInput]"


def broken_rules(page: Page) -> list[tuple[str, str]]:
    """The rules of axe that a page breaks, each with the first element that breaks it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="没有 axe，跳过无障碍检查")
    found = axe.Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found]


def scheme_of(page: Page) -> str:
    """The scheme that a page shows itself in."""
    return page.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme")


def slide_name(page: Page) -> str:
    """The name of the slide on the stage."""
    return page.locator(".slide").get_attribute("aria-label") or ""


def unreadable(page: Page) -> dict[str, object]:
    """What measuring finds of words that can't be read, at the four widths."""
    told: dict[str, object] = {}
    before = page.viewport_size
    assert before is not None
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        measured: dict[str, object] = {}
        for _ in range(MOST_MEASUREMENTS):
            still(page)
            measured = page.evaluate(MEASURE)
            if not any(measured.values()):
                break
        told |= {f"{width}: {kind}": each for kind, each in measured.items() if each and each != 0}
    page.set_viewport_size(before)
    still(page)
    return told


@looks(*(Look(path) for path in (*PATHS, *CHOSEN)))
def test_a_page_breaks_no_rule(opened: Visit) -> None:
    assert scheme_of(opened.page) == "light"
    assert broken_rules(opened.page) == []


@looks(*(Look(path, "dark") for path in PATHS))
def test_a_page_that_opens_in_the_dark_breaks_no_rule(opened: Visit) -> None:
    """Charts are drawn for the scheme that a page is opened in; what is chosen has no colours of its own."""
    assert scheme_of(opened.page) == "dark"
    assert broken_rules(opened.page) == []


@looks(*(Look(path) for path in (*PATHS, *CHOSEN[:6])))
def test_no_word_is_cut_off_or_covered_at_any_width(opened: Visit) -> None:
    assert unreadable(opened.page) == {}


def test_what_a_reader_has_set_on_the_machine_is_followed(visit: Visit) -> None:
    page = visit.open("/budget")
    dot, app = page.locator(".legend .dot").first, page.locator(".stApp")
    filled, pale = dot.evaluate(FILL), app.evaluate(PALE)
    page.emulate_media(forced_colors="active", contrast="more")
    try:
        assert dot.evaluate(FILL) == filled  # a mark keeps the fill that says something
        assert page.locator(".seg a[aria-current]").first.evaluate(FILL) != page.locator("body").evaluate(
            FILL
        )
        assert app.evaluate(PALE) != pale
    finally:
        page.emulate_media(forced_colors="none", contrast="no-preference")
    label = ".js-plotly-plot .annotation rect.bg"  # charts follow from light to dark
    page.wait_for_selector(label, state="attached")
    light = page.locator(label).first.evaluate("one => one.style.fill")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "([label, was]) => (document.querySelector(label)?.style.fill ?? was) !== was",
        arg=[label, light],
    )


def test_a_chosen_finding_breaks_no_rule_and_hides_no_word(visit: Visit) -> None:
    page = visit.open("/checks")
    page.locator(".findings a.finding", has_text="年初预算，各项之和").click()
    page.wait_for_url(re.compile("finding="))
    still(visit.settled())
    assert broken_rules(page) == []
    assert unreadable(page) == {}


def test_every_slide_breaks_no_rule_and_nothing_behind_it_is_reached(visit: Visit) -> None:
    page = visit.open("/present")
    told = {slide_name(page): broken_rules(page)}
    while (following := page.locator(".ctl [data-key=next]")).count():
        before = slide_name(page)
        following.click(force=True)
        page.wait_for_function("name => document.querySelector('.slide').ariaLabel !== name", arg=before)
        told[slide_name(page)] = broken_rules(page)
    assert len(told) > 5
    assert {name: broken for name, broken in told.items() if broken} == {}
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.mast, [data-testid=stSidebar]')")


def test_the_measuring_finds_what_cannot_be_read(visit: Visit) -> None:
    page = visit.open("/glossary")
    page.evaluate(SPOILT)
    found = page.evaluate(MEASURE)
    assert found["overlapping"] == ["甲甲甲 × 乙乙乙"]
    assert found["cut"] == ["丙丙丙丙丙丙"]
    assert found["beyond"] == ["丁丁丁丁"]
    assert found["sideways"] > 0


def test_no_word_of_a_real_report_is_cut_off_or_covered(visit: Visit) -> None:
    files = sorted(REAL.glob("*决算.pdf"))
    if not files:
        pytest.skip("没有 ../shared/reports/real 里的真实决算，跳过其版面检查")
    page = visit.open("/import")
    page.set_input_files(FIELD, str(files[0]))
    page.wait_for_url(re.compile(r"\?report="))
    query = page.url.partition("?")[2]
    told: dict[str, object] = {}
    for path in MEASURED:
        page = visit.open(f"{path}?{query}")
        told |= {f"{path} {kind}": each for kind, each in unreadable(page).items()}
    assert told == {}
