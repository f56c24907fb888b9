"""Rules found in pictures: tables that were drawn, with and without what makes it hard."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import numpy as np
from PIL import Image, ImageDraw

from mingzhang.reading.cells import table_cells
from mingzhang.reading.recognition.layout import layout_of
from mingzhang.reading.recognition.rules import edges_of
from mingzhang.reading.recognition.straightening import straightened, tilt_of

SCALE = 200 / 72
X, Y = (40, 120, 230, 340, 520), (60, 78, 94, 112, 130, 148)
"""Where a table's rules stand, in points."""


def sheet(width: float = 560, height: float = 300) -> Image.Image:
    return Image.new("L", (round(width * SCALE), round(height * SCALE)), 255)


def ruled(picture: Image.Image, grey: int = 0) -> Image.Image:
    draw = ImageDraw.Draw(picture)
    for x in X:
        draw.line([(x * SCALE, Y[0] * SCALE), (x * SCALE, Y[-1] * SCALE)], fill=grey, width=2)
    for y in Y:
        draw.line([(X[0] * SCALE, y * SCALE), (X[-1] * SCALE, y * SCALE)], fill=grey, width=2)
    return picture


def strokes(picture: Image.Image) -> Image.Image:
    """Upright strokes in every row, as 1 and 丨 are, and level ones side by side, as of 一一一."""
    draw = ImageDraw.Draw(picture)
    for top in Y[:-1]:
        for x in (55, 59, 135, 139, 143):
            draw.line([(x * SCALE, (top + 4) * SCALE), (x * SCALE, (top + 13) * SCALE)], fill=0, width=3)
        for place in range(9):
            start = 240 + 10 * place
            draw.line(
                [(start * SCALE, (top + 9) * SCALE), ((start + 8) * SCALE, (top + 9) * SCALE)],
                fill=0,
                width=3,
            )
    return picture


def noisy(picture: Image.Image, deviation: float) -> np.ndarray:
    noise = np.random.default_rng(1).normal(0, deviation, (picture.height, picture.width))
    return np.clip(np.asarray(picture, dtype=float) * 0.98 + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("deviation", [0.0, 12.0])
@pytest.mark.parametrize("grey", [0, 120])
def test_a_table_with_print_has_its_cells_and_no_more(deviation: float, grey: int) -> None:
    picture = noisy(strokes(ruled(sheet(), grey)), deviation)
    edges, mask = edges_of(picture, SCALE)
    (cells,) = table_cells(edges)
    assert len(cells) == (len(X) - 1) * (len(Y) - 1)
    assert cells[0] == pytest.approx((X[0], Y[0], X[1], Y[1]), abs=1.0)
    inside = mask[
        round((Y[1] + 4) * SCALE) : round((Y[2] - 4) * SCALE), round(125 * SCALE) : round(225 * SCALE)
    ]
    assert not inside.any()


def test_gaps_that_a_seal_leaves_are_closed() -> None:
    picture = ruled(sheet())
    ImageDraw.Draw(picture).line(
        [(150 * SCALE, Y[2] * SCALE), (156 * SCALE, Y[2] * SCALE)], fill=255, width=4
    )
    (cells,) = table_cells(edges_of(np.asarray(picture), SCALE)[0])
    assert len(cells) == (len(X) - 1) * (len(Y) - 1)


def test_a_page_of_strokes_has_no_table() -> None:
    assert table_cells(edges_of(np.asarray(strokes(sheet())), SCALE)[0]) == []


def test_a_white_page_has_nothing() -> None:
    layout = layout_of(np.asarray(sheet()), SCALE)
    assert (layout.tables, layout.strips, layout.tilt) == ((), (), 0.0)


@pytest.mark.parametrize("angle", [-4.0, -0.7, 0.3, 2.5])
def test_a_page_laid_askew_is_laid_straight(angle: float) -> None:
    """``angle`` is clockwise, as Pillow's is not."""
    askew = np.asarray(strokes(ruled(sheet())).rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255))
    tilt = tilt_of(askew)
    assert tilt == pytest.approx(angle, abs=0.06)
    (cells,) = table_cells(edges_of(straightened(askew, tilt), SCALE)[0])
    assert len(cells) == (len(X) - 1) * (len(Y) - 1)
