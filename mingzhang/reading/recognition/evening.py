"""Sizes of recognised letters, evened out: what one type is printed in is one size.

A line's height in a picture depends on its letters and on a pixel more or less; paragraphs and headings
are told by size, so that all sizes about the commonest are taken for it, then those about the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mingzhang.reading.document import Character

ABOUT = 0.14
"""Part by which the measured sizes of one type differ from the commonest."""


def evened(characters: Sequence[Character]) -> list[Character]:
    """A page's ``characters`` with sizes of which each is that of all letters about as large."""
    counted = Counter(character.size for character in characters)
    sizes: dict[float, float] = {}
    for common, _ in counted.most_common():
        if common in sizes:
            continue
        about = [size for size in counted if size not in sizes and abs(size - common) <= ABOUT * common]
        mean = sum(size * counted[size] for size in about) / sum(counted[size] for size in about)
        sizes |= dict.fromkeys(about, round(mean, 2))
    return [character._replace(size=sizes[character.size]) for character in characters]
