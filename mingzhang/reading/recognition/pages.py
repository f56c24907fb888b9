"""Pages of a PDF recognised from their pictures, several side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from mingzhang.reading.document import Character, Origin
from mingzhang.reading.recognition.arrays import Picture, cv2
from mingzhang.reading.recognition.engine import Engine, Mark, Reading, engine, threads
from mingzhang.reading.recognition.evening import evened
from mingzhang.reading.recognition.figures import (
    cleaned,
    doubted_unless,
    is_column_of_figures,
    usual_decimals,
)
from mingzhang.reading.recognition.layout import Layout, legible_layout
from mingzhang.reading.recognition.picture import drawn, grey
from mingzhang.reading.recognition.punctuation import widened
from mingzhang.reading.recognition.sight import Sight
from mingzhang.reading.recognition.spreading import characters_of
from mingzhang.reading.recognition.strips import dashes_in
from mingzhang.reading.recognition.vocabulary import mended

LEGIBLE = 0.5
"""Mean confidence below which a strip is no text: a picture, a seal's rest."""


def sights(pdf: Any, indices: Sequence[int]) -> Iterator[tuple[int, Sight]]:
    """What is seen on each of these pages (by index, in this order) of the open pdfium ``pdf``."""
    # Pages are read side by side: OpenCV's own threads would only get in their way.
    cv2.setNumThreads(1)
    reader = engine()
    workers = threads()
    waiting: deque[tuple[int, Future[Sight]]] = deque()
    with ThreadPoolExecutor(max_workers=workers) as pool:
        try:
            for index in indices:
                page = pdf[index]
                picture, scale = drawn(page)
                page.close()
                waiting.append((index, pool.submit(sight_of, picture, scale, reader)))
                # Pictures are large: no more of them at once than are being read, and one.
                if len(waiting) > workers:
                    first, seen = waiting.popleft()
                    yield first, seen.result()
            for first, seen in waiting:
                yield first, seen.result()
        finally:
            pool.shutdown(cancel_futures=True)


def sight_of(picture: Picture, scale: float, reader: Engine) -> Sight:
    """What is seen in a page's ``picture`` (colour, ``scale`` pixels a point)."""
    layout = legible_layout(grey(picture, scale), scale, reader)
    if layout is None:
        return Sight()
    readings = reader.read([layout.cut(strip)[0] for strip in layout.strips])
    characters: list[Character] = []
    origins: list[Origin] = []
    for strip, marks in zip(layout.strips, _texts(layout, readings), strict=True):
        if marks and sum(mark.confidence for mark in marks) >= LEGIBLE * len(marks):
            spread, words = characters_of(marks, strip, layout)
            characters.extend(spread)
            origins.extend(words)
    return Sight(tuple(evened(characters)), layout.edges, tuple(origins), layout.turned, layout.tilt)


def _texts(layout: Layout, readings: Sequence[Reading]) -> list[tuple[Mark, ...]]:
    """What the strips say, those in columns of figures cleaned."""
    column_of: dict[int, tuple[int, int, int]] = {}
    cells = [(number, cell) for number, table in enumerate(layout.tables) for cell in table]
    for index, (table, cell) in enumerate(cells):
        column_of[index] = (table, round(cell[0]), round(cell[2]))
    texts: dict[tuple[int, int, int], list[str]] = {}
    for strip, reading in zip(layout.strips, readings, strict=True):
        if strip.cell is not None:
            texts.setdefault(column_of[strip.cell], []).append(reading.text)
    of_figures = {column for column, told in texts.items() if is_column_of_figures(told)}
    marks: list[tuple[Mark, ...]] = []
    for strip, reading in zip(layout.strips, readings, strict=True):
        if strip.cell is None:
            marks.append(reading.marks)
        elif dashes := dashes_in(layout.ink, strip, layout.size):
            marks.append(tuple(Mark("-", (place + 0.5) / dashes, 1.0) for place in range(dashes)))
        else:
            marks.append(cleaned(reading, column_of[strip.cell] in of_figures))
    decimals = {column: usual_decimals(texts[column]) for column in of_figures}
    return [
        widened(
            mended(one if strip.cell is None else doubted_unless(one, decimals.get(column_of[strip.cell])))
        )
        for strip, one in zip(layout.strips, marks, strict=True)
    ]
