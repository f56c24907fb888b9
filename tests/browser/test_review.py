"""A reviewer's way through 核对 in a browser: narrow, open, decide, and find it again after a restart."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import (
    PATIENCE,
    Desk,
    Look,
    Visit,
    greeted,
    looks,
    running_dashboard,
    sitting,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.xdist_group("browser")
HEADING = re.compile("年初预算.*，各项之和：差 5.40", re.DOTALL)
"""Words that explain themselves hold their meaning, out of sight, in the middle of a heading."""

ROWS = ".findings a.finding"


def chosen(page: Page) -> str:
    return page.locator(f"{ROWS}[aria-current] .what").inner_text()


def decide(page: Page, verdict: str) -> None:
    page.get_by_role("radio", name=verdict).click()
    page.locator(f".findings .vd:has-text('{verdict}')").first.wait_for()


def kept(home: Path, words: str) -> None:
    """Wait until a review that holds the words is on disk."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not any(words in one.read_text(encoding="utf-8") for one in (home / "reviews").glob("*.json")):
        assert time.monotonic() < deadline, f"not kept: {words}"
        time.sleep(0.05)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dashboards started in a test keep their reviews."""
    monkeypatch.setenv("MINGZHANG_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_filters_narrow_the_list_and_stand_in_the_link(visit: Visit) -> None:
    page = visit.open("/checks")
    everything = page.locator(ROWS).count()
    page.locator(".picks a.pick", has_text="差错").click()
    page.wait_for_url(re.compile("severity=error"))
    page.wait_for_function("() => document.querySelectorAll('.findings .sv.error').length > 1")
    page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length < {everything}")
    narrowed = page.locator(ROWS).count()
    assert page.locator(f"{ROWS} .sv:not(.error)").count() == 0
    page.reload()
    visit.settled()
    assert page.locator(ROWS).count() == narrowed
    page.locator(".picks a.pick.on", has_text="差错").click()
    page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length === {everything}")


def test_a_finding_opens_in_the_same_document_and_reopens_by_its_link(visit: Visit) -> None:
    page = visit.open("/checks")
    page.evaluate("window.sameDocument = true")
    row = page.locator(ROWS, has_text="年初预算，各项之和")
    row.click()
    page.wait_for_url(re.compile("finding="))
    page.locator("h2", has_text=HEADING).wait_for()
    assert page.evaluate("window.sameDocument === true")
    assert "4,531.60" in page.locator(".ident3").inner_text()
    page.wait_for_function("() => document.querySelectorAll('figure.pg .bx').length === 12")
    assert page.locator("figure.pg").count() == 2
    assert page.locator("figure.pg .bx.x").count() == 1
    page.reload()
    visit.settled()
    page.locator("h2", has_text=HEADING).wait_for()
    assert "年初预算，各项之和" in chosen(page)


def test_the_next_finding_is_one_click_away(visit: Visit) -> None:
    page = visit.open("/checks")
    before = chosen(page)
    page.locator(".steps a", has_text="后一条").click()
    page.wait_for_function(
        f"words => document.querySelector('{ROWS}[aria-current] .what').innerText !== words", arg=before
    )
    page.locator(".steps a", has_text="前一条").click()
    page.wait_for_function(
        f"words => document.querySelector('{ROWS}[aria-current] .what').innerText === words", arg=before
    )


def test_a_mark_beside_a_figure_leads_to_its_finding(visit: Visit) -> None:
    page = visit.open("/budget")
    mark = page.locator("table.bud2 a.ask")
    assert mark.count() == 1 and "核对差错" in (mark.get_attribute("aria-label") or "")
    mark.click()
    page.wait_for_url(re.compile("/checks.*finding="))
    page.locator("h2", has_text=HEADING).wait_for()


def test_a_finding_leads_to_its_rules_explanation(visit: Visit) -> None:
    page = visit.open("/checks")
    page.locator("a.lk", has_text="规则：").first.click()
    page.wait_for_url(re.compile("rule="))
    page.locator("details.rule[open] dl", has_text="依据").wait_for()


def test_a_decision_outlives_a_reload_and_a_restart(desk: Desk, home: Path) -> None:
    note = "总数按四舍五入后的整数填列，请填报单位说明"
    with running_dashboard() as address, sitting(desk, address) as visit:
        greeted(visit, "/source?page=9")
        page = visit.open("/checks?severity=error")
        page.locator(ROWS, has_text="年初预算，各项之和").click()
        page.locator("h2", has_text="差 5.40").wait_for()
        decide(page, "不成立")
        page.get_by_role("textbox", name="说明").fill(note)
        page.get_by_role("button", name="保存说明").click()
        kept(home, note)
        link = page.url.removeprefix(address)
        page.reload()
        visit.settled()
        page.locator(f"{ROWS} .vd.dismissed").wait_for()
        assert len(list((home / "reviews").glob("*.json"))) == 1
    with running_dashboard() as address, sitting(desk, address) as visit:
        greeted(visit, "/basic-project")
        page = visit.open(link)
        page.locator(f"{ROWS}[aria-current] .vd.dismissed").wait_for()
        assert page.get_by_role("radio", name="不成立").get_attribute("aria-checked") == "true"
        assert page.get_by_role("textbox", name="说明").input_value() == note
        assert "已复核 1 / " in page.locator("h2").first.inner_text()


def test_a_decision_is_reached_and_made_by_keyboard(desk: Desk, home: Path) -> None:
    with running_dashboard() as address, sitting(desk, address) as visit:
        greeted(visit, "/three-public")
        page = visit.open("/checks")
        page.get_by_role("radio", name="确认").focus()
        page.keyboard.press("Space")
        page.locator(f"{ROWS}[aria-current] .vd.confirmed").wait_for()
        visit.settled()
        page.get_by_role("textbox", name="说明").wait_for()
        assert page.evaluate("document.activeElement.innerText") == "确认"
        page.keyboard.press("Tab")
        page.keyboard.type("键盘录入")
        page.keyboard.press("Control+Enter")
        kept(home, "键盘录入")
        page.reload()
        visit.settled()
        assert page.get_by_role("textbox", name="说明").input_value() == "键盘录入"


def test_what_one_reader_of_a_public_server_decides_no_other_sees(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_PUBLIC", "1")
    with running_dashboard() as address:
        with sitting(desk, address) as visit:
            greeted(visit, "/import")
            page = visit.open("/checks")
            decide(page, "确认")
            assert "对公众开放" in page.locator(".notice").inner_text()
        with sitting(desk, address) as other:
            page = other.open("/checks")
            assert page.locator(f"{ROWS} .vd").count() == 0
    assert not home.exists()


@looks(
    *(
        Look(path, width=width)
        for path in ("/checks", "/checks?view=ledger", "/checks?rule=narrative.initial_budget_sum")
        for width in (1440, 768, 390)
    )
)
def test_nothing_of_the_page_lies_beyond_its_edges(opened: Visit) -> None:
    page = opened.page
    width = page.evaluate("innerWidth")
    beyond = page.evaluate(
        """() => {
            const scrolls = (node) => node && (/auto|scroll|hidden/.test(getComputedStyle(node).overflowX)
                || scrolls(node.parentElement.closest('.mz *')));
            return [...document.querySelectorAll('[data-testid=stMain] .mz *')].filter((node) => {
                const box = node.getBoundingClientRect();
                return box.width && box.right > innerWidth + 1 && !scrolls(node.parentElement);
            }).map((node) => node.outerHTML.slice(0, 120));
        }"""
    )
    assert beyond == []
    main = page.locator("[data-testid=stMain]").bounding_box()
    assert main is not None and main["x"] + main["width"] <= width + 1
    assert main["x"] == 0 or width > 768
