"""Comparisons → findings: what a reader has to be told, in Chinese, with the places it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.registry import Rule
from mingzhang.checking.settling import BLANK_PARTS
from mingzhang.model import Finding

RELATIONS = {"=": "应等于", "<=": "应不大于"}


def findings_of(rule: Rule, comparisons: Iterable[Comparison]) -> Iterator[Finding]:
    """A finding for every comparison that is off, is a tail, or could not be made."""
    for comparison in comparisons:
        if comparison.outcome == "tail":
            yield _finding(rule, comparison, "info", "rounding", tail_message(comparison))
        elif comparison.outcome == "differs":
            severity = comparison.severity or rule.severity
            yield _finding(rule, comparison, severity, rule.kind, difference_message(comparison))
        elif comparison.outcome in ("unreadable", "insufficient") and comparison.evidence:
            message = f"{comparison.subject}：{comparison.note}，未作核对。"
            yield _finding(rule, comparison, "info", comparison.outcome, message)


def tail_message(comparison: Comparison) -> str:
    """相差 0.01，在四舍五入的容差 0.015 之内，属尾差。"""
    explained = f"在四舍五入的容差 {comparison.tolerance} 之内，属尾差"
    return f"{_both(comparison)}，相差 {comparison.difference}，{explained}。"


def difference_message(comparison: Comparison) -> str:
    """相差多少，容差多少；或该行自己的话。"""
    if comparison.note and comparison.note != BLANK_PARTS:
        return f"{comparison.subject}：{comparison.note}。"
    if comparison.note == BLANK_PARTS:
        return f"{comparison.subject}：印为 {comparison.found}，而{BLANK_PARTS}。"
    return (
        f"{_both(comparison)}，相差 {comparison.difference}，超出四舍五入所能解释的 {comparison.tolerance}。"
    )


def _both(comparison: Comparison) -> str:
    relation = RELATIONS[comparison.relation]
    return f"{comparison.subject}：印为 {comparison.found}，{relation} {comparison.expected}"


def _finding(rule: Rule, comparison: Comparison, severity: str, kind: str, message: str) -> Finding:
    assert severity in ("error", "warning", "info")
    return Finding(
        rule=rule.id,
        severity=severity,
        kind=kind,
        title=rule.title,
        message=message,
        expected=comparison.expected,
        found=comparison.found,
        difference=comparison.difference,
        tolerance=comparison.tolerance,
        evidence=comparison.evidence,
    )
