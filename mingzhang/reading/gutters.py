"""The columns of a table that lacks upright rules: gutters of white, and the edges that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from mingzhang.reading.ruling import Edge
from mingzhang.reading.words import NEAR, Word

FEWEST_RULES = 3
"""A table without upright rules has one above its header, one under it, one at its end."""

LONE_ROW = 2
"""Rules around one row that a page break has parted from its table."""

WIDEST_OPENING = 15.0
"""A table whose rules stand out farther (points) over its outermost upright rule is open at the side."""

BETWEEN_TABLES = re.compile(r"单位[：:].{0,4}元|^(?:公开|附?表)[0-9一二三四五六七八九十]+表?$|[算况]表$")
"""Lines that stand over a table, never in it: its unit, its number, its title."""

NARROWEST_GUTTER = 1.5
"""Width of white (points) between two columns at least."""

NUMBER = re.compile(r"^[-－(（]?[\d０-９][\d０-９,，.．]*[)）%％]?$")

Span = tuple[float, float]


class Rule(NamedTuple):
    """A horizontal rule, however many strokes it is drawn with."""

    y: float
    pieces: tuple[Span, ...]
    """What it covers, touching strokes joined."""
    cuts: tuple[float, ...]
    """Where one stroke ends and another begins, and the outer ends."""

    @property
    def left(self) -> float:
        return self.pieces[0][0]

    @property
    def right(self) -> float:
        return self.pieces[-1][1]

    def covers(self, x: float) -> bool:
        return any(start - NEAR <= x <= end + NEAR for start, end in self.pieces)

    def is_cut(self, x: float) -> bool:
        return any(abs(cut - x) <= NEAR for cut in self.cuts)

    def piece(self, x: float) -> Span:
        return next((one for one in self.pieces if one[0] - NEAR <= x <= one[1] + NEAR), (x, x))


def in_gutters(region: Sequence[Rule], places: Sequence[float], words: Sequence[Word]) -> list[Edge]:
    """Upright edges between rules, except through a word, or under a heading over several columns."""
    implied: list[Edge] = []
    for x in places:
        for upper, lower in pairwise([rule for rule in region if rule.covers(x)]):
            band = [word for word in words if upper.y < word.middle < lower.y]
            if any(word.x0 + NEAR < x < word.x1 - NEAR for word in band):
                continue
            start, end = lower.piece(x)
            whole = start <= places[0] + NEAR and end >= places[-1] - NEAR
            heading = [word for word in band if word.x1 > start and word.x0 < end]
            if not whole and start + NEAR < x < end - NEAR and _is_one_heading(heading):
                continue
            implied.append(Edge("v", x, x, upper.y, lower.y))
    return implied


def _is_one_heading(words: Sequence[Word]) -> bool:
    """One word, or one whose letters stand apart (项　目)."""
    return len(words) == 1 or (len(words) > 1 and all(len(word.text) == 1 for word in words))


def gutters_of(rows: Sequence[Sequence[Word]]) -> list[float]:
    data = [row for row in rows if sum(bool(NUMBER.match(word.text)) for word in row) >= 2]
    # Without data, the last row with the most words is the header's lowest.
    basis = data or [max(reversed(rows), key=len)] if rows else []
    columns = _side_by_side(_covered(word for row in basis for word in row), rows)
    if data:
        columns = _with_empty(columns, list(takewhile(lambda row: not has_figure(row), rows)))
    return [_clearest((one[1], other[0]), rows) for one, other in pairwise(columns)]


def _covered(words: Iterable[Word]) -> list[Span]:
    """What the words cover of the page's width, runs with white between them."""
    covered: list[Span] = []
    for start, end in sorted((word.x0, word.x1) for word in words):
        if covered and start <= covered[-1][1] + NARROWEST_GUTTER:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    return covered


def _with_empty(columns: Sequence[Span], header: Sequence[Sequence[Word]]) -> list[Span]:
    """The columns, and those without data, which only a label of the header's last line stands for."""
    lowest = [
        word
        for index, row in enumerate(header)
        for word in row
        if not _is_group(word, [below for under in header[index + 1 :] for below in under], columns)
    ]
    labels = _covered(lowest)
    widened = list(columns)
    for label in [one for one in labels if not any(_over(one, column) for column in columns)]:
        beside = [column for column in widened if not any(_over(one, column) for one in labels)]
        near = [column for column in beside if not _between(label, column, [*widened, *labels])]
        if near:  # figures at one side of their column, its label in the middle
            column = min(near, key=lambda one: max(one[0] - label[1], label[0] - one[1]))
            widened.remove(column)
            widened.append((min(column[0], label[0]), max(column[1], label[1])))
        else:
            widened.append(label)
    return sorted(widened)


def _is_group(word: Word, below: Sequence[Word], columns: Sequence[Span]) -> bool:
    """Whether a label stands over others: over one of them, or over the middle between two neighbours."""
    if any(one.x0 < word.x1 and one.x1 > word.x0 for one in below):
        return True
    middle = (word.x0 + word.x1) / 2
    left = max((one.x0 + one.x1 for one in below if one.x1 <= word.x0), default=0.0) / 2
    right = min((one.x0 + one.x1 for one in below if one.x0 >= word.x1), default=0.0) / 2
    pitch = (columns[-1][1] - columns[0][0]) / len(columns) if columns else 0.0
    return left > 0 < right and abs((left + right) / 2 - middle) <= 2 * NEAR and right - left < 1.5 * pitch


def has_figure(row: Sequence[Word]) -> bool:
    return any(NUMBER.match(word.text) for word in row)


def _over(one: Span, other: Span) -> bool:
    return one[0] < other[1] + NARROWEST_GUTTER and one[1] > other[0] - NARROWEST_GUTTER


def _between(one: Span, other: Span, spans: Sequence[Span]) -> bool:
    """Whether any of the spans stands between the two."""
    left, right = min(one[1], other[1]), max(one[0], other[0])
    return any(left <= (x0 + x1) / 2 <= right for x0, x1 in spans if (x0, x1) not in (one, other))


def _clearest(gutter: Span, rows: Sequence[Sequence[Word]]) -> float:
    """The place in the gutter that the fewest words cross, headings included; of these, the widest.

    A word among many in its row is a column's; one of few may be a heading over several columns.
    """
    words = [(word, len(row)) for row in rows for word in row]
    ends = {x for word, _ in words for x in (word.x0, word.x1) if gutter[0] < x < gutter[1]}
    spans = list(pairwise(sorted({*gutter, *ends})))
    if not spans:
        return gutter[0]

    def cost(span: Span) -> tuple[int, float]:
        x = (span[0] + span[1]) / 2
        return sum(weight for word, weight in words if word.x0 < x < word.x1), span[0] - span[1]

    best = min(spans, key=cost)
    return (best[0] + best[1]) / 2


def _side_by_side(columns: Sequence[Span], rows: Sequence[Sequence[Word]]) -> list[Span]:
    """Columns that are never filled in one row are one: a number under the middle of its heading."""
    filled = [{_column_of(word, columns) for word in row} for row in rows]
    merged: list[Span] = []
    last: set[int] = set()
    for index, column in enumerate(columns):
        if merged and not any(index in row and last & row for row in filled):
            merged[-1] = (merged[-1][0], column[1])
            last.add(index)
        else:
            merged.append(column)
            last = {index}
    return merged


def _column_of(word: Word, columns: Sequence[Span]) -> int | None:
    """Index of the only column that the word stands over, or is nearest to; None over several."""
    over = [index for index, (x0, x1) in enumerate(columns) if word.x0 < x1 and word.x1 > x0]
    if len(over) > 1:
        return None
    if over:
        return over[0]
    return min(
        range(len(columns)), key=lambda index: max(columns[index][0] - word.x1, word.x0 - columns[index][1])
    )
