"""A page's picture: drawn, made grey, dark on even white."""

from __future__ import annotations

from math import ceil
from typing import Any

import numpy
import pypdfium2
import pypdfium2.raw

from mingzhang.reading.pictures import scale_for
from mingzhang.reading.recognition.arrays import Picture, cv2
from mingzhang.reading.recognition.seals import without_grey_seals, without_red_seals

pdfium: Any = pypdfium2.raw

DOTS_PER_INCH = 200
"""Pages are drawn so: small print is 20 pixels high, and more dots say no more."""

PAPER, DARKEST_PAPER, PALEST_PRINT = 245, 40, 200
"""Grey levels: what paper is made, what can still be paper in a shadow, what can still be print."""

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
    """Dark print on even white: seals gone (what they cover stays), shadows of the paper evened out."""
    return _stretched(without_grey_seals(_evened(without_red_seals(picture, scale)), scale))


def _evened(plain: Picture) -> Picture:
    """Every point in proportion to the paper around it."""
    height, width = plain.shape
    small = cv2.resize(
        plain, (max(width // BACKGROUND, 1), max(height // BACKGROUND, 1)), interpolation=cv2.INTER_AREA
    )
    # Print covers less than half of the paper around it, so that the middle value is the paper's.
    paper = cv2.medianBlur(cv2.dilate(small, numpy.ones((3, 3), numpy.uint8)), 21)
    paper = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 5), (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(plain, cv2.max(paper, DARKEST_PAPER), scale=PAPER)


def _stretched(evened: Picture) -> Picture:
    """The grey levels from the darkest print to the paper's spread over all there are."""
    dark = float(numpy.percentile(evened[::3, ::3], 0.5))
    if dark >= PALEST_PRINT:
        return evened
    levels = numpy.clip((numpy.arange(256) - dark) * (250 / (PAPER - dark)), 0, 255).astype(numpy.uint8)
    return cv2.LUT(evened, levels)
