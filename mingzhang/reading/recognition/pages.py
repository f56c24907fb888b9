"""Pages of a PDF recognised from their pictures, several side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from mingzhang.reading.document import Character, Origin
from mingzhang.reading.recognition.arrays import Picture, cv2
from mingzhang.reading.recognition.cleaning import texts_of
from mingzhang.reading.recognition.engine import Engine, engine, threads
from mingzhang.reading.recognition.evening import evened
from mingzhang.reading.recognition.layout import legible_layout
from mingzhang.reading.recognition.picture import drawn, grey
from mingzhang.reading.recognition.sight import Sight
from mingzhang.reading.recognition.spreading import characters_of

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
    for strip, marks in zip(layout.strips, texts_of(layout, readings), strict=True):
        if marks and sum(mark.confidence for mark in marks) >= LEGIBLE * len(marks):
            spread, words = characters_of(marks, strip, layout)
            characters.extend(spread)
            origins.extend(words)
    return Sight(tuple(evened(characters)), layout.edges, tuple(origins), layout.turned, layout.tilt)
