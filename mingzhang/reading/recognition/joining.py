"""Recognised pages take the place of the pictures that they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from mingzhang.reading.borderless import implied_edges
from mingzhang.reading.cells import table_cells
from mingzhang.reading.composing import composed_page
from mingzhang.reading.document import Page
from mingzhang.reading.messages import ProgressListener
from mingzhang.reading.recognition.sight import Sight
from mingzhang.reading.turning import turned_size

FEWER = 0.5
"""A text layer stays where recognition finds less than this part of its characters."""


def with_recognised(
    pdf: Any, pages: list[Page | None], indices: Sequence[int], progress: ProgressListener | None
) -> list[int]:
    """Puts recognised pages in the place of those at ``indices``; the numbers of those that had text.

    ``progress`` hears of every page, and first that there are so many: before the engine is loaded.
    """
    tell = progress or _unheard
    tell(0, len(indices))
    # Loads the engine, which takes longer than reading a report that needs none.
    from mingzhang.reading.recognition.pages import sights

    recognised: list[int] = []
    for done, (index, sight) in enumerate(sights(pdf, indices), 1):
        shown = pages[index]
        if shown is not None and len(sight.characters) > FEWER * len(shown.characters):
            pages[index] = _page(shown, sight, pages[index - 1] if index else None)
            recognised.append(index + 1)
        tell(done, len(indices))
    return recognised


def _unheard(done: int, total: int) -> None:
    """Progress that nobody waits for."""


def _page(shown: Page, sight: Sight, before: Page | None) -> Page:
    """The page that ``sight`` saw where pdfium gave ``shown``; ``before`` is the page before."""
    displayed = turned_size(shown.turned, shown.width, shown.height)
    width, height = turned_size(sight.turned, *displayed)
    carried = before.grids[-1].x_edges if before is not None and before.grids else ()
    implied = implied_edges(sight.edges, sight.characters, carried)
    page = composed_page(
        shown.number,
        width,
        height,
        sight.characters,
        table_cells([*sight.edges, *implied]),
        shown.picture_part,
        unruled=bool(implied) and not any(edge.orientation == "h" for edge in sight.edges),
        turned=sight.turned,
    )
    return replace(page, origins=sight.origins, tilt=sight.tilt)
