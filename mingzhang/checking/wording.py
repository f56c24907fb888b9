"""An audit in the words of its report: a budget's tables are 预算表, whatever the forms are declared as."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from mingzhang.checking.audit import Audit
from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.registry import Rule
from mingzhang.forms import FORMS
from mingzhang.model import Finding, ReportKind

TITLES = tuple(
    sorted(
        ((form.title, form.budget_title or form.title.replace("决算", "预算")) for form in FORMS),
        key=lambda pair: -len(pair[0]),
    )
)
"""The forms' titles with what a budget calls them, the longest first."""

_BUDGET_TITLES = dict(TITLES)
_ANY_TITLE = re.compile("|".join(re.escape(title) for title, _ in TITLES))


def in_words(text: str, kind: ReportKind) -> str:
    """The text with the forms' titles as the kind of report has them."""
    if kind == "final_account":
        return text
    return _ANY_TITLE.sub(lambda found: _BUDGET_TITLES[found.group()], text)


def audit_in_words(audit: Audit, kind: ReportKind) -> Audit:
    """The audit as it is told of a report of this kind; twice is the same as once."""
    if kind == "final_account":
        return audit
    return replace(
        audit,
        findings=tuple(_finding(finding, kind) for finding in audit.findings),
        comparisons=tuple(_comparison(comparison, kind) for comparison in audit.comparisons),
        idle={rule: in_words(why, kind) for rule, why in audit.idle.items()},
    )


def rules_in_words(rules: Iterable[Rule], kind: ReportKind) -> tuple[Rule, ...]:
    """The rules with their titles and bases as the kind of report has them."""
    return tuple(
        replace(
            rule,
            title=in_words(rule.title, kind),
            basis=in_words(rule.basis, kind),
            meaning=in_words(rule.meaning, kind),
        )
        for rule in rules
    )


def _finding(finding: Finding, kind: ReportKind) -> Finding:
    return replace(
        finding,
        title=in_words(finding.title, kind),
        message=in_words(finding.message, kind),
        follows=tuple(in_words(told, kind) for told in finding.follows),
    )


def _comparison(comparison: Comparison, kind: ReportKind) -> Comparison:
    return replace(
        comparison,
        subject=in_words(comparison.subject, kind),
        note=in_words(comparison.note, kind),
        found_terms=tuple(_term(term, kind) for term in comparison.found_terms),
        expected_terms=tuple(_term(term, kind) for term in comparison.expected_terms),
    )


def _term(term: Term, kind: ReportKind) -> Term:
    name = in_words(term.name, kind)
    return term if name == term.name else replace(term, name=name)
