"""The one file for a department's website, opened from disk, offline: nothing asked for, everything works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mingzhang.checking import check
from mingzhang.exporting.site import html_bytes
from mingzhang.reading.report import read_report
from tests.browser.conftest import NARROW, WIDE
from tests.typesetting.variants import sample_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")


@dataclass
class Opened:
    """The file in a browser without a network, with what it asked for and what went wrong."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list[str])
    wrong: list[str] = field(default_factory=list[str])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's file on disk, its name a Chinese one."""
    path = tmp_path_factory.mktemp("site") / "部门决算公开 2024.html"
    report = read_report(sample_path())
    path.write_bytes(html_bytes(report, check(report)))
    return path


@pytest.fixture(params=["wide", "narrow"])
def site(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Opened]:
    viewport = WIDE if request.param == "wide" else NARROW
    yield from opened(browser, file, viewport)


@pytest.fixture
def desk(browser: Browser, file: Path) -> Iterator[Opened]:
    yield from opened(browser, file, WIDE)


def opened(browser: Browser, file: Path, viewport: dict[str, int]) -> Iterator[Opened]:
    context = browser.new_context(
        viewport={"width": viewport["width"], "height": viewport["height"]}, offline=True
    )
    made = Opened(context.new_page(), file.as_uri())
    made.page.set_default_timeout(5_000)
    made.page.on("request", lambda request: made.asked.append(request.url))
    made.page.on("console", lambda told: made.wrong.append(told.text) if told.type == "error" else None)
    made.page.on("pageerror", lambda error: made.wrong.append(str(error)))
    made.page.goto(made.address)
    yield made
    context.close()
    assert [one for one in made.asked if one.split("#")[0] != made.address] == []
    assert made.wrong == []


def cells(page: Page) -> list[str]:
    """The names on the map, in its order: a group before what it is made of, the larger first."""
    return page.locator(".map .cell").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-label').split(' ')[0])"
    )


def crumbs(page: Page) -> str:
    return page.locator(".crumbs").inner_text()


def test_it_opens_from_disk_and_nothing_is_asked_for(site: Opened) -> None:
    """What a mark says appears when it is pointed at or tapped, and leaves; amounts are written otherwise."""
    page = site.page
    assert "西宁市湟中区社会保险服务局" in page.locator("h1").inner_text()
    assert page.locator("section:visible").count() == 13
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.locator("#budget .mk", has_text="社会保险经办机构").click()
    told = page.locator("#tip").inner_text()
    assert "3,219.30 万元" in told and "全区企业退休人员一次性生活补助" in told and "p.13、20" in told
    page.keyboard.press("Escape")
    assert not page.locator("#tip").is_visible()
    page.locator(".units button", has_text="元").nth(1).click()
    assert page.locator(".cards .v").first.inner_text() == "21,063,500"
    assert page.url.endswith("#unit=yuan")
    page.locator(".units button", has_text="占比").click()
    assert "占全部支出的 %" in page.locator("#structure .sub").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_click_drills_down_and_back(site: Opened) -> None:
    page = site.page
    assert crumbs(page) == "全部支出"
    assert cells(page)[:2] == ["社会保障和就业支出", "人力资源和社会保障管理事务"]
    page.locator(".map .cell").first.click()
    assert cells(page)[0] == "人力资源和社会保障管理事务"
    page.locator(".map .cell").first.click()
    assert cells(page) == ["社会保险经办机构", "行政运行"]
    assert crumbs(page) == "全部支出 › 社会保障和就业支出 › 人力资源和社会保障管理事务"
    page.locator(".map .cell").first.click()
    assert cells(page) == ["社会保险经办机构", "行政运行"]
    assert "26.13%" in page.locator(".card").inner_text()
    assert "占全部支出的 39.94%" in page.locator("#structure .reads").inner_text()
    page.locator(".crumbs button", has_text="社会保障和就业支出").click()
    assert cells(page)[0] == "人力资源和社会保障管理事务"
    page.go_back()
    assert crumbs(page).endswith("社会保险经办机构")
    page.reload()
    assert crumbs(page).endswith("社会保险经办机构")


def test_the_keyboard_drills_down_and_back(desk: Opened) -> None:
    """The map is one stop; arrows walk along it, and what is reached tells itself."""
    page = desk.page
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.map .cell')"):
            break
    page.keyboard.press("ArrowRight")
    assert page.locator("#tip b").inner_text() == "人力资源和社会保障管理事务"
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert crumbs(page).endswith("社会保障和就业支出")
    assert page.evaluate("document.activeElement.matches('#structure .cell')")
    page.keyboard.press("Enter")
    assert "社会保险经办机构" in cells(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert crumbs(page).endswith("社会保障和就业支出")


def test_one_part_alone_can_be_embedded(desk: Opened) -> None:
    """Each chart stands alone with its words, in the height that its snippet gives, wide and narrow."""
    page = desk.page
    page.locator("#structure .embed summary").click()
    snippet = page.locator("#structure textarea").input_value()
    assert 'src="部门决算公开%202024.html#only=structure"' in snippet and 'title="' in snippet
    charts = page.locator(".embed").evaluate_all(
        "all => all.map((one) => [one.closest('section').id, one.dataset.style.match(/\\d+(?=px)/g)])"
    )
    assert len(charts) == 9
    for width, which in ((900, 0), (360, -1)):
        page.set_viewport_size({"width": width, "height": 300})
        for ident, heights in charts:
            page.evaluate(f"location.hash = 'only={ident}'")
            page.wait_for_function(f"document.querySelector('#{ident}').classList.contains('shown')")
            assert page.locator("section:visible").count() == 1
            for part in ("h2", ".chart", ".reads", ".source", ".whole"):
                assert page.locator(f"#{ident} {part}").first.is_visible(), (ident, part)
            assert not page.locator(".ways").is_visible()
            if ident != "structure":
                taken = page.locator(f"#{ident}").evaluate("one => one.offsetHeight")
                assert taken <= int(heights[which]) <= taken + 110, (ident, width)
    page.goto(f"{desk.address}#only=structure")
    page.locator(".map .cell").first.click()
    assert page.locator("section:visible").count() == 1
    page.goto(f"{desk.address}#only=nonsense")
    page.wait_for_function("!document.body.classList.contains('only')")
    assert page.locator("section:visible").count() == 13


def test_tables_sort_up_down_and_back(desk: Opened) -> None:
    """The sum stays at the end; what is sorted stands in the link; a link opens what it names."""
    page = desk.page
    table = page.locator("#structure table.sort")
    printed = table.locator("tbody tr td:nth-child(1)").all_inner_texts()
    head = table.locator("thead th").nth(2)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert page.url.endswith("#sort=structure-table.2.descending")
    told = table.locator("tbody td:nth-child(3) .v").all_inner_texts()
    amounts = [float(one.replace(",", "")) for one in told]
    assert amounts[:-1] == sorted(amounts[:-1], reverse=True) and len(amounts) > 5
    assert told[-1] == "2,106.35"
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "none"
    assert table.locator("tbody tr td:nth-child(1)").all_inner_texts() == printed
    page.goto(f"{desk.address}#table-3")
    page.wait_for_function("document.getElementById('table-3').open")
    assert page.locator("#table-3 table").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_breaks_no_rule_of_axe(desk: Opened, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="没有 axe，跳过无障碍检查")
    desk.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = axe.Axe().run(desk.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found] == []


def test_it_prints_every_part_on_a4(desk: Opened, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    target = tmp_path / "printed.pdf"
    desk.page.pdf(path=str(target), format="A4", print_background=True)
    with pdfium.PdfDocument(str(target)) as document:
        told = "".join(page.get_textpage().get_text_range() for page in document)
        assert all(abs(page.get_width() - 595) < 2 for page in document)
    for words in ("2,106.35", "年初预算", "“三公”经费", "社会保险经办机构", "公开01表"):
        assert words in told
