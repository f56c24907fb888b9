"""What a text object's clipping paths leave visible.

pdfium drops the clipping path of an object that lies wholly inside it, so that whatever still has
one is cut: in part, or altogether (text that is extracted, but never printed).
"""

from __future__ import annotations

import ctypes
from typing import Any

from mingzhang.model import Box
from mingzhang.reading.calls import pdfium
from mingzhang.reading.placement import IDENTITY, Matrix, inverse, placed, then

_MOST_POINTS = 400
"""A clipping path with more points is a drawing; it is taken as not cutting anything."""

_EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))


def form_placement(text_object: Any, on_page: Matrix) -> Matrix | None:
    """How the form that a text object belongs to is placed on the page, None where it stays in place.

    ``on_page`` is the placement of the object's text space; by itself it only knows its place in the form.
    """
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(text_object, ctypes.byref(own)):
        return None
    in_form = (own.a, own.b, own.c, own.d, own.e, own.f)
    if all(abs(one - other) < 1e-3 for one, other in zip(in_form, on_page, strict=True)):
        return None
    undone = inverse(in_form)
    return then(undone, on_page) if undone else None


class ClipReader:
    """Reads the clipping paths of one page's text objects; thousands of them share a few paths."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], Box | None] = {}
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def clip_of(self, text_object: Any, on_page: Matrix) -> Box | None:
        """The box (left, bottom, right, top in user space) left by clipping, None if nothing is cut.

        ``on_page`` places the object's text space on the page; the object itself only knows its
        place in the form that it belongs to, and so do the clipping paths.
        """
        path: Any = pdfium.FPDFPageObj_GetClipPath(text_object)
        count = int(pdfium.FPDFClipPath_CountPaths(path)) if path else 0
        if count <= 0:
            return None
        starts: list[int] = []
        for index in range(count):
            segment: Any = pdfium.FPDFClipPath_GetPathSegment(path, index, 0)
            # The path's data is shared, so that its address tells which path it is.
            starts.append(ctypes.addressof(segment.contents) if segment else 0)
        key = tuple(starts)
        if key not in self._known:
            self._known[key] = self._box(path, count, text_object, on_page)
        return self._known[key]

    def _box(self, path: Any, count: int, text_object: Any, on_page: Matrix) -> Box | None:
        to_page = form_placement(text_object, on_page) or IDENTITY
        left, bottom, right, top = _EVERYWHERE
        for index in range(count):
            points = self._points(path, index, to_page)
            if points:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                left, right = max(left, min(xs)), min(right, max(xs))
                bottom, top = max(bottom, min(ys)), min(top, max(ys))
        return (left, bottom, right, top)

    def _points(self, path: Any, index: int, to_page: Matrix) -> list[tuple[float, float]]:
        count = int(pdfium.FPDFClipPath_CountPathSegments(path, index))
        if not 0 < count <= _MOST_POINTS:
            return []
        x, y = self._x, self._y
        points: list[tuple[float, float]] = []
        for position in range(count):
            segment: Any = pdfium.FPDFClipPath_GetPathSegment(path, index, position)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            points.append(placed(to_page, x.value, y.value))
        return points
