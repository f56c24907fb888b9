"""Reports and findings as the JSON objects that the command line promises.

Money in 万元 as decimal strings; boxes in points on the page as displayed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mingzhang.errors import MingZhangError
from mingzhang.model import (
    Cell,
    Evidence,
    Fact,
    Finding,
    Fund,
    Indicator,
    Project,
    ReadingWarning,
    Recognition,
    Report,
    Row,
    Source,
    Table,
)

if TYPE_CHECKING:
    from mingzhang.checking.audit import Audit, Coverage
    from mingzhang.checking.registry import Rule

Object = dict[str, Any]

REPORT_SCHEMA = "mingzhang.report/1"
FINDINGS_SCHEMA = "mingzhang.findings/1"
RULES_SCHEMA = "mingzhang.rules/1"
FUND_CELLS = ("initial_budget", "budget", "final", "points", "rate", "score")
INDICATOR_CELLS = ("points", "score")


def report_object(report: Report, file: str | None = None) -> Object:
    """What ``read --json`` prints; ``file`` is the file as the user named it."""
    return {
        "schema": REPORT_SCHEMA,
        "file": report.file if file is None else file,
        "sha256": report.sha256,
        "kind": report.kind,
        "scope": report.scope,
        "department": report.department,
        "year": report.year,
        "unit": report.unit,
        "pages": report.pages,
        "tables": [_table(table) for table in report.tables],
        "facts": [_fact(fact) for fact in report.facts],
        "projects": [_project(project) for project in report.projects],
        "warnings": [_warning(warning) for warning in report.warnings],
    }


def findings_object(report: Report, audit: Audit) -> Object:
    """What ``check --json`` prints."""
    return {
        "schema": FINDINGS_SCHEMA,
        "department": report.department,
        "year": report.year,
        "findings": [finding_object(finding) for finding in audit.findings],
        "comparisons": dict(audit.counts),
        "rules": {"run": audit.run, "of": audit.rules},
        "coverage": coverage_object(audit.coverage),
    }


def coverage_object(coverage: Coverage) -> Object:
    """How many of the printed numbers were checked, and the places of those that were not."""
    return {
        "numbers": coverage.numbers,
        "checked": coverage.checked,
        "unchecked": [_place(source) for source in coverage.unchecked],
    }


def rules_object(rules: tuple[Rule, ...]) -> Object:
    """What ``rules --json`` prints."""
    return {
        "schema": RULES_SCHEMA,
        "rules": [
            {
                "id": rule.id,
                "title": rule.title,
                "severity": rule.severity,
                "basis": rule.basis,
                "needs": list(rule.needs),
                "kind": rule.kind,
                "kinds": list(rule.kinds),
                "meaning": rule.meaning,
            }
            for rule in rules
        ],
    }


def error_object(error: MingZhangError, file: str | None = None) -> Object:
    """What went wrong; with ``file`` where it is one of several."""
    described: Object = {"error": {"code": error.code, "message": error.message}}
    return described if file is None else {"file": file} | described


def _digits(cell: Cell | None) -> str | None:
    return None if cell is None or cell.amount is None else format(cell.amount.value, "f")


def _box(source: Source) -> list[float]:
    return [round(edge, 2) for edge in source.bbox]


def _place(source: Source) -> Object:
    described: Object = {"page": source.page, "bbox": _box(source), "text": source.text}
    if source.place is not None:
        described["place"] = source.place
    if source.recognition is not None:
        described["recognition"] = _recognition(source.recognition)
    return described


def _recognition(recognition: Recognition) -> Object:
    """How a scan's figure was read; ``read`` and ``correction`` only where it was corrected."""
    described: Object = {
        "confidence": round(recognition.confidence, 3),
        "confirmed": recognition.confirmed,
    }
    if recognition.read is not None:
        described |= {"read": recognition.read, "correction": recognition.correction}
    return described


def _places(cells: Mapping[str, Cell]) -> Object:
    return {name: _place(cell.source) for name, cell in cells.items() if cell.source is not None}


def _table(table: Table) -> Object:
    described: Object = {
        "id": table.id,
        "title": table.title,
        "number": table.number,
        "printed_unit": table.printed_unit,
        "pages": list(table.pages),
        "empty": table.empty,
        "rows": [_row(row) for row in table.rows],
    }
    return described if table.id is not None else described | {"grid": [list(line) for line in table.grid]}


def _row(row: Row) -> Object:
    return {
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "side": row.side,
        "parent": row.parent,
        "values": {column: _digits(cell) for column, cell in row.cells.items()},
        "cells": _places(row.cells),
    }


def _fact(fact: Fact) -> Object:
    described: Object = {
        "subject": fact.subject,
        "code": fact.code,
        "measure": fact.measure,
        "period": fact.period,
        "basis": fact.basis,
        "value": format(fact.amount.value, "f"),
        "unit": fact.unit,
        "derived": fact.derived,
        **_place(fact.source),
        "sentence": fact.sentence,
    }
    return described | {"sources": [_place(source) for source in fact.sources]} if fact.derived else described


def _project(project: Project) -> Object:
    return {
        "name": project.name,
        "page": project.pages[0] if project.pages else None,
        "funds": [_fund(fund) for fund in project.funds],
        "score": _digits(project.score),
        "indicators": [_indicator(indicator) for indicator in project.indicators],
    }


def _fund(fund: Fund) -> Object:
    amounts = {name: _digits(fund.cells.get(name)) for name in FUND_CELLS}
    return {"name": fund.name, **amounts, "cells": _places(fund.cells)}


def _indicator(indicator: Indicator) -> Object:
    return {
        "level1": indicator.level1,
        "level2": indicator.level2,
        "name": indicator.name,
        "target": indicator.target,
        "actual": indicator.actual,
        **{name: _digits(indicator.cells.get(name)) for name in INDICATOR_CELLS},
        "reason": indicator.reason,
        "cells": _places(indicator.cells),
    }


def _warning(warning: ReadingWarning) -> Object:
    return {"code": warning.code, "message": warning.message, "page": warning.page}


def finding_object(finding: Finding) -> Object:
    """One finding, as ``check --json`` prints it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "kind": finding.kind,
        "title": finding.title,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "difference": finding.difference,
        "tolerance": finding.tolerance,
        "evidence": [evidence_object(evidence) for evidence in finding.evidence],
    }


def evidence_object(evidence: Evidence) -> Object:
    """A place that a finding rests on."""
    return {
        **_place(evidence.source),
        "sentence": evidence.sentence,
        "name": evidence.name,
        "table": evidence.table,
        "code": evidence.code,
        "column": evidence.column,
    }
