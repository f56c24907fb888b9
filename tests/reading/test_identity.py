"""Identity comes from the cover, in all the ways that covers are set."""

from __future__ import annotations

import pytest

from mingzhang.reading.document import Character, Document, Page
from mingzhang.reading.identity import read_identity
from mingzhang.reading.lines import text_lines


def document(*pages: str) -> Document:
    return Document("x.pdf", "0" * 64, tuple(_page(number, text) for number, text in enumerate(pages, 1)))


def _page(number: int, text: str) -> Page:
    characters = tuple(
        Character(one, 50 + 12 * column, 60 + 20 * row, 61 + 12 * column, 72 + 20 * row, 12)
        for row, line in enumerate(text.splitlines())
        for column, one in enumerate(line)
        if not one.isspace()
    )
    lines = text_lines(number, characters)
    return Page(number, 595, 842, characters, lines, lines, ())


@pytest.mark.parametrize(
    ("cover", "department", "year", "kind", "scope"),
    [
        (
            "模拟市社会保险服务局\n2024年度部门决算",
            "模拟市社会保险服务局",
            2024,
            "final_account",
            "department",
        ),
        (
            "模拟市规划和自然\n资源局\n2024年度部门决算",
            "模拟市规划和自然资源局",
            2024,
            "final_account",
            "department",
        ),
        ("2023年度模拟省财政厅部门决算", "模拟省财政厅", 2023, "final_account", "department"),
        ("模拟市财政局（本级）\n2024年度单位决算", "模拟市财政局", 2024, "final_account", "unit"),
        ("附件1\n模拟县教育局2022年部门决算公开", "模拟县教育局", 2022, "final_account", "department"),
        ("二〇二四年度模拟市审计局部门决算", "模拟市审计局", 2024, "final_account", "department"),
        (
            "模拟市２０２４年区级部门预算\n预算主管部门：模拟市民政局",
            "模拟市民政局",
            2024,
            "budget",
            "department",
        ),
        ("模拟市2025年区级单位预算\n预算单位：模拟市商务委员会", "模拟市商务委员会", 2025, "budget", "unit"),
    ],
)
def test_covers(cover: str, department: str, year: int, kind: str, scope: str) -> None:
    identity = read_identity(document(cover, "第一部分 概况"))
    assert (identity.department, identity.year, identity.kind, identity.scope) == (
        department,
        year,
        kind,
        scope,
    )
    assert not identity.template


def test_without_a_cover_the_first_lines_count() -> None:
    body = "\n".join(
        ["模拟市社会保险服务局", "2024年度部门决算", "目录", *["第二部分 2024年度部门决算公开报表"] * 15]
    )
    identity = read_identity(document(body))
    assert (identity.department, identity.year) == ("模拟市社会保险服务局", 2024)


def test_a_placeholder_is_a_template() -> None:
    identity = read_identity(document("模拟市 XX 局\n2024年度部门决算"))
    assert identity.template
    assert identity.department == "模拟市XX局"


def test_another_document_has_no_identity() -> None:
    identity = read_identity(document("会议通知\n请各单位于周五前报送材料"))
    assert (identity.department, identity.year, identity.kind) == ("", None, None)


@pytest.mark.parametrize(
    ("department", "region"),
    [
        ("西宁市湟中区社会保险服务局", "西宁市湟中区"),
        ("上海市普陀区教育局", "上海市普陀区"),
        ("财政部", None),
    ],
)
def test_region(department: str, region: str | None) -> None:
    assert read_identity(document(f"{department}\n2024年度部门决算")).region == region
