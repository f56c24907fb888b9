"""CSV, XLSX and JSON files: what a spreadsheet program and a reader of data get."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from mingzhang.checking import check
from mingzhang.errors import UsageError
from mingzhang.exporting.csv import csv_bytes
from mingzhang.exporting.files import check_format, exported, json_bytes, write_file
from mingzhang.exporting.safety import harmless
from mingzhang.exporting.xlsx import frame_xlsx, xlsx_bytes
from mingzhang.frames import tidy
from mingzhang.frames.columns import LINES
from mingzhang.model import Report
from mingzhang.presenting.deck import slides_of
from mingzhang.presenting.slides import Bars, Pairs, Parts
from mingzhang.reading.report import read_report
from tests.checking.small import project, table
from tests.exporting.validity import faults
from tests.frames.handmade import fact, report
from tests.typesetting.variants import sample_path

ROWS = "total basic project\n_ 合计 1,040.10 0.00 -\n2080101 =行政运行 1,040.10 · ·"


def one() -> Report:
    return replace(
        report(table("general_budget_expenditure", ROWS), facts=(fact("final", "1,040.10", "行政运行"),)),
        projects=(project(),),
    )


def records(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_every_cell_with_its_digits_and_place() -> None:
    content = csv_bytes(one())
    assert content.startswith(b"\xef\xbb\xbf")
    given = records(content)
    assert list(given[0]) == [column.name for column in LINES.columns]
    assert [line["exact"] for line in given] == ["1040.10", "0.00", "", "1040.10", "", ""]
    assert [line["status"] for line in given] == ["number", "zero", "mark", "number", "blank", "blank"]
    assert given[2]["printed"] == "-"


def test_text_that_would_be_a_formula_is_made_harmless() -> None:
    assert records(csv_bytes(one()))[3]["name"] == "'=行政运行"
    assert [harmless(text) for text in ("=1+1", "@x", "+甲", "-", "--", "-0.82", "+3", "甲=乙", "-12%")] == [
        "'=1+1", "'@x", "'+甲", "-", "--", "-0.82", "+3", "甲=乙", "-12%",
    ]  # fmt: skip


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_xlsx_has_a_sheet_for_every_table_and_frame() -> None:
    given = book(xlsx_bytes(one(), check(one())))
    assert given.sheetnames == [
        "概况", "图表", "一般公共预算财政拨款支出决算表", "各表数据", "情况说明中的数字", "原因",
        "绩效自评项目", "绩效自评资金", "绩效指标", "核对发现",
    ]  # fmt: skip


def test_xlsx_numbers_are_numbers_with_their_decimals() -> None:
    sheet = book(xlsx_bytes(one()))["一般公共预算财政拨款支出决算表"]
    assert [cell.value for cell in sheet[1]] == [
        "科目编码",
        "名称",
        "本年支出",
        "基本支出",
        "项目支出",
        "出处",
    ]
    assert [sheet["F2"].value, sheet["F3"].value] == ["p.1", "p.1"]
    total = sheet["C2"]
    assert Decimal(str(total.value)) == Decimal("1040.1")
    assert total.number_format == "#,##0.00"
    assert sheet["D2"].value == 0
    assert sheet["E2"].value is None
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("2080101", "s")
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=行政运行", "s")
    assert sheet.freeze_panes == "C2"


def test_xlsx_charts_are_native_and_drawn_from_the_cells_beside_them() -> None:
    sample = read_report(sample_path())
    content = xlsx_bytes(sample, check(sample))
    sheet = book(content)["图表"]
    visuals = [one for slide in slides_of(sample, check(sample)) for one in slide.visuals]
    assert len(sheet._charts) == sum(isinstance(one, Bars | Pairs | Parts) for one in visuals) > 4
    top = next(row for row in range(1, 200) if str(sheet[f"A{row}"].value).startswith("社会保障和就业"))
    drawn = [chart.series[0].val.numRef.f.replace("'", "") for chart in sheet._charts]
    assert f"图表!$B${top}:$B${top + 2}" in drawn
    assert [Decimal(str(sheet[f"B{row}"].value)) for row in range(top, top + 3)] == [
        Decimal("2002.49"), Decimal("52.22"), Decimal("51.64"),
    ]  # fmt: skip
    assert sheet[f"C{top}"].value == "p.9、19"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert drawing.count('descr="') == len(sheet._charts)
    assert "2,002.49" in drawing


def test_xlsx_is_set_for_paper_and_keeps_its_heads_in_sight() -> None:
    sample = read_report(sample_path())
    for sheet in book(xlsx_bytes(sample, check(sample))):
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
        assert "西宁市湟中区社会保险服务局 2024 年度部门决算" in sheet.oddHeader.left.text
        assert "&P" in sheet.oddFooter.right.text
        if sheet.title != "图表":
            assert sheet.print_title_rows.replace("$", "") == "1:1"
            assert sheet.freeze_panes.endswith("2")


def test_xlsx_is_what_its_schema_asks_and_the_same_for_the_same_report() -> None:
    """Also where names would be formulas, addresses, or longer than a cell."""
    odd = replace(one(), department="=1+1", file="http://example.invalid/" + "长" * 40_000)
    content = xlsx_bytes(odd, check(odd))
    assert faults(content, "xlsx") == []
    assert content == xlsx_bytes(odd, check(odd))
    sheets = book(content)
    assert sheets["概况"]["B2"].value == "=1+1" and sheets["概况"]["B2"].data_type == "s"
    assert not any(cell.hyperlink for sheet in sheets for row in sheet.iter_rows() for cell in row)


def test_xlsx_survives_names_that_sheets_cannot_have() -> None:
    odd = replace(table("expenditure", "total\n_ 合计 1"), id=None, title="表[1]:*?/\\\x07" + "长" * 40)
    names = book(xlsx_bytes(report(odd, odd))).sheetnames
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 for name in names)


def test_a_report_without_anything_can_be_exported() -> None:
    assert book(xlsx_bytes(report())).sheetnames[0] == "概况"
    assert records(csv_bytes(report())) == []


def test_a_frame_alone() -> None:
    given = book(frame_xlsx(LINES, tidy.lines([one()])))
    assert given.sheetnames == ["各表数据"]
    assert given["各表数据"]["A1"].value == "报告"
    assert given["各表数据"].max_row == 7


def test_json_is_the_reports_object() -> None:
    given = one()
    assert json.loads(json_bytes(given))["schema"] == "mingzhang.report/1"
    assert exported(given, "json") == json_bytes(given)


@pytest.mark.parametrize(
    ("name", "opening"),
    [("docx", b"PK"), ("pptx", b"PK"), ("xlsx", b"PK"), ("datapackage", b"PK"), ("html", b"<!doctype html>")],
)
def test_every_format_is_made(name: str, opening: bytes) -> None:
    assert exported(one(), name).startswith(opening)


def test_what_was_checked_is_not_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    given = one()
    audit = check(given)
    monkeypatch.setattr("mingzhang.checking.check", lambda _: pytest.fail("checked again"))
    assert exported(given, "docx", audit).startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "output", "words"),
    [
        ("pptx", None, "-o"),
        ("html", None, "-o"),
        ("datapackage", None, "-o"),
        ("odt", None, "没有格式"),
        ("xlsx", None, "-o"),
        ("csv", ".", "文件夹"),
        ("csv", "no/such/folder/x.csv", "不存在"),
    ],
)
def test_what_cannot_be_exported_is_said_before_reading(name: str, output: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        check_format(name, output)


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "决算.csv"
    write_file(str(target), b"a")
    write_file(str(target), b"bc")
    assert target.read_bytes() == b"bc"
    assert [path.name for path in tmp_path.iterdir()] == ["决算.csv"]
    with pytest.raises(UsageError, match="写不了"):
        write_file(str(tmp_path / "no" / "x.csv"), b"a")
