"""How high a chart is with its words where it stands by itself in another page: an iframe cannot know it.

Two heights: where names stand beside their marks, and where, as on a phone, they stand over them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from mingzhang.presenting.captions import Caption

TURN = 700
"""Pixels of width under which names stand over their marks, as the stylesheet has it."""


@dataclass(frozen=True, slots=True)
class Height:
    """Pixels at a width of 900 and of 360."""

    wide: int
    narrow: int

    @property
    def style(self) -> str:
        """The height as CSS: the narrow one on a phone's page, the wide one on any other."""
        if self.wide == self.narrow:
            return f"height:{self.wide}px"
        turned = f"calc({self.narrow}px + ({TURN}px - 100vw) * 20)"
        return f"height:clamp({self.wide}px, {turned}, {self.narrow}px)"


def height_of(names: Iterable[str], heading: str, says: Caption | None, *, legend: bool = False) -> Height:
    """The height of a chart with a row for each name, its heading, and the sentences under it."""
    rows, told = tuple(names), says.text if says is not None else ""
    wide = 124 + 30 * _lines(heading, 40) + 24 * _lines(told, 52) + 32 * legend
    narrow = 158 + 27 * _lines(heading, 16) + 24 * _lines(told, 21) + 44 * legend
    wide += sum(34 + 11 * (_lines(name, 17) - 1) for name in rows)
    narrow += sum(55 + 19 * (_lines(name, 15) - 1) for name in rows)
    return Height(wide, narrow)


def _lines(words: str, letters: int) -> int:
    return max(1, ceil(len(words) / letters))
