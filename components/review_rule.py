"""A rule explained beside its findings: all that it says of itself, and how it came out in this report."""

from __future__ import annotations

from collections.abc import Mapping

from components import marks
from components.checks import WORDS
from components.marks import Html
from mingzhang.checking.registry import Rule
from mingzhang.exporting.rule_words import explained
from mingzhang.frames.checks import CHECKED, UNCHECKED, Standing
from mingzhang.model import ReportKind


def explanation(rule: Rule, kind: ReportKind, counts: Mapping[Standing, int], why_idle: str) -> Html:
    """Label and words: meaning, basis, needs, of which reports, how grave, how it came out."""
    pairs = (*explained(rule, kind), ("本报告", outcome(counts, why_idle)), ("标识", rule.id))
    inside = marks.joined(
        *(
            marks.joined(marks.element("dt", marks.text(label)), marks.element("dd", marks.text(words)))
            for label, words in pairs
            if words
        )
    )
    return marks.element("dl", inside, class_="what rule")


def outcome(counts: Mapping[Standing, int], why_idle: str) -> str:
    """How the rule's comparisons came out, or why there are none."""
    if why_idle:
        return f"未核：{why_idle}"
    parts = [f"{WORDS[each]} {counts[each]}" for each in (*CHECKED, *UNCHECKED) if counts[each]]
    return "，".join(parts) if parts else "没有可比的数字"


def folded(rule: Rule, inside: Html, *, opened: bool = False) -> Html:
    """The explanation under its rule's title, to be opened by a click."""
    summary = marks.element("summary", marks.text(f"规则：{rule.title}"))
    return marks.element(
        "details", marks.joined(summary, inside), class_="why rule", open="" if opened else None
    )
