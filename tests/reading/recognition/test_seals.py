"""Seals taken off; print under and beside them stays."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from mingzhang.reading.recognition.seals import without_grey_seals, without_red_seals

SCALE = 200 / 72
MIDDLE, RADIUS = (300, 250), 150


def printed() -> Image.Image:
    picture = Image.new("RGB", (700, 500), "white")
    draw = ImageDraw.Draw(picture)
    for y in range(60, 460, 40):
        for x in range(60, 640, 18):
            draw.line([(x, y), (x, y + 22)], fill=(20, 20, 20), width=3)
    return picture


def seal(ink: tuple[int, int, int]) -> Image.Image:
    picture = Image.new("RGB", (700, 500), "white")
    draw = ImageDraw.Draw(picture)
    x, y = MIDDLE
    draw.ellipse((x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS), outline=ink, width=10)
    draw.regular_polygon((x, y, 50), 5, fill=ink)
    return picture


def assert_print_alone(cleaned: np.ndarray) -> None:
    plain = np.asarray(printed().convert("L"))
    ink = plain < 100
    assert (cleaned[ink] < 110).mean() > 0.98
    assert (cleaned[~ink] > 170).mean() > 0.99


def test_a_red_seal_goes_and_print_stays() -> None:
    sealed = ImageChops.multiply(printed(), seal((205, 40, 45)))
    assert_print_alone(without_red_seals(np.asarray(sealed)[:, :, ::-1].copy(), SCALE))


def test_a_grey_seal_goes_and_print_stays() -> None:
    sealed = ImageChops.multiply(printed(), seal((125, 125, 125))).convert("L")
    assert_print_alone(without_grey_seals(np.asarray(sealed), SCALE))


def test_red_print_that_is_no_seal_stays() -> None:
    picture = Image.new("RGB", (700, 500), "white")
    ImageDraw.Draw(picture).rectangle((60, 60, 500, 90), fill=(200, 20, 20))
    assert without_red_seals(np.asarray(picture)[:, :, ::-1].copy(), SCALE)[75, 300] < 120
    assert_print_alone(without_grey_seals(np.asarray(printed().convert("L")), SCALE))
