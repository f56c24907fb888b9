"""The shell in a browser: links change pages within the session, figures lead to their source and back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.masthead import PLACES
from tests.browser.conftest import Look, Visit, looks, still

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.xdist_group("browser")

PATHS = [place.path for place in PLACES]
REAL = Path(__file__).resolve().parents[2] / "../shared/reports/real"


def style_is_there(page: Page) -> bool:
    """Whether the stylesheet's tokens are set."""
    return bool(page.evaluate("getComputedStyle(document.querySelector('.stApp')).getPropertyValue('--ink')"))


def keep_mark(page: Page) -> None:
    page.evaluate("window.sameDocument = true")


ENGLISH = """() => ['aria-label', 'placeholder', 'title', 'alt'].flatMap(kind =>
    [...document.querySelectorAll(`[${kind}]`)]
        .filter(one => one.getClientRects().length).map(one => one.getAttribute(kind))
        .filter(words => /[a-z]{3}/i.test(words) && !/[\u4e00-\u9fff]/.test(words)))"""
"""Names and hints of what is seen that are read out, and are not Chinese."""


def mark_kept(page: Page) -> bool:
    """Whether the document is still the one that was marked: no full reload since."""
    return bool(page.evaluate("window.sameDocument === true"))


@looks(*(Look(path) for path in PATHS))
def test_a_page_opens_with_frame_and_stylesheet(opened: Visit) -> None:
    page = opened.page
    assert style_is_there(page)
    assert page.locator(".tree a").count() > 1
    assert page.locator("h1").count() == 1
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.evaluate(ENGLISH) == []
    assert opened.outside == []


@looks(*(Look(path, width=390) for path in PATHS))
def test_a_phone_scrolls_no_page_sideways(opened: Visit) -> None:
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = page.evaluate(
        "(() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; })()"
    )
    assert wide <= 0


@looks(Look("/three-public", width=390))
def test_on_a_phone_the_current_page_stands_first(opened: Visit) -> None:
    page = opened.page
    left = page.evaluate(
        "Math.min(...[...document.querySelectorAll('.mast > a')].map(a => a.getBoundingClientRect().left))"
    )
    current = page.locator(".mast > a[aria-current=page]").bounding_box()
    assert current is not None
    assert current["x"] == left


def test_a_figure_leads_to_its_source_and_back(visit: Visit) -> None:
    page = visit.open("/")
    keep_mark(page)
    page.locator("a.src:not(.der)").first.click()
    page.wait_for_selector("figure.pg .bx.now")
    assert "/source?" in page.url
    area = page.locator(".pgw").bounding_box()
    assert area is not None
    still(page)
    box = page.locator("figure.pg .bx.now").bounding_box()
    assert box is not None
    assert area["y"] <= box["y"] <= area["y"] + area["height"]
    assert page.locator("dl.what").count() >= 1
    page.get_by_text("← 回到总览").click()
    page.wait_for_selector(".kpi.hero")
    assert mark_kept(page)
    page.go_back()
    page.wait_for_selector("figure.pg .bx.now")
    assert mark_kept(page)


def test_another_figure_of_the_page_can_be_chosen(visit: Visit) -> None:
    page = visit.open("/source?page=9")
    keep_mark(page)
    page.locator("figure.pg .bx.faint").nth(5).click()
    page.wait_for_selector("figure.pg .bx.now")
    assert "万元" in page.locator("h1").inner_text()
    assert mark_kept(page)


def test_a_reload_of_the_link_shows_the_same(visit: Visit) -> None:
    page = visit.open("/")
    page.locator(".tree a").nth(2).click()
    page.wait_for_url(re.compile("code="))
    visit.settled()
    page.locator(".mast").get_by_text("支出结构").click()
    page.wait_for_url(re.compile("/structure"))
    visit.settled()
    before, address = page.locator("h1").inner_text(), page.url
    page.reload()
    visit.settled()
    assert page.url == address
    page.wait_for_function("words => document.querySelector('h1')?.innerText === words", arg=before)


def test_the_tree_narrows_and_leads_back(visit: Visit) -> None:
    page = visit.open("/structure")
    keep_mark(page)
    page.locator(".tree a", has_text="社会保障和就业支出").first.click()
    page.wait_for_url(re.compile("code=208"))
    page.wait_for_selector(".tree a[aria-current]:has-text('社会保障和就业支出')")
    page.locator(".tree a.l2").first.click()
    page.wait_for_selector(".tree a.l3")
    assert mark_kept(page)
    page.locator(".tree a.l0").click()
    page.wait_for_selector(".tree a.l0[aria-current]")
    assert "code=" not in page.url


def query_of(page: Page, link: str) -> dict[str, str]:
    """What a link of the frame asks for when it is reached for, as for opening it in a new tab."""
    anchor = page.locator(link).first
    anchor.hover()
    return dict(parse_qsl(urlsplit(anchor.get_attribute("href") or "").query))


def test_links_that_stay_as_they_are_take_along_what_is_chosen(visit: Visit) -> None:
    page = visit.open("/structure?code=208&chart=bars")
    masthead, tree = ".mast a[href*='/three-public']", ".tree a[data-narrows='20801']"
    assert query_of(page, masthead)["code"] == "208"
    assert query_of(page, tree).items() >= {"code": "20801", "chart": "bars"}.items()
    assert len(query_of(page, tree)["report"]) == 16
    page.locator(tree).click()
    page.wait_for_selector(f"{tree}[aria-current]")
    assert query_of(page, masthead)["code"] == "20801"
    # The flow of funds is the same for every code: its way to the page's picture keeps the code too.
    assert query_of(page, "[data-carries] .reads a.src")["code"] == "20801"
    page.locator(".tree a.l0").click()
    page.wait_for_selector(".tree a.l0[aria-current]")
    assert "code" not in query_of(page, masthead)
    page.go_back()
    page.wait_for_selector(f"{tree}[aria-current]")
    assert page.locator(".tree a.l3:visible").count() > 1


def test_the_menu_opens_closes_and_leads_on(visit: Visit) -> None:
    page = visit.open("/")
    page.locator(".mast summary").click()
    assert page.locator(".mast details[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".mast details[open]").count() == 0
    page.locator(".mast summary").click()
    page.locator(".mast details a", has_text="名词").click()
    page.wait_for_url(re.compile("/glossary"))
    assert page.locator(".mast details[open]").count() == 0


def test_a_file_that_cannot_be_read_is_told_and_the_dashboard_goes_on(visit: Visit, tmp_path: Path) -> None:
    bad = tmp_path / "模拟.pdf"
    bad.write_bytes(b"not a pdf")
    page = visit.open("/import")
    page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", str(bad))
    page.wait_for_selector(".notice.bad")
    assert "未能读取" in page.locator(".notice.bad").inner_text()
    page.locator(".mast").get_by_text("总览").click()
    page.wait_for_selector(".kpi.hero")


def test_an_upload_is_shown_and_can_be_switched_away_from(visit: Visit) -> None:
    files = sorted(REAL.glob("*决算.pdf"))
    if not files:
        pytest.skip("没有 ../shared/reports/real 里的真实决算，跳过导入测试")
    page = visit.open("/import")
    page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", str(files[0]))
    page.wait_for_url(re.compile(r"\?report="))
    page.wait_for_selector(".kpi.hero")
    uploaded = page.locator("h1").inner_text()
    page.locator(".switch summary").click()
    page.locator(".switch a").first.click()
    page.wait_for_function("words => document.querySelector('h1')?.innerText !== words", arg=uploaded)
    page.go_back()
    page.wait_for_function("words => document.querySelector('h1')?.innerText === words", arg=uploaded)


def test_a_report_that_is_gone_is_told(visit: Visit) -> None:
    page = visit.open("/budget?report=0123456789abcdef")
    assert "这份报告已不在程序中" in page.locator("h1").inner_text()
    page.get_by_text("打开自带的示例").click()
    page.wait_for_selector(".kpi.hero")


def test_a_row_of_the_data_leads_to_its_source(visit: Visit) -> None:
    page = visit.open("/data?table=expenditure")
    page.locator("table.t a.fig").first.click()
    page.wait_for_selector("figure.pg .bx.now")
    assert page.get_by_text("← 回到数据").count() == 1


def test_a_chosen_row_of_a_frame_leads_to_its_source_and_back_to_the_same_frame(visit: Visit) -> None:
    page = visit.open("/data?view=facts")
    page.wait_for_selector("[data-testid=stDataFrame] canvas td", state="attached")  # its rows are there
    still(page)
    frame = page.locator("[data-testid=stDataFrame]").bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + 18, frame["y"] + 50)
    page.wait_for_selector("figure.pg .bx.now")
    page.get_by_text("← 回到数据").click()
    page.wait_for_selector(".tabs a[aria-current]:has-text('情况说明中的数字')")
    page.go_back()
    page.wait_for_selector("figure.pg .bx.now")


def test_the_tree_keeps_what_else_a_page_shows(visit: Visit) -> None:
    page = visit.open("/source?page=9")
    page.locator(".tree a").nth(2).click()
    page.wait_for_url(re.compile("code="))
    assert "page=9" in page.url


def test_an_address_without_a_page_says_so_in_chinese(visit: Visit) -> None:
    page = visit.open("/nosuchpage")
    dialog = page.locator("[role=dialog]")
    dialog.get_by_text("没有这一页").wait_for()
    assert "found" not in dialog.inner_text()
    assert "Running" not in dialog.inner_text()


@looks(Look("/checks?view=ledger", width=390))
def test_no_result_of_the_ledger_is_cut_on_a_phone(opened: Visit) -> None:
    page = opened.page
    beyond = page.evaluate(
        """() => [...document.querySelectorAll(".led .results .st")].filter((mark) =>
            mark.getBoundingClientRect().right > mark.closest(".ledger").getBoundingClientRect().right + 1
        ).length"""
    )
    assert page.locator(".led .results .st").count() > 10
    assert beyond == 0
