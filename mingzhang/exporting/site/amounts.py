"""An amount in the three ways that the reader chooses from: 万元 as printed, 元, and a part of the whole.

The file holds all three as text, reckoned exactly here, so that its script only exchanges one for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingzhang.exporting.site.parts import Html, element, hidden, joined, page_of, text
from mingzhang.frames.figures import Figure
from mingzhang.presenting.captions import Caption
from mingzhang.presenting.units import NAMES, Scale, digits, in_words, in_yuan, unit_line

_SAID = re.compile("\ue000(\\d+)\ue001")
"""Where an amount stands in a caption while it is being written."""


@dataclass(frozen=True, slots=True)
class Written:
    """An amount's digits in 万元, in 元, and as a part of the whole ("" where it has none)."""

    wan: str
    yuan: str
    share: str = ""

    @property
    def with_units(self) -> Written:
        """The same as running text."""
        return Written(f"{self.wan} {NAMES['wan']}", f"{self.yuan} {NAMES['yuan']}", self.share)


def written(figure: Figure, whole: Figure | None = None, *, signed: bool = False) -> Written:
    """The digits of an amount of money; ``whole`` is what it is a part of."""
    return Written(
        digits(figure, signed=signed),
        digits(in_yuan(figure), signed=signed),
        _part(figure, whole) if whole is not None else "",
    )


def _part(figure: Figure, whole: Figure) -> str:
    """A part's digits; what is as large as the whole is all of it, wherever it is printed."""
    part = Scale("share", figure if figure.value == whole.value else whole).of(figure)
    return digits(part, closed=True) if part is not None else ""


def amount(figure: Figure | None, whole: Figure | None = None, *, signed: bool = False) -> Html:
    """The digits alone; money can be written otherwise. A blank is a point, said as such."""
    if figure is None:
        return element("span", joined("·", hidden("表中空白")), class_="none", title="表中空白")
    if figure.unit != "万元":
        return joined(element("span", text(digits(figure, closed=True)), class_="v"), _derived(figure))
    shown = written(figure, whole, signed=signed)
    body = element("span", text(shown.wan), class_="v", data_y=shown.yuan or None, data_s=shown.share or None)
    return joined(body, _derived(figure))


def _derived(figure: Figure) -> Html:
    """∴ beside a figure that the report does not print, with how it is computed."""
    if not figure.derived:
        return Html("")
    told = f"推算：{figure.formula}" if figure.formula else "由印出的数推算"
    return element("i", joined("∴", hidden("推算")), class_="der", title=told)


def with_page(figure: Figure | None, whole: Figure | None = None) -> Html:
    """The digits with the page that they are printed on."""
    places = page_of(*figure.sources) if figure is not None else Html("")
    return joined(amount(figure, whole), places)


def unit_words(whole: str = "") -> Html:
    """万元, which gives way to 元 and to ``占全部支出的 %``; without ``whole`` there are no parts."""
    share_words = unit_line(Scale("share"), of=whole) if whole else None
    return element("span", text(NAMES["wan"]), class_="unit", data_y=NAMES["yuan"], data_s=share_words)


# ---------------------------------------------------------------- sentences with amounts

Piece = str | Written


@dataclass(slots=True)
class Teller:
    """Writes the amounts of a sentence so that they can be found in it again."""

    said: list[Figure]

    def __call__(self, figure: Figure) -> str:
        if figure.unit != "万元":
            return in_words(figure)
        self.said.append(figure)
        return f"\ue000{len(self.said) - 1}\ue001"

    def pieces(self, told: str) -> Iterator[Piece]:
        """The words of a sentence and its amounts, in order."""
        at = 0
        for match in _SAID.finditer(told):
            number = int(match[1])
            if number < len(self.said):
                yield told[at : match.start()]
                yield written(self.said[number]).with_units
                at = match.end()
        yield told[at:]


def teller() -> Teller:
    """A new one, for one caption."""
    return Teller([])


def reads(caption: Caption | None, say: Teller) -> Html:
    """What a chart says, under it, with where its figures are printed."""
    if caption is None:
        return Html("")
    told = joined(*(piece_html(piece) for piece in say.pieces(caption.text)))
    return element("figcaption", joined(told, page_of(*caption.sources)), class_="reads")


def piece_html(piece: Piece) -> Html:
    """Words as they are; an amount so that it can be written otherwise."""
    if isinstance(piece, str):
        return text(piece)
    return element("span", text(piece.wan), class_="v", data_y=piece.yuan)
