"""Pages whose text does not run from left to right as displayed: read upright, told as displayed.

Wide tables are printed sideways on an upright page, a page's /Rotate is wrong, or a sheet lay askew
on the scanner. Such a page is read as if the sheet had been turned; when the report is put together
its boxes are turned back.
"""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin

from mingzhang.model import Report, Source
from mingzhang.reading.document import Page
from mingzhang.reading.placement import Matrix, placed_box, then
from mingzhang.reading.sources import with_sources


def upright(quarters: int, width: float, height: float) -> Matrix:
    """From the displayed page of this size to the page whose text runs from left to right.

    ``quarters``: by how many quarters of a turn, clockwise, the text is turned as displayed (1 to 3).
    """
    return {
        1: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        2: (-1.0, 0.0, 0.0, -1.0, width, height),
        3: (0.0, 1.0, -1.0, 0.0, height, 0.0),
    }[quarters]


def turned_size(quarters: int, width: float, height: float) -> tuple[float, float]:
    """The size of a page after so many quarters of a turn."""
    return (height, width) if quarters % 2 else (width, height)


def displayed_size(page: Page) -> tuple[float, float]:
    """Width and height of ``page`` as displayed."""
    return turned_size(page.turned, page.width, page.height)


def tilted(tilt: float, width: float, height: float) -> Matrix:
    """From the straight page of this size to the page as it lies: turned about its middle, clockwise, by
    ``tilt`` degrees."""
    along, aslant = cos(radians(tilt)), sin(radians(tilt))
    x, y = width / 2, height / 2
    return (along, aslant, -aslant, along, x - along * x + aslant * y, y - aslant * x - along * y)


def _as_it_lies(page: Page) -> Matrix:
    """From the upright, straight page to the page as displayed."""
    lies = tilted(page.tilt, page.width, page.height)
    return then(lies, upright(4 - page.turned, page.width, page.height)) if page.turned else lies


def as_displayed(report: Report, pages: tuple[Page, ...]) -> Report:
    """``report`` with every source's box on the page as displayed."""
    back = {page.number: _as_it_lies(page) for page in pages if page.turned or page.tilt}

    def turned_back(source: Source) -> Source:
        matrix = back.get(source.page)
        return replace(source, bbox=placed_box(matrix, *source.bbox)) if matrix else source

    return with_sources(report, turned_back) if back else report
