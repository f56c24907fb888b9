"""The findings as a list to go through: how far the review is, the filters, a line for each finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from components import marks
from components.links import Links
from components.marks import Html
from mingzhang.frames.findings import (
    KIND_NAMES,
    OTHER_KIND,
    SEVERITIES,
    SEVERITY_NAMES,
    TEXT,
    Filed,
    Progress,
    Reviewed,
    Wanted,
    by_kind,
    by_place,
    by_severity,
    narrowed,
    without,
)
from mingzhang.model import Finding, Severity
from mingzhang.presenting import numerals
from mingzhang.reviewing import VERDICT_NAMES, Decision, Review

TEXT_NAME = "文字"
REVIEWED_NAMES: Mapping[Reviewed, str] = {"open": "未复核", "done": "已复核"}
MOST_LISTED = 120
"""The list names so many findings; the rest is reached by the filters."""
LONGEST_WORDS = 60


def address(links: Links, wanted: Wanted, finding: str = "") -> str:
    """Address of the list with these filters and, where given, a finding open; the code stays as it is."""
    return links.page(
        "/checks",
        severity=wanted.severity,
        kind=wanted.kind,
        table=wanted.place,
        reviewed=wanted.reviewed,
        finding=finding,
    )


# ---------------------------------------------------------------- filters


def state_filters(found: Sequence[Filed], wanted: Wanted, review: Review, links: Links) -> Html:
    """By severity, and by whether something was decided; each says how many findings it leaves."""
    severities = by_severity(narrowed(found, without(wanted, "severity"), review))
    open_or_done = narrowed(found, without(wanted, "reviewed"), review)
    of_severity = [
        _pick(
            severity_badge(severity, f"{SEVERITY_NAMES[severity]} {severities[severity]}"),
            "severity",
            severity,
            wanted,
            links,
        )
        for severity in SEVERITIES
        if severities[severity] or wanted.severity == severity
    ]
    of_state = [
        _pick(
            marks.text(f"{name} {len(narrowed(open_or_done, Wanted(reviewed=state), review))}"),
            "reviewed",
            state,
            wanted,
            links,
        )
        for state, name in REVIEWED_NAMES.items()
    ]
    return _line("按级别和复核与否筛选", (("", of_severity), ("", of_state)))


def subject_filters(
    found: Sequence[Filed], wanted: Wanted, review: Review, titles: Mapping[str, str], links: Links
) -> Html:
    """By kind and by the table that a finding rests on; each says how many findings it leaves."""
    kinds = by_kind(narrowed(found, without(wanted, "kind"), review))
    places = by_place(narrowed(found, without(wanted, "place"), review))
    of_kind = [
        _pick(marks.text(f"{kind_name(kind)} {kinds.get(kind, 0)}"), "kind", kind, wanted, links)
        for kind in dict.fromkeys([*kinds, *filter(None, [wanted.kind])])
    ]
    of_place = [
        _pick(marks.text(f"{titles.get(place, place)} {places.get(place, 0)}"), "place", place, wanted, links)
        for place in dict.fromkeys([*places, *filter(None, [wanted.place])])
    ]
    return _line("按类别和所在的表筛选", (("类别", of_kind), ("所在", of_place)))


def _line(label: str, groups: Sequence[tuple[str, Sequence[Html]]]) -> Html:
    pieces = [
        piece
        for name, picks in groups
        for piece in (marks.element("span", marks.text(name), class_="cap by"), *picks)
        if picks
    ]
    return marks.element("nav", marks.joined(*pieces), class_="picks line", aria_label=label)


def _pick(body: Html, field: str, value: str, wanted: Wanted, links: Links) -> Html:
    """A filter that a click sets, and another click lifts."""
    pressed = getattr(wanted, field) == value
    changes: dict[str, str] = {field: "" if pressed else value}
    return marks.element(
        "a",
        body,
        href=address(links, replace(wanted, **changes)),
        class_="pick on" if pressed else "pick",
        aria_current="true" if pressed else None,
        title="再点一次，看全部" if pressed else None,
    )


def kind_name(kind: str) -> str:
    """A finding's kind in Chinese."""
    return KIND_NAMES.get(kind, OTHER_KIND)


def severity_badge(severity: Severity, words: str = "") -> Html:
    """Glyph, shape and word of a severity; without words the glyph alone, which is read out."""
    if words:
        return marks.element("span", marks.text(words), class_=f"sv {severity}")
    name = SEVERITY_NAMES[severity]
    return marks.element("span", class_=f"sv {severity}", role="img", aria_label=name, title=name)


# ---------------------------------------------------------------- the list


def heading(done: Progress) -> str:
    """``已复核 2 / 7``; what only informs does not count."""
    return f"已复核 {done.decided} / {done.of}" if done.of else "没有差错和提醒"


def subtitle(shown: Sequence[Filed], found: Sequence[Filed], done: Progress) -> str:
    """What counts, and how many findings the filters leave."""
    counted = f"差错、提醒 {done.of} 条；提示不必复核" if done.of else "提示不必复核"
    return counted if len(shown) == len(found) else f"{counted} · 列出 {len(shown)} 条，共 {len(found)} 条"


def progress_bar(done: Progress) -> Html:
    """The part of the findings that something was decided about."""
    parts = [(float(done.decided), "var(--mark)"), (float(done.of - done.decided), "var(--sunk)")]
    shown = [part for part in parts if part[0]]
    return (
        marks.element("div", marks.segments(shown, 4, heading(done)), class_="progress")
        if shown
        else Html("")
    )


def finding_list(
    shown: Sequence[Filed],
    chosen: str,
    wanted: Wanted,
    review: Review,
    titles: Mapping[str, str],
    links: Links,
) -> Html:
    """A line for every finding, a link that opens it; the chosen one marked, the decided ones said."""
    if not shown:
        return marks.nothing("没有符合条件的发现")
    listed = [one for at, one in enumerate(shown) if at < MOST_LISTED or one.key == chosen]
    rows: list[Html] = []
    last: Severity | None = None
    for one in listed:
        severity = one.finding.severity
        if severity != last:
            count = by_severity(shown)[severity]
            rows.append(
                marks.element(
                    "div", severity_badge(severity, f"{SEVERITY_NAMES[severity]} {count}"), class_="group"
                )
            )
            last = severity
        rows.append(_row(one, one.key == chosen, wanted, review.of(one.key), titles, links))
    more = len(shown) - len(listed)
    rest = (
        marks.element("p", marks.text(f"另有 {more} 条，可按级别、类别或表收窄。"), class_="cap")
        if more
        else ""
    )
    body = marks.element(
        "nav", marks.joined(*rows), class_="findings", tabindex="0", aria_label=f"发现 {len(shown)} 条"
    )
    return marks.joined(body, rest)


def _row(
    one: Filed, here: bool, wanted: Wanted, decision: Decision | None, titles: Mapping[str, str], links: Links
) -> Html:
    finding = one.finding
    pages = tuple(dict.fromkeys(each.source.page for each in finding.evidence))
    cap = " · ".join(filter(None, (titles.get(one.place, ""), pages_told(pages), gap_told(finding))))
    says = marks.joined(
        marks.element("span", marks.text(one.subject), class_="what"),
        marks.element("span", marks.text(cap), class_="cap"),
    )
    return marks.element(
        "a",
        marks.joined(
            severity_badge(finding.severity),
            marks.element("span", says, class_="says"),
            verdict_mark(decision) if decision is not None else "",
        ),
        href=address(links, wanted, one.key),
        class_="finding on" if here else "finding",
        aria_current="true" if here else None,
        title=finding.message,
    )


def pages_told(pages: Sequence[int]) -> str:
    """``p.20 · 21``."""
    return "p." + " · ".join(map(str, pages[:3])) + (" …" if len(pages) > 3 else "") if pages else ""


def gap_told(finding: Finding) -> str:
    """What is off, short: the difference, else what was found against what was expected."""
    if finding.difference:
        return f"差 {finding.difference}".replace("-", numerals.MINUS)
    if finding.found and finding.expected:
        words = f"{finding.found} → {finding.expected}"
        return numerals.shortened(words, LONGEST_WORDS)
    return numerals.shortened(finding.found or finding.expected, LONGEST_WORDS)


def verdict_mark(decision: Decision) -> Html:
    """What was decided, in a word."""
    name = VERDICT_NAMES[decision.verdict]
    return marks.element("span", marks.text(name), class_=f"vd {decision.verdict}", title=f"复核意见：{name}")


def place_titles(titles: Mapping[str, str]) -> Mapping[str, str]:
    """The tables' titles by id, and what running text is called."""
    return {**titles, TEXT: TEXT_NAME}
