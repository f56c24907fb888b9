"""docs/exports.md holds what it says: every format, every part of the page, every key of the JSON object."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingzhang.arguments import FORMATS
from mingzhang.checking import check
from mingzhang.exporting.contract import report_object
from mingzhang.exporting.site.page import parts_of
from mingzhang.exporting.site.subject import Subject
from mingzhang.model import Report
from mingzhang.reading.report import read_report
from tests.typesetting.variants import sample_path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "exports.md"


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


@pytest.fixture(scope="module")
def told() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_every_format_is_told(told: str) -> None:
    assert [one for one in FORMATS if f"| `{one}`" not in told] == []


def test_every_part_of_the_page_is_told(told: str, sample: Report) -> None:
    parts = parts_of(Subject(sample, check(sample)))
    assert [part.id for part in parts if f"`{part.id}`" not in told] == []


def test_every_key_of_the_object_is_told(told: str, sample: Report) -> None:
    given = report_object(sample)
    row, fact, project = given["tables"][0]["rows"][0], given["facts"][0], given["projects"][0]
    keys = {*given, *given["tables"][0], *row, *fact, *project} - {"schema"}
    assert sorted(key for key in keys if f"`{key}`" not in told) == []
