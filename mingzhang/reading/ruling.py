"""The upright edges drawn on a page: what a table's rules are made of.

Rules come as strokes, as thin filled rectangles, or as the outlines of cells. White fills, curves and
slanting strokes are no rules.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from mingzhang.reading.calls import address_of, path_segment, pdfium, segment_kind, segment_point
from mingzhang.reading.placement import Matrix, placed, then

STRAIGHT = 0.05
"""How far (points) the ends of an upright stroke may stray from each other sideways."""

SHORTEST = 1.0
"""Shorter edges (points) say nothing about a table: pdfplumber's table finder leaves them out too."""

WHITE = 250
"""From here on (of 255, in each colour) a fill cannot be told from the paper."""

MOST_SEGMENTS = 200_000
"""A page of a report has a few thousand path segments, a map some tens of thousands."""

_DEEPEST_FORM = 12

Point = tuple[float, float]


class Edge(NamedTuple):
    """A level (``h``) or upright (``v``) edge; its ends on the displayed page, in points."""

    orientation: Literal["h", "v"]
    x0: float
    x1: float
    top: float
    bottom: float


class RulingReader:
    """Collects one page's edges, and whether it shows pictures."""

    def __init__(self, display: Matrix) -> None:
        self.edges: list[Edge] = []
        self.picture_area = 0.0
        self._display = display
        self._segments = 0
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._colours = [ctypes.c_uint() for _ in range(4)]
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()

    @property
    def segments(self) -> int:
        """How many path segments the page draws, visible or not."""
        return self._segments

    @property
    def too_much(self) -> bool:
        """Whether the page draws more than any table has, so that reading was broken off."""
        return self._segments > MOST_SEGMENTS

    def read_page(self, page: Any) -> None:
        """Collect the edges of ``page`` (a raw pdfium page), those of its form objects included."""
        self._walk(
            lambda index: pdfium.FPDFPage_GetObject(page, index),
            pdfium.FPDFPage_CountObjects(page),
            self._display,
            0,
        )

    def _walk(self, get: Callable[[int], Any], count: int, placement: Matrix, depth: int) -> None:
        type_of = pdfium.FPDFPageObj_GetType
        for index in range(count):
            drawn = get(index)
            kind: int = type_of(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(drawn, placement)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(drawn, placement)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                self._walk(
                    lambda position, form=drawn: pdfium.FPDFFormObj_GetObject(form, position),
                    pdfium.FPDFFormObj_CountObjects(drawn),
                    then(self._placement(drawn), placement),
                    depth + 1,
                )

    def _placement(self, drawn: Any) -> Matrix:
        matrix = self._matrix
        pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix))
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _picture(self, drawn: Any, placement: Matrix) -> None:
        a, b, c, d, _, _ = then(self._placement(drawn), placement)
        self.picture_area += abs(a * d - b * c)

    def _path(self, drawn: Any, placement: Matrix) -> None:
        count: int = pdfium.FPDFPath_CountSegments(drawn)
        self._segments += count
        if self.too_much or count < 2 or not self._visible(drawn):
            return
        matrix = then(self._placement(drawn), placement)
        x, y = self._x, self._y
        at_x, at_y, path = ctypes.addressof(x), ctypes.addressof(y), address_of(drawn)
        points: list[Point] = []
        curved = False
        for index in range(count):
            segment = path_segment(path, index)
            kind: int = segment_kind(segment)
            segment_point(segment, at_x, at_y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                self._outline(points, curved)
                points, curved = [], False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            points.append(placed(matrix, x.value, y.value))
        self._outline(points, curved)

    def _visible(self, drawn: Any) -> bool:
        fill, stroke = self._fill, self._stroke
        pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
        if not fill.value and not stroke.value:
            return False
        of = pdfium.FPDFPageObj_GetStrokeColor if stroke.value else pdfium.FPDFPageObj_GetFillColor
        red, green, blue, alpha = self._colours
        if not of(drawn, *(ctypes.byref(part) for part in self._colours)):
            return True
        return alpha.value > 0 and not (red.value >= WHITE and green.value >= WHITE and blue.value >= WHITE)

    def _outline(self, points: list[Point], curved: bool) -> None:
        """The upright edges along one outline; a box's are its four sides."""
        if len(points) < 2 or curved:
            return
        if len(points) in (4, 5) and _is_box(points):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
            self._add("h", left, right, top, top)
            self._add("h", left, right, bottom, bottom)
            self._add("v", left, left, top, bottom)
            self._add("v", right, right, top, bottom)
            return
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y0 - y1) <= STRAIGHT:
                self._add("h", min(x0, x1), max(x0, x1), min(y0, y1), min(y0, y1))
            elif abs(x0 - x1) <= STRAIGHT:
                self._add("v", min(x0, x1), min(x0, x1), min(y0, y1), max(y0, y1))

    def _add(self, orientation: Literal["h", "v"], x0: float, x1: float, top: float, bottom: float) -> None:
        width, height = x1 - x0, bottom - top
        if (width if orientation == "h" else height) < SHORTEST:
            return
        self.edges.append(Edge(orientation, x0, x1, top, bottom))


def _is_box(points: list[Point]) -> bool:
    """Whether the outline is an upright rectangle."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[:4]
    if len(points) == 5 and (abs(points[4][0] - x0) > STRAIGHT or abs(points[4][1] - y0) > STRAIGHT):
        return False
    first_across = abs(y0 - y1) <= STRAIGHT and abs(x1 - x2) <= STRAIGHT
    first_down = abs(x0 - x1) <= STRAIGHT and abs(y1 - y2) <= STRAIGHT
    if first_across:
        return abs(y2 - y3) <= STRAIGHT and abs(x3 - x0) <= STRAIGHT
    return first_down and abs(x2 - x3) <= STRAIGHT and abs(y3 - y0) <= STRAIGHT
