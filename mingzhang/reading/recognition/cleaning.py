"""What the strips of a page say, cleaned by what stands around them: figures in columns of figures."""

from __future__ import annotations

from collections.abc import Sequence, Set

from mingzhang.reading.recognition.engine import Mark, Reading
from mingzhang.reading.recognition.figures import (
    cleaned,
    doubted,
    doubted_unless,
    is_column_of_figures,
    usual_decimals,
)
from mingzhang.reading.recognition.layout import Layout
from mingzhang.reading.recognition.punctuation import widened
from mingzhang.reading.recognition.strips import Strip, dashes_in
from mingzhang.reading.recognition.vocabulary import mended

LOW = 0.7
"""Part of a figure's height that what is no line of its own has at most."""

Column = tuple[int, int, int]
"""A table's number, and where a column of it begins and ends (points)."""


def texts_of(layout: Layout, readings: Sequence[Reading]) -> list[tuple[Mark, ...]]:
    """What each of the layout's strips says; nothing for a strip that is the rest of a seal."""
    column_of = _columns(layout)
    texts: dict[Column, list[str]] = {}
    for strip, reading in zip(layout.strips, readings, strict=True):
        if strip.cell is not None:
            texts.setdefault(column_of[strip.cell], []).append(reading.text)
    decimals = {column: usual_decimals(told) for column, told in texts.items() if is_column_of_figures(told)}
    marks: list[tuple[Mark, ...]] = []
    for strip, reading in zip(layout.strips, readings, strict=True):
        column = None if strip.cell is None else column_of[strip.cell]
        if column is None:
            marks.append(reading.marks)
        elif dashes := dashes_in(layout.ink, strip, layout.size):
            marks.append(tuple(Mark("-", (place + 0.5) / dashes, 1.0) for place in range(dashes)))
        else:
            marks.append(doubted_unless(cleaned(reading, column in decimals), decimals.get(column)))
    in_figures = {cell for cell, column in column_of.items() if column in decimals}
    return [widened(mended(one)) for one in _without_dirt(layout.strips, marks, in_figures)]


def _columns(layout: Layout) -> dict[int, Column]:
    """The column that each cell stands in."""
    cells = [(number, cell) for number, table in enumerate(layout.tables) for cell in table]
    return {index: (number, round(cell[0]), round(cell[2])) for index, (number, cell) in enumerate(cells)}


def _without_dirt(
    strips: Sequence[Strip], marks: list[tuple[Mark, ...]], in_figures: Set[int]
) -> list[tuple[Mark, ...]]:
    """Readings without those that share a figure's cell and are lower than it: a seal's rest. The figure is
    doubted then.
    """
    of_cell: dict[int, list[int]] = {}
    for index, strip in enumerate(strips):
        if strip.cell is not None and strip.cell in in_figures and marks[index]:
            of_cell.setdefault(strip.cell, []).append(index)
    cleared = list(marks)
    for members in of_cell.values():
        highest = max(strips[index].bottom - strips[index].top for index in members)
        low = [index for index in members if strips[index].bottom - strips[index].top < LOW * highest]
        for index in members if low else ():
            cleared[index] = () if index in low else doubted(marks[index])
    return cleared
