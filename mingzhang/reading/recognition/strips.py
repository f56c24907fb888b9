"""Where the lines of text are: in every cell of the tables, and between them.

The engine reads strips of one line each. In a cell, lines are parted by rows of white; outside of
tables, words that stand close together make a strip.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy

from mingzhang.model import Box
from mingzhang.reading.recognition.arrays import Picture, cv2

DARK = 165
"""Darker than this (of 255) is print."""

SPECK = 0.6
"""Square points: smaller spots are dirt, unless print is beside them."""

SMALLEST, LARGEST = 4.0, 40.0
"""Points: heights of characters."""

ORDINARY = 10.5
"""Points: the height of a character where a page shows none."""

WORD_GAP = 1.6
"""White, in character heights, that parts two strips of one line."""

MARGIN = 0.14
"""Part of a strip's height that is left white around its print."""

SPARSE = 0.35
"""Between two lines that touch there is so little print, against what is usual in them."""

FLAT, DASH = 0.3, 0.6
"""Height, at most, and width, less than, of a dash, in character heights."""

LOWEST = 0.75
"""A strip is at least so high, in character heights, so that a dash stays a dash."""


class Strip(NamedTuple):
    """One line's place in the picture, in pixels: around its print, and what the engine is given."""

    x0: int
    top: int
    x1: int
    bottom: int
    cell: int | None
    """Index of the cell that it stands in."""


def strips_of(ink: Picture, cells: Sequence[Box], scale: float) -> list[Strip]:
    """All strips of the page; ``ink`` is its print without rules, ``cells`` in points."""
    size = character_height(ink, scale)
    rest = ink.copy()
    found: list[Strip] = []
    for index, cell in enumerate(cells):
        x0, top, x1, bottom = (round(value * scale) for value in cell)
        region = ink[top:bottom, x0:x1]
        if region.size and cv2.countNonZero(region):
            found.extend(_moved(one, x0, top, index) for one in _lines(region, size))
        rest[top:bottom, x0:x1] = 0
    found.extend(_between(rest, size))
    return found


def ink_of(grey: Picture, rules: Picture, scale: float) -> Picture:
    """Where the page's print is, without rules and specks of dirt."""
    softened = cv2.GaussianBlur(grey, (3, 3), 0)
    ink = cv2.compare(softened, DARK, cv2.CMP_LT)
    ink[cv2.dilate(rules, numpy.ones((3, 3), numpy.uint8)) > 0] = 0
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = boxes[:count, cv2.CC_STAT_AREA] < max(SPECK * scale * scale, 3)
    ink[small[labels]] = 0
    return ink


def character_height(ink: Picture, scale: float) -> float:
    """The usual height of the page's characters, in pixels."""
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights, widths = boxes[1:, cv2.CC_STAT_HEIGHT], boxes[1:, cv2.CC_STAT_WIDTH]
    usual = (heights > SMALLEST * scale) & (heights < LARGEST * scale / 2) & (widths < 2 * heights)
    if int(usual.sum()) < 5:
        return ORDINARY * scale
    return float(numpy.percentile(heights[usual], 75)) * 1.05


def _moved(box: tuple[int, int, int, int], x: int, y: int, cell: int | None) -> Strip:
    return Strip(box[0] + x, box[1] + y, box[2] + x, box[3] + y, cell)


def _lines(region: Picture, size: float) -> list[tuple[int, int, int, int]]:
    """The boxes of the lines of text in a cell's print."""
    profile = cv2.reduce(region, 1, cv2.REDUCE_MAX).ravel()
    boxes: list[tuple[int, int, int, int]] = []
    for top, bottom in _split(_joined(_runs(profile), size), region, size):
        across = numpy.flatnonzero(region[top:bottom].max(axis=0))
        if len(across):
            boxes.append((int(across[0]), top, int(across[-1]) + 1, bottom))
    return boxes


def _runs(profile: Picture) -> list[tuple[int, int]]:
    """Where the profile is not zero: begin and end of every run."""
    marked = numpy.concatenate(([0], (profile > 0).astype(numpy.int8), [0]))
    steps = numpy.flatnonzero(numpy.diff(marked))
    return [(int(start), int(end)) for start, end in zip(steps[::2], steps[1::2], strict=True)]


def _joined(runs: list[tuple[int, int]], size: float) -> list[tuple[int, int]]:
    """Runs that are parts of one line: 二, 三 and colons have white between their strokes."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and end - joined[-1][0] <= 1.2 * size and start - joined[-1][1] <= 0.5 * size:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _split(runs: list[tuple[int, int]], region: Picture, size: float) -> list[tuple[int, int]]:
    """Runs too high for one line parted where there is least print."""
    parts: list[tuple[int, int]] = []
    for start, end in runs:
        count = round((end - start) / (1.25 * size))
        if end - start <= 1.75 * size or count < 2:
            parts.append((start, end))
            continue
        weights = (region[start:end] > 0).sum(axis=1)
        cuts = [0]
        for number in range(1, count):
            middle, reach = number * (end - start) / count, 0.3 * size
            low, high = max(int(middle - reach), cuts[-1] + 1), min(int(middle + reach) + 1, end - start)
            cut = low + int(weights[low:high].argmin()) if high > low else int(middle)
            # Large print has as much in its middle as elsewhere.
            if weights[cut] <= SPARSE * float(numpy.median(weights)):
                cuts.append(cut)
        cuts.append(end - start)
        parts.extend((start + low, start + high) for low, high in pairwise(cuts))
    return parts


def _between(rest: Picture, size: float) -> list[Strip]:
    """The strips of text that stands in no table."""
    reach = max(int(1.0 * size), 3)
    smeared = cv2.morphologyEx(
        cv2.copyMakeBorder(rest, 0, 0, reach, reach, cv2.BORDER_CONSTANT, value=0),
        cv2.MORPH_CLOSE,
        numpy.ones((1, reach), numpy.uint8),
    )[:, reach:-reach]
    count, _, boxes, _ = cv2.connectedComponentsWithStats(numpy.ascontiguousarray(smeared), connectivity=8)
    blobs = [
        (int(left), int(top), int(left + width), int(top + height))
        for left, top, width, height in boxes[1:count, :4]
    ]
    strips: list[Strip] = []
    for x0, top, x1, bottom in _together(blobs, size):
        for line in _lines(rest[top:bottom, x0:x1], size):
            strips.append(_moved(line, x0, top, None))
    return strips


def _together(blobs: list[tuple[int, int, int, int]], size: float) -> list[tuple[int, int, int, int]]:
    """Blobs of one line that stand close together, as one."""
    merged = sorted(blobs, key=lambda box: box[1] - box[3])
    again = True
    while again:
        again = False
        kept: list[tuple[int, int, int, int]] = []
        for box in merged:
            for index, other in enumerate(kept):
                if _one_line(box, other, size):
                    kept[index] = _around(box, other)
                    again = True
                    break
            else:
                kept.append(box)
        merged = kept
    return merged


def _one_line(first: tuple[int, int, int, int], second: tuple[int, int, int, int], size: float) -> bool:
    """Whether two blobs stand in one line, with no more than a word's gap between them."""
    shared = min(first[3], second[3]) - max(first[1], second[1])
    lower = min(first[3] - first[1], second[3] - second[1])
    higher = max(first[3] - first[1], second[3] - second[1])
    gap = max(first[0], second[0]) - min(first[2], second[2])
    if gap > WORD_GAP * max(min(higher, 3 * size), size):
        return False
    if shared >= 0.6 * lower:
        return higher <= 2.2 * max(lower, size)
    # Parts of one character above each other, as in 二.
    together = max(first[3], second[3]) - min(first[1], second[1])
    return gap < 0 and together <= 1.15 * size


def _around(first: tuple[int, int, int, int], second: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[2], second[2]),
        max(first[3], second[3]),
    )


def cut_out(clean: Picture, strip: Strip, size: float) -> tuple[Picture, int]:
    """The strip of ``clean`` (grey, without rules) that the engine is given, and where it begins across."""
    height = strip.bottom - strip.top
    more = max(LOWEST * size - height, 0) / 2 + MARGIN * max(height, LOWEST * size)
    left = max(int(strip.x0 - max(more, 2)), 0)
    right = min(int(strip.x1 + max(more, 2)) + 1, clean.shape[1])
    top, bottom = max(int(strip.top - more), 0), min(int(strip.bottom + more) + 1, clean.shape[0])
    return clean[top:bottom, left:right], left


def dashes_in(ink: Picture, strip: Strip, size: float) -> int:
    """How many dashes a strip is, that is a dash or two and nothing else; 0 for other print."""
    if strip.bottom - strip.top > FLAT * size or strip.x1 - strip.x0 > size:
        return 0
    pieces = _runs(ink[strip.top : strip.bottom, strip.x0 : strip.x1].max(axis=0))
    if len(pieces) == 1:
        # 一 is as wide as a character is high.
        return 1 if FLAT * size / 2 < strip.x1 - strip.x0 < DASH * size else 0
    return len(pieces) if len(pieces) == 2 else 0
