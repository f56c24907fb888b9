"""The summary as DOCX: headings state findings, tables hold the figures, pages are named."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import docx
import pytest
from docx.document import Document

from mingzhang.checking import check
from mingzhang.exporting.summary_docx import summary_docx
from mingzhang.model import Report
from mingzhang.reading.report import read_report
from tests.exporting.validity import faults
from tests.frames.handmade import EXPENDITURE, report, table
from tests.typesetting.variants import sample_path


def opened(one: Report) -> Document:
    return docx.Document(BytesIO(summary_docx(one, check(one))))


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


@pytest.fixture(scope="module")
def document(sample: Report) -> Document:
    return opened(sample)


def headings(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs if ((one.style and one.style.name) or "") == "Heading 1"]


def cells(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for one in document.tables for row in one.rows]


def test_headings_state_what_was_found(document: Document) -> None:
    found = headings(document)
    assert found[0] == "一、2024 年收支各 2,106.35 万元，比上年多近三成"
    assert any("少支的九成多在一项：社会保险经办机构" in one for one in found)
    assert [one[0] for one in found] == list("一二三四五六七八九")


def test_figures_stand_in_tables_with_their_pages(document: Document) -> None:
    rows = cells(document)
    assert ["社会保障和就业支出", "2,002.49", "95.07%", "p.9、19"] in rows
    assert ["全部支出", "4,537", "2,106.35", "完成 46.43%", "p.13、20"] in rows


def test_reasons_are_the_reports_own(document: Document) -> None:
    told = "\n".join(one.text for one in document.paragraphs)
    assert "实际支出时企业退休人员取暖费部分由省级直接结算。”（报告给出的原因，第 20 页）" in told
    assert "SHA-256" in told


def test_charts_are_words_own_with_words_for_those_who_do_not_see_them(sample: Report) -> None:
    """Their numbers are the report's to the digit, and stand in a workbook of their own too."""
    with zipfile.ZipFile(BytesIO(summary_docx(sample, check(sample)))) as package:
        names = package.namelist()
        charts = [name for name in names if name.startswith("word/charts/chart") and name.endswith(".xml")]
        text = package.read("word/document.xml").decode()
        told = [package.read(name).decode() for name in charts]
    assert len(charts) == len([name for name in names if name.startswith("word/embeddings/")]) > 3
    assert text.count("<c:chart ") == len(charts)
    described = re.findall(r'<wp:docPr id="(\d+)" name="图 \d+" descr="图：[^"]+。数据见下表。"', text)
    assert len(set(described)) == len(charts)
    drawn = [re.findall(r"<c:v>([^<]*)</c:v>", one) for one in told]
    assert any({"社会保险经办机构", "3219.30", "841.32", "年初预算", "支出决算"} <= set(one) for one in drawn)


def test_pages_say_whose_report_they_tell_of_and_table_heads_stand_again(document: Document) -> None:
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "西宁市湟中区社会保险服务局 2024 年度部门决算摘要"
    foot = section.footer._element.xml
    assert 'w:instr="PAGE"' in foot and 'w:instr="NUMPAGES"' in foot
    for one in document.tables:
        assert "w:tblHeader" in one.rows[0]._tr.xml


def test_the_document_is_what_its_schema_asks(sample: Report) -> None:
    odd = report(table("expenditure", EXPENDITURE.replace("行政运行", "<w:p/>&\x01")))
    for one in (sample, odd, report()):
        content = summary_docx(one, check(one))
        assert faults(content, "docx") == []
        assert content == summary_docx(one, check(one))


def test_a_report_with_one_table_has_a_summary() -> None:
    assert headings(opened(report(table("expenditure", EXPENDITURE))))


def test_words_of_the_report_do_no_harm() -> None:
    one = report(table("expenditure", EXPENDITURE.replace("行政运行", "<w:p/>&\x01")))
    assert any("<w:p/>&" in text for row in cells(opened(one)) for text in row)
