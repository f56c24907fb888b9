"""Tables that lack upright rules, or all rules: the edges that a reader supplies in his mind.

Between horizontal rules, columns stand where the rules of single cells meet, else where a gutter of
white runs through the rows. The implied edges go to the table finder beside the drawn ones, so that
spans come out as in any other table. Tables with all their rules get nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mingzhang.reading.document import Character
from mingzhang.reading.gutters import (
    BETWEEN_TABLES,
    FEWEST_RULES,
    LONE_ROW,
    WIDEST_OPENING,
    Rule,
    Span,
    gutters_of,
    in_gutters,
)
from mingzhang.reading.lines import group_lines
from mingzhang.reading.ruling import Edge
from mingzhang.reading.unruled import unruled_edges
from mingzhang.reading.words import NEAR, Word, left_to_right, words_of


def implied_edges(
    edges: Sequence[Edge],
    characters: Sequence[Character],
    carried: Sequence[float] = (),
    lines: Iterable[Sequence[Character]] | None = None,
) -> list[Edge]:
    """The edges that tables of the page lack; ``edges`` are the drawn ones, ``lines`` the characters' lines.

    ``carried`` are the columns' edges of the table that ended the page before: a lone row between two
    rules of its width has the same.
    """
    rules = _rules(one for one in edges if one.orientation == "h")
    uprights = [one for one in edges if one.orientation == "v" and one.bottom - one.top > 2 * NEAR]
    if not rules:
        return unruled_edges(group_lines(characters) if lines is None else lines, carried)
    if len(rules) < LONE_ROW:
        return []
    ruled = [rule for rule in rules if not _crossed(rule, uprights)]
    implied = _open_sides([rule for rule in rules if _crossed(rule, uprights)], uprights)
    if len(ruled) >= LONE_ROW:
        words = words_of(characters)
        for region in _regions(ruled, words):
            implied += _columns(region, words, carried)
    return implied


def _rules(edges: Iterable[Edge]) -> list[Rule]:
    """Horizontal rules from strokes at about the same height, top to bottom."""
    rules: list[Rule] = []
    strokes: list[Edge] = []
    for stroke in sorted(edges, key=lambda one: one.top):
        if strokes and stroke.top - strokes[0].top > NEAR:
            rules.append(_rule(strokes))
            strokes = []
        strokes.append(stroke)
    return [*rules, _rule(strokes)] if strokes else rules


def _rule(strokes: Sequence[Edge]) -> Rule:
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
    return Rule(strokes[0].top, tuple(pieces), tuple(_distinct([*cuts, *outer])))


def _distinct(values: Iterable[float]) -> list[float]:
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > NEAR:
            distinct.append(value)
    return distinct


def _crossed(rule: Rule, uprights: Sequence[Edge]) -> bool:
    """Whether an upright rule touches this one."""
    return any(one.top - NEAR <= rule.y <= one.bottom + NEAR and rule.covers(one.x0) for one in uprights)


def _open_sides(rules: Sequence[Rule], uprights: Sequence[Edge]) -> list[Edge]:
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


def _regions(rules: Sequence[Rule], words: Sequence[Word]) -> list[list[Rule]]:
    """Runs of rules of one table: of one width, and no table's title between them."""
    regions: list[list[Rule]] = []
    for rule in rules:
        if regions and _same_table(regions[-1], rule, words):
            regions[-1].append(rule)
        else:
            regions.append([rule])
    return [region for region in regions if len(region) >= LONE_ROW]


def _same_table(region: Sequence[Rule], rule: Rule, words: Sequence[Word]) -> bool:
    left, right = min(one.left for one in region), max(one.right for one in region)
    if rule.left < left - NEAR or rule.right > right + NEAR:
        return False
    return not any(region[-1].y < word.middle < rule.y and BETWEEN_TABLES.search(word.text) for word in words)


def _columns(region: Sequence[Rule], words: Sequence[Word], carried: Sequence[float]) -> list[Edge]:
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
        return _at_cuts(region, cuts, inside)
    if len(region) < FEWEST_RULES:
        same = carried and abs(carried[0] - left) <= 2 * NEAR and abs(carried[-1] - right) <= 2 * NEAR
        return in_gutters(region, [left, *carried[1:-1], right], inside) if same else []
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
    return [*extensions, *in_gutters(reaching, places, inside)]


def _reaching(rule: Rule, places: Sequence[float]) -> Rule:
    """The rule with its pieces drawn out to the columns' edges that they stop short of."""

    def moved(end: float) -> float:
        place = min(places, key=lambda x: abs(x - end))
        return place if abs(place - end) <= WIDEST_OPENING else end

    return Rule(rule.y, tuple((moved(start), moved(end)) for start, end in rule.pieces), rule.cuts)


def _at_cuts(region: Sequence[Rule], cuts: Sequence[float], words: Sequence[Word]) -> list[Edge]:
    """Upright edges between rules that are both cut at one place; none through a label (of a group)."""
    implied: list[Edge] = []
    for x in cuts:
        for upper, lower in pairwise([rule for rule in region if rule.covers(x)]):
            through = any(
                upper.y < word.middle < lower.y
                and word.x0 < x - NEAR
                and x + NEAR < word.x1
                and not any(letter.isdigit() for letter in word.text)
                for word in words
            )
            if upper.is_cut(x) and lower.is_cut(x) and not through:
                implied.append(Edge("v", x, x, upper.y, lower.y))
    return implied


def _gutters(region: Sequence[Rule], words: Sequence[Word]) -> list[float]:
    """Places of white that run through every row of data, between columns that are filled side by side."""
    rows = [[word for word in words if upper.y < word.middle < lower.y] for upper, lower in pairwise(region)]
    return gutters_of([left_to_right(row) for row in rows])
