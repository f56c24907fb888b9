"""The four smaller figures of the overview, and the words for a figure that is not there."""

from __future__ import annotations

from components import marks
from components.links import Links
from components.marks import Html
from components.units import asked
from mingzhang.frames.figures import Figure
from mingzhang.frames.overview import Overview
from mingzhang.frames.overview_cards import Absence, Card
from mingzhang.presenting import numerals
from mingzhang.presenting.kinds import against
from mingzhang.presenting.units import Scale


def cards(view: Overview, links: Links) -> Html:
    """Four smaller figures, each opening its page."""
    shown = (
        three_public_card(view.three_public, links, against(view.three_public.basis, view.report)),
        operating_card(view.operating, links, against(view.operating.basis, view.report)),
        personnel_card(view.personnel, links),
        procurement_card(view.procurement, links),
    )
    return marks.element("div", marks.joined(*shown), class_="lead")


def amount(figure: Figure | None, links: Links, *, signed: bool = False) -> Html:
    """A figure that leads to its place, money in the unit that the page is written in."""
    return marks.linked_figure(asked(links).of(figure), links, signed=signed)


def told_of(name: str, figure: Figure, share: Figure | None, scale: Scale) -> str:
    """What pointing at a piece of a bar tells: its name, amount and part."""
    part = f"，占 {numerals.percent(share.value, share.quantum, closed=True)}" if share is not None else ""
    return f"{name} {scale.money.words(figure)}{part}"


def _card(label: str, card: Card, note: list[Html], links: Links, before: Html | str = "") -> Html:
    if card.figure is None:
        return marks.element(
            "section",
            marks.joined(
                marks.element("div", marks.text(label), class_="lab"), absence_html(card.absence, links)
            ),
            class_="block mini",
        )
    chip = marks.source_chip_asked(links, *card.figure.sources)
    scale = asked(links)
    value = marks.joined(
        before, marks.text(scale.digits(card.figure)), marks.element("span", scale.name, class_="unit")
    )
    pieces = (
        marks.element("div", marks.joined(marks.text(label), chip, between=" "), class_="lab"),
        marks.element("div", value, class_="v num"),
        marks.element("div", marks.joined(*note, between="；"), class_="cap num"),
    )
    return marks.element("section", marks.joined(*pieces), class_="block mini")


def absence_html(absence: Absence | None, links: Links) -> Html:
    """Why there is no figure, in the words of the five empty states."""
    if absence is None or absence.kind == "undisclosed":
        return marks.undisclosed()
    chip = marks.source_chip(links, absence.source)
    if absence.kind == "none":
        return marks.joined(
            marks.no_such_item(chip=chip), marks.element("div", marks.quote(absence.text), class_="cap")
        )
    return marks.joined(marks.blank(), text_note("表中空白"), chip, between=" ")


def _change_note(card: Card, links: Links, prior: str) -> list[Html]:
    """比上年 −0.82（−2.73 %）, 与上年持平; ``prior`` is what of last year it is measured against."""
    if card.change is None:
        return []
    if not card.change.value:
        return [marks.text(f"与{prior}持平")]
    moved = marks.joined(marks.text(f"比{prior} "), amount(card.change, links, signed=True))
    if card.growth is not None:
        rate = marks.joined(marks.text("（"), amount(card.growth, links, signed=True), marks.text("）"))
        moved = marks.joined(moved, marks.element("span", rate, class_="num"))
    return [moved]


def three_public_card(card: Card, links: Links, prior: str = "上年") -> Html:
    """“三公”经费: budget → final, completion, change."""
    note: list[Html] = []
    if card.completion is not None:
        note.append(marks.joined(marks.text("完成预算 "), amount(card.completion, links)))
    before = ""
    if card.planned is not None:
        before = marks.element(
            "span", marks.joined(amount(card.planned, links), marks.text(" → ")), class_="was"
        )
    return _card(
        "“三公”经费" + ("（预算 → 决算）" if before else ""),
        card,
        [*note, *_change_note(card, links, prior)],
        links,
        before,
    )


def operating_card(card: Card, links: Links, prior: str = "上年") -> Html:
    """机关运行经费: change, and how it stands to 公用经费."""
    note = _change_note(card, links, prior)
    for name, figure in card.parts:
        if card.figure is not None and figure.value == card.figure.value:
            note.append(marks.text(f"与{name}相等"))
        else:
            note.append(marks.joined(marks.text(f"{name} "), amount(figure, links)))
    return _card("机关运行经费", card, note, links)


def personnel_card(card: Card, links: Links) -> Html:
    """人员经费: its part of 基本支出, and 公用经费."""
    note: list[Html] = []
    if card.completion is not None:
        note.append(
            marks.joined(
                marks.text("占基本支出 "),
                amount(card.completion, links),
                marks.derived_chip(card.completion.formula, bare=True),
            )
        )
    note += [marks.joined(marks.text(f"{name} "), amount(figure, links)) for name, figure in card.parts]
    return _card("人员经费", card, note, links)


def procurement_card(card: Card, links: Links) -> Html:
    """政府采购: goods, works and services."""
    note: list[Html] = []
    if card.figure is not None and len(card.parts) == 1 and card.parts[0][1].value == card.figure.value:
        note = [marks.text(f"全部为{card.parts[0][0]}")]
    elif card.parts:
        pieces = [marks.joined(marks.text(f"{name} "), amount(figure, links)) for name, figure in card.parts]
        note = [marks.joined(*pieces, between="、")]
    return _card("政府采购", card, note, links)


def text_note(words: str) -> Html:
    """A grey remark of ours."""
    return marks.element("span", marks.text(words), class_="cap")
