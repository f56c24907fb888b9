"""Readings of cells that hold figures or codes, cleaned: only what a figure is printed with.

Nothing is made up: where a figure's form is doubtful, it stays as read with little confidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang.reading.recognition.engine import Mark, Reading

_TAKEN_FOR_FIGURES = frozenset("OoDQlI|i!SsBZz。，、．·:;：；'`‘’°•,.-－—–_~")
"""What the engine reads for a digit, a point or a comma."""

_FIGURE = re.compile(r"[-(]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\)?%?|[-(]?\d+(?:\.\d+)?\)?%?")
_LAST_COMMA_FOR_POINT = re.compile(r"^[-(]?\d{1,3}(?:[,.]\d{3})*[,.]\d{1,2}\)?$")

DOUBTFUL = 0.5
"""Confidence, at most, of a figure that has not the form of one."""

MOSTLY = 0.6
"""Part of a column's filled cells that makes it one of figures."""

WIDE_FORMS = {ord("０") + digit: str(digit) for digit in range(10)} | {
    ord("，"): ",",
    ord("。"): ".",
    ord("．"): ".",
    ord("－"): "-",
    ord("—"): "-",
    ord("–"): "-",
    ord("（"): "(",
    ord("）"): ")",
    ord("％"): "%",
    ord("·"): ".",
    ord("•"): ".",
    ord("、"): ",",
    ord("："): ".",
    ord(":"): ".",
}


def is_figure_like(text: str) -> bool:
    """Whether ``text`` can be a figure read badly: digits, and nothing else but what is taken for one."""
    plain = text.translate(WIDE_FORMS)
    digits = sum(one in "0123456789" for one in plain)
    others = [one for one in plain if one not in "0123456789.,-()%"]
    return digits > 0 and len(others) <= digits and all(one in _TAKEN_FOR_FIGURES for one in others)


def is_column_of_figures(texts: Sequence[str]) -> bool:
    """Whether most of a column's filled cells hold figures."""
    filled = [text for text in texts if text]
    return bool(filled) and sum(is_figure_like(text) for text in filled) >= MOSTLY * len(filled)


def cleaned(reading: Reading, among_figures: bool) -> tuple[Mark, ...]:
    """The reading as a figure, where it is one (or stands ``among_figures`` and can be one)."""
    text = reading.text
    if _FIGURE.fullmatch(text):
        return reading.marks
    can_be = (
        among_figures
        and bool(text)
        and all(one in _TAKEN_FOR_FIGURES or one in "0123456789.,-()%" for one in text.translate(WIDE_FORMS))
    )
    if not is_figure_like(text) and not can_be:
        return reading.marks
    if re.fullmatch(r"[-－—–_]+", text):
        return reading.marks
    translated = _translated(reading.marks)
    marks = _pointed(translated)
    if not _FIGURE.fullmatch(_text(marks)):
        marks = _pointed(reading.figure)
    marks = _trimmed(marks)
    if not marks:
        return reading.marks
    if _FIGURE.fullmatch(_text(marks)):
        return marks
    return tuple(mark._replace(confidence=min(mark.confidence, DOUBTFUL)) for mark in marks)


def _translated(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(mark._replace(text=mark.text.translate(WIDE_FORMS)) for mark in marks)


def _pointed(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Commas and points as a figure has them: by threes, and a point before the last one or two digits."""
    text = _text(marks)
    if not _LAST_COMMA_FOR_POINT.match(text) or len(marks) != len(text):
        return tuple(marks)
    places = [index for index, one in enumerate(text) if one in ",."]
    wanted = dict.fromkeys(places[:-1], ",") | {places[-1]: "."}
    return tuple(mark._replace(text=wanted.get(index, mark.text)) for index, mark in enumerate(marks))


def _trimmed(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Without points and commas at the ends, which are dirt."""
    start, end = 0, len(marks)
    while start < end and marks[start].text in (".", ","):
        start += 1
    while end > start and marks[end - 1].text in (".", ",", "-"):
        end -= 1
    return marks[start:end]


def _text(marks: Sequence[Mark]) -> str:
    return "".join(mark.text for mark in marks)
