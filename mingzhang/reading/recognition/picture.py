"""A page's picture: drawn, seals and shadows taken away, grey, dark on white."""

from __future__ import annotations

from math import ceil
from typing import Any

import cv2 as _cv2
import numpy
import pypdfium2
import pypdfium2.raw

from mingzhang.reading.pictures import scale_for

cv2: Any = _cv2
"""OpenCV's functions; their Python declarations have no precise types."""

pdfium: Any = pypdfium2.raw

Picture = Any
"""A numpy array of bytes: height × width, or height × width × 3 (blue, green, red)."""

DOTS_PER_INCH = 200
"""Pages are drawn so: small print is 20 pixels high, and more dots say no more."""

RED = 40
"""A point whose red exceeds its other colours by so much (of 255) may be a seal's."""

SEAL_POINTS = 50.0
"""A seal is at least so wide and high (points); less is red print."""

BACKGROUND = 8
"""Paper and shadows are measured in a picture so many times smaller."""


def drawn(page: Any) -> tuple[Picture, float]:
    """The pdfium ``page`` as displayed, in colour, and its pixels per point."""
    width, height = page.get_size()
    scale = scale_for(width, height, DOTS_PER_INCH)
    across, down = max(ceil(width * scale), 1), max(ceil(height * scale), 1)
    bitmap: Any = pypdfium2.PdfBitmap.new_native(across, down, pdfium.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, across, down)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT)
    return bitmap.to_numpy().copy(), scale


def grey(picture: Picture, scale: float) -> Picture:
    """Dark print on even white: red seals gone (what they cover stays), shadows of the paper evened out."""
    return _evened(_without_seals(picture, scale))


def _without_seals(picture: Picture, scale: float) -> Picture:
    """The picture in grey; within seals, red is white and black stays."""
    plain = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    blue, green, red = cv2.split(picture)
    redness = cv2.subtract(red, cv2.max(blue, green))
    if cv2.countNonZero(cv2.compare(redness, RED, cv2.CMP_GT)) < (SEAL_POINTS * scale):
        return plain
    small = cv2.resize(redness, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    mask = cv2.compare(small, RED, cv2.CMP_GT)
    # A seal's ring, star and letters are one once they are spread by some points.
    reach = int(4 * scale) | 1
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, numpy.ones((reach, reach), numpy.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(mask)
    least = SEAL_POINTS * scale / 4
    for index in range(1, count):
        left, top, width, height = (int(value) for value in boxes[index][:4])
        if width < least or height < least:
            continue
        rows = slice(max(4 * (top - 2), 0), 4 * (top + height + 2))
        columns = slice(max(4 * (left - 2), 0), 4 * (left + width + 2))
        lifted = cv2.addWeighted(red[rows, columns], 1.0, redness[rows, columns], 0.5, 0)
        plain[rows, columns] = cv2.max(plain[rows, columns], lifted)
    return plain


def _evened(plain: Picture) -> Picture:
    """Every point in proportion to the paper around it, the darkest print black."""
    height, width = plain.shape
    small = cv2.resize(
        plain, (max(width // BACKGROUND, 1), max(height // BACKGROUND, 1)), interpolation=cv2.INTER_AREA
    )
    # Print covers less than half of the paper around it, so that the middle value is the paper's.
    paper = cv2.medianBlur(cv2.dilate(small, numpy.ones((3, 3), numpy.uint8)), 21)
    paper = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 5), (width, height), interpolation=cv2.INTER_LINEAR)
    evened = cv2.divide(plain, cv2.max(paper, 40), scale=245)
    dark = float(numpy.percentile(evened[::3, ::3], 0.5))
    if dark >= 200:
        return evened
    return _stretched(evened, dark)


def _stretched(evened: Picture, dark: float) -> Picture:
    """The grey levels from ``dark`` to the paper's spread over all there are."""
    levels = numpy.clip((numpy.arange(256) - dark) * (250 / (245 - dark)), 0, 255).astype(numpy.uint8)
    return cv2.LUT(evened, levels)
