"""A document as seen on its pages: characters, lines of text, grids. No meaning yet.

All boxes are in points on the page as displayed (after /Rotate), origin at the top left of the
CropBox; a page whose text is ``turned`` is taken as the sheet turned upright. ``characters`` of a
cell or line are in reading order, without blanks; ``text`` of a cell joins its lines by ``\\n``,
``text`` of a line has one character per entry of ``characters``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mingzhang.model import Box, FileFormat, ReadingWarning


class Character(NamedTuple):
    """One printed character (never a blank). A named tuple, because a document has tens of thousands."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def box(self) -> Box:
        return (self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text on a page, in reading order; ``len(text) == len(characters)``."""

    page: int
    text: str
    characters: tuple[Character, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a ruled grid. ``row``/``column`` count grid lines; spans are at least 1."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    text: str
    characters: tuple[Character, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page: ``rows`` × ``columns`` grid places, covered by cells.

    ``x_edges`` (columns + 1) and ``y_edges`` (rows + 1) are the rules' positions in points.
    """

    page: int
    box: Box
    rows: int
    columns: int
    x_edges: tuple[float, ...]
    y_edges: tuple[float, ...]
    cells: tuple[GridCell, ...]
    unruled: bool = False
    """Made of aligned words: every line of text is a row, a wrapped name takes several."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of the text in ``box``: its place in a file without pages, its confidence on a scan."""

    box: Box
    place: str | None = None
    confidence: float | None = None
    paragraph: int | None = None
    """Which paragraph of the page a line of text belongs to, where the file itself says so."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``lines`` are all of its text lines, those inside grids included.

    ``outside`` are the lines made of the characters that stand in no grid.
    """

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    lines: tuple[TextLine, ...]
    outside: tuple[TextLine, ...]
    grids: tuple[Grid, ...]
    has_picture: bool = False
    picture_part: float = 0.0
    """Part of the page that pictures cover, 0 to about 1."""
    unruled: bool = False
    """Whether its grid has no rule at all: it was made of aligned words."""
    turned: int = 0
    """Quarters of a turn, clockwise, by which its text is turned as displayed; all else is upright."""
    tilt: float = 0.0
    """Degrees, clockwise, by which a scan lay askew after it was turned upright; all else is straight."""
    origins: tuple[Origin, ...] = ()
    """Only on pages that no PDF's own text makes: every piece of text with its place or confidence."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's pages."""

    name: str
    sha256: str
    pages: tuple[Page, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    format: FileFormat = "pdf"


def enclosing_box(characters: Sequence[Character]) -> Box:
    """The smallest box around ``characters`` (at least one)."""
    _, lefts, tops, rights, bottoms, _ = zip(*characters, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
