"""Plain text: encodings, tables of tabs and bars, lines that are broken."""

from __future__ import annotations

import pytest

from mingzhang.errors import MingZhangError
from mingzhang.model import Report
from mingzhang.reading.plain import read_content
from mingzhang.reading.report import report_of
from tests.typesetting.plaintext import broken

COVER = "模拟示范局\n2024年度部门决算\n\n"
TABS = (
    "支出决算表\n公开03表\n单位：万元\n\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
    "合计\t\t2,106.35\t944.44\t1,161.91\n208\t社会保障和就业支出\t2,106.35\t944.44\t1,161.91\n"
    "注：本表反映支出情况。\n"
)
BARS = TABS.replace("\t", " | ").replace("项目支出\n", "项目支出\n--- | --- | --- | --- | ---\n")
EXPECTED = {
    "合计": ["2,106.35", "944.44", "1,161.91"],
    "社会保障和就业支出": ["2,106.35", "944.44", "1,161.91"],
}


def read(text: str, encoding: str = "utf-8") -> Report:
    return report_of(read_content(text.encode(encoding), "report.txt"))


def rows(report: Report) -> dict[str, list[str]]:
    table = report.table("expenditure")
    assert table is not None
    return {row.name: [cell.source.text for cell in row.cells.values() if cell.source] for row in table.rows}


def lines(text: str) -> list[str]:
    return [line.text for page in read_content(text.encode(), "a.txt").pages for line in page.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_any_encoding(encoding: str) -> None:
    report = read(COVER + TABS, encoding)
    assert rows(report) == EXPECTED
    assert (report.department, report.year, report.format) == ("模拟示范局", 2024, "text")


def test_tables_of_bars_boxes_and_rows_set_apart() -> None:
    assert rows(read(COVER + BARS)) == EXPECTED
    assert rows(read(COVER + BARS.replace("|", "│").replace("---", "───"))) == EXPECTED
    apart = TABS.replace("项目支出\n", "项目支出\n\n").replace("1,161.91\n", "1,161.91\n\n")
    assert rows(read(COVER + apart)) == EXPECTED


def test_what_a_worksheet_saves_as_text_has_its_title_in_the_table() -> None:
    saved = "支出决算表\t\t\t\t\n部门：模拟示范局\t\t2024年度\t\t单位：万元\n" + TABS.split("\n\n", 1)[1]
    report = read(saved)
    assert rows(report) == EXPECTED
    assert (report.department, report.year) == ("模拟示范局", 2024)


def test_comma_separated_files() -> None:
    rows_of_table = TABS.split("\n\n", 1)[1].splitlines()
    text = "支出决算表,,,,\n" + "\n".join(
        ",".join(f'"{cell}"' if "," in cell else cell for cell in line.split("\t")) for line in rows_of_table
    )
    report = report_of(read_content((COVER + text).encode("gb18030"), "支出.csv"))
    assert rows(report) == EXPECTED


def test_tables_aligned_by_blanks_alone_are_refused_with_advice() -> None:
    with pytest.raises(MingZhangError) as caught:
        read(COVER + TABS.replace("\t", "      "))
    assert caught.value.code == "not_final_account"
    assert "空格" in caught.value.message


def test_places_are_lines() -> None:
    table = read(COVER + TABS).table("expenditure")
    assert table is not None
    source = table.rows[0].cells["total"].source
    assert source is not None and source.place == "第 9 行"


def test_marks_of_lists_and_headings_are_no_words() -> None:
    assert lines("# 目 录\n\n- 一、部门职责\n- **二、机构设置**\n") == [
        "目录",
        "一、部门职责",
        "二、机构设置",
    ]


def test_a_paragraph_broken_at_a_width_or_by_a_page_is_one() -> None:
    sentence = "本年支出合计2,106.35万元，其中基本支出944.44万元，项目支出1,161.91万元，比上年增加。"
    text = sentence * 6
    parts = "\n".join(broken(text))
    whole = "".join(lines(f"{parts}\n\n{parts}\n\n{parts}"))
    assert whole == text * 3
    paragraphs = [
        one.place
        for page in read_content(f"{parts}\n\n{parts}\n\n{parts}".encode(), "a").pages
        for one in page.origins
    ]
    assert len(set(paragraphs)) == 3
    torn = f"{'本年支出较多，' * 8}合计2,106\n\n.35万元，比上年增加。"
    assert len({one.place for page in read_content(torn.encode(), "a").pages for one in page.origins}) == 1


def test_entries_of_contents_with_page_numbers_are_no_table() -> None:
    report = read(f"{COVER}目录\n支出决算表\t3\n名词解释\t12\n\n{TABS}")
    assert [table.id for table in report.tables] == ["expenditure"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b" \n\t\n", "no_text"),
        (bytes(range(256)) * 40, "not_text"),
        ("一\t二\n".encode() * 70_000, "too_many_lines"),
    ],
)
def test_what_is_no_text_of_a_report(content: bytes, code: str) -> None:
    with pytest.raises(MingZhangError) as caught:
        read_content(content, "a.txt")
    assert caught.value.code == code


def test_damaged_letters_are_told() -> None:
    content = (COVER + TABS).encode().replace("合计".encode(), b"\xff\xfe", 1)
    report = report_of(read_content(content, "report.txt"))
    assert any(warning.code == "encoding" for warning in report.warnings)
