"""How many figures of a report were recognised, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mingzhang.checking.reckoning import place_of
from mingzhang.confirming.board import Board
from mingzhang.confirming.confirmation import doubtful
from mingzhang.confirming.figures import figures_of
from mingzhang.model import Report, Source


@dataclass(frozen=True, slots=True)
class RecognitionSummary:
    """Counts of printed figures (cells of known tables, facts, self-evaluation forms), each in one place.

    ``recognised`` = ``confirmed`` + ``corrected`` + ``unconfirmed``; the ``doubtful`` are those of the
    unconfirmed that an identity speaks against. ``pages``: where figures were recognised.
    """

    recognised: int
    confirmed: int
    corrected: int
    unconfirmed: int
    doubtful: int
    lowest: float | None
    """The lowest confidence among the unconfirmed; None where all are confirmed."""
    pages: tuple[int, ...]


def recognition_summary(report: Report, pages: Iterable[int] | None = None) -> RecognitionSummary:
    """The counts for the whole report, or for some of its pages (1-based)."""
    wanted = None if pages is None else set(pages)
    sources = [
        figure.source
        for figure in figures_of(report).values()
        if figure.source.recognition is not None and (wanted is None or figure.source.page in wanted)
    ]
    corrected = [source for source in sources if is_corrected(source)]
    confirmed = [source for source in sources if is_confirmed(source) and not is_corrected(source)]
    unconfirmed = [source for source in sources if not is_confirmed(source) and not is_corrected(source)]
    confidences = [source.recognition.confidence for source in unconfirmed if source.recognition is not None]
    return RecognitionSummary(
        recognised=len(sources),
        confirmed=len(confirmed),
        corrected=len(corrected),
        unconfirmed=len(unconfirmed),
        doubtful=sum(wanted is None or source.page in wanted for source in doubtful_sources(report)),
        lowest=min(confidences, default=None),
        pages=tuple(sorted({source.page for source in sources})),
    )


def doubtful_sources(report: Report) -> tuple[Source, ...]:
    """The recognised figures that nothing confirms and an identity speaks against."""
    sources = [figure.source for figure in figures_of(report).values()]
    if not any(source.recognition is not None for source in sources):
        return ()
    sure = {place_of(source) for source in sources if is_confirmed(source)}
    return tuple(figure.source for _, figures in doubtful(Board(report), sure) for figure in figures)


def is_corrected(source: Source) -> bool:
    """Whether what stands is not what was recognised."""
    return source.recognition is not None and source.recognition.correction is not None


def is_confirmed(source: Source) -> bool:
    return source.recognition is not None and source.recognition.confirmed
