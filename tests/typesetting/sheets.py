"""Cutting figures out of pages that the program has laid out itself: do their boxes hold their text?"""

from __future__ import annotations

import re
from pathlib import Path

from mingzhang.model import Report, Source
from mingzhang.reading.document import Document
from mingzhang.reading.files import read_content
from tests.provenance import figures

HAIR = 0.01


def misplaced_on_sheets(report: Report, path: Path) -> list[tuple[str, Source, str]]:
    """Figures of ``report`` whose box on the laid-out page holds another text, or that have no place."""
    document = read_content(path.read_bytes(), path.name)
    found = [(what, source, _text_in(document, source)) for what, source in figures(report)]
    return [one for one in found if re.sub(r"\s", "", one[1].text) != one[2] or not one[1].place]


def _text_in(document: Document, source: Source) -> str:
    x0, top, x1, bottom = source.bbox
    return "".join(
        one.text
        for one in document.pages[source.page - 1].characters
        if x0 - HAIR <= one.x0
        and one.x1 <= x1 + HAIR
        and top - HAIR <= one.top
        and one.bottom <= bottom + HAIR
    )
