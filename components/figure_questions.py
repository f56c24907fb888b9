"""Which figures of a report checking asks about, so that every page can mark them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from components.figure_index import FigureIndex
from components.links import Question
from mingzhang.frames.findings import SEVERITIES, Filed, asked_about
from mingzhang.model import Source


def questions_of(findings: Iterable[Filed], figures: FigureIndex) -> Mapping[Source, Question]:
    """What is asked about each figure: the gravest finding that begins with it or with words around it."""
    found: dict[Source, list[Filed]] = {}
    for place, asking in asked_about(findings).items():
        figure = figure_in(place, figures)
        if figure is not None:
            found.setdefault(figure, []).extend(asking)
    return {place: _question(asking) for place, asking in found.items()}


def _question(asking: list[Filed]) -> Question:
    gravest = min(asking, key=lambda one: SEVERITIES.index(one.finding.severity))
    return Question(gravest.key, gravest.finding.severity, gravest.subject, len(asking) - 1)


def figure_in(place: Source, figures: FigureIndex) -> Source | None:
    """The figure that is printed at a place, or the only one within it; None where there are several."""
    printed = [entries[0].source for entries in figures.on_page(place.page).values()]
    if place in printed:
        return place
    within = [source for source in printed if _is_within(source, place)]
    return within[0] if len(within) == 1 else None


def _is_within(figure: Source, place: Source) -> bool:
    """Whether the middle of the figure lies in the place."""
    x0, top, x1, bottom = figure.bbox
    across, down = (x0 + x1) / 2, (top + bottom) / 2
    return place.bbox[0] <= across <= place.bbox[2] and place.bbox[1] <= down <= place.bbox[3]
