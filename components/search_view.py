"""What a search found, kind by kind, each hit with its way to the page. Pure: data in, HTML out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from components import marks
from components.links import Links
from components.marks import Html
from mingzhang.frames.search import Found, Hit, HitKind, count
from mingzhang.frames.search_words import Span, words_of
from mingzhang.presenting import numerals

NAMES: Mapping[HitKind, str] = {
    "page": "页",
    "item": "科目",
    "table": "报表",
    "row": "报表中的行",
    "figure": "数字",
    "project": "项目与指标",
    "term": "名词",
    "sentence": "原文",
}
LONGEST_NOTE = 90
SHOWN = 6
"""Hits of a kind that stand open; the others are unfolded by a click."""
HELP = "科目、代码、金额、报表、项目、原文里的字；几个词用空格隔开，都要有。"


def headline(found: Sequence[Found], asked: str) -> str:
    """What was found, as the page's title."""
    if not asked.strip():
        return "查找"
    hits = count(found)
    return f"“{asked.strip()}”找到 {hits} 处" if hits else f"没有找到“{asked.strip()}”"


def results(found: Sequence[Found], links: Links) -> Html:
    """How many of each kind, and a block for each kind."""
    ways = [
        marks.element(
            "a", marks.text(f"{NAMES[one.kind]} {one.of}"), href=f"#found-{one.kind}", class_="pick"
        )
        for one in found
    ]
    index = marks.element("nav", marks.joined(*ways), class_="picks kinds", aria_label="找到的种类")
    return marks.joined(index if len(found) > 1 else "", *(_block(one, links) for one in found))


def _block(found: Found, links: Links) -> Html:
    rows = [marks.element("li", _hit(hit, links)) for hit in found.hits]
    more = found.of - len(found.hits)
    if more > 0:
        rows.append(marks.element("li", marks.text(f"另有 {more} 处，请再加几个字。"), class_="cap"))
    shown = marks.element("ul", marks.joined(*rows[:SHOWN]), class_="hits")
    rest = rows[SHOWN:]
    folded = marks.element(
        "details",
        marks.joined(
            marks.element("summary", marks.text(f"其余 {found.of - SHOWN} 处")),
            marks.element("ul", marks.joined(*rest), class_="hits"),
        ),
        class_="why",
    )
    body = marks.joined(shown, folded if rest else "")
    return marks.element(
        "div", marks.block(f"{NAMES[found.kind]} {found.of} 处", body=body), id=f"found-{found.kind}"
    )


def marked(text: str, spans: Sequence[Span]) -> Html:
    """The text with what was asked for set off."""
    pieces: list[Html] = []
    done = 0
    for start, end in spans:
        pieces += [marks.text(text[done:start]), marks.element("mark", marks.text(text[start:end]))]
        done = end
    return marks.joined(*pieces, marks.text(text[done:]))


def _hit(hit: Hit, links: Links) -> Html:
    """The hit as a link to its place, its figure, the page, and what it stands under."""
    words = marked(hit.text, hit.spans)
    address = _address(hit, links)
    body = marks.element("a", words, href=address, class_="hit") if address else words
    shown = _figure(hit, links)
    note = hit.note if len(hit.note) <= LONGEST_NOTE else f"{hit.note[:LONGEST_NOTE]}…"
    chip = marks.source_chip(links, hit.source)
    return marks.joined(body, shown, chip, marks.element("span", marks.text(note), class_="cap"), between=" ")


def _address(hit: Hit, links: Links) -> str:
    if hit.kind == "page":
        return links.page("/source", page=hit.number)
    if hit.kind == "item":
        return links.at(hit.code).page("/structure")
    if hit.kind == "project" and hit.note != "没有自评表":
        return links.page("/performance", project=hit.number)
    return links.source(hit.source) if hit.source is not None else ""


def _figure(hit: Hit, links: Links) -> Html:
    if hit.figure is None:
        return Html("")
    figure = hit.figure
    digits = numerals.quantity(figure.value, figure.unit, figure.quantum) if figure.unit else ""
    shown = marks.linked(digits or numerals.money(figure.value, figure.quantum), links, *figure.sources)
    return marks.element("mark", shown) if hit.asked else shown


# ---------------------------------------------------------------- where nothing is asked or found


def nothing_asked(asked: Iterable[str], links: Links) -> Html:
    """What could be asked of this report, each a link that asks it."""
    listed = [_ask(one, links) for one in asked]
    keys = "按 / 到这里，回车查找，↓ ↑ 在结果中移动，回车打开。"
    body = marks.joined(
        marks.element("div", marks.joined(*listed), class_="chips") if listed else "",
        marks.element("p", marks.text(keys), class_="cap keys"),
    )
    return marks.block("可以这样查", "取自这份报告", body)


def nothing_found(asked: str, counts: Mapping[str, int], offered: Iterable[str], links: Links) -> Html:
    """The single words that are there, the glossary, and other things to ask."""
    present = [_ask(word, links, f"{word} {number} 处") for word, number in counts.items() if number]
    hints = ["可以少写几个字，或换一种说法；金额可写万元，也可写元。"]
    if len(words_of(asked)) > 1:
        hints.insert(0, "几个词没有同在一处。")
    glossary = marks.element(
        "a", marks.text("在名词和核对规则中查"), class_="lk", href=links.page("/glossary", term=asked.strip())
    )
    return marks.joined(
        marks.element("p", marks.joined(marks.text("".join(hints)), glossary, between=" "), class_="none"),
        marks.block("分开查", body=marks.element("div", marks.joined(*present), class_="chips"))
        if present
        else nothing_asked(offered, links),
    )


def _ask(words: str, links: Links, label: str = "") -> Html:
    return marks.element("a", marks.text(label or words), href=links.page("/search", q=words))
