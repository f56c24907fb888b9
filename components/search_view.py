"""What a search found, kind by kind, each hit with its way to the page. Pure: data in, HTML out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components import marks
from components.links import Links
from components.marks import Html
from mingzhang.frames.search import Found, Hit, HitKind, count

NAMES: Mapping[HitKind, str] = {"item": "科目", "figure": "数字", "sentence": "原文", "term": "名词"}
LONGEST_NOTE = 90


def headline(found: Sequence[Found], asked: str) -> str:
    """What was found, as the page's title."""
    if not asked.strip():
        return "查找"
    hits = count(found)
    return f"“{asked.strip()}”找到 {hits} 处" if hits else f"没有找到“{asked.strip()}”"


def results(found: Sequence[Found], links: Links) -> Html:
    """A block for each kind."""
    return marks.joined(*(_block(one, links) for one in found))


def _block(found: Found, links: Links) -> Html:
    more = found.of - len(found.hits)
    rows = [marks.element("li", _hit(hit, links)) for hit in found.hits]
    if more > 0:
        rows.append(marks.element("li", marks.text(f"另有 {more} 处，请再加几个字。"), class_="cap"))
    body = marks.element("ul", marks.joined(*rows), class_="hits")
    return marks.block(f"{NAMES[found.kind]} {found.of} 处", body=body)


def _hit(hit: Hit, links: Links) -> Html:
    words = marks.joined(
        marks.text(hit.text[: hit.start]),
        marks.element("mark", marks.text(hit.text[hit.start : hit.end])) if hit.end > hit.start else "",
        marks.text(hit.text[hit.end :]),
    )
    if hit.kind == "item":
        name = marks.element("a", words, href=links.at(hit.code).page("/structure"))
        return marks.joined(name, marks.linked_figure(hit.figure, links), between=" ")
    if hit.kind == "figure":
        return marks.joined(words, marks.linked_figure(hit.figure, links), between=" ")
    body = marks.element("a", words, href=links.source(hit.source)) if hit.source is not None else words
    note = hit.note if len(hit.note) <= LONGEST_NOTE else f"{hit.note[:LONGEST_NOTE]}…"
    chip = marks.source_chip(links, hit.source)
    return marks.joined(body, chip, marks.element("span", marks.text(note), class_="cap"), between=" ")
