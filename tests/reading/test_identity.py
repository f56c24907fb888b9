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
        (
            "11/24/25, 1:40 AM\n模拟县档案馆\n2024年度部门决算",
            "模拟县档案馆",
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


@pytest.mark.parametrize(
    ("cover", "department", "year", "kind", "scope"),
    [
        ("2025年模拟市民政局部门预算", "模拟市民政局", 2025, "budget", "department"),
        ("模拟市模拟局\n2025年部门预算公开说明", "模拟市模拟局", 2025, "budget", "department"),
        ("模拟市模拟局2025年预算", "模拟市模拟局", 2025, "budget", "department"),
        ("模拟市模拟局\n2025年度部门预算公开", "模拟市模拟局", 2025, "budget", "department"),
        ("模拟市模拟局2025年度预算公开", "模拟市模拟局", 2025, "budget", "department"),
        ("2025年模拟市第一小学单位预算", "模拟市第一小学", 2025, "budget", "unit"),
        ("模拟市第一小学\n2025年单位预算公开", "模拟市第一小学", 2025, "budget", "unit"),
        ("2025 年度\n模拟省财政厅\n部门预算", "模拟省财政厅", 2025, "budget", "department"),
        ("模拟部2025年部门预算", "模拟部", 2025, "budget", "department"),
        ("2025年模拟县教育局部门预算公开说明", "模拟县教育局", 2025, "budget", "department"),
        ("模拟市人民政府办公室（本级）2025年单位预算", "模拟市人民政府办公室", 2025, "budget", "unit"),
        (
            "2025年部门预算\n模拟市模拟区财政局\n二〇二五年二月",
            "模拟市模拟区财政局",
            2025,
            "budget",
            "department",
        ),
        ("2025年部门预算\n模拟市模拟区财政局\n2025年2月", "模拟市模拟区财政局", 2025, "budget", "department"),
        (
            "模拟市模拟区财政局\n2025年部门预算\n2024年12月",
            "模拟市模拟区财政局",
            2025,
            "budget",
            "department",
        ),
        (
            "模拟区财政局\n二〇二五年部门预算\n二〇二五年一月二十日",
            "模拟区财政局",
            2025,
            "budget",
            "department",
        ),
        ("附件：\n2025年省级部门预算\n模拟省审计厅", "模拟省审计厅", 2025, "budget", "department"),
        ("模拟市审计局2025年部门预算编制说明", "模拟市审计局", 2025, "budget", "department"),
        ("关于模拟市审计局2025年部门预算的公开说明", "模拟市审计局", 2025, "budget", "department"),
        ("模拟市审计局2025年部门预算及“三公”经费预算公开", "模拟市审计局", 2025, "budget", "department"),
        ("2025年度模拟县林业局预算公开", "模拟县林业局", 2025, "budget", "department"),
        ("模拟县林业局部门预算\n（2025年）", "模拟县林业局", 2025, "budget", "department"),
        ("模拟县林业局\n部门预算公开\n2025年", "模拟县林业局", 2025, "budget", "department"),
        ("中共模拟市委宣传部2025年部门预算", "中共模拟市委宣传部", 2025, "budget", "department"),
        ("模拟市2025年市级部门预算\n模拟市水务局", "模拟市水务局", 2025, "budget", "department"),
        ("部门预算\n（2025年）\n部门名称：模拟市水务局", "模拟市水务局", 2025, "budget", "department"),
        ("2025年单位预算公开\n单位名称：模拟市博物馆", "模拟市博物馆", 2025, "budget", "unit"),
        ("模拟大学2025年预算", "模拟大学", 2025, "budget", "department"),
        ("模拟市博物馆2025年单位预算信息公开", "模拟市博物馆", 2025, "budget", "unit"),
        ("模拟县林业局部门决算\n（2024年度）", "模拟县林业局", 2024, "final_account", "department"),
        ("2024年度\n部门决算\n模拟县林业局", "模拟县林业局", 2024, "final_account", "department"),
        ("模拟市博物馆2024年度决算", "模拟市博物馆", 2024, "final_account", "department"),
    ],
)
def test_covers_of_budgets(cover: str, department: str, year: int, kind: str, scope: str) -> None:
    """A date of print is not the year; an organisation may stand on a line of its own."""
    contents = "目录\n第一部分 部门概况\n一、主要职能\n二、机构设置"
    sentence = "2024年预算执行数100.00万元，2025年部门预算收入总计1.00万元，比2024年预算增加1.00万元。\n"
    identity = read_identity(document(cover, contents, sentence * 3))
    assert (identity.department, identity.year, identity.kind) == (department, year, kind)
    assert identity.scope == scope
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
