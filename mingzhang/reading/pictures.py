"""A page as a picture, on which a figure's box can be marked.

A PDF's page is drawn as WebP; a page that the program has laid out itself is an SVG. Boxes are in
points on the page as displayed, so that a box's place in the picture is its points times dots per
inch over 72; pdfium draws the visible box (CropBox), turned by /Rotate.
"""

from __future__ import annotations

import time
from contextlib import closing
from functools import lru_cache
from io import BytesIO
from math import ceil, sqrt
from threading import Lock
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw

from mingzhang.errors import ResourceLimitError, UsageError
from mingzhang.model import Box
from mingzhang.reading.document import Document, Page
from mingzhang.reading.files import read_content
from mingzhang.reading.kinds import kind_of
from mingzhang.reading.limits import PICTURE_PIXELS, PICTURE_SECONDS
from mingzhang.reading.opening import open_pdf
from mingzhang.reading.sheet_pictures import is_svg, page_svg

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS_PER_INCH = 72

LOSSLESS = {"lossless": True, "quality": 20, "method": 1}
"""For drawn pages: sharper than lossy WebP, quicker, and as small (15 to 160 KB at 110 dpi)."""

LOSSY = {"quality": 80, "method": 2}
"""For pages with photographs, which take megabytes without loss."""

LARGEST_LOSSLESS = 400_000
"""A lossless picture of more bytes has photographs in it."""

KEPT_DOCUMENTS = 4
"""So many laid-out documents are kept for their next page's picture."""

pdfium: Any = pypdfium2.raw
"""pdfium's functions; their Python declarations have no types."""

_one_at_a_time = Lock()
"""pdfium may not be called by several threads at once."""


def page_picture(content: bytes, page: int, dots_per_inch: int = 110) -> bytes:
    """Page ``page`` (from 1) of the file ``content``: WebP at ``dots_per_inch``, or SVG (``picture_type``).

    A page too large for ``PICTURE_PIXELS`` is drawn smaller, in the same proportions. Meant for files
    that the guarded reading has passed. Raises the errors of reading; UsageError (``page``) for a page
    that the file does not have; ResourceLimitError (``time``) for one that takes too long.
    """
    if kind_of(content) != "pdf":
        return page_svg(_sheet(content, page))
    picture = drawn_page(content, page, dots_per_inch)
    encoded = _encoded(picture, LOSSLESS)
    return encoded if len(encoded) <= LARGEST_LOSSLESS else _encoded(picture, LOSSY)


def drawn_page(content: bytes, page: int, dots_per_inch: int = 110) -> Image:
    """Page ``page`` of a PDF as pixels, to be drawn upon; errors as of ``page_picture``."""
    with _one_at_a_time, closing(open_pdf(content)) as pdf:
        _check_page(page, len(pdf))
        drawn: Any = pdf[page - 1]
        picture = _drawn(drawn, dots_per_inch)
        drawn.close()
    return picture


def page_strip(content: bytes, page: int, crop: Box, picture: bytes, width: float) -> bytes:
    """The part ``crop`` (points) of page ``page``, in the type of its whole ``picture``.

    ``width`` is the page's, in points.
    """
    if is_svg(picture):
        return page_svg(_sheet(content, page), crop)
    # Pillow comes with the first picture of a PDF.
    from PIL import Image

    whole = Image.open(BytesIO(picture))
    scale = whole.width / width
    left, top, right, bottom = (round(edge * scale) for edge in crop)
    return _encoded(whole.crop((left, top, right, bottom)), {"lossless": True, "method": 1})


def picture_type(picture: bytes) -> str:
    """The media type of a page's picture."""
    return "image/svg+xml" if is_svg(picture) else "image/webp"


@lru_cache(maxsize=KEPT_DOCUMENTS)
def _laid_out(content: bytes) -> Document:
    """The pages that reading laid out; whoever looks at one looks at the next."""
    return read_content(content, "")


def _sheet(content: bytes, page: int) -> Page:
    pages = _laid_out(content).pages
    _check_page(page, len(pages))
    return pages[page - 1]


def _check_page(page: int, count: int) -> None:
    if not 1 <= page <= count:
        raise UsageError(f"这份文件共 {count} 页，没有第 {page} 页。", code="page")


def scale_for(width: float, height: float, dots_per_inch: int) -> float:
    """Pixels per point of a page of this size (points): as asked for, or what the limit allows."""
    wanted = max(dots_per_inch, 1) / POINTS_PER_INCH
    most = sqrt(PICTURE_PIXELS / max(width * height, 1.0))
    return min(wanted, most)


def _drawn(page: Any, dots_per_inch: int) -> Image:
    """The page drawn on white, step by step, so that a page without end can be broken off."""
    width, height = page.get_size()
    scale = scale_for(width, height, dots_per_inch)
    across, down = max(ceil(width * scale), 1), max(ceil(height * scale), 1)
    bitmap: Any = pypdfium2.PdfBitmap.new_native(across, down, pdfium.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, across, down)
    deadline = time.monotonic() + PICTURE_SECONDS
    pause = pdfium.IFSDK_PAUSE(version=1)

    def is_late(_: Any) -> int:
        return int(time.monotonic() > deadline)

    # The structure keeps the callback alive as long as it is drawn with.
    pause.NeedToPauseNow = type(pause.NeedToPauseNow)(is_late)
    status = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT, pause)
    pdfium.FPDF_RenderPage_Close(page)
    if status == pdfium.FPDF_RENDER_TOBECONTINUED:
        raise ResourceLimitError(
            f"这一页绘制超过 {PICTURE_SECONDS:g} 秒，已停止，无法显示图像。", code="time"
        )
    # The bitmap's memory goes with it: the picture keeps its own.
    return bitmap.to_pil().copy()


def _encoded(picture: Image, options: dict[str, Any]) -> bytes:
    stream = BytesIO()
    picture.save(stream, "WEBP", **options)
    return stream.getvalue()
