"""PDF → Document by plain pdfplumber: the reference for tests, and the fallback."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from math import hypot
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from mingzhang.reading.composing import composed_page
from mingzhang.reading.document import Character, Document, Page
from mingzhang.reading.glyphs import SLANT
from mingzhang.reading.spelling import REPLACEMENT, spelled

_DAMAGE = (PSException, MalformedPDFException, PdfminerException, LookupError, TypeError, ValueError)
"""What pdfplumber raises on a damaged page: its own errors, and those of code that trusted the file."""


def read_document(path: Path) -> Document:
    """Read every page of the PDF at ``path``."""
    content = path.read_bytes()
    with pdfplumber.open(BytesIO(content)) as pdf:
        pages = tuple(read_page(page) for page in pdf.pages)
    return Document(path.name, hashlib.sha256(content).hexdigest(), pages)


def read_page(page: PlumberPage) -> Page:
    """One page as pdfplumber sees it, moved so that the visible box's corner is the origin."""
    boxes = zip(page.mediabox, page.cropbox, (max, max, min, min), strict=True)
    left, top, right, bottom = (float(inner(one, other)) for one, other, inner in boxes)
    width, height = right - left, bottom - top
    characters = tuple(
        character
        for one in page.chars
        for character in _characters(one, left, top)
        if 0 <= character.x0 + character.x1 <= 2 * width
        and 0 <= character.top + character.bottom <= 2 * height
    )
    tables = [
        [(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells]
        for table in page.find_tables()
    ]
    pictures = sum(float(one["width"]) * float(one["height"]) for one in page.images)
    return composed_page(
        page.page_number, width, height, characters, tables, pictures / max(width * height, 1.0)
    )


class PlainReader:
    """Plain pdfplumber for single pages; it opens the file when first asked."""

    def __init__(self, content: bytes, count: int) -> None:
        self._content = content
        self._count = count
        self._pages: list[PlumberPage] | None = None

    def page(self, index: int) -> Page | None:
        """Page ``index`` (from 0), None where pdfplumber cannot open it either.

        pdfplumber leaves out the pages that it cannot open, so that its count must be ``count``: other
        pages would stand in the lost ones' places.
        """
        try:
            if self._pages is None:
                self._pages = []
                self._pages = pdfplumber.open(BytesIO(self._content)).pages
            return read_page(self._pages[index]) if len(self._pages) == self._count else None
        except _DAMAGE:
            return None


def _characters(one: dict[str, Any], left: float, top: float) -> Iterator[Character]:
    """pdfplumber's character as ours: one entry a letter, blanks and slanting text left out."""
    a, b, _, _, _, _ = one["matrix"]
    if min(abs(a), abs(b)) > SLANT * hypot(a, b):
        return
    printed: str = one["text"]
    text = REPLACEMENT if printed.startswith("(cid:") else "".join(spelled(ord(letter)) for letter in printed)
    step = (one["x1"] - one["x0"]) / max(len(text), 1)
    for position, letter in enumerate(text):
        x0 = one["x0"] - left + position * step
        yield Character(letter, x0, one["top"] - top, x0 + step, one["bottom"] - top, one["size"])
