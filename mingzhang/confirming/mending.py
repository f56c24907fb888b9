"""Which figures are read otherwise: only where recognition was in doubt, and the identities leave one answer.

An error that the report itself prints has to stay: therefore a figure recognised with confidence is never
read otherwise, and of several explanations none is taken unless one stands out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from mingzhang.checking.reckoning import Place
from mingzhang.confirming.board import Board, Mend
from mingzhang.confirming.misreadings import Kind
from mingzhang.confirming.substitution import Change

CERTAIN: Mapping[Kind, float] = {
    "unread": 1.01,
    "confused": 0.95,
    "point": 0.95,
    "minus": 0.9,
    "doubled": 0.9,
    "lost": 0.9,
}
"""From this confidence on a figure is not read otherwise in this way; what is no number always may be."""
ALONE = 0.1
"""So much less is allowed where a single identity speaks."""
BLURRED = 0.6
"""Below this nothing else need speak for the figures beside it."""
CLEARLY = 0.1
"""So much less confidence makes one of two explanations the likelier."""
TOGETHER = 3
"""So many figures at most are read otherwise at once."""
MOST = 60
"""Of so many parts at most joint explanations are made."""


def best_mends(board: Board) -> list[Mend]:
    """The mends that stand out, those that mend most first; none of them shares a comparison with another."""
    single = [mend for place in board.suspects() for mend in board.mends(place)]
    whole = [mend for mend in single if mend.is_whole]
    explanations = [*whole, *_joint(board, [mend for mend in single if not mend.is_whole], whole)]
    chosen = [
        mend
        for mend in explanations
        if _is_in_doubt(board, mend)
        and not _is_implicated(board, mend)
        and all(_stands_out(board, mend, rival) for rival in [*single, *explanations] if rival is not mend)
    ]
    found: list[Mend] = []
    taken: set[int] = set()
    for mend in sorted(chosen, key=lambda mend: (-len(mend.mended), len(mend.changes))):
        if not taken & mend.mended:
            found.append(mend)
            taken |= mend.mended
    return found


def confidence_of(board: Board, mend: Mend) -> float:
    """The highest of its figures': the least reason to doubt."""
    return max(board.figures[place].confidence for place in mend.changes)


def _is_in_doubt(board: Board, mend: Mend) -> bool:
    """Whether every one of its figures was recognised with too little confidence for its kind of slip.

    Where a single identity speaks, the figures beside it have to be sure.
    """
    less = ALONE if len(mend.mended) < 2 * len(mend.changes) else 0.0
    if less and any(board.comparisons[number].is_near for number in mend.mended):
        return False
    if less and confidence_of(board, mend) >= BLURRED and not _are_others_sure(board, mend):
        return False
    return all(
        kind == "unread" or board.figures[place].confidence < CERTAIN[kind] - less
        for place, kind in mend.kinds.items()
    )


def _are_others_sure(board: Board, mend: Mend) -> bool:
    """Whether all figures beside the mended ones agree with others elsewhere."""
    places = {place for number in mend.mended for place in board.comparisons[number].places}
    return all(board.is_held(place, mend.mended) for place in places - mend.changes.keys())


def _joint(board: Board, parts: Sequence[Mend], whole: Sequence[Mend]) -> Iterator[Mend]:
    """Explanations of several figures, each of which alone leaves something off."""
    doubted = [mend for mend in [*parts, *whole] if _is_in_doubt(board, mend)]
    doubted.sort(key=lambda mend: confidence_of(board, mend))
    for count in range(2, TOGETHER + 1):
        for group in combinations(doubted[:MOST] if count == 2 else doubted[: MOST // 3], count):
            if not all(_share(one, group) for one in group):
                continue
            mend = board.joined(group)
            if mend is not None and mend.is_whole:
                yield mend


def _share(one: Mend, group: Sequence[Mend]) -> bool:
    """Whether something that one leaves off is touched by another of the group."""
    others = [other for other in group if other is not one]
    return any((one.left | one.mended) & other.left for other in others)


def _is_implicated(board: Board, mend: Mend) -> bool:
    """Whether a figure beside the mended ones would explain the same and more: then it is the wrong one."""
    for number in mend.mended:
        for place in board.comparisons[number].places:
            beyond = set(board.off_around(place)) - mend.mended
            if place not in mend.changes and beyond and _explains(board, place, number, beyond):
                return True
    return False


def _explains(board: Board, place: Place, number: int, beyond: set[int]) -> bool:
    """Whether the amount that mends comparison ``number`` from this place would mend any of ``beyond``."""
    figure = board.figures.get(place)
    wanted = board.comparisons[number].wanted(place)
    if figure is None or figure.amount is None or wanted is None:
        return False
    amounts = {place: type(figure.amount)(wanted.value, figure.amount.quantum)}
    return any(board.comparisons[other].standing(amounts) in ("holds", "tail") for other in beyond)


def _stands_out(board: Board, mend: Mend, rival: Mend) -> bool:
    """Whether ``mend`` is the better explanation of what both explain."""
    if not mend.mended & rival.mended or _same(mend.changes, rival.changes):
        return True
    if mend.changes.keys() == rival.changes.keys():
        if rival.mended != mend.mended:
            return rival.mended < mend.mended
        return mend.tails < rival.tails
    if rival.mended < mend.mended and len(mend.changes) <= len(rival.changes):
        return True
    if set(rival.changes) < set(mend.changes) and rival.mended < mend.mended:
        # A part of it, that leaves something off.
        return not rival.is_whole or bool(mend.mended - rival.mended)
    if mend.mended < rival.mended and len(rival.changes) <= len(mend.changes):
        return False
    if mend.mended >= rival.mended and len(mend.changes) < len(rival.changes):
        return True
    if set(mend.changes) < set(rival.changes):
        return False
    own = max(board.figures[place].confidence for place in mend.changes.keys() - rival.changes.keys())
    other = min(board.figures[place].confidence for place in rival.changes.keys() - mend.changes.keys())
    return own + CLEARLY <= other


def _same(one: Mapping[Place, Change], other: Mapping[Place, Change]) -> bool:
    return one.keys() == other.keys() and all(other[place] == change for place, change in one.items())
