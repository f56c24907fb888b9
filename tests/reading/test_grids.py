"""Cells become grids: spans, double rules, and text that does not keep to its cell."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from mingzhang.model import Box
from mingzhang.reading.document import Character, Grid
from mingzhang.reading.grids import grid_of


def written(text: str, x: float, top: float, size: float = 10.0) -> list[Character]:
    characters: list[Character] = []
    for letter in text:
        width = size / 2 if letter.isascii() else size
        characters.append(Character(letter, x, top, x + width, top + size, size))
        x += width
    return characters


def lattice(xs: list[float], ys: list[float]) -> list[Box]:
    return [(x0, y0, x1, y1) for y0, y1 in pairwise(ys) for x0, x1 in pairwise(xs)]


def grid(boxes: list[Box], *texts: list[Character]) -> Grid:
    made = grid_of(1, boxes, [one for text in texts for one in text])
    assert made is not None
    return made


def texts(made: Grid) -> list[str]:
    return [cell.text for cell in made.cells]


def test_a_plain_table() -> None:
    made = grid(
        lattice([0, 50, 100], [0, 20, 40]),
        written("科目", 5, 5),
        written("690.18", 55, 5),
        written("合计", 5, 25),
        written("-", 70, 25),
    )
    assert (made.rows, made.columns) == (2, 2)
    assert made.box == (0, 0, 100, 40)
    assert texts(made) == ["科目", "690.18", "合计", "-"]


def test_merged_cells_have_their_spans() -> None:
    made = grid([(0, 0, 50, 40), (50, 0, 150, 20), (50, 20, 100, 40), (100, 20, 150, 40)])
    assert [(one.row, one.column, one.row_span, one.column_span) for one in made.cells] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]


def test_a_double_rule_makes_no_row_and_no_column() -> None:
    made = grid(
        lattice([0, 50, 52.5, 100], [0, 20, 23.5, 40]),
        written("上左", 5, 5),
        written("上右", 60, 5),
        written("下左", 5, 26),
        written("下右", 60, 26),
    )
    assert (made.rows, made.columns) == (2, 2)
    assert texts(made) == ["上左", "上右", "下左", "下右"]


def test_wrapped_text_keeps_its_lines() -> None:
    made = grid(lattice([0, 50, 100], [0, 40]), written("机关事业", 5, 5), written("单位", 5, 20))
    assert texts(made) == ["机关事业\n单位", ""]


def test_a_number_that_runs_over_its_border_stays_whole() -> None:
    # Right-aligned in the second column, wider than it: its first digits stand in the first column.
    made = grid(lattice([0, 50, 80], [0, 20]), written("科目", 2, 5), written("1,234,567.89", 18.5, 5))
    assert texts(made) == ["科目", "1,234,567.89"]


def test_a_text_that_runs_out_of_the_table_stays_whole() -> None:
    made = grid(lattice([0, 50, 80], [0, 20]), written("科目", 2, 5), written("国有资本经营", 52, 5))
    assert texts(made) == ["科目", "国有资本经营"]


def test_figures_that_overflow_into_one_another_stay_apart() -> None:
    made = grid(lattice([0, 38, 80, 120], [0, 20]), written("5,466.98", 1, 5), written("131,896.07", 41, 5))
    assert texts(made) == ["5,466.98", "131,896.07", ""]


def test_neighbours_that_touch_stay_apart() -> None:
    made = grid(lattice([0, 50, 100], [0, 20]), written("1234567890", 0, 5), written("行政运行", 50, 5))
    assert texts(made) == ["1234567890", "行政运行"]


def test_characters_that_stick_out_a_little_belong_to_their_cell() -> None:
    made = grid(lattice([0, 50, 100], [0, 12, 24]), written("万元", 41, -3)[:1], written("合计", 45, 10))
    assert texts(made)[0] == "万"
    assert "合计" in texts(made)


def test_a_stamp_higher_than_its_cell_is_no_text_of_it() -> None:
    made = grid(lattice([0, 50, 100], [0, 20, 40]), written("合计", 5, 5), written("章", 20, -5, size=60))
    assert texts(made) == ["合计", "", "", ""]


def test_text_outside_is_in_no_cell() -> None:
    made = grid(lattice([0, 50, 100], [0, 20]), written("单位：万元", 20, -15), written("注", 5, 25))
    assert texts(made) == ["", ""]


def test_slivers_alone_are_no_grid() -> None:
    assert grid_of(1, [(0, 0, 2, 2), (2, 0, 3, 2)], []) is None


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[float], list[float], dict[tuple[int, int], str]]:
    """Columns' and rows' edges, and texts that fit into their cells."""
    widths = draw(st.lists(st.integers(60, 120), min_size=1, max_size=6))
    heights = draw(st.lists(st.integers(14, 40), min_size=2, max_size=8))
    xs, ys = [50.0], [80.0]
    for width in widths:
        xs.append(xs[-1] + width)
    for height in heights:
        ys.append(ys[-1] + height)
    filled = {
        (row, column): draw(st.text(alphabet="收支决算0123456789.,-", max_size=5))
        for row in range(len(heights))
        for column in range(len(widths))
    }
    return xs, ys, filled


@example(([50.0, 110.0], [80.0, 94.0, 108.0], {(0, 0): ".", (1, 0): ""}), -3.0)
@given(tables(), st.floats(-3.0, 3.0))
def test_every_text_is_in_its_cell(
    table: tuple[list[float], list[float], dict[tuple[int, int], str]], shift: float
) -> None:
    xs, ys, filled = table
    boxes = lattice(xs, ys)
    characters = [
        one
        for (row, column), text in filled.items()
        for one in written(text, xs[column] + 2, (ys[row] + ys[row + 1]) / 2 - 5 + shift)
    ]
    made = grid_of(1, boxes, characters)
    assert made is not None
    assert {(one.row, one.column): one.text for one in made.cells} == filled
    assert made.x_edges == tuple(xs)
    assert made.y_edges == tuple(ys)
