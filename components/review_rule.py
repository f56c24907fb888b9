"""A rule explained to a reader: what it says, what it stands on, what it needs, how it came out here."""

from __future__ import annotations

from collections.abc import Mapping

from components import marks
from components.checks import WORDS
from components.marks import Html
from components.review_list import kind_name
from mingzhang.checking.registry import FACTS, PASSAGES, PROJECTS, Rule
from mingzhang.frames.checks import CHECKED, UNCHECKED, Standing
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.model import ReportKind

REPORT_KINDS: Mapping[ReportKind, str] = {"final_account": "决算", "budget": "预算"}
NEEDS: Mapping[str, str] = {
    FACTS: "情况说明中的数字",
    PROJECTS: "项目支出绩效自评表",
    PASSAGES: "正文文字",
}


def explanation(rule: Rule, counts: Mapping[Standing, int], titles: Mapping[str, str], why_idle: str) -> Html:
    """Label and words: basis, meaning, needs, of which reports, how grave, how it came out."""
    pairs = (
        ("含义", rule.meaning),
        ("依据", rule.basis),
        ("用到", "、".join(NEEDS.get(need) or titles.get(need, need) for need in rule.needs)),
        ("适用", "、".join(REPORT_KINDS[kind] for kind in rule.kinds)),
        ("不符时", f"{SEVERITY_NAMES[rule.severity]} · {kind_name(rule.kind)}"),
        ("本报告", outcome(counts, why_idle)),
        ("编号", rule.id),
    )
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
    attributes = {"open": ""} if opened else {}
    return marks.element("details", marks.joined(summary, inside), class_="why rule", **attributes)
