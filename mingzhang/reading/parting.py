"""A grid row that holds several logical rows, no rule between them → its cells' lines, row by row.

Where the rows stand is told by what each of them has once: a code, a 行次, the beginning of an item, an
amount. A name of several lines goes whole to the row that it is aligned with, at its top, middle or end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mingzhang.forms.wording import normalised
from mingzhang.reading.columns import Role
from mingzhang.reading.numbers import is_blank_mark, parse_amount
from mingzhang.reading.pieces import Piece

CODE = re.compile(r"[1-9]\d{2}(?:\d{2}){0,2}")
CODE_AND_NAME = re.compile(
    r"^[\[【(（]?([1-9]\d{2}(?:\d{2}){0,2})[\]】)）]?[-—_、.\s]*([^\d\s.,，].*)$", re.DOTALL
)
SUBTOTAL_NAMES = frozenset({"人员经费合计", "公用经费合计", "日常公用经费合计"})
TOTAL_NAMES = frozenset({"合计", "总计", "小计", "人员经费", "公用经费"}) | SUBTOTAL_NAMES
WIDER = 1.35
"""Lines of one name stand closer together, by this factor at least, than the names of two rows."""

_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、．.](?!\d)|其中[:：])"
)
_LONGEST_ITEM = 4
"""Lines that an item's name takes at most."""

Held = Sequence[tuple[Role, list[Piece]]]
IsItem = Callable[[str], bool]


def parted(held: Held, is_item: IsItem) -> list[list[tuple[Role, list[Piece]]]]:
    """The logical rows that the cells of one grid row hold; ``is_item`` tells whole names of rows."""
    anchors = _anchors(held, is_item)
    if len(anchors) < 2:
        return [list(held)]
    rows: list[list[tuple[Role, list[Piece]]]] = [[] for _ in anchors]
    for role, pieces in held:
        for row, share in zip(rows, _shares(role, pieces, anchors, is_item), strict=True):
            if share:
                row.append((role, share))
    return rows


def _shares(role: Role, pieces: list[Piece], anchors: Sequence[float], is_item: IsItem) -> list[list[Piece]]:
    """A cell's lines, by the row that each belongs to."""
    if role.kind == "name":
        groups = _items(pieces, is_item)
        if len(groups) == len(anchors):
            return groups
        if all(is_item("".join(piece.text for piece in group)) for group in groups):
            return _placed(groups, anchors)
        return _aligned(pieces, anchors)
    shares: list[list[Piece]] = [[] for _ in anchors]
    for index, piece in enumerate(pieces):
        row = index if len(pieces) == len(anchors) else _nearest(anchors, piece.middle)
        shares[row].append(piece)
    return shares


def _nearest(anchors: Sequence[float], middle: float) -> int:
    return min(range(len(anchors)), key=lambda index: abs(anchors[index] - middle))


def _anchors(held: Held, is_item: IsItem) -> list[float]:
    """Where the logical rows of a grid row stand, top to bottom."""
    for anchors in (_code_anchors(held), _ordinal_anchors(held), _item_anchors(held, is_item)):
        if len(anchors) > 1:
            return anchors
    return _amount_anchors(held)


def _code_anchors(held: Held) -> list[float]:
    """The rows' codes, and the totals, which have none."""
    best: list[float] = []
    for role, pieces in held:
        if role.kind not in ("code", "name") or (role.kind == "code" and _is_one_code(pieces)):
            continue
        groups = _codes(pieces) if role.kind == "code" else _coded_names(pieces)
        if len(groups) > len(best):
            best = groups
    if not best:
        return []
    totals = [
        piece.middle
        for role, pieces in held
        if role.kind in ("code", "name")
        for piece in pieces
        if normalised(piece.text) in TOTAL_NAMES
        and min(abs(piece.middle - one) for one in best) > piece.height
    ]
    return sorted({*best, *totals})


def _is_one_code(pieces: Sequence[Piece]) -> bool:
    return CODE.fullmatch("".join(piece.text for piece in pieces)) is not None


def _codes(pieces: Sequence[Piece]) -> list[float]:
    """The middles of the codes in a cell, some of which may be wrapped; nothing where a line is no code's."""
    lines = [piece for piece in pieces if normalised(piece.text) not in TOTAL_NAMES]
    if all(CODE.fullmatch(piece.text) for piece in lines):
        return [piece.middle for piece in lines]
    groups = list(_by_gaps(lines))
    if all(CODE.fullmatch("".join(piece.text for piece in group)) for group in groups):
        return [sum(piece.middle for piece in group) / len(group) for group in groups]
    return []


def _coded_names(pieces: Sequence[Piece]) -> list[float]:
    """Where the names that begin with their code stand."""
    return [piece.middle for piece in pieces if CODE_AND_NAME.match(piece.text)]


def _by_gaps(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Lines in groups, parted where they stand farther from each other than the closest do."""
    if not pieces:
        return
    closest = min((other.middle - one.middle for one, other in pairwise(pieces)), default=0.0)
    group = [pieces[0]]
    for one, other in pairwise(pieces):
        if other.middle - one.middle > WIDER * closest:
            yield group
            group = []
        group.append(other)
    yield group


def _ordinal_anchors(held: Held) -> list[float]:
    """The rows' numbers (行次), of which every row has one."""
    for role, pieces in held:
        numbers = role.kind == "ordinal" and role.label in ("行次", "行号", "序号") and len(pieces) > 1
        if numbers and all(piece.text.isdigit() for piece in pieces):
            return [piece.middle for piece in pieces]
    return []


def _item_anchors(held: Held, is_item: IsItem) -> list[float]:
    best: list[list[Piece]] = []
    for role, pieces in held:
        if role.kind == "name":
            groups = _items(pieces, is_item)
            if len(groups) > len(best):
                best = groups
    figures = [piece.middle for role, pieces in held if role.kind == "value" for piece in pieces]
    return [_height_of(group, figures) for group in best]


def _height_of(group: Sequence[Piece], figures: Sequence[float]) -> float:
    """Where the row of a name stands: at its line that a figure stands beside, else at its middle."""
    middle = sum(piece.middle for piece in group) / len(group)
    if len(group) == 1:
        return middle
    places = [middle, *(piece.middle for piece in group)]
    return min(places, key=lambda place: min((abs(place - one) for one in figures), default=0.0) > 1.0)


def _items(pieces: Sequence[Piece], is_item: IsItem) -> list[list[Piece]]:
    """A cell's lines in groups, each an item: numbered, or known by its name. One where it is not clear."""
    groups: list[list[Piece]] = []
    index = 0
    while index < len(pieces):
        count = next(
            (
                length
                for length in range(min(_LONGEST_ITEM, len(pieces) - index), 0, -1)
                if is_item("".join(piece.text for piece in pieces[index : index + length]))
            ),
            0,
        )
        begins = count > 0 or _NUMBERED.match(pieces[index].text) is not None
        if begins or not groups:
            groups.append(list(pieces[index : index + max(count, 1)]))
        else:
            groups[-1].append(pieces[index])
        index += max(count, 1)
    return groups


def _amount_anchors(held: Held) -> list[float]:
    best: list[float] = []
    for role, pieces in held:
        if role.kind != "value" or len(pieces) < 2:
            continue
        joined = "".join(piece.text for piece in pieces)
        if parse_amount(joined) is not None and joined.count(".") <= 1:
            continue
        if all(_is_figure(piece.text) for piece in pieces) and len(pieces) > len(best):
            best = [piece.middle for piece in pieces]
    return best


def _is_figure(text: str) -> bool:
    return is_blank_mark(text) or (parse_amount(text) is not None and "." in text)


def _aligned(pieces: list[Piece], anchors: Sequence[float]) -> list[list[Piece]]:
    """The lines of names in order, cut where the names are best aligned with their rows.

    All names of a cell are aligned alike: by their middle, their first or their last line.
    """
    middles = [piece.middle for piece in pieces]
    places: tuple[Callable[[Sequence[float]], float], ...] = (
        lambda lines: sum(lines) / len(lines),
        lambda lines: lines[0],
        lambda lines: lines[-1],
    )
    cuts = min((_best_cuts(middles, anchors, place) for place in places), key=lambda one: one[0])[1]
    return [pieces[first:end] for first, end in pairwise(cuts)]


def _placed(groups: Sequence[list[Piece]], anchors: Sequence[float]) -> list[list[Piece]]:
    """Whole names, fewer than rows: each to the row that it stands nearest to."""
    shares: list[list[Piece]] = [[] for _ in anchors]
    for group in groups:
        middle = sum(piece.middle for piece in group) / len(group)
        places = [middle, *(piece.middle for piece in group)]
        distances = [min(abs(anchor - place) for place in places) for anchor in anchors]
        shares[distances.index(min(distances))].extend(group)
    return shares


def _best_cuts(
    middles: Sequence[float], anchors: Sequence[float], place: Callable[[Sequence[float]], float]
) -> tuple[float, list[int]]:
    """How to cut the lines into a run for each anchor (some may get none), and what it costs."""
    count = len(middles)
    closest = min((other - one for one, other in pairwise(middles)), default=0.0)
    costs: list[tuple[float, list[int]] | None] = [(0.0, [0])] + [None] * count
    for anchor in anchors:
        following: list[tuple[float, list[int]] | None] = [None] * (count + 1)
        for end in range(count + 1):
            for first in range(max(0, end - _MOST_LINES), end + 1):
                before = costs[first]
                if before is None:
                    continue
                lines = middles[first:end]
                gaps = sum(other - one - closest for one, other in pairwise(lines))
                cost = before[0] + (abs(place(lines) - anchor) + gaps / 2 if lines else _NO_NAME)
                known = following[end]
                if known is None or cost < known[0]:
                    following[end] = (cost, [*before[1], end])
        costs = following
    return costs[count] or (float("inf"), [0, *[count] * len(anchors)])


_MOST_LINES = 8
"""A name of more lines than these is none."""
_NO_NAME = 40.0
"""What a row without name costs, in points of misplaced names."""
