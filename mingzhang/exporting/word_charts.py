"""Native charts of a Word document: horizontal bars with the workbook that they can be edited in.

The same parts as Word itself writes: a chart, its workbook, and a drawing in the text with its description.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from mingzhang.exporting.safety import printable
from mingzhang.exporting.sheets import add_sheet, book_bytes, new_book, write
from mingzhang.model import Amount

FONT, INK, HAIR, MARK, PLAN = "等线", "474D53", "DAD5C9", "0B4A5A", "7B7F80"
WIDTH_EMU, ROW_EMU, REST_EMU, EMU_OF_POINT = 5_616_000, 228_000, 300_000, 12_700
CENT = Decimal("0.01")
SHEET = "Sheet1"
_SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{address}"'
    for prefix, address in (
        ("c", "drawingml/2006/chart"),
        ("a", "drawingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("w", "wordprocessingml/2006/main"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
    )
)
_TEXT = (
    f'<c:txPr><a:bodyPr wrap="none"/><a:p><a:pPr><a:defRPr sz="900">'
    f'<a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>'
    f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/></a:defRPr></a:pPr>'
    '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
)


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one kind; a plan is hollow."""

    name: str
    values: Sequence[Decimal | None]
    hollow: bool = False


def bar_chart(document: Document, names: Sequence[str], series: Sequence[Series], told: str) -> None:
    """A paragraph with the chart, the first name at the top; ``told`` describes it in words."""
    package: Any = document.part.package
    number = sum(1 for part in package.iter_parts() if str(part.partname).startswith("/word/charts/")) + 1
    book = Part(
        PackURI(f"/word/embeddings/chart{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        _workbook(names, series),
        package,
    )
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    held = chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    blob: Any = chart
    blob._blob = _chart(names, series, held).encode()
    place = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    height = ROW_EMU * len(names) * len(series) + REST_EMU + (ROW_EMU if len(series) > 1 else 0)
    body: Any = document.element
    body.body.insert_element_before(parse_xml(_drawing(place, number, height, told)), "w:sectPr")


def _drawing(place: str, number: int, height: int, told: str) -> str:
    description = quoteattr(printable(told))
    return (
        f'<w:p {_SPACES}><w:pPr><w:keepNext/><w:spacing w:before="60" w:after="60"/>'
        '<w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{WIDTH_EMU}" cy="{height}"/><wp:docPr id="{1000 + number}" name="图 {number}" '
        f"descr={description}/><wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{place}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def _workbook(names: Sequence[str], series: Sequence[Series]) -> bytes:
    book = new_book()
    rows = [
        (name, *(Amount(value, CENT) if value is not None else None for value in values))
        for name, *values in zip(names, *(one.values for one in series), strict=True)
    ]
    write(add_sheet(book, SHEET), ("项目", *(one.name for one in series)), rows)
    return book_bytes(book)


def _chart(names: Sequence[str], series: Sequence[Series], held: str) -> str:
    drawn = "".join(_series(at, one, names) for at, one in enumerate(series))
    legend = (
        f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_TEXT}</c:legend>' if len(series) > 1 else ""
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_SPACES}>'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{drawn}'
        '<c:gapWidth val="70"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill>'
        f'<a:srgbClr val="{INK}"/></a:solidFill></a:ln></c:spPr>{_TEXT}<c:crossAx val="1002"/></c:catAx>'
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
        '<c:axPos val="t"/><c:numFmt formatCode="#,##0.00" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1001"/></c:valAx>'
        f'</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:externalData r:id="{held}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(at: int, one: Series, names: Sequence[str]) -> str:
    column, last = "BCDEF"[at], len(names) + 1
    fill = "<a:noFill/>" if one.hollow else f'<a:solidFill><a:srgbClr val="{MARK}"/></a:solidFill>'
    line = f'<a:solidFill><a:srgbClr val="{PLAN}"/></a:solidFill>' if one.hollow else "<a:noFill/>"
    labels = (
        f'<c:dLbls><c:numFmt formatCode="#,##0.00" sourceLinked="0"/>{_TEXT}<c:dLblPos val="outEnd"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
    values = "".join(
        f'<c:pt idx="{place}"><c:v>{value:f}</c:v></c:pt>'
        for place, value in enumerate(one.values)
        if value is not None
    )
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f"<c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>{_texts([one.name])}</c:strRef></c:tx>"
        f'<c:spPr>{fill}<a:ln w="15875">{line}</a:ln></c:spPr><c:invertIfNegative val="0"/>{labels}'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(names)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f'<c:formatCode>#,##0.00</c:formatCode><c:ptCount val="{len(names)}"/>{values}'
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _texts(texts: Sequence[str]) -> str:
    told = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(printable(one))}</c:v></c:pt>' for at, one in enumerate(texts)
    )
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{told}</c:strCache>'
