"""What a Word document is made of here: A4, Chinese fonts, headings, numbered pages, ruled tables, pictures.

Text and tables are written as markup at once: python-docx would look up every style and cell anew.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from mingzhang.exporting.safety import printable

TEXT_WIDTH = 156.0
"""Millimetres between the margins of the page."""
SONG, HEI, KAI, FANG_SONG, LATIN = "宋体", "黑体", "楷体", "仿宋", "Times New Roman"
BLACK = RGBColor(0, 0, 0)
NORMAL, CELL, CAPTION, QUOTE = "Normal", "表格文字", "图题", "引文"
SHADE, RULE, HAIR = "EDEDED", "1C2024", "DAD5C9"
EARLIEST = (1980, 1, 1, 0, 0, 0)
TWENTIETHS = 56.6929
"""Twentieths of a point in a millimetre."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a table; ``label``: shaded, as a heading is; ``span``: over so many columns."""

    text: str
    label: bool = False
    span: int = 1
    align: str = "left"


def blank_document(title: str, made: datetime) -> Document:
    """An A4 document without text, with its styles and numbered pages."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = printable(title), "明账 MingZhang", ""
    properties.created = properties.modified = made
    properties.language = "zh-CN"
    _drop_leftovers(document)
    _set_language(document)
    _set_page(document)
    _set_styles(document)
    _number_pages(document)
    return document


def document_bytes(document: Document) -> bytes:
    """The document as DOCX; its parts carry no time, so that the same document is the same bytes."""
    written, told = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as package, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as again:
        for name in package.namelist():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(entry, package.read(name))
    return told.getvalue()


# ---------------------------------------------------------------- page and styles


def _drop_leftovers(document: Document) -> None:
    """The template keeps a second set of styles for Word 2010, which would contradict ours."""
    relations: Any = document.part.rels
    for name in [key for key, one in relations.items() if one.reltype.endswith("/stylesWithEffects")]:
        del relations[name]


def _set_language(document: Document) -> None:
    """By the language a program chooses the shapes of characters and where punctuation stands."""
    for language in _elements(document.styles.element, "w:docDefaults//w:lang"):
        language.set(qn("w:eastAsia"), "zh-CN")


def _elements(parent: Any, path: str) -> list[Any]:
    return list(parent.xpath(path))


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)


def _set_styles(document: Document) -> None:
    restyle(document, "Normal", FANG_SONG, 12, spacing=1.35)
    restyle(document, "Title", SONG, 22, bold=True, after=18, centred=True)
    restyle(document, "Heading 1", HEI, 16, before=18, after=8)
    restyle(document, "Heading 2", KAI, 14, bold=True, before=12, after=6)
    restyle(document, "Heading 3", HEI, 12, before=12, after=4)
    for name in (CELL, CAPTION, QUOTE):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    restyle(document, CELL, SONG, 9, spacing=1.1)
    restyle(document, CAPTION, SONG, 9, after=8, centred=True)
    restyle(document, QUOTE, KAI, 10.5, after=4, spacing=1.2)


def restyle(
    document: Document,
    name: str,
    font: str,
    size: float,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    spacing: float = 1.25,
    centred: bool = False,
    latin: str = LATIN,
    color: RGBColor = BLACK,
) -> None:
    """Sets what a style of the document looks like, whatever the template made of it."""
    style: Any = document.styles[name]
    style.font.name, style.font.size = latin, Pt(size)
    style.font.bold, style.font.italic, style.font.color.rgb = bold, False, color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[attribute]
    for script, face in (("ascii", latin), ("hAnsi", latin), ("eastAsia", font)):
        fonts.set(qn(f"w:{script}"), face)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), spacing
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None
    for border in _elements(style.element, "./w:pPr/w:pBdr"):
        border.getparent().remove(border)


def _number_pages(document: Document) -> None:
    """— 1 — at the foot of every page."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("— ")
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    element: Any = foot._p  # pyright: ignore[reportPrivateUsage]
    element.append(parse_xml(field))
    foot.add_run(" —")


# ---------------------------------------------------------------- what stands on the page


def heading(document: Document, text: str, level: int) -> None:
    """A heading; level 0 is the document's title."""
    _add(document, _paragraph(text, f"Heading{level}" if level else "Title"))


def paragraph(document: Document, text: str, style: str = NORMAL, *, indented: bool = True) -> None:
    """A paragraph; of plain text the first line is indented by two characters."""
    indent = '<w:ind w:firstLineChars="200" w:firstLine="480"/>' if indented and style == NORMAL else ""
    _add(document, _paragraph(text, style, indent))


def _paragraph(text: str, style: str, layout: str = "") -> str:
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>'
        f"<w:r>{_lines(text)}</w:r></w:p>"
    )


def _lines(text: str) -> str:
    lines = (escape(printable(line)) for line in text.split("\n"))
    return "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)


def _add(document: Document, markup: str) -> None:
    content: Any = document.element
    content.body.insert_element_before(parse_xml(markup), "w:sectPr")


def picture(document: Document, content: bytes, width: float, caption: str) -> None:
    """A picture in the middle, at most as wide as the text (``width`` in millimetres), over its caption."""
    holder = document.add_paragraph()
    holder.alignment = WD_ALIGN_PARAGRAPH.CENTER
    holder.paragraph_format.keep_with_next = True
    holder.paragraph_format.space_before = Pt(4)
    holder.add_run().add_picture(BytesIO(content), width=Mm(min(width, TEXT_WIDTH)))
    paragraph(document, caption, CAPTION)


def table(
    document: Document,
    widths: Sequence[float],
    rows: Iterable[Sequence[Box | str]],
    header: Sequence[str] = (),
    *,
    splitting: bool = False,
    boxed: bool = True,
) -> None:
    """A ruled table (``widths`` in millimetres); its header stands again on every page.

    ``splitting``: a row may go on on the next page. ``boxed``: every cell within lines; else lines only
    between the rows and about the header, which has no ground.
    """
    grid = "".join(f'<w:gridCol w:w="{_twentieths(width)}"/>' for width in widths)
    told = [[Box(one) if isinstance(one, str) else one for one in row] for row in rows]
    head = [_row(_heads(header, told, boxed), widths, repeated=True, boxed=boxed)] if header else []
    lines = [*head, *(_row(row, widths, kept=not splitting) for row in told)]
    total = _twentieths(sum(widths))
    markup = (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_BORDERS if boxed else _RULES}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )
    _add(document, markup)
    # Two tables that touch would be one.
    _add(document, _paragraph("", CELL, '<w:spacing w:after="80"/>'))


def _heads(header: Sequence[str], rows: Sequence[Sequence[Box]], boxed: bool) -> list[Box]:
    """In a boxed table in the middle; else over its column, to the right where that is."""
    if boxed:
        return [Box(text, label=True, align="center") for text in header]
    first = rows[0] if rows else ()
    return [
        Box(text, label=True, align=first[at].align if at < len(first) else "left")
        for at, text in enumerate(header)
    ]


def _edges(edges: Iterable[tuple[str, int, str]]) -> str:
    return "".join(
        f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'
        for edge, size, color in edges
    )


_BORDERS = _edges((edge, 4, "808080") for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
_RULES = _edges((("top", 6, RULE), ("bottom", 6, RULE), ("insideH", 4, HAIR)))
_HEAD_RULES = _edges((("top", 6, RULE), ("bottom", 6, RULE)))
_MARGINS = "".join(
    f'<w:{edge} w:w="{width}" w:type="dxa"/>'
    for edge, width in (("top", 30), ("left", 85), ("bottom", 30), ("right", 85))
)


def _row(
    row: Sequence[Box],
    widths: Sequence[float],
    *,
    kept: bool = True,
    repeated: bool = False,
    boxed: bool = True,
) -> str:
    cells: list[str] = []
    at = 0
    for box in row:
        cells.append(_cell(box, sum(widths[at : at + box.span]), boxed))
        at += box.span
    settings = ("<w:cantSplit/>" if kept else "") + ("<w:tblHeader/>" if repeated else "")
    return f"<w:tr><w:trPr>{settings}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(box: Box, width: float, boxed: bool) -> str:
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
    marked = "" if not box.label else ground if boxed else f"<w:tcBorders>{_HEAD_RULES}</w:tcBorders>"
    bold = "<w:rPr><w:b/></w:rPr>" if box.label else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twentieths(width)}" w:type="dxa"/>{span}{marked}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{CELL}"/>'
        f'<w:jc w:val="{box.align}"/></w:pPr><w:r>{bold}{_lines(box.text)}</w:r></w:p></w:tc>'
    )


def _twentieths(millimetres: float) -> int:
    return round(millimetres * TWENTIETHS)
