"""The first four pages in a browser: figures shown, charts drilled, sources reached, links kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Look, Visit, looks, still

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.xdist_group("browser")

SHOWN = {
    "/": ("2,106.35", "46.43", "1,630.19", "95.07", "0.18", "29.24", "915.20", "21.37", "两项占去七成多支出"),
    "/budget": ("97.83% 出在“社会保险经办机构”一项", "4,537", "127.15", "4,531.60", "公益岗位社保经办人员"),
    "/structure": ("95 元用于社会保障和就业", "2,002.49", "2.48", "2.45", "钱只有一个来源", "96.90%"),
    "/basic-project": ("44.84", "55.16", "1,161.90", "表中空白"),
}
ITEM = "2080109"


def title(page: Page) -> str:
    return page.locator(".mz h1").inner_text()


def chart(page: Page, number: int = 0) -> Locator:
    """A Plotly chart that has been drawn."""
    found = page.locator(".js-plotly-plot").nth(number)
    found.locator(".main-svg").first.wait_for()
    still(page)
    return found


def click_label(page: Page, plot: Locator, words: str) -> None:
    """Click where a label stands (labels themselves take no clicks)."""
    label = plot.locator("text", has_text=words).first
    label.wait_for()
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] + 4)


@pytest.mark.parametrize(
    ("opened", "figures"),
    [(Look(path), figures) for path, figures in SHOWN.items()],
    indirect=["opened"],
    ids=str,
)
def test_a_page_shows_its_key_figures(opened: Visit, figures: tuple[str, ...]) -> None:
    words = opened.page.locator("[data-testid=stMain]").inner_text()
    assert [figure for figure in figures if figure not in words] == []
    assert opened.page.locator("[data-testid=stException]").count() == 0


@looks(*(Look(path) for path in SHOWN))
def test_every_chart_is_named_for_those_who_do_not_see_it(opened: Visit) -> None:
    page = opened.page
    for figure in page.locator("[data-testid=stPlotlyChart]").all():
        assert figure.locator("xpath=descendant-or-self::*[@aria-label]").count() > 0


@looks(Look("/"))
def test_the_overview_fits_one_screen(opened: Visit) -> None:
    height = opened.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert height <= 900


def test_a_tile_drills_down_to_the_item_and_back_out(visit: Visit) -> None:
    page = visit.open("/structure")
    click_label(page, chart(page), "社会保险经办机构")
    page.wait_for_url(re.compile(ITEM))
    visit.settled()
    page.locator("h1", has_text="社会保险经办机构 841.32").wait_for()
    assert "3,219.30" in page.locator(".card2").inner_text()
    click_label(page, chart(page), "社会保险经办机构")
    page.wait_for_url(lambda url: ITEM not in url)
    page.locator("h1", has_text="人力资源和社会保障管理事务 1,531.51").wait_for()


def test_a_reload_of_a_drilled_link_shows_the_same(visit: Visit) -> None:
    page = visit.open(f"/structure?code={ITEM}")
    before = title(page)
    page.reload()
    visit.settled()
    page.locator("h1", has_text="社会保险经办机构").wait_for()
    assert title(page) == before


def test_the_economic_classification_drills_in_the_link(visit: Visit) -> None:
    page = visit.open("/structure")
    click_label(page, chart(page, 2), "工资福利支出")
    page.wait_for_url(re.compile("economic=301"))
    page.locator("td", has_text="津贴补贴").wait_for()


def test_a_bar_drills_down(visit: Visit) -> None:
    page = visit.open("/basic-project")
    chart(page).locator(".point path").first.click(force=True)
    page.wait_for_url(re.compile("code=208"))
    page.locator("h1", has_text="社会保障和就业支出：基本支出").wait_for()


def test_a_mark_leads_to_its_source_and_back(visit: Visit) -> None:
    page = visit.open("/budget")
    chart(page).locator("path.point").first.click(force=True)
    page.wait_for_url(re.compile("/source.*page=20"))
    page.locator(".bx").first.wait_for()
    page.go_back()
    page.wait_for_url(re.compile("/budget"))
    page.locator("h1", has_text="97.83%").wait_for()


@pytest.mark.parametrize("path", SHOWN)
def test_a_figure_leads_to_its_source(visit: Visit, path: str) -> None:
    page = visit.open(path)
    page.locator("[data-testid=stMain] a.fig").first.click()
    page.wait_for_url(re.compile("/source"))
    page.locator(".bx").first.wait_for()


def test_order_and_scale_stand_in_the_link(visit: Visit) -> None:
    page = visit.open("/budget?order=code&ruler=amount")
    first = page.locator("table.bud2 tbody").first.inner_text()
    assert first.startswith("行政运行")
    page.get_by_text("差额", exact=True).first.click()
    page.wait_for_url(lambda url: "order" not in url)
    page.locator("table.bud2 tbody").first.filter(has_text="社会保险经办机构").wait_for()
    assert "ruler=amount" in page.url


@pytest.mark.parametrize("path", ["/budget", "/structure", "/basic-project"])
def test_pages_narrow_to_every_level(visit: Visit, path: str) -> None:
    page = visit.open(f"{path}?code=208")
    for level, code in enumerate(("208", "20801", ITEM), 1):
        page.locator(f".tree a.l{level}[href*='code={code}&'], .tree a.l{level}[href$='code={code}']").click()
        page.wait_for_url(re.compile(f"code={code}(&|$)"))
        visit.settled()
        page.wait_for_function("levels => document.querySelectorAll('.crumb a').length === levels", arg=level)
        assert page.locator("[data-testid=stException]").count() == 0
        assert "住房公积金" not in page.locator("[data-testid=stMain]").inner_text()


@looks(*(Look(path, width=390) for path in SHOWN))
def test_a_phone_reads_every_amount_without_scrolling_sideways(opened: Visit) -> None:
    wide = opened.page.evaluate(
        "[...document.querySelectorAll('.mz .tw, .mz .tw2')]"
        ".some(one => one.scrollWidth > one.clientWidth + 1)"
    )
    assert not wide
