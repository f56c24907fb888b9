"""A scanner for tests: any PDF as pictures only, with what paper, stamps and scanners do to it.

``scanned(source, path, settings)`` renders every page (or those asked for), degrades it, and writes a PDF
of pictures of the same size; the truth is that of the source. The same settings give the same pictures.
Pages not asked for keep their text: so mixed files are made. Seals are generated: 模拟印章.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from time import gmtime

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw, ImageFilter, ImageFont

POINTS_PER_INCH = 72
WHITE = 255
SEAL_FONTS = (
    Path("/usr/share/fonts/truetype/arphic/uming.ttc"),
    Path("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf"),
    Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"),
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
)
SEAL_TEXT = "模拟印章非真实部门"
SEAL_DIAMETER = 119.0
"""In points: the 42 mm of a department's round seal."""
SEAL_INK = (205, 40, 45)


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page is scanned. What is 0 (or 1 for ``contrast``) is left alone.

    ``skew`` is the largest angle in degrees, each page has its own; ``noise`` the deviation of grey levels;
    ``blur`` a radius at 200 dpi; ``contrast`` what is left of it; ``lighting`` how much darker the darkest
    corner is; ``stamped`` puts a seal over the figures of pages that have many; ``bitonal`` leaves black and
    white; ``quarter`` turns landscape pages so that the sheet is upright and its text is not.
    """

    dpi: int = 200
    colour: bool = False
    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    quality: int = 90
    contrast: float = 1.0
    lighting: float = 0.0
    stamped: bool = False
    bitonal: bool = False
    quarter: bool = False
    seed: int = 1


CLEAN = Scan(quality=85)
NOISY = Scan(skew=0.8, noise=9.0, blur=0.7, quality=50, contrast=0.7, lighting=0.25)
STAMPED = Scan(colour=True, skew=0.6, noise=5.0, blur=0.5, quality=70, contrast=0.9, stamped=True)
PRESETS = {
    "clean": CLEAN,
    "noisy": NOISY,
    "stamped": STAMPED,
    "skewed": replace(NOISY, skew=1.5, noise=4.0),
    "greystamped": replace(STAMPED, colour=False),
    "bitonal": replace(STAMPED, colour=False, stamped=False, bitonal=True),
    "quarter": replace(CLEAN, skew=0.5, quarter=True),
}


def scanned(source: Path, path: Path, settings: Scan, pages: Collection[int] | None = None) -> Path:
    """Writes ``source`` as a scan; of ``pages`` (1-based) only where given, the others keep their text."""
    with pdfium.PdfDocument(source) as original, pdfium.PdfDocument.new() as made:
        for number in range(1, len(original) + 1):
            if pages is None or number in pages:
                picture = page_scan(original[number - 1], number, settings)
                with pdfium.PdfDocument(_sheet(picture, settings)) as sheet:
                    made.import_pages(sheet)
            else:
                made.import_pages(original, [number - 1])
        made.save(path)
    return path


def excerpt(source: Path, path: Path, pages: Collection[int]) -> Path:
    """Writes the given pages (1-based) of ``source``, in order, as a file of its own."""
    with pdfium.PdfDocument(source) as original, pdfium.PdfDocument.new() as made:
        made.import_pages(original, [number - 1 for number in sorted(pages)])
        made.save(path)
    return path


def page_scan(page: pdfium.PdfPage, number: int, settings: Scan) -> Image.Image:
    """The picture that a scanner gives of one page: grey, colour or black and white."""
    randomness = np.random.default_rng((settings.seed, number))
    picture = page.render(scale=settings.dpi / POINTS_PER_INCH).to_pil().convert("RGB")
    if settings.stamped:
        picture = _stamped(picture, _seal_place(page, randomness), settings.dpi, randomness)
    if not settings.colour:
        picture = picture.convert("L")
    if settings.quarter and picture.width > picture.height:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    steps: tuple[Callable[[Image.Image, Scan, np.random.Generator], Image.Image], ...] = (
        _skewed,
        _blurred,
        _faded,
        _noisy,
        _bitonal,
    )
    for step in steps:
        picture = step(picture, settings, randomness)
    return picture


# ---------------------------------------------------------------- paper and scanner


def _skewed(picture: Image.Image, settings: Scan, randomness: np.random.Generator) -> Image.Image:
    """Turned by an angle of its own, a third of the largest at least, to either side."""
    if not settings.skew:
        return picture
    angle = float(randomness.uniform(settings.skew / 3, settings.skew)) * float(randomness.choice((-1, 1)))
    paper = (WHITE,) * len(picture.getbands())
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=paper if len(paper) > 1 else WHITE)


def _blurred(picture: Image.Image, settings: Scan, _: np.random.Generator) -> Image.Image:
    if not settings.blur:
        return picture
    return picture.filter(ImageFilter.GaussianBlur(settings.blur * settings.dpi / 200))


def _faded(picture: Image.Image, settings: Scan, randomness: np.random.Generator) -> Image.Image:
    """Ink that is grey on paper that is not white, darker to one corner."""
    if settings.contrast == 1.0 and not settings.lighting:
        return picture
    levels = np.asarray(picture, dtype=np.float32)
    paper = WHITE - (1 - settings.contrast) * WHITE * 0.3
    levels = paper - (WHITE - levels) * settings.contrast
    if settings.lighting:
        rows, columns = (np.linspace(0, 1, size, dtype=np.float32) for size in levels.shape[:2])
        if randomness.random() < 0.5:
            rows = rows[::-1]
        shade = 1 - settings.lighting * (rows[:, None] + columns[None, :]) / 2
        levels = levels * (shade if levels.ndim == 2 else shade[:, :, None])
    return Image.fromarray(levels.clip(0, WHITE).astype(np.uint8))


def _noisy(picture: Image.Image, settings: Scan, randomness: np.random.Generator) -> Image.Image:
    if not settings.noise:
        return picture
    levels = np.asarray(picture, dtype=np.float32)
    noise = randomness.standard_normal(levels.shape, dtype=np.float32) * settings.noise
    return Image.fromarray((levels + noise).clip(0, WHITE).astype(np.uint8))


def _bitonal(picture: Image.Image, settings: Scan, _: np.random.Generator) -> Image.Image:
    """Black where darker than two thirds of the paper, as a fax or a copier gives it."""
    if not settings.bitonal:
        return picture
    grey = picture.convert("L")
    paper = float(np.median(np.asarray(grey)))
    return grey.point(lambda level: WHITE if level > paper * 0.66 else 0).convert("1")


def _sheet(picture: Image.Image, settings: Scan) -> bytes:
    """A PDF of one page with nothing but the picture on it."""
    buffer = io.BytesIO()
    long_ago = gmtime(0)
    # Black and white is kept as fax machines do, without loss.
    encoding = {} if picture.mode == "1" else {"quality": settings.quality}
    picture.save(buffer, "PDF", resolution=settings.dpi, creationDate=long_ago, modDate=long_ago, **encoding)
    return buffer.getvalue()


# ---------------------------------------------------------------- the seal


def _seal_place(page: pdfium.PdfPage, randomness: np.random.Generator) -> tuple[float, float] | None:
    """The seal's middle, in points from the top left: on a digit of the page; None where there are few."""
    text = page.get_textpage()
    letters = text.get_text_range()
    digits = [index for index, letter in enumerate(letters) if letter.isdigit()]
    if len(digits) < 60:
        return None
    boxes = [text.get_charbox(int(index)) for index in randomness.choice(digits, 9)]
    left, bottom, _, _ = sorted(boxes)[len(boxes) // 2]
    width, height = page.get_size()
    if pdfium_c.FPDFPage_GetRotation(page) in (1, 3):
        return bottom, left
    return min(left, width - SEAL_DIAMETER / 2), min(height - bottom, height - SEAL_DIAMETER / 2)


def _stamped(
    picture: Image.Image, place: tuple[float, float] | None, dpi: int, randomness: np.random.Generator
) -> Image.Image:
    """The page with a seal pressed on it: its ink darkens paper, and leaves print as it is."""
    if place is None:
        return picture
    scale = dpi / POINTS_PER_INCH
    seal = seal_picture(round(SEAL_DIAMETER * scale), randomness)
    left, top = (round(middle * scale - seal.width / 2) for middle in place)
    layer = Image.new("RGB", picture.size, (WHITE, WHITE, WHITE))
    layer.paste(seal, (left, top))
    product = np.asarray(picture, dtype=np.uint16) * np.asarray(layer, dtype=np.uint16) // WHITE
    return Image.fromarray(product.astype(np.uint8))


def seal_picture(size: int, randomness: np.random.Generator) -> Image.Image:
    """A round seal of ``size`` pixels on white: rim, star, words around it, unevenly inked."""
    seal = Image.new("RGB", (size, size), (WHITE, WHITE, WHITE))
    pen = ImageDraw.Draw(seal)
    rim = max(2, size // 40)
    pen.ellipse((rim, rim, size - rim, size - rim), outline=SEAL_INK, width=rim)
    middle, radius = size / 2, size * 0.16
    corners = [
        (
            middle + (radius if step % 2 == 0 else radius * 0.4) * math.sin(step * math.pi / 5),
            middle - (radius if step % 2 == 0 else radius * 0.4) * math.cos(step * math.pi / 5),
        )
        for step in range(10)
    ]
    pen.polygon(corners, fill=SEAL_INK)
    _write_around(seal, SEAL_TEXT)
    seal = seal.rotate(float(randomness.uniform(-25, 25)), Image.Resampling.BICUBIC, fillcolor=(WHITE,) * 3)
    ink = np.asarray(seal, dtype=np.float32)
    coverage = randomness.uniform(0.55, 1.0, (size, size, 1)).astype(np.float32)
    return Image.fromarray((WHITE - (WHITE - ink) * coverage).astype(np.uint8))


def _write_around(seal: Image.Image, words: str) -> None:
    """The words along the upper rim; without a Chinese font on the system the seal has none."""
    path = next((path for path in SEAL_FONTS if path.exists()), None)
    if path is None:
        return
    size = seal.width
    font = ImageFont.truetype(str(path), round(size * 0.13))
    for index, letter in enumerate(words):
        angle = (index - (len(words) - 1) / 2) * (230 / len(words))
        tile = Image.new("L", (round(size * 0.2),) * 2, 0)
        ImageDraw.Draw(tile).text((tile.width / 2,) * 2, letter, WHITE, font=font, anchor="mm")
        tile = tile.rotate(-angle, Image.Resampling.BICUBIC)
        distance = size * 0.37
        left = size / 2 + distance * math.sin(math.radians(angle)) - tile.width / 2
        top = size / 2 - distance * math.cos(math.radians(angle)) - tile.height / 2
        seal.paste(SEAL_INK, (round(left), round(top)), tile)
