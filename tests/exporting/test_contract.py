"""The JSON objects that the command line promises: exact keys, decimal strings, boxes."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mingzhang.checking import check, rules
from mingzhang.errors import UnreadableFileError
from mingzhang.exporting.contract import error_object, findings_object, report_object, rules_object
from mingzhang.model import ReadingWarning
from mingzhang.reading.report import read_report
from tests.checking.small import project, table
from tests.frames.handmade import fact, place, report

SAMPLE = next((Path(__file__).parents[2] / "data").glob("*.pdf"))


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    return report_object(read_report(SAMPLE))


def test_the_reports_keys_are_those_of_the_contract(sample: dict[str, Any]) -> None:
    assert list(sample) == [
        "schema", "file", "sha256", "kind", "scope", "department", "year", "unit", "pages",
        "tables", "facts", "projects", "warnings",
    ]  # fmt: skip
    assert sample["schema"] == "mingzhang.report/1"
    assert (sample["kind"], sample["scope"], sample["year"]) == ("final_account", "department", 2024)


def test_tables_rows_and_cells(sample: dict[str, Any]) -> None:
    for one in sample["tables"]:
        assert list(one)[:7] == ["id", "title", "number", "printed_unit", "pages", "empty", "rows"]
        assert ("grid" in one) == (one["id"] is None)
        for row in one["rows"]:
            assert list(row) == ["code", "name", "level", "side", "parent", "values", "cells"]
            for column, value in row["values"].items():
                assert value is None or str(Decimal(value)) == value
                assert value is None or column in row["cells"]
            for cell in row["cells"].values():
                assert list(cell) == ["page", "bbox", "text"]
                assert len(cell["bbox"]) == 4
                assert cell["page"] in one["pages"]


def test_values_keep_their_printed_digits() -> None:
    one = report(table("general_budget_expenditure", "total basic project\n2080101 行政运行 1,040.10 0.00 -"))
    (row,) = report_object(one)["tables"][0]["rows"]
    assert row["values"] == {"total": "1040.10", "basic": "0.00", "project": None}
    assert row["cells"]["total"]["text"] == "1,040.10"
    assert (row["code"], row["level"]) == ("2080101", 3)


def test_a_table_that_no_form_knows_gives_its_grid() -> None:
    one = replace(table("expenditure", "total\n_ 合计 1"), id=None, grid=(("甲", "乙"), ("1", "2")))
    (given,) = report_object(report(one))["tables"]
    assert given["grid"] == [["甲", "乙"], ["1", "2"]]


def test_facts() -> None:
    one = report(facts=(fact("change", "-0.82", "机关运行经费", basis="prior_final"),))
    (given,) = report_object(one)["facts"]
    assert list(given) == [
        "subject", "code", "measure", "period", "basis", "value", "unit", "derived", "page", "bbox", "text",
        "sentence",
    ]  # fmt: skip
    assert (given["value"], given["basis"]) == ("-0.82", "prior_final")


def test_a_derived_fact_carries_its_sources() -> None:
    printed = fact("change", "476.16", "收入总计")
    derived = replace(printed, measure="prior", derived=True, sources=(place("2,106.35", 14), printed.source))
    given = report_object(report(facts=(derived,)))["facts"][0]
    assert [source["text"] for source in given["sources"]] == ["2,106.35", "476.16"]


def test_projects() -> None:
    (given,) = report_object(replace(report(), projects=(project(),)))["projects"]
    assert list(given) == ["name", "page", "funds", "score", "indicators"]
    assert list(given["funds"][0]) == [
        "name", "initial_budget", "budget", "final", "points", "rate", "score", "cells",
    ]  # fmt: skip
    assert list(given["indicators"][0]) == [
        "level1", "level2", "name", "target", "actual", "points", "score", "reason", "cells",
    ]  # fmt: skip
    assert (given["score"], given["indicators"][0]["target"]) == ("99", "≥95%")


def test_warnings() -> None:
    one = replace(report(), warnings=(ReadingWarning("template", "空白模板", None),))
    assert report_object(one)["warnings"] == [{"code": "template", "message": "空白模板", "page": None}]


def test_findings() -> None:
    one = report(table("general_budget_expenditure", "total basic project\n2080101 行政运行 11.00 4.00 6.00"))
    given = findings_object(one, check(one))
    assert list(given) == [
        "schema", "department", "year", "findings", "comparisons", "rules", "coverage",
    ]  # fmt: skip
    (finding,) = given["findings"]
    assert list(finding) == [
        "rule", "severity", "kind", "title", "message", "expected", "found", "difference", "tolerance",
        "evidence",
    ]  # fmt: skip
    assert (finding["found"], finding["expected"], finding["difference"]) == ("11.00", "10.00", "1.00")
    assert list(finding["evidence"][0]) == [
        "page", "bbox", "text", "sentence", "name", "table", "code", "column",
    ]  # fmt: skip
    assert list(given["comparisons"]) == [
        "holds", "tail", "differs", "not_applicable", "insufficient", "unreadable",
    ]  # fmt: skip
    assert given["coverage"] == {"numbers": 3, "checked": 3, "unchecked": []}


def test_rules_and_errors_are_plain_json() -> None:
    given = rules_object(rules())["rules"]
    assert len(given) == len(rules())
    assert list(given[0]) == [
        "id", "title", "severity", "basis", "needs", "kind", "kinds", "meaning",
    ]  # fmt: skip
    json.dumps(given)
    error = UnreadableFileError("文件是空的。", code="empty")
    assert error_object(error) == {"error": {"code": "empty", "message": "文件是空的。"}}
    assert error_object(error, "a.pdf")["file"] == "a.pdf"
