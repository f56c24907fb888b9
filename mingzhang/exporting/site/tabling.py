"""Tables that sort by their heads, each row with the pages that its figures are printed on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mingzhang.exporting.site.amounts import amount, with_page
from mingzhang.exporting.site.parts import Html, element, joined, page_of, text
from mingzhang.exporting.site.tips import meaning_data
from mingzhang.frames.figures import Figure
from mingzhang.frames.figures import joined as places_of
from mingzhang.presenting.terms import NO_WORDS, Vocabulary

MOST_OPEN = 26
"""A table of more rows is folded."""
CODE, PLACE = "代码", "出处"


@dataclass(frozen=True, slots=True)
class Line:
    """A row: words first, then figures (None is a blank), then more words."""

    words: tuple[Html, ...]
    figures: tuple[Figure | None, ...]
    more: tuple[Html, ...] = ()
    whole: Figure | None = None
    strong: bool = False


def table(
    ident: str,
    name: str,
    heads: Sequence[str],
    lines: Sequence[Line],
    words: Vocabulary = NO_WORDS,
    *,
    signed: Collection[int] = (),
) -> Html:
    """A table that sorts by its heads; ``signed``: the places among the figures that are changes.

    The pages stand once, at the row's end; where a row's printed figures stand on several, beside each.
    """
    first = len(lines[0].words) if lines else 1
    numeric = range(first, first + (len(lines[0].figures) if lines else 0))
    placed = [_placed(line) for line in lines]
    shown = [*heads, PLACE] if any(placed) else heads
    head = element("tr", joined(*(_head(one, at in numeric, words) for at, one in enumerate(shown))))
    coded = bool(heads) and heads[0] == CODE
    body = joined(
        *(
            _row(line, signed, coded, place if any(placed) else None)
            for line, place in zip(lines, placed, strict=True)
        )
    )
    inner = joined(
        element("caption", text(name), class_="sr"), element("thead", head), element("tbody", body)
    )
    return element("div", element("table", inner, class_="sort", id=f"{ident}-table"), class_="tw")


def folded(rows: int, body: Html, *, most: int = MOST_OPEN) -> Html:
    """A table of many rows is unfolded when it is wanted."""
    if rows <= most:
        return body
    return element("details", joined(element("summary", text(f"列成表（{rows} 行）")), body))


def _head(name: str, numeric: bool, words: Vocabulary) -> Html:
    meaning = words.meaning(name)
    told = meaning_data(meaning) if meaning is not None else None
    button = element(
        "button", text(name), type="button", data_tip=told, class_="term" if told is not None else None
    )
    return element("th", button, scope="col", class_="r" if numeric else None, aria_sort="none")


def _row(line: Line, signed: Collection[int], coded: bool, place: Html | None) -> Html:
    """``place``: the cell at the row's end, "" where the pages stand beside the figures, None without one."""
    cells = [
        element("td", one, class_=kind) for one, kind in zip(line.words, _kinds(line, coded), strict=True)
    ]
    for at, one in enumerate(line.figures):
        printed = one is not None and not one.derived
        shown = (
            with_page(one, line.whole)
            if printed and not place
            else amount(one, line.whole, signed=at in signed)
        )
        cells.append(element("td", shown, class_="r"))
    cells += [element("td", one, class_="why") for one in line.more]
    if place is not None:
        cells.append(element("td", place, class_="pl"))
    return element("tr", joined(*cells), class_="sum" if line.strong else None)


def _kinds(line: Line, coded: bool) -> list[str | None]:
    """Classes of the cells of words: the code, the name, what else there is."""
    named = 1 if coded else 0
    return ["code" if coded and at == 0 else "nm" if at == named else None for at in range(len(line.words))]


def _placed(line: Line) -> Html:
    """The pages of a row whose printed figures all stand on the same; "" where each tells its own."""
    printed = [one for one in line.figures if one is not None and not one.derived]
    if len({tuple(sorted({source.page for source in one.sources})) for one in printed}) > 1:
        return Html("")
    return page_of(*places_of(*(printed or _known(line))))


def _known(line: Line) -> list[Figure]:
    return [one for one in line.figures if one is not None]
