"""Simulated reports as if they had been scanned: figures with confidences, some of them misread. 模拟数据."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from mingzhang.checking.reckoning import Place, place_of
from mingzhang.confirming.figures import Figure, figures_of
from mingzhang.confirming.substitution import Change, substituted
from mingzhang.model import Recognition, Report, Source
from mingzhang.reading.sources import with_sources

SEEN_AS = {
    "0": "869", "1": "7", "2": "7", "3": "8", "4": "9",
    "5": "63", "6": "805", "7": "1", "8": "036", "9": "08",
}  # fmt: skip
"""What recognisers take a digit for."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure that is not what is printed: the print, and what stands in its place."""

    place: Place
    printed: str
    read: str


def recognised(report: Report, random: Random, unsure: float = 0.0) -> Report:
    """The report with a confidence for every figure; ``unsure`` is the part that is low without reason."""
    confidences: dict[Place, float] = {}
    for place in figures_of(report):
        low = random.random() < unsure
        confidences[place] = random.uniform(0.6, 0.9) if low else random.uniform(0.96, 0.999)
    return with_confidences(report, confidences)


def with_confidences(report: Report, confidences: dict[Place, float]) -> Report:
    """The report with these places recognised with these confidences."""

    def told(source: Source) -> Source:
        confidence = confidences.get(place_of(source))
        return source if confidence is None else replace(source, recognition=Recognition(confidence))

    return with_sources(report, told)


def misread(
    report: Report, places: Sequence[Place], random: Random, confidence: float
) -> tuple[Report, list[Slip]]:
    """The report with a digit or a point of these figures misread, recognised with ``confidence``."""
    figures = figures_of(report)
    changes: dict[Place, Change] = {}
    slips: list[Slip] = []
    for place in places:
        figure = figures[place]
        text = slipped(figure.source.text, random)
        amount = figure.amount_of(text) if text is not None else None
        if text is not None and amount is not None:
            changes[place] = Change(text, amount)
            slips.append(Slip(place, figure.source.text, text))
    return with_confidences(substituted(report, changes), dict.fromkeys(changes, confidence)), slips


def slipped(text: str, random: Random) -> str | None:
    """A number misread in one place; None where it can't be and stay a number."""
    kind = random.choices(("confused", "point", "lost", "doubled"), (8, 1, 1, 1))[0]
    digits = [index for index, character in enumerate(text) if character.isdigit()]
    grouped = "," in text
    plain = text.replace(",", "")
    if kind == "confused":
        index = random.choice(digits)
        changed = f"{text[:index]}{random.choice(SEEN_AS[text[index]])}{text[index + 1 :]}"
        return changed if not changed.lstrip("-").startswith("0") or "." in changed[:3] else None
    whole, point, decimals = plain.partition(".")
    if kind == "point":
        return _grouped(f"{whole}{decimals}", grouped) if point and whole != "0" else None
    if len(whole.lstrip("-")) < 2:
        return None
    index = random.randrange(1, len(whole)) if whole.startswith("-") else random.randrange(len(whole))
    if kind == "lost":
        return _grouped(f"{whole[:index]}{whole[index + 1 :]}{point}{decimals}", grouped)
    return _grouped(f"{whole[:index]}{whole[index]}{whole[index:]}{point}{decimals}", grouped)


def _grouped(plain: str, grouped: bool) -> str | None:
    whole, point, decimals = plain.partition(".")
    if not whole.lstrip("-") or (whole.lstrip("-")[0] == "0" and len(whole) > 1):
        return None
    return f"{int(whole):,}{point}{decimals}" if grouped else plain


def figure_at(report: Report, place: Place) -> Figure:
    return figures_of(report)[place]
