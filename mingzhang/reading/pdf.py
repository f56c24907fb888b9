"""PDF → Document, the fast way: pdfium parses, cells are found among the edges that it draws.

Gives the same characters and cells as plain pdfplumber (``plumber``), in a fraction of the time; a
page that pdfium cannot open is read by plain pdfplumber.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2

from mingzhang.reading.borderless import implied_edges
from mingzhang.reading.cells import table_cells
from mingzhang.reading.composing import composed_page
from mingzhang.reading.document import Document, Page
from mingzhang.reading.garbage import collector_off
from mingzhang.reading.glyphs import GlyphReader
from mingzhang.reading.lines import group_lines
from mingzhang.reading.messages import ProgressListener
from mingzhang.reading.opening import judge_pages, open_pdf
from mingzhang.reading.placement import then, to_display
from mingzhang.reading.recognition.joining import with_recognised
from mingzhang.reading.recognition.needs import can_recognise, needs_recognition
from mingzhang.reading.ruling import RulingReader
from mingzhang.reading.turning import turned_size, upright

BLANK_SIZE = (595.3, 841.9)
"""A page that cannot be opened is shown as a blank A4 sheet (points)."""


def read_document(path: Path) -> Document:
    """Read every page of the PDF at ``path``; raises as ``read_content`` does."""
    return read_content(path.read_bytes(), path.name)


def read_content(content: bytes, name: str, progress: ProgressListener | None = None) -> Document:
    """Read every page of the PDF ``content``; ``name`` is the file's.

    Pages that show text without giving it are recognised, where the extra ``ocr`` is installed;
    ``progress`` is called with how many of them have been, and how many there are. Pages that cannot
    be opened are blank, with a warning ``damaged``. Raises UnreadableFileError and ResourceLimitError
    for files that are no report's PDF (``opening``), scans that cannot be recognised included.
    """
    with collector_off(), closing(open_pdf(content)) as pdf:
        found: list[Page | None] = []
        unseen: list[int] = []
        for index in range(len(pdf)):
            page, shows_more = _page(pdf, index, found[-1] if found else None)
            found.append(page)
            if shows_more:
                unseen.append(index)
        recognised = with_recognised(pdf, found, unseen, progress) if unseen and can_recognise() else []
        if None in found:
            found = _mended(found, content)
        lost = [index + 1 for index, page in enumerate(found) if page is None]
        pages = [page or Page(index + 1, *BLANK_SIZE, (), (), (), ()) for index, page in enumerate(found)]
        warnings = judge_pages(pages, lost, content, recognised)
    return Document(name, hashlib.sha256(content).hexdigest(), tuple(pages), warnings)


def _page(pdf: Any, index: int, before: Page | None) -> tuple[Page | None, bool]:
    """Page ``index`` (from 0) after page ``before``, None where pdfium cannot open it; and whether it
    shows text that pdfium does not give."""
    try:
        page: Any = pdf[index]
        textpage: Any = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None, False
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    display = to_display(left, bottom, right, top, page.get_rotation())
    glyphs = GlyphReader()
    characters = tuple(glyphs.characters(textpage.raw, display, width, height))
    turned = glyphs.quarters(display)
    if turned:
        display = then(display, upright(turned, width, height))
        width, height = turned_size(turned, width, height)
        characters = tuple(glyphs.characters(textpage.raw, display, width, height))
    textpage.close()
    ruling = RulingReader(display)
    ruling.read_page(page.raw)
    picture_part = ruling.picture_area / max(width * height, 1.0)
    shows_more = needs_recognition(page.raw, len(characters), picture_part, ruling.segments)
    page.close()
    carried = before.grids[-1].x_edges if before is not None and before.grids else ()
    lines = group_lines(characters)
    implied = implied_edges(ruling.edges, characters, carried, lines)
    cells = table_cells([*ruling.edges, *implied])
    unruled = bool(implied) and not any(edge.orientation == "h" for edge in ruling.edges)
    composed = composed_page(
        index + 1, width, height, characters, cells, picture_part, unruled=unruled, turned=turned, lines=lines
    )
    return composed, shows_more


def _mended(pages: list[Page | None], content: bytes) -> list[Page | None]:
    """The pages, with those that pdfium could not open read by plain pdfplumber where it can."""
    # Its import takes longer than most pages: only damaged files need it.
    from mingzhang.reading.plumber import PlainReader

    plain = PlainReader(content, len(pages))
    return [page or plain.page(index) for index, page in enumerate(pages)]
