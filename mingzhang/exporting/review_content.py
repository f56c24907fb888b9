"""What a review holds, whatever it is written as: the findings in order, each with all that belongs to it.

A finding is joined with its comparison (which writes its identity out), its rule (which explains it) and
the reviewer's decision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mingzhang import __version__
from mingzhang.checking import rules
from mingzhang.checking.audit import Audit
from mingzhang.checking.comparison import Comparison
from mingzhang.checking.registry import Rule
from mingzhang.checking.wording import rules_in_words
from mingzhang.frames.checks import Unchecked, numbered, unchecked
from mingzhang.frames.findings import SEVERITIES, filed
from mingzhang.model import Evidence, Finding, Report, Severity
from mingzhang.reviewing import Decision, Review, Verdict

TAIL = "rounding"
"""The kind of findings that rounding explains."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding with its number in the review, counted from 1 in order of severity."""

    number: int
    finding: Finding
    rule: Rule | None
    comparisons: tuple[Comparison, ...]
    """All that it tells of: what it is told by first, then what does not agree for the same cause."""
    key: str
    """By which decisions about it are kept."""
    decision: Decision | None = None

    @property
    def comparison(self) -> Comparison | None:
        """What the finding is told by."""
        return self.comparisons[0] if self.comparisons else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self.finding.evidence


@dataclass(frozen=True, slots=True)
class ReviewPaper:
    """A report's audit, ready to be written down."""

    report: Report
    audit: Audit
    items: tuple[Item, ...]
    rules: tuple[Rule, ...]
    """The catalogue in the words of the report's kind."""
    review: Review
    made: date
    reasons: tuple[Reason, ...]
    """Why rules and comparisons came to no outcome, the commonest first."""
    version: str = __version__

    def of_severity(self, severity: Severity) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.finding.severity == severity)

    @property
    def verdicts(self) -> Mapping[Verdict | None, int]:
        """How many findings have which verdict; None for those without one."""
        return Counter(item.decision.verdict if item.decision is not None else None for item in self.items)

    @property
    def bygone(self) -> tuple[Decision, ...]:
        """Decisions about findings that checking no longer has."""
        return self.review.beyond(item.key for item in self.items)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was not checked, with all that it holds of."""

    outcome: str
    why: str
    entries: tuple[Unchecked, ...]


def review_paper(report: Report, audit: Audit, made: date, review: Review | None = None) -> ReviewPaper:
    """The review of a report with the reviewer's decisions; ``made`` is the day it is written."""
    decided = review or Review(report.sha256)
    told = rules_in_words(rules(), report.kind)
    by_id = {rule.id: rule for rule in told}
    found = sorted(filed(audit), key=lambda one: _order(one.finding))
    items = tuple(
        Item(
            number,
            one.finding,
            by_id.get(one.finding.rule),
            tuple(member.comparison for member in one.members),
            one.key,
            decided.of(one.key),
        )
        for number, one in enumerate(found, 1)
    )
    reasons = gathered(unchecked(audit, told, numbered(audit)))
    return ReviewPaper(report, audit, items, told, decided, made, reasons)


def _order(finding: Finding) -> tuple[int, bool]:
    """The gravest first; what rounding explains last."""
    return SEVERITIES.index(finding.severity), finding.kind == TAIL


def gathered(entries: Iterable[Unchecked]) -> tuple[Reason, ...]:
    """What came to no outcome, gathered by its reason, the commonest first."""
    by_reason: dict[tuple[str, str], list[Unchecked]] = {}
    for entry in entries:
        by_reason.setdefault((entry.outcome, entry.why), []).append(entry)
    found = (Reason(outcome, why, tuple(given)) for (outcome, why), given in by_reason.items())
    return tuple(sorted(found, key=lambda reason: -len(reason.entries)))
