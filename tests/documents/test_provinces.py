"""Simulated departments (模拟数据) in other provinces' layouts: all is read, nothing right called wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mingzhang.reading.report import read_report
from tests.telling.found import serious
from tests.typesetting.provinces.books import BOOKS, beijing, central, sichuan
from tests.typesetting.provinces.measure import compared, measured
from tests.typesetting.provinces.wild import wild

MAKERS = {make.__name__: make for make in BOOKS}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("layout", MAKERS)
def test_every_cell_of_a_layout_is_read_and_no_other(layout: str, seed: int, tmp_path: Path) -> None:
    score, report = measured(MAKERS[layout](seed), tmp_path)
    assert (score.wrong, score.missing, score.tables) == ([], [], [])
    assert score.right > 100
    assert serious(report) == []


@pytest.mark.parametrize("seed", [1, 6, 14, 24, 28, 33, 41, 44, 50, 52])
def test_layouts_drawn_at_random_are_read(seed: int, tmp_path: Path) -> None:
    score, report = measured(wild(seed), tmp_path)
    assert (score.wrong, score.missing) == ([], [])
    assert serious(report) == []


def test_tables_by_economic_class_stay_plain_grids_with_their_title(tmp_path: Path) -> None:
    book = sichuan(3)
    _, report = measured(book, tmp_path)
    plain = {table.title: table for table in report.tables if table.id is None}
    for sheet in book.unknown:
        words = {"".join(text.split()) for row in sheet.body for text in row if text}
        assert words <= {text for row in plain[sheet.title].grid for text in row}
        assert plain[sheet.title].pages


def test_budgets_beside_the_final_amount_are_columns_of_their_own(tmp_path: Path) -> None:
    _, report = measured(beijing(4), tmp_path)
    table = report.table("income_expenditure_summary")
    assert table is not None
    assert set(table.columns) == {"initial_budget", "budget", "amount"}


def test_the_first_of_several_units_is_the_report(tmp_path: Path) -> None:
    """The department's tables, then those of a unit under it: these stay plain grids, and are told."""
    book, other = central(4), central(5)
    path = replace(book, sheets=(*book.sheets, *other.sheets)).write(tmp_path / "units.pdf")
    report = read_report(path)
    titles = [sheet.title for sheet in other.sheets]
    score = compared(report, book.truth, titles)
    assert (score.wrong, score.missing, score.tables) == ([], [], [])
    assert sum(table.id is None for table in report.tables) == len(other.sheets)
    assert sum(one.code == "duplicate_table" for one in report.warnings) == len(other.sheets)
