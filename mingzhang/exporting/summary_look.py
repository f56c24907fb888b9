"""How the Word summary looks: as the pages do. Serif headings under a rule, whose report it is above.

Headings, captions and quotations are Word's own styles, so that its outline and contents know them.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, RGBColor

from mingzhang.exporting.safety import printable
from mingzhang.exporting.word_parts import CAPTION, CELL, QUOTE, SONG, restyle

SANS = "等线"
INK, INK3, MARK, SEAL = (RGBColor.from_string(one) for one in ("1C2024", "5F646A", "0B4A5A", "A5301F"))
RULE, HAIR = "1C2024", "DAD5C9"
MARGIN = 22.0


def dress(document: Document, subject: str) -> None:
    """Page, styles, and the line above and below every page; ``subject`` is whose report of which year."""
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Mm(26), Mm(22)
    section.left_margin = section.right_margin = Mm(27)
    section.header_distance, section.footer_distance = Mm(12), Mm(11)
    restyle(document, "Normal", SANS, 10.5, latin=SANS, spacing=1.35, color=INK)
    restyle(document, "Title", SONG, 24, latin=SONG, bold=True, after=10, color=INK)
    restyle(document, "Heading 1", SONG, 14, latin=SONG, bold=True, before=16, after=6, color=INK)
    restyle(document, CELL, SANS, 9, latin=SANS, spacing=1.1, color=INK)
    restyle(document, CAPTION, SANS, 8.5, latin=SANS, after=6, color=INK3)
    restyle(document, QUOTE, SONG, 10, latin=SONG, before=4, after=4, spacing=1.25, color=INK)
    _bordered(document, "Title", f'<w:left w:val="single" w:sz="48" w:space="10" w:color="{SEAL}"/>')
    _bordered(document, "Heading 1", f'<w:top w:val="single" w:sz="6" w:space="6" w:color="{RULE}"/>')
    _bordered(document, QUOTE, f'<w:left w:val="single" w:sz="18" w:space="8" w:color="{MARK}"/>')
    _lines(document, subject)


def _bordered(document: Document, name: str, edge: str) -> None:
    style: Any = document.styles[name]
    layout = style.element.get_or_add_pPr()
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{edge}</w:pBdr>")
    following = ("shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
                 "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
                 "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
                 "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
                 "pPrChange")  # fmt: skip
    layout.insert_element_before(borders, *(f"w:{one}" for one in following))


def _lines(document: Document, subject: str) -> None:
    """Above: whose report; below: who made it and the page."""
    section = document.sections[0]
    _line(section.header.paragraphs[0], [printable(subject)])
    foot: Any = section.footer.paragraphs[0]
    for child in list(foot._p):
        foot._p.remove(child)
    _line(foot, ["明账 MingZhang\t第 ", "PAGE", " 页，共 ", "NUMPAGES", " 页"])


def _line(holder: Any, pieces: list[str]) -> None:
    holder.style = CAPTION
    width = round((210 - 27 * 2) * 56.6929)
    tabs = parse_xml(f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:pos="{width}"/></w:tabs>')
    holder._p.get_or_add_pPr().insert_element_before(tabs, "w:spacing", "w:ind", "w:jc", "w:rPr")
    for piece in pieces:
        if piece in ("PAGE", "NUMPAGES"):
            field = f'<w:fldSimple {nsdecls("w")} w:instr="{piece}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            holder._p.append(parse_xml(field))
        else:
            holder.add_run(piece)
