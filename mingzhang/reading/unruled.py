"""Pages without any rule: where their tables begin and end, and all the edges of their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mingzhang.forms import match_title
from mingzhang.forms.wording import normalised
from mingzhang.reading.document import Character
from mingzhang.reading.gutters import (
    BETWEEN_TABLES,
    FEWEST_RULES,
    LONE_ROW,
    NUMBER,
    WIDEST_OPENING,
    Rule,
    gutters_of,
    has_figure,
    in_gutters,
)
from mingzhang.reading.headers import kind_of_label
from mingzhang.reading.ruling import Edge
from mingzhang.reading.words import NEAR, Word, is_page_number, left_to_right, text_rows

HEADER_LINES = 8
"""So many lines after a unit or a header no other table begins."""

LOWEST_HALF = 3.0
"""Half the height (points) of the first and last row at least."""

LONE_HEIGHT = 8.0
"""Half the height (points) of a row that stands alone without rules."""

_UNIT_LINE = re.compile(r"单位[：:].{0,4}元")


def unruled_edges(lines: Iterable[Sequence[Character]], carried: Sequence[float]) -> list[Edge]:
    """All edges of the tables of a page without any rule: each begins under its unit or with its header.

    ``lines`` are the page's characters grouped into lines.
    What stands before the first goes on from the page before, in the columns ``carried``.
    """
    rows = text_rows(lines)
    starts = [index for index in range(len(rows)) if _begins_table(rows, index)]
    first = rows[: starts[0]] if starts else rows
    implied = _continued(first, carried) if len(carried) > LONE_ROW else []
    titled = False
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        above = rows[starts[number - 1] if number else 0 : start]
        titled = titled or any(
            match_title("".join(word.text for word in left_to_right(row))) for row in above
        )
        edges = _table(rows[start:end], titled)
        if not edges and not implied and number == 0 and len(carried) > LONE_ROW:
            edges = _continued(rows[:end], carried)  # a repeated header over too few rows to tell columns by
        implied += edges
    return implied


def _begins_table(rows: Sequence[Sequence[Word]], index: int) -> bool:
    """Whether a table's header begins with the ``index``-th line: after its unit, or without one."""
    before = rows[index - 1] if index else ()
    if any(_UNIT_LINE.search(word.text) for word in before):
        return True
    near = rows[max(index - HEADER_LINES, 0) : index]
    if any(_heads(row) or any(_UNIT_LINE.search(word.text) for word in row) for row in near):
        return False
    return _heads(rows[index]) or (
        index + 1 < len(rows)
        and _is_sides(rows[index])
        and any(_heads(row) for row in rows[index + 1 : index + 3])
    )


def _heads(row: Sequence[Word]) -> bool:
    """Whether the line is a header's: it names what its rows are, and other columns beside."""
    texts = [normalised(word.text) for word in row]
    named = any(kind_of_label(text) in ("name", "code") for text in texts)
    return len(row) >= 2 and named and not has_figure(row) and all(len(text) <= 16 for text in texts)


def _is_sides(row: Sequence[Word]) -> bool:
    return [normalised(word.text) for word in left_to_right(row)] == ["收入", "支出"]


def _table(rows: Sequence[Sequence[Word]], titled: bool) -> list[Edge]:
    """The edges of the table that ``rows`` begin with; ``titled`` where a form's title stands above."""
    body: list[Sequence[Word]] = []
    for row in rows:
        # A sentence, a page number or another table's title ends the table.
        if any(len(word.text) > 30 or "。" in word.text for word in row) or is_page_number(row):
            break
        if len(row) == 1 and body and (BETWEEN_TABLES.search(row[0].text) or match_title(row[0].text)):
            break
        body.append(row)
    while body and len(body[-1]) == 1:
        body.pop()
    numbers = [sum(bool(NUMBER.match(word.text)) for word in row) for row in body]
    enough = sum(count >= 2 for count in numbers) >= FEWEST_RULES or max(numbers, default=0) >= 3
    if len(body) < FEWEST_RULES - titled or not (enough or (titled and any(numbers))):
        return []
    gutters = gutters_of([left_to_right(row) for row in body])
    if not gutters:
        return []
    left = min(word.x0 for row in body for word in row) - NEAR
    right = max(word.x1 for row in body for word in row) + NEAR
    return _ruled_by(body, [left, *gutters, right])


def _ruled_by(body: Sequence[Sequence[Word]], places: Sequence[float]) -> list[Edge]:
    """The edges around every line of words, with columns at ``places``."""
    left, right = places[0], places[-1]
    tops = [min(word.middle for word in row) for row in body]
    bottoms = [max(word.middle for word in row) for row in body]
    heights = [(one + other) / 2 for one, other in zip(bottoms, tops[1:], strict=False)]
    first = max(heights[0] - bottoms[0], LOWEST_HALF) if heights else LONE_HEIGHT
    last = max(tops[-1] - heights[-1], LOWEST_HALF) if heights else LONE_HEIGHT
    levels = [tops[0] - first, *heights, bottoms[-1] + last]
    words = [word for row in body for word in row]
    region = [Rule(y, ((left, right),), ()) for y in levels]
    flat = [Edge("h", left, right, y, y) for y in levels]
    return [*flat, *in_gutters(region, places, words)]


def _continued(rows: Sequence[Sequence[Word]], carried: Sequence[float]) -> list[Edge]:
    """All edges of the rows, without any rule, that go on from the page before in the columns ``carried``."""
    body: list[Sequence[Word]] = []
    filled = 0
    for row in rows:
        figures = [word for word in row if NUMBER.match(word.text)]
        ends = any(
            len(word.text) > 30 or "。" in word.text or BETWEEN_TABLES.search(word.text) for word in row
        )
        if ends or is_page_number(row):
            break
        if len(figures) >= 2:
            if not all(_fits(word, carried) for word in row):
                break
            filled += 1
        elif filled and not all(_fits(word, carried) for word in row):
            break
        body.append(row)
    return _ruled_by(body, carried) if filled and body else []


def _fits(word: Word, places: Sequence[float]) -> bool:
    """Whether a word stands in one column."""
    inside = places[0] - WIDEST_OPENING <= word.x0 and word.x1 <= places[-1] + WIDEST_OPENING
    return inside and not any(word.x0 + NEAR < place < word.x1 - NEAR for place in places[1:-1])
