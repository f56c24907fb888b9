"""A strip's reading → characters with boxes on the page, and how sure each word is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy

from mingzhang.reading.document import Character, Origin
from mingzhang.reading.recognition.engine import Mark
from mingzhang.reading.recognition.layout import Layout
from mingzhang.reading.recognition.strips import Strip

BESIDE = 0.12
"""Part of the line's height that a character's box reaches beyond its print, where there is white."""

DIGITS_HEIGHT = 0.75
"""Height of digits as part of the size of their font."""

_FIGURE_WORD = re.compile(r"[0-9.,%-]+|[^0-9.,%-]+")


def characters_of(
    marks: Sequence[Mark], strip: Strip, layout: Layout
) -> tuple[list[Character], list[Origin]]:
    """The characters that ``marks`` are in ``strip``, and the origin of every word: figures are words."""
    if not marks:
        return [], []
    crop, left = layout.cut(strip)
    middles = [left + mark.middle * crop.shape[1] for mark in marks]
    profile = layout.ink[strip.top : strip.bottom, strip.x0 : strip.x1].any(axis=0)
    spans = _spans(middles, profile, strip)
    scale = layout.scale
    height = (strip.bottom - strip.top) / scale
    wide = any(ord(mark.text[0]) > 0x2E7F for mark in marks)
    size = height if wide else height / DIGITS_HEIGHT
    characters = [
        Character(
            mark.text,
            start / scale,
            strip.top / scale,
            max(end, start + 1) / scale,
            strip.bottom / scale,
            size,
        )
        for mark, (start, end) in zip(marks, spans, strict=True)
    ]
    return characters, _origins(marks, characters)


def _spans(middles: Sequence[float], profile: numpy.ndarray, strip: Strip) -> list[tuple[float, float]]:
    """Where each character begins and ends: at the white between it and its neighbours."""
    beside = BESIDE * (strip.bottom - strip.top)
    ends: list[float] = []
    starts: list[float] = [float(strip.x0)]
    for one, other in pairwise(middles):
        low = max(round(one) - strip.x0, 0)
        high = min(round(other) - strip.x0, len(profile))
        white = numpy.flatnonzero(~profile[low:high]) if high > low else numpy.empty(0)
        if not len(white):
            cut = (one + other) / 2
            ends.append(cut)
            starts.append(cut)
            continue
        gaps = numpy.split(white, numpy.flatnonzero(numpy.diff(white) > 1) + 1)
        middle = (high - low) / 2
        gap = min(gaps, key=lambda part: abs((part[0] + part[-1]) / 2 - middle) - len(part))
        begin, end = strip.x0 + low + int(gap[0]), strip.x0 + low + int(gap[-1]) + 1
        half = min((end - begin) / 2, beside)
        ends.append(begin + half)
        starts.append(end - half)
    ends.append(float(strip.x1))
    return list(zip(starts, ends, strict=True))


def _origins(marks: Sequence[Mark], characters: Sequence[Character]) -> list[Origin]:
    origins: list[Origin] = []
    position = 0
    # One mark may be more than one letter; figures never are.
    text = "".join(mark.text[0] for mark in marks)
    for word in _FIGURE_WORD.findall(text):
        members = characters[position : position + len(word)]
        confidence = min(mark.confidence for mark in marks[position : position + len(word)])
        position += len(word)
        box = (members[0].x0, members[0].top, members[-1].x1, members[-1].bottom)
        origins.append(Origin(box, confidence=round(confidence, 4)))
    return origins
