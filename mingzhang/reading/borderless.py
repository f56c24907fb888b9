"""Tables that lack upright rules, or all rules: the edges that a reader supplies in his mind.

Between horizontal rules, columns stand where the rules of single cells meet, else where a gutter of
white runs through the rows. The implied edges go to the table finder beside the drawn ones, so that
spans come out as in any other table. Tables with all their rules get nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from mingzhang.forms import match_title
from mingzhang.forms.wording import normalised
from mingzhang.reading.document import Character
from mingzhang.reading.headers import CODE_PARTS, kind_of_label
from mingzhang.reading.lines import group_lines
from mingzhang.reading.ruling import Edge

NEAR = 2.0
"""Ends and rules nearer than this (points) are at one place."""

FEWEST_RULES = 3
"""A table without upright rules has one above its header, one under it, one at its end."""

LONE_ROW = 2
"""Rules around one row that a page break has parted from its table."""

WIDEST_OPENING = 15.0
"""A table whose rules stand out farther (points) over its outermost upright rule is open at the side."""

WORD_GAP = 0.3
"""Blank, in character heights, that parts two words."""

NUMBER_GAP = 0.9
"""The same beside a comma or point: some producers print blanks inside numbers (2, 106. 35)."""

HEADER_LINES = 8
"""So many lines after a unit or a header no other table begins."""

LOWEST_ROW = 4.5
"""Lines of text nearer to each other (points) are not told apart."""

SPREAD = 2.5
"""The letters of a word that is spread stand no farther apart than so many of their widths."""

LONE_HEIGHT = 8.0
"""Half the height (points) of a row that stands alone without rules."""

NARROWEST_GUTTER = 1.5
"""Width of white (points) between two columns at least."""

_BETWEEN_TABLES = re.compile(r"单位[：:].{0,4}元|^(?:公开|附?表)[0-9一二三四五六七八九十]+表?$|[算况]表$")
"""Lines that stand over a table, never in it: its unit, its number, its title."""

_UNIT_LINE = re.compile(r"单位[：:].{0,4}元")
_POINTS = frozenset(",.，．")
_NUMBER = re.compile(r"^[-－(（]?[\d０-９][\d０-９,，.．]*[)）%％]?$")

_LONE_NUMBER = re.compile(r"[-—–－]?\d{1,3}[-—–－]?")
_PAGE_NUMBER = re.compile(r"[-—–－]\d{1,3}[-—–－]|第\d{1,3}页(?:共\d{1,3}页)?")

Span = tuple[float, float]


class _Rule(NamedTuple):
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


class _Word(NamedTuple):
    x0: float
    x1: float
    middle: float
    text: str


def implied_edges(
    edges: Sequence[Edge], characters: Sequence[Character], carried: Sequence[float] = ()
) -> list[Edge]:
    """The edges that tables of the page lack; ``edges`` are the drawn ones.

    ``carried`` are the columns' edges of the table that ended the page before: a lone row between two
    rules of its width has the same.
    """
    rules = _rules(one for one in edges if one.orientation == "h")
    uprights = [one for one in edges if one.orientation == "v" and one.bottom - one.top > 2 * NEAR]
    if not rules:
        return _unruled(characters, carried)
    if len(rules) < LONE_ROW:
        return []
    ruled = [rule for rule in rules if not _crossed(rule, uprights)]
    implied = _open_sides([rule for rule in rules if _crossed(rule, uprights)], uprights)
    if len(ruled) >= LONE_ROW:
        words = _words(characters)
        for region in _regions(ruled, words):
            implied += _columns(region, words, carried)
    return implied


def _rules(edges: Iterable[Edge]) -> list[_Rule]:
    """Horizontal rules from strokes at about the same height, top to bottom."""
    rules: list[_Rule] = []
    strokes: list[Edge] = []
    for stroke in sorted(edges, key=lambda one: one.top):
        if strokes and stroke.top - strokes[0].top > NEAR:
            rules.append(_rule(strokes))
            strokes = []
        strokes.append(stroke)
    return [*rules, _rule(strokes)] if strokes else rules


def _rule(strokes: Sequence[Edge]) -> _Rule:
    ordered = sorted((stroke.x0, stroke.x1) for stroke in strokes)
    pieces: list[Span] = []
    for start, end in ordered:
        if pieces and start <= pieces[-1][1] + NEAR:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], end))
        else:
            pieces.append((start, end))
    starts, ends = [start for start, _ in ordered], [end for _, end in ordered]
    cuts = [x for x in starts if any(abs(x - end) <= NEAR for end in ends)]
    outer = [x for piece in pieces for x in piece]
    return _Rule(strokes[0].top, tuple(pieces), tuple(_distinct([*cuts, *outer])))


def _distinct(values: Iterable[float]) -> list[float]:
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > NEAR:
            distinct.append(value)
    return distinct


def _crossed(rule: _Rule, uprights: Sequence[Edge]) -> bool:
    """Whether an upright rule touches this one."""
    return any(one.top - NEAR <= rule.y <= one.bottom + NEAR and rule.covers(one.x0) for one in uprights)


def _open_sides(rules: Sequence[_Rule], uprights: Sequence[Edge]) -> list[Edge]:
    """The outer uprights of tables whose rules run on to the left or right of the drawn ones."""
    implied: list[Edge] = []
    for upper, lower in pairwise(rules):
        between = [
            one.x0
            for one in uprights
            if one.top <= upper.y + NEAR and one.bottom >= lower.y - NEAR and upper.covers(one.x0)
        ]
        if not between:
            continue
        for end, other, opening in (
            (upper.left, lower.left, min(between) - upper.left),
            (upper.right, lower.right, upper.right - max(between)),
        ):
            if abs(end - other) <= NEAR and opening > WIDEST_OPENING:
                implied.append(Edge("v", end, end, upper.y, lower.y))
    return implied


def _words(characters: Sequence[Character]) -> list[_Word]:
    """Characters of one line that stand close together."""
    words: list[_Word] = []
    for line in group_lines(characters):
        run = [line[0]]
        for character in line[1:]:
            inside_number = character.text in _POINTS or run[-1].text in _POINTS
            gap = NUMBER_GAP if inside_number else WORD_GAP
            if character.x0 - run[-1].x1 > gap * min(character.size, run[-1].size):
                words.append(_word(run))
                run = []
            run.append(character)
        words.append(_word(run))
    return _spread_joined(words)


def _spread_joined(words: Sequence[_Word]) -> list[_Word]:
    """The words with those of two letters joined that stand apart (合　计); 类, 款 and 项 each head a column."""
    joined: list[_Word] = []
    for word in words:
        last = joined[-1] if joined else None
        if (
            last is not None
            and abs(last.middle - word.middle) < NEAR
            and _is_letter(last.text)
            and _is_letter(word.text)
            and 0 < word.x0 - last.x1 < SPREAD * (word.x1 - word.x0)
        ):
            joined[-1] = _Word(last.x0, word.x1, last.middle, last.text + word.text)
        else:
            joined.append(word)
    return joined


def _is_letter(text: str) -> bool:
    return len(text) == 1 and "一" <= text <= "龥" and text not in CODE_PARTS


def _word(run: Sequence[Character]) -> _Word:
    middle = sum((one.top + one.bottom) / 2 for one in run) / len(run)
    return _Word(run[0].x0, max(one.x1 for one in run), middle, "".join(one.text for one in run))


def _regions(rules: Sequence[_Rule], words: Sequence[_Word]) -> list[list[_Rule]]:
    """Runs of rules of one table: of one width, and no table's title between them."""
    regions: list[list[_Rule]] = []
    for rule in rules:
        if regions and _same_table(regions[-1], rule, words):
            regions[-1].append(rule)
        else:
            regions.append([rule])
    return [region for region in regions if len(region) >= LONE_ROW]


def _same_table(region: Sequence[_Rule], rule: _Rule, words: Sequence[_Word]) -> bool:
    left, right = min(one.left for one in region), max(one.right for one in region)
    if rule.left < left - NEAR or rule.right > right + NEAR:
        return False
    return not any(
        region[-1].y < word.middle < rule.y and _BETWEEN_TABLES.search(word.text) for word in words
    )


def _columns(region: Sequence[_Rule], words: Sequence[_Word], carried: Sequence[float]) -> list[Edge]:
    """The upright edges of one table: where the strokes of its rules meet, else in its gutters."""
    left, right = min(rule.left for rule in region), max(rule.right for rule in region)
    inside = [
        word
        for word in words
        if region[0].y < word.middle < region[-1].y and left - NEAR <= word.x0 and word.x1 <= right + NEAR
    ]
    counted = Counter(round(cut) for rule in region for cut in rule.cuts)
    places = _distinct(cut for rule in region for cut in rule.cuts)
    cuts = [x for x in places if sum(counted[round(x) + shift] for shift in (-2, -1, 0, 1, 2)) >= 2]
    if len(cuts) >= 4 or (len(cuts) == 3 and len(region) > FEWEST_RULES):
        return _at_cuts(region, cuts)
    if len(region) < FEWEST_RULES:
        same = carried and abs(carried[0] - left) <= 2 * NEAR and abs(carried[-1] - right) <= 2 * NEAR
        return _in_gutters(region, [left, *carried[1:-1], right], inside) if same else []
    gutters = _gutters(region, inside)
    if not gutters:
        return []
    places = [left, *gutters, right]
    reaching = [_reaching(rule, places) for rule in region]
    extensions = [
        Edge("h", min(end, moved), max(end, moved), rule.y, rule.y)
        for rule, longer in zip(region, reaching, strict=True)
        for piece, moved_piece in zip(rule.pieces, longer.pieces, strict=True)
        for end, moved in zip(piece, moved_piece, strict=True)
        if abs(end - moved) > NEAR / 2
    ]
    return [*extensions, *_in_gutters(reaching, places, inside)]


def _reaching(rule: _Rule, places: Sequence[float]) -> _Rule:
    """The rule with its pieces drawn out to the columns' edges that they stop short of."""

    def moved(end: float) -> float:
        place = min(places, key=lambda x: abs(x - end))
        return place if abs(place - end) <= WIDEST_OPENING else end

    return _Rule(rule.y, tuple((moved(start), moved(end)) for start, end in rule.pieces), rule.cuts)


def _at_cuts(region: Sequence[_Rule], cuts: Sequence[float]) -> list[Edge]:
    """Upright edges between rules that are both cut at one place."""
    implied: list[Edge] = []
    for x in cuts:
        for upper, lower in pairwise([rule for rule in region if rule.covers(x)]):
            if upper.is_cut(x) and lower.is_cut(x):
                implied.append(Edge("v", x, x, upper.y, lower.y))
    return implied


def _in_gutters(region: Sequence[_Rule], places: Sequence[float], words: Sequence[_Word]) -> list[Edge]:
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


def _is_one_heading(words: Sequence[_Word]) -> bool:
    """One word, or one whose letters stand apart (项　目)."""
    return len(words) == 1 or (len(words) > 1 and all(len(word.text) == 1 for word in words))


def _gutters(region: Sequence[_Rule], words: Sequence[_Word]) -> list[float]:
    """Places of white that run through every row of data, between columns that are filled side by side."""
    rows = [[word for word in words if upper.y < word.middle < lower.y] for upper, lower in pairwise(region)]
    return _gutters_of([_lines_of(row) for row in rows])


def _lines_of(row: Sequence[_Word]) -> list[_Word]:
    return sorted(row, key=lambda word: word.x0)


def _gutters_of(rows: Sequence[Sequence[_Word]]) -> list[float]:
    data = [row for row in rows if sum(bool(_NUMBER.match(word.text)) for word in row) >= 2]
    # Without data, the last row with the most words is the header's lowest.
    basis = data or [max(reversed(rows), key=len)] if rows else []
    columns = _side_by_side(_covered(word for row in basis for word in row), rows)
    if data:
        columns = _with_empty(columns, list(takewhile(lambda row: not _has_figure(row), rows)))
    return [_clearest((one[1], other[0]), rows) for one, other in pairwise(columns)]


def _covered(words: Iterable[_Word]) -> list[Span]:
    """What the words cover of the page's width, runs with white between them."""
    covered: list[Span] = []
    for start, end in sorted((word.x0, word.x1) for word in words):
        if covered and start <= covered[-1][1] + NARROWEST_GUTTER:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    return covered


def _with_empty(columns: Sequence[Span], header: Sequence[Sequence[_Word]]) -> list[Span]:
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


def _is_group(word: _Word, below: Sequence[_Word], columns: Sequence[Span]) -> bool:
    """Whether a label stands over others: over one of them, or over the middle between two neighbours."""
    if any(one.x0 < word.x1 and one.x1 > word.x0 for one in below):
        return True
    middle = (word.x0 + word.x1) / 2
    left = max((one.x0 + one.x1 for one in below if one.x1 <= word.x0), default=0.0) / 2
    right = min((one.x0 + one.x1 for one in below if one.x0 >= word.x1), default=0.0) / 2
    pitch = (columns[-1][1] - columns[0][0]) / len(columns) if columns else 0.0
    return left > 0 < right and abs((left + right) / 2 - middle) <= 2 * NEAR and right - left < 1.5 * pitch


def _has_figure(row: Sequence[_Word]) -> bool:
    return any(_NUMBER.match(word.text) for word in row)


def _over(one: Span, other: Span) -> bool:
    return one[0] < other[1] + NARROWEST_GUTTER and one[1] > other[0] - NARROWEST_GUTTER


def _between(one: Span, other: Span, spans: Sequence[Span]) -> bool:
    """Whether any of the spans stands between the two."""
    left, right = min(one[1], other[1]), max(one[0], other[0])
    return any(left <= (x0 + x1) / 2 <= right for x0, x1 in spans if (x0, x1) not in (one, other))


def _clearest(gutter: Span, rows: Sequence[Sequence[_Word]]) -> float:
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


def _side_by_side(columns: Sequence[Span], rows: Sequence[Sequence[_Word]]) -> list[Span]:
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


def _column_of(word: _Word, columns: Sequence[Span]) -> int | None:
    """Index of the only column that the word stands over, or is nearest to; None over several."""
    over = [index for index, (x0, x1) in enumerate(columns) if word.x0 < x1 and word.x1 > x0]
    if len(over) > 1:
        return None
    if over:
        return over[0]
    return min(
        range(len(columns)), key=lambda index: max(columns[index][0] - word.x1, word.x0 - columns[index][1])
    )


def _is_page_number(row: Sequence[_Word]) -> bool:
    return _PAGE_NUMBER.fullmatch("".join(word.text for word in _lines_of(row))) is not None


def _unruled(characters: Sequence[Character], carried: Sequence[float]) -> list[Edge]:
    """All edges of the tables of a page without any rule: each begins under its unit or with its header.

    What stands before the first goes on from the page before, in the columns ``carried``.
    """
    rows = _text_rows(characters)
    starts = [index for index, row in enumerate(rows) if _begins_table(rows, index)]
    implied: list[Edge] = []
    titled = False
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        above = rows[starts[number - 1] if number else 0 : start]
        titled = titled or any(match_title("".join(word.text for word in _lines_of(row))) for row in above)
        implied += _table(rows[start:end], titled)
    if not implied and len(carried) > LONE_ROW:
        return _continued(rows, carried)
    return implied


def _begins_table(rows: Sequence[Sequence[_Word]], index: int) -> bool:
    """Whether a table's first line, with its header, is the ``index``-th: after its unit, or a header without."""
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


def _heads(row: Sequence[_Word]) -> bool:
    """Whether the line is a header's: it names what its rows are, and other columns beside."""
    texts = [normalised(word.text) for word in row]
    named = any(kind_of_label(text) in ("name", "code") for text in texts)
    return len(row) >= 2 and named and not _has_figure(row) and all(len(text) <= 16 for text in texts)


def _is_sides(row: Sequence[_Word]) -> bool:
    return [normalised(word.text) for word in _lines_of(row)] == ["收入", "支出"]


def _table(rows: Sequence[Sequence[_Word]], titled: bool) -> list[Edge]:
    """The edges of the table that begins with ``rows``; ``titled`` where a known form's title stands above."""
    body: list[Sequence[_Word]] = []
    for row in rows:
        # A sentence, a page number or another table's title ends the table.
        if any(len(word.text) > 30 or "。" in word.text for word in row) or _is_page_number(row):
            break
        if len(row) == 1 and body and (_BETWEEN_TABLES.search(row[0].text) or match_title(row[0].text)):
            break
        body.append(row)
    while body and len(body[-1]) == 1:
        body.pop()
    numbers = [sum(bool(_NUMBER.match(word.text)) for word in row) for row in body]
    enough = sum(count >= 2 for count in numbers) >= FEWEST_RULES or max(numbers, default=0) >= 3
    if len(body) < FEWEST_RULES - titled or not (enough or (titled and any(numbers))):
        return []
    gutters = _gutters_of([_lines_of(row) for row in body])
    if not gutters:
        return []
    left = min(word.x0 for row in body for word in row) - NEAR
    right = max(word.x1 for row in body for word in row) + NEAR
    return _ruled_by(body, [left, *gutters, right])


def _ruled_by(body: Sequence[Sequence[_Word]], places: Sequence[float]) -> list[Edge]:
    """The edges around every line of words, with columns at ``places``."""
    left, right = places[0], places[-1]
    middles = [sum(word.middle for word in row) / len(row) for row in body]
    heights = [(one + other) / 2 for one, other in pairwise(middles)]
    first = heights[0] - middles[0] if heights else LONE_HEIGHT
    last = middles[-1] - heights[-1] if heights else LONE_HEIGHT
    levels = [middles[0] - first, *heights, middles[-1] + last]
    words = [word for row in body for word in row]
    region = [_Rule(y, ((left, right),), ()) for y in levels]
    flat = [Edge("h", left, right, y, y) for y in levels]
    return [*flat, *_in_gutters(region, places, words)]


def _continued(rows: Sequence[Sequence[_Word]], carried: Sequence[float]) -> list[Edge]:
    """All edges of the rows, without any rule, that go on from the page before in the columns ``carried``."""
    body: list[Sequence[_Word]] = []
    filled = 0
    for row in rows:
        figures = [word for word in row if _NUMBER.match(word.text)]
        ends = any(
            len(word.text) > 30 or "。" in word.text or _BETWEEN_TABLES.search(word.text) for word in row
        )
        if ends or _is_page_number(row):
            break
        if len(figures) >= 2:
            if not all(_fits(word, carried) for word in row):
                break
            filled += 1
        elif filled and not all(_fits(word, carried) for word in row):
            break
        body.append(row)
    return _ruled_by(body, carried) if filled and body else []


def _fits(word: _Word, places: Sequence[float]) -> bool:
    """Whether a word stands in one column."""
    inside = places[0] - WIDEST_OPENING <= word.x0 and word.x1 <= places[-1] + WIDEST_OPENING
    return inside and not any(word.x0 + NEAR < place < word.x1 - NEAR for place in places[1:-1])


def _text_rows(characters: Sequence[Character]) -> list[list[_Word]]:
    """The words of the page by the lines that they stand on; lines that no grid could part are one."""
    rows: list[list[_Word]] = []
    heights: list[float] = []
    for line in group_lines(characters):
        words = _words(line)
        height = sum(word.middle for word in words) / len(words)
        if rows and height - heights[-1] < LOWEST_ROW:
            rows[-1] += words
        else:
            rows.append(words)
            heights.append(height)
    while rows and len(rows[-1]) == 1 and _LONE_NUMBER.fullmatch(rows[-1][0].text):
        rows.pop()
    return rows
