"""A review as JSON: what was checked, how it came out, and what the reviewer decided.

The object is also a kept review (``mingzhang.reviewing.files``): its ``sha256`` and ``decisions`` are those.
"""

from __future__ import annotations

import json
from typing import Any

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.exporting.contract import coverage_object, evidence_object, finding_object
from mingzhang.exporting.review_content import Item, Reason, ReviewPaper
from mingzhang.exporting.review_words import title
from mingzhang.reviewing import Decision
from mingzhang.reviewing.files import SCHEMA

Object = dict[str, Any]


def review_bytes(paper: ReviewPaper) -> bytes:
    """The review's object, indented."""
    return (json.dumps(review_object(paper), ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def review_object(paper: ReviewPaper) -> Object:
    """Identity of the file, findings with their decisions, outcomes, coverage, every comparison."""
    report, audit = paper.report, paper.audit
    return {
        "schema": SCHEMA,
        "title": title(report),
        "made": paper.made.isoformat(),
        "program": {"name": "mingzhang", "version": paper.version},
        "file": report.file,
        "sha256": report.sha256,
        "kind": report.kind,
        "scope": report.scope,
        "department": report.department,
        "year": report.year,
        "pages": report.pages,
        "findings": [_finding(item) for item in paper.items],
        "decisions": [
            {"finding": decision.finding_key} | _decision(decision) for decision in paper.review.decisions
        ],
        "outcomes": dict(audit.counts),
        "rules": {"run": audit.run, "of": audit.rules, "idle": dict(audit.idle)},
        "coverage": coverage_object(audit.coverage),
        "unchecked": [_reason(reason) for reason in paper.reasons],
        "comparisons": [_comparison(comparison) for comparison in audit.comparisons],
        "warnings": [{"code": one.code, "message": one.message, "page": one.page} for one in report.warnings],
    }


def _finding(item: Item) -> Object:
    return {
        "number": item.number,
        "key": item.key,
        **finding_object(item.finding),
        "basis": item.rule.basis if item.rule is not None else "",
        "decision": _decision(item.decision) if item.decision is not None else None,
    }


def _decision(decision: Decision) -> Object:
    return {"verdict": decision.verdict, "note": decision.note, "at": decision.at.isoformat()}


def _reason(reason: Reason) -> Object:
    return {
        "outcome": reason.outcome,
        "why": reason.why,
        "what": [entry.what for entry in reason.entries],
    }


def _comparison(comparison: Comparison) -> Object:
    return {
        "rule": comparison.rule,
        "outcome": comparison.outcome,
        "subject": comparison.subject,
        "relation": comparison.relation,
        "found": comparison.found,
        "expected": comparison.expected,
        "difference": comparison.difference,
        "tolerance": comparison.tolerance,
        "unit": comparison.unit,
        "note": comparison.note,
        "found_terms": [_term(term) for term in comparison.found_terms],
        "expected_terms": [_term(term) for term in comparison.expected_terms],
    }


def _term(term: Term) -> Object:
    return {
        "name": term.name,
        "value": format(term.amount.value, "f") if term.amount is not None else None,
        "negative": term.negative,
        "evidence": evidence_object(term.evidence) if term.evidence is not None else None,
    }
