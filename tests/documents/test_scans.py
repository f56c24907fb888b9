"""The sample as a scan: its figures are read, held against the identities, and its own errors still found.

A few pages are scanned, the others keep their text, so that the run stays short. ``SCANS=all`` in the
environment scans whole reports: every preset of the scanner at 150 and 200 dpi.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pytest

from mingzhang.checking import check
from mingzhang.confirming import doubtful_sources, recognition_summary
from mingzhang.confirming.figures import figures_of
from mingzhang.model import Report
from mingzhang.reading import worker
from mingzhang.reading.messages import Listener
from mingzhang.reading.recognition.needs import can_recognise
from tests import recall
from tests.typesetting.scans import PRESETS, Scan, excerpt, page_scan, scanned
from tests.typesetting.variants import SAMPLE, expected, sample_path

pytestmark = [
    pytest.mark.skipif(not can_recognise(), reason="the extra ocr is not installed"),
    pytest.mark.xdist_group("scans"),
]
PAGES = frozenset({9, 20, 27})
"""支出决算表; items of the narrative, whose sum contradicts the stated budget; a self-evaluation form."""
WHOLE = [(name, dpi) for name in PRESETS for dpi in (200, 150)]
ENOUGH = {200: 0.995, 150: 0.99}


@dataclass(frozen=True)
class Reading:
    settings: Scan
    report: Report


def read_report(path: Path) -> Report:
    """What the reading process makes of the file: without its limits, which a busy machine may reach."""
    listener = Listener(0.0, None)
    worker.serve(path, path.name, listener.hear)
    outcome = listener.outcome
    assert outcome is not None
    assert isinstance(outcome.value, Report), outcome
    return outcome.value


@pytest.fixture(scope="module")
def printed() -> Report:
    return read_report(sample_path())


@pytest.fixture(
    scope="module", params=[("noisy", 200), ("stamped", 150)], ids=lambda one: f"{one[0]}-{one[1]}"
)
def reading(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reading:
    name, dpi = request.param
    settings = replace(PRESETS[name], dpi=dpi)
    path = tmp_path_factory.mktemp("scans") / f"{name}.pdf"
    return Reading(settings, read_report(scanned(sample_path(), path, settings, PAGES)))


def facts(report: Report) -> Counter[tuple[str, str | None, str, str, str]]:
    return Counter(
        (one.subject, one.code, one.measure, str(one.amount.value), one.unit)
        for one in report.facts
        if not one.derived
    )


def errors(report: Report) -> Counter[tuple[str, str, str]]:
    """What is found wrong with the report; other words of a name do not make another finding."""
    return Counter(
        (finding.rule, finding.found, finding.expected)
        for finding in check(report).findings
        if finding.severity == "error"
    )


def test_figures_of_scanned_pages_are_those_printed(reading: Reading, request: pytest.FixtureRequest) -> None:
    result = recall.measured(reading.report, expected(SAMPLE))
    recall.record(request, f"{len(PAGES)} pages scanned, {reading.settings.dpi} dpi", "sample", result)
    assert (result.wrong, result.missing) == (0, 0)


def test_the_narrative_of_scanned_pages_is_read(reading: Reading, printed: Report) -> None:
    wanted = facts(printed)
    assert (facts(reading.report) & wanted).total() >= 0.99 * wanted.total()


def test_only_figures_of_scanned_pages_are_recognised(reading: Reading) -> None:
    for one in figures_of(reading.report).values():
        assert (one.source.recognition is not None) == (one.source.page in PAGES)
    summary = recognition_summary(reading.report)
    assert summary.recognised == summary.confirmed + summary.corrected + summary.unconfirmed
    assert set(summary.pages) == PAGES


def test_identities_confirm_the_table(reading: Reading) -> None:
    table = reading.report.table("expenditure")
    assert table is not None
    on_page = [
        cell.source
        for row in table.rows
        for cell in row.cells.values()
        if cell.amount is not None and cell.source is not None and cell.source.page in PAGES
    ]
    confirmed = [one for one in on_page if one.recognition is not None and one.recognition.confirmed]
    assert len(confirmed) >= 0.9 * len(on_page) > 20


def test_errors_that_the_report_prints_are_found_on_its_scan(reading: Reading, printed: Report) -> None:
    assert errors(reading.report) == errors(printed)
    stated = [one for one in figures_of(reading.report).values() if one.source.text == "4,537"]
    assert [one.source.recognition.read for one in stated if one.source.recognition] == [None]


def test_a_wrong_figure_that_an_identity_catches_is_told(reading: Reading, printed: Report) -> None:
    right = {(one.label, one.amount) for one in figures_of(printed).values()}
    doubted = {(one.page, one.bbox) for one in doubtful_sources(reading.report)}
    caught = {
        (evidence.source.page, evidence.source.bbox)
        for comparison in check(reading.report).comparisons
        if comparison.outcome == "differs" and comparison.severity != "info"
        for evidence in comparison.evidence
    }
    for place, one in figures_of(reading.report).items():
        if one.source.recognition is not None and (one.label, one.amount) not in right and place in caught:
            assert place in doubted


# ---------------------------------------------------------------- the scanner itself


def test_the_same_settings_give_the_same_picture() -> None:
    with pypdfium2.PdfDocument(sample_path()) as document:
        pictures = [
            page_scan(document[8], 9, replace(PRESETS["stamped"], dpi=75, seed=seed)) for seed in (1, 1, 2)
        ]
    assert pictures[0].tobytes() == pictures[1].tobytes() != pictures[2].tobytes()


def test_a_scan_has_no_text_and_the_size_of_its_page(tmp_path: Path) -> None:
    source = excerpt(sample_path(), tmp_path / "source.pdf", {1, 9})
    path = scanned(source, tmp_path / "scan.pdf", replace(PRESETS["bitonal"], dpi=75), {2})
    with pypdfium2.PdfDocument(path) as scan, pypdfium2.PdfDocument(source) as document:
        characters = [page.get_textpage().count_chars() for page in scan]
        assert characters[0] > 0 == characters[1]
        for made, page in zip(scan, document, strict=True):
            assert made.get_size() == pytest.approx(page.get_size(), abs=1)


# ---------------------------------------------------------------- whole reports, when asked for


@pytest.mark.skipif(os.environ.get("SCANS") != "all", reason="SCANS=all scans whole reports")
@pytest.mark.parametrize(("name", "dpi"), WHOLE, ids=[f"{name}-{dpi}" for name, dpi in WHOLE])
def test_whole_reports(
    name: str, dpi: int, printed: Report, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = scanned(sample_path(), tmp_path / "scan.pdf", replace(PRESETS[name], dpi=dpi))
    report = read_report(path)
    result = recall.measured(report, expected(SAMPLE))
    recall.record(request, f"scan {name} {dpi} dpi", "sample", result)
    assert result.recall >= ENOUGH[dpi]
    assert result.precision >= ENOUGH[dpi]
    wanted = facts(printed)
    assert (facts(report) & wanted).total() >= 0.95 * wanted.total()
