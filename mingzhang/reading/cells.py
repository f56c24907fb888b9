"""Edges → the cells of ruled tables.

Does what pdfplumber's table finder does with its default settings, and gives the same cells (tests
compare them); it is written for this alone because pdfplumber's import and its dictionaries took a
third of the time that a report takes to read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mingzhang.model import Box
from mingzhang.reading.ruling import Edge

SNAP = 3.0
"""Edges whose positions follow each other within this distance (points) are one line."""

JOIN = 3.0
"""Edges on one line with a smaller gap (points) are one edge."""

SHORTEST = 3.0
"""Shorter edges (points) are dropped when everything is joined."""

REACH = 3.0
"""An edge crosses another that it misses by no more (points)."""

Line = tuple[float, float, float]
"""Where a snapped edge stands, where it starts and where it ends."""

Point = tuple[float, float]


def table_cells(edges: Sequence[Edge]) -> list[list[Box]]:
    """The cells of every table that the edges make, tables top to bottom; single boxes are none."""
    upright = _joined((one.x0, one.top, one.bottom) for one in edges if one.orientation == "v")
    level = _joined((one.top, one.x0, one.x1) for one in edges if one.orientation == "h")
    return _tables(_cells(_crossings(upright, level)))


def _joined(lines: Iterable[Line]) -> list[Line]:
    """Lines snapped to common positions, their parts joined; sorted."""
    ordered = sorted(lines)
    joined: list[Line] = []
    start = 0
    for index in range(1, len(ordered) + 1):
        if index < len(ordered) and ordered[index][0] - ordered[index - 1][0] <= SNAP:
            continue
        cluster = ordered[start:index]
        start = index
        position = sum(line[0] for line in cluster) / len(cluster)
        spans = sorted((begin, end) for _, begin, end in cluster)
        begin, end = spans[0]
        for next_begin, next_end in spans[1:]:
            if next_begin <= end + JOIN:
                end = max(end, next_end)
                continue
            joined.append((position, begin, end))
            begin, end = next_begin, next_end
        joined.append((position, begin, end))
    return [line for line in joined if line[2] - line[1] >= SHORTEST]


def _crossings(upright: Sequence[Line], level: Sequence[Line]) -> dict[Point, tuple[set[int], set[int]]]:
    """Where edges cross (x, y), and by their indices which ones: uprights, levels. In order of (x, y)."""
    heights = [line[0] for line in level]
    crossings: dict[Point, tuple[set[int], set[int]]] = {}
    for index, (x, top, bottom) in enumerate(upright):
        first = bisect_right(heights, top - REACH)
        # An edge exactly within reach counts.
        while first > 0 and heights[first - 1] >= top - REACH:
            first -= 1
        for other in range(first, len(level)):
            y, left, right = level[other]
            if y > bottom + REACH:
                break
            if left - REACH <= x <= right + REACH:
                uprights, levels = crossings.setdefault((x, y), (set(), set()))
                uprights.add(index)
                levels.add(other)
    return dict(sorted(crossings.items()))


def _cells(crossings: dict[Point, tuple[set[int], set[int]]]) -> list[Box]:
    """The smallest box below and right of every crossing whose four sides are edges throughout."""
    below: dict[Point, Point] = {}
    right: dict[Point, Point] = {}
    for one, other in pairwise(crossings):
        if one[0] == other[0] and crossings[one][0] & crossings[other][0]:
            below[one] = other
    for one, other in pairwise(sorted(crossings, key=lambda point: (point[1], point[0]))):
        if one[1] == other[1] and crossings[one][1] & crossings[other][1]:
            right[one] = other
    cells: list[Box] = []
    for point in crossings:
        corner = _smallest(point, crossings, below, right)
        if corner is not None:
            cells.append((*point, *corner))
    return cells


def _smallest(
    point: Point,
    crossings: dict[Point, tuple[set[int], set[int]]],
    below: dict[Point, Point],
    right: dict[Point, Point],
) -> Point | None:
    """The lower right corner of the smallest box whose upper left corner is ``point``."""
    uprights, levels = crossings[point]
    lower = below.get(point)
    while lower is not None and uprights & crossings[lower][0]:
        beside = right.get(point)
        while beside is not None and levels & crossings[beside][1]:
            corner = (beside[0], lower[1])
            found = crossings.get(corner)
            if found and found[0] & crossings[beside][0] and found[1] & crossings[lower][1]:
                return corner
            beside = right.get(beside)
        lower = below.get(lower)
    return None


def _tables(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells that share corners, directly or through others, are one table."""
    at_corner: dict[Point, list[int]] = {}
    for index, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            at_corner.setdefault(corner, []).append(index)
    tables: list[list[Box]] = []
    seen: set[int] = set()
    for first in range(len(cells)):
        if first in seen:
            continue
        seen.add(first)
        members, waiting = [first], [first]
        while waiting:
            x0, top, x1, bottom = cells[waiting.pop()]
            for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
                for other in at_corner[corner]:
                    if other not in seen:
                        seen.add(other)
                        members.append(other)
                        waiting.append(other)
        if len(members) > 1:
            tables.append([cells[index] for index in sorted(members)])
    return sorted(tables, key=lambda table: min((cell[1], cell[0]) for cell in table))
