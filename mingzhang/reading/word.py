"""DOCX → Document: paragraphs and tables in the order of the text, as Word prints them.

Automatic numbers are written out; insertions count as made, deletions as gone; hidden text is none.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from mingzhang.errors import UnreadableFileError
from mingzhang.model import ReadingWarning
from mingzhang.reading.document import Document
from mingzhang.reading.flow import Block, FlowCell, FlowTable, NewPage, Paragraph
from mingzhang.reading.packages import Element, Package
from mingzhang.reading.sheets import laid_out
from mingzhang.reading.tabular import blocks_of
from mingzhang.reading.word_lists import Lists
from mingzhang.reading.word_names import PARAGRAPH, TABLE, contents, switch, value, w
from mingzhang.reading.word_styles import Styles
from mingzhang.reading.word_tables import Place, places
from mingzhang.reading.word_text import PAGE_BREAK, TAB, Fields, ParagraphText, paragraph_text

MAIN_PART = "word/document.xml"
LARGER = 1.5
"""A line whose characters are so many points larger than the running text's is a heading."""
HEADING_CHARACTERS = 60
"""No longer paragraph is a heading, however it is set."""
PICTURE_AREA = 60_000.0
"""Square points of a picture that can hold a table: 10 × 7 centimetres. Smaller ones are ornaments."""
FEW_CHARACTERS = 200
"""A file of pictures with less text than this has its report in the pictures."""
MOST_LAYOUT_CELLS = 3
"""A table of one row with no more cells places words on a line: it is no table of figures."""

_EMBEDDED = (w("altChunk"), w("subDoc"))
_ALIGNED = {"center": "center", "right": "right", "end": "right"}


def read_content(content: bytes, name: str) -> Document:
    """Read the DOCX ``content``; ``name`` is the file's.

    Raises UnreadableFileError (``damaged``, ``scan``, ``no_text``) and ResourceLimitError.
    """
    package = Package(content)
    main = package.related("").get("officeDocument", MAIN_PART)
    root = package.root(main)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise UnreadableFileError(
            "Word 文档中没有正文，可能已损坏；请用 Word 或 WPS 打开后重新保存，再读取。", code="damaged"
        )
    reader = _Reader(package, main)
    try:
        reader.read(body)
    except RecursionError as error:
        raise UnreadableFileError(
            "Word 文档的内容嵌套过深，可能已损坏；请用 Word 或 WPS 打开后另存为新文件，再读取。",
            code="damaged",
        ) from error
    blocks = reader.finished()
    document = laid_out(blocks, name, hashlib.sha256(content).hexdigest(), "docx")
    return replace(document, warnings=_warnings(reader, document))


@dataclass(frozen=True, slots=True)
class _Set:
    """A paragraph with what decides whether it is a heading."""

    paragraph: Paragraph
    size: float
    outline: bool


@dataclass(slots=True)
class _Reader:
    """Walks through the parts of one file; blocks gather in the order of the text."""

    package: Package
    main: str
    paragraphs: int = 0
    tables: int = 0
    pictures: list[str] = field(default_factory=list[str])
    """The places where pictures are that may hold text."""
    embedded: bool = False
    _blocks: list[_Set | Block] = field(default_factory=list["_Set | Block"])
    _fields: Fields = field(default_factory=Fields)
    _carried: str = ""
    """Text of paragraphs whose end was deleted: the next one goes on with it."""
    _sections: list[Element] = field(default_factory=list[Element])
    """Properties of the sections that are still to begin."""
    _waiting: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Notes called and not yet printed."""
    _styles: Styles = field(init=False)
    _lists: Lists = field(init=False)
    _notes: dict[tuple[str, str], Element] = field(default_factory=dict[tuple[str, str], Element])

    def __post_init__(self) -> None:
        parts = self.package.related(self.main)
        self._styles = Styles(self._part(parts, "styles"))
        self._lists = Lists(self._part(parts, "numbering"))
        for kind in ("footnotes", "endnotes"):
            notes = self._part(parts, kind)
            for note in () if notes is None else notes:
                self._notes[(kind, note.get(w("id"), ""))] = note

    def _part(self, parts: dict[str, str], kind: str) -> Element | None:
        return self.package.root(parts.get(kind, f"word/{kind}.xml"))

    def read(self, body: Element) -> None:
        """Read the whole body."""
        self._sections = list(body.iter(w("sectPr")))
        self._read_blocks(body)

    def finished(self) -> list[Block]:
        """The blocks, with headings told from running text. Raises where there is next to no text."""
        characters = sum(len(one.paragraph.text) for one in self._blocks if isinstance(one, _Set))
        filled = any(isinstance(one, FlowTable) for one in self._blocks)
        if not filled and characters < FEW_CHARACTERS and self.pictures:
            raise UnreadableFileError(
                "这份 Word 文档的页面是图片（扫描件），没有文字，不能直接读取；"
                "请导出为 PDF 再读取，或改用原始电子文档。",
                code="scan",
            )
        if not self._blocks:
            raise UnreadableFileError(
                "Word 文档中没有可读取的文字；请确认是部门决算公开文件。", code="no_text"
            )
        return list(_with_headings(self._blocks))

    def _read_blocks(self, container: Element) -> None:
        for child in contents(container):
            if child.tag == PARAGRAPH:
                self._read_paragraph(child)
            elif child.tag == TABLE:
                self._read_table(child)
            elif child.tag in _EMBEDDED:
                self.embedded = True

    # ------------------------------------------------------------ paragraphs

    def _read_paragraph(self, element: Element) -> None:
        properties = element.find(w("pPr"))
        found = self._text(element, properties)
        if _mark_deleted(properties):
            self._carried += found.text
            return
        if self._styles.page_break_before(properties):
            self._blocks.append(NewPage())
        text, self._carried = self._carried + found.text, ""
        if text.strip():
            self.paragraphs += 1
        for index, page in enumerate(text.split(PAGE_BREAK)):
            if index:
                self._blocks.append(NewPage())
            self._blocks += self._set_lines(page, properties, found.sizes)
        self._note_pictures(found, f"第 {max(self.paragraphs, 1)} 段")
        for box in found.boxes:
            self._read_blocks(box)
        self._print_notes(found.notes)
        self._end_section(properties)

    def _text(self, element: Element, properties: Element | None) -> ParagraphText:
        """The paragraph's text with its number."""
        found = paragraph_text(element, self._styles, self._fields)
        gone = _mark_deleted(properties) or bool(switch(_mark(properties), "vanish"))
        if not gone or found.text.strip():
            listing, style = self._styles.listing(properties)
            if listing is not None:
                found.text = self._lists.label(listing, style) + found.text.lstrip()
        return found

    def _set_lines(self, text: str, properties: Element | None, sizes: Counter[float]) -> Iterator[_Set]:
        aligned = _ALIGNED.get(self._styles.alignment(properties))
        size = max(sizes, key=lambda one: (sizes[one], one)) if sizes else 0.0
        outline = self._styles.outline(properties) is not None
        for line in text.split("\n"):
            if line.strip():
                place = f"第 {self.paragraphs} 段"
                centred, right = aligned == "center", aligned == "right"
                yield _Set(Paragraph(line.strip(), place, False, centred, right), size, outline)

    def _note_pictures(self, found: ParagraphText, place: str) -> None:
        self.pictures += [place for width, height in found.pictures if width * height >= PICTURE_AREA]

    def _print_notes(self, called: Iterable[tuple[str, str]]) -> None:
        """Footnotes follow what calls them; their marks are left out, as they would join a figure."""
        for key in called:
            note = self._notes.pop(key, None)
            if note is not None:
                self._read_blocks(note)

    def _end_section(self, properties: Element | None) -> None:
        """A section that ends here; what begins is on a new page unless the next section says not."""
        if properties is None or properties.find(w("sectPr")) is None or not self._sections:
            return
        self._sections.pop(0)
        if not self._sections or value(self._sections[0], "type") != "continuous":
            self._blocks.append(NewPage())

    # ------------------------------------------------------------ tables

    def _read_table(self, element: Element) -> None:
        found = places(element)
        if not found:
            return
        if _is_frame(found):
            for place in found:
                self._read_blocks(place.cell)
            return
        cells = [(place, self._cell_text(place.cell)) for place in found]
        if _places_words(found):
            self._set_words([text for _, text in cells])
        else:
            self.tables += 1
            # Tables pasted from a workbook have their title and unit in rows of their own.
            self._blocks += blocks_of([self._flow_cell(place, text) for place, text in cells])
        called, self._waiting = self._waiting, []
        self._print_notes(called)

    def _flow_cell(self, place: Place, text: str) -> FlowCell:
        where = f"表 {self.tables} 第 {place.row + 1} 行第 {place.column + 1} 列"
        return FlowCell(place.row, place.column, text, where, place.row_span, place.column_span)

    def _set_words(self, texts: Sequence[str]) -> None:
        """A table of one row is a line: 编制单位 at its left, 单位：万元 at its right."""
        lines = [line.strip() for line in TAB.join(texts).split("\n") if line.strip()]
        self.paragraphs += bool(lines)
        place = f"第 {self.paragraphs} 段"
        self._blocks += [_Set(Paragraph(line, place), 0.0, False) for line in lines]

    def _cell_text(self, cell: Element) -> str:
        """The cell's paragraphs, a line each; a table within it gives a line for each of its rows."""
        lines: list[str] = []
        for child in contents(cell):
            if child.tag == PARAGRAPH:
                found = self._text(child, child.find(w("pPr")))
                self._waiting += found.notes
                self._note_pictures(found, f"表 {self.tables + 1}")
                lines += found.text.replace(PAGE_BREAK, "\n").split("\n")
                lines += [line for box in found.boxes for line in self._cell_text(box).split("\n")]
            elif child.tag == TABLE:
                lines += self._inner_lines(child)
        return "\n".join(line.strip() for line in lines if line.strip())

    def _inner_lines(self, table: Element) -> list[str]:
        rows: dict[int, list[str]] = {}
        for place in places(table):
            rows.setdefault(place.row, []).append(self._cell_text(place.cell).replace("\n", ""))
        return [TAB.join(row) for row in rows.values()]


def _is_frame(found: Sequence[Place]) -> bool:
    """Whether the table is there to place other tables: most of what it holds is in them."""
    framing = sum(any(child.tag == TABLE for child in contents(place.cell)) for place in found)
    return framing > 0 and framing * 4 >= sum(_has_text(place.cell) for place in found)


def _has_text(cell: Element) -> bool:
    return any((one.text or "").strip() for one in cell.iter(w("t")))


def _places_words(found: Sequence[Place]) -> bool:
    return len(found) <= MOST_LAYOUT_CELLS and all(place.row == 0 and place.row_span == 1 for place in found)


def _mark(properties: Element | None) -> Element | None:
    """Properties of the paragraph's mark, which stands for its end."""
    return None if properties is None else properties.find(w("rPr"))


def _mark_deleted(properties: Element | None) -> bool:
    mark = _mark(properties)
    return mark is not None and mark.find(w("del")) is not None


def _with_headings(blocks: Sequence[_Set | Block]) -> Iterator[Block]:
    sizes: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, _Set) and block.size:
            sizes[block.size] += len(block.paragraph.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    for block in blocks:
        if isinstance(block, _Set):
            larger = block.outline or block.size >= usual + LARGER
            short = len(block.paragraph.text) <= HEADING_CHARACTERS and not block.paragraph.text.endswith(
                "。"
            )
            yield replace(block.paragraph, heading=larger and short)
        else:
            yield block


def _warnings(reader: _Reader, document: Document) -> tuple[ReadingWarning, ...]:
    """What could not be read, with the page on which it would stand."""
    found = [
        ReadingWarning(
            "scan", f"{place}处有一张图片，其中如有文字则未读，请核对。", _page_of(place, document)
        )
        for place in dict.fromkeys(reader.pictures)
    ]
    if reader.embedded:
        found.append(
            ReadingWarning(
                "embedded",
                "文件中嵌入了另一份文档，其内容未读；请用 Word 打开，全部接受后另存为 .docx 再读取。",
            )
        )
    return tuple(found)


def _page_of(place: str, document: Document) -> int | None:
    return next(
        (
            page.number
            for page in document.pages
            for one in page.origins
            if (one.place or "").startswith(place)
        ),
        None,
    )
