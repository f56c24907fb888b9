"""Pieces of HTML: text is escaped here and nowhere else. Pure: values in, HTML out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NewType

from mingzhang.exporting.safety import printable
from mingzhang.model import Source
from mingzhang.presenting.numerals import page_list

Html = NewType("Html", str)
MOST_PAGES = 4
"""So many pages are named beside figures; the rest is in the words that appear when they are pointed at."""


def text(value: str) -> Html:
    """Text made safe."""
    return Html(escape(printable(value)))


def joined(*parts: Html | str) -> Html:
    return Html("".join(parts))


def element(tag: str, body: Html | str = "", **attributes: str | None) -> Html:
    """An element; attributes that are None are left out, ``class_`` and ``data_x`` lose their underscores."""
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(printable(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Html(f"<{tag}{told}>{body}</{tag}>")


def page_of(*sources: Source) -> Html:
    """p.19, with the place in words where the file has no pages; nothing where nothing is printed."""
    pages = sorted({source.page for source in sources})
    if not pages:
        return Html("")
    places = "；".join(dict.fromkeys(source.place for source in sources if source.place))
    told = places or f"原文第 {'、'.join(map(str, pages))} 页"
    return element("small", text(pages_in_short(sources)), class_="pg", title=told)


def pages_in_short(sources: Sequence[Source]) -> str:
    """``p.8、9、12、14…``."""
    more = len({source.page for source in sources}) > MOST_PAGES
    return page_list((source.page for source in sources), MOST_PAGES) + ("…" if more else "")


def hidden(words: str) -> Html:
    """Words that only a screen reader says."""
    return element("span", text(words), class_="sr")
