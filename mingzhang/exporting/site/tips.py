"""What is shown beside a mark or a word that is pointed at, reached by the keyboard or tapped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from mingzhang.exporting.site.amounts import written
from mingzhang.exporting.site.parts import Html, element, joined, pages_in_short, text
from mingzhang.frames.figures import Figure
from mingzhang.frames.figures import joined as places_of
from mingzhang.model import Reason, Source
from mingzhang.presenting.terms import Meaning, Vocabulary
from mingzhang.presenting.units import in_words


@dataclass(frozen=True, slots=True)
class Tip:
    """A title, labelled figures, the report's reason, and the pages of all of them."""

    title: str
    figures: tuple[tuple[str, Figure], ...] = ()
    whole: Figure | None = None
    reason: Reason | None = None
    more: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        own = places_of(*(figure for _, figure in self.figures))
        return tuple(dict.fromkeys((*own, *([self.reason.source] if self.reason is not None else []))))

    def data(self) -> str:
        """For the script: title, rows of texts, quotation, words, pages."""
        told: dict[str, object] = {"t": self.title}
        if self.figures:
            told["r"] = [_row(label, figure, self.whole) for label, figure in self.figures]
        if self.reason is not None:
            told["q"] = self.reason.quoted
        if self.more:
            told["d"] = self.more
        if self.sources:
            told["p"] = pages_in_short(self.sources)
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def words(self) -> str:
        """The same as a sentence, for a screen reader."""
        told = [f"{label} {spoken(figure)}" for label, figure in self.figures]
        if self.more:
            told.append(self.more)
        if self.reason is not None:
            told.append(f"报告给出的原因：{self.reason.quoted}")
        if self.sources:
            told.append(f"原文 {pages_in_short(self.sources)}")
        return f"{self.title}：{'，'.join(told)}" if told else self.title


def tip_of(
    title: str,
    figures: Sequence[tuple[str, Figure | None]],
    whole: Figure | None = None,
    reason: Reason | None = None,
    more: str = "",
) -> Tip:
    """A tip with those of the figures that are known."""
    known = tuple((label, figure) for label, figure in figures if figure is not None)
    return Tip(title, known, whole, reason, more)


def spoken(figure: Figure) -> str:
    """``2,106.35 万元``, ``46.43%``, with 推算 where the report does not print it."""
    return f"{in_words(figure)}{'（推算）' if figure.derived else ''}"


def _row(label: str, figure: Figure, whole: Figure | None) -> list[str]:
    """Label and digits in the three ways, each with its unit; a single one where there is but one."""
    mark = "∴" if figure.derived else ""
    if figure.unit != "万元":
        return [label, in_words(figure) + mark]
    shown = written(figure, whole).with_units
    return [label, f"{shown.wan}{mark}", f"{shown.yuan}{mark}", shown.share]


# ---------------------------------------------------------------- words


def meaning_data(meaning: Meaning) -> str:
    """What a word means and who says so, for the script."""
    told = {"t": meaning.name, "d": meaning.shown, "f": meaning.origin}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def explained(words: str, vocabulary: Vocabulary) -> Html:
    """A text with the terms in it explained, each once."""
    shown: list[Html] = []
    at = 0
    for found in vocabulary.find(words):
        term = words[found.start : found.end]
        shown.append(text(words[at : found.start]))
        shown.append(
            element("button", text(term), type="button", class_="term", data_tip=meaning_data(found.meaning))
        )
        at = found.end
    return joined(*shown, text(words[at:]))
