"""How the figures of a scan stand: which were confirmed, which corrected, which call for a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mingzhang.confirming import RecognitionSummary, is_confirmed, is_corrected, recognition_summary
from mingzhang.confirming.confirmation import DOUBTED
from mingzhang.confirming.figures import figures_of
from mingzhang.model import Report, Source

Standing = Literal["confirmed", "corrected", "unsure", "recognised"]
"""``unsure``: recognised with little confidence and confirmed by nothing."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The recognised figures of a report: their counts, and the places worth a look."""

    summary: RecognitionSummary
    corrected: tuple[Source, ...]
    unsure: tuple[Source, ...]
    """The least certain first."""


def standing_of(source: Source) -> Standing | None:
    """How a figure of a scan stands; None for one that was not recognised."""
    if source.recognition is None:
        return None
    if is_corrected(source):
        return "corrected"
    if is_confirmed(source):
        return "confirmed"
    return "unsure" if source.recognition.confidence < DOUBTED else "recognised"


def recognised(report: Report) -> Recognised | None:
    """The summary of a report; None where none of its figures was recognised."""
    summary = recognition_summary(report)
    if not summary.recognised:
        return None
    sources = tuple(figure.source for figure in figures_of(report).values())
    unsure = [source for source in sources if standing_of(source) == "unsure"]
    return Recognised(
        summary,
        tuple(source for source in sources if standing_of(source) == "corrected"),
        tuple(sorted(unsure, key=_confidence)),
    )


def _confidence(source: Source) -> float:
    return source.recognition.confidence if source.recognition is not None else 1.0
