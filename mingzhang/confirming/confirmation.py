"""Which recognised figures the identities confirm, and which stay in doubt."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking import Comparison
from mingzhang.checking.reckoning import RATE, Place
from mingzhang.confirming.board import Board
from mingzhang.confirming.figures import Figure
from mingzhang.confirming.misreadings import misreadings
from mingzhang.confirming.weighing import HABITS, SEVERITIES

DOUBTED = 0.9
"""Below this, a figure's twin beside it is no witness: both may have been misread alike."""


CERTAIN = 0.999
"""From this confidence on a figure is not doubted for what reports often break themselves."""


class Witnesses:
    """The comparisons that speak for figures and those that speak against them.

    Prints of one amount that agree with each other are taken together: what holds or differs of one, holds or
    differs of all; that they agree among themselves is not counted again.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.clusters = _clusters(board)
        self.against = {
            number
            for number, weighed in enumerate(board.comparisons)
            if weighed.comparison.outcome in ("differs", "unreadable")
            and (weighed.comparison.severity or SEVERITIES.get(weighed.comparison.rule)) != "info"
        }

    def confirms(self, place: Place) -> bool:
        """Whether an identity holds with the figure that would break were it another, and none is against it.

        One that differs is none against a figure for which more of them speak, two at least.
        """
        figure = self.board.figures[place]
        witnesses = [number for number in self._agreeing(place) if self._would_tell(number, place, figure)]
        if not witnesses:
            return False
        if any(self.board.comparisons[number].places == (place,) for number in self.against):
            # It stands alone against blanks.
            return False
        own = self.clusters.get(place, frozenset({place}))
        against = self._outside(own, self.against)
        if not against:
            return True
        agreeing = {number for member in own for number in self._agreeing(member)}
        return len(self._outside(own, agreeing)) > max(1, len(against))

    def _agreeing(self, place: Place) -> list[int]:
        return [
            number
            for number in self.board.around.get(place, ())
            if (weighed := self.board.comparisons[number]).comparison.outcome in ("holds", "tail")
            and weighed.comparison.relation == "="
            and len(weighed.places) > 1
        ]

    def _outside(self, own: frozenset[Place], numbers: set[int]) -> set[frozenset[frozenset[Place]]]:
        """Comparisons between ``own`` and others, each set of amounts counted once."""
        found: set[frozenset[frozenset[Place]]] = set()
        for number in numbers:
            places = self.board.comparisons[number].places
            if own.isdisjoint(places):
                continue
            others = {self.clusters.get(place, frozenset({place})) for place in places} - {own}
            if others:
                found.add(frozenset(others))
        return found

    def _would_tell(self, number: int, place: Place, figure: Figure) -> bool:
        """Whether the comparison would stand worse with the figure read otherwise in any likely way."""
        weighed = self.board.comparisons[number]
        if weighed.is_twin and all(
            self.board.figures[one].confidence < DOUBTED
            for one in weighed.places
            if one in self.board.figures
        ):
            return False
        before = weighed.comparison.outcome
        if before == "holds" and weighed.wanted(place) is not None:
            return True
        for way in misreadings(figure.source.text, figure.grouped, figure.decimals):
            amount = figure.amount_of(way.text) if way.kind == "confused" else None
            if amount is not None and weighed.standing({place: amount}) != "differs":
                return False
        return True


def doubtful(board: Board, confirmed: set[Place]) -> Iterator[tuple[int, list[Figure]]]:
    """Comparisons that differ, with the recognised figures in each that nothing confirms, each told once.

    Of what reports often break themselves, only the figures that were not recognised with certainty.
    """
    told: set[Place] = set()
    for number in sorted(Witnesses(board).against):
        places = [
            place
            for place in board.comparisons[number].places
            if place not in confirmed and place not in told and board.is_recognised(place)
            if not _is_habit(board.comparisons[number].comparison)
            or board.figures[place].confidence < CERTAIN
        ]
        told.update(places)
        if places:
            yield number, [board.figures[place] for place in places]


def _is_habit(comparison: Comparison) -> bool:
    """Whether reports often print such a difference: by its rule, or a rate off by one in its last digit."""
    return comparison.rule in HABITS or (comparison.unit == RATE and comparison.severity == "warning")


def _clusters(board: Board) -> dict[Place, frozenset[Place]]:
    """Prints of one amount that agree, by each of their places."""
    found: dict[Place, frozenset[Place]] = {}
    for weighed in board.comparisons:
        if weighed.comparison.outcome == "holds" and weighed.is_twin:
            whole = frozenset[Place]().union(
                *(found.get(place, frozenset({place})) for place in weighed.places)
            )
            found |= dict.fromkeys(whole, whole)
    return found
