"""Characters → lines of text, in reading order.

Digits are often set some points lower than the Chinese beside them, and lines stand close together:
neither a common baseline nor overlapping heights alone tell a line. So characters of one height and
place make a strip, and strips make a line where they overlap in height and not in width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mingzhang.reading.document import Character, TextLine, enclosing_box

STRIP = 0.12
"""Middles within this part of a character's height are one strip."""

SHARED_HEIGHT = 0.4
"""Part of the lower strip's height that two strips of one line share at least."""

SAME_LINE = 0.85
"""Strips that share this part of their height are one line, even where they overlap in width."""

SIZE_RATIO = 2.2
"""Characters that differ more in height are not of one line: a stamp or watermark over the text."""

COVERED = 0.3
"""Part of a strip's width that may lie over another strip's characters within one line."""


class _Strip:
    """Characters of about the same middle and height; a line while it grows."""

    __slots__ = ("bottom", "height", "members", "top", "width")

    def __init__(self, members: list[Character]) -> None:
        self.members = members
        self.top = sum(one.top for one in members) / len(members)
        self.bottom = sum(one.bottom for one in members) / len(members)
        self.height = max(self.bottom - self.top, 0.1)
        self.width = sum(one.x1 - one.x0 for one in members)

    def shared(self, other: _Strip) -> float:
        """Part of the lower one's height that both share."""
        return (min(self.bottom, other.bottom) - max(self.top, other.top)) / min(self.height, other.height)


def group_lines(characters: Iterable[Character]) -> list[list[Character]]:
    """Group characters into lines, top to bottom, each left to right."""
    ordered = sorted(characters, key=lambda one: one.top + one.bottom)
    if not ordered:
        return []
    if _one_strip(ordered):
        return [sorted(ordered, key=lambda one: one.x0)]
    lines: list[_Strip] = []
    # The widest strips are the lines' backbones: what stands out of line joins them afterwards.
    for strip in sorted(_strips(ordered), key=lambda one: -one.width):
        line = _line_for(strip, lines)
        if line is None:
            lines.append(strip)
        else:
            line.members.extend(strip.members)
    lines.sort(key=lambda line: (line.top + line.bottom, min(one.x0 for one in line.members)))
    return [sorted(line.members, key=lambda one: one.x0) for line in lines]


def text_lines(page: int, characters: Iterable[Character]) -> tuple[TextLine, ...]:
    """The lines of text made of ``characters`` of one page."""
    return lines_of_text(page, group_lines(characters))


def lines_of_text(page: int, lines: Iterable[Sequence[Character]]) -> tuple[TextLine, ...]:
    """Grouped ``lines`` of one page as its lines of text."""
    return tuple(
        TextLine(page, "".join([one.text for one in line]), tuple(line), enclosing_box(line))
        for line in lines
    )


def _one_strip(ordered: Sequence[Character]) -> bool:
    first, last = ordered[0], ordered[-1]
    spread = (last.top + last.bottom - first.top - first.bottom) / 2
    heights = [one.bottom - one.top for one in ordered]
    return spread <= STRIP * min(heights) and max(heights) <= SIZE_RATIO * min(heights)


def _strips(ordered: Sequence[Character]) -> list[_Strip]:
    """Strips of characters sorted by their middles; those of different height are kept apart."""
    strips: list[_Strip] = []
    open_strips: list[tuple[float, float, list[Character]]] = []
    for character in ordered:
        middle, height = (character.top + character.bottom) / 2, max(character.bottom - character.top, 0.1)
        still_open: list[tuple[float, float, list[Character]]] = []
        joined = False
        for first_middle, first_height, members in open_strips:
            if middle - first_middle > STRIP * first_height:
                strips.append(_Strip(members))
                continue
            still_open.append((first_middle, first_height, members))
            if not joined and 0.8 * first_height <= height <= 1.25 * first_height:
                members.append(character)
                joined = True
        if not joined:
            still_open.append((middle, height, [character]))
        open_strips = still_open
    strips.extend(_Strip(members) for _, _, members in open_strips)
    return strips


def _line_for(strip: _Strip, lines: Sequence[_Strip]) -> _Strip | None:
    """The line that ``strip`` belongs to: the one that shares most of its height, if it fits in."""
    best: _Strip | None = None
    most = SHARED_HEIGHT
    for line in lines:
        if line.bottom <= strip.top or line.top >= strip.bottom:
            continue
        shared = strip.shared(line)
        if shared < most or max(strip.height, line.height) > SIZE_RATIO * min(strip.height, line.height):
            continue
        if shared >= SAME_LINE or _covered(strip, line) <= COVERED * strip.width:
            best, most = line, shared
    return best


def _covered(strip: _Strip, line: _Strip) -> float:
    """Width of the strip's characters that lies over the line's."""
    spans = sorted((one.x0, one.x1) for one in line.members)
    covered = 0.0
    start = 0
    for character in sorted(strip.members, key=lambda one: one.x0):
        while start < len(spans) and spans[start][1] <= character.x0:
            start += 1
        position = start
        while position < len(spans) and spans[position][0] < character.x1:
            covered += max(min(spans[position][1], character.x1) - max(spans[position][0], character.x0), 0.0)
            position += 1
    return covered
