"""Small PDFs for tests, made as they are needed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "reports" / "real"
SONG = "STSong-Light"

pdfmetrics.registerFont(UnicodeCIDFont(SONG))

Paint = Callable[[Canvas], None]


def drawn(*pages: Paint, size: tuple[float, float] = (400, 300), encrypt: object = None) -> bytes:
    """A PDF with one page for each painter; the font is a Chinese one of ten points."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=size, encrypt=encrypt)
    for paint in pages:
        canvas.setFont(SONG, 10)
        paint(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def table(
    canvas: Canvas,
    texts: Sequence[Sequence[str]],
    x: float = 50,
    y: float = 50,
    width: float = 80,
    height: float = 20,
) -> None:
    """A ruled table; its lower left corner at (x, y), first row at the top."""
    rows, columns = len(texts), len(texts[0])
    for row in range(rows + 1):
        canvas.line(x, y + row * height, x + columns * width, y + row * height)
    for column in range(columns + 1):
        canvas.line(x + column * width, y, x + column * width, y + rows * height)
    fill(canvas, texts, x, y, width, height)


def fill(
    canvas: Canvas,
    texts: Sequence[Sequence[str]],
    x: float = 50,
    y: float = 50,
    width: float = 80,
    height: float = 20,
) -> None:
    """A table's texts without its rules."""
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            canvas.drawString(x + column * width + 4, y + (len(texts) - row - 1) * height + 6, text)


def raw(objects: Sequence[bytes]) -> bytes:
    """A PDF of numbered objects, the first of which is the catalogue."""
    content = b"%PDF-1.4\n"
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = len(content)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    return content + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, end)


def one_page(page: bytes, *more: bytes) -> bytes:
    """A PDF of one page with these entries; the further objects are numbered from 4."""
    return raw(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]%s>>" % page,
            *more,
        ]
    )


def bomb(operator: bytes, times: int) -> bytes:
    """A small PDF whose page repeats ``operator`` so many times."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(operator * 10_000) for _ in range(times // 10_000)) + packer.flush()
    return one_page(
        b"/Contents 4 0 R",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    )
