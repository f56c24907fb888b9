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


def object_at(address: int) -> Any:
    """The page object at ``address``, as pdfium's other functions take it."""
    return ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)


character_code = _cheap(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INDEX)
"""(textpage, index) → code point."""

character_object = _cheap(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INDEX)
"""(textpage, index) → address of the text object, None for characters that pdfium made up."""

loose_box = _cheap(pdfium.FPDFText_GetLooseCharBox, _INDEX, _ADDRESS, _INDEX, _ADDRESS)
"""(textpage, index, FS_RECTF)."""

character_origin = _cheap(pdfium.FPDFText_GetCharOrigin, _INDEX, _ADDRESS, _INDEX, _ADDRESS, _ADDRESS)
"""(textpage, index, double x, double y)."""

path_segment = _cheap(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INDEX)
"""(path, index) → address of the segment."""

segment_kind = _cheap(pdfium.FPDFPathSegment_GetType, _INDEX, _ADDRESS)
"""(segment) → FPDF_SEGMENT_MOVETO, …"""

segment_point = _cheap(pdfium.FPDFPathSegment_GetPoint, _INDEX, _ADDRESS, _ADDRESS, _ADDRESS)
"""(segment, float x, float y)."""
