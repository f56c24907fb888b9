"""Page pictures show the page as displayed, so that a figure's box lies on its figure."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from mingzhang.errors import UsageError
from mingzhang.model import Box
from mingzhang.reading import pdf
from mingzhang.reading.limits import PICTURE_PIXELS
from mingzhang.reading.pictures import page_picture, scale_for
from tests.reading import pdfs

DARK = 128
MARGIN = 1.5
"""Points around a box that must be paper: the figure stands alone on its page."""


def picture_of(content: bytes, page: int = 1, dots_per_inch: int = 110) -> Image.Image:
    return Image.open(io.BytesIO(page_picture(content, page, dots_per_inch))).convert("L")


def dark_pixels(picture: Image.Image, box: Box, dots_per_inch: int) -> int:
    scale = dots_per_inch / 72
    cut = picture.crop(tuple(round(value * scale) for value in box))
    return sum(cut.histogram()[:DARK])


def turned(canvas: Canvas, degrees: int) -> None:
    canvas.setPageRotation(degrees)
    canvas.translate(*{0: (0, 0), 90: (300, 0), 180: (400, 300), 270: (0, 400)}[degrees])
    canvas.rotate(degrees)
    canvas.setFont("Helvetica-Bold", 24)
    canvas.drawString(120, 90, "2106")


def cropped(canvas: Canvas) -> None:
    canvas.setCropBox((100, 50, 350, 250))
    canvas.setFont("Helvetica-Bold", 24)
    canvas.drawString(120, 90, "2106")


PAGES = {
    **{
        f"turned by {degrees}": (lambda canvas, degrees=degrees: turned(canvas, degrees))
        for degrees in (0, 90, 180, 270)
    },
    "cropped": cropped,
}


@pytest.mark.parametrize("name", PAGES)
def test_boxes_lie_on_their_figures(name: str) -> None:
    content = pdfs.drawn(PAGES[name])
    page = pdf.read_content(content, "figure.pdf").pages[0]
    picture = picture_of(content)
    assert picture.size == pytest.approx((page.width * 110 / 72, page.height * 110 / 72), abs=1)
    assert [line.text for line in page.lines] == ["2106"]
    for character in page.characters:
        assert dark_pixels(picture, character.box, 110) > 30
    x0, top, x1, bottom = page.lines[0].box
    everywhere = dark_pixels(picture, (0, 0, page.width, page.height), 110)
    inside = dark_pixels(picture, (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN), 110)
    assert inside == everywhere > 0


def test_a_vast_page_is_drawn_small() -> None:
    assert 10_000**2 * scale_for(10_000, 10_000, 300) ** 2 == pytest.approx(PICTURE_PIXELS)
    assert scale_for(595, 842, 110) == pytest.approx(110 / 72)
    picture = picture_of(pdfs.drawn(lambda canvas: canvas.line(0, 0, 9, 9), size=(14_000, 14_000)))
    assert picture.width * picture.height <= PICTURE_PIXELS * 1.01


def test_photographs_are_kept_small() -> None:
    noise = Image.effect_noise((1200, 900), 80)
    content = pdfs.drawn(lambda canvas: canvas.drawInlineImage(noise.convert("RGB"), 0, 0, 400, 300))
    without_loss = io.BytesIO()
    picture_of(content, 1, 200).save(without_loss, "PNG")
    assert len(page_picture(content, 1, 200)) < len(without_loss.getvalue()) / 1.5


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(UsageError) as caught:
        page_picture(pdfs.drawn(cropped), page)
    assert caught.value.code == "page"
    assert "共 1 页" in caught.value.message
