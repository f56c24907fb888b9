"""Cells from edges are those of pdfplumber's table finder, whatever the edges."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pdfplumber.container import Container
from pdfplumber.table import TableFinder

from mingzhang.model import Box
from mingzhang.reading.cells import table_cells
from mingzhang.reading.ruling import Edge


class Drawn(Container):
    """What pdfplumber's table finder asks of a page: its edges."""

    def __init__(self, edges: list[Edge]) -> None:
        self.bbox = (0, 0, 1000, 1000)
        self._edges: list[Any] = [
            {
                **edge._asdict(),
                "object_type": "line",
                "width": edge.x1 - edge.x0,
                "height": edge.bottom - edge.top,
                "doctop": edge.top,
            }
            for edge in edges
        ]


def reference(edges: list[Edge]) -> list[list[Box]]:
    return [sorted(table.cells) for table in TableFinder(Drawn(edges)).tables]  # type: ignore[arg-type]


def is_torn(edges: list[Edge]) -> bool:
    """Whether pdfplumber's snapping leaves lines a hair apart, by floating point, and so loses cells."""
    snapped = TableFinder(Drawn(edges)).edges  # type: ignore[arg-type]
    places = [{edge[name] for edge in snapped} for name in ("x0", "top")]
    return any(len(one) != len({round(place, 6) for place in one}) for one in places)


def level(x0: float, x1: float, y: float) -> Edge:
    return Edge("h", x0, x1, y, y)


def upright(x: float, top: float, bottom: float) -> Edge:
    return Edge("v", x, x, top, bottom)


def lattice(xs: list[float], ys: list[float]) -> list[Edge]:
    return [
        *(level(one, other, y) for y in ys for one, other in pairwise(xs)),
        *(upright(x, one, other) for x in xs for one, other in pairwise(ys)),
    ]


def assert_same(edges: list[Edge]) -> None:
    ours, theirs = [sorted(table) for table in table_cells(edges)], reference(edges)
    assert [len(table) for table in ours] == [len(table) for table in theirs]
    for table, other in zip(ours, theirs, strict=True):
        for cell, twin in zip(table, other, strict=True):
            assert cell == pytest.approx(twin, abs=1e-6)


def test_a_lattice() -> None:
    edges = lattice([0, 50, 100], [0, 20, 40])
    assert table_cells(edges) == [[(0, 0, 50, 20), (0, 20, 50, 40), (50, 0, 100, 20), (50, 20, 100, 40)]]
    assert_same(edges)


def test_a_single_box_is_no_table() -> None:
    edges = lattice([0, 50], [0, 20])
    assert table_cells(edges) == []
    assert_same(edges)


def test_no_edges() -> None:
    assert table_cells([]) == []


def test_tables_are_told_apart_and_ordered() -> None:
    edges = lattice([0, 50, 100], [200, 220]) + lattice([10, 60, 90], [0, 20])
    assert [table[0][1] for table in table_cells(edges)] == [0, 200]
    assert_same(edges)


POSITIONS = st.integers(0, 40).map(lambda step: step * 2.5)
LEVELS = st.builds(
    lambda x, length, y: level(x, x + length, y), POSITIONS, POSITIONS.map(lambda x: x + 1), POSITIONS
)
UPRIGHTS = st.builds(
    lambda x, top, length: upright(x, top, top + length), POSITIONS, POSITIONS, POSITIONS.map(lambda x: x + 1)
)


@settings(deadline=None, max_examples=60)
@given(st.lists(LEVELS | UPRIGHTS, max_size=40))
def test_any_edges(edges: list[Edge]) -> None:
    assume(not is_torn(edges))
    assert_same(edges)


@st.composite
def drawings(draw: st.DrawFn) -> list[Edge]:
    """A lattice as producers draw it: strokes missing for merged cells, shaken a little, some doubled."""
    xs = [30.0 * index for index in range(draw(st.integers(2, 6)))]
    ys = [15.0 * index for index in range(draw(st.integers(2, 8)))]
    edges = [edge for edge in lattice(xs, ys) if draw(st.integers(0, 9))]
    shake = st.sampled_from((0.0, 0.0, 0.24, -0.24, 0.5, 1.2))
    doubled = [edge for edge in edges if not draw(st.integers(0, 9))]
    shaken: list[Edge] = []
    for edge in edges + doubled:
        shift = draw(shake)
        if edge.orientation == "h":
            shaken.append(level(edge.x0, edge.x1, edge.top + shift))
        else:
            shaken.append(upright(edge.x0 + shift, edge.top, edge.bottom))
    return shaken


@settings(deadline=None, max_examples=60)
@given(drawings())
def test_tables_as_they_are_drawn(edges: list[Edge]) -> None:
    assume(not is_torn(edges))
    assert_same(edges)
