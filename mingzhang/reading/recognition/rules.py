"""The rules of a picture's tables, as edges, and the picture without them.

A rule is thin across and long along its direction. The picture is averaged along that direction, so
that noise goes and thin grey rules stay; what is darker there than its surroundings is a rule, with
the gaps closed that seals and bad print leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy

from mingzhang.reading.recognition.arrays import Picture, cv2
from mingzhang.reading.ruling import Edge

THICKEST = 3.2
"""Points: thicker is a bar, not a rule."""

AVERAGED = 3.0
"""Points along which the picture is averaged."""

CONTRAST = 26
"""Grey levels (of 255) by which a rule is darker than what is beside it."""

WINDOW = 18.0
"""Points of a rule that are looked at together."""

COVERED = 0.8
"""Part of them that is dark: strokes of print above each other have white between them."""

PIECE = 9.0
"""Points: less of a row is no rule."""

MOST_PARTS = 12
"""So many rules at most are looked for in what hangs together."""

GAP = {"h": 12.0, "v": 8.0}
"""Points: longer gaps part two rules."""

SHORTEST = {"h": 14.0, "v": 11.0}
"""Points: shorter rules are none."""

FREE = 100.0
"""Points: from this length on a rule counts although it meets no other."""

UNBROKEN = 0.9
"""Part of such a rule that is dark."""

NOISE = 1.8
"""So many times as dark as the noise of the paper is dark."""

WHOLE, DRAWN = 0.7, 0.8
"""Likeness to a rule, at least: of all of it, and of its pieces between other rules."""

TRIM = 1.5
"""Points at a rule's ends that belong to the rules which it meets."""

HALF = 0.5
"""A rule's points are at least so dark, against its usual one."""

SHORT, UNBROKEN_GAP = 30.0, 0.7
"""A piece shorter than this (points) has no longer gap than that: strokes of print keep off the rules."""

BESIDE = 0.8
"""Points on either side of a rule that are white in a table: print keeps away from rules."""

MOSTLY = 0.6
"""A row of points that is dark in this part belongs to the rule."""

CROSSED, TOUCHED = 0.2, 0.5
"""So much print there is nothing (other rules, a stroke); what is more counts so much against it."""

PRINT = 165
"""Darker than this (of 255) is print."""

MEETING = 4.0
"""Points within which a rule's end meets another rule."""


def edges_of(grey: Picture, scale: float) -> tuple[list[Edge], Picture]:
    """The rules in ``grey`` (``scale`` pixels a point), and a mask of their own points."""
    across = numpy.ascontiguousarray(grey.T)
    found = [
        *_found(_thin(_averaged(grey, scale), scale), scale, "h"),
        *_found(_thin(_averaged(across, scale), scale), scale, "v"),
    ]
    edges = _connected(found)
    level, upright = _Lines(grey, scale), _Lines(across, scale)
    edges = _drawn_pieces(edges, level, upright)
    edges = _meeting([_Rule(edge, 1.0) for edge in edges])
    mask = numpy.zeros_like(grey)
    for one in edges:
        if one.orientation == "h":
            first, last = level.rows(one.x0, one.x1, one.top)
            mask[first:last, max(int(one.x0 * scale), 0) : int(one.x1 * scale) + 1] = 255
        else:
            first, last = upright.rows(one.top, one.bottom, one.x0)
            mask[max(int(one.top * scale), 0) : int(one.bottom * scale) + 1, first:last] = 255
    return edges, mask


def _drawn_pieces(edges: list[Edge], level: _Lines, upright: _Lines) -> list[Edge]:
    """The edges' pieces between those that cross them, as far as they are rules in themselves.

    What is found by averaging may be print: digits side by side, strokes of characters above each other.
    """
    sound = [edge for edge in edges if _is_drawn(edge, level, upright, WHOLE)]
    kept: list[Edge] = []
    for edge in sound:
        start, end = (edge.x0, edge.x1) if edge.orientation == "h" else (edge.top, edge.bottom)
        cuts = _crossings(edge, sound)
        stretches = [one for one in _between(start, end, cuts) if not _is_loose(one, cuts)]
        pieces = [_piece(edge, one, other) for one, other in stretches]
        drawn = [piece for piece in pieces if _is_drawn(piece, level, upright, DRAWN)]
        kept.extend(_rejoined(drawn))
    return kept


def _is_loose(stretch: tuple[float, float], cuts: list[float]) -> bool:
    """Whether it is the short end of a rule beyond the last that it crosses: a stroke of print under it."""
    inside = min(cuts, default=0.0) <= stretch[0] and stretch[1] <= max(cuts, default=0.0)
    return not inside and len(cuts) >= 2 and stretch[1] - stretch[0] < SHORT


def _is_drawn(edge: Edge, level: _Lines, upright: _Lines, least: float) -> bool:
    if edge.orientation == "h":
        return level.likeness(edge.x0, edge.x1, edge.top) >= least
    return upright.likeness(edge.top, edge.bottom, edge.x0) >= least


def _crossings(edge: Edge, edges: list[Edge]) -> list[float]:
    """Where others cross ``edge``, along it."""
    others = (other for other in edges if other.orientation != edge.orientation)
    if edge.orientation == "h":
        return [one.x0 for one in others if one.top - MEETING <= edge.top <= one.bottom + MEETING]
    return [one.top for one in others if one.x0 - MEETING <= edge.x0 <= one.x1 + MEETING]


def _piece(edge: Edge, start: float, end: float) -> Edge:
    if edge.orientation == "h":
        return Edge("h", start, end, edge.top, edge.top)
    return Edge("v", edge.x0, edge.x0, start, end)


def _rejoined(pieces: list[Edge]) -> list[Edge]:
    """Pieces of one edge that follow each other as one again."""
    joined: list[Edge] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and (last.x1, last.bottom) == (piece.x0, piece.top):
            joined[-1] = Edge(piece.orientation, last.x0, piece.x1, last.top, piece.bottom)
        else:
            joined.append(piece)
    return joined


def _between(start: float, end: float, cuts: list[float]) -> list[tuple[float, float]]:
    """The stretch from ``start`` to ``end`` cut at ``cuts``; it ends at those near its ends."""
    ordered = sorted(cuts)
    start = next((cut for cut in ordered if abs(cut - start) <= MEETING), start)
    end = next((cut for cut in reversed(ordered) if abs(cut - end) <= MEETING), end)
    inner = [cut for cut in ordered if start + MEETING < cut < end - MEETING]
    places = [start, *(cut for cut, next_cut in pairwise([*inner, end]) if next_cut - cut > MEETING / 2), end]
    return list(pairwise(places))


class _Lines:
    """Tells how much a thin level line of a picture is like a rule."""

    def __init__(self, grey: Picture, scale: float) -> None:
        self._scale = scale
        self._ink = cv2.compare(cv2.blur(grey, (3, 3)), PRINT, cv2.CMP_LT)
        thin = _thin(cv2.blur(grey, (3, 1)), scale)
        # A line may lie between two rows of points, or pass from one to the next.
        self._thin = cv2.dilate(thin, numpy.ones((2 * max(round(0.6 * scale), 1) + 1, 1), numpy.uint8))
        noise = float(numpy.median(self._thin[::4, ::4]))
        self._least = max(CONTRAST, NOISE * noise)

    def likeness(self, start: float, end: float, at: float) -> float:
        """1 for a dark line in white, less for gaps in it and for print that touches it.

        ``start`` to ``end`` at the height ``at``, in points; the rules that it ends at are left out.
        """
        trim = min(TRIM, (end - start) / 4)
        row = min(round(at * self._scale), self._thin.shape[0] - 1)
        columns = slice(max(round((start + trim) * self._scale), 0), round((end - trim) * self._scale))
        line = self._thin[row, columns]
        if not line.size:
            return 0.0
        dark = line > max(self._least, HALF * float(numpy.median(line)))
        if end - start < SHORT and _longest_gap(dark) > max(UNBROKEN_GAP * self._scale, 2):
            return 0.0
        band, first, last = self._own(row, columns)
        reach = max(round(BESIDE * self._scale), 2)
        # Its edges are blurred.
        sides = (band[max(first - 1 - reach, 0) : max(first - 1, 0)], band[last + 2 : last + 2 + reach])
        beside = max((float(side.any(axis=0).mean()) for side in sides if side.size), default=0.0)
        return float(dark.mean()) - TOUCHED * max(beside - CROSSED, 0.0)

    def rows(self, start: float, end: float, at: float) -> tuple[int, int]:
        """The first row of points that belongs to the line, and the one after the last."""
        row = min(round(at * self._scale), self._thin.shape[0] - 1)
        columns = slice(max(round(start * self._scale), 0), round(end * self._scale))
        _, first, last = self._own(row, columns)
        return self._top(row) + first, self._top(row) + last + 1

    def _top(self, row: int) -> int:
        return max(row - round((THICKEST + BESIDE) * self._scale), 0)

    def _own(self, row: int, columns: slice) -> tuple[Picture, int, int]:
        """The print around the line, and in it the first and last row that are the line's own."""
        top = self._top(row)
        band = self._ink[top : 2 * row - top + 1, columns] > 0
        filled = band.mean(axis=1) >= MOSTLY
        centre = row - top
        own = numpy.flatnonzero(filled[max(centre - 2, 0) : centre + 3]) + max(centre - 2, 0)
        first = last = int(own[0]) if len(own) else centre
        while first > 0 and filled[first - 1]:
            first -= 1
        while last + 1 < len(filled) and filled[last + 1]:
            last += 1
        return band, first, last


def _longest_gap(dark: Picture) -> int:
    """The most points in a row that are not dark."""
    marked = numpy.concatenate(([0], (~dark).astype(numpy.int8), [0]))
    steps = numpy.flatnonzero(numpy.diff(marked))
    return int((steps[1::2] - steps[::2]).max()) if len(steps) else 0


class _Rule(NamedTuple):
    """A rule, and which part of it is dark."""

    edge: Edge
    dark: float


def _averaged(grey: Picture, scale: float) -> Picture:
    """The picture averaged along level rules: noise goes, thin grey rules stay."""
    return cv2.blur(grey, (max(int(AVERAGED * scale), 3), 1))


def _thin(grey: Picture, scale: float) -> Picture:
    """By how much each point is darker than what is above and below: level rules, not bars."""
    return cv2.morphologyEx(
        grey, cv2.MORPH_BLACKHAT, numpy.ones((int(2 * THICKEST * scale) | 1, 1), numpy.uint8)
    )


def _found(thin: Picture, scale: float, orientation: Literal["h", "v"]) -> list[_Rule]:
    """What may be rules, in points; ``thin`` has them level whichever way they run."""
    dark = _dark_pieces(thin, scale)
    gap = numpy.ones((1, max(int(GAP[orientation] * scale), 3)), numpy.uint8)
    mask = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, gap)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    rules: list[_Rule] = []
    for index in range(1, count):
        left, top, width, height = (int(value) for value in boxes[index][:4])
        if width < SHORTEST[orientation] * scale:
            continue
        place = (slice(top, top + height), slice(left, left + width))
        for start, end, row, own in _straight_parts(labels[place] == index, dark[place] > 0, scale):
            if end - start < SHORTEST[orientation] * scale:
                continue
            x0, x1, y = (left + start) / scale, (left + end) / scale, (top + row + 0.5) / scale
            edge = Edge("h", x0, x1, y, y) if orientation == "h" else Edge("v", y, y, x0, x1)
            rules.append(_Rule(edge, own))
    return rules


def _straight_parts(blob: Picture, dark: Picture, scale: float) -> Iterator[tuple[int, int, float, float]]:
    """The level lines that a connected ``blob`` is made of: where each begins and ends, its row, and
    which part of it is ``dark`` of itself. Print that touches a rule is of one blob with it.
    """
    rest = blob.copy()
    thick = max(round(THICKEST * scale / 2), 2)
    for _ in range(MOST_PARTS):
        weights = rest.sum(axis=1)
        row = int(weights.argmax())
        if weights[row] < PIECE * scale:
            return
        low, high = max(row - thick, 0), row + thick + 1
        across = numpy.flatnonzero(rest[low:high].any(axis=0))
        rows = numpy.arange(low, min(high, len(weights)))
        middle = float((weights[low:high] * rows).sum() / weights[low:high].sum())
        for run in numpy.split(across, numpy.flatnonzero(numpy.diff(across) > 1) + 1):
            start, end = int(run[0]), int(run[-1]) + 1
            yield start, end, middle, float(dark[low:high, start:end].any(axis=0).mean())
        rest[low:high] = False


def _dark_pieces(thin: Picture, scale: float) -> Picture:
    """The points of level rules, as far as they are dark."""
    mask = cv2.compare(thin, CONTRAST, cv2.CMP_GT)
    # A rule that lies a hair askew passes from one row of points to the next.
    mask = cv2.dilate(mask, numpy.ones((3, 1), numpy.uint8))
    window = max(int(WINDOW * scale), 3)
    covered = cv2.blur(mask, (window, 1), borderType=cv2.BORDER_CONSTANT)
    core = cv2.compare(covered, int(COVERED * 255), cv2.CMP_GT)
    # The ends of a rule lie half a window beyond its core.
    core = cv2.dilate(core, numpy.ones((1, window | 1), numpy.uint8))
    return cv2.bitwise_and(mask, core)


def _connected(rules: list[_Rule]) -> list[Edge]:
    """Rules that are long, or that cross others at two places: their ends may run on into print."""
    while True:
        edges = [one.edge for one in rules]
        kept = [one for one in rules if _is_long(one) or len(_crossings(one.edge, edges)) >= 2]
        if len(kept) == len(rules):
            return edges
        rules = kept


def _meeting(rules: list[_Rule]) -> list[Edge]:
    """Rules that are long, or that meet others at both ends: short strokes of print do neither."""
    while True:
        edges = [one.edge for one in rules]
        kept = [one for one in rules if _is_long(one) or _meets(one.edge, edges)]
        if len(kept) == len(rules):
            return edges
        rules = kept


def _is_long(rule: _Rule) -> bool:
    edge = rule.edge
    return rule.dark >= UNBROKEN and max(edge.x1 - edge.x0, edge.bottom - edge.top) >= FREE


def _meets(edge: Edge, edges: list[Edge]) -> bool:
    if edge.orientation == "h":
        ends = ((edge.x0, edge.top), (edge.x1, edge.top))
    else:
        ends = ((edge.x0, edge.top), (edge.x0, edge.bottom))
    others = [other for other in edges if other.orientation != edge.orientation]
    return all(
        any(
            other.x0 - MEETING <= x <= other.x1 + MEETING
            and other.top - MEETING <= y <= other.bottom + MEETING
            for other in others
        )
        for x, y in ends
    )
