"""What a file without pages holds, in order: paragraphs, tables, and where a new page begins.

Word, Excel, web pages and plain text are read into blocks; ``sheets`` lays them out on pages, so that
everything after reading is the same as for a PDF. ``place`` says in Chinese where a block stands in
its own file (第 35 段; 工作表“支出决算表”B12), for a reader who opens that file.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, or a heading; ``text`` has no line breaks and is not empty."""

    text: str
    place: str
    heading: bool = False
    """Set in larger type, without indent: as the file's own style or size says."""
    centred: bool = False
    right: bool = False
    """Set at the right margin, as 单位：万元 over a table is."""


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell at ``row``/``column`` (from 0); ``text`` as shown, its own lines parted by ``\\n``."""

    row: int
    column: int
    text: str
    place: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A table of ``rows`` × ``columns`` places; places that no cell covers are blank cells."""

    rows: int
    columns: int
    cells: tuple[FlowCell, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a new page: a page or section break, another worksheet."""


Block = Paragraph | FlowTable | NewPage
