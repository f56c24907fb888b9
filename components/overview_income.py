"""Where a budget's money comes from; and a block whose table is missing."""

from __future__ import annotations

import re

from components import marks, palette
from components.links import Links
from components.marks import Html
from components.overview_cards import absence_html, amount, text_note
from mingzhang.frames.figures import Figure, share, total
from mingzhang.frames.overview import Overview
from mingzhang.frames.overview_cards import absence_of

ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])")


def absent(label: str, view: Overview, table_id: str, words: str, links: Links) -> Html:
    """A block whose table is missing, blank, or empty by its own note."""
    absence = absence_of(view.report.table(table_id))
    said = absence_html(absence, links)
    body = marks.joined(said, text_note(words), between=" ") if absence.kind == "undisclosed" else said
    head_line = marks.element("div", marks.text(label), class_="lab")
    return marks.element("section", marks.joined(head_line, body), class_="block kpi")


def income_block(view: Overview, links: Links) -> Html:
    """Of a budget: where the money comes from, each source with its part of the whole."""
    label = "钱从哪里来"
    if not view.incomes:
        return absent(label, view, "income_expenditure_summary", "没有读到收入", links)
    slots = palette.slots([income.name for income in view.incomes])
    colour = {name: palette.css_colour(slot) for name, slot in slots.items()}
    bar = marks.segments(
        [(float(max(income.figure.value, 0)), colour[income.name]) for income in view.incomes], 24
    )
    whole = total(income.figure for income in view.incomes)
    rows: list[Html] = []
    for income in view.incomes:
        name = marks.element(
            "span", marks.swatch(colour[income.name], bare_name(income.name)), class_="legend"
        )
        rows += [name, *_amount_and_share(income.figure, whole, links)]
        for part, figure in income.parts:
            inside = marks.element(
                "span", marks.element("span", marks.text(f"其中：{bare_name(part)}")), class_="legend in1"
            )
            rows += [inside, *_amount_and_share(figure, whole, links)]
    chips = marks.source_chip(links, *(source for income in view.incomes for source in income.figure.sources))
    lab = marks.element("div", marks.joined(marks.text(label), chips, between=" "), class_="lab")
    parts = marks.element("div", marks.joined(*rows), class_="parts")
    return marks.element("section", marks.joined(lab, bar, parts), class_="block kpi where")


def _amount_and_share(figure: Figure, whole: Figure | None, links: Links) -> list[Html]:
    part = share(figure, whole) if whole is not None else None
    shown = amount(part, links) if part is not None else marks.blank()
    return [amount(figure, links), marks.element("b", shown)]


def bare_name(name: str) -> str:
    """An item's name without its ordinal: 一、财政拨款收入 is 财政拨款收入."""
    return ORDINAL.sub("", name) or name
