"""The audit as a whole: the catalogue, coverage, and what the bundled report and a real one give."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from mingzhang.checking import Audit, check, rules
from mingzhang.checking.registry import FACTS, PASSAGES, PROJECTS, rule
from mingzhang.forms import FORMS
from mingzhang.model import Report
from mingzhang.reading.report import read_report
from tests.checking.small import tables

ROOT = Path(__file__).parents[2]
SAMPLE = next((ROOT / "data").glob("*.pdf"))
REAL = ROOT.parent / "shared" / "reports" / "real" / "上海市普陀区规划和自然资源局2024年度部门决算.pdf"
TEXT = ("narrative", "performance", "counterpart", "names", "components", "disclosure", "form")
"""Families of rules that look at more than tables."""


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(SAMPLE)


@pytest.fixture(scope="module")
def audit(sample: Report) -> Audit:
    return check(sample)


@pytest.mark.parametrize("one", rules(), ids=lambda one: one.id)
def test_every_rule_says_what_it_is(one: object) -> None:
    from mingzhang.checking import Rule

    assert isinstance(one, Rule)
    assert one.title
    assert one.basis
    assert one.meaning
    assert one.kind
    assert one.needs
    known = {form.id for form in FORMS} | {FACTS, PROJECTS, PASSAGES}
    assert set(one.needs) <= known


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(one.id for one in rules()).items() if count > 1] == []


def test_an_id_can_be_taken_only_once() -> None:
    taken = rule("narrative.completion", title="又", basis="又", needs=(FACTS,), meaning="又", kind="又")
    with pytest.raises(ValueError, match="twice"):
        taken(lambda _: iter(()))


def test_the_counts_add_up(audit: Audit) -> None:
    assert sum(audit.counts.values()) == len(audit.comparisons)
    concerned = [rule for rule in rules() if "final_account" in rule.kinds]
    assert audit.run + len(audit.idle) == audit.rules == len(concerned)
    assert all(audit.idle.values())


def test_the_tables_of_the_sample_have_no_error_and_no_warning(audit: Audit) -> None:
    serious = [finding for finding in audit.findings if finding.severity != "info"]
    in_tables = [
        finding.rule for finding in serious if finding.rule.split(".")[0] not in ("narrative", "performance")
    ]
    assert in_tables == []


TAILS = [
    *(
        (table, code, "total")
        for table in ("income", "expenditure", "general_budget_expenditure")
        for code in ("208", "20801")
    ),
    ("income", "208", "fiscal_appropriation"),
    ("income", "20801", "fiscal_appropriation"),
    # the row across: basic + project
    *(
        (table, code, "total")
        for table in ("expenditure", "general_budget_expenditure")
        for code in ("20801", None)
    ),
    ("expenditure", None, "basic"),
    ("general_budget_expenditure", None, "basic"),
    ("basic_expenditure", "302", "amount"),
    ("basic_expenditure", "303", "amount"),
    ("operating_costs", "302", "amount"),
]


def test_the_tails_of_the_samples_tables_are_all_told_and_no_other(audit: Audit) -> None:
    told = [
        (evidence.table, evidence.code, evidence.column)
        for finding in audit.findings
        if finding.kind == "rounding" and (evidence := finding.evidence[0]).table is not None
    ]
    assert Counter(told) == Counter(TAILS)


def test_the_true_findings_of_the_sample_and_no_other(audit: Audit) -> None:
    found = [
        (finding.rule, finding.severity, finding.found, finding.expected)
        for finding in audit.findings
        if finding.kind != "rounding"
    ]
    assert sorted(found) == sorted(
        [
            ("narrative.initial_budget_sum", "error", "4,537", "4,531.60"),
            ("narrative.completion", "error", "3,721.70", "1,365.20"),
            ("performance.narrative_money", "error", "2765.05", "368.55"),
            ("narrative.executed_and_paid", "warning", "1365.20", "1307.954"),
            ("performance.rate_score", "warning", "5", "1.333"),
            ("performance.missed_target", "warning", "20", "少于 20"),
            ("performance.missed_target", "warning", "15", "少于 15"),
            ("narrative.completion", "info", "0%", "无从计算"),
            ("narrative.completion", "info", "0%", "无从计算"),
            ("narrative.share_of_nothing", "info", "0%", "无从计算"),
            ("performance.published", "info", "8", "2"),
            ("form.typography", "info", "退体", "退休"),
            ("form.typography", "info", "绩效标完成", "绩效目标完成"),
        ]
    )


def test_the_samples_projects_are_a_tail(audit: Audit) -> None:
    (tail,) = [
        finding
        for finding in audit.findings
        if finding.kind == "rounding" and finding.rule == "narrative.evaluated_projects"
    ]
    assert (tail.found, tail.expected) == ("1365.20", "1,365.204")


def test_every_term_that_is_printed_leads_to_its_place(sample: Report, audit: Audit) -> None:
    for comparison in audit.comparisons:
        for term in comparison.terms:
            if term.amount is not None:
                assert term.evidence is not None, comparison.subject
                assert 1 <= term.evidence.source.page <= sample.pages


def test_coverage_counts_printed_numbers_once(audit: Audit) -> None:
    coverage = audit.coverage
    assert coverage.checked + len(coverage.unchecked) == coverage.numbers
    assert coverage.checked / coverage.numbers > 0.94


def test_a_number_that_no_rule_takes_is_unchecked() -> None:
    audit = check(tables(three_public_statistics="count\n_ 公务用车保有量（辆） 3"))
    assert (audit.coverage.numbers, audit.coverage.checked) == (1, 0)
    assert [source.text for source in audit.coverage.unchecked] == ["3"]


def test_a_single_wrong_digit_is_found(sample: Report) -> None:
    """Every amount of the expenditure table, ten times as large, contradicts something."""
    from dataclasses import replace

    table = sample.table("expenditure")
    assert table is not None
    for index, row in enumerate(table.rows):
        cell = row.cells["total"]
        assert cell.amount is not None
        wrong = replace(cell, amount=replace(cell.amount, value=cell.amount.value * Decimal(10)))
        changed = replace(row, cells={**row.cells, "total": wrong})
        rows = (*table.rows[:index], changed, *table.rows[index + 1 :])
        others = tuple(replace(table, rows=rows) if one is table else one for one in sample.tables)
        errors = [f for f in check(replace(sample, tables=others)).findings if f.severity == "error"]
        assert any(cell.source in [e.source for e in f.evidence] for f in errors), row.name


@pytest.mark.skipif(not REAL.is_file(), reason="the real report is not at hand")
def test_the_tables_of_a_real_report_have_tails_and_no_error() -> None:
    report = read_report(REAL)
    audit = check(report)
    assert not [
        finding
        for finding in audit.findings
        if finding.severity != "info" and not finding.rule.startswith(TEXT)
    ]
    cells = {
        cell.source
        for table in report.tables
        for row in table.rows
        for cell in row.cells.values()
        if cell.amount
    }
    assert not cells & set(audit.coverage.unchecked)
    tails = {finding.found for finding in audit.findings if finding.kind == "rounding"}
    assert {"3845.25", "236.63", "3832.36", "1092.80", "9746.50", "440.90", "4884.09", "10210.34"} <= tails
