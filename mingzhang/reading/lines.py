"""Characters → lines of text, in reading order.

Digits are often set some points lower than the Chinese beside them, so that lines are grouped by
the overlap of the characters' heights, not by a common top or baseline.
"""

from __future__ import annotations

from collections.abc import Iterable

from mingzhang.reading.document import Character, TextLine, enclosing_box

SHARED_HEIGHT = 0.45
"""Part of the smaller character's height that two characters of one line share at least."""


def group_lines(characters: Iterable[Character]) -> list[list[Character]]:
    """Group characters into lines, top to bottom, each left to right."""
    lines: list[tuple[float, float, list[Character]]] = []
    for character in sorted(characters, key=lambda one: ((one.top + one.bottom) / 2, one.x0)):
        if lines:
            top, bottom, members = lines[-1]
            shared = min(bottom, character.bottom) - max(top, character.top)
            smaller = min(bottom - top, character.bottom - character.top)
            if shared >= SHARED_HEIGHT * max(smaller, 0.1):
                members.append(character)
                if character.size >= max(one.size for one in members[:-1]):
                    lines[-1] = (character.top, character.bottom, members)
                continue
        lines.append((character.top, character.bottom, [character]))
    return [sorted(members, key=lambda one: one.x0) for _, _, members in lines]


def text_lines(page: int, characters: Iterable[Character]) -> tuple[TextLine, ...]:
    """The lines of text made of ``characters`` of one page."""
    return tuple(
        TextLine(page, "".join(one.text for one in line), tuple(line), enclosing_box(line))
        for line in group_lines(characters)
    )
