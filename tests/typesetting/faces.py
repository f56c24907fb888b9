"""Fonts of the second typesetter: a TrueType font of the system, or the standard one without a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

TRUETYPE = (
    Path("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf"),
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    Path("/usr/share/fonts/truetype/arphic/uming.ttc"),
    Path("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"),
)


@dataclass(frozen=True, slots=True)
class Face:
    """Names of the fonts of Chinese text and of digits and Latin letters."""

    chinese: str
    latin: str

    def width(self, text: str, size: float, latin_size: float) -> float:
        """Width of ``text`` in points."""
        return sum(
            pdfmetrics.stringWidth(letter, self.latin, latin_size)
            if letter.isascii()
            else pdfmetrics.stringWidth(letter, self.chinese, size)
            for letter in text
        )


@cache
def standard_face() -> Face:
    """STSong-Light, which every reader of PDF knows by name, with Times: nothing is embedded."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return Face("STSong-Light", "Times-Roman")


@cache
def truetype_face() -> Face | None:
    """The first TrueType font of the system that has Chinese letters, embedded; None without one."""
    for path in TRUETYPE:
        if path.exists():
            pdfmetrics.registerFont(TTFont(path.stem, str(path)))
            return Face(path.stem, path.stem)
    return None
