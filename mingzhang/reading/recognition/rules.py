"""The rules of a picture's tables, as edges, and the picture without them.

A rule is thin across and long along its direction. The picture is averaged along that direction, so
that noise goes and thin grey rules stay; what is darker there than its surroundings is a rule, with
the gaps closed that seals and bad print leave.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

import numpy

from mingzhang.reading.recognition.picture import Picture, cv2
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

GAP = {"h": 12.0, "v": 8.0}
"""Points: longer gaps part two rules."""

SHORTEST = {"h": 14.0, "v": 11.0}
"""Points: shorter rules are none."""

FREE = 100.0
"""Points: from this length on a rule counts although it meets no other."""

UNBROKEN = 0.9
"""Part of such a rule that is dark."""

DRAWN = 0.75
"""Part of a rule between two others that is dark, noise and seals apart."""

MEETING = 4.0
"""Points within which a rule's end meets another rule."""


def edges_of(grey: Picture, scale: float) -> tuple[list[Edge], Picture]:
    """The rules in ``grey`` (``scale`` pixels a point), and a mask of their own points."""
    across = numpy.ascontiguousarray(grey.T)
    level_thin, upright_thin = _thin(grey, scale), _thin(across, scale)
    level_mask, level = _found(_thin(_averaged(grey, scale), scale), scale, "h")
    upright_mask, upright = _found(_thin(_averaged(across, scale), scale), scale, "v")
    edges = _drawn_pieces(_meeting([*level, *upright]), level_thin, upright_thin, scale)
    edges = _meeting([_Rule(edge, 1.0) for edge in edges])
    kept = numpy.zeros_like(grey)
    for one in edges:
        rows = slice(max(int((one.top - THICKEST) * scale), 0), int((one.bottom + THICKEST) * scale) + 1)
        columns = slice(max(int((one.x0 - THICKEST) * scale), 0), int((one.x1 + THICKEST) * scale) + 1)
        own = level_mask if one.orientation == "h" else upright_mask
        numpy.maximum(kept[rows, columns], own[rows, columns], out=kept[rows, columns])
    return edges, kept


def _drawn_pieces(edges: list[Edge], level: Picture, upright: Picture, scale: float) -> list[Edge]:
    """The edges' pieces between those that cross them, as far as they are dark in themselves.

    What is found by averaging may be print: digits side by side, strokes of characters above each other.
    """
    kept: list[Edge] = []
    for edge in edges:
        others = [other for other in edges if other.orientation != edge.orientation]
        if edge.orientation == "h":
            cuts = [o.x0 for o in others if o.top - MEETING <= edge.top <= o.bottom + MEETING]
            for start, end in _between(edge.x0, edge.x1, cuts):
                if _dark_part(level, start, end, edge.top, scale) >= DRAWN:
                    kept.append(Edge("h", start, end, edge.top, edge.top))
        else:
            cuts = [o.top for o in others if o.x0 - MEETING <= edge.x0 <= o.x1 + MEETING]
            for start, end in _between(edge.top, edge.bottom, cuts):
                if _dark_part(upright, start, end, edge.x0, scale) >= DRAWN:
                    kept.append(Edge("v", edge.x0, edge.x0, start, end))
    return kept


def _between(start: float, end: float, cuts: list[float]) -> list[tuple[float, float]]:
    """The stretch from ``start`` to ``end``, cut where ``cuts`` lie within it."""
    inner = sorted(cut for cut in cuts if start + MEETING < cut < end - MEETING)
    places = [start, *(cut for cut, next_cut in pairwise([*inner, end]) if next_cut - cut > MEETING / 2), end]
    return list(pairwise(places))


def _dark_part(thin: Picture, start: float, end: float, at: float, scale: float) -> float:
    """Which part of a level stretch (points) of the picture of thin print is dark."""
    row, reach = round(at * scale), max(round(0.6 * scale), 1)
    band = thin[max(row - reach, 0) : row + reach + 1, max(round(start * scale), 0) : round(end * scale)]
    return float((band.max(axis=0) > CONTRAST).mean()) if band.size else 0.0


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


def _found(thin: Picture, scale: float, orientation: Literal["h", "v"]) -> tuple[Picture, list[_Rule]]:
    """A mask of the rules, and the rules, in points; ``thin`` has them level whichever way they run."""
    dark = _dark_pieces(thin, scale)
    gap = numpy.ones((1, max(int(GAP[orientation] * scale), 3)), numpy.uint8)
    mask = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, gap)
    count, _, boxes, middles = cv2.connectedComponentsWithStats(mask, connectivity=8)
    rules: list[_Rule] = []
    for index in range(1, count):
        left, top, width, height = (int(value) for value in boxes[index][:4])
        if width < SHORTEST[orientation] * scale or height > THICKEST * scale + 0.002 * width:
            continue
        start, end, at = left / scale, (left + width) / scale, (float(middles[index][1]) + 0.5) / scale
        edge = Edge("h", start, end, at, at) if orientation == "h" else Edge("v", at, at, start, end)
        own = dark[top : top + height, left : left + width]
        rules.append(_Rule(edge, float((own.max(axis=0) > 0).mean())))
    return (mask if orientation == "h" else numpy.ascontiguousarray(mask.T)), rules


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
