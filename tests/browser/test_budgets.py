"""A budget in the browser: uploaded, shown in its own words, kept over a reload (模拟数据)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.typesetting.budgets.layouts import LAYOUTS
from tests.typesetting.budgets.setting import pressed
from tests.typesetting.faces import standard_face

pytestmark = pytest.mark.xdist_group("browser")

COVER = ("模拟省模拟市模拟事务局（模拟数据）", "2025年部门预算")
PAGES = ("/", "/budget", "/structure", "/basic-project", "/three-public", "/operations", "/performance")
FIELD = "[data-testid=stFileUploaderDropzoneInput]"


@pytest.fixture(scope="module")
def budget_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A budget that prints last year beside this year."""
    path = tmp_path_factory.mktemp("budget") / "模拟预算.pdf"
    return pressed(path, COVER, LAYOUTS["central"](), standard_face())


def uploaded(visit: Visit, file: Path) -> str:
    """Upload a file alone; the address of its overview, without the server."""
    page = visit.open("/import")
    page.set_input_files(FIELD, str(file))
    page.wait_for_url(re.compile(r"\?report="))
    page.wait_for_selector(".kpi.hero")
    return page.url.removeprefix(visit.address)


def test_a_budget_is_shown_in_its_own_words(visit: Visit, budget_file: Path) -> None:
    address = uploaded(visit, budget_file)
    page = visit.settled()
    assert "2025 年度部门预算" in page.inner_text("[data-testid=stMain]")
    assert "这份预算说了什么" in page.inner_text("[data-testid=stMain]")
    query = address.partition("?")[2]
    page = visit.open(f"/budget?{query}")
    assert "上年执行数" in page.inner_text("[data-testid=stMain]")
    page.locator(".bud2 a.fig").first.click()
    page.wait_for_selector("figure.pg .bx.now")
    assert visit.outside == []


def test_no_page_of_a_budget_scrolls_sideways_on_a_phone(phone: Visit, budget_file: Path) -> None:
    query = uploaded(phone, budget_file).partition("?")[2]
    for path in PAGES:
        page = phone.open(f"{path}?{query}")
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0, path
        assert page.locator("[data-testid=stException]").count() == 0, path


def test_a_reload_keeps_the_other_open_reports(visit: Visit, budget_file: Path, tmp_path: Path) -> None:
    second = pressed(tmp_path / "模拟预算二.pdf", COVER, LAYOUTS["zhejiang"](), standard_face())
    uploaded(visit, budget_file)
    page = visit.settled()
    page.locator("[data-testid=stSidebar] a", has_text="导入").click()
    page.wait_for_selector(FIELD, state="attached")
    visit.settled()
    page.set_input_files(FIELD, str(second))
    page.wait_for_url(re.compile("with="))
    visit.settled()
    page.reload()
    visit.settled()
    page.locator(".switch summary").click()
    assert page.locator(".switch a").count() == 3
    assert page.locator(".switch a").last.is_visible()


def test_the_upload_field_speaks_chinese(visit: Visit) -> None:
    page = visit.open("/import")
    page.wait_for_selector("[data-said]")
    field = page.locator("[data-testid=stFileUploader]")
    assert "选择文件" in field.inner_text()
    assert not re.search(
        "[A-Za-z]{4,}", field.inner_text().replace("upload", "").replace("Word", "").replace("Excel", "")
    )
    assert page.locator(FIELD).get_attribute("aria-label") == "选择要导入的文件"
