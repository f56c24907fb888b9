"""核对规则 to look things up in: families of rules, each rule with all it says of itself. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks
from components.links import Links
from components.marks import Html, element, joined, text
from mingzhang.checking import Rule, rules
from mingzhang.checking.wording import rules_in_words
from mingzhang.exporting.rule_words import Family, explained, families
from mingzhang.frames.search_words import Folded, Word, words_of
from mingzhang.model import ReportKind

SUBTITLE = "说明由规则本身给出；没有核对的，不算相符"


def section(search: str, kind: ReportKind, links: Links) -> Html:
    """The rules in which the words searched for stand, by what they are about; all where none are."""
    words = words_of(search)
    told = rules_in_words((rule for rule in rules() if kind in rule.kinds), kind)
    found = [rule for rule in told if has(rule, words, kind)]
    if not found:
        return marks.block("核对规则", body=marks.nothing("规则中没有所查的文字。"))
    blocks = [_family(family, kind, links, opened=bool(words)) for family in families(found, kind)]
    return marks.block(f"核对规则 {len(found)} 条", SUBTITLE, joined(*blocks))


def has(rule: Rule, words: Sequence[Word], kind: ReportKind) -> bool:
    """Whether the words all stand in one thing that is told of a rule."""
    told = (rule.id, rule.title, *(said for _, said in explained(rule, kind))) if words else ()
    return not words or any(Folded(one).has_all(words) for one in told)


def _family(family: Family, kind: ReportKind, links: Links, *, opened: bool) -> Html:
    summary = element("summary", text(f"{family.title}　{len(family.rules)} 条"))
    entries = joined(*(_rule(rule, kind, links) for rule in family.rules))
    return element("details", joined(summary, entries), class_="why", open="" if opened else None)


def _rule(rule: Rule, kind: ReportKind, links: Links) -> Html:
    """A rule's title, which leads to how it came out in this report, over what it says."""
    name = element(
        "a", text(rule.title), href=links.page("/checks", rule=rule.id), title="看这条规则在本报告的核对结果"
    )
    pairs = ((label, words) for label, words in (*explained(rule, kind), ("标识", rule.id)) if words)
    told = joined(*(joined(element("dt", text(label)), element("dd", text(words))) for label, words in pairs))
    return joined(
        element("div", element("b", name), class_="lab top"), element("dl", told, class_="what rule")
    )
