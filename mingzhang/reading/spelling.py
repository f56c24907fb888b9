"""Code points that stand for an ordinary character: which one it is.

Some producers map glyphs to look-alikes: Kangxi radicals (⾏ for 行), CJK compatibility ideographs,
the supplement of radicals (⺠ for 民), typographic ligatures. Full-width digits, letters and
punctuation are kept as printed: what they mean is for those who parse numbers and titles.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

REPLACEMENT = "\ufffd"
"""Stands for a glyph that the file gives no character for."""

_RADICALS = dict(
    zip(
        "⺁⺌⺒⺓⺗⺝⺟⺠⺩⺬⺶⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂小巳幺心月母民王示羊月虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
"""Radicals of the supplement (U+2E80–2EF3) that are characters by themselves; NFKC knows but two."""

_IGNORED = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")
_HYPHENS = frozenset("\x02\xad")
"""What pdfium gives for a hyphen at the end of a line, and the soft hyphen: printed, both are ``-``."""


@lru_cache(maxsize=8192)
def spelled(code: int) -> str:
    """The ordinary character or characters of code point ``code``; empty for blanks and controls."""
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return REPLACEMENT
    character = chr(code)
    if character in _HYPHENS:
        return "-"
    if character.isspace() or character in _IGNORED or unicodedata.category(character) == "Cc":
        return ""
    if character in _RADICALS:
        return _RADICALS[character]
    if 0x2F00 <= code <= 0x2FD5 or 0xF900 <= code <= 0xFB06 or 0x2F800 <= code <= 0x2FA1F:
        return unicodedata.normalize("NFKC", character)
    return character
