"""The few pdfium functions that are called for every character or stroke, with cheap signatures.

Handles and places to write to are passed as addresses: that takes half the time of building and
checking typed pointers, tens of thousands of times in a report.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw

pdfium: Any = pypdfium2.raw
"""pdfium's functions; their Python declarations have no types."""

_ADDRESS, _INDEX = ctypes.c_void_p, ctypes.c_int


def _cheap(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


def address_of(handle: Any) -> int:
    """A handle's address, 0 for none."""
    return ctypes.addressof(handle.contents) if handle else 0


character_code = _cheap(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INDEX)
"""(textpage, index) → code point."""

character_object = _cheap(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INDEX)
"""(textpage, index) → address of the text object, None for characters that pdfium made up."""

loose_box = _cheap(pdfium.FPDFText_GetLooseCharBox, _INDEX, _ADDRESS, _INDEX, _ADDRESS)
"""(textpage, index, FS_RECTF)."""

character_origin = _cheap(pdfium.FPDFText_GetCharOrigin, _INDEX, _ADDRESS, _INDEX, _ADDRESS, _ADDRESS)
"""(textpage, index, double x, double y)."""

character_matrix = _cheap(pdfium.FPDFText_GetMatrix, _INDEX, _ADDRESS, _INDEX, _ADDRESS)
"""(textpage, index, FS_MATRIX): the text object's space on the page."""

character_size = _cheap(pdfium.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INDEX)
"""(textpage, index) → font size in text space."""

object_font = _cheap(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
"""(text object) → address of the font."""

font_descent = _cheap(pdfium.FPDFFont_GetDescent, _INDEX, _ADDRESS, ctypes.c_float, _ADDRESS)
"""(font, size, float descent)."""

glyph_width = _cheap(pdfium.FPDFFont_GetGlyphWidth, _INDEX, _ADDRESS, ctypes.c_uint, ctypes.c_float, _ADDRESS)
"""(font, code point, size, float width)."""

object_matrix = _cheap(pdfium.FPDFPageObj_GetMatrix, _INDEX, _ADDRESS, _ADDRESS)
"""(page object, FS_MATRIX)."""

clip_path = _cheap(pdfium.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
"""(page object) → address of its clipping paths."""

clip_paths = _cheap(pdfium.FPDFClipPath_CountPaths, _INDEX, _ADDRESS)
"""(clipping paths) → how many they are, -1 for none."""

clip_points = _cheap(pdfium.FPDFClipPath_CountPathSegments, _INDEX, _ADDRESS, _INDEX)
"""(clipping paths, path) → how many segments it has."""

clip_segment = _cheap(pdfium.FPDFClipPath_GetPathSegment, _ADDRESS, _ADDRESS, _INDEX, _INDEX)
"""(clipping paths, path, index) → address of the segment."""

path_segment = _cheap(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INDEX)
"""(path, index) → address of the segment."""

segment_kind = _cheap(pdfium.FPDFPathSegment_GetType, _INDEX, _ADDRESS)
"""(segment) → FPDF_SEGMENT_MOVETO, …"""

segment_point = _cheap(pdfium.FPDFPathSegment_GetPoint, _INDEX, _ADDRESS, _ADDRESS, _ADDRESS)
"""(segment, float x, float y)."""
