"""The angle by which a page was laid askew on the scanner, and the page turned back by it."""

from __future__ import annotations

from math import radians, tan

import numpy

from mingzhang.reading.recognition.arrays import Picture, cv2

MOST = 5.0
"""Degrees: pages lie no more askew."""

LEAST = 0.03
"""Degrees: less does no harm, and turning blurs."""

POINTS = 60_000
"""So many dark points of a page tell its angle."""

DARK = 140
"""Darker than this (of 255) is print."""


def tilt_of(grey: Picture) -> float:
    """Degrees, clockwise, by which the lines and rules of the page fall to the right."""
    down, across = numpy.nonzero(grey < DARK)
    if len(down) < 200:
        return 0.0
    stride = max(len(down) // POINTS, 1)
    down, across = down[::stride].astype(numpy.float32), across[::stride].astype(numpy.float32)
    best = 0.0
    for step, reach in ((0.25, MOST), (0.05, 0.3), (0.01, 0.06)):
        angles = numpy.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(down, across, float(angle), step)))
    return best if LEAST <= abs(best) <= MOST else 0.0


def _sharpness(down: Picture, across: Picture, angle: float, step: float) -> float:
    """How unevenly the points fall into lines of that angle."""
    coarse = 3.0 if step > 0.1 else 1.0
    heights = ((down - across * tan(radians(angle))) / coarse).astype(numpy.int32)
    counts = numpy.bincount(heights - heights.min()).astype(numpy.float64)
    return float((counts * counts).sum())


def straightened(picture: Picture, tilt: float) -> Picture:
    """``picture`` turned about its middle, against the clock, by ``tilt`` degrees."""
    if not tilt:
        return picture
    height, width = picture.shape[:2]
    # OpenCV's angle is against the clock too.
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), tilt, 1.0)
    return cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
