"""The characters of a page as pdfium lays them out.

A character's box spans its advance and one font size from the font's descent up, as pdfplumber's
boxes do: pdfium's own loose boxes use ascents that differ from font to font.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from math import hypot
from typing import Any, NamedTuple

from mingzhang.model import Box
from mingzhang.reading.calls import (
    address_of,
    character_code,
    character_matrix,
    character_object,
    character_origin,
    character_size,
    font_descent,
    glyph_width,
    loose_box,
    object_font,
    pdfium,
)
from mingzhang.reading.clipping import ClipReader, form_placement
from mingzhang.reading.document import Character
from mingzhang.reading.placement import Matrix, placed, placed_box, then
from mingzhang.reading.spelling import spelled

DOUBLE_PRINT = 1.0
"""The same character within this distance (points) of itself is one printed twice (false bold)."""

SLANT = 0.05
"""Text that leaves the page's directions by more (sine of the angle) is a watermark or stamp."""

_STRAY = 0.05
"""How far, in font sizes, a character's origin may be from its run's baseline."""

_OVERHANG = 0.25
"""How far, in font sizes, a glyph's ink may stand out over its advance."""


class _Style(NamedTuple):
    """What the characters of many text objects share."""

    linear: Matrix
    """Text space to user space, without the shift to the character's origin."""
    size: float
    descent: float
    """Font size, and what hangs below the baseline (at most 0), in text space."""
    displayed_size: float
    straight: bool
    """Neither rotated nor slanted on the page in user space."""
    direction: tuple[int, int]
    """Where the text runs in user space, to the nearest quarter of a turn."""
    font: int
    """Its address, 0 for none."""
    widths: dict[int, float]
    """Advances that the font itself states, by code point, for size 1; 0 where it does not say."""


class _Run(NamedTuple):
    """What the characters of one text object share."""

    style: _Style
    start: tuple[float, float]
    """Where its first character's origin is, in user space."""
    clip: Box | None
    form: Matrix | None
    """How the form that it belongs to is placed on the page; None for none, or where it stays in place."""

    def along_and_off(self, x: float, y: float) -> tuple[float, float]:
        """How far (x, y) in user space is from the start along the baseline, and from the baseline."""
        a, b, _, _, _, _ = self.style.linear
        right, up, scale = x - self.start[0], y - self.start[1], hypot(a, b)
        return (right * a + up * b) / scale, abs(right * b - up * a) / scale


class GlyphReader:
    """Reads the characters of one page, as long as it is open: pdfium frees fonts with their page."""

    def __init__(self) -> None:
        self._descents: dict[int, float] = {}
        self._widths: dict[int, dict[int, float]] = {}
        self._styles: dict[tuple[float, ...], _Style | None] = {}
        self._loose = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y, self._float = ctypes.c_double(), ctypes.c_double(), ctypes.c_float()
        self._at_matrix, self._at_float = ctypes.addressof(self._matrix), ctypes.addressof(self._float)
        self._directions: Counter[tuple[int, int]] = Counter()

    def quarters(self, display: Matrix) -> int:
        """By how many quarters of a turn, clockwise, most of the text read so far is turned as displayed."""
        if not self._directions:
            return 0
        (along, up), count = self._directions.most_common(1)[0]
        if 2 * count <= self._directions.total():
            return 0
        a, b, c, d, _, _ = display
        direction = round(along * a + up * c), round(along * b + up * d)
        return {(1, 0): 0, (0, 1): 1, (-1, 0): 2, (0, -1): 3}[direction]

    def characters(self, textpage: Any, display: Matrix, width: float, height: float) -> list[Character]:
        """The characters that are visible on a page of this size, in content order, blanks left out."""
        seen: dict[tuple[str, int, int], Character] = {}
        return [
            character
            for character in self._printed(textpage, display)
            if 0 <= character.x0 + character.x1 <= 2 * width
            and 0 <= character.top + character.bottom <= 2 * height
            and not _printed_before(character, seen)
        ]

    def _printed(self, textpage: Any, display: Matrix) -> Iterator[Character]:
        """Every character that is not clipped away."""
        loose, x, y = self._loose, self._x, self._y
        at_loose, at_x, at_y = ctypes.addressof(loose), ctypes.addressof(x), ctypes.addressof(y)
        page = address_of(textpage)
        runs: dict[int, _Run | None] = {}
        clips = ClipReader()
        mirrored = display[:4] == (1.0, 0.0, 0.0, -1.0)
        for index in range(pdfium.FPDFText_CountChars(textpage)):
            code: int = character_code(page, index)
            text = spelled(code)
            if not text:
                continue
            address: int | None = character_object(page, index)
            if not address:
                continue
            if address in runs:
                run = runs[address]
            else:
                run = runs[address] = self._run(page, index, address, clips)
            if run is None:
                continue
            loose_box(page, index, at_loose)
            character_origin(page, index, at_x, at_y)
            if run.form is not None:
                self._place_in_form(run, run.form)
            origin_x, origin_y = x.value, y.value
            style = run.style
            if style.straight:
                advance = self._advance(style, code, loose.right - origin_x, style.linear[0])
            else:
                advance = self._slanted_advance(style, code, origin_x, origin_y)
            if run.clip is not None and not _within(style, run.clip, origin_x, origin_y, advance):
                continue
            if style.straight and mirrored:
                bottom = display[5] - origin_y - style.descent * style.linear[3]
                left = origin_x + display[4]
                box = (left, bottom - style.displayed_size, left + advance * style.linear[0], bottom)
            else:
                a, b, c, d, _, _ = style.linear
                matrix = then((a, b, c, d, origin_x, origin_y), display)
                box = placed_box(matrix, 0.0, style.descent, advance, style.descent + style.size)
            if len(text) == 1:
                yield Character(text, box[0], box[1], box[2], box[3], style.displayed_size)
            else:
                yield from _pieces(text, box, style.displayed_size)

    def _place_in_form(self, run: _Run, form: Matrix) -> None:
        """Moves the origin and loose box at hand to where the run's form is placed, if that mends them.

        pdfium leaves them where they are inside the form for characters that it takes from an
        /ActualText (browsers give one to 入, 支, 行 and other radicals).
        """
        x, y = placed(form, self._x.value, self._y.value)
        along, off = run.along_and_off(self._x.value, self._y.value)
        moved_along, moved_off = run.along_and_off(x, y)
        near = _STRAY * run.style.displayed_size
        if moved_off > near or (off <= near and abs(along) <= abs(moved_along)):
            return
        self._x.value, self._y.value = x, y
        loose = self._loose
        loose.left, loose.bottom, loose.right, loose.top = placed_box(
            form, loose.left, loose.bottom, loose.right, loose.top
        )

    def _run(self, textpage: int, index: int, text_object: int, clips: ClipReader) -> _Run | None:
        matrix = self._matrix
        character_matrix(textpage, index, self._at_matrix)
        a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
        key = (a, b, c, d, character_size(textpage, index), object_font(text_object) or 0)
        if key in self._styles:
            style = self._styles[key]
        else:
            style = self._styles[key] = self._style(*key)
        if style is None:
            return None
        self._directions[style.direction] += 1
        placement = (a, b, c, d, e, f)
        return _Run(
            style, (e, f), clips.clip_of(text_object, placement), form_placement(text_object, placement)
        )

    def _style(self, a: float, b: float, c: float, d: float, size: float, font: int) -> _Style | None:
        """None for text that is too small to be seen, or slanted."""
        size = abs(size)
        displayed_size = size * hypot(c, d)
        if displayed_size <= 0 or not hypot(a, b) or min(abs(a), abs(b)) > SLANT * hypot(a, b):
            return None
        if font not in self._descents:
            self._descents[font] = self._font_descent(font)
            self._widths[font] = {}
        return _Style(
            linear=(a, b, c, d, 0.0, 0.0),
            size=size,
            descent=self._descents[font] * size,
            displayed_size=displayed_size,
            straight=a > 0 and d > 0 and abs(b) < 1e-3 * a and abs(c) < 1e-3 * d,
            direction=(0, 1 if b > 0 else -1) if abs(b) > abs(a) else (1 if a > 0 else -1, 0),
            font=font,
            widths=self._widths[font],
        )

    def _font_descent(self, font: int) -> float:
        if not font or not font_descent(font, 1.0, self._at_float):
            return 0.0
        return -abs(self._float.value)

    def _advance(self, style: _Style, code: int, loose: float, scale: float) -> float:
        """The character's advance in text space: as the font states it, else by pdfium's loose box."""
        measured = loose / scale
        stated = self._stated_width(style, code) * style.size
        return (
            stated
            if 0 < stated <= measured + 0.01 * style.size <= stated + _OVERHANG * style.size
            else measured
        )

    def _slanted_advance(self, style: _Style, code: int, origin_x: float, origin_y: float) -> float:
        """As ``_advance`` where the text does not run from left to right."""
        a, b, _, _, _, _ = style.linear
        loose = self._loose
        if abs(b) < 1e-3 * abs(a):
            return self._advance(style, code, loose.left - origin_x if a < 0 else loose.right - origin_x, a)
        if abs(a) < 1e-3 * abs(b):
            return self._advance(style, code, loose.bottom - origin_y if b < 0 else loose.top - origin_y, b)
        return self._stated_width(style, code) * style.size or style.size

    def _stated_width(self, style: _Style, code: int) -> float:
        width = style.widths.get(code)
        if width is None:
            stated = style.font and glyph_width(style.font, code, 1.0, self._at_float)
            width = style.widths[code] = self._float.value if stated else 0.0
        return width


def _within(style: _Style, clip: Box, origin_x: float, origin_y: float, advance: float) -> bool:
    """Whether the character's middle is inside what its clipping path leaves."""
    a, b, c, d, _, _ = style.linear
    x, y = placed((a, b, c, d, origin_x, origin_y), advance / 2, style.descent + style.size / 2)
    left, bottom, right, top = clip
    return left <= x <= right and bottom <= y <= top


def _pieces(text: str, box: Box, size: float) -> Iterator[Character]:
    """A ligature as its letters, each with its part of the width."""
    x0, top, x1, bottom = box
    step = (x1 - x0) / len(text)
    for position, letter in enumerate(text):
        yield Character(letter, x0 + position * step, top, x0 + (position + 1) * step, bottom, size)


def _printed_before(character: Character, seen: dict[tuple[str, int, int], Character]) -> bool:
    """Whether the same character has been printed at (almost) the same place; remembers this one."""
    text, x0, top = character.text, character.x0, character.top
    other = seen.get((text, int(x0), int(top)))
    if other is not None:
        reach = min(DOUBLE_PRINT, 0.3 * (character.x1 - x0))
        if abs(other.x0 - x0) <= reach and abs(other.top - top) <= reach:
            return True
    left, right, above, below = int(x0 - 0.5), int(x0 + 0.5), int(top - 0.5), int(top + 0.5)
    seen[text, left, above] = seen[text, left, below] = character
    seen[text, right, above] = seen[text, right, below] = character
    return False
