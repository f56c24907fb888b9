"""Workbooks: what shows, where it stands, what is told when something does not show."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from mingzhang.errors import MingZhangError
from mingzhang.model import Report
from mingzhang.reading import excel, excel_old
from mingzhang.reading.guarded import read_report
from mingzhang.reading.report import report_of
from tests.typesetting.workbook import old_workbook, workbook

HEADER = ("科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出")
ROWS: tuple[tuple[object, ...], ...] = (
    ("合计", None, 30.5, 10.25, 20.25),
    (208, "社会保障和就业支出", 30.5, 10.25, 20.25),
    (20801, "  人力资源和社会保障管理事务", 30.5, 10.25, 20.25),
    (2080101, "    行政运行", 30.5, 10.25, 20.25),
)


def book(
    title: str = "支出决算表", over: tuple[str, ...] = ("部门：模拟示范局", "2024年度", "单位：万元")
) -> Workbook:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "支出"
    if title:
        sheet.append([title])
        sheet.merge_cells("A1:E1")
    sheet.append([over[0], None, over[1], None, over[2]])
    for row in (HEADER, *ROWS):
        sheet.append(list(row))
    second = made.create_sheet("一般公共预算")
    second.append(["一般公共预算财政拨款支出决算表"])
    for row in (HEADER, *ROWS):
        second.append(list(row))
    return made


def content(made: Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(made: Workbook, name: str = "report.xlsx") -> Report:
    return report_of(excel.read_content(content(made), name))


def amounts(report: Report, table_id: str) -> dict[str, list[str]]:
    table = report.table(table_id)
    assert table is not None
    return {
        row.name: [str(cell.amount.value) for cell in row.cells.values() if cell.amount] for row in table.rows
    }


def repacked(made: bytes, part: str, change: Any) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def test_without_a_cover_the_lines_over_the_tables_say_whose_they_are() -> None:
    report = read(book())
    assert (report.department, report.year, report.kind) == ("模拟示范局", 2024, "final_account")
    assert not any(warning.code in {"department", "year"} for warning in report.warnings)


def test_budgets_are_known_by_their_titles() -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["部门收支总表"], ["部门：模拟示范局", None, None, "单位：万元"]):
        sheet.append(row)
    for row in (["收入", None, "支出", None], ["项目", "预算数", "项目", "预算数"]):
        sheet.append(row)
    sheet.append(["一、一般公共预算拨款收入", 12.5, "一、社会保障和就业支出", 12.5])
    sheet.append(["收入总计", 12.5, "支出总计", 12.5])
    second = made.create_sheet()
    for row in (["部门支出总表"], HEADER, *ROWS):
        second.append(list(row))
    assert read(made).kind == "budget"


def test_only_a_year_that_is_written_nowhere_is_taken_from_the_files_name() -> None:
    report = read(book(over=("部门：模拟示范局", "", "单位：万元")), "别的单位2023年决算.xlsx")
    assert (report.department, report.year) == ("模拟示范局", 2023)
    assert any(warning.code == "year" and "文件名" in warning.message for warning in report.warnings)


def test_a_sheets_name_is_its_title_where_it_has_none() -> None:
    made = book(title="")
    made.worksheets[0].title = "GK03 支出决算表"
    table = read(made).table("expenditure")
    assert table is not None and table.title == "支出决算表"


def test_places_are_sheet_and_cell() -> None:
    table = read(book()).table("expenditure")
    assert table is not None
    source = table.rows[-1].cells["project"].source
    assert source is not None
    assert (source.place, source.text) == ("工作表“支出”E7", "20.25")


def test_several_tables_below_one_another() -> None:
    made = book()
    first, second = made.worksheets
    first.append([])
    for row in second.iter_rows(values_only=True):
        first.append(list(row))
    made.remove(second)
    report = read(made)
    assert amounts(report, "expenditure") == amounts(report, "general_budget_expenditure")
    assert len(amounts(report, "expenditure")) == 4


def test_what_is_hidden_is_not_read_and_told() -> None:
    made = book()
    made.worksheets[0].row_dimensions[7].hidden = True
    made.worksheets[0].column_dimensions["E"].hidden = True
    made.worksheets[1].sheet_state = "hidden"
    report = read(made)
    assert amounts(report, "expenditure")["合计"] == ["30.5", "10.25"]
    assert "行政运行" not in amounts(report, "expenditure")
    assert report.table("general_budget_expenditure") is None
    told = [warning.message for warning in report.warnings if warning.code == "hidden"]
    assert len(told) == 2
    assert "第 7 行和E 列" in told[0].replace(" 和", "和")
    assert "工作表“一般公共预算”已隐藏" in told[1]


def test_formulas_without_results_and_with_errors_are_blank_and_told() -> None:
    made = book()
    made.worksheets[0]["C4"] = "=SUM(D4:E4)"
    report = read(made)
    assert amounts(report, "expenditure")["合计"] == ["10.25", "20.25"]
    assert any(one.code == "formula" and "C4" in one.message for one in report.warnings)
    error = repacked(
        content(book()),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b'<c r="C4" t="n"><v>30.5</v></c>', b'<c r="C4" t="e"><v>#REF!</v></c>'),
    )
    report = report_of(excel.read_content(error, "report.xlsx"))
    assert amounts(report, "expenditure")["合计"] == ["10.25", "20.25"]
    assert any(one.code == "formula" and "公式错误" in one.message for one in report.warnings)


def test_formulas_with_results_are_their_results() -> None:
    computed = repacked(
        content(book()),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(
            b'<c r="C4" t="n"><v>30.5</v></c>', b'<c r="C4"><f>SUM(D4:E4)</f><v>30.5</v></c>'
        ),
    )
    report = report_of(excel.read_content(computed, "report.xlsx"))
    assert amounts(report, "expenditure")["合计"] == ["30.5", "10.25", "20.25"]
    assert not any(one.code == "formula" for one in report.warnings)


def test_a_styled_last_cell_makes_a_sheet_no_larger() -> None:
    made = book()
    made.worksheets[0]["XFD1048576"].font = Font(bold=True)
    assert amounts(read(made), "expenditure")["行政运行"] == ["30.5", "10.25", "20.25"]


def test_a_name_over_all_columns_within_a_table_does_not_end_it() -> None:
    made = book()
    sheet = made.worksheets[0]
    sheet.insert_rows(5)
    sheet["A5"] = "其中：基本支出和项目支出"
    sheet.merge_cells("A5:E5")
    assert amounts(read(made), "expenditure")["行政运行"] == ["30.5", "10.25", "20.25"]


def test_old_workbooks_are_read_like_new_ones(tmp_path: Path) -> None:
    new = workbook(tmp_path / "report.xlsx", narrative=False)
    old = old_workbook(tmp_path / "report.xls", new)
    reports = [
        report_of(excel.read_content(new.read_bytes(), "report")),
        report_of(excel_old.read_content(old.read_bytes(), "report")),
    ]
    assert [report.format for report in reports] == ["xlsx", "xls"]
    for table in reports[0].tables:
        assert table.id is not None
        assert amounts(reports[0], table.id) == amounts(reports[1], table.id)
    assert (reports[1].department, reports[1].year) == ("西宁市湟中区社会保险服务局", 2024)


def _many_merges() -> bytes:
    made = book()
    sheet = made.create_sheet("合并")
    for row in range(1, 3001):
        sheet.cell(row, 1, "注")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
    return content(made)


def _with_sheet(xml: bytes) -> bytes:
    return repacked(
        content(book()), "xl/worksheets/sheet1.xml", lambda part: part.replace(b"</sheetData>", xml)
    )


HOSTILE = {
    "bomb": (lambda: _with_sheet(b"</sheetData>" + b" " * (300 * 2**20)), "too_large"),
    "merged whole": (
        lambda: repacked(
            content(book()),
            "xl/worksheets/sheet1.xml",
            lambda part: part.replace(b'ref="A1:E1"', b'ref="A1:XFD1048576"'),
        ),
        "memory",
    ),
    "cut sheet": (
        lambda: repacked(content(book()), "xl/worksheets/sheet1.xml", lambda part: part[: len(part) // 2]),
        "damaged",
    ),
    "empty": (lambda: content(Workbook()), "no_text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_workbooks_end_in_one_line(name: str) -> None:
    make, code = HOSTILE[name]
    with pytest.raises(MingZhangError) as caught:
        read_report(make(), "report.xlsx", seconds=30)
    assert caught.value.code == code
    assert "\n" not in caught.value.message


def test_thousands_of_merged_cells_are_read() -> None:
    report = read_report(_many_merges(), "report.xlsx", seconds=30)
    assert amounts(report, "expenditure")["行政运行"] == ["30.5", "10.25", "20.25"]


@pytest.mark.parametrize("length", [600, 3000, 9000])
def test_cut_old_workbooks_end_in_one_line(length: int, tmp_path: Path) -> None:
    new = workbook(tmp_path / "report.xlsx", narrative=False)
    old = old_workbook(tmp_path / "report.xls", new).read_bytes()
    with pytest.raises(MingZhangError) as caught:
        excel_old.read_content(old[:length], "report.xls")
    assert caught.value.code == "damaged"
