"""Which pages have to be recognised: those that show text and have none, or none that was printed.

Imports nothing of the engine: most files need none.
"""

from __future__ import annotations

import importlib.util
from typing import Any

import pypdfium2.raw

pdfium: Any = pypdfium2.raw

FEW_CHARACTERS = 30
"""A page with fewer is no page of text: it has a page number, or a stamp's words."""

PICTURED = 0.25
"""Part of a page without text that pictures cover when they may hold it."""

COVERED = 0.7
"""Part of a page that a scan's picture covers, under or over a text layer."""

OUTLINES = 1_500
"""A page without text that draws so many path segments draws its letters."""

MODULES = ("numpy", "cv2", "onnxruntime", "rapidocr")


def can_recognise() -> bool:
    """Whether the extra ``ocr`` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in MODULES)


def needs_recognition(page: Any, characters: int, picture_part: float, segments: int) -> bool:
    """Whether the raw pdfium ``page`` shows text that its ``characters`` (so many) do not give.

    A text layer that an earlier recognition hid behind or in the scan's picture is not trusted: it
    tells nothing of how sure it is.
    """
    if characters < FEW_CHARACTERS:
        return picture_part >= PICTURED or segments >= OUTLINES
    return picture_part >= COVERED and _is_hidden(page)


def _is_hidden(page: Any) -> bool:
    """Whether no text object of the page can be seen: invisible, or under a picture drawn later."""
    last_picture, last_text = -1, -1
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            last_picture = index
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            return False
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
            if mode != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
                last_text = index
    return last_text < last_picture
