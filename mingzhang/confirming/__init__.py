"""Recognised figures against the report's identities: confirmed, corrected, or said to be doubtful.

``confirmed(report)`` is a pure function; a report without recognised figures is returned as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mingzhang.checking.reckoning import Place, place_of
from mingzhang.confirming.board import Board
from mingzhang.confirming.confirmation import DOUBTED, Witnesses, doubtful
from mingzhang.confirming.figures import Figure, figures_of
from mingzhang.confirming.mending import best_mends
from mingzhang.confirming.substitution import Change, substituted
from mingzhang.confirming.summary import (
    RecognitionSummary,
    doubtful_sources,
    is_confirmed,
    is_corrected,
    recognition_summary,
)
from mingzhang.confirming.wording import doubtful_warning, unsure_warning, written_out
from mingzhang.model import ReadingWarning, Report, Source
from mingzhang.reading.sources import with_sources

__all__ = [
    "RecognitionSummary",
    "confirmed",
    "doubtful_sources",
    "is_confirmed",
    "is_corrected",
    "recognition_summary",
]

ROUNDS = 40
"""So often at most the report is mended and checked again."""


def confirmed(report: Report) -> Report:
    """``report`` with every recognised figure confirmed, corrected or left, and warnings for the doubtful.

    A corrected figure keeps in its source what was recognised and the identity it was corrected by; where
    nothing was recognised, the report itself is returned.
    """
    before = figures_of(report)
    if not any(figure.source.recognition is not None for figure in before.values()):
        return report
    board = _mended(Board(report))
    figures = board.figures
    changed = {
        place
        for place, figure in figures.items()
        if place in before and figure.source.text != before[place].source.text
    }
    witnesses = Witnesses(board)
    sure = {
        place
        for place, figure in figures.items()
        if figure.source.recognition is not None and (place in changed or witnesses.confirms(place))
    }
    corrections = {place: (before[place].source.text, _reason(board, place)) for place in changed}
    told = replace(board.report, warnings=(*report.warnings, *_warnings(board, sure)))
    return with_sources(told, lambda source: _told(source, sure, corrections))


def _mended(board: Board) -> Board:
    """The board after every mend that stands out and that the whole check bears out."""
    refused: list[Mapping[Place, Change]] = []
    for _ in range(ROUNDS):
        mends = [mend.changes for mend in best_mends(board) if mend.changes not in refused]
        better = board
        for changes in mends:
            tried = Board(substituted(better.report, changes))
            if _is_better(better, tried, changes):
                better = tried
            else:
                refused.append(changes)
        if better is board and not any(mends):
            break
        board = better
    return board


def _is_better(before: Board, after: Board, changes: Mapping[Place, Change]) -> bool:
    """Whether less is off, nothing new is, and nothing that holds the changed figures differs."""
    was, now = _off(before), _off(after)
    touched = {number for place in changes for number in after.around.get(place, ())}
    return len(now) < len(was) and now <= was and not any(after.comparisons[one].is_off for one in touched)


def _off(board: Board) -> set[tuple[str, str]]:
    compared = (board.comparisons[number].comparison for number in board.off)
    return {(comparison.rule, comparison.subject) for comparison in compared}


def _reason(board: Board, place: Place) -> str:
    """The identity that a corrected figure now fits: the one with most figures of those that hold exactly."""
    made = [board.comparisons[number] for number in board.around.get(place, ())]
    agreeing = [one for one in made if one.comparison.outcome in ("holds", "tail") and len(one.places) > 1]
    best = max(agreeing, key=lambda one: (one.comparison.outcome == "holds", len(one.places)))
    return f"按勾稽关系更正：{written_out(best.comparison)}"


def _told(source: Source, sure: set[Place], corrections: Mapping[Place, tuple[str, str]]) -> Source:
    place = place_of(source)
    if source.recognition is None or place not in sure:
        return source
    recognition = replace(source.recognition, confirmed=True)
    if place in corrections:
        read, correction = corrections[place]
        recognition = replace(recognition, read=read, correction=correction)
    return replace(source, recognition=recognition)


def _warnings(board: Board, sure: set[Place]) -> list[ReadingWarning]:
    """One for every figure that an identity speaks against, one for every page with other unsure ones."""
    told: list[ReadingWarning] = []
    against: set[Place] = set()
    for number, figures in doubtful(board, sure):
        against.update(place_of(figure.source) for figure in figures)
        told.append(doubtful_warning(figures, board.comparisons[number].comparison))
    unsure: dict[int, list[Figure]] = {}
    for place, figure in board.figures.items():
        if place not in sure and place not in against and figure.confidence < DOUBTED:
            unsure.setdefault(figure.source.page, []).append(figure)
    told += [unsure_warning(page, figures) for page, figures in sorted(unsure.items())]
    return sorted(told, key=lambda warning: warning.page or 0)
