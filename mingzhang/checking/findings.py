"""Comparisons → findings: what a reader has to be told, in Chinese, with the places it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from mingzhang.checking.borrowed import borrowed
from mingzhang.checking.causes import Cause, causes_of, with_suspect_first
from mingzhang.checking.comparison import Comparison
from mingzhang.checking.place_names import place_name
from mingzhang.checking.reckoning import place_of
from mingzhang.checking.registry import Rule
from mingzhang.checking.settling import BLANK_PARTS, digits, grouped
from mingzhang.checking.slips import is_ten_thousand_off
from mingzhang.model import Evidence, Finding, Report, Severity, Source
from mingzhang.reading.numbers import parse_amount

RELATIONS = {"=": "应等于", "<=": "应不大于"}
DOUBTED = 0.9
"""Below this confidence, what was recognised on a scan is held against nobody."""
MISREAD = "此处由扫描件识别，置信度低，请先对照原件。"
RATES = ("share", "growth", "completion", "rate")
"""Measures of the narrative in per cent."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def findings_of(
    report: Report, rules: Mapping[str, Rule], comparisons: Sequence[Comparison]
) -> tuple[tuple[Finding, ...], dict[int, int]]:
    """The findings, gravest first, and which of them tells of which comparison (both by number).

    Every comparison that is a tail or could not be made has one; what differs has one for each cause.
    """

    def severity_of(comparison: Comparison) -> Severity:
        return comparison.severity or rules[comparison.rule].severity

    made: list[tuple[Finding, tuple[int, ...]]] = []
    for found in causes_of(comparisons, severity_of):
        cause = _with_origin(report, found)
        members = [comparisons[number] for number in cause.comparisons]
        severity = _gravest([severity_of(one) for one in members])
        made.append((_of_cause(rules, cause, members, severity), cause.comparisons))
    told = {number for _, numbers in made for number in numbers}
    for number, comparison in enumerate(comparisons):
        if number not in told and (finding := _informing(rules[comparison.rule], comparison)) is not None:
            made.append((finding, (number,)))
    made.sort(key=lambda pair: (SEVERITIES.index(pair[0].severity), min(pair[1])))
    findings = tuple(finding for finding, _ in made)
    return findings, {number: at for at, (_, numbers) in enumerate(made) for number in numbers}


def _with_origin(report: Report, cause: Cause) -> Cause:
    """The cause with where the wrong figure may have been taken from, if anywhere: likelier than a slip."""
    if cause.suspect is None or cause.wanted is None or cause.printed is None:
        return cause
    return replace(
        cause, slip=borrowed(report, cause.suspect, cause.printed.value, cause.wanted.value) or cause.slip
    )


def _gravest(severities: Sequence[Severity]) -> Severity:
    for severity in SEVERITIES:
        if severity in severities:
            return severity
    return "info"


# ---------------------------------------------------------------- what only informs


def _informing(rule: Rule, comparison: Comparison) -> Finding | None:
    if comparison.outcome == "tail":
        return _finding(rule, comparison, "info", "rounding", tail_message(comparison))
    if comparison.outcome == "differs":
        return _finding(rule, comparison, "info", rule.kind, difference_message(comparison))
    if comparison.outcome in ("unreadable", "insufficient") and comparison.evidence:
        message = f"{comparison.subject}：{comparison.note}，未作核对。"
        return _finding(rule, comparison, "info", comparison.outcome, message)
    return None


# ---------------------------------------------------------------- what differs


def _of_cause(
    rules: Mapping[str, Rule], cause: Cause, members: Sequence[Comparison], severity: Severity
) -> Finding:
    """One finding for all comparisons of a cause; where recognition may be what is wrong, it only informs."""
    finding = _told_of_cause(rules, cause, members, severity)
    in_question = [cause.suspect] if cause.suspect is not None else members[0].evidence
    if not any(_may_be_misread(evidence.source) for evidence in in_question):
        return finding
    return replace(finding, severity="info", message=f"{finding.message}{MISREAD}")


def _may_be_misread(source: Source) -> bool:
    """Whether it was recognised without confidence, and no identity confirms it."""
    recognition = source.recognition
    return recognition is not None and not recognition.confirmed and recognition.confidence < DOUBTED


def _told_of_cause(
    rules: Mapping[str, Rule], cause: Cause, members: Sequence[Comparison], severity: Severity
) -> Finding:
    """The finding, told by the plainest of its comparisons."""
    first = members[0]
    finding = _finding(rules[first.rule], first, severity, rules[first.rule].kind, difference_message(first))
    evidence = with_suspect_first(cause, [one for member in members for one in member.evidence])
    follows = tuple(difference_message(member) for member in members[1:])
    finding = replace(
        finding,
        evidence=evidence,
        follows=follows,
        rules=tuple(dict.fromkeys(member.rule for member in members)),
    )
    if cause.block is not None:
        return replace(
            finding,
            message=_told(f"{cause.slip}：{finding.message}", follows),
            found="、".join(one.source.text for one in cause.block.evidence),
            expected="、".join(grouped(amount.value) for amount in cause.block.changes.values()),
            difference="",
        )
    if cause.suspect is None or cause.wanted is None:
        return replace(finding, message=_told(finding.message, follows))
    return _with_suspect(finding, cause, cause.suspect, cause.wanted.value, first)


def _with_suspect(
    finding: Finding, cause: Cause, suspect: Evidence, wanted: Decimal, first: Comparison
) -> Finding:
    """The finding with the likeliest wrong figure and what would mend all that does not agree."""
    meant = f"{grouped(wanted)}{'%' if suspect.column in RATES else ''}"
    slip = f"（{cause.slip}）" if cause.slip else ""
    if len(cause.comparisons) == 1:
        if len(first.found_terms) == 1 and place_of(first.evidence[0].source) == place_of(suspect.source):
            return replace(finding, message=f"{finding.message}{cause.slip and f'疑为{cause.slip}。'}")
        hint = f"其余各数另有勾稽印证，疑为{place_name(suspect)}有误{slip}，如为 {meant} 则可成立。"
        return replace(finding, message=f"{finding.message}{hint}")
    lead = (
        f"{place_name(suspect)}印为 {_printed(cause, suspect)}，与 {len(cause.comparisons)} 处勾稽不符，"
        f"均指向 {meant}{slip}，请核实：{finding.message}"
    )
    return replace(
        finding,
        message=_told(lead, finding.follows),
        found=suspect.source.text,
        expected=meant,
        difference=digits(cause.printed.value - wanted) if cause.printed is not None else "",
    )


def _printed(cause: Cause, suspect: Evidence) -> str:
    """The figure as printed; one in 元 with its unit, where it has the digits that are wanted in 万元."""
    amount = parse_amount(suspect.source.text)
    in_yuan = (
        amount is not None
        and cause.printed is not None
        and is_ten_thousand_off(cause.printed.value, amount.value)
    )
    return f"{suspect.source.text} 元" if in_yuan else suspect.source.text


def _told(lead: str, follows: Sequence[str]) -> str:
    """The lead, and how much else follows from the same cause."""
    return f"{lead}另有 {len(follows)} 处随之不符。" if follows else lead


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


def _finding(rule: Rule, comparison: Comparison, severity: Severity, kind: str, message: str) -> Finding:
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
        rules=(rule.id,),
    )
