"""The pages that a comparison or finding stands on: pictures with a box for every place, and a loupe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components import page_picture
from components.checks_identity import parts_of
from components.links import Links
from components.marks import Html, element, joined, text
from components.page_picture import Marked
from mingzhang.checking.comparison import Comparison
from mingzhang.frames.findings import Filed
from mingzhang.model import Report, Source

MOST_PAGES = 4
LOUPE_POINTS = 170.0
WRONG, EQUAL = "!", "="
"""Badges of the compared figure: where it differs, and where it does not."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to be boxed: its badge (``!``, ``=``, a term's number, or none) and what it is."""

    source: Source
    badge: str
    name: str

    @property
    def is_compared(self) -> bool:
        return self.badge in (WRONG, EQUAL)


def places(comparison: Comparison) -> tuple[Place, ...]:
    """Every printed term's place: the compared figure first."""
    sign = WRONG if comparison.outcome == "differs" else EQUAL
    wholes = [
        Place(term.evidence.source, sign, term.name)
        for term in comparison.found_terms
        if term.evidence is not None
    ]
    parts = [Place(part.source, str(part.number), part.term.name) for part in parts_of(comparison)]
    return (*wholes, *parts)


def finding_places(one: Filed) -> tuple[Place, ...]:
    """Every place that a finding rests on: the wrong one first, then its comparison's, then the others."""
    found = {place.source: place for place in places(one.members[0].comparison)} if one.members else {}
    sign = EQUAL if one.finding.kind == "rounding" else WRONG
    listed: list[Place] = []
    for at, each in enumerate(one.finding.evidence):
        known = found.pop(each.source, None)
        name = known.name if known is not None else each.name or each.source.text
        badge = sign if not at else known.badge if known is not None and not known.is_compared else ""
        listed.append(Place(each.source, badge, name))
    return (*listed, *found.values())


def pages_of(found: Sequence[Place]) -> tuple[int, ...]:
    """The pages to show, that of the compared figure first."""
    return tuple(dict.fromkeys(place.source.page for place in found))


def heading(found: Sequence[Place]) -> tuple[str, str]:
    """The block's title and the line under it."""
    pages = pages_of(found)
    if not pages:
        return "原文", ""
    title = f"原文第 {'、'.join(str(page) for page in pages)} 页"
    wrong = any(place.badge == WRONG for place in found)
    numbered = any(place.badge.isdecimal() for place in found)
    parts = ["数字＝左式的项次"] if numbered else []
    parts.append("红框＝请核实之处" if wrong else "粗框＝被比较的数")
    if len(pages) > 1:
        parts.append(f"往下卷到 p.{'、'.join(str(page) for page in pages[1:MOST_PAGES])}")
    beyond = f"（画出前 {MOST_PAGES} 页）" if len(pages) > MOST_PAGES else ""
    return title, f"{'；'.join(parts)}{beyond}"


def pictures(found: Sequence[Place], report: Report, content: bytes, links: Links) -> Html:
    """Loupe and pages in one scroll area; raises ``MingZhangError`` where a page can't be drawn."""
    if not found:
        return element("p", text("没有可以指到的位置。"), class_="cap")
    pages = pages_of(found)[:MOST_PAGES]
    figures = [_page(page, found, report, content, links) for page in pages]
    area = element(
        "div",
        joined(*figures),
        class_="pgw",
        style=f"--h:{height_of(report.page_sizes[pages[0] - 1])}px",
        tabindex="0",
        role="region",
        aria_label=f"原文第 {'、'.join(map(str, pages))} 页",
    )
    return joined(_loupe(found[0].source, report, content), area)


def height_of(size: tuple[float, float]) -> int:
    """The scroll area's height: less for a page that lies on its side."""
    return 560 if size[1] >= size[0] else 400


def _loupe(source: Source, report: Report, content: bytes) -> Html:
    size = report.page_sizes[source.page - 1]
    crop = page_picture.around(source.bbox, size, LOUPE_POINTS)
    address = page_picture.loupe_address(report.sha256, source.page, crop, size[0], content)
    return page_picture.loupe(address, f"放大：{source.text}", crop)


def _page(page: int, found: Sequence[Place], report: Report, content: bytes, links: Links) -> Html:
    size = report.page_sizes[page - 1]
    boxes = [
        page_picture.placed(
            Marked(
                place.source.bbox,
                "now" if place.is_compared else "also",
                f"{place.name}　{place.source.text}",
                links.source(place.source),
                place.badge,
            ),
            size,
        )
        for place in found
        if place.source.page == page
    ]
    address = page_picture.page_address(report.sha256, page, content)
    picture = element(
        "img",
        src=address,
        alt=f"原文第 {page} 页，有关的位置已框出",
        width=f"{size[0]:.0f}",
        height=f"{size[1]:.0f}",
        loading="lazy",
    )
    return element("figure", joined(picture, *boxes), class_="pg wide" if size[0] > size[1] else "pg")
