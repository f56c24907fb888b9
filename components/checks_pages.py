"""The pages that a comparison stands on: pictures with a numbered box for every term, and a loupe."""

from __future__ import annotations

from components import page_picture
from components.checks_identity import parts_of
from components.links import Links
from components.marks import Html, element, joined, text
from components.page_picture import Marked
from mingzhang.checking.comparison import Comparison
from mingzhang.model import Report, Source

MOST_PAGES = 3
LOUPE_POINTS = 170.0


def places(comparison: Comparison) -> tuple[tuple[Source, str, str], ...]:
    """Every printed term's place, its badge and what it is: the compared figure first."""
    sign = "!" if comparison.outcome == "differs" else "="
    wholes = [
        (term.evidence.source, sign, term.name)
        for term in comparison.found_terms
        if term.evidence is not None
    ]
    parts = [(part.source, str(part.number), part.term.name) for part in parts_of(comparison)]
    return (*wholes, *parts)


def pages_of(comparison: Comparison) -> tuple[int, ...]:
    """The pages to show, that of the compared figure first."""
    return tuple(dict.fromkeys(source.page for source, _, _ in places(comparison)))


def heading(comparison: Comparison) -> tuple[str, str]:
    """The block's title and the line under it."""
    pages = pages_of(comparison)
    title = f"原文第 {'、'.join(str(page) for page in pages)} 页"
    colour = "红框" if comparison.outcome == "differs" else "粗框"
    rest = f"；往下卷到 p.{'、'.join(str(page) for page in pages[1:MOST_PAGES])}" if len(pages) > 1 else ""
    beyond = f"（画出前 {MOST_PAGES} 页）" if len(pages) > MOST_PAGES else ""
    return title, f"数字＝左式的项次；{colour}＝被比较的数{rest}{beyond}"


def pictures(comparison: Comparison, report: Report, content: bytes, links: Links) -> Html:
    """Loupe and pages in one scroll area; raises ``MingZhangError`` where a page can't be drawn."""
    found = places(comparison)
    if not found:
        return element("p", text("这一处没有印出的数字。"), class_="cap")
    pages = pages_of(comparison)[:MOST_PAGES]
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
    return joined(_loupe(found[0][0], report, content), area)


def height_of(size: tuple[float, float]) -> int:
    """The scroll area's height: less for a page that lies on its side."""
    return 560 if size[1] >= size[0] else 400


def _loupe(source: Source, report: Report, content: bytes) -> Html:
    size = report.page_sizes[source.page - 1]
    crop = page_picture.around(source.bbox, size, LOUPE_POINTS)
    address = page_picture.loupe_address(report.sha256, source.page, crop, size[0], content)
    return page_picture.loupe(address, f"放大：{source.text}", crop)


def _page(
    page: int, found: tuple[tuple[Source, str, str], ...], report: Report, content: bytes, links: Links
) -> Html:
    size = report.page_sizes[page - 1]
    boxes = [
        page_picture.placed(
            Marked(
                source.bbox,
                "now" if badge in "!=" else "also",
                f"{name}　{source.text}",
                links.source(source),
                badge,
            ),
            size,
        )
        for source, badge, name in found
        if source.page == page
    ]
    address = page_picture.page_address(report.sha256, page, content)
    picture = element(
        "img",
        src=address,
        alt=f"原文第 {page} 页，参与勾稽的数已框出",
        width=f"{size[0]:.0f}",
        height=f"{size[1]:.0f}",
    )
    return element("figure", joined(picture, *boxes), class_="pg wide" if size[0] > size[1] else "pg")
