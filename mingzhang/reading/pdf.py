"""PDF → Document, the fast way: pdfium parses, pdfplumber's table finder works on what it draws.

Gives the same characters and cells as plain pdfplumber (``plumber``), in a fraction of the time; a
page that pdfium cannot open is read by plain pdfplumber.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Generator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.psexceptions import PSException
from pdfplumber.container import Container
from pdfplumber.page import Page as PlumberPage
from pdfplumber.table import TableFinder
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from mingzhang.model import Box
from mingzhang.reading.borderless import implied_edges
from mingzhang.reading.composing import composed_page
from mingzhang.reading.document import Document, Page
from mingzhang.reading.glyphs import GlyphReader
from mingzhang.reading.opening import judge_pages, open_pdf
from mingzhang.reading.placement import to_display
from mingzhang.reading.plumber import read_page
from mingzhang.reading.ruling import Edge, RulingReader

FEWEST_EDGES = 4
"""A table has at least four edges, two of each direction."""

BLANK_SIZE = (595.3, 841.9)
"""A page that cannot be opened is shown as a blank A4 sheet (points)."""

_DAMAGE = (PSException, MalformedPDFException, PdfminerException, LookupError, TypeError, ValueError)
"""What pdfplumber raises on a damaged page: its own errors, and those of code that trusted the file."""


def read_document(path: Path) -> Document:
    """Read every page of the PDF at ``path``; raises as ``read_content`` does."""
    return read_content(path.read_bytes(), path.name)


def read_content(content: bytes, name: str) -> Document:
    """Read every page of the PDF ``content``; ``name`` is the file's.

    Pages that cannot be opened are blank, with a warning ``damaged``. Raises UnreadableFileError and
    ResourceLimitError for files that are no report's PDF (``opening``), scans included.
    """
    with _collector_off(), closing(open_pdf(content)) as pdf:
        plain = _PlainReader(content, len(pdf))
        pages: list[Page] = []
        lost: list[int] = []
        for index in range(len(pdf)):
            page = _page(pdf, index) or plain.page(index)
            if page is None:
                lost.append(index + 1)
            pages.append(page or Page(index + 1, *BLANK_SIZE, (), (), (), ()))
        warnings = judge_pages(pages, lost, content)
    return Document(name, hashlib.sha256(content).hexdigest(), tuple(pages), warnings)


@contextmanager
def _collector_off() -> Generator[None]:
    """No cyclic garbage collection meanwhile: tens of thousands of small objects are made, none cyclic."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _page(pdf: Any, index: int) -> Page | None:
    """Page ``index`` (from 0), None where pdfium cannot open it."""
    try:
        page: Any = pdf[index]
        textpage: Any = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    display = to_display(left, bottom, right, top, page.get_rotation())
    characters = tuple(GlyphReader().characters(textpage.raw, display, width, height))
    textpage.close()
    ruling = RulingReader(display)
    ruling.read_page(page.raw)
    page.close()
    implied = implied_edges(ruling.edges, characters)
    cells = _tables([*ruling.edges, *implied], width, height)
    picture_part = ruling.picture_area / max(width * height, 1.0)
    unruled = bool(implied) and not any(edge["orientation"] == "h" for edge in ruling.edges)
    return composed_page(index + 1, width, height, characters, cells, picture_part, unruled=unruled)


class _PlainReader:
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


class _Drawn(Container):
    """What the table finder asks of a page: its edges."""

    def __init__(self, edges: list[Edge], width: float, height: float) -> None:
        self._edges: list[Any] = list(edges)
        self.bbox = (0.0, 0.0, width, height)


def _tables(edges: list[Edge], width: float, height: float) -> list[list[Box]]:
    """The cells of every ruled table, top to bottom."""
    if len(edges) < FEWEST_EDGES:
        return []
    finder = TableFinder(_Drawn(edges, width, height))  # pyright: ignore[reportArgumentType]
    return [list(table.cells) for table in finder.tables]
