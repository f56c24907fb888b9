"""Other places' final accounts and budgets as workbooks, web pages, Word files: every cell, no wrong one."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from mingzhang.model import Fact
from mingzhang.reading.report import read_report
from tests.telling.found import serious
from tests.typesetting import plaintext, webpage, word, workbook
from tests.typesetting.budgets.layouts import LAYOUTS
from tests.typesetting.budgets.setting import set_table
from tests.typesetting.grid import SetTable, cells_of
from tests.typesetting.provinces.book import DEPARTMENT, Book
from tests.typesetting.provinces.books import BOOKS
from tests.typesetting.provinces.measure import compared
from tests.typesetting.provinces.sheets import Sheet
from tests.typesetting.variants import sample_path

Writing = Callable[[Path, Sequence[str], Sequence[SetTable]], Path]

WAYS: dict[str, Writing] = {
    "report.xlsx": workbook.of_tables,
    "report.html": webpage.of_tables,
    "report.docx": word.of_tables,
    "pasted.docx": partial(word.of_tables, manner=word.Manner(pasted=True)),
    "split.docx": partial(word.of_tables, manner=word.Manner(split=15)),
}
BUDGET_COVER = ("模拟省模拟市模拟事务局", "2025年部门预算")


WHOLE_REPORTS: dict[str, Callable[[Path], Path]] = {
    "report.xlsx": workbook.workbook,
    "report.html": webpage.of_a_site,
    "report.mht": webpage.archived,
    "report.txt": plaintext.with_bars,
}


@pytest.mark.parametrize("name", WHOLE_REPORTS)
def test_the_narrative_says_the_same_in_every_kind_of_file(name: str, tmp_path: Path) -> None:
    sample, report = (read_report(path) for path in (sample_path(), WHOLE_REPORTS[name](tmp_path / name)))
    assert len(report.facts) > 150
    assert Counter(map(_said, report.facts)) == Counter(map(_said, sample.facts))
    assert [one.title for one in report.sections] == [one.title for one in sample.sections]
    assert [(one.subject, one.text) for one in report.reasons] == [
        (one.subject, one.text) for one in sample.reasons
    ]
    assert [one.code for one in report.warnings] == [one.code for one in sample.warnings]


def _said(fact: Fact) -> tuple[object, ...]:
    return fact.subject, fact.code, fact.measure, fact.period, fact.amount, fact.unit, fact.sentence


def test_a_pdf_is_read_without_the_libraries_of_other_files() -> None:
    script = (
        "import sys; from pathlib import Path; from mingzhang.reading.report import read_report;"
        "read_report(Path(sys.argv[1]));"
        "print(sorted({'lxml', 'openpyxl', 'xlrd', 'docx', 'pandas', 'email'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, str(sample_path())]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"


def _as_set(sheet: Sheet) -> SetTable:
    lines = [(sheet.printed_title or sheet.title, "centre"), *sheet.over]
    if sheet.number is not None:
        lines.insert(1, (sheet.number, "right"))
    cells = cells_of((*sheet.header, *sheet.body), len(sheet.header), sheet.merges)
    return SetTable(tuple(lines), cells, sheet.widths, len(sheet.header), sheet.notes)


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("make", BOOKS, ids=lambda make: make.__name__)
def test_final_accounts_of_other_places(make: Callable[[int], Book], name: str, tmp_path: Path) -> None:
    book = make(1)
    cover = (DEPARTMENT, "2024年度部门决算", "（模拟数据）")
    report = read_report(WAYS[name](tmp_path / name, cover, [_as_set(sheet) for sheet in book.sheets]))
    score = compared(report, book.truth, [sheet.title for sheet in book.unknown])
    assert (score.wrong, score.missing, score.tables) == ([], [], [])
    assert score.right > 100
    assert (report.department, report.year, report.kind) == (DEPARTMENT, 2024, "final_account")
    assert serious(report) == []


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_budgets_of_other_places(layout: str, name: str, tmp_path: Path) -> None:
    sheets = LAYOUTS[layout]()
    report = read_report(WAYS[name](tmp_path / name, BUDGET_COVER, [set_table(sheet) for sheet in sheets]))
    truth = [
        {
            "table": form,
            "rows": [
                {
                    "side": row.side,
                    "code": row.code,
                    "name": row.name,
                    "values": {
                        column: None if value is None else str(value) for column, value in row.values.items()
                    },
                }
                for row in rows
            ],
        }
        for sheet in sheets
        for form, rows in sheet.true_tables().items()
    ]
    score = compared(report, truth, [sheet.title for sheet in sheets if sheet.form is None])
    assert (score.wrong, score.missing, score.tables) == ([], [], [])
    assert (report.department, report.year, report.kind) == (BUDGET_COVER[0], 2025, "budget")
    assert serious(report) == []
