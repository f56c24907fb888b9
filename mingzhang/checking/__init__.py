"""Checks: what a report says, set against itself. ``check(report)`` runs every rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from mingzhang.checking.audit import Audit, Coverage
from mingzhang.checking.comparison import OUTCOMES, Comparison, Outcome, Term
from mingzhang.checking.coverage import coverage_of
from mingzhang.checking.findings import findings_of
from mingzhang.checking.identities import identity_rules
from mingzhang.checking.links import link_rules
from mingzhang.checking.precision import with_true_precision
from mingzhang.checking.registry import Rule, concerns, lacking
from mingzhang.checking.shared import sharing
from mingzhang.checking.wording import audit_in_words
from mingzhang.checking.written import written_rules
from mingzhang.model import Report

__all__ = ["Audit", "Comparison", "Coverage", "Rule", "Term", "check", "rules"]


@cache
def rules() -> tuple[Rule, ...]:
    """The whole catalogue: the forms' identities and links, then the rules written by hand."""
    return (*identity_rules(), *link_rules(), *written_rules())


@cache
def _by_id() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in rules()}


def check(report: Report) -> Audit:
    """Runs every rule on a report, and tells of its tables as its kind calls them.

    Findings are in order of severity, then of the catalogue; comparisons that differ for one cause have
    one finding.
    """
    report = with_true_precision(report)
    wanted = [rule for rule in rules() if concerns(rule, report)]
    comparisons: list[Comparison] = []
    idle: dict[str, str] = {}
    with sharing():
        for rule in wanted:
            made, why = _run(rule, report)
            if why:
                idle[rule.id] = why
            comparisons.extend(made)
        findings, told = findings_of(report, _by_id(), comparisons)
    counted: Counter[Outcome] = Counter(comparison.outcome for comparison in comparisons)
    audit = Audit(
        findings=findings,
        comparisons=tuple(comparisons),
        counts={outcome: counted[outcome] for outcome in OUTCOMES},
        rules=len(wanted),
        run=len(wanted) - len(idle),
        idle=idle,
        coverage=coverage_of(report, comparisons),
        told=told,
    )
    return audit_in_words(audit, report.kind)


def _run(rule: Rule, report: Report) -> tuple[list[Comparison], str]:
    """A rule's comparisons; where there are none, one that says why, and the reason."""
    lack = lacking(rule, report)
    if lack is None:
        made = list(rule.run(report))
        if made:
            return made, ""
        lack = ("not_applicable", "没有可比的数字")
    outcome, why = lack
    return [Comparison(rule.id, outcome, rule.title, note=why)], why
