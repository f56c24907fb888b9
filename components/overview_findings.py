"""What checking has to say on the overview: a sentence, and the gravest findings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from components import marks
from components.links import Links
from components.marks import Html
from components.review_list import severity_badge
from mingzhang.model import Finding
from mingzhang.presenting.numerals import MINUS
from mingzhang.presenting.sentences import Sentence
from mingzhang.reviewing import keyed

MOST_FINDINGS = 4
LOUD = ("error", "warning")
PERFORMANCE = "performance"
"""What findings in self-evaluation forms name as their table."""
LONGEST = 40
THOUSANDS = re.compile(r"(?<![\d,.])\d{4,}(?=\.\d)")
"""An amount that is written without commas; a year has no decimals."""


def loud(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that someone has to look at, the gravest first."""
    heard = [finding for finding in findings if finding.severity in LOUD]
    return tuple(sorted(heard, key=lambda finding: LOUD.index(finding.severity)))


def place_of(finding: Finding) -> str:
    """Where the wrong place of a finding stands: 各表, 自评表 or 情况说明."""
    table = finding.evidence[0].table if finding.evidence else None
    if table is None:
        return "情况说明"
    return "自评表" if table == PERFORMANCE else "各表"


def audit_sentence(findings: Sequence[Finding], counts: Mapping[str, int]) -> Sentence:
    """What checking found, told apart by where: in the tables, the text, the performance forms."""
    heard = loud(findings)
    tails, held = counts.get("tail", 0), counts.get("holds", 0)
    tail_words = f"各表只有 {tails} 处四舍五入的尾差" if tails else "各表没有尾差"
    if not heard:
        lead = "核对过的数都对得上。" if held else "没有可核对的数。"
        return Sentence(lead, f"{held} 处比较成立，{tail_words}" if held else "", "", ())
    places = tuple(dict.fromkeys(finding.evidence[0].source for finding in heard if finding.evidence))
    by_place = {
        place: sum(1 for finding in heard if place_of(finding) == place)
        for place in ("各表", "情况说明", "自评表")
    }
    named = [place for place, count in by_place.items() if count]
    if "各表" not in named:
        text = f"{tail_words}；{len(heard)} 处待说明都在{'与'.join(named)}里"
        return Sentence(f"表内勾稽都成立，问题在{'与'.join(named)}。", text, "", places)
    text = "，".join(f"{place} {by_place[place]} 处" for place in named)
    return Sentence(f"有 {len(heard)} 处要说明。", text, "", places)


def findings_block(findings: Sequence[Finding], counts: Mapping[str, int], links: Links) -> Html:
    """What to look at, the gravest first."""
    heard = loud(findings)
    if not heard:
        checked = any(counts.get(outcome) for outcome in ("holds", "tail"))
        said = (
            marks.status("pass", "没有待说明的地方")
            if checked
            else marks.status("unchecked", "没有可核对的数")
        )
        return marks.block("待说明", body=marks.element("p", said, class_="fd"))
    keys = {id(one.finding): one.key for one in keyed(findings)}
    rows = [_row(finding, keys[id(finding)], links) for finding in heard[:MOST_FINDINGS]]
    rest = len(heard) - len(rows)
    if rest:
        more = marks.text(f"另 {rest} 处，见核对")
        link = marks.element("a", more, href=links.page("/checks"), class_="more")
        rows.append(marks.element("p", link, class_="cap"))
    heading = f"待说明 {len(heard)} 处" + ("，择要" if rest else "")
    return marks.block(heading, body=marks.joined(*rows))


def _row(finding: Finding, key: str, links: Links) -> Html:
    figures = marks.element("span", marks.text(figures_of(finding)), class_="cap num")
    heading = marks.element(
        "a", marks.text(heading_of(finding)), class_="to", href=links.finding(key), title=finding.message
    )
    words = marks.element("span", marks.joined(heading, figures))
    chip = marks.source_chip(links, *(evidence.source for evidence in finding.evidence[:3]))
    return marks.element("div", marks.joined(severity_badge(finding.severity), words, chip), class_="fd row")


def heading_of(finding: Finding) -> str:
    """What the finding is about: the message up to its figures, else the rule's title."""
    subject, colon, _ = finding.message.partition("：")
    return subject if colon else finding.title


def _with_commas(text: str) -> str:
    return THOUSANDS.sub(lambda found: f"{int(found[0]):,}", text)


def figures_of(finding: Finding) -> str:
    """What differs, in figures where the rule gives them short, else the rest of its message."""
    found, expected, difference = (
        _with_commas(text.replace("-", MINUS))
        for text in (finding.found, finding.expected, finding.difference)
    )
    if found and expected and difference and len(found + expected) < LONGEST:
        return f"{found} 与 {expected}，相差 {difference}"
    _, colon, rest = finding.message.partition("：")
    return rest if colon else finding.message
