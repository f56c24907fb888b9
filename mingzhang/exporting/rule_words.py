"""A rule explained, made from the rule itself: for the command line, the reference page, the dashboard.

What a rule is called, what it says and when it is not compared stand in the rule; here they get their labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mingzhang.checking.registry import FACTS, PASSAGES, PROJECTS, Rule
from mingzhang.exporting.review_words import NARRATIVE, PERFORMANCE_TITLE, kind_words, table_titles
from mingzhang.forms import FORMS
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.model import ReportKind
from mingzhang.presenting.kinds import WORDS

NEEDS: Mapping[str, str] = {
    FACTS: "情况说明中的数字",
    PROJECTS: PERFORMANCE_TITLE,
    PASSAGES: "正文文字",
}
LINK, WHOLE_TEXT = "表间关系", "形式与文字"
FAMILIES: Mapping[str, str] = {
    "link": LINK,
    "counterpart": f"{NARRATIVE}与报表",
    "narrative": f"{NARRATIVE}之内",
    "performance": PERFORMANCE_TITLE,
    "budget": "预算编制说明与报表",
    "names": "科目和报表的名称",
    "disclosure": "应当说明的事项",
}
"""By the first part of a rule's id, where that is no form's."""


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that a reader looks for together: of one table, between tables, of the narrative …"""

    title: str
    rules: tuple[Rule, ...]


def needs_words(rule: Rule, kind: ReportKind = "final_account") -> tuple[str, ...]:
    """What a rule needs: tables by their titles as that kind of report has them."""
    titles = table_titles(kind)
    return tuple(NEEDS.get(need) or titles.get(need, need) for need in rule.needs)


def applies_words(rule: Rule) -> str:
    """决算、预算."""
    return "、".join(WORDS[kind].name for kind in rule.kinds)


def explained(rule: Rule, kind: ReportKind = "final_account") -> tuple[tuple[str, str], ...]:
    """Everything a reader is told of a rule besides its title: label and words, in order."""
    return (
        ("含义", rule.meaning),
        ("程度", SEVERITY_NAMES[rule.severity]),
        ("类别", kind_words(rule.kind)),
        ("依据", rule.basis),
        ("需要", "、".join(needs_words(rule, kind))),
        ("不核对", unless_words(rule, kind)),
        ("适用", applies_words(rule)),
    )


def unless_words(rule: Rule, kind: ReportKind = "final_account") -> str:
    """When a rule can't be run, or a figure not compared: what the engine says of every rule."""
    titles = table_titles(kind)
    tables = [titles[need] for need in rule.needs if need in titles]
    others = [NEEDS[need] for need in rule.needs if need in NEEDS]
    parts = [f"没有读到{'、'.join(tables)}，或{_empty(rule, len(tables))}没有数据的"] if tables else []
    parts += [f"没有读到{name}的" for name in others]
    return "；".join((*parts, f"{_figures(rule, bool(others))}，该处不比"))


def _figures(rule: Rule, told: bool) -> str:
    """A blank beside figures counts as zero; what the text should say, and does not, may be a finding."""
    if PASSAGES in rule.needs:
        return "文字或数字未能读出的"
    return "要比的数没有印出，或未能读出的" if told else "等式两边均为空白，或有未能读出的"


def _empty(rule: Rule, tables: int) -> str:
    if tables == 1:
        return "表中"
    return "各表都" if rule.of_empty else "其中一张"


def families(rules: Iterable[Rule], kind: ReportKind = "final_account") -> tuple[Family, ...]:
    """The rules by what they are about, in the catalogue's order."""
    forms, titles = {form.id for form in FORMS}, table_titles(kind)
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        first = rule.id.partition(".")[0]
        title = titles[first] if first in forms else FAMILIES.get(first, WHOLE_TEXT)
        found.setdefault(title, []).append(rule)
    return tuple(Family(title, tuple(own)) for title, own in found.items())


def rules_text(rules: Iterable[Rule]) -> str:
    """The catalogue for a terminal: families, and of every rule all that is to be told."""
    return "\n".join(_lines(rules))


def _lines(rules: Iterable[Rule]) -> Iterator[str]:
    listed = tuple(rules)
    yield f"核对规则 {len(listed)} 条"
    for family in families(listed):
        yield from ("", f"【{family.title}】{len(family.rules)} 条")
        for rule in family.rules:
            yield from ("", rule.title, f"  标识：{rule.id}")
            yield from (f"  {label}：{words}" for label, words in explained(rule))
