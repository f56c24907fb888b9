"""Pages → their running text: what stands outside tables, without page numbers and running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mingzhang.reading.document import Document, Grid, Page, TextLine
from mingzhang.reading.lines import text_lines
from mingzhang.reading.plain_text import plain

_PAGE_NUMBER = re.compile(r"^(?:第?\d{1,4}页?(?:[/,，]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[ivxlcIVXLC]{1,6})$")
_EDGE_MARKS = re.compile(r"^[-·.•~_\s]+|[-·.•~_\s]+$")
_DIGITS = re.compile(r"\d+")
MARGIN = 0.1
"""Part of the page's height, above and below, where page numbers and running heads stand."""
OFTEN = 3
"""Pages on which a line must come again to be a running head or a page number."""


def body_lines(document: Document) -> dict[int, list[TextLine]]:
    """Lines outside tables by page number, without page numbers and running heads."""
    candidates = {page.number: _outside(page) for page in document.pages}
    if document.format != "pdf":
        # Pages that the program has laid out have neither.
        return candidates
    heights = {page.number: page.height for page in document.pages}
    edges = {number: _edge_lines(lines, heights[number]) for number, lines in candidates.items()}
    repeated: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for number, lines in edges.items():
        for line in lines:
            repeated[_edge_key(line)].add(number)
    heads = {key for key, pages in repeated.items() if len(pages) >= OFTEN}
    dropped = {id(line) for lines in edges.values() for line in lines if _edge_key(line) in heads}
    dropped |= {
        id(line)
        for number, lines in edges.items()
        for line in lines
        if _is_page_number(line, heights[number])
    }
    dropped |= {id(line) for line in _counted_pages(candidates)}
    return {
        number: [line for line in lines if id(line) not in dropped] for number, lines in candidates.items()
    }


def _counted_pages(candidates: dict[int, list[TextLine]]) -> Iterator[TextLine]:
    """Page numbers that stand further in: a page's first or last line, counting up with the pages."""
    found: defaultdict[tuple[int, bool], list[TextLine]] = defaultdict(list)
    for number, lines in candidates.items():
        for last, line in ((False, lines[:1]), (True, lines[-1:])):
            bare = _EDGE_MARKS.sub("", plain(line[0].text)) if line else ""
            if bare.isdecimal() and len(bare) <= 3:
                found[int(bare) - number, last].append(line[0])
    for lines in found.values():
        if len(lines) >= OFTEN:
            yield from lines


def _outside(page: Page) -> list[TextLine]:
    """The lines outside the page's tables; a frame around the text is no table."""
    frames = [grid for grid in page.grids if _is_frame(grid)]
    if not frames:
        return [line for line in page.outside if line.text]
    inside = {
        id(one) for grid in page.grids if grid not in frames for cell in grid.cells for one in cell.characters
    }
    characters = [character for character in page.characters if id(character) not in inside]
    return [line for line in text_lines(page.number, characters) if line.text]


def _is_frame(grid: Grid) -> bool:
    """A ruled box with running text: one column, and a cell that holds several sentences."""
    return grid.columns == 1 and any(cell.text.count("。") >= 2 for cell in grid.cells)


def _edge_lines(lines: Sequence[TextLine], height: float) -> list[TextLine]:
    """The page's lines in its upper and lower margin, outermost two of each."""
    upper = [line for line in lines[:2] if line.box[3] < MARGIN * height]
    lower = [line for line in lines[-2:] if line.box[1] > (1 - MARGIN) * height and line not in upper]
    return upper + lower


def _edge_key(line: TextLine) -> tuple[str, int]:
    return _DIGITS.sub("#", plain(line.text)), round(line.box[1] / 6)


def _is_page_number(line: TextLine, height: float) -> bool:
    text = plain(line.text)
    bare = _EDGE_MARKS.sub("", text)
    if not _PAGE_NUMBER.match(bare):
        return False
    return (
        bare != text
        or "页" in bare
        or "/" in bare
        or line.box[1] > 0.9 * height
        or line.box[3] < 0.07 * height
    )
