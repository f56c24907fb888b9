"""What a text object's clipping paths leave visible.

pdfium drops the clipping path of an object that lies wholly inside it, so that whatever still has
one is cut: in part, or altogether (text that is extracted, but never printed).
"""

from __future__ import annotations

import ctypes

from mingzhang.model import Box
from mingzhang.reading.calls import (
    clip_path,
    clip_paths,
    clip_points,
    clip_segment,
    object_matrix,
    pdfium,
    segment_point,
)
from mingzhang.reading.placement import IDENTITY, Matrix, inverse, placed, then

_MOST_POINTS = 400
"""A clipping path with more points is a drawing; it is taken as not cutting anything."""

_EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))


_SAME = 1e-3
"""Two placements that differ by no more in any number are one."""

_own = pdfium.FS_MATRIX()
_at_own = ctypes.addressof(_own)


def form_placement(text_object: int, on_page: Matrix) -> Matrix | None:
    """How the form that a text object belongs to is placed on the page, None where it stays in place.

    ``text_object`` is its address; ``on_page`` the placement of its text space: by itself it only
    knows its place in the form.
    """
    if not object_matrix(text_object, _at_own):
        return None
    own = _own
    in_form = (own.a, own.b, own.c, own.d, own.e, own.f)
    # Compared one by one, not in a loop: some producers make every character an object of its own.
    if (
        abs(in_form[4] - on_page[4]) < _SAME
        and abs(in_form[5] - on_page[5]) < _SAME
        and abs(in_form[0] - on_page[0]) < _SAME
        and abs(in_form[1] - on_page[1]) < _SAME
        and abs(in_form[2] - on_page[2]) < _SAME
        and abs(in_form[3] - on_page[3]) < _SAME
    ):
        return None
    undone = inverse(in_form)
    return then(undone, on_page) if undone else None


class ClipReader:
    """Reads the clipping paths of one page's text objects; thousands of them share a few paths."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], Box | None] = {}
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def clip_of(self, text_object: int, on_page: Matrix) -> Box | None:
        """The box (left, bottom, right, top in user space) left by clipping, None if nothing is cut.

        ``text_object`` is its address; ``on_page`` places its text space on the page: the object itself
        only knows its place in the form that it belongs to, and so do the clipping paths.
        """
        path = clip_path(text_object)
        count = clip_paths(path) if path else 0
        if count <= 0:
            return None
        # The paths' data is shared, so that its address tells which path it is.
        key = tuple([clip_segment(path, index, 0) or 0 for index in range(count)])
        if key not in self._known:
            self._known[key] = self._box(path, count, text_object, on_page)
        return self._known[key]

    def _box(self, path: int, count: int, text_object: int, on_page: Matrix) -> Box | None:
        to_page = form_placement(text_object, on_page) or IDENTITY
        left, bottom, right, top = _EVERYWHERE
        for index in range(count):
            points = self._points(path, index, to_page)
            if points:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                left, right = max(left, min(xs)), min(right, max(xs))
                bottom, top = max(bottom, min(ys)), min(top, max(ys))
        return (left, bottom, right, top)

    def _points(self, path: int, index: int, to_page: Matrix) -> list[tuple[float, float]]:
        count = clip_points(path, index)
        if not 0 < count <= _MOST_POINTS:
            return []
        x, y = self._x, self._y
        at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
        points: list[tuple[float, float]] = []
        for position in range(count):
            segment_point(clip_segment(path, index, position), at_x, at_y)
            points.append(placed(to_page, x.value, y.value))
        return points
