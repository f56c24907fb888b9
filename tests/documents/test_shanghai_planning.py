"""A published final account of another province: every cell, by the truth made by hand beside it."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mingzhang.model import Report
from mingzhang.reading.report import read_report

REAL = Path(__file__).parents[2].parent / "shared" / "reports" / "real"
DOCUMENT = REAL / "上海市普陀区规划和自然资源局2024年度部门决算.pdf"
TRUTH = REAL / "truth" / "规划和自然资源局2024.tables.json"

pytestmark = pytest.mark.skipif(not DOCUMENT.exists(), reason="真实决算文件不在此处（../shared）")


@pytest.fixture(scope="module")
def report() -> Report:
    return read_report(DOCUMENT)


@pytest.fixture(scope="module")
def truth() -> list[dict[str, Any]]:
    tables = json.loads(TRUTH.read_text(encoding="utf-8"), parse_float=Decimal)["tables"]
    return [table for table in tables if table["table"] != "performance"]


def test_identity(report: Report) -> None:
    assert (report.department, report.year, report.scope) == (
        "上海市普陀区规划和自然资源局",
        2024,
        "department",
    )


def test_every_cell_and_none_else(report: Report, truth: list[dict[str, Any]]) -> None:
    expected = Counter(
        (table["table"], row.get("side"), row["code"], row["name"], column, Decimal(value))
        for table in truth
        for row in table["rows"]
        for column, value in row["values"].items()
        if value is not None
    )
    given = Counter(
        (table.id, row.side, row.code, row.name, column, cell.amount.value)
        for table in report.tables
        for row in table.rows
        for column, cell in row.cells.items()
        if cell.amount is not None
    )
    assert given == expected


def test_every_named_row_in_its_order(report: Report, truth: list[dict[str, Any]]) -> None:
    for expected in truth:
        table = report.table(expected["table"])
        assert table is not None
        given = [(row.side, row.code, row.name) for row in table.rows]
        wanted = [(row.get("side"), row["code"], row["name"]) for row in expected["rows"]]
        # The truth leaves out the blank 合计 of the two empty fund tables.
        assert given == (wanted or [(None, None, "合计")])


def test_the_list_of_units_is_no_statutory_table(report: Report) -> None:
    (unknown,) = (table for table in report.tables if table.id is None)
    assert unknown.grid[0] == ("序号", "单位名称", "备注")
    assert len(unknown.grid) == 6
