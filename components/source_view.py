"""原文: a page of the report with the chosen figure boxed, and what that figure is. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import parse_qsl

from components import marks, recognised
from components.figure_index import Entry, FigureIndex
from components.links import BACK, CHIP_SOURCES, REPORT_ID, Links, Pairs, box_text, grouped, kept_pairs
from components.marks import Html, element, joined, text
from components.masthead import PLACES, Place
from components.page_picture import Marked
from components.review_list import severity_badge
from mingzhang.checking.audit import Audit
from mingzhang.frames.findings import SEVERITY_NAMES, Filed
from mingzhang.model import Box, Evidence, Source
from mingzhang.presenting import numerals

OUTCOMES = {"holds": "成立", "tail": "尾差", "differs": "不符"}
LONGEST_QUERY = 2000
MOST_PAGES = 100_000
MOST_FINDINGS = 6
ZOOMS = {"100": "适宽", "150": "150%", "200": "200%"}
"""The page's width in parts of its area, and what it is called."""
LISTED_PAGES = 400
"""So many page numbers are listed at most."""


@dataclass(frozen=True, slots=True)
class View:
    """What the link asks for, checked against the report."""

    page: int
    chosen: Source | None
    """The boxed place; its text is empty, as a link does not carry it."""
    others: tuple[Source, ...]
    back: Place | None
    back_query: Pairs
    back_report: str
    """The report that one came from, where it is another than the page's; else ""."""
    problems: tuple[str, ...]
    zoom: str = ""
    """How wide the page is shown: one of ``ZOOMS``, "" as it fits the screen."""

    @property
    def sources(self) -> tuple[Source, ...]:
        return ((self.chosen,) if self.chosen else ()) + self.others

    def seen_from(self, links: Links) -> Links:
        """The links of 原文, which lead back to where one came from."""
        origin = self.back.path if self.back else "/source"
        back = ((BACK, self.back_report),) if self.back_report else ()
        return replace(links, origin=origin, kept=(*self.back_query, *back))

    def back_links(self, links: Links) -> Links:
        """The links of the report that one came from."""
        return links.to(self.back_report) if self.back_report else links


def view_of(
    sha256: str,
    sizes: Sequence[tuple[float, float]],
    page: str,
    box: str,
    also: Iterable[str],
    came_from: str,
    zoom: str = "",
) -> View:
    """Read the parts of a link; what is not right is left out and told in ``problems``."""
    problems: list[str] = []
    number = parsed_page(page, len(sizes))
    if number is None:
        problems.append(f"链接所指的页“{page[:12]}”不存在，这份报告共 {len(sizes)} 页；现在显示第 1 页。")
        number, box, also = 1, "", ()
    edges = parsed_box(box, sizes[number - 1]) if sizes else None
    if box and edges is None:
        problems.append("链接中标出的位置不在这一页内，因此没有加框。")
    others: list[Source] = []
    for one in list(also)[: CHIP_SOURCES - 1]:
        file, colon, one = one.rpartition(":")
        if colon:
            others += elsewhere_in(file, one)
            continue
        first, _, rest = one.partition(",")
        other = parsed_page(first, len(sizes))
        place = parsed_box(rest, sizes[other - 1]) if other else None
        if other and place:
            others.append(Source(sha256, other, place, ""))
    path, _, rest = came_from.partition("?")
    back = next((known for known in PLACES if known.path == path != "/source"), None)
    back_query = kept_pairs(parse_qsl(rest[:LONGEST_QUERY])) if back else ()
    back_report = next((value for key, value in back_query if key == BACK and REPORT_ID.fullmatch(value)), "")
    back_query = tuple(pair for pair in back_query if pair[0] != BACK)
    chosen = Source(sha256, number, edges, "") if edges else None
    known = zoom if zoom in ZOOMS else ""
    return View(number, chosen, tuple(others), back, back_query, back_report, tuple(problems), known)


def elsewhere_in(report_id: str, words: str) -> list[Source]:
    """A place in another open report, as a link gives it; its page is judged when it is opened."""
    first, _, rest = words.partition(",")
    page = parsed_page(first, MOST_PAGES)
    place = parsed_box(rest, (math.inf, math.inf))
    known = REPORT_ID.fullmatch(report_id) and page and place
    return [Source(report_id, page, place, "")] if known and page and place else []


def parsed_page(words: str, pages: int) -> int | None:
    """A page number of the report; the first page where none is given."""
    if not words:
        return 1 if pages else None
    if not words.isascii() or not words.isdigit() or len(words) > 6:
        return None
    return int(words) if 1 <= int(words) <= pages else None


def parsed_box(words: str, size: tuple[float, float]) -> Box | None:
    """``x0,top,x1,bottom`` in points, if it is a box that lies on the page."""
    parts = words.split(",")
    if len(parts) != 4 or any(len(part) > 12 for part in parts):
        return None
    try:
        x0, top, x1, bottom = (float(part) for part in parts)
    except ValueError:
        return None
    edges = (x0, top, x1, bottom)
    if not all(math.isfinite(edge) for edge in edges) or x0 >= x1 or top >= bottom:
        return None
    width, height = size
    return edges if x0 >= -1 and top >= -1 and x1 <= width + 1 and bottom <= height + 1 else None


def boxes(view: View, index: FigureIndex, links: Links) -> list[Marked]:
    """The page's boxes: every read figure faintly and as a link, the chosen ones on top."""
    taken = {
        box_text(source)
        for source in view.sources
        if source.page == view.page and links.file_of(source) == links.report_id
    }
    found = [
        Marked(
            entries[0].source.bbox,
            "asked" if links.question(entries[0].source) else "faint",
            said(entries[0]) + asked_told(entries[0], links),
            links.source(entries[0].source),
        )
        for box, entries in index.on_page(view.page).items()
        if box not in taken
    ]
    numbered = {source: str(number) for number, source in enumerate(view.sources, 1)}
    badge = len(view.sources) > 1
    for source in view.sources:
        if source.page == view.page and links.file_of(source) == links.report_id:
            entry = next(iter(index.at(source.page, box_text(source))), None)
            kind = "now" if source == view.chosen else "also"
            label = numbered[source] if badge else ""
            found.append(Marked(source.bbox, kind, said(entry) if entry else "标出的位置", label=label))
    return found


def asked_told(entry: Entry, links: Links) -> str:
    """What checking asks about a figure, in brackets; "" where it asks nothing."""
    question = links.question(entry.source)
    return f"（核对{SEVERITY_NAMES[question.severity]}：{question.words}）" if question else ""


def said(entry: Entry) -> str:
    """``行政运行 · 决算数：690.18 万元``."""
    value = entry.value or entry.source.text
    told = recognised.told(entry.source)
    return f"{entry.title}：{value}" + (f"（{told}）" if told else "")


def heading(view: View, entries: Sequence[Entry], titles: Sequence[str]) -> Html:
    """The page's title: the figure, or what stands on the page."""
    if entries:
        where = f"原文第 {view.page} 页 · {entries[0].place}"
        value = entries[0].value or entries[0].source.text
        return marks.title(f"{entries[0].title}：{value}", where)
    here = "、".join(titles[:3])
    words = f"原文第 {view.page} 页" + (f"：{here}" if here else "")
    return marks.title(
        words, "标出的位置见红框。" if view.chosen else "点页面上任一划线的数字，即可看到它是什么。"
    )


def pager(view: View, pages: int, links: Links, here: Links) -> Html:
    """Back to where one came from; one page back, one page on; how wide the page is shown.

    ``here`` are the links of this very view.
    """
    came = {"from": links.came_from} if view.back else {}
    parts: list[Html] = []
    if view.back:
        back = view.back_links(links)
        address = back.page(view.back.path, **grouped(view.back_query))
        parts.append(element("a", text(f"← 回到{view.back.title}"), class_="back", href=address))

    def step(page: int, words: str) -> Html:
        if not 1 <= page <= pages:
            return element("span", text(words), class_="off")
        address = links.page("/source", page=page, zoom=view.zoom, **came)
        return element("a", text(words), href=address, data_focus=words)

    parts += [
        step(view.page - 1, "‹ 前一页"),
        element("b", text(f"{view.page} / {pages}"), class_="num"),
        step(view.page + 1, "后一页 ›"),
        zooms(view, here),
    ]
    return element("nav", joined(*parts), class_="pager", aria_label="翻页")


def zooms(view: View, here: Links) -> Html:
    """Three widths of the page; the chosen one again is as it fits the screen."""
    picks = [
        element(
            "a",
            text(name),
            class_="pick on" if view.zoom == zoom else "pick",
            href=here.changed(zoom="" if view.zoom == zoom else zoom),
            aria_current="true" if view.zoom == zoom else None,
            data_focus=f"zoom-{zoom}",
        )
        for zoom, name in ZOOMS.items()
    ]
    return element("span", joined(*picks), class_="zooms", role="group", aria_label="缩放")


def caption(entries: Sequence[Entry], loupe: Html | str) -> Html:
    """What the chosen figure is: place, row, column, value, the text as printed, the sentence."""
    cards = [card(entry) for entry in entries]
    body = joined(loupe, *cards)
    heading = "一处数字，两种用处" if len(entries) > 1 else "这是什么数"
    return marks.block(heading, body=body)


def card(entry: Entry) -> Html:
    """Label/value pairs of one entry."""
    pairs = [(entry.kind, entry.place), ("行" if entry.kind == "报表" else "事项", entry.name)]
    pairs.append(("列" if entry.kind == "报表" else "口径", entry.measure))
    if entry.value:
        pairs.append(("数值", entry.value + in_yuan(entry)))
    pairs.append(("印作", f"“{entry.source.text}”"))
    if entry.source.place:
        pairs.append(("位置", entry.source.place))
    pairs.append(("识别", recognised.told(entry.source)))
    if entry.sentence:
        pairs.append(("原句", f"“{entry.sentence}”"))
    inside = joined(
        *(joined(element("dt", text(label)), element("dd", text(value))) for label, value in pairs if value)
    )
    return element("dl", inside, class_="what")


def in_yuan(entry: Entry) -> str:
    """Under 1 万元, also in 元 with the printed precision."""
    if entry.amount is None or entry.unit != "万元" or not 0 < abs(entry.amount.value) < 1:
        return ""
    value, half = entry.amount.value * 10000, entry.amount.quantum * 5000
    tail = (
        f" ±{numerals.money(half, Decimal(1) if half == half.to_integral() else None)} 元"
        if half >= 1
        else ""
    )
    return f" · {numerals.money(value, Decimal(1))} 元{tail}"


def elsewhere(view: View, index: FigureIndex, links: Links) -> Html:
    """All figures that the link names, where it names several: the parts of a derived one, or its prints."""
    if len(view.sources) < 2:
        return Html("")
    rows: list[Html] = []
    for number, source in enumerate(view.sources, 1):
        file = links.file_of(source)
        here = file == links.report_id
        entry = next(iter(index.at(source.page, box_text(source))), None) if here else None
        digits = f" {entry.source.text} " if entry else " "
        rest = [other for other in view.sources if other != source]
        rows.append(
            element(
                "a",
                joined(
                    text(str(number)),
                    element("b", text(digits)),
                    text(f"{links.name_of(file)} p.{source.page}".strip()),
                    between=" ",
                ),
                href=links.source(source, *rest),
                title=said(entry) if entry else None,
                aria_current="true" if source == view.chosen else None,
            )
        )
    return marks.block("一并引用的数", body=element("div", joined(*rows), class_="chips"))


def shown_on(entries: Sequence[Entry], links: Links, codes: Iterable[str]) -> Html:
    """Links to the pages of the dashboard that show the figure."""
    known = set(codes)
    titles = {place.path: place.title for place in PLACES}
    found: dict[str, Html] = {}
    for entry in entries:
        narrowed = links.at(entry.code) if entry.code in known and entry.code else links
        for path in entry.paths:
            found[path] = element("a", text(titles[path]), href=narrowed.page(path))
    if not found:
        return Html("")
    return marks.block("在哪些页上用到", body=element("div", joined(*found.values()), class_="chips"))


def stands_at(evidence: Iterable[Evidence], chosen: Source) -> bool:
    """Whether one of the places is the chosen one."""
    box = box_text(chosen)
    return any(each.source.page == chosen.page and box_text(each.source) == box for each in evidence)


def checked(audit: Audit, chosen: Source, links: Links) -> Html:
    """How the comparisons that the figure takes part in came out, and the way to the gravest of them."""
    found = [
        (number, comparison)
        for number, comparison in enumerate(audit.comparisons)
        if comparison.outcome in OUTCOMES and stands_at(comparison.evidence, chosen)
    ]
    if not found:
        return marks.block("核对", body=marks.status("unchecked", "没有等式用到这个数"))
    counts = Counter(comparison.outcome for _, comparison in found)
    parts = [f"{OUTCOMES[outcome]} {counts[outcome]}" for outcome in OUTCOMES if counts[outcome]]
    kind = "fail" if counts["differs"] else "tail" if counts["tail"] else "pass"
    number, gravest = max(found, key=lambda pair: list(OUTCOMES).index(pair[1].outcome))
    words = f"参与 {len(found)} 处比较：{'，'.join(parts)}"
    address = links.page("/checks", rule=gravest.rule, n=number)
    more = element("a", text("看式子"), class_="lk", href=address, title=gravest.subject)
    return marks.block("核对", body=joined(marks.status(kind, words), more, between=" "))


def findings_at(findings: Iterable[Filed], chosen: Source, links: Links) -> Html:
    """What checking found about the figure, each a link to the finding; nothing where it found nothing."""
    found = [one for one in findings if stands_at(one.finding.evidence, chosen)]
    rows = [
        element(
            "a",
            joined(severity_badge(one.finding.severity), element("span", text(one.subject), class_="what")),
            class_="finding plain",
            href=links.finding(one.key),
            title=one.finding.message,
        )
        for one in found[:MOST_FINDINGS]
    ]
    more = len(found) - len(rows)
    rest = element("p", text(f"另有 {more} 条，见核对"), class_="cap") if more else ""
    return marks.block(f"核对发现 {len(found)} 条", body=joined(*rows, rest)) if rows else Html("")


def contents(view: View, index: FigureIndex, links: Links, pages: int) -> Html:
    """The report's tables, forms and headings with their pages, and every page by number."""
    came = {"from": links.came_from} if view.back else {}

    def address(page: int) -> str:
        return links.page("/source", page=page, **came)

    rows = joined(
        *(
            element(
                "a",
                joined(
                    element("span", text(title.strip() or "（没有标题的表）")),
                    element("span", text(f"p.{page}"), class_="num"),
                ),
                href=address(page),
                aria_current="true" if page == view.page else None,
            )
            for page, title in index.contents
        )
    )
    numbers = joined(
        *(
            element(
                "a", text(str(page)), href=address(page), aria_current="page" if page == view.page else None
            )
            for page in range(1, min(pages, LISTED_PAGES) + 1)
        )
    )
    listing = element("nav", rows, class_="toc", aria_label="报告目录") if rows else ""
    strip = element("nav", numbers, class_="leaves", aria_label="全部页码")
    return marks.block("翻到", body=joined(strip, listing))
