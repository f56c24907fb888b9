"""Every page of a report that is blank or holds one thing only: what there is, what is missing (模拟数据)"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256

import pytest

from components import opening
from components.masthead import PLACES, Place
from components.store import Loaded
from mingzhang.model import Report
from mingzhang.reading.report import read_report
from tests.frames.handmade import EXPENDITURE, item_facts, report, table
from tests.pages.spoken import unspoken
from tests.pages.test_apptest import ROOT
from tests.pages.test_budgets import opened

TEMPLATE = ROOT.parent / "shared/reports/real/上海市部门决算公开模板.pdf"
PAGES = [place for place in PLACES if place.path not in ("/source", "/import")]
"""The source needs a file, and importing needs no report."""
HEADING = re.compile(r"<h1\b[^>]*>")
LEAST = 12
"""Letters beneath a page's title, at least."""
MISSING = re.compile("没有|未公开|未读出|无从|未核|空白|数据不足")
ASKED = ("/present", "/search")
"""The cover alone can be shown of any report; a search says what is missing when asked."""
SHOWN = {
    "one table": {
        "/": "110.00",
        "/structure": "91元用于社会保障和就业",
        "/basic-project": "基本支出54.55%、项目支出45.45%",
        "/compare": "经办机构比行政运行多10.00万元",
        "/checks": "25处勾稽全部成立",
        "/data": "读出24个表内数、0个文中数",
    },
    "one table of a budget": {"/": "部门预算", "/structure": "支出预算里", "/budget": "没有与上年比较"},
    "words alone": {"/data": "读出0个表内数、3个文中数", "/budget": "26.00"},
    "three public alone": {"/three-public": "0.18万元"},
    "without a name": {"/": "名称未读出", "/present": "名称未读出"},
    "template": {"/three-public": "空白", "/glossary": "报告解释了11个名词", "/checks": "占位符"},
}
"""What a report does have, on the page where it belongs, without blanks."""


def blank() -> Report:
    return report()


def one_table() -> Report:
    return report(table("expenditure", EXPENDITURE))


def one_table_of_a_budget() -> Report:
    return replace(one_table(), kind="budget")


def words_alone() -> Report:
    facts = (*item_facts("2080109", "社会保险经办机构", "100.00", "26.00", "26"),)
    return replace(report(), facts=facts)


def three_public_alone() -> Report:
    return report(table("three_public", "_ _ 0.19 0.19 0.18 0.18"))


def without_name() -> Report:
    return replace(report(), department="", year=None)


@cache
def template() -> Report:
    if not TEMPLATE.exists():
        pytest.skip("没有 ../shared/reports/real 里的空白模板，跳过其各页")
    return read_report(TEMPLATE)


REPORTS: dict[str, Callable[[], Report]] = {
    "blank": blank,
    "one table": one_table,
    "one table of a budget": one_table_of_a_budget,
    "words alone": words_alone,
    "three public alone": three_public_alone,
    "without a name": without_name,
    "template": template,
}


@pytest.fixture(params=REPORTS)
def partial(request: pytest.FixtureRequest) -> Iterator[Report]:
    """Open in the process, as if it had been uploaded."""
    made = replace(REPORTS[request.param](), sha256=sha256(request.param.encode()).hexdigest())
    opening.store().put(Loaded(made, b"%PDF-1.4"))
    yield made
    opening.store.clear()


@pytest.mark.parametrize("place", PAGES, ids=[place.path for place in PAGES])
def test_a_page_says_what_there_is_and_what_is_missing(
    place: Place, partial: Report, request: pytest.FixtureRequest
) -> None:
    name = request.node.callspec.params["partial"]
    app = opened(place, partial)
    assert not app.exception
    assert unspoken(app) == []
    shown = "\n".join(element.proto.body for element in app.main.get("html"))
    assert len(HEADING.findall(shown)) == 1
    heading, _, rest = (plain(one) for one in HEADING.split(shown)[1].partition("</h1>"))
    assert heading
    assert len(rest) >= LEAST
    wanted = SHOWN.get(name, {}).get(place.path)
    if wanted is not None:
        assert wanted in heading + rest
    elif place.path not in ASKED:
        assert MISSING.search(heading + rest)


def plain(html: str) -> str:
    """The words of HTML, without blanks."""
    return re.sub(r"\s+", "", re.sub("<[^>]+>", "", re.sub("<style.*?</style>", "", html, flags=re.S)))
