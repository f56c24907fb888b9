"""PDF → Document, the fast way: pdfium parses, pdfplumber's table finder works on what it draws.

Gives the same characters and cells as plain pdfplumber (``plumber``), in a fraction of the time; a
page that pdfium cannot open is read by plain pdfplumber.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
from pdfplumber.container import Container
from pdfplumber.table import TableFinder

from mingzhang.model import Box, ReadingWarning
from mingzhang.reading.document import Document, Page
from mingzhang.reading.glyphs import GlyphReader
from mingzhang.reading.grids import grid_of
from mingzhang.reading.lines import text_lines
from mingzhang.reading.placement import to_display
from mingzhang.reading.ruling import Edge, RulingReader

FEWEST_EDGES = 4
"""A table has at least four edges, two of each direction."""

PICTURE_PART = 0.02
"""Pictures that cover less than this part of a page are ornaments."""


def read_document(path: Path) -> Document:
    """Read every page of the PDF at ``path``."""
    return read_content(path.read_bytes(), path.name)


def read_content(content: bytes, name: str) -> Document:
    """Read every page of the PDF ``content``; ``name`` is the file's."""
    with _collector_off(), pypdfium2.PdfDocument(content) as pdf:
        glyphs = GlyphReader()
        pages = tuple(_page(pdf, index, glyphs) for index in range(len(pdf)))
    warnings: tuple[ReadingWarning, ...] = ()
    return Document(name, hashlib.sha256(content).hexdigest(), pages, warnings)


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


def _page(pdf: Any, index: int, glyphs: GlyphReader) -> Page:
    page = pdf[index]
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    width, height = page.get_size()
    display = to_display(left, bottom, right, top, rotation)
    textpage = page.get_textpage()
    characters = tuple(glyphs.characters(textpage.raw, display, width, height))
    textpage.close()
    ruling = RulingReader(display)
    ruling.read_page(page.raw)
    page.close()
    number = index + 1
    found = [grid_of(number, boxes, characters) for boxes in _tables(ruling.edges, width, height)]
    grids = tuple(grid for grid in found if grid is not None)
    inside = {id(one) for grid in grids for cell in grid.cells for one in cell.characters}
    lines = text_lines(number, characters)
    return Page(
        number=number,
        width=width,
        height=height,
        characters=characters,
        lines=lines,
        outside=text_lines(number, [one for one in characters if id(one) not in inside]) if inside else lines,
        grids=grids,
        has_picture=ruling.picture_area > PICTURE_PART * width * height,
    )


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
