"""Five questions in at most four clicks from the front page, three journeys in under ten (docs/paths.md)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from tests.browser.conftest import ROOT, Desk, Visit, greeted, running_dashboard, sitting, still
from tests.browser.walking import Walk
from tests.typesetting.variants import sample_path

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.xdist_group("browser")

MOST, MOST_OF_A_JOURNEY = 4, 9
LARGEST = 150_000
"""Bytes of a picture in the docs."""
CLASS, OFFICE = "卫生健康", "社会保险经办机构"
PROJECT = "城乡居民养老保险和医疗保险公益性岗位补贴资金"
UPLOAD = "[data-testid=stFileUploaderDropzoneInput]"
NOTE = "总数按整数填列，请填报单位说明"


def masthead(page: Page, name: str) -> Locator:
    return page.locator(".mast > a", has_text=name)


def marked(page: Page, text: str) -> None:
    """The page's picture stands there, with the figure in its box, and the box is in sight."""
    page.wait_for_url(re.compile("/source"))
    box = page.locator("figure.pg .bx.now")
    box.wait_for()
    still(page)
    frame, inner = page.locator(".pgw").bounding_box(), box.bounding_box()
    assert frame is not None and inner is not None
    assert frame["y"] <= inner["y"] <= frame["y"] + frame["height"]
    assert text in page.locator("h1").inner_text()


def in_sight(page: Page, words: Locator) -> None:
    """Seen without scrolling."""
    words.wait_for()
    box = words.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= page.evaluate("innerHeight")


# ---------------------------------------------------------------- five questions


def test_the_share_of_health(visit: Visit) -> None:
    walk = Walk(visit, "share")
    page = walk.begin()
    in_sight(page, page.locator("[data-testid=stMain]").get_by_text("2.48", exact=False).first)
    walk.station()
    walk.click(page.locator(".tree a", has_text=CLASS).first)
    page.wait_for_url(re.compile("code=210"))
    visit.settled()
    walk.click(masthead(page, "支出结构"))
    page.locator("h1", has_text=re.compile(f"{CLASS}支出 52.22 万元，占全部支出 2.48%")).wait_for()
    walk.station()
    assert walk.clicks <= MOST


def test_why_an_office_spent_a_quarter_of_its_budget(visit: Visit) -> None:
    walk = Walk(visit, "reason")
    page = walk.begin()
    walk.click(masthead(page, "预算与决算"))
    row = page.locator("table.bud2 tbody", has_text=OFFICE).first
    in_sight(page, row)
    assert "26.13" in row.inner_text()
    assert "取暖费部分由省级直接结算" in row.inner_text()
    walk.station()
    walk.click(row.locator("a.src, .why a").first)
    page.wait_for_selector("figure.pg .bx.now")
    walk.station()
    assert walk.clicks <= MOST


def test_which_project_was_not_finished(visit: Visit) -> None:
    walk = Walk(visit, "project")
    page = walk.begin()
    walk.click(masthead(page, "绩效"))
    row = page.locator("tr", has_text=PROJECT).first
    in_sight(page, row)
    assert "67 %" in re.sub(r"\s", " ", row.inner_text()) or "67%" in row.inner_text()
    walk.station()
    assert walk.clicks <= MOST


def test_the_page_that_says_so(visit: Visit) -> None:
    walk = Walk(visit, "page")
    page = walk.begin()
    walk.click(masthead(page, "绩效"))
    walk.click(page.locator("tr", has_text=PROJECT).first.locator("a.fig", has_text="7.68"))
    marked(page, "7.68")
    walk.station()
    assert walk.clicks <= MOST


def test_a_slide_that_shows_it(visit: Visit) -> None:
    walk = Walk(visit, "slide")
    page = walk.begin()
    walk.click(masthead(page, "汇报"))
    page.locator(".slide").wait_for()
    page.mouse.move(600, 400)
    walk.click(page.locator(".ctl [data-key=arrange]"))
    walk.click(page.locator(".arr a", has_text=re.compile(r"^\d+\s项目$")))
    page.locator(".slide.s-projects h1", has_text=PROJECT).wait_for()
    assert "67%" in page.locator(".slide h1").inner_text()
    walk.station()
    assert walk.clicks <= MOST


# ---------------------------------------------------------------- three journeys


def test_the_official_from_a_finding_to_the_opinion(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_HOME", str(tmp_path / "home"))
    with running_dashboard() as address, sitting(desk, address) as visit:
        greeted(visit, "/")
        walk = Walk(visit, "official")
        page = walk.begin()
        walk.click(masthead(page, "核对"))
        page.locator(".findings a.finding").first.wait_for()
        visit.settled()
        walk.click(page.locator(".findings a.finding", has_text="年初预算，各项之和"))
        page.locator("h2", has_text="各项之和：差 5.40").wait_for()
        page.locator("figure.pg .bx.x").first.wait_for()
        walk.station()
        walk.click(page.locator(".ident3 a.fig, .ident3 a").first)
        page.wait_for_selector("figure.pg .bx.now")
        walk.station()
        walk.click(page.get_by_text("← 回到核对"))
        page.locator("h2", has_text="各项之和：差 5.40").wait_for()
        visit.settled()
        walk.click(page.get_by_role("radio", name="确认"))
        page.locator(".findings a[aria-current] .vd.confirmed").wait_for()
        page.get_by_role("textbox", name="说明").fill(NOTE)
        walk.click(page.get_by_role("button", name="保存说明"))
        visit.settled()
        walk.station()
        with page.expect_download() as waited:
            walk.click(page.get_by_role("button", name="审核意见（Word"))
        with zipfile.ZipFile(waited.value.path()) as opinion:
            assert NOTE in opinion.read("word/document.xml").decode()
        assert waited.value.suggested_filename.endswith("审核意见.docx")
        assert walk.clicks <= MOST_OF_A_JOURNEY


def test_the_citizen_from_the_front_page_to_the_sentence(visit: Visit) -> None:
    walk = Walk(visit, "citizen")
    page = walk.begin()
    said = page.locator("ol.say li", has_text="报告的解释是").first
    in_sight(page, said)
    walk.station()
    walk.click(said.locator("a.src").last)
    page.wait_for_selector("figure.pg .bx.now")
    assert "主要原因" in page.locator("[data-testid=stMain]").inner_text()
    walk.station()
    assert walk.clicks <= MOST_OF_A_JOURNEY


def test_the_speaker_from_the_file_to_the_slides(visit: Visit, tmp_path: Path) -> None:
    walk = Walk(visit, "speaker")
    page = walk.begin()
    walk.click(page.locator(".mast summary"))
    walk.click(page.locator(".mast details a", has_text="导入报告"))
    page.wait_for_selector(UPLOAD, state="attached")
    walk.station()
    with page.expect_file_chooser() as chooser:
        walk.click(page.locator("[data-testid=stFileUploaderDropzone] button"))
    chooser.value.set_files(str(sample_path()))
    page.wait_for_url(re.compile(r"/\?report="))
    page.wait_for_selector(".kpi.hero")
    visit.settled()
    walk.click(masthead(page, "汇报"))
    page.locator(".slide").wait_for()
    page.mouse.move(600, 400)
    walk.click(page.locator(".ctl [data-key=arrange]"))
    page.locator("ol.arr > li").first.wait_for()
    walk.station()
    slides = page.locator("ol.arr > li").count()
    with page.expect_download() as waited:
        walk.click(page.get_by_role("button", name="下载 PPTX"))
    target = tmp_path / "slides.pptx"
    waited.value.save_as(target)
    assert len(Presentation(str(target)).slides) == slides
    assert walk.clicks <= MOST_OF_A_JOURNEY


# ---------------------------------------------------------------- their pictures


def test_the_page_of_the_paths_shows_a_small_picture_of_every_station() -> None:
    page = ROOT / "docs" / "paths.md"
    named = re.findall(r"!\[[^\]]+\]\((paths/[^)]+)\)", page.read_text(encoding="utf-8"))
    assert {f"paths/{one.name}" for one in (ROOT / "docs" / "paths").iterdir()} == set(named)
    assert len(named) == len(set(named)) > 8
    assert all((ROOT / "docs" / one).stat().st_size < LARGEST for one in named)
