"""One finding for a reviewer: what it says, found against expected, the sentence, what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks
from components.checks_identity import identity, intervals
from components.links import Links
from components.marks import Html
from components.review_list import address, gap_told, kind_name, severity_badge
from mingzhang.frames.findings import SEVERITY_NAMES, Filed, Wanted
from mingzhang.model import Evidence, Finding
from mingzhang.presenting.numerals import MINUS

MOST_SENTENCES = 3
MOST_FOLLOWING = 12


def title(one: Filed) -> str:
    """What it is about and by how much it is off."""
    gap = one.finding.difference.replace("-", MINUS)
    return f"{one.subject}：差 {gap}" if gap and one.finding.severity != "info" else one.subject


def lead(one: Filed, rule_title: str, links: Links) -> Html:
    """Severity, kind, and the rule, which leads to its explanation."""
    finding = one.finding
    rule = marks.element(
        "a",
        marks.text(f"规则：{rule_title}"),
        class_="lk",
        href=links.page("/checks", rule=finding.rule),
        title="看这条规则的依据和含义",
    )
    return marks.joined(
        severity_badge(finding.severity, SEVERITY_NAMES[finding.severity]),
        marks.element("span", marks.text(kind_name(finding.kind)), class_="cap"),
        rule,
        between="　",
    )


def body(one: Filed, links: Links) -> Html:
    """The message, the figures or words, the sentences, what else does not agree for the same cause."""
    finding = one.finding
    figures = [member.comparison for member in one.members[:1] if has_figures(one)]
    written = [marks.joined(identity(each, links), intervals(each)) for each in figures]
    return marks.joined(
        marks.element("p", marks.text(message(finding)), class_="message"),
        *(written or [words(finding, links)]),
        sentences(finding.evidence, links),
        following(one, links),
    )


def has_figures(one: Filed) -> bool:
    """Whether its comparison is one of numbers, which can be written out as an identity."""
    return bool(one.members) and any(term.amount is not None for term in one.members[0].comparison.terms)


def message(finding: Finding) -> str:
    """What the finding says; what follows from its cause is listed apart."""
    for told in ("随之不符的还有：",):
        said, found, _ = finding.message.partition(told)
        if found and finding.follows:
            return said
    return finding.message


def words(finding: Finding, links: Links) -> Html:
    """Found → expected, for a finding about words; each in the report's own words or ours, told apart."""
    if not finding.found and not finding.expected:
        return Html("")
    place = finding.evidence[0].source if finding.evidence else None
    chip = marks.source_chip(links, place)
    found = marks.joined(
        marks.element("dt", marks.text("印作" if finding.evidence else "现状")),
        marks.element(
            "dd", marks.joined(marks.element("del", marks.text(finding.found or "（无）")), chip, between=" ")
        ),
    )
    expected = marks.joined(
        marks.element("dt", marks.text("应为")),
        marks.element("dd", marks.element("ins", marks.text(finding.expected))),
    )
    return marks.element("dl", marks.joined(found, expected if finding.expected else ""), class_="words")


def sentences(evidence: Sequence[Evidence], links: Links) -> Html:
    """The sentences that the figures stand in, each once, with the figures of this finding marked in them."""
    quoted: dict[str, list[Evidence]] = {}
    for each in evidence:
        if each.sentence:
            quoted.setdefault(each.sentence, []).append(each)
    listed = list(quoted.items())[:MOST_SENTENCES]
    lines = [
        marks.element(
            "p",
            marks.joined(
                marks.element("q", marked(sentence, [each.source.text for each in places])),
                marks.source_chip(links, *(each.source for each in places)),
                between=" ",
            ),
            class_="note",
        )
        for sentence, places in listed
    ]
    more = len(quoted) - len(listed)
    rest = marks.element("p", marks.text(f"另有 {more} 句，见右侧原文。"), class_="cap") if more else ""
    return marks.element("div", marks.joined(*lines, rest), class_="sentences") if lines else Html("")


def marked(sentence: str, printed: Sequence[str]) -> Html:
    """The sentence with what was printed set off, where it stands there once."""
    at = sorted(
        {
            (start, start + len(text))
            for text in printed
            if text and sentence.count(text) == 1 and (start := sentence.find(text)) >= 0
        }
    )
    pieces: list[Html] = []
    done = 0
    for start, end in at:
        if start >= done:
            pieces += [
                marks.text(sentence[done:start]),
                marks.element("mark", marks.text(sentence[start:end])),
            ]
            done = end
    return marks.joined(*pieces, marks.text(sentence[done:]))


def following(one: Filed, links: Links) -> Html:
    """The other comparisons that do not agree for the same cause, each a link that writes it out."""
    others = one.members[1:]
    if not others:
        return Html("")
    entries = [
        marks.element(
            "li",
            marks.element(
                "a",
                marks.text(member.comparison.subject),
                class_="lk",
                href=links.page("/checks", rule=member.comparison.rule, n=member.number),
            ),
        )
        for member in others[:MOST_FOLLOWING]
    ]
    more = len(others) - len(entries)
    rest = marks.element("li", marks.text(f"另有 {more} 处")) if more else ""
    return marks.joined(
        marks.element("div", marks.text(f"同一原因，另有 {len(others)} 处随之不符"), class_="lab top"),
        marks.element("ul", marks.joined(*entries, rest), class_="follows"),
    )


def steps(shown: Sequence[Filed], key: str, wanted: Wanted, links: Links) -> Html:
    """To the finding before and after, in the list as it is narrowed."""
    keys = [one.key for one in shown]
    if key not in keys:
        return Html("")
    at = keys.index(key)

    def step(to: int, told: str) -> Html:
        if not 0 <= to < len(keys):
            return marks.element("span", marks.text(told), class_="off")
        gap = gap_told(shown[to].finding)
        return marks.element(
            "a",
            marks.text(told),
            href=address(links, wanted, keys[to]),
            title=f"{shown[to].subject}　{gap}",
        )

    return marks.element(
        "nav",
        marks.joined(
            step(at - 1, "‹ 前一条"),
            marks.element("b", marks.text(f"{at + 1} / {len(keys)}"), class_="num"),
            step(at + 1, "后一条 ›"),
        ),
        class_="pager steps",
        aria_label="前后的发现",
    )
