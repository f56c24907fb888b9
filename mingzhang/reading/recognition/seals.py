"""Seals taken off a page's picture: the print under them stays.

Seal ink is clear: under it, print is as dark as elsewhere. In colour, red is what the seal added; in
grey, it is a tone between print and paper, in strokes wider than those of print.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy

from mingzhang.reading.recognition.arrays import Picture, cv2

SMALLEST = 50.0
"""A seal is at least so wide and high (points): less is red print, or a mark."""

LARGEST, LONGEST = 300.0, 2.5
"""Seals that overlap are together no wider or higher than that (points), and not so much longer than wide."""

RED = 40
"""A point whose red exceeds its other colours by so much (of 255) may be a seal's."""

LIFT = 0.5
"""Part of that excess that seal ink has taken from the red."""

TONES = (60, 190)
"""Grey levels between print and paper, seen on even paper."""

STROKE = 1.8
"""Points: a seal's strokes are at least so wide, the blurred edges of print are not."""

PRINT, BESIDE = 0.75, 1.45
"""Of a grey seal's tone: what is lighter becomes white, in its broad strokes and beside them."""

RED_GAP, GREY_GAP = 5.0, 2.0
"""Points that may part what is of one seal: its ring, star and letters are one in red; print in grey is
no seal, so that its ring has to hang together by itself."""

_Region = tuple[slice, slice]


def without_red_seals(picture: Picture, scale: float) -> Picture:
    """The ``picture`` in grey; within seals, red is white and black stays."""
    plain = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    blue, green, red = cv2.split(picture)
    redness = cv2.subtract(red, cv2.max(blue, green))
    mask = cv2.compare(redness, RED, cv2.CMP_GT)
    for place in _regions(mask, scale, RED_GAP):
        # The colour of a picture is coarser than its light: what lies beside red is red as well.
        spread = cv2.dilate(redness[place], numpy.ones((3, 3), numpy.uint8))
        lifted = cv2.addWeighted(red[place], 1.0, spread, LIFT, 0)
        plain[place] = cv2.max(plain[place], lifted)
    return plain


def without_grey_seals(grey: Picture, scale: float) -> Picture:
    """``grey`` (even paper, black print) with the tone of grey seals made white."""
    width = max(round(STROKE * scale), 3)
    tones = cv2.inRange(cv2.medianBlur(grey, 3), *TONES)
    broad = cv2.morphologyEx(tones, cv2.MORPH_OPEN, numpy.ones((width, width), numpy.uint8))
    cleaned = grey
    for place in _regions(broad, scale, GREY_GAP):
        tone = float(numpy.median(grey[place][broad[place] > 0]))
        darkest = float(numpy.percentile(grey[place], 1))
        if cleaned is grey:
            cleaned = grey.copy()
        covered = cv2.dilate(broad[place], numpy.ones((5, 5), numpy.uint8)) > 0
        cleaned[place] = _lightened(grey[place], darkest, tone, BESIDE)
        cleaned[place][covered] = _lightened(grey[place], darkest, tone, PRINT)[covered]
    return cleaned


def _lightened(grey: Picture, darkest: float, tone: float, part: float) -> Picture:
    """``grey`` from its darkest point to ``part`` of the way to ``tone`` spread over all levels."""
    span = max((tone - darkest) * part, 1.0)
    levels = darkest + (numpy.arange(256) - darkest) * ((250 - darkest) / span)
    return cv2.LUT(grey, numpy.clip(levels, 0, 250).astype(numpy.uint8))


def _regions(mask: Picture, scale: float, gap: float) -> Iterator[_Region]:
    """Where a seal's points stand close enough together, and far enough out, to be a seal."""
    if cv2.countNonZero(mask) < SMALLEST * scale:
        return
    small = cv2.compare(
        cv2.resize(mask, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), 20, cv2.CMP_GT
    )
    reach = int(gap * scale / 2) | 1
    spread = cv2.morphologyEx(small, cv2.MORPH_CLOSE, numpy.ones((reach, reach), numpy.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(spread)
    for left, top, width, height, _ in boxes[1:count]:
        # A seal is about as wide as high; a red headline or a bar is not.
        least, most = 4 * min(width, height), 4 * max(width, height)
        if least >= SMALLEST * scale and most <= min(LONGEST * least, LARGEST * scale):
            yield (
                slice(max(4 * (int(top) - 2), 0), 4 * (int(top + height) + 2)),
                slice(max(4 * (int(left) - 2), 0), 4 * (int(left + width) + 2)),
            )
