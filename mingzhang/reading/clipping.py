"""What a text object's clipping path leaves visible.

pdfium drops the clipping path of an object that lies wholly inside it, so that whatever still has
one is cut: in part, or altogether (text that is extracted, but never printed).
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from mingzhang.model import Box
from mingzhang.reading.placement import Matrix, inverse, placed, then

_MOST_POINTS = 400
"""A clipping path with more points is a drawing; it is taken as not cutting anything."""


def clip_of(text_object: Any, on_page: Matrix) -> Box | None:
    """The box (page's user space) that the object's clipping paths leave, None if they cut nothing.

    ``on_page`` places the object's text space on the page; the object itself only knows its place
    in the form that it belongs to, and so do the clipping paths.
    """
    path = pdfium.FPDFPageObj_GetClipPath(text_object)
    count: int = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    if count <= 0:
        return None
    to_page = _form_placement(text_object, on_page)
    if to_page is None:
        return None
    left, bottom, right, top = float("-inf"), float("-inf"), float("inf"), float("inf")
    for index in range(count):
        points = _points(path, index, to_page)
        if not points:
            continue
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, right = max(left, min(xs)), min(right, max(xs))
        bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return (left, bottom, right, top)


def _form_placement(text_object: Any, on_page: Matrix) -> Matrix | None:
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(text_object, ctypes.byref(own)):
        return None
    undone = inverse((own.a, own.b, own.c, own.d, own.e, own.f))
    return then(undone, on_page) if undone else None


def _points(path: Any, index: int, to_page: Matrix) -> list[tuple[float, float]]:
    count: int = pdfium.FPDFClipPath_CountPathSegments(path, index)
    if not 0 < count <= _MOST_POINTS:
        return []
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for position in range(count):
        segment = pdfium.FPDFClipPath_GetPathSegment(path, index, position)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(placed(to_page, x.value, y.value))
    return points
