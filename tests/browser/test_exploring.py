"""Exploring in a browser: four ways of drawing, three units, sorting, and links that hold all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Desk, Look, Visit, looks, sitting, still

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.xdist_group("browser")

HIERARCHIES = ("treemap", "icicle", "sunburst")
VIEW = "/structure?chart=icicle&unit=yuan&sort=-project&code=20801"
FOCUSED = """(() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return [one.innerText || one.ariaLabel || "", style.outlineStyle, parseFloat(style.outlineWidth)];
})()"""
LATIN = re.compile(r"[A-Za-z]{2,}")


def chart(page: Page, number: int = 0) -> Locator:
    """A Plotly chart that has been drawn."""
    found = page.locator(".js-plotly-plot").nth(number)
    found.locator(".main-svg").first.wait_for()
    still(page)
    return found


def click_piece(page: Page, plot: Locator, words: str) -> None:
    """Click the middle of a label: what lies under it takes the click."""
    label = plot.locator("text", has_text=words).first
    label.wait_for()
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def rows(page: Page) -> list[str]:
    """The names in the twin table, from top to bottom."""
    names = page.locator(".tw[aria-label*='按功能分类'] tbody td.nm").all_inner_texts()
    return [name.strip() for name in names]


@pytest.mark.parametrize("drawing", HIERARCHIES)
def test_a_piece_drills_down_and_the_back_button_leads_back(visit: Visit, drawing: str) -> None:
    page = visit.open(f"/structure?chart={drawing}&unit=yuan")
    click_piece(page, chart(page), "经办")
    page.wait_for_url(re.compile("code=2080109"))
    page.locator("h1", has_text="社会保险经办机构 8,413,200 元").wait_for()
    assert "unit=yuan" in page.url
    assert page.locator(".crumb a").count() == 3
    page.go_back()
    page.wait_for_url(lambda url: "code=" not in url)
    page.locator("h1", has_text="每 100 元支出里").wait_for()


def test_bars_drill_level_by_level_and_back_up(visit: Visit) -> None:
    page = visit.open("/structure?chart=bars")
    for code, heading in (("208", "社会保障和就业支出 2,002.49"), ("20801", "管理事务 1,531.51")):
        chart(page).locator(".point path").first.click(force=True)
        page.wait_for_url(re.compile(f"code={code}(&|$)"))
        page.locator("h1", has_text=heading).wait_for()
    chart(page).locator(".point path").first.click(force=True)
    page.locator("h1", has_text="社会保险经办机构 841.32").wait_for()
    page.locator(".crumb a", has_text="全部支出").click()
    page.locator("h1", has_text="每 100 元支出里").wait_for()
    assert "chart=bars" in page.url


def view(page: Page, words: str) -> Locator:
    """One of the views that stand side by side."""
    return page.locator(".seg a", has_text=re.compile(f"^{words}$"))


def test_the_choice_of_chart_and_unit_goes_into_the_link(visit: Visit) -> None:
    page = visit.open("/structure")
    view(page, "旭日").click()
    page.wait_for_url(re.compile("chart=sunburst"))
    view(page, "元").click()
    page.wait_for_url(re.compile("unit=yuan"))
    page.locator("td", has_text="20,024,900").first.wait_for()
    chart(page).locator(".sunburstlayer").wait_for(state="attached")


def test_the_keyboard_reaches_everything_in_the_order_of_reading(visit: Visit) -> None:
    page = visit.open("/structure?code=20801")
    chart(page)
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate(FOCUSED)
        assert told[1] != "none" and told[2] >= 2, told
        seen.append(re.sub(r"\s+", " ", told[0]).strip())
    way = [
        "跳到正文",
        "总览",
        "矩形",
        "万元",
        "全部支出",
        "代码",
        "支出",
        "人力资源和社会保障管理事务",
        "1,531.51",
    ]
    at = seen.index("总览")
    for words in way[2:]:
        at = seen.index(words, at)
    assert seen[0] == way[0]
    page.locator("[data-testid=stSkipToContent]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_the_keyboard_chooses_and_a_choice_is_not_undone_by_pressing_it_again(visit: Visit) -> None:
    page = visit.open("/structure")
    chart(page)
    view(page, "矩形").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("chart=icicle"))
    page.wait_for_function("document.activeElement?.matches('.seg a[aria-current]')")
    visit.settled()
    view(page, "冰柱").click()
    visit.settled()
    assert "chart=icicle" in page.url
    assert view(page, "冰柱").get_attribute("aria-current") == "true"


def test_yuan_keeps_its_place_and_tells_the_print(visit: Visit) -> None:
    page = visit.open("/structure?unit=yuan")
    figure = page.locator("a.fig", has_text="20,024,900").first
    figure.wait_for()
    assert figure.locator(".past").inner_text() == "00"
    told = figure.get_attribute("title") or ""
    assert "第 9 页" in told and "报告印为 2,002.49 万元，精确到百元" in told
    figure.click()
    page.wait_for_url(re.compile("/source.*page=9.*"))
    page.locator(".bx").first.wait_for()
    page.go_back()
    page.locator("a.fig", has_text="20,024,900").first.wait_for()


@pytest.mark.parametrize("path", ["/structure", "/basic-project"])
def test_a_head_sorts_and_says_so(visit: Visit, path: str) -> None:
    page = visit.open(path)
    head = page.locator(".tw[aria-label*='按功能分类'] th.r a.sort").nth(2)
    head.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sort=-project"))
    page.locator("th[aria-sort=descending] a.sort", has_text="项目").wait_for()
    assert rows(page)[1].startswith("人力资源")
    page.wait_for_function("document.activeElement?.matches('th[aria-sort=descending] a.sort')")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sort=project"))
    page.locator("th[aria-sort=ascending] a.sort").wait_for()
    assert rows(page)[1].startswith("其他社会保障")
    page.go_back()
    page.locator("th[aria-sort=descending] a.sort", has_text="项目").wait_for()


def test_a_link_opens_the_same_view_elsewhere(desk: Desk, dashboard: str) -> None:
    seen = []
    for _ in range(2):
        with sitting(desk, dashboard) as visit:
            page = visit.open(VIEW)
            chart(page).locator(".iciclelayer").wait_for(state="attached")
            chosen = page.locator(".seg a[aria-current]").all_inner_texts()
            assert [word.strip() for word in chosen] == ["冰柱", "元"]
            page.locator("th[aria-sort=descending] a.sort", has_text="项目").wait_for()
            seen.append((page.locator("h1").inner_text(), rows(page), page.locator(".crumb").inner_text()))
    assert seen[0] == seen[1]
    assert seen[0][1][1] == "社会保险经办机构"
    assert "15,315,100 元" in seen[0][0]


def test_the_unit_goes_along_to_the_other_page(visit: Visit) -> None:
    page = visit.open("/structure?unit=yuan")
    page.locator(".mast a", has_text="基本与项目").click()
    page.wait_for_url(re.compile("/basic-project.*unit=yuan"))
    page.locator("td", has_text="11,619,000").first.wait_for()


@looks(*(Look(f"/structure?chart={one}") for one in HIERARCHIES), Look("/structure?chart=bars&code=20801"))
def test_hovering_tells_amount_share_budget_and_reason(opened: Visit) -> None:
    cards = opened.page.locator(".js-plotly-plot").first.evaluate("element => element.data[0].hovertext")
    told = next(card for card in cards if "社会保险经办机构" in card)
    for words in ("841.32", "39.94", "年初预算", "3,219.30", "26.13", "2,377.98", "原因：“", "p.20"):
        assert words in told, words
    for card in cards:
        plain = re.sub(r"</?[a-z]+/?>|p\.\d+", "", card)
        assert not LATIN.search(plain), plain


@looks(*(Look(f"/structure?chart={one}") for one in (*HIERARCHIES, "bars")))
def test_a_chart_is_told_in_words(opened: Visit) -> None:
    named = opened.page.locator("[data-testid=stPlotlyChart]").first.locator(
        "xpath=descendant-or-self::*[@aria-label]"
    )
    told = named.first.get_attribute("aria-label") or ""
    assert "社会保障和就业支出 2,002.49 万元" in told and "逐项见旁边的表" in told


@looks(
    *(
        Look(path, width=390)
        for path in ("/structure?unit=yuan", "/structure?chart=bars", "/basic-project?unit=yuan")
    )
)
def test_nothing_is_cut_off_on_a_phone(opened: Visit) -> None:
    page = opened.page
    wide = page.evaluate(
        "[...document.querySelectorAll('.mz .tw')].some(one => one.scrollWidth > one.clientWidth + 1)"
    )
    assert not wide
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0


@looks(
    *map(Look, ("/budget", "/structure", "/basic-project", "/three-public", "/operations", "/performance"))
)
def test_every_hover_card_speaks_chinese(opened: Visit) -> None:
    traces = opened.page.evaluate(
        "[...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => plot.data.map(trace => ({"
        "skip: trace.hoverinfo === 'skip' || trace.type === 'sankey', template: trace.hovertemplate,"
        "cards: [trace.hovertext, trace.customdata, trace.node?.customdata, trace.link?.customdata]"
        ".flat(3).filter(one => typeof one === 'string' && one.includes('<b>'))})))"
    )
    assert any(trace["cards"] for trace in traces)
    for trace in traces:
        assert trace["skip"] or trace["template"].endswith("<extra></extra>")
        for card in trace["cards"]:
            assert not LATIN.search(re.sub(r"</?[a-z]+/?>|&[a-z]+;|p\.\d+", "", card)), card
