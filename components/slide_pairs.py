"""Plans and what came of them on a slide: a ring and a dot on one line, their amounts above them."""

from __future__ import annotations

from decimal import Decimal

from components import marks
from components.links import Links
from components.marks import Html
from components.slide_words import card, linked, on_track, reach, row_name
from mingzhang.presenting.alternatives import name_of, pair_told
from mingzhang.presenting.slides import Pair, Pairs

PLAN_TYPE, ACTUAL_TYPE, GAP_TYPE = 32, 36, 38
APART = Decimal("1.5")
"""Between two amounts, in per cent of the track."""
FAR_LEFT, FAR_RIGHT = Decimal(12), Decimal(76)
"""Amounts that share a label stand at its mark's side where the mark is near an end of the track."""


def pairs_html(visual: Pairs, links: Links | None) -> Html:
    """A row each, under a legend of the two marks."""
    amounts = [one for pair in visual.pairs for one in (pair.plan, pair.actual) if one is not None]
    most = max(amounts, default=Decimal(0)) or Decimal(1)
    legend = marks.element(
        "p",
        marks.joined(
            marks.element("span", marks.joined(marks.element("i", class_="rg"), marks.text(visual.plan))),
            marks.element("span", marks.joined(marks.element("i", class_="dt"), marks.text(visual.actual))),
            marks.element("span", marks.text(f"单位：{visual.unit}")),
        ),
        class_="lg",
    )
    far = reach(
        (text for pair in visual.pairs for text in (pair.plan_text, pair.actual_text)), PLAN_TYPE // 2
    )
    rows = [_row(visual, pair, most, far, links) for pair in visual.pairs]
    return marks.element(
        "div", marks.joined(legend, *rows), class_="prs", role="group", aria_label=name_of(visual)
    )


def _row(visual: Pairs, pair: Pair, most: Decimal, far: Decimal, links: Links | None) -> Html:
    plan, actual = _place(pair.plan, most, far), _place(pair.actual, most, far)
    drawn: list[Html] = [marks.element("span", class_="ax")]
    if plan is not None and actual is not None:
        left, right = sorted((plan, actual))
        drawn.append(marks.element("span", class_="lk", style=f"left:{left:.2f}%;width:{right - left:.2f}%"))
    if plan is not None:
        drawn.append(marks.element("span", class_="rg", style=f"left:{plan:.2f}%"))
    if actual is not None:
        drawn.append(marks.element("span", class_="dt", style=f"left:{actual:.2f}%"))
    gap = _gap(pair, plan, actual)
    drawn += _amounts(pair, plan, actual, links)
    if gap and plan is not None and actual is not None:
        middle = f"left:{(plan + actual) / 2:.2f}%"
        drawn.append(marks.element("span", marks.text(gap), class_="nv", style=middle))
    elsewhere = _arrowed(pair) if pair.difference_text and not gap else ""
    note = " · ".join(one for one in (pair.note, elsewhere) if one)
    name = row_name(
        pair.label,
        marks.element("span", marks.text(note)) if note else "",
        marks.element("span", marks.text(gap), class_="gp") if gap else "",
    )
    told = pair_told(visual, pair)
    track = marks.element("div", marks.joined(*drawn), class_="tr", role="group", aria_label=told)
    more = _card(visual, pair) if links is not None else ""
    return marks.element("div", marks.joined(name, track, more), class_=f"ln {pair.tone}")


def _card(visual: Pairs, pair: Pair) -> Html:
    sides = ((visual.plan, pair.plan_text), (visual.actual, pair.actual_text))
    figures = [f"{name} {text} {visual.unit}" for name, text in sides if text]
    return card(pair.label, (*figures, pair.note), pair.told)


def _place(value: Decimal | None, most: Decimal, far: Decimal) -> Decimal | None:
    return None if value is None else max(value, Decimal(0)) / most * far


# ---------------------------------------------------------------- amounts above the marks


def _amounts(pair: Pair, plan: Decimal | None, actual: Decimal | None, links: Links | None) -> list[Html]:
    """Each over its mark; of marks that stand close together, both amounts in one label, the lower first."""
    planned = linked(pair.plan_text, links, pair.plan_sources)
    spent = linked(pair.actual_text, links, pair.sources)
    spans = _spans(pair, plan, actual)
    if plan is not None and actual is not None and _meet(*spans):
        both = [marks.element("b", spent), marks.element("i", planned)]
        if plan < actual:
            both.reverse()
        return [marks.element("span", marks.joined(*both), class_="both", style=_beside((plan + actual) / 2))]
    found: list[Html] = []
    if plan is not None:
        found.append(_over(planned, "bv", plan, pair.plan_text, PLAN_TYPE))
    if actual is not None:
        found.append(_over(spent, "fv", actual, pair.actual_text, ACTUAL_TYPE))
    return found


Span = tuple[Decimal, Decimal]
"""From where to where on the track a text stands, in per cent."""


def _span(place: Decimal, words: str, size: int) -> Span:
    """Centred over its mark; at the left end it begins with the track."""
    width = on_track(words, size)
    return (APART, APART + width) if place < width / 2 else (place - width / 2, place + width / 2)


def _spans(pair: Pair, plan: Decimal | None, actual: Decimal | None) -> tuple[Span, ...]:
    sides = ((plan, pair.plan_text, PLAN_TYPE), (actual, pair.actual_text, ACTUAL_TYPE))
    return tuple(_span(place, words, size) for place, words, size in sides if place is not None)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] + APART and other[0] < one[1] + APART


def _over(words: Html, kind: str, place: Decimal, text: str, size: int) -> Html:
    if place < on_track(text, size) / 2:
        return marks.element("span", words, class_=f"{kind} s", style="left:0")
    return marks.element("span", words, class_=kind, style=f"left:{place:.2f}%")


def _beside(place: Decimal) -> str:
    if place < FAR_LEFT:
        return "left:0;transform:none"
    return "left:auto;right:0;transform:none" if place > FAR_RIGHT else f"left:{place:.2f}%"


def _gap(pair: Pair, plan: Decimal | None, actual: Decimal | None) -> str:
    """The difference to be written between the marks; "" where there is none, or no room."""
    if not pair.difference_text or plan is None or actual is None:
        return ""
    words = _arrowed(pair)
    own = _span((plan + actual) / 2, words, GAP_TYPE)
    spans = _spans(pair, plan, actual)
    return "" if _meet(*spans) or any(_meet(own, span) for span in spans) else words


def _arrowed(pair: Pair) -> str:
    return ("▼ " if pair.tone == "under" else "▲ ") + pair.difference_text
