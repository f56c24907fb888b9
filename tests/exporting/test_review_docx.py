"""The review as a Word document: its parts, its findings, its pictures, what fits on an A4 page."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image

from mingzhang.exporting import review_docx as module
from mingzhang.exporting.review_docx import review_docx
from mingzhang.exporting.review_words import kind_words
from mingzhang.exporting.word_parts import TEXT_WIDTH
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.model import Recognition
from tests.exporting.reviewed import SAMPLE, many_wrong, paper, sample, wrong
from tests.exporting.validity import faults
from tests.frames.handmade import report

TOLERANCE = Mm(0.1)


@cache
def content() -> bytes:
    return review_docx(sample(), SAMPLE.read_bytes())


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def texts(document: Document) -> Iterator[str]:
    """All text in reading order, a table's cells one by one."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from cells(block)


def cells(table: Table) -> list[str]:
    return ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in table._tbl.iter(qn("w:tc"))]


def pictures(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]


def test_it_tells_what_was_checked_by_what_and_when() -> None:
    told = list(texts(opened(content())))
    one = sample().report
    assert told[0].startswith(one.department)
    assert told[0].endswith("2024年度部门决算审核意见")
    for fact in (
        one.sha256,
        one.file,
        "30 页",
        f"明账 MingZhang {sample().version}",
        "2025年6月30日",
        "部门决算",
    ):
        assert fact in told


def test_it_has_its_parts_in_order_and_ends_with_a_place_to_sign() -> None:
    document = opened(content())
    headings = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert headings == ["一、审核对象", "二、核对概况", "三、审核发现", "四、未能核对的事项", "五、审核结论"]
    last = document.paragraphs[-1].text
    assert "审核人：" in last
    assert "日期：" in last


def test_outcomes_and_coverage_are_counted() -> None:
    told = list(texts(opened(content())))
    audit = sample().audit
    at = told.index("相符")
    assert told[at + 1] == str(audit.counts["holds"])
    words = "".join(told)
    assert f"数字 {audit.coverage.numbers} 个，至少经过一处核对的 {audit.coverage.checked} 个" in words
    assert f"规则共 {audit.rules} 条，其中可以执行的 {audit.run} 条" in words
    for source in audit.coverage.unchecked:
        assert source.text in told
    for reason in sample().reasons:
        assert reason.why in told


def test_every_finding_is_told_with_its_figures_places_and_basis() -> None:
    told = list(texts(opened(content())))
    for item in sample().items:
        finding = item.finding
        if finding.severity == "info":
            continue
        start = told.index(f"{item.number}．{finding.title}")
        block = told[start : start + 12 + 7 * (len(item.evidence) + 5)]
        assert finding.message in block
        assert finding.found in block
        assert finding.expected in block
        assert kind_words(finding.kind) in block
        assert item.rule is not None
        assert item.rule.basis in block
        for each in item.evidence:
            assert each.source.text in block
            assert f"第 {each.source.page} 页" in block


def test_what_rounding_explains_is_a_line_of_a_table() -> None:
    told = list(texts(opened(content())))
    first = told.index("事项")
    assert told[first : first + 6] == ["事项", "印出", "应为", "相差", "容差", "位置"]
    for item in sample().items:
        if item.finding.kind == "rounding":
            at = told.index(str(item.number), first)
            figures = [item.finding.found, item.finding.expected, item.finding.difference]
            assert told[at + 2 : at + 5] == figures


def test_decisions_are_ticked_and_others_left_to_be_ticked_by_hand() -> None:
    told = "\n".join(texts(opened(content())))
    assert "☑ 确认　□ 不成立　□ 已整改（2025年6月29日）　　说明：请部门说明" in told
    assert "□ 确认　☑ 不成立　□ 已整改（2025年6月29日）" in told
    assert "□ 确认　□ 不成立　□ 已整改　　说明：" in told


def test_errors_and_warnings_have_cut_outs_that_fit_the_page() -> None:
    document = opened(content())
    grave = [item for item in sample().items if item.finding.severity != "info"]
    captions = [each.text for each in document.paragraphs if each.text.startswith("图 ")]
    for item in grave:
        assert any(caption.startswith(f"图 {item.number}-1　原件第 ") for caption in captions)
    assert len(document.inline_shapes) == len(captions)
    for shape in document.inline_shapes:
        assert shape.width <= Mm(TEXT_WIDTH) + TOLERANCE
    for picture in pictures(content()):
        assert Image.open(io.BytesIO(picture)).width > 300


def test_the_page_is_a4_with_chinese_fonts_numbers_and_repeated_headers() -> None:
    document = opened(content())
    section = document.sections[0]
    assert abs(section.page_width - Mm(210)) < TOLERANCE
    assert abs(section.page_height - Mm(297)) < TOLERANCE
    assert abs(section.page_width - section.left_margin - section.right_margin - Mm(TEXT_WIDTH)) < TOLERANCE
    assert 'w:instr="PAGE"' in section.footer._element.xml
    fonts = {}
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        faces = document.styles[name].element.rPr.rFonts
        assert not [key for key in faces.attrib if key.endswith("Theme")]
        fonts[name] = faces.get(qn("w:eastAsia"))
    assert fonts == {
        "Normal": "仿宋", "Title": "宋体", "Heading 1": "黑体", "Heading 2": "楷体", "Heading 3": "黑体",
    }  # fmt: skip
    headed = [table for table in document.tables if table._tbl.xpath(".//w:tblHeader")]
    assert len(headed) >= 5
    for table in document.tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.xpath("./w:tblGrid/w:gridCol")]
        assert sum(widths) <= Mm(TEXT_WIDTH).twips + 5


def test_it_is_made_quickly_and_stays_small() -> None:
    started = time.process_time()
    made = review_docx(sample(), SAMPLE.read_bytes())
    assert time.process_time() - started < 3
    assert len(made) < 10_000_000


def test_of_many_findings_only_errors_and_warnings_are_pictured_and_that_is_said() -> None:
    many = paper(many_wrong(90))
    assert len(many.items) >= 90
    told = "".join(texts(opened(review_docx(many, SAMPLE.read_bytes()))))
    assert "本次发现较多，截图只附于错误和提醒" in told


def test_many_remarks_are_listed_in_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REMARKS", 2)
    document = opened(review_docx(sample(), SAMPLE.read_bytes()))
    remarks = [item for item in sample().of_severity("info") if item.finding.kind != "rounding"]
    assert len(remarks) > 2
    told = list(texts(document))
    for item in remarks:
        assert f"{item.number}．{item.finding.title}" not in told
        at = told.index(item.finding.message)
        assert told[at - 1] == str(item.number)


def test_a_file_without_pages_of_its_own_is_told_by_its_places() -> None:
    one = replace(wrong(), format="docx", file="决算.docx")
    made = review_docx(paper(one), b"PK")
    assert not pictures(made)
    assert "不附截图" in "".join(texts(opened(made)))


def test_a_finding_whose_pictures_cannot_be_made_says_so() -> None:
    one = paper(wrong())
    assert "截图从略，请按位置查对原件。" in list(texts(opened(review_docx(one, b"%PDF-1.7 nothing"))))
    assert "截图从略，请按位置查对原件。" not in list(texts(opened(review_docx(one))))


def test_a_scan_says_how_its_figures_were_read() -> None:
    (table,) = wrong().tables
    (row,) = table.rows
    known = {True: Recognition(0.9, confirmed=True), False: Recognition(0.4)}
    cells = {
        column: replace(cell, source=replace(cell.source, recognition=known[column == "total"]))
        for column, cell in row.cells.items()
        if cell.source is not None
    }
    scanned = report(replace(table, rows=(replace(row, cells=cells),)))
    told = "".join(texts(opened(review_docx(paper(scanned)))))
    assert "识别出数字 3 个：经勾稽确认 1 个，更正 0 个，未经确认 2 个" in told


def test_a_report_without_findings_says_so() -> None:
    told = list(texts(opened(review_docx(paper(report())))))
    assert "没有发现需要说明的事项。" in told


def test_text_that_xml_cannot_hold_is_left_out() -> None:
    one = wrong("total basic project\n2080101 行\x07政\ud800运行 11.00 4.00 6.00")
    told = "".join(texts(opened(review_docx(paper(one)))))
    assert "行政运行" in told


def test_the_document_is_what_its_schema_asks() -> None:
    for one in (content(), review_docx(paper(wrong()), b""), review_docx(paper(report()), b"")):
        assert faults(one, "docx") == []


def test_severities_are_named_as_in_the_dashboard() -> None:
    headings = [each.text for each in opened(content()).paragraphs if each.style.name == "Heading 2"]
    for severity, name in SEVERITY_NAMES.items():
        count = len(sample().of_severity(severity))
        assert any(each.endswith(f"{name} {count} 条") for each in headings)
