"""One comparison: two sides made of printed numbers, and how they stand to each other.

A side keeps every term with the place where it is printed, so that the identity can be written out
term by term and each number leads to its page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mingzhang.checking.intervals import Interval, Relation, interval
from mingzhang.model import Amount, Evidence, Severity, Source

Outcome = Literal["holds", "tail", "differs", "not_applicable", "insufficient", "unreadable"]
OUTCOMES: tuple[Outcome, ...] = ("holds", "tail", "differs", "not_applicable", "insufficient", "unreadable")


@dataclass(frozen=True, slots=True)
class Term:
    """A number that takes part in a comparison; a blank has no amount and counts as zero."""

    name: str
    amount: Amount | None
    evidence: Evidence | None = None
    """None for a blank: nothing is printed there."""
    negative: bool = False
    sources: tuple[Source, ...] = ()
    """Of a derived number: the printed ones it was computed from (this year's figure, the change)."""

    @property
    def interval(self) -> Interval:
        whole = interval(self.amount) if self.amount is not None else Interval.exact(0)
        return -whole if self.negative else whole


@dataclass(frozen=True, slots=True)
class Comparison:
    """``found`` side against ``expected`` side, under ``relation``.

    ``subject`` says in Chinese what is compared, ``note`` why it could not be or what is special.
    ``severity`` and ``kind`` are the rule's unless the comparison says otherwise.
    """

    rule: str
    outcome: Outcome
    subject: str
    found_terms: tuple[Term, ...] = ()
    expected_terms: tuple[Term, ...] = ()
    relation: Relation = "="
    found: str = ""
    expected: str = ""
    difference: str = ""
    tolerance: str = ""
    note: str = ""
    severity: Severity | None = None
    unit: str = "万元"

    @property
    def terms(self) -> tuple[Term, ...]:
        return (*self.found_terms, *self.expected_terms)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The printed places, the found side first, each once."""
        return tuple(dict.fromkeys(term.evidence for term in self.terms if term.evidence is not None))
