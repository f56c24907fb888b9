"""三公经费, 机关运行与采购, 绩效, 核对 on the bundled report: figures, sources, lasting links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Look, Visit, still

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.xdist_group("browser")

PAGES = {
    "/three-public": ("0.18", "94.74", "−0.01", "接待少了 10 人次，批次未变", "人均约 69 元"),
    "/operations": ("29.24", "−0.82", "21.37", "印刷费", "没有公务车辆"),
    "/performance": ("8 个项目", "1,307.954", "企业职工养老保险", "13.33", "未达标", "待说明"),
    "/checks": ("处勾稽", "处只差尾数", "已复核 0 / 7", "差错 3", "提醒 4", "3,721.70", "差 5.40"),
}


def text_of(page: Page) -> str:
    """All that the page shows, blanks of any width as one."""
    return re.sub(r"\s+", " ", page.inner_text("[data-testid=stMain]"))


@pytest.mark.parametrize(
    ("opened", "figures"),
    [(Look(path), figures) for path, figures in PAGES.items()],
    indirect=["opened"],
    ids=str,
)
def test_a_page_shows_its_key_figures(opened: Visit, figures: tuple[str, ...]) -> None:
    assert opened.page.locator("[data-testid=stException]").count() == 0
    shown = text_of(opened.page)
    assert [words for words in figures if words not in shown] == []
    assert opened.outside == []


@pytest.mark.parametrize("path", PAGES)
def test_a_figure_leads_to_its_source_and_back(visit: Visit, path: str) -> None:
    page = visit.open(path)
    title = page.inner_text(".mz h1")
    page.locator("[data-testid=stMain] a[href*='&page=']:visible").first.click()
    page.wait_for_url("**/source?**")
    page.wait_for_selector(".pgw .bx.now")
    page.go_back()
    page.wait_for_url(f"**{path}**")
    page.wait_for_function("title => document.querySelector('.mz h1')?.innerText === title", arg=title)


@pytest.mark.parametrize("path", ["/three-public", "/operations", "/performance"])
def test_a_bar_leads_to_its_source(visit: Visit, path: str) -> None:
    page = visit.open(path)
    bar = page.locator(".js-plotly-plot .barlayer .point path").first
    bar.wait_for()
    still(page)
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/source?**")
    assert "box=" in page.url


def test_a_family_is_opened_kept_by_reload_and_narrowed(visit: Visit) -> None:
    page = visit.open("/checks?view=ledger")
    shown = text_of(page)
    assert all(words in shown for words in ("4,531.60", "4,537", "两个区间不相交"))
    page.locator("a.fam", has_text="类 = Σ款").first.click()
    page.wait_for_url("**rule=**")
    page.locator("tr.sel a.fam", has_text="类 = Σ款").wait_for()
    assert page.locator(".spans").count() == 1
    written = page.inner_text(".ident3")
    page.reload()
    visit.settled()
    page.locator("tr.sel a.fam", has_text="类 = Σ款").wait_for()
    assert page.inner_text(".ident3") == written
    page.locator("a.pick", has_text="尾差").click()
    page.wait_for_url("**outcome=tail**")
    page.wait_for_selector("a.pick.on[title*=再点]")
    assert page.locator("a.fam").count() < 20


def test_the_code_narrows_the_checks(visit: Visit) -> None:
    whole = visit.open("/checks").inner_text(".mz h1")
    narrowed = visit.open("/checks?code=221").inner_text(".mz h1")
    assert narrowed.startswith("住房保障支出：") and narrowed != whole


def test_another_form_is_opened_by_its_link(visit: Visit) -> None:
    page = visit.open("/performance")
    page.locator("a.lk", has_text="自评表 p.26").click()
    page.wait_for_url("**project=**")
    page.wait_for_selector("h2:has-text('城乡居民基本养老保险：自评 100 分')")
