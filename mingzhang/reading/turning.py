"""Pages whose text does not run from left to right as displayed: read upright, told as displayed.

Wide tables are printed sideways on an upright page, or a page's /Rotate is wrong. Such a page is
read as if the sheet had been turned; when the report is put together its boxes are turned back.
"""

from __future__ import annotations

from dataclasses import replace

from mingzhang.model import Report, Source
from mingzhang.reading.document import Page
from mingzhang.reading.placement import Matrix, placed_box
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


def as_displayed(report: Report, pages: tuple[Page, ...]) -> Report:
    """``report`` with every source's box on the page as displayed."""
    back = {page.number: upright(4 - page.turned, page.width, page.height) for page in pages if page.turned}

    def turned_back(source: Source) -> Source:
        matrix = back.get(source.page)
        return replace(source, bbox=placed_box(matrix, *source.bbox)) if matrix else source

    return with_sources(report, turned_back) if back else report
