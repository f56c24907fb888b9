"""Word files made from their markup, as no library would write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from mingzhang.reading.document import Document
from mingzhang.reading.files import read_content

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    )
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="/word/document.xml"/></Relationships>'
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, markup in parts.items():
            archive.writestr(name, markup)
    return stream.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; other ``parts`` by name (``styles``, ``numbering``, ``footnotes``)."""
    given: dict[str, str | bytes] = {
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, markup in parts.items():
        given[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{markup}</w:{name}>"
    return packed(given)


def read(body: str, **parts: str) -> Document:
    return read_content(docx(body, **parts), "报告.docx")


def p(*inside: str, properties: str = "") -> str:
    """A paragraph of runs; what is no markup becomes a run."""
    runs = "".join(one if one.startswith("<") else run(one) for one in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*inside: str, properties: str = "") -> str:
    """A cell; what is no markup becomes a paragraph."""
    content = "".join(one if one.startswith("<") else p(one) for one in inside) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inside = "".join(one if one.startswith("<") else tc(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    """The lines outside tables, page by page."""
    return [line.text for page in document.pages for line in page.outside]


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Row, column, spans and text of the cells of the first table, blank ones left out."""
    cells = next(grid.cells for page in document.pages for grid in page.grids)
    return [(one.row, one.column, one.row_span, one.column_span, one.text) for one in cells if one.text]
