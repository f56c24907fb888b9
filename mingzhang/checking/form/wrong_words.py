"""What rules about words find: a stretch of running text, what should stand there, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.recognised import is_recognised, is_unsure
from mingzhang.model import Evidence, Part, Passage, Report, Severity, Table

SHOWN = 60
"""Places that a finding of a template shows; it has hundreds."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that are off: where they stand, what they are, what should stand there, and why."""

    evidence: tuple[Evidence, ...]
    found: str
    expected: str
    note: str
    severity: Severity | None = None
    """None: the rule's."""


def slip(
    passage: Passage, start: int, end: int, expected: str, note: str, severity: Severity | None = None
) -> Slip:
    """The letters [start, end) of a passage as a slip."""
    evidence = Evidence(passage.quote(start, end), passage.sentence(start))
    return Slip((evidence,), passage.text[start:end], expected, note, severity)


def slip_at(evidence: Evidence, expected: str, note: str) -> Slip:
    """Words outside the running text as a slip: a name in a table."""
    return Slip((evidence,), evidence.source.text, expected, note)


def settled(report: Report, rule: str, subject: str, slips: Iterable[Slip]) -> Iterator[Comparison]:
    """A comparison for every slip; of a blank template one for all; that it holds where there is none."""
    found = tuple(slips)
    if not found:
        yield Comparison(rule, "holds", subject)
    elif len(found) > 1 and is_template(report):
        yield _differing(rule, subject, _together(found))
    else:
        yield from (_differing(rule, subject, one) for one in found)


def is_template(report: Report) -> bool:
    """Whether the report is a form that nobody has filled in."""
    return not report.facts and any(warning.code == "template" for warning in report.warnings)


def is_certain(table: Table) -> bool:
    """Whether the table's rows were printed as text, not recognised in a picture."""
    return not any(map(is_recognised, table.rows))


def printed(report: Report, *parts: Part) -> Iterator[Passage]:
    """The passages of these parts (without any: all but the list of contents) whose letters are certain."""
    for passage in report.passages:
        wanted = passage.part in parts if parts else passage.part != "contents"
        if wanted and not is_recognised(passage):
            yield passage


def plainly_read(report: Report, *parts: Part) -> Iterator[Passage]:
    """As ``printed``, and those of a scan that leave no doubt: for words that no misreading makes."""
    for passage in report.passages:
        wanted = passage.part in parts if parts else passage.part != "contents"
        if wanted and not is_unsure(passage):
            yield passage


def matches(pattern: re.Pattern[str], passages: Iterable[Passage]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Every match in the passages' plain text."""
    for passage in passages:
        for found in pattern.finditer(passage.plain):
            yield passage, found


def _together(slips: Sequence[Slip]) -> Slip:
    words = list(dict.fromkeys(one.found for one in slips))
    shown = "、".join(f"“{word}”" for word in words[:5])
    severities = {one.severity for one in slips}
    return Slip(
        tuple(evidence for one in slips for evidence in one.evidence)[:SHOWN],
        "、".join(words[:5]),
        slips[0].expected,
        f"全文 {len(slips)} 处，如{shown}，应为未填写的模板，请核实",
        slips[0].severity if len(severities) == 1 else None,
    )


def _differing(rule: str, subject: str, one: Slip) -> Comparison:
    terms = tuple(Term(one.found, None, evidence) for evidence in one.evidence)
    return Comparison(
        rule,
        "differs",
        subject,
        terms,
        found=one.found,
        expected=one.expected,
        note=one.note,
        severity=one.severity,
        unit="",
    )
