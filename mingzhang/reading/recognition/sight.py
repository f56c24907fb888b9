"""What recognition sees on a page."""

from __future__ import annotations

from typing import NamedTuple

from mingzhang.reading.document import Character, Origin
from mingzhang.reading.ruling import Edge


class Sight(NamedTuple):
    """Characters and edges in points on the page turned upright and laid straight."""

    characters: tuple[Character, ...] = ()
    edges: tuple[Edge, ...] = ()
    origins: tuple[Origin, ...] = ()
    turned: int = 0
    """Quarters of a turn, clockwise, by which the text was turned as displayed."""
    tilt: float = 0.0
    """Degrees, clockwise, by which the page so turned lay askew."""
