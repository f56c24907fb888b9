"""Where the money went, on the overview: 类 with their shares, then 基本 and 项目."""

from __future__ import annotations

from components import marks, palette
from components.links import Links
from components.marks import Html
from components.overview_cards import amount, told_of
from components.overview_income import absent
from components.units import asked
from mingzhang.frames.figures import total
from mingzhang.frames.overview import Overview, Part
from mingzhang.presenting.kinds import words_of
from mingzhang.presenting.sentences import short_name

MOST_PARTS = 5
"""So many 类 are named; the others are counted."""


def structure_block(view: Overview, links: Links) -> Html:
    """Where the money went: 类 with their shares, then 基本 and 项目."""
    if not view.parts:
        words = f"没有读到{words_of(view.report).table}"
        return absent("钱用在哪里", view, "expenditure", words, links)
    slots = palette.slots([part.code for part in view.parts])
    colour = {code: palette.css_colour(slot) for code, slot in slots.items()}
    named, others = view.parts[:MOST_PARTS], view.parts[MOST_PARTS:]
    sizes = [(float(max(part.figure.value, 0)), colour[part.code]) for part in view.parts]
    told = [told_of(part.name, part.figure, part.share, asked(links)) for part in view.parts]
    bar = marks.segments(sizes, 24, told=told)
    rows = [_part_row(part, colour[part.code], links) for part in named]
    if others:
        rows.append(_others_row(others, links))
    chips = marks.source_chip(
        links, *(source for part in named for source in (part.share or part.figure).sources)
    )
    label = marks.element("div", marks.joined(marks.text("钱用在哪里"), chips, between=" "), class_="lab")
    pieces = (label, bar, marks.element("div", marks.joined(*rows), class_="parts"), _nature_bar(view, links))
    return marks.element("section", marks.joined(*pieces), class_="block kpi where")


def _part_row(part: Part, colour: str, links: Links) -> Html:
    name = marks.element(
        "a",
        marks.swatch(colour, short_name(part.name)),
        href=links.at(part.code).page("/structure"),
        class_="legend",
    )
    share = marks.linked_figure(part.share, links) if part.share is not None else marks.blank()
    return marks.joined(name, amount(part.figure, links), marks.element("b", share))


def _others_row(parts: tuple[Part, ...], links: Links) -> Html:
    shares = [part.share for part in parts if part.share is not None]
    rest, part = total(part.figure for part in parts), total(shares) if len(shares) == len(parts) else None
    name = marks.element("span", marks.text(f"其余 {len(parts)} 类"), class_="cap")
    return marks.joined(name, amount(rest, links), marks.element("b", amount(part, links)))


NATURE_FILLS = {
    "basic": "var(--mark)",
    "personnel": "var(--mark)",
    "project": "var(--mark-soft)",
}


def _nature_bar(view: Overview, links: Links) -> Html:
    natures = [nature for nature in view.natures if nature.figure.value > 0]
    if not natures:
        return Html("")
    fills = [NATURE_FILLS.get(nature.column, "var(--budget)") for nature in natures]
    sizes = [(float(n.figure.value), fill) for n, fill in zip(natures, fills, strict=True)]
    told = [told_of(nature.name, nature.figure, nature.share, asked(links)) for nature in natures]
    bar = marks.segments(sizes, 24, told=told)
    words = [
        marks.element(
            "span",
            marks.joined(
                marks.swatch(fill, nature.name.removesuffix("支出")),
                amount(nature.figure, links),
                marks.element("b", marks.linked_figure(nature.share, links)),
                between=" ",
            ),
            class_="legend",
        )
        for nature, fill in zip(natures, fills, strict=True)
    ]
    return marks.joined(bar, marks.element("div", marks.joined(*words), class_="ends"))
