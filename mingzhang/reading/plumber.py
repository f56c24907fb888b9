"""PDF → Document by plain pdfplumber: the reference for tests, and the fallback."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pdfplumber
from pdfplumber.page import Page as PlumberPage

from mingzhang.reading.document import Character, Document, Page
from mingzhang.reading.grids import grid_of
from mingzhang.reading.lines import text_lines


def read_document(path: Path) -> Document:
    """Read every page of the PDF at ``path``."""
    content = path.read_bytes()
    with pdfplumber.open(path) as pdf:
        pages = tuple(_page(page) for page in pdf.pages)
    return Document(path.name, hashlib.sha256(content).hexdigest(), pages)


def _page(page: PlumberPage) -> Page:
    characters = tuple(
        Character(one["text"], one["x0"], one["top"], one["x1"], one["bottom"], one["size"])
        for one in page.chars
        if not one["text"].isspace()
    )
    found = [grid_of(page.page_number, table.cells, characters) for table in page.find_tables()]
    grids = tuple(grid for grid in found if grid is not None)
    inside = {id(one) for grid in grids for cell in grid.cells for one in cell.characters}
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        characters=characters,
        lines=text_lines(page.page_number, characters),
        outside=text_lines(page.page_number, (one for one in characters if id(one) not in inside)),
        grids=grids,
        has_picture=bool(page.images),
    )
