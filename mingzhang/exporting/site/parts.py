"""Pieces of HTML: text is escaped here and nowhere else. Pure: values in, HTML out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NewType

from mingzhang.exporting.safety import printable
from mingzhang.frames.figures import Figure
from mingzhang.model import Source
from mingzhang.presenting.numerals import money, percent

Html = NewType("Html", str)


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


def digits(figure: Figure | None) -> str:
    """A figure's digits with commas; "" where there is none."""
    if figure is None:
        return ""
    if figure.unit == "%":
        return percent(figure.value, figure.quantum, closed=True)
    return money(figure.value, figure.quantum)


def page_of(*sources: Source) -> Html:
    """p.19, with the place in words where the file has no pages; nothing where nothing is printed."""
    pages = sorted({source.page for source in sources})
    if not pages:
        return Html("")
    places = "；".join(dict.fromkeys(source.place for source in sources if source.place))
    shown = f"p.{'、'.join(map(str, pages[:4]))}{'…' if len(pages) > 4 else ''}"
    return element(
        "small", text(shown), class_="pg", title=places or f"原文第 {'、'.join(map(str, pages))} 页"
    )


def figure(one: Figure | None) -> Html:
    """The digits with their page; a derived one says so and how."""
    if one is None:
        return element("span", text("·"), class_="none", title="表中空白")
    chip = (
        element("small", text("推算"), class_="der", title=one.formula or None) if one.derived else Html("")
    )
    return joined(element("span", text(digits(one)), class_="v"), chip, page_of(*one.sources))


def table(heads: Sequence[str], rows: Sequence[Sequence[Html]], *, numeric: Sequence[int], name: str) -> Html:
    """A table that sorts by its heads."""

    def cell(tag: str, at: int, body: Html, **more: str | None) -> Html:
        return element(tag, body, class_="r" if at in numeric else None, **more)

    head = joined(
        *(
            cell("th", at, element("button", text(one), type="button"), scope="col", aria_sort="none")
            for at, one in enumerate(heads)
        )
    )
    body = joined(
        *(element("tr", joined(*(cell("td", at, one) for at, one in enumerate(row)))) for row in rows)
    )
    inner = joined(
        element("caption", text(name), class_="sr"),
        element("thead", element("tr", head)),
        element("tbody", body),
    )
    return element("div", element("table", inner, class_="sort"), class_="tw")


def section(ident: str, heading: str, subtitle: str, *body: Html | str) -> Html:
    """A part of the page that can be linked to and embedded by itself (#only=ident)."""
    head = joined(
        element("h2", text(heading)), element("p", text(subtitle), class_="sub") if subtitle else ""
    )
    return element("section", joined(head, *body), id=ident)
