"""What a reader types into 查找, and how it is found in print: marks passed over, numbers as numbers.

``三公经费`` is found in “三公”经费; ``208 05 05`` is a code; ``2106.35万元``, ``2,106.35`` and the same in
full-width figures are one amount, which is found however it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from mingzhang.frames.figures import Figure
from mingzhang.reading.plain_text import plain

LONGEST = 60
"""More letters than these nobody searches for."""
WHOLE_FIGURES = 4
"""A number of so many figures may be the beginning of a longer one; a shorter one stands for itself."""
UNITS = {"亿元": Decimal(10_000), "万元": Decimal(1), "": Decimal(1), "元": Decimal("0.0001")}
"""What an amount typed with this unit is in 万元."""
PASSED_OVER = frozenset("\"'“”‘’《》〈〉（）()【】[]{} \t\u3000\u00a0")
PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")"}
_COMMA = re.compile(r"(?<=\d)[,，](?=\d{3})")
_LEVEL = re.compile("（[类款项]）")
_NUMBER = re.compile(r"[-+¥￥]?(\d+(?:\.\d+)?)(亿元|万元|元|%)?")
_UNIT_APART = re.compile(r"(?<=\d)\s+(?=(?:亿元|万元|元|%)(?:\s|$))")
_CODE = re.compile(r"\s*(\d{3})[\s-](\d{2})(?:[\s-](\d{2}))?\s*")
Span = tuple[int, int]


@dataclass(frozen=True)
class Word:
    """A word that must be there; ``digits`` and ``unit`` where it is a number."""

    text: str
    digits: str = ""
    unit: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The word in folded text; a number where a number begins."""
        if not self.digits:
            return re.compile(re.escape(self.text))
        open_end = "." in self.digits or len(self.digits) >= WHOLE_FIGURES
        return re.compile(rf"(?<![\d.]){re.escape(self.digits)}" + ("" if open_end else r"(?!\d)"))

    def is_value_of(self, figure: Figure) -> bool:
        """Whether the number is the amount of money, as far as it is typed."""
        if not self.digits or figure.unit != "万元" or self.unit == "%":
            return False
        step = Decimal(1).scaleb(-len(self.digits.partition(".")[2]))
        if self.unit:
            return _rounded(figure, UNITS[self.unit], step) == Decimal(self.digits)
        if "." not in self.digits and len(self.digits) < WHOLE_FIGURES:
            return False
        return any(_rounded(figure, UNITS[unit], step) == Decimal(self.digits) for unit in ("", "元"))


def _rounded(figure: Figure, unit: Decimal, step: Decimal) -> Decimal:
    return (abs(figure.value) / unit).quantize(step, ROUND_HALF_UP)


def words_of(asked: str) -> tuple[Word, ...]:
    """The words of what is asked, each once, in one form of signs."""
    told = _COMMA.sub("", plain(asked[:LONGEST])).lower()
    code = _CODE.fullmatch(told)
    if code is not None:
        told = "".join(part for part in code.groups() if part)
    found = (_word(part) for part in _UNIT_APART.sub("", told).split())
    return tuple(dict.fromkeys(word for word in found if word.text))


def _word(part: str) -> Word:
    number = _NUMBER.fullmatch(part)
    if number is not None:
        return Word(number[1], number[1], number[2] or "")
    return Word(Folded(part).text)


class Folded:
    """A text without what is passed over, in one form of signs, and where each of its letters stands."""

    def __init__(self, text: str) -> None:
        self._printed = text
        told, lowered = plain(text), plain(text).lower()
        told = lowered if len(lowered) == len(told) else told
        skipped = {at for found in _COMMA.finditer(told) for at in range(*found.span())}
        skipped |= {at for found in _LEVEL.finditer(told) for at in range(*found.span())}
        self._places = [
            at for at, letter in enumerate(told) if at not in skipped and letter not in PASSED_OVER
        ]
        self.text = "".join(told[at] for at in self._places)

    def has_all(self, words: Sequence[Word]) -> bool:
        """Whether every word is there."""
        return all(word.pattern.search(self.text) for word in words)

    def spans(self, words: Sequence[Word]) -> tuple[Span, ...]:
        """Where each word first stands in the text as printed, in order, none within another."""
        found = [match for word in words if (match := word.pattern.search(self.text)) is not None]
        spans = sorted(
            self._in_print(match.start(), match.end()) for match in found if match.end() > match.start()
        )
        apart: list[Span] = []
        for start, end in spans:
            if not apart or start >= apart[-1][1]:
                apart.append((start, end))
        return tuple(apart)

    def _in_print(self, start: int, end: int) -> Span:
        """The letters of the folded text as printed; a mark that is closed among them is opened there too."""
        first, last = self._places[start], self._places[end - 1] + 1
        opening = PAIRS.get(self._printed[first - 1]) if first else None
        return (first - 1 if opening and opening in self._printed[first:last] else first), last
