"""Every page with a budget, and with a budget beside the final account of the same department (模拟数据)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from components import opening
from components.masthead import PLACES, Place
from components.store import Loaded
from mingzhang.model import Report
from tests.frames.simulated_pair import budget, final_account
from tests.frames.test_budget_kind import ITEMS
from tests.pages.spoken import unspoken
from tests.pages.test_apptest import ROOT, TIMEOUT, words

PAGES = [place for place in PLACES if place.path != "/source"]
ITEM = "2080109"
ELSEWHERE = ("随部门决算公开", "导入另一份决算或预算", "决算预算<br>")
"""What is said of final accounts on a budget's page, rightly."""


def opened(place: Place, report: Report, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=TIMEOUT)
    app.query_params["report"] = report.sha256[:16]
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    if place.path != "/":
        app.switch_page(place.file)
        app.run()
    return app


@pytest.fixture
def pair() -> Iterator[tuple[Report, Report]]:
    """Both are open in the process, as if they had been uploaded."""
    final, planned = final_account(), budget()
    planned = replace(planned, facts=ITEMS)
    for report in (final, planned):
        opening.store().put(Loaded(report, b"%PDF-1.4"))
    yield final, planned
    opening.store.clear()


@pytest.mark.parametrize("place", PAGES, ids=[place.path for place in PAGES])
@pytest.mark.parametrize("code", ["", "208", ITEM])
def test_a_page_opens_with_a_budget(place: Place, code: str, pair: tuple[Report, Report]) -> None:
    app = opened(place, pair[1], **({"code": code} if code else {}))
    assert not app.exception
    shown = words(app)
    assert "<h1" in shown
    assert "2024 年度预算" in shown
    assert unspoken(app) == []


@pytest.mark.parametrize(
    "path", ["/", "/structure", "/basic-project", "/checks", "/three-public", "/operations"]
)
def test_a_budget_s_page_does_not_speak_of_final_accounts(path: str, pair: tuple[Report, Report]) -> None:
    place = next(place for place in PLACES if place.path == path)
    own_page = words(opened(place, pair[1])).split("<h1>")[1]
    # Rules of final accounts are named among those that could not be run.
    told = re.sub("<style.*?</style>|<details.*?</details>", "", own_page, flags=re.S)
    for known in ELSEWHERE:
        told = told.replace(known, "")
    assert "决算" not in told


def test_the_budget_page_of_a_final_account_takes_the_published_budget(pair: tuple[Report, Report]) -> None:
    final, planned = pair
    place = next(place for place in PLACES if place.path == "/budget")
    alone = words(opened(place, final))
    assert "没有读到年初预算" in alone
    shown = words(opened(place, final, **{"with": planned.sha256[:16]}))
    assert "年初预算取自部门预算公开表" in shown
    assert "少支 23.00 万元" in shown or "少支的 23.00 万元" in shown
    # The figure leads to the budget's own file and page, and back to where one came from.
    assert f"/source?report={planned.sha256[:16]}&amp;with={final.sha256[:16]}&amp;page=5" in shown


def test_a_budget_offers_the_final_account_beside_it(pair: tuple[Report, Report]) -> None:
    final, planned = pair
    place = next(place for place in PLACES if place.path == "/budget")
    shown = words(opened(place, planned, **{"with": final.sha256[:16]}))
    assert "看预算与决算对照" in shown
    assert f'href="/budget?report={final.sha256[:16]}&amp;with={planned.sha256[:16]}"' in shown
    assert "上年执行数" in shown


def test_other_open_reports_come_back_by_the_link(pair: tuple[Report, Report]) -> None:
    final, planned = pair
    app = opened(PLACES[0], final, **{"with": f"{planned.sha256[:16]},nonsense,{'f' * 16}"})
    assert not app.exception
    (switch,) = re.findall(r'<details class="switch">.*?</details>', words(app))
    offered = re.findall(r'<a href="/\?report=[^>]*>([^<]*)</a>', switch)
    assert len(offered) == 3 and [one for one in offered if "预算" in one]
