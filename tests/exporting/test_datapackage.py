"""A report as a Data Package: the schema says what the files hold."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest

from mingzhang.checking import check
from mingzhang.exporting.datapackage import datapackage_bytes
from mingzhang.frames.columns import FRAMES
from mingzhang.model import Report
from mingzhang.reading.report import read_report
from tests.typesetting.variants import sample_path

READERS = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"True": True, "False": False}.__getitem__,
}


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


@pytest.fixture(scope="module")
def package(sample: Report) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(datapackage_bytes(sample, check(sample)))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def descriptor(package: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(package["datapackage.json"])


def rows(package: dict[str, bytes], resource: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(package[resource["path"]].decode())))


def test_its_files_begin_with_their_first_letter(package: dict[str, bytes]) -> None:
    """A byte-order mark, which the CSV for spreadsheets has, would belong to the first column's name."""
    for name, content in package.items():
        assert not content.startswith(b"\xef\xbb\xbf"), name


def test_every_frame_is_a_resource(descriptor: dict[str, Any], package: dict[str, bytes]) -> None:
    assert [one["name"] for one in descriptor["resources"]] == [form.name for form in FRAMES]
    assert {one["path"] for one in descriptor["resources"]} | {"datapackage.json"} == package.keys()
    assert descriptor["profile"] == "tabular-data-package"


def test_files_hold_what_the_schema_says(descriptor: dict[str, Any], package: dict[str, bytes]) -> None:
    """Every field in its order, every value of its type, blanks only as declared."""
    for resource in descriptor["resources"]:
        fields = resource["schema"]["fields"]
        read = rows(package, resource)
        assert read, resource["name"]
        assert list(read[0]) == [field["name"] for field in fields]
        for row in read:
            for field in fields:
                if row[field["name"]] != "":
                    READERS[field["type"]](row[field["name"]])


def test_fields_are_told_in_chinese(descriptor: dict[str, Any]) -> None:
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["title"]
            assert field["description"]


def test_all_rows_belong_to_the_report(
    descriptor: dict[str, Any], package: dict[str, bytes], sample: Report
) -> None:
    for resource in descriptor["resources"]:
        assert {row["report"] for row in rows(package, resource)} == {sample.sha256[:16]}
    assert descriptor["sources"][0]["hash"] == f"sha256:{sample.sha256}"


def test_the_same_report_gives_the_same_bytes(sample: Report) -> None:
    assert datapackage_bytes(sample, check(sample)) == datapackage_bytes(sample, check(sample))
