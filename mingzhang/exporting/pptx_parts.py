"""What a slide of a PPTX is made of here: running text, rules, tables; in inches on a page of 13.333 × 7.5.

Colours and faces are the theme's: a run names neither but where it differs from its placeholder.
python-pptx tells its types only in part: its own objects are ``Any`` here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from mingzhang.exporting.pptx_layouts import DECORATIVE, SPACES, parsed
from mingzhang.exporting.pptx_theme import Shade, paint
from mingzhang.exporting.safety import printable
from mingzhang.presenting.alternatives import name_of, told
from mingzhang.presenting.slides import Grid, Visual

Page = Any
Box = tuple[float, float, float, float]
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table without any."""
FEW_ROWS = 6
"""A table of no more rows is set in larger type."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set. ``size`` in points; None for its placeholder's."""

    size: float | None = None
    shade: Shade | None = None
    bold: bool | None = None
    serif: bool = False


Piece = tuple[str, Style]


def set_run(run: Any, style: Style) -> None:
    """Set a run's type, as far as it differs from what is around it."""
    font = run.font
    if style.size is not None:
        font.size = Pt(style.size)
    if style.bold is not None:
        font.bold = style.bold
    if style.shade is not None:
        paint(font.color, style.shade)
    properties = run._r.get_or_add_rPr()
    properties.set("lang", "zh-CN")
    properties.set("altLang", "en-US")
    if style.serif:
        set_face(properties, "mj")


def set_face(properties: Any, kind: str) -> None:
    """Name the theme's face for headings (``mj``) or for text (``mn``), the Chinese one included."""
    for tag, ending in (("a:latin", "lt"), ("a:ea", "ea")):
        face: Any = OxmlElement(tag)
        face.set("typeface", f"+{kind}-{ending}")
        properties.append(face)


def write(paragraph: Any, pieces: Sequence[Piece]) -> None:
    """Put runs of text into a paragraph."""
    for text, style in pieces:
        run = paragraph.add_run()
        run.text = printable(text)
        set_run(run, style)


def fill(frame: Any, *paragraphs: Sequence[Piece], align: PP_ALIGN | None = None) -> None:
    """Paragraphs of a frame; those that say nothing are left out."""
    said = [pieces for pieces in paragraphs if any(text for text, _ in pieces)]
    for at, pieces in enumerate(said):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        if align is not None:
            paragraph.alignment = align
        write(paragraph, pieces)


def text_box(
    page: Page, name: str, box: Box, *paragraphs: Sequence[Piece], anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
) -> None:
    """A box with paragraphs; lines break within it."""
    left, top, width, height = box
    shape = page.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    shape.name = printable(name)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    fill(frame, *paragraphs)


def block(page: Page, box: Box, shade: Shade) -> None:
    """A filled rectangle without an outline, which says nothing."""
    left, top, width, height = box
    shape = page.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(left), Inches(top), Inches(width), Inches(height)
    )
    shape.name = "线"
    shape.fill.solid()
    paint(shape.fill.fore_color, shade)
    shape.line.fill.background()
    shape.shadow.inherit = False
    made = parsed(f'<p:cNvPr {SPACES} id="1" name="">{DECORATIVE}</p:cNvPr>')
    shape._element.nvSpPr.cNvPr.append(made[0])


def name_shape(shape: Any, visual: Visual) -> None:
    """What a chart or a table is called, and what it shows, for those who have it read to them."""
    shape.name = printable(name_of(visual))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", printable(told(visual)))


# ---------------------------------------------------------------- tables


def table(page: Page, grid: Grid, box: Box) -> None:
    """A table with its head, numbers to the right; as high as its rows need, at most the box."""
    left, top, width, height = box
    rows = len(grid.rows) + 1
    few = len(grid.rows) <= FEW_ROWS
    room = height - (0.4 if grid.more else 0)
    row_height = min(0.62 if few else 0.5, room / rows)
    shape = page.shapes.add_table(
        rows, len(grid.heads), Inches(left), Inches(top), Inches(width), Inches(row_height * rows)
    )
    name_shape(shape, grid)
    whole = shape.table
    _set_plain(shape._element.graphic.graphicData.tbl)
    for at, one in enumerate(_widths(grid, width)):
        whole.columns[at].width = Inches(one)
    body = Style(18 if few else 16)
    for number, texts in enumerate((grid.heads, *grid.rows)):
        whole.rows[number].height = Inches(row_height)
        for at, text in enumerate(texts):
            cell = whole.cell(number, at)
            _set_cell(cell, first=at == 0)
            align = PP_ALIGN.RIGHT if at in grid.numeric else PP_ALIGN.LEFT
            style = Style(13, Shade.SOFT) if number == 0 else body
            fill(cell.text_frame, [(text, style)], align=align)
    if grid.more:
        under = (left, top + row_height * rows + 0.08, width, 0.3)
        text_box(page, "未列", under, [(f"另有 {grid.more} 项未列", Style(13, Shade.SOFT))])


def _set_cell(cell: Any, *, first: bool) -> None:
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    cell.margin_left, cell.margin_right = Inches(0 if first else 0.08), Inches(0.06)


def _widths(grid: Grid, width: float) -> list[float]:
    """Numbers take what they need, words share the rest."""
    narrow = min(1.7, width / len(grid.heads))
    wide = len(grid.heads) - len(grid.numeric)
    rest = (width - narrow * len(grid.numeric)) / wide if wide else 0
    return [narrow if at in grid.numeric else rest for at in range(len(grid.heads))]


def _set_plain(tbl: Any) -> None:
    """No banded style: a line above and below the head, hairlines under the rows, as on paper."""
    tbl.tblPr.attrib.pop("bandRow", None)
    for style in tbl.tblPr.findall(qn("a:tableStyleId")):
        style.text = NO_STYLE
    for number, row in enumerate(tbl.tr_lst):
        for cell in row.tc_lst:
            properties = cell.get_or_add_tcPr()
            edges = ("a:lnT", "a:lnB") if number == 0 else ("a:lnB",)
            for at, tag in enumerate(edges):
                properties.insert(at, _edge(tag, strong=number == 0))


def _edge(tag: str, *, strong: bool) -> Any:
    shade = Shade.INK if strong else Shade.HAIR
    name = tag.removeprefix("a:")
    return parsed(
        f'<a:{name} {SPACES} w="{12700 if strong else 6350}"><a:solidFill>'
        f'<a:schemeClr val="{shade.scheme}"/></a:solidFill></a:{name}>'
    )
