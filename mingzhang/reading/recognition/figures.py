"""Readings of cells that hold figures or codes, cleaned: only what a figure is printed with.

Nothing is made up: where a figure's form is doubtful, it stays as read with little confidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mingzhang.reading.recognition.engine import Mark, Reading

_TAKEN_FOR_FIGURES = frozenset("OoDQlI|i!SsBZz。，、．·:;：；'`‘’°•,.-－—–_~")
"""What the engine reads for a digit, a point or a comma."""

_FIGURE = re.compile(r"[-(]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\)?%?|[-(]?\d+(?:\.\d+)?\)?%?")
_LAST_COMMA_FOR_POINT = re.compile(r"^[-(]?\d{1,3}(?:[,.]\d{3})*[,.]\d{1,2}\)?$")

_DASHES = re.compile(r"[-－—–_一~]+")
"""Of a dash among figures, the engine makes several things."""

FEWEST = 3
"""Figures in a column that make a rule."""

DOUBTFUL = 0.5
"""Confidence, at most, of a figure that has not the form of one."""

PLAIN = 0.9
"""A character beside a figure that is read less surely is the rest of a seal or of a rule."""

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
    if _DASHES.fullmatch(text):
        return _dashes(reading.marks) if among_figures else reading.marks
    translated = _translated(reading.marks)
    bare = _without_ends(translated)
    if bare != translated and _FIGURE.fullmatch(_text(bare)):
        dirt = max(mark.confidence for mark in translated if mark not in bare)
        if among_figures or dirt < PLAIN:
            return doubted(bare)
    if not is_figure_like(text) and not (among_figures and _can_be_figure(text)):
        return reading.marks
    marks = _trimmed(_pointed(translated))
    if not _FIGURE.fullmatch(_text(marks)):
        marks = _trimmed(_pointed(reading.figure))
    if not marks:
        return reading.marks
    return marks if _FIGURE.fullmatch(_text(marks)) else doubted(marks)


def usual_decimals(texts: Sequence[str]) -> int | None:
    """How many digits most of a column's figures have after the point; None where there is no rule."""
    counts = Counter(len(text.partition(".")[2].rstrip(")%")) for text in texts if _FIGURE.fullmatch(text))
    if sum(counts.values()) < FEWEST:
        return None
    decimals, often = counts.most_common(1)[0]
    return decimals if often >= MOSTLY * sum(counts.values()) else None


def doubted_unless(marks: tuple[Mark, ...], decimals: int | None) -> tuple[Mark, ...]:
    """A figure with another number of decimals than the others of its column is doubtful."""
    text = _text(marks)
    if decimals is None or not _FIGURE.fullmatch(text) or text == "0":
        return marks
    return marks if len(text.partition(".")[2].rstrip(")%")) == decimals else doubted(marks)


def doubted(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The same marks with no more than little confidence."""
    return tuple(mark._replace(confidence=min(mark.confidence, DOUBTFUL)) for mark in marks)


def _can_be_figure(text: str) -> bool:
    return bool(text) and all(
        one in _TAKEN_FOR_FIGURES or one in "0123456789.,-()%" for one in text.translate(WIDE_FORMS)
    )


def _without_ends(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Without what is no part of a figure at either end: a seal's rest beside it. A stroke before it stays a
    minus: it may be one.
    """
    places = [index for index, mark in enumerate(marks) if mark.text in "0123456789.,-()%"]
    if not places:
        return ()
    bare = marks[places[0] : places[-1] + 1]
    before = marks[places[0] - 1] if places[0] else None
    if before is not None and _DASHES.fullmatch(before.text) and bare[0].text not in "-(":
        return (before._replace(text="-"), *bare)
    return bare


def _dashes(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(mark._replace(text="-") for mark in marks)


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
