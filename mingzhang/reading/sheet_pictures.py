"""A laid-out page as SVG: small and sharp at every size, its text where the boxes say.

A browser shows it by ``<img>``, so it may use only fonts of the system: every run of text states its
length, and fits whichever of them is there. Nothing in it can act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from mingzhang.model import Box
from mingzhang.reading.document import Character, Page, enclosing_box

FONTS = (
    "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',SimSun,sans-serif"
)
INK, RULE, PAPER = "#1d1d1f", "#8c8c8c", "#ffffff"
BASELINE = 0.86
"""A character's baseline, in sizes below its top."""
GAP = 0.25
"""Characters farther apart than this (in sizes) are of different runs."""
BOLD_SIZE = 14.0
"""Characters of headings, and only they, are so large (points)."""


def page_svg(page: Page, crop: Box | None = None) -> bytes:
    """The page, or what of it is in ``crop`` (points), as a UTF-8 SVG picture."""
    x0, top, x1, bottom = crop or (0.0, 0.0, page.width, page.height)
    width, height = _number(x1 - x0), _number(bottom - top)
    view = f"{_number(x0)} {_number(top)} {width} {height}"
    shown = [one for one in page.characters if crop is None or _meet(one.box, crop)]
    boxes = [cell.box for grid in page.grids for cell in grid.cells if crop is None or _meet(cell.box, crop)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{width}" height="{height}">',
        f'<rect x="{_number(x0)}" y="{_number(top)}" width="{width}" height="{height}" fill="{PAPER}"/>',
        f'<path fill="none" stroke="{RULE}" stroke-width=".6" d="{"".join(map(_rectangle, boxes))}"/>',
        f'<g fill="{INK}" font-family="{FONTS}">{"".join(map(_text, _runs(shown)))}</g></svg>',
    ]
    return "".join(parts).encode()


def is_svg(picture: bytes) -> bool:
    """Whether the picture is one of these."""
    return picture.startswith(b"<svg ")


def _runs(characters: Iterable[Character]) -> Iterator[list[Character]]:
    """Characters that follow one another on a line, Latin ones and Chinese ones apart.

    Fonts differ in how wide their digits are: a run of one kind is stretched alike, so that every
    figure stands in its box.
    """
    run: list[Character] = []
    for one in characters:
        if run and not _follows(run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _follows(before: Character, one: Character) -> bool:
    return (
        before.top == one.top
        and before.size == one.size
        and abs(one.x0 - before.x1) <= GAP * one.size
        and before.text.isascii() == one.text.isascii()
    )


def _text(run: Sequence[Character]) -> str:
    x0, top, x1, _ = enclosing_box(run)
    size = run[0].size
    words = "".join(letter for one in run for letter in one.text if letter.isprintable())
    weight = ' font-weight="600"' if size >= BOLD_SIZE else ""
    return (
        f'<text x="{_number(x0)}" y="{_number(top + BASELINE * size)}" font-size="{_number(size)}"{weight} '
        f'textLength="{_number(x1 - x0)}" lengthAdjust="spacingAndGlyphs">{escape(words)}</text>'
    )


def _rectangle(box: Box) -> str:
    x0, top, x1, bottom = (_number(edge) for edge in box)
    return f"M{x0} {top}H{x1}V{bottom}H{x0}Z"


def _meet(first: Box, second: Box) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _number(value: float) -> str:
    """Hundredths of a point, without zeros that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
