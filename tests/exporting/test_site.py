"""A report as one HTML file: whole, self-contained, harmless, the same figures as the report."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest

from mingzhang.checking import check
from mingzhang.exporting.site import html_bytes
from mingzhang.exporting.site.amounts import Written, written
from mingzhang.exporting.site.embedding import embeddings
from mingzhang.frames.figures import Figure
from mingzhang.model import Report, Table, Term
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
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        held = dict(attrs)
        self.attributes |= set(held)
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
    assert len(page) < 1_000_000
    assert parsed(page).loads == []
    assert b"http" not in page.replace(b'http-equiv="Content-Security-Policy"', b"")


def test_its_policy_lets_nothing_load_and_only_its_own_script_run(page: bytes) -> None:
    told = page.decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', told)
    script = re.search(r"<script>(.*?)</script>", told, re.DOTALL)
    assert policy is not None and script is not None
    own = b64encode(sha256(script[1].encode()).digest()).decode()
    allowed = dict(one.strip().split(" ", 1) for one in policy[1].split(";"))
    assert allowed == {
        "default-src": "'none'",
        "script-src": f"'sha256-{own}'",
        "style-src": "'unsafe-inline'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_it_has_every_part_of_the_sample(page: bytes) -> None:
    wanted = {
        "overview", "structure", "flow", "nature", "economic", "budget", "three-public", "costs",
        "procurement", "projects", "findings", "tables", "terms",
    }  # fmt: skip
    structure = parsed(page)
    assert wanted <= set(structure.ids)
    assert len(structure.ids) == len(set(structure.ids))
    assert structure.tags.count("h1") == 1 and structure.tags.count("section") == len(wanted)


def test_every_cell_of_every_table_is_there_with_its_page(sample: Report, page: bytes) -> None:
    """The page stands beside the figure, or once at the end of a row whose figures are all on it."""
    told = page.decode()
    tables = told[told.index('<section id="tables"') : told.index('<section id="terms"')]
    shown: list[tuple[str, str]] = []
    for row in re.findall(r"<tr>(.*?)</tr>", tables):
        at_end = re.findall(r'class="pl">(?:<small class="pg"[^>]*>p\.(\d+)</small>)?', row)
        for value, beside in re.findall(
            r'<span class="v"[^>]*>([^<]*)</span>(?:<small class="pg"[^>]*>p\.(\d+))?', row
        ):
            shown.append((value, beside or "".join(at_end)))
    printed = [
        (format(cell.amount.value, ","), str(cell.source.page))
        for one in sample.tables
        if one.id is not None and not one.empty
        for row in one.rows
        for cell in row.cells.values()
        if cell.amount is not None and cell.source is not None
    ]
    assert sorted(shown) == sorted(printed)


def test_amounts_are_written_in_three_ways(sample: Report, page: bytes) -> None:
    told = page.decode()
    assert '<span class="v" data-y="21,063,500" data-s="100%">2,106.35</span>' in told
    assert '<span class="v" data-y="8,413,200" data-s="39.94%">841.32</span>' in told
    tree = json.loads(re.search(r'id="tree">(.*?)</script>', told, re.DOTALL)[1])  # type: ignore[index]
    item = next(one for one in tree if one["c"] == "2080109")
    assert item["a"] == ["841.32", "8,413,200", "39.94%"]
    reason = next(one for one in sample.reasons if one.subject == "社会保险经办机构")
    assert item["q"] == [reason.text.rstrip("。；"), reason.source.page]
    assert "".join(part if isinstance(part, str) else part[1] for part in item["s"]).startswith(
        "“社会保险经办机构”8,413,200 元，占"
    )


def test_what_is_as_large_as_the_whole_is_all_of_it_wherever_it_is_printed() -> None:
    """模拟数据."""
    whole, part, nothing = (
        Figure(Decimal(value), Decimal("0.01"), "万元", (place(value),))
        for value in ("12.50", "3.10", "0.00")
    )
    again = replace(whole, sources=(place("12.50"),))
    assert written(again, whole) == Written("12.50", "125,000", "100%")
    assert written(part, whole, signed=True) == Written("+3.10", "+31,000", "24.80%")
    assert written(part).share == written(part, nothing).share == written(nothing, nothing).share == ""
    assert written(part, whole).with_units == Written("3.10 万元", "31,000 元", "24.80%")


def test_marks_tell_themselves_to_eyes_and_ears(page: bytes) -> None:
    """Every mark can be reached, has a name for a screen reader and the same for the pointer."""
    mark = r'<div class="mk[^"]*" role="img" tabindex="0" aria-label="([^"]+)" data-tip="([^"]+)"'
    marks = re.findall(mark, page.decode())
    assert len(marks) == page.decode().count('<div class="mk')
    label, tip = next(pair for pair in marks if pair[0].startswith("2080109"))
    told = json.loads(unescape(tip))
    assert [row[0] for row in told["r"]] == ["年初预算", "支出决算", "差额", "完成率"]
    assert told["r"][1] == ["支出决算", "841.32 万元", "8,413,200 元", ""]
    assert told["q"] in label and told["p"] in label and "841.32 万元" in label


def test_every_chart_says_what_it_shows_and_can_be_embedded(sample: Report, page: bytes) -> None:
    told = page.decode()
    charts = embeddings(sample, check(sample))
    assert [one.id for one in charts] == [
        "structure", "flow", "nature", "economic", "budget", "three-public", "costs", "procurement",
        "projects",
    ]  # fmt: skip
    for one in charts:
        section = told[told.index(f'<section id="{one.id}"') :]
        section = section[: section.index("</section>")]
        assert re.search(r'<figure class="chart[^"]*" aria-label="图：', section)
        assert '<figcaption class="reads">' in section
        assert "来源：西宁市湟中区社会保险服务局 2024 年度部门决算，原文第" in section
        assert f'href="#{one.id}" target="_blank"' in section
        assert f'data-style="{one.height.style}"' in section


def test_a_snippet_is_an_iframe_with_title_and_height(sample: Report) -> None:
    chart = next(one for one in embeddings(sample, check(sample)) if one.id == "budget")
    told = chart.snippet('部门 "决算".html')
    structure = parsed(told.encode())
    assert structure.tags == ["iframe"]
    assert structure.loads == ["部门%20%22决算%22.html#only=budget"]
    assert "西宁市湟中区社会保险服务局 2024 年度部门决算" in told
    assert chart.height.narrow > chart.height.wide > 400


def test_words_explain_themselves(page: bytes) -> None:
    terms = re.findall(r'<button type="button"[^>]*class="term"[^>]*data-tip="([^"]+)"', page.decode())
    terms += re.findall(r'<button type="button" data-tip="([^"]+)" class="term"', page.decode())
    told = {one["t"]: one for one in map(json.loads, map(unescape, terms))}
    assert {"机关运行经费", "完成率", "年初预算"} <= set(told)
    assert told["机关运行经费"]["f"].startswith("报告名词解释 p.")


def test_the_language_is_chinese_and_the_title_the_reports(page: bytes) -> None:
    told = page.decode()
    assert '<html lang="zh-CN">' in told
    assert "<title>西宁市湟中区社会保险服务局 2024 年度部门决算</title>" in told


def test_words_of_the_report_do_no_harm() -> None:
    """Names end neither the script that holds the tree nor any element, nor any attribute."""
    one = report(table("expenditure", EXPENDITURE.replace("行政运行", EVIL.replace(" ", ""))))
    one = replace(one, department=EVIL, file=EVIL, terms=(Term(EVIL, EVIL, place(EVIL)),))
    page = html_bytes(one, check(one))
    structure = parsed(page)
    assert structure.tags.count("script") == 2
    assert not {"img", "b1"} & set(structure.tags)
    assert not [name for name in structure.attributes if name.startswith("on")]
    snippets = "".join(chart.snippet(EVIL) for chart in embeddings(one, check(one)))
    assert set(parsed(snippets.encode()).tags) == {"iframe"}


def test_a_name_cannot_stand_in_for_an_amount() -> None:
    """The signs by which a caption marks its amounts mean nothing in a name of the report."""
    name = "甲\ue0007\ue001乙\ue000"
    one = report(table("expenditure", EXPENDITURE.replace("行政运行", name)))
    told = html_bytes(one, check(one)).decode()
    assert name in told


def test_a_blank_report_shows_what_there_is() -> None:
    one = replace(report(), department="")
    page = html_bytes(one, check(one)).decode()
    assert "部门名称未读出" in page
    assert '<section id="structure"' not in page
    assert "未公开" in page and "没有读出报表。" in page


def test_a_table_that_no_form_knows_stands_as_it_is() -> None:
    unknown = Table(None, "某表", None, "", (3,), (), (), (), grid=(("甲", "乙"), ("1", "<b>")))
    one = report(unknown)
    page = html_bytes(one, check(one)).decode()
    assert "某表（不属于已知的报表格式" in page and "<td>&lt;b&gt;</td>" in page


def test_the_same_report_gives_the_same_file(sample: Report, page: bytes) -> None:
    assert html_bytes(sample, check(sample)) == page
