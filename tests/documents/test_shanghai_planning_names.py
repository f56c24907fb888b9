"""Names and components of a published final account against the truth made by hand beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mingzhang.checking import check
from mingzhang.checking.names import essence
from mingzhang.model import Finding
from mingzhang.reading.report import read_report

REAL = Path(__file__).parents[2].parent / "shared" / "reports" / "real"
DOCUMENT = REAL / "上海市普陀区规划和自然资源局2024年度部门决算.pdf"
TRUTH = REAL / "truth" / "规划和自然资源局2024.findings.json"
PAGES = (21, 22, 23, 24)
"""The pages that explain the items and basic expenditure."""

pytestmark = pytest.mark.skipif(not DOCUMENT.exists(), reason="真实决算文件不在此处（../shared）")


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    found = check(read_report(DOCUMENT)).findings
    return [one for one in found if one.severity != "info"]


def true_warnings() -> list[dict[str, Any]]:
    """The warnings of the text against the tables: names, and components without an amount."""
    return [
        one
        for one in json.loads(TRUTH.read_text(encoding="utf-8"))
        if one["severity"] == "warning" and one["kind"] == "narrative_vs_table" and one["page"] in PAGES
    ]


def test_every_wrong_name_and_empty_component_is_found_on_its_page(findings: list[Finding]) -> None:
    named = [one for one in findings if one.rule in ("names.items", "components.listed")]
    truth = true_warnings()
    assert len(named) == len(truth) > 0
    for true in truth:
        quote = essence(true["quote"])
        assert any(
            finding.severity == "warning"
            and finding.evidence[0].source.page == true["page"]
            and (quote in essence(finding.evidence[0].sentence or "") or essence(finding.found) in quote)
            for finding in named
        ), true["id"]


def test_no_other_rule_on_names_or_disclosures_speaks(findings: list[Finding]) -> None:
    families = ("names", "components", "disclosure")
    others = {one.rule for one in findings if one.rule.startswith(families)}
    assert others == {"names.items", "components.listed"}
