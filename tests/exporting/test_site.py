"""A report as one HTML file: whole, self-contained, harmless, the same figures as the report."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from mingzhang.checking import check
from mingzhang.exporting.site import html_bytes
from mingzhang.model import Report, Term
from mingzhang.reading.report import read_report
from tests.frames.handmade import EXPENDITURE, place, report, table
from tests.typesetting.variants import sample_path

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


class Structure(HTMLParser):
    """What a page loads, its ids, its headings, whether its elements are closed in order."""

    VOID = frozenset({"meta", "br", "img", "link", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        held = dict(attrs)
        self.loads += [value for name in ("src", "srcset", "action") if (value := held.get(name))]
        if tag == "link":
            self.loads.append(held.get("href") or "")
        if held.get("id"):
            self.ids.append(held["id"] or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(content: bytes) -> Structure:
    structure = Structure()
    structure.feed(content.decode())
    assert structure.open == []
    return structure


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


@pytest.fixture(scope="module")
def page(sample: Report) -> bytes:
    return html_bytes(sample, check(sample))


def test_it_is_small_and_loads_nothing(page: bytes) -> None:
    assert len(page) < 6_000_000
    assert parsed(page).loads == []
    assert b"http" not in page.replace(b'http-equiv="Content-Security-Policy"', b"")
    assert b"default-src 'none'" in page


def test_it_has_every_part_of_the_sample(page: bytes) -> None:
    wanted = {
        "overview", "structure", "budget", "three-public", "projects", "findings", "tables", "terms", "tree",
    }  # fmt: skip
    structure = parsed(page)
    assert set(structure.ids) == wanted
    assert len(structure.ids) == len(set(structure.ids))
    assert structure.tags.count("h1") == 1


def test_every_cell_of_every_table_is_there_with_its_page(sample: Report, page: bytes) -> None:
    told = page.decode()
    tables = told[told.index('id="tables"') : told.index('id="terms"')]
    shown = re.findall(r'<span class="v">([^<]*)</span><small class="pg"[^>]*>p\.(\d+)', tables)
    printed = [
        (format(cell.amount.value, ","), str(cell.source.page))
        for one in sample.tables
        if one.id is not None and not one.empty
        for row in one.rows
        for cell in row.cells.values()
        if cell.amount is not None and cell.source is not None
    ]
    assert [pair for pair in shown if pair not in printed] == []
    assert len(shown) == len(printed)


def test_the_language_is_chinese_and_the_title_the_reports(page: bytes) -> None:
    told = page.decode()
    assert '<html lang="zh-CN">' in told
    assert "<title>西宁市湟中区社会保险服务局2024 年度部门决算</title>" in told


def test_words_of_the_report_do_no_harm() -> None:
    """Names end neither the script that holds the tree nor any element."""
    one = report(table("expenditure", EXPENDITURE.replace("行政运行", EVIL.replace(" ", ""))))
    one = replace(one, department=EVIL, file=EVIL, terms=(Term(EVIL, EVIL, place(EVIL)),))
    page = html_bytes(one, check(one))
    structure = parsed(page)
    assert structure.tags.count("script") == 2
    assert "img" not in structure.tags


def test_a_blank_report_shows_what_there_is() -> None:
    one = replace(report(), department="")
    page = html_bytes(one, check(one)).decode()
    assert "部门名称未读出" in page
    assert 'id="structure"' not in page


def test_the_same_report_gives_the_same_file(sample: Report, page: bytes) -> None:
    assert html_bytes(sample, check(sample)) == page
