"""The bundled sample: every row and cell of its tables, exactly."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mingzhang.model import Report, Table
from mingzhang.reading.report import missing_forms, read_report

ROOT = Path(__file__).parents[2]
TRUTH = json.loads((Path(__file__).parent / "sample_tables.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report() -> Report:
    (path,) = (ROOT / "data").glob("*.pdf")
    return read_report(path)


def test_identity_and_unit(report: Report) -> None:
    assert (report.department, report.year) == (TRUTH["unit_name"], int(TRUTH["year"]))
    assert (report.kind, report.scope, report.unit) == ("final_account", "department", "万元")


def test_all_tables_once_in_their_order_and_none_else(report: Report) -> None:
    assert [table.id for table in report.tables] == [table["table"] for table in TRUTH["tables"]]
    assert missing_forms(report.tables) == ()
    assert report.warnings == ()


@pytest.mark.parametrize("truth", TRUTH["tables"], ids=lambda truth: truth["table"])
def test_every_row_and_cell(report: Report, truth: dict[str, Any]) -> None:
    table = report.table(truth["table"])
    assert table is not None
    assert (table.title, table.number, list(table.pages)) == (truth["title"], truth["number"], truth["pages"])
    expected = [
        (
            row["side"],
            row["code"],
            row["name"],
            {column: value and Decimal(value) for column, value in row["values"].items()},
        )
        for row in truth["rows"]
    ]
    given = _given(table)
    if table.id == "basic_expenditure":  # 人员经费合计 ends its block; where it stands is not judged
        expected, given = sorted(expected, key=str), sorted(given, key=str)
    assert given == expected


def test_every_figure_stands_on_the_page_of_its_row(report: Report) -> None:
    for truth in TRUTH["tables"]:
        table = report.table(truth["table"])
        assert table is not None
        for row, expected in zip(table.rows, truth["rows"], strict=True):
            sources = [cell.source for cell in row.cells.values() if cell.source is not None]
            assert {source.page for source in sources} <= {expected["page"]}
            for source in sources:
                width, height = report.page_sizes[source.page - 1]
                assert 0 < source.bbox[0] < source.bbox[2] < width
                assert 0 < source.bbox[1] < source.bbox[3] < height


def test_empty_forms_are_there_with_their_notes(report: Report) -> None:
    for form_id in ("government_fund", "state_capital"):
        table = report.table(form_id)
        assert table is not None
        assert table.empty
        assert "本表无数据" in table.notes[0].text


def _given(table: Table) -> list[tuple[str | None, str | None, str, dict[str, Decimal | None]]]:
    return [
        (
            row.side,
            row.code,
            row.name,
            {column: cell.amount.value if cell.amount else None for column, cell in row.cells.items()},
        )
        for row in table.rows
    ]
