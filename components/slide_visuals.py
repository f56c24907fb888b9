"""The visuals of a slide as HTML: numbers, bars, parts, pairs, tables, lists.

Marks are placed in per cent of their track; how wide an amount is in its type decides where it may stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from components import marks
from components.links import Links
from components.marks import Html
from components.slide_pairs import pairs_html
from components.slide_words import card, linked, reach, row_name, width_of
from mingzhang.model import Source
from mingzhang.presenting.alternatives import name_of
from mingzhang.presenting.slides import (
    Bar,
    Bars,
    Grid,
    Number,
    Numbers,
    Pairs,
    Parts,
    Point,
    Points,
    Visual,
)

INNER = 1760
GAP = 56
LARGEST, STRIP = 104, 56
"""Type of numbers that stand alone on a slide, and of those beside a chart."""
UNIT_TYPE = 30
AMOUNT_TYPE = 34
FEW_ROWS = 6
"""A table of no more rows is set in larger type."""


def visual_html(visual: Visual, links: Links | None, *, alone: bool = True) -> Html:
    """One visual of a slide; ``alone`` where it has the slide to itself."""
    if isinstance(visual, Numbers):
        return _numbers(visual, links, alone=alone)
    if isinstance(visual, Bars):
        return _bars(visual, links)
    if isinstance(visual, Parts):
        return _parts(visual, links)
    if isinstance(visual, Pairs):
        return pairs_html(visual, links)
    if isinstance(visual, Grid):
        return _grid(visual, links)
    return _points(visual, links)


# ---------------------------------------------------------------- numbers


def _numbers(visual: Numbers, links: Links | None, *, alone: bool) -> Html:
    """Side by side, in the largest type in which all of them fit."""
    count = max(len(visual.numbers), 1)
    each = Decimal(INNER - GAP * (count - 1)) / count
    size = Decimal(LARGEST if alone else STRIP)
    for one in visual.numbers:
        room = each - len(one.unit) * UNIT_TYPE - 24
        size = min(size, room / (width_of(one.text) or Decimal(1)))
    inner = marks.joined(*(_number(one, links) for one in visual.numbers))
    kind = "nums" if alone else "nums strip"
    return marks.element("div", inner, class_=kind, style=f"--big:{size:.0f}")


def _number(one: Number, links: Links | None) -> Html:
    label = f"{one.label}{'（推算）' if one.derived else ''}"
    return marks.element(
        "div",
        marks.joined(
            marks.element("span", marks.text(label), class_="lb"),
            marks.element(
                "b",
                marks.joined(linked(one.text, links, one.sources), marks.element("i", marks.text(one.unit))),
            ),
            marks.element("span", marks.text(one.note), class_="nt") if one.note else "",
        ),
        class_="num",
    )


# ---------------------------------------------------------------- bars and parts


def _bars(visual: Bars, links: Links | None) -> Html:
    most = max((abs(bar.value) for bar in visual.bars), default=Decimal(0)) or Decimal(1)
    far = reach((bar.text for bar in visual.bars), AMOUNT_TYPE)
    rows = [_bar_row(bar, abs(bar.value) / most * far, visual.unit, links) for bar in visual.bars]
    legend = marks.element("p", marks.text(f"{visual.series} · 单位：{visual.unit}"), class_="lg")
    kind = "brs many" if len(visual.bars) > FEW_ROWS else "brs"
    return marks.element(
        "div", marks.joined(legend, *rows), class_=kind, role="group", aria_label=name_of(visual)
    )


def _bar_row(bar: Bar, length: Decimal, unit: str, links: Links | None) -> Html:
    fill = marks.element("span", class_=f"fill {bar.tone}", style=f"width:{length:.2f}%")
    amount = marks.element(
        "span", linked(bar.text, links, bar.sources), class_="am", style=f"left:{length:.2f}%"
    )
    name = row_name(bar.label, marks.element("span", marks.text(bar.note)) if bar.note else "")
    track = marks.element("div", marks.joined(fill, amount), class_="tr")
    more = card(bar.label, (f"{bar.text} {unit}", bar.note), bar.told) if links is not None else ""
    return marks.element(
        "div",
        marks.joined(name, track, more),
        class_=f"ln {bar.tone}",
    )


def _parts(visual: Parts, links: Links | None) -> Html:
    """One bar, its pieces in proportion; what each is stands under it."""
    whole = sum((bar.value for bar in visual.bars), Decimal(0)) or Decimal(1)
    pieces = [
        marks.element("span", class_=f"pt p{at % 4}", style=f"flex-grow:{bar.value / whole * 100:.2f}")
        for at, bar in enumerate(visual.bars)
    ]
    told = [_part(bar, at, visual.unit, links) for at, bar in enumerate(visual.bars)]
    return marks.element(
        "div",
        marks.joined(
            marks.element("div", marks.joined(*pieces), class_="pts"),
            marks.element("div", marks.joined(*told), class_="nums keyed"),
        ),
        class_="prt",
        role="group",
        aria_label=name_of(visual),
    )


def _part(bar: Bar, at: int, unit: str, links: Links | None) -> Html:
    label = marks.joined(marks.element("i", class_=f"p{at % 4}"), marks.text(bar.label))
    amount = marks.joined(linked(bar.text, links, bar.sources), marks.element("i", marks.text(unit)))
    return marks.element(
        "div",
        marks.joined(
            marks.element("span", label, class_="lb"),
            marks.element("b", amount),
            marks.element("span", marks.text(f"占 {bar.note}"), class_="nt") if bar.note else "",
        ),
        class_="num",
    )


# ---------------------------------------------------------------- tables and lists


def _grid(grid: Grid, links: Links | None) -> Html:
    def cell(tag: str, words: Html, at: int) -> Html:
        numeric = "r" if at in grid.numeric else None
        return marks.element(tag, words, class_=numeric, scope="col" if tag == "th" else None)

    def placed(row: int, at: int) -> Sequence[Source]:
        return grid.sources[row][at] if row < len(grid.sources) else ()

    caption = f"另有 {grid.more} 项未列" if grid.more else ""
    more = marks.element("caption", marks.text(caption)) if caption else ""
    heads = marks.joined(*(cell("th", _head(head), at) for at, head in enumerate(grid.heads)))
    rows = [
        marks.joined(*(cell("td", linked(text, links, placed(row, at)), at) for at, text in enumerate(texts)))
        for row, texts in enumerate(grid.rows)
    ]
    body = marks.element("tbody", marks.joined(*(marks.element("tr", row) for row in rows)))
    head = marks.element("thead", marks.element("tr", heads))
    kind = "few" if len(grid.rows) <= FEW_ROWS else None
    return marks.element("table", marks.joined(more, head, body), class_=kind, aria_label=grid.name or None)


def _head(words: str) -> Html:
    """A head that breaks, where it must, before its unit."""
    name, bracket, unit = words.partition("（")
    return marks.joined(marks.text(name), Html("<wbr>") if bracket else "", marks.text(bracket + unit))


def _points(visual: Points, links: Links | None) -> Html:
    items = [_point(point, links) for point in visual.points]
    if visual.more:
        items.append(marks.element("li", marks.text(f"另有 {visual.more} 处，见核对页。"), class_="more"))
    return marks.element("ul", marks.joined(*items))


def _point(point: Point, links: Links | None) -> Html:
    return marks.element(
        "li",
        marks.joined(
            marks.element("b", linked(point.text, links, point.sources)),
            marks.element("span", marks.text(point.note)),
        ),
        class_=point.tone,
    )
