"""What a slide of a PPTX is made of here: running text, rules, tables; in inches on a page of 13.333 × 7.5.

python-pptx tells its types only in part: its own objects are ``Any`` here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from mingzhang.exporting.safety import printable
from mingzhang.presenting.slides import Grid

Page = Any
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.556
SERIF, SANS = "华文中宋", "微软雅黑"
"""Fonts that office computers have; where they are missing, the system's own Chinese font stands in."""
PAPER, INK, SOFT, FAINT, HAIR = "FCFBF8", "1C2024", "45494E", "6A6F75", "DAD5C9"
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table without any."""
SEAL, MARK, MARK_SOFT, PLAN, UNDER, OVER = "A32A1E", "0B4A5A", "8FB3BC", "77797B", "2A5686", "A32A1E"


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set. ``size`` in points."""

    size: float
    colour: str = INK
    bold: bool = False
    face: str = SANS


def colour(value: str) -> RGBColor:
    return RGBColor.from_string(value)


def set_run(run: Any, style: Style) -> None:
    """Set a run's type, the Chinese face included (which python-pptx has no word for)."""
    font = run.font
    font.size, font.bold, font.name = Pt(style.size), style.bold, style.face
    font.color.rgb = colour(style.colour)
    properties = run._r.get_or_add_rPr()
    properties.set("lang", "zh-CN")
    for tag in ("a:ea", "a:cs"):
        face: Any = OxmlElement(tag)
        face.set("typeface", style.face)
        properties.append(face)


def written(frame: Any, pieces: Sequence[tuple[str, Style]], *, align: PP_ALIGN | None = None) -> None:
    """Put runs of text into the frame's first paragraph."""
    paragraph = frame.paragraphs[0]
    if align is not None:
        paragraph.alignment = align
    for text, style in pieces:
        run = paragraph.add_run()
        run.text = printable(text)
        set_run(run, style)


def below(frame: Any, pieces: Sequence[tuple[str, Style]]) -> None:
    """A further paragraph of the frame; none where there is nothing to say."""
    if not any(text for text, _ in pieces):
        return
    paragraph = frame.add_paragraph()
    for text, style in pieces:
        run = paragraph.add_run()
        run.text = printable(text)
        set_run(run, style)


def text_box(
    page: Page,
    box: tuple[float, float, float, float],
    pieces: Sequence[tuple[str, Style]],
    *,
    align: PP_ALIGN = PP_ALIGN.LEFT,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
) -> Any:
    """A box (left, top, width, height) with runs of text; lines break within it."""
    left, top, width, height = box
    shape = page.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    written(frame, pieces, align=align)
    return frame


def rule(page: Page, left: float, top: float, width: float, thickness: float, shade: str = INK) -> None:
    """A line from left to right, ``thickness`` in points."""
    block(page, left, top, width, thickness / 72, shade)


def block(page: Page, left: float, top: float, width: float, height: float, shade: str) -> None:
    """A filled rectangle without an outline."""
    shape = page.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(left), Inches(top), Inches(width), Inches(height)
    )
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(shade)
    shape.line.fill.background()
    shape.shadow.inherit = False


def background(page: Page) -> None:
    fill = page.background.fill
    fill.solid()
    fill.fore_color.rgb = colour(PAPER)


def table(page: Page, grid: Grid, box: tuple[float, float, float, float]) -> None:
    """A table with its head, numbers to the right; as high as its rows need, at most the box."""
    left, top, width, height = box
    rows = len(grid.rows) + 1
    row_height = min(0.5, height / rows)
    shape = page.shapes.add_table(
        rows, len(grid.heads), Inches(left), Inches(top), Inches(width), Inches(row_height * rows)
    )
    whole = shape.table
    _set_plain(shape._element.graphic.graphicData.tbl)
    widths = _widths(grid, width)
    for at, one in enumerate(widths):
        whole.columns[at].width = Inches(one)
    for number, texts in enumerate((grid.heads, *grid.rows)):
        whole.rows[number].height = Inches(row_height)
        for at, text in enumerate(texts):
            cell = whole.cell(number, at)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            cell.margin_left = cell.margin_right = Inches(0.06)
            align = PP_ALIGN.RIGHT if at in grid.numeric else PP_ALIGN.LEFT
            style = Style(13, FAINT) if number == 0 else Style(15, INK)
            written(cell.text_frame, [(text, style)], align=align)


def _widths(grid: Grid, width: float) -> list[float]:
    """Numbers take what they need, words share the rest."""
    narrow = min(1.7, width / len(grid.heads))
    wide = len(grid.heads) - len(grid.numeric)
    rest = (width - narrow * len(grid.numeric)) / wide if wide else 0
    return [narrow if at in grid.numeric else rest for at in range(len(grid.heads))]


def _set_plain(tbl: Any) -> None:
    """No banded style: hairlines under the rows, as on paper."""
    properties = tbl.tblPr
    for name in ("bandRow", "firstRow"):
        properties.attrib.pop(name, None)
    for style in properties.findall(qn("a:tableStyleId")):
        style.text = NO_STYLE
    for cell in tbl.iter(qn("a:tc")):
        line: Any = OxmlElement("a:lnB")
        line.set("w", "6350")
        fill, shade = OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
        shade.set("val", HAIR)
        fill.append(shade)
        line.append(fill)
        cell.get_or_add_tcPr().insert(0, line)
