"""Words that explain themselves: the terms in headings, labels and legends of finished HTML. Pure.

All HTML of the pages passes through ``components.show.show``, which has its words explained here, so that
no page marks its own. Within one piece of HTML a word is explained once, to keep the page calm; inside a link
it shows its meaning, yet is no second thing to click.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape
from zlib import crc32

from components import marks
from components.links import Links
from components.marks import Html, joined
from mingzhang.presenting.terms import NO_WORDS, Found, Meaning, Vocabulary

PLACES = re.compile(r'<(?:h2|th)\b|<\w+ [^>]*class="(?:lab|lab2|side-h|legend|nm|reads)[ "]')
"""Where words are explained: titles of blocks, heads of tables, names of rows, labels, legends, captions."""
UNTOUCHED = frozenset({"q", "button", "dfn", "summary", "select"})
"""Within these nothing is: the report's own words, and what is itself explained or clicked."""
MOST_KEPT = 256
"""So many pieces of HTML stay explained: every rerun of a page shows most of them again."""
VOID = frozenset({"br", "img", "col", "hr", "input", "wbr"})
_PIECES = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<(\w+)")


@dataclass(frozen=True, slots=True)
class Explainer:
    """The words of a report and the links of a page, for the pieces of HTML shown on it."""

    words: Vocabulary = NO_WORDS
    links: Links | None = None

    def unnarrowed(self) -> Explainer:
        """The same with links that leave the chosen code out."""
        return replace(self, links=self.links.at("")) if self.links is not None else self

    def touches(self, html: str) -> bool:
        """Whether the HTML has places where words are explained."""
        return self.links is not None and bool(self.words.meanings) and PLACES.search(html) is not None

    def explained(self, html: str) -> str:
        """The HTML with the first of each known word in its headings, labels and legends explained."""
        if self.links is None or not self.touches(html):
            return html
        return _explained(self.words, self.links, html)


@lru_cache(maxsize=MOST_KEPT)
def _explained(words: Vocabulary, links: Links, html: str) -> str:
    piece = _Piece(words, links, f"{crc32(html.encode()):08x}")
    return "".join(map(piece.passed, _PIECES.split(html)))


@dataclass(slots=True)
class _Piece:
    """One piece of HTML on its way: what is open at this place, and which words are explained already."""

    words: Vocabulary
    links: Links
    name: str
    within: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])
    told: set[str] = field(default_factory=set[str])

    def passed(self, piece: str) -> str:
        """A tag as it is; a text with its words explained, where it stands in such a place."""
        if not piece.startswith("<"):
            return self._text(piece) if piece.strip() and self._explains() else piece
        tag = _TAG.match(piece)
        if tag is not None and tag[1] not in VOID:
            self.within.append((tag[1], PLACES.match(piece) is not None))
        elif piece.startswith("</") and self.within:
            self.within.pop()
        return piece

    def _explains(self) -> bool:
        return any(place for _, place in self.within) and not any(tag in UNTOUCHED for tag, _ in self.within)

    def _text(self, escaped: str) -> str:
        words, at = unescape(escaped), 0
        shown: list[str] = []
        for found in self.words.find(words):
            if found.meaning.text not in self.told:
                self.told.add(found.meaning.text)
                shown += [marks.text(words[at : found.start]), self._term(words, found)]
                at = found.end
        return "".join(shown) + marks.text(words[at:]) if shown else escaped

    def _term(self, words: str, found: Found) -> Html:
        linked = any(tag == "a" for tag, _ in self.within)
        body = explanation(found.meaning, None if linked else self.links)
        name = f"tip-{self.name}-{len(self.told)}"
        return marks.term(words[found.start : found.end], body, name, reachable=not linked)


def explanation(meaning: Meaning, links: Links | None) -> Html:
    """The meaning, who says so, and the way to its place and to 名词 (without ``links``, none)."""
    where = marks.text(meaning.origin)
    if links is not None:
        named = links.page("/glossary", term=meaning.name)
        ways = [marks.element("a", marks.text("名词 ›"), href=named)]
        if meaning.source is not None:
            ways.insert(0, marks.element("a", marks.text("原文 ›"), href=links.source(meaning.source)))
        where = joined(where, *ways, between="　")
    return joined(marks.text(meaning.shown), marks.element("span", where, class_="from"))
