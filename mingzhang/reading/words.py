"""A page's characters → words and the lines that they stand on, for tables that lack rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mingzhang.reading.document import Character
from mingzhang.reading.headers import CODE_PARTS
from mingzhang.reading.lines import group_lines

NEAR = 2.0
"""Ends and rules nearer than this (points) are at one place."""

WORD_GAP = 0.3
"""Blank, in character heights, that parts two words."""

NUMBER_GAP = 0.9
"""The same beside a comma or point: some producers print blanks inside numbers (2, 106. 35)."""

SPREAD = 2.5
"""The letters of a word that is spread stand no farther apart than so many of their widths."""

LOWEST_ROW = 0.65
"""Lines of text nearer to each other, in character heights, are not told apart: no row is so low."""

_POINTS = frozenset(",.，．")

_LONE_NUMBER = re.compile(r"[-—–－]?\d{1,3}[-—–－]?")

_PAGE_NUMBER = re.compile(r"[-—–－]\d{1,3}[-—–－]|第\d{1,3}页(?:共\d{1,3}页)?")


class Word(NamedTuple):
    x0: float
    x1: float
    middle: float
    text: str


def words_of(characters: Sequence[Character]) -> list[Word]:
    """Characters that stand close together on their line."""
    return words_on(group_lines(characters))


def words_on(lines: Iterable[Sequence[Character]]) -> list[Word]:
    """Characters of the grouped ``lines`` that stand close together."""
    words: list[Word] = []
    for line in lines:
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


def _spread_joined(words: Sequence[Word]) -> list[Word]:
    """The words, with two letters that stand apart joined (合　计); 类, 款 and 项 each head a column."""
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        if (
            last is not None
            and abs(last.middle - word.middle) < NEAR
            and _is_letter(last.text)
            and _is_letter(word.text)
            and 0 < word.x0 - last.x1 < SPREAD * (word.x1 - word.x0)
        ):
            joined[-1] = Word(last.x0, word.x1, last.middle, last.text + word.text)
        else:
            joined.append(word)
    return joined


def _is_letter(text: str) -> bool:
    return len(text) == 1 and "一" <= text <= "龥" and text not in CODE_PARTS


def _word(run: Sequence[Character]) -> Word:
    middle = sum((one.top + one.bottom) / 2 for one in run) / len(run)
    return Word(run[0].x0, max(one.x1 for one in run), middle, "".join(one.text for one in run))


def left_to_right(row: Sequence[Word]) -> list[Word]:
    return sorted(row, key=lambda word: word.x0)


def is_page_number(row: Sequence[Word]) -> bool:
    return _PAGE_NUMBER.fullmatch("".join(word.text for word in left_to_right(row))) is not None


def text_rows(lines: Iterable[Sequence[Character]]) -> list[list[Word]]:
    """The words of the page's grouped ``lines``, by line; lines that no grid could part are one."""
    rows: list[list[Word]] = []
    heights: list[float] = []
    for line in lines:
        words = words_on([line])
        height = sum(word.middle for word in words) / len(words)
        tall = sorted(one.bottom - one.top for one in line)[len(line) // 2]
        if rows and height - heights[-1] < LOWEST_ROW * tall:
            rows[-1] += words
        else:
            rows.append(words)
            heights.append(height)
    while rows and len(rows[-1]) == 1 and _LONE_NUMBER.fullmatch(rows[-1][0].text):
        rows.pop()
    return rows
