"""Labels of a header that stand over the middle of several columns, though no merged cell says so.

Where the upright rules are not drawn, every column has a cell of its own over it, and the group's label
stands in whichever of them its middle falls into.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MISPLACED = 2.5
"""Points by which a label's middle may stand beside the middle of its columns."""


class Centred(NamedTuple):
    """A label, the column that it stands in and its middle (points)."""

    column: int
    middle: float
    label: str


def shared_out(labels: Sequence[Centred], first: int, last: int, edges: Sequence[float]) -> dict[int, str]:
    """The label over each of the columns ``first`` … ``last``; nothing where the labels are not centred.

    ``edges`` are the grid's upright edges, ``labels`` stand from left to right. A group has several columns:
    a label over the middle of the first alone is that of a cell in which words are centred.
    """
    over: dict[int, str] = {}
    start = first
    for one in labels:
        if start > last:
            return {}
        wanted = 2 * one.middle - edges[start]
        end = min(range(start, last + 1), key=lambda column: abs(edges[column + 1] - wanted))
        if abs(edges[end + 1] - wanted) > 2 * MISPLACED or not start <= one.column <= end or start == end:
            return {}
        over |= dict.fromkeys(range(start, end + 1), one.label)
        start = end + 1
    return over if start == last + 1 else {}
