"""The same report by several producers and in several layouts is read the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from mingzhang.checking import check
from mingzhang.model import Cell, Project, Report, Source
from mingzhang.reading.report import read_report
from tests import recall
from tests.typesetting.sheets import misplaced_on_sheets
from tests.typesetting.variants import SAMPLE, VARIANTS, Variant, expected


@dataclass(frozen=True)
class Reading:
    variant: Variant
    path: Path
    report: Report


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(variant, id=variant.name, marks=pytest.mark.xdist_group("typesettings"))
        for variant in VARIANTS
    ],
)
def reading(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reading:
    variant: Variant = request.param
    path = variant.write(tmp_path_factory.mktemp(variant.name))
    return Reading(variant, path, read_report(path))


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(SAMPLE.write(Path()))


def test_every_cell_is_read_and_no_other(reading: Reading, request: pytest.FixtureRequest) -> None:
    result = recall.measured(reading.report, expected(reading.variant))
    recall.record(request, reading.variant.name, "sample", result)
    assert (result.wrong, result.missing) == (0, 0)


def test_every_named_row_is_given_blank_ones_too(reading: Reading) -> None:
    given = Counter(
        (table.id, row.side, row.code, row.name) for table in reading.report.tables for row in table.rows
    )
    truth = Counter(
        (table["table"], row["side"], row["code"], row["name"])
        for table in expected(reading.variant)
        for row in table["rows"]
    )
    assert sorted(truth - given, key=str) == []
    assert sorted(given - truth, key=str) == []


def test_tables_keep_title_number_and_blank_forms(reading: Reading) -> None:
    tables = {table.id: table for table in reading.report.tables}
    for truth in expected(reading.variant):
        table = tables[truth["table"]]
        assert table.number == truth["number"], truth["table"]
        assert table.empty == _is_empty(truth)
        if truth["table"] != "three_public_statistics":
            assert re.sub(r"\s", "", table.title) == truth["title"]


def _is_empty(truth: dict[str, Any]) -> bool:
    return not any(value for row in truth["rows"] for value in row["values"].values())


def test_the_sample_has_its_tables_on_the_pages_seen(sample: Report) -> None:
    tables = {table.id: table for table in sample.tables}
    for truth in expected(SAMPLE):
        table = tables[truth["table"]]
        assert list(table.pages) == truth["pages"], truth["table"]
        pages = {(row["side"], row["code"], row["name"], row["page"]) for row in truth["rows"]}
        for row in table.rows:
            for cell in row.cells.values():
                if cell.source:
                    assert (row.side, row.code, row.name, cell.source.page) in pages


def test_facts_are_those_of_the_sample(reading: Reading, sample: Report) -> None:
    assert sample.facts
    assert sorted(_facts(sample) - _facts(reading.report), key=str) == []
    assert sorted(_facts(reading.report) - _facts(sample), key=str) == []


def _facts(report: Report) -> Counter[tuple[object, ...]]:
    return Counter(
        (fact.subject, fact.code, fact.measure, fact.period, fact.amount.value, fact.unit, fact.derived)
        for fact in report.facts
    )


def test_reasons_and_sections_are_those_of_the_sample(reading: Reading, sample: Report) -> None:
    assert [reason.text for reason in reading.report.reasons] == [reason.text for reason in sample.reasons]
    assert [section.title for section in reading.report.sections] == [
        section.title for section in sample.sections
    ]


def test_evaluation_forms_are_those_of_the_sample(reading: Reading, sample: Report) -> None:
    assert len(sample.projects) == 2
    assert [_project(one) for one in reading.report.projects] == [_project(one) for one in sample.projects]


def _project(project: Project) -> tuple[object, ...]:
    return (
        project.name,
        project.department,
        project.unit,
        [(fund.name, _values(fund.cells.items())) for fund in project.funds],
        [
            (one.level1, one.level2, one.name, one.target, one.actual, one.reason, _values(one.cells.items()))
            for one in project.indicators
        ],
        _values([("points", project.points), ("score", project.score)]),
        project.goal,
        project.achievement,
    )


def _values(cells: Any) -> dict[str, Decimal | None]:
    return {name: cell.amount.value if cell.amount else None for name, cell in cells}


@pytest.fixture(scope="module")
def found_in_the_sample(sample: Report) -> Counter[tuple[str, ...]]:
    return _found(sample)


def test_what_is_found_is_what_the_sample_holds(
    reading: Reading, found_in_the_sample: Counter[tuple[str, ...]]
) -> None:
    assert _found(reading.report) == found_in_the_sample
    assert len(found_in_the_sample) == 7


def _found(report: Report) -> Counter[tuple[str, ...]]:
    """The errors and warnings, without the separators that a workbook prints its own way."""
    return Counter(
        (one.severity, one.rule, one.found.replace(",", ""), one.expected.replace(",", ""))
        for one in check(report).findings
        if one.severity != "info"
    )


def test_identity_is_that_of_the_cover(reading: Reading) -> None:
    report = reading.report
    assert (report.department, report.year) == ("西宁市湟中区社会保险服务局", 2024)
    assert (report.kind, report.scope) == ("final_account", "department")


def test_every_source_box_holds_its_text(reading: Reading) -> None:
    """Asked of another reader: pdfium's text within the box, a point wider, has the figure's digits.

    Where the program itself has laid the pages out, their characters are asked.
    """
    if reading.path.suffix != ".pdf":
        assert misplaced_on_sheets(reading.report, reading.path) == []
        return
    with pypdfium2.PdfDocument(reading.path) as document:
        printed = [(page, page.get_textpage()) for page in document]
        wrong = [
            source for source in _sources(reading.report) if not _holds(*printed[source.page - 1], source)
        ]
    assert wrong == []


def _sources(report: Report) -> Iterator[Source]:
    cells: list[Cell] = [cell for table in report.tables for row in table.rows for cell in row.cells.values()]
    yield from (cell.source for cell in cells if cell.source)
    yield from (fact.source for fact in report.facts)


def _holds(page: pypdfium2.PdfPage, printed: pypdfium2.PdfTextPage, source: Source) -> bool:
    """Whether the box, turned back to the page's own axes, holds the text."""
    left, below, _, above = page.get_cropbox() or (0.0, 0.0, *page.get_size())
    x0, top, x1, bottom = source.bbox
    if page.get_rotation() == 90:
        box = (left + top, below + x0, left + bottom, below + x1)
    else:
        box = (left + x0, above - bottom, left + x1, above - top)
    around = (box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1)
    found = printed.get_text_bounded(*around)
    return re.sub(r"\s", "", source.text) in re.sub(r"\s", "", found)
