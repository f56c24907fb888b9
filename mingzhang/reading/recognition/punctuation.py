"""Punctuation of Chinese text in its full width: the model gives it in either, at random.

A comma between digits is a figure's; everything else in a line that has Chinese letters is the text's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mingzhang.reading.recognition.engine import Mark

WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
BRACKETS = {"(": "（", ")": "）"}
"""Printed in either width, rightly: only in a line that has wide ones are all of them wide."""
_ENDING_WITH = "）)”》"
"""What a sentence may end with before its full stop."""


def widened(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """``marks`` with the punctuation of Chinese text in full width; those of other lines as they are."""
    if not any(is_chinese(mark.text) for mark in marks):
        return tuple(marks)
    if any(mark.text in BRACKETS.values() for mark in marks):
        marks = [mark._replace(text=BRACKETS.get(mark.text, mark.text)) for mark in marks]
    around = pairwise(["", *(mark.text for mark in marks), ""])
    texts = list(around)
    return tuple(
        mark._replace(text=_wide(mark.text, before=texts[index][0], after=texts[index + 1][1]))
        for index, mark in enumerate(marks)
    )


def is_chinese(text: str) -> bool:
    """Whether ``text`` is one Chinese letter."""
    return "\u4e00" <= text <= "\u9fff"


def _wide(text: str, before: str, after: str) -> str:
    if text in WIDE:
        return text if text in ",:" and before.isdigit() and after.isdigit() else WIDE[text]
    if text == "." and (is_chinese(before) or before in tuple(_ENDING_WITH)) and not after.isdigit():
        return "。" if not after or is_chinese(after) else text
    return text
