"""All comparisons of a report with its figures: what reading one figure otherwise would mend or break."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingzhang.checking import check
from mingzhang.checking.reckoning import Place, around
from mingzhang.checking.recognised import is_recognised
from mingzhang.confirming.figures import Figure, figures_of
from mingzhang.confirming.misreadings import Kind, misreadings
from mingzhang.confirming.substitution import Change
from mingzhang.confirming.weighing import MADE, Weighed
from mingzhang.model import Report


@dataclass(frozen=True, slots=True)
class Mend:
    """Figures read otherwise, and what comes of it: comparisons are numbered as on the board.

    ``mended`` are off without it and agree with it, ``left`` are off with it still; ``tails``: prints of
    one amount that agree with it but for rounding.
    """

    changes: Mapping[Place, Change]
    kinds: Mapping[Place, Kind]
    mended: frozenset[int]
    left: frozenset[int]
    tails: int

    @property
    def is_whole(self) -> bool:
        """Whether every comparison that holds its figures agrees."""
        return not self.left


class Board:
    """A report's comparisons and figures, once checked."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.figures: Mapping[Place, Figure] = figures_of(report)
        made = [
            Weighed(comparison, self.figures)
            for comparison in check(report).comparisons
            if comparison.outcome in (*MADE, "unreadable")
        ]
        self.comparisons: tuple[Weighed, ...] = tuple(made)
        self.off = frozenset(
            number for number, weighed in enumerate(made) if weighed.is_off or weighed.is_near
        )
        self.around: Mapping[Place, Sequence[int]] = around(
            weighed.places if weighed.is_workable else () for weighed in made
        )

    def off_around(self, place: Place) -> list[int]:
        return [number for number in self.around.get(place, ()) if number in self.off]

    def is_held(self, place: Place, without: frozenset[int]) -> bool:
        """Whether an equation holds the figure in ``place``, besides those of ``without``."""
        return any(
            weighed.comparison.outcome in ("holds", "tail")
            and weighed.comparison.relation == "="
            and len(weighed.places) > 1
            for number in self.around.get(place, ())
            if number not in without
            for weighed in (self.comparisons[number],)
        )

    def suspects(self) -> tuple[Place, ...]:
        """The recognised figures of comparisons that are off."""
        places = (place for number in sorted(self.off) for place in self.comparisons[number].places)
        return tuple(place for place in dict.fromkeys(places) if self.is_recognised(place))

    def is_recognised(self, place: Place) -> bool:
        """Whether a figure stands in ``place`` that was recognised."""
        figure = self.figures.get(place)
        return figure is not None and is_recognised(figure.source)

    def mends(self, place: Place) -> list[Mend]:
        """Every way of reading the figure otherwise that mends something and breaks nothing."""
        figure = self.figures[place]
        wanted = [self.comparisons[number].wanted(place) for number in self.off_around(place)]
        found: list[Mend] = []
        for way in misreadings(figure.source.text, figure.grouped, figure.decimals):
            amount = figure.amount_of(way.text)
            if amount is None or not any(one is None or amount.value in one for one in wanted):
                continue
            mend = self.tried({place: Change(way.text, amount)}, {place: way.kind})
            if mend is not None:
                found.append(mend)
        return found

    def tried(self, changes: Mapping[Place, Change], kinds: Mapping[Place, Kind]) -> Mend | None:
        """What the changes mend; None where they mend nothing or break what holds."""
        amounts = {place: change.amount for place, change in changes.items()}
        mended: set[int] = set()
        left: set[int] = set()
        tails = 0
        for number in dict.fromkeys(number for place in changes for number in self.around.get(place, ())):
            weighed = self.comparisons[number]
            before, after = weighed.comparison.outcome, weighed.standing(amounts)
            tails += after == "tail" and weighed.is_twin
            if weighed.is_off:
                (left if after in (None, "differs") else mended).add(number)
            elif weighed.is_near:
                (mended if after == "holds" else left).add(number)
            elif (after == "differs" and before != "differs") or (after == "tail" and before == "holds"):
                return None
        return Mend(changes, kinds, frozenset(mended), frozenset(left), tails) if mended else None

    def joined(self, mends: Iterable[Mend]) -> Mend | None:
        """Several mends of different figures as one."""
        changes: dict[Place, Change] = {}
        kinds: dict[Place, Kind] = {}
        for mend in mends:
            if changes.keys() & mend.changes.keys():
                return None
            changes |= mend.changes
            kinds |= mend.kinds
        return self.tried(changes, kinds)
