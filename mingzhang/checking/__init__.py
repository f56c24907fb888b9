"""Checks: what a report says, set against itself. ``check(report)`` runs every rule."""

from __future__ import annotations

from collections import Counter
from functools import cache

from mingzhang.checking.audit import Audit, Coverage
from mingzhang.checking.comparison import OUTCOMES, Comparison, Outcome, Term
from mingzhang.checking.coverage import coverage_of
from mingzhang.checking.findings import findings_of
from mingzhang.checking.identities import identity_rules
from mingzhang.checking.links import link_rules
from mingzhang.checking.precision import with_true_precision
from mingzhang.checking.registry import Rule, lacking
from mingzhang.checking.wording import audit_in_words
from mingzhang.checking.written import written_rules
from mingzhang.model import Finding, Report

__all__ = ["Audit", "Comparison", "Coverage", "Rule", "Term", "check", "rules"]

SEVERITIES = ("error", "warning", "info")


@cache
def rules() -> tuple[Rule, ...]:
    """The whole catalogue: the forms' identities and links, then the rules written by hand."""
    return (*identity_rules(), *link_rules(), *written_rules())


def check(report: Report) -> Audit:
    """Runs every rule on a report, and tells of its tables as its kind calls them.

    Findings are in order of severity, then of the catalogue.
    """
    report = with_true_precision(report)
    comparisons: list[Comparison] = []
    findings: list[Finding] = []
    idle: dict[str, str] = {}
    for rule in rules():
        made, why = _run(rule, report)
        if why:
            idle[rule.id] = why
        comparisons.extend(made)
        findings.extend(findings_of(rule, made))
    counted: Counter[Outcome] = Counter(comparison.outcome for comparison in comparisons)
    audit = Audit(
        findings=tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))),
        comparisons=tuple(comparisons),
        counts={outcome: counted[outcome] for outcome in OUTCOMES},
        rules=len(rules()),
        run=len(rules()) - len(idle),
        idle=idle,
        coverage=coverage_of(report, comparisons),
    )
    return audit_in_words(audit, report.kind)


def _run(rule: Rule, report: Report) -> tuple[list[Comparison], str]:
    """A rule's comparisons; where there are none, one that says why, and the reason."""
    why = lacking(rule, report)
    if not why:
        made = list(rule.run(report))
        if made:
            return made, ""
        why = "没有可比的数字"
    return [Comparison(rule.id, "not_applicable", rule.title, note=why)], why
