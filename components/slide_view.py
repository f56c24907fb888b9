"""A slide as HTML: a stage of 1920 × 1080 that fills the window, whatever its size."""

from __future__ import annotations

import re

from components import marks
from components.links import Links
from components.marks import Html
from components.slide_visuals import visual_html
from mingzhang.model import Report
from mingzhang.presenting.kinds import document_of
from mingzhang.presenting.numerals import page_list
from mingzhang.presenting.slides import Numbers, Quote, Slide

CLAUSE = re.compile("[^，：]+[，：]?")
"""A title breaks between its clauses, before it breaks within one."""
LONG_TITLE, LONGER_TITLE = 26, 46
"""Letters of a title that fill a line in its largest type, and two lines in its smaller one."""
MOST_PAGES = 6


def slide_html(slide: Slide, number: int, of: int, report: Report, links: Links | None) -> Html:
    """The whole stage: head, title, visuals, quotation, foot; without ``links`` as a small picture of it."""
    if slide.id == "cover":
        return _stage(slide, _cover(slide, links), links)
    visuals = (visual_html(one, links, alone=len(slide.visuals) == 1) for one in slide.visuals)
    body = marks.joined(
        _head(report, number, of),
        _heading(_title(slide), len(slide.title), links),
        marks.element("div", marks.joined(*visuals), class_=_room(slide)),
        marks.element("p", marks.text(slide.says), class_="says") if slide.says else "",
        _quote(slide.quote, links) if slide.quote is not None else "",
        _foot(slide, links),
    )
    return _stage(slide, body, links)


def _room(slide: Slide) -> str:
    """Numbers alone stand in the middle of their room; charts, tables and lists begin at its top."""
    return "vis mid" if all(isinstance(one, Numbers) for one in slide.visuals) else "vis"


def _stage(slide: Slide, body: Html, links: Links | None) -> Html:
    kind = f"slide s-{slide.id}"
    if links is None:
        return marks.element("div", body, class_=kind, aria_hidden="true")
    return marks.element("section", body, class_=kind, aria_label=slide.name, aria_roledescription="幻灯片")


def _heading(words: Html, length: int, links: Links | None) -> Html:
    kind = "ttl" if length <= LONG_TITLE else "ttl long" if length <= LONGER_TITLE else "ttl long longer"
    return marks.element("h1" if links is not None else "p", words, class_=kind)


def _cover(slide: Slide, links: Links | None) -> Html:
    return marks.joined(
        marks.element("span", marks.text("明账"), class_="yin2"),
        _heading(marks.text(slide.title), len(slide.title), links),
        marks.element("p", marks.text(slide.subtitle), class_="sub"),
        marks.element("div", marks.element("span", marks.text(slide.footnote)), class_="ft"),
    )


def _head(report: Report, number: int, of: int) -> Html:
    year = f"{report.year} 年度" if report.year else ""
    whose = f"{report.department} · {year}{document_of(report)}".removeprefix(" · ")
    counted = marks.joined(marks.text(str(number)), marks.element("i", marks.text(f" / {of}")))
    return marks.element(
        "div",
        marks.joined(
            marks.element("span", marks.text("明账"), class_="yin2"),
            marks.element("span", marks.text(whose), class_="who"),
            marks.element("span", counted, class_="pg"),
        ),
        class_="hd",
    )


def _title(slide: Slide) -> Html:
    """The title clause by clause, its emphasised words marked."""
    whole = bool(CLAUSE.sub("", slide.emphasis, count=1))
    clauses = [slide.title] if whole else CLAUSE.findall(slide.title)
    at = next((at for at, clause in enumerate(clauses) if slide.emphasis and slide.emphasis in clause), None)
    parts = [
        marks.element("span", _emphasised(clause, slide.emphasis) if here == at else marks.text(clause))
        for here, clause in enumerate(clauses)
    ]
    return marks.joined(*parts)


def _emphasised(words: str, emphasis: str) -> Html:
    before, found, after = words.partition(emphasis)
    return marks.joined(marks.text(before), marks.element("em", marks.text(found)), marks.text(after))


def _quote(quote: Quote, links: Links | None) -> Html:
    page = f"来源 p.{quote.source.page}"
    where = (
        marks.element("a", marks.text(page), href=links.source(quote.source))
        if links is not None
        else marks.text(page)
    )
    about = f"报告给出的{quote.about}的原因 · " if quote.about else "报告给出的原因 · "
    told = marks.element("span", marks.joined(marks.text(about), where))
    kind = "much" if len(quote.text) > 96 else None
    return marks.element("blockquote", marks.joined(marks.text(f"“{quote.text}。”"), told), class_=kind)


def _foot(slide: Slide, links: Links | None) -> Html:
    return marks.element(
        "div",
        marks.joined(marks.element("span", marks.text(slide.footnote)), _pages(slide, links)),
        class_="ft",
    )


def _pages(slide: Slide, links: Links | None) -> Html:
    """来源 p.6、19, which leads there."""
    if not slide.pages:
        return Html("")
    more = f" 等 {len(slide.pages)} 页" if len(slide.pages) > MOST_PAGES else ""
    words = f"来源 {page_list(slide.pages, MOST_PAGES)}{more}"
    if links is None:
        return marks.element("span", marks.text(words), class_="whence")
    return marks.element("a", marks.text(words), href=links.source(*slide.sources), class_="whence")
