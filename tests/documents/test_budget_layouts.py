"""Budgets of a simulated department as several places print them: every cell, nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from mingzhang.checking import check
from mingzhang.model import Report
from mingzhang.reading.report import read_report
from tests.provenance import misplaced, misplaced_sources, texts
from tests.typesetting.browser import chromium
from tests.typesetting.budgets.layouts import LAYOUTS
from tests.typesetting.budgets.setting import browsed, pressed
from tests.typesetting.budgets.sheets import Sheet
from tests.typesetting.faces import standard_face

COVER = ("模拟省模拟市模拟事务局", "2025年部门预算")

Key = tuple[str, str | None, str | None, str]


@dataclass(frozen=True)
class Reading:
    sheets: tuple[Sheet, ...]
    path: Path
    report: Report


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((name, way), id=f"{name}-{way}", marks=pytest.mark.xdist_group("budgets"))
        for name in LAYOUTS
        for way in ("pressed", "browsed")
    ],
)
def reading(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reading:
    name, way = request.param
    sheets = LAYOUTS[name]()
    path = tmp_path_factory.mktemp(name) / f"{way}.pdf"
    if way == "browsed":
        program = chromium()
        if program is None:
            pytest.skip("no Chromium on this system")
        browsed(path, COVER, sheets, program)
    else:
        pressed(path, COVER, sheets, standard_face())
    return Reading(sheets, path, read_report(path))


def test_every_cell_is_read_and_no_other(reading: Reading) -> None:
    truth = Counter(
        ((form, row.side, row.code, row.name), column, value)
        for sheet in reading.sheets
        for form, rows in sheet.true_tables().items()
        for row in rows
        for column, value in row.values.items()
    )
    given = Counter(_cells(reading.report))
    assert sorted(truth - given, key=str) == []
    assert sorted(given - truth, key=str) == []


def _cells(report: Report) -> list[tuple[Key, str, Decimal | None]]:
    return [
        ((table.id, row.side, row.code, row.name), column, cell.amount.value if cell.amount else None)
        for table in report.tables
        if table.id is not None
        for row in table.rows
        for column, cell in row.cells.items()
    ]


def test_tables_that_no_form_knows_are_kept_as_printed(reading: Reading) -> None:
    unknown = [table for table in reading.report.tables if table.id is None]
    assert [table.title for table in unknown] == [
        sheet.title for sheet in reading.sheets if sheet.form is None
    ]
    for table, sheet in zip(unknown, (one for one in reading.sheets if one.form is None), strict=True):
        printed = {"".join(text.split()) for row in sheet.body for text in row if text}
        assert printed <= {text for row in table.grid for text in row}


def test_it_is_known_whose_budget_of_which_year_it_is(reading: Reading) -> None:
    report = reading.report
    assert (report.kind, report.scope, report.year) == ("budget", "department", 2025)
    assert report.department == "模拟省模拟市模拟事务局"


def test_titles_and_numbers_are_as_printed(reading: Reading) -> None:
    given = {table.id: table for table in reading.report.tables if table.id}
    for sheet in reading.sheets:
        if sheet.form is not None:
            table = given[sheet.form]
            assert (table.title, table.printed_unit) == (sheet.title, sheet.unit)


def test_what_is_not_read_is_said_and_nothing_else_is(reading: Reading) -> None:
    """行政经费 beside 三公 is no column of the form; the narrative is not part of these files."""
    told = [warning for warning in reading.report.warnings if warning.code != "narrative"]
    beside = any("行政经费" in text for sheet in reading.sheets for row in sheet.body for text in row)
    assert [(warning.code, "行政经费" in warning.message) for warning in told] == (
        [("unknown_column", True)] if beside else []
    )


def test_every_box_holds_what_is_told_of_it(reading: Reading) -> None:
    assert misplaced(reading.report, reading.path) == []
    assert misplaced_sources(texts(reading.report), reading.path) == []


def test_a_consistent_budget_is_never_reported(reading: Reading) -> None:
    serious = [one for one in check(reading.report).findings if one.severity != "info"]
    assert [(one.rule, one.message) for one in serious] == []
