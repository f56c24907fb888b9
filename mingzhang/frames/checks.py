"""An audit as the page shows it: families of comparisons, one comparison's sides, what was not checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Literal

from mingzhang.checking import rules
from mingzhang.checking.audit import Audit
from mingzhang.checking.comparison import OUTCOMES, Comparison, Outcome, Term
from mingzhang.checking.intervals import Interval, slack, total
from mingzhang.checking.registry import Rule
from mingzhang.model import Finding, Severity, Source

Standing = Literal[Outcome, "remark"]
"""A comparison's outcome as a reader is told it: a difference that only informs is a ``remark``."""
STANDINGS: tuple[Standing, ...] = (*OUTCOMES, "remark")
CHECKED: tuple[Standing, ...] = ("holds", "tail", "differs", "remark")
GRAVITY: tuple[Severity, ...] = ("error", "warning", "info")
NO_GRAVITY = len(GRAVITY)
UNCHECKED: tuple[Outcome, ...] = ("not_applicable", "insufficient", "unreadable")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which comparisons a reader asks for; "" asks for all."""

    outcome: str = ""
    table: str = ""
    code: str = ""
    """A functional code: comparisons that involve it or anything under it."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A comparison with its place in the audit, by which a link names it."""

    number: int
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Family:
    """All comparisons of one rule."""

    rule: str
    title: str
    meaning: str
    basis: str
    members: tuple[Numbered, ...]
    """Differences first (errors before what is only to be looked at), then tails, then the rest."""
    gravity: int
    """0 where a member is an error, 1 a warning, 2 a difference to be looked at, 3 none of these."""

    @property
    def counts(self) -> Mapping[Standing, int]:
        return counts_of(member.comparison for member in self.members)

    @property
    def checked(self) -> int:
        """How many of the comparisons came to an outcome."""
        counts = self.counts
        return sum(counts[outcome] for outcome in CHECKED)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of an identity as intervals, where each is the plain sum of its terms."""

    found: Interval
    expected: Interval
    slack: Decimal

    @property
    def difference(self) -> Decimal:
        return self.found.value - self.expected.value

    @property
    def meet(self) -> bool:
        return self.found.meets(self.expected)


@cache
def _severities() -> Mapping[str, Severity]:
    return {rule.id: rule.severity for rule in rules()}


def standing_of(comparison: Comparison) -> Standing:
    """The outcome, with differences that are no error and no warning told apart."""
    if comparison.outcome != "differs":
        return comparison.outcome
    severity = comparison.severity or _severities().get(comparison.rule, "error")
    return "remark" if severity == "info" else "differs"


def counts_of(comparisons: Iterable[Comparison]) -> dict[Standing, int]:
    """How many comparisons stand in each way; every way has an entry."""
    counts: dict[Standing, int] = dict.fromkeys(STANDINGS, 0)
    for comparison in comparisons:
        counts[standing_of(comparison)] += 1
    return counts


def numbered(audit: Audit, chosen: Chosen | None = None) -> tuple[Numbered, ...]:
    """The audit's comparisons that are asked for, in its order."""
    wanted = chosen or Chosen()
    return tuple(
        Numbered(number, comparison)
        for number, comparison in enumerate(audit.comparisons)
        if involves(comparison, wanted)
    )


def involves(comparison: Comparison, chosen: Chosen) -> bool:
    """Whether a comparison is among those asked for."""
    if chosen.outcome and standing_of(comparison) != chosen.outcome:
        return False
    evidence = comparison.evidence
    if chosen.table and not any(each.table == chosen.table for each in evidence):
        return False
    return not chosen.code or any(
        each.code is not None and each.code.startswith(chosen.code) for each in evidence
    )


def families(members: Iterable[Numbered], rules: Iterable[Rule]) -> tuple[Family, ...]:
    """A family for every rule with a member: those with differences first, then tails, then by size."""
    known = {rule.id: rule for rule in rules}
    by_rule: dict[str, list[Numbered]] = {}
    for member in members:
        by_rule.setdefault(member.comparison.rule, []).append(member)
    found = [_family(rule_id, own, known.get(rule_id)) for rule_id, own in by_rule.items()]
    return tuple(sorted(found, key=_weight))


def _family(rule_id: str, members: list[Numbered], rule: Rule | None) -> Family:
    order = {standing: at for at, standing in enumerate(("differs", "remark", "tail", "holds"))}

    def weight(member: Numbered) -> tuple[int, int]:
        return order.get(standing_of(member.comparison), 4), gravity_of(member.comparison, rule)

    members = sorted(members, key=weight)
    gravest = min((gravity_of(member.comparison, rule) for member in members), default=NO_GRAVITY)
    if rule is None:
        return Family(rule_id, rule_id, "", "", tuple(members), gravest)
    return Family(rule_id, rule.title, rule.meaning, rule.basis, tuple(members), gravest)


def gravity_of(comparison: Comparison, rule: Rule | None) -> int:
    """How grave a difference is: 0 an error, 1 a warning, 2 to be looked at; ``NO_GRAVITY`` for none."""
    if comparison.outcome != "differs":
        return NO_GRAVITY
    severity = comparison.severity or (rule.severity if rule is not None else "error")
    return GRAVITY.index(severity)


def _weight(family: Family) -> tuple[bool, int, int, int]:
    """The gravest first; among them those of which it is a larger part; then by tails and by size."""
    counts = family.counts
    differing = counts["differs"] + counts["remark"]
    size = family.checked if differing else -counts["holds"]
    return (not family.checked, family.gravity, 0 if differing else -counts["tail"], size)


def sides(comparison: Comparison) -> Sides | None:
    """Both sides' intervals; None where a side is no plain sum (a rate, a count of words, a blank)."""
    if not comparison.found_terms or not comparison.expected_terms:
        return None
    if not any(term.amount for term in comparison.found_terms):
        return None
    found = total(term.interval for term in comparison.found_terms)
    expected = total(term.interval for term in comparison.expected_terms)
    stated = _number(comparison.difference)
    if stated is None or stated != found.value - expected.value:
        return None
    return Sides(found, expected, slack(found, expected))


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None


def tables_in(members: Iterable[Numbered]) -> tuple[str, ...]:
    """Ids of the tables that the comparisons' evidence stands in, in order of appearance."""
    found = (each.table for member in members for each in member.comparison.evidence)
    return tuple(dict.fromkeys(table for table in found if table is not None))


def findings_of(audit: Audit, comparison: Comparison) -> tuple[Finding, ...]:
    """The audit's findings that rest on the comparison: its rule speaks for them, a place is common."""
    places = {each.source for each in comparison.evidence}
    return tuple(
        finding
        for finding in audit.findings
        if comparison.rule in finding.rules and any(each.source in places for each in finding.evidence)
    )


def questioned(audit: Audit) -> frozenset[Source]:
    """The places that begin an error's or a warning's evidence: what a report is asked to explain."""
    return frozenset(
        finding.evidence[0].source
        for finding in audit.findings
        if finding.severity in ("error", "warning") and finding.evidence
    )


def printed_terms(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that are printed; blanks, which count as zero, are left out."""
    return tuple(term for term in terms if term.evidence is not None)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Why a rule or comparison came to no outcome."""

    outcome: Outcome
    what: str
    why: str
    sources: tuple[Source, ...] = ()
    rule: str = ""


def unchecked(audit: Audit, rules: Iterable[Rule], members: Iterable[Numbered]) -> tuple[Unchecked, ...]:
    """Rules that could not run, then comparisons without an outcome, with their reasons."""
    titles = {rule.id: rule.title for rule in rules}
    outcomes: dict[str, Outcome] = {
        each.rule: each.outcome for each in audit.comparisons if each.rule in audit.idle
    }
    idle = [
        Unchecked(outcomes[rule_id], titles.get(rule_id, rule_id), why, rule=rule_id)
        for rule_id, why in audit.idle.items()
    ]
    silent = [
        Unchecked(
            member.comparison.outcome,
            member.comparison.subject,
            member.comparison.note,
            tuple(each.source for each in member.comparison.evidence),
            member.comparison.rule,
        )
        for member in members
        if member.comparison.outcome in UNCHECKED and member.comparison.rule not in audit.idle
    ]
    return (*idle, *silent)
