"""Web pages: what a browser shows of them, and nothing else."""

from __future__ import annotations

import pytest

from mingzhang.errors import MingZhangError
from mingzhang.model import Report
from mingzhang.reading.document import Document
from mingzhang.reading.guarded import read_report
from mingzhang.reading.report import report_of
from mingzhang.reading.web import read_content

TITLE = "<h1>模拟示范局2024年度部门决算</h1>"
TABLE = (
    "<p>支出决算表<p>单位：万元"
    "<table><tr><td colspan=2>项目<td rowspan=2>本年支出合计<td rowspan=2>基本支出<td rowspan=2>项目支出</tr>"
    "<tr><td>科目编码<td>科目名称</tr>"
    "<tr><td colspan=2>合计<td>2,106.35<td>944.44<td>1,161.91</tr>"
    "<tr><td>208<td>社会保障<br>和就业支出<td>2,106.35<td><span>944</span><span>.44</span><td>1,161.91</tr></table>"
)


def document(body: str) -> Document:
    return read_content(f"<html><body>{body}</body></html>".encode(), "report.html")


def texts(body: str) -> list[str]:
    return [line.text for page in document(body).pages for line in page.outside]


def read(page: str | bytes) -> Report:
    return report_of(read_content(page.encode() if isinstance(page, str) else page, "report.html"))


def rows(report: Report) -> dict[str, list[str]]:
    table = report.table("expenditure")
    assert table is not None
    return {row.name: [cell.source.text for cell in row.cells.values() if cell.source] for row in table.rows}


EXPECTED = {
    "合计": ["2,106.35", "944.44", "1,161.91"],
    "社会保障和就业支出": ["2,106.35", "944.44", "1,161.91"],
}


def test_open_tags_spans_and_parted_figures() -> None:
    report = read(TITLE + TABLE)
    assert rows(report) == EXPECTED
    assert (report.department, report.year, report.format) == ("模拟示范局", 2024, "html")


def test_places_are_paragraphs_and_cells() -> None:
    report = read(TITLE + TABLE)
    table = report.table("expenditure")
    assert table is not None and table.source is not None
    source = table.rows[1].cells["total"].source
    assert source is not None
    assert (source.place, table.source.place) == ("表 1 第 4 行第 3 列", "第 2 段")


def test_tables_that_place_things_are_unwrapped() -> None:
    wrapped = f"<table width=100%><tr><td>栏目<td>{TITLE}<table><tr><td>{TABLE}</table></table>"
    assert rows(read(wrapped)) == EXPECTED


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>document.write('甲')</script>",
        "<style>甲 {}</style>",
        "<nav>甲</nav>",
        "<p style='display : none'>甲</p>",
        "<div hidden>甲</div>",
        "<!-- 甲 -->",
        "<select><option>甲</select>",
        "<![if !supportLists]><![endif]>",
    ],
)
def test_what_does_not_show_is_left_out(hidden: str) -> None:
    assert texts(f"<p>前{hidden}后</p>") in (["前后"], ["前", "后"])


def test_line_breaks_blanks_and_text_outside_paragraphs() -> None:
    body = "文字一<br>&nbsp;&nbsp;&nbsp;文字\n二<div>文字三<p>文字四</p>文字五</div>文字六"
    assert texts(body) == ["文字一", "文字二", "文字三", "文字四", "文字五", "文字六"]


def test_rows_that_do_not_show_are_no_rows() -> None:
    shown = TABLE.replace("</table>", "<tr style='display:none'><td>9<td>假<td>1<td>1<td>1</tr></table>")
    assert rows(read(TITLE + shown)) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "iso-8859-1", "no-such-thing"])
def test_the_encoding_is_told_by_the_bytes_more_than_by_what_is_declared(
    encoding: str, declared: str
) -> None:
    meta = f"<meta charset='{declared}'>" if declared else ""
    page = f"<html><head>{meta}</head><body>{TITLE}{TABLE}</body></html>"
    assert rows(read(page.encode(encoding))) == EXPECTED


HOSTILE = {
    "deep": ("<div>" * 50_000 + "文", "too_deep"),
    "deep tables": ("<table><tr><td>" * 5_000 + "文", "too_deep"),
    "spans": (f"<table>{'<tr>' + '<td colspan=9999 rowspan=99999>1' * 99}{'<tr><td>1' * 999}</table>", None),
    "wide": (f"<table>{('<tr>' + '<td>1' * 900) * 100}</table>", "too_many_cells"),
    "nothing": ("<img src=x>", "no_text"),
    "no report": ("<p>页面不存在</p>", "not_final_account"),
    "zeros": ("\0" * 200 + "文", None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_in_one_line(name: str) -> None:
    body, code = HOSTILE[name]
    with pytest.raises(MingZhangError) as caught:
        read_report(f"<html><body>{body}</body></html>".encode(), "report.html", seconds=30)
    assert code is None or caught.value.code == code
    assert caught.value.code not in {"defect", "time"}
    assert "\n" not in caught.value.message
