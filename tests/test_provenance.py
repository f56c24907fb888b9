"""The helper that cuts figures out of a file again finds right boxes right and wrong ones wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from mingzhang.model import Box, Source
from tests.provenance import misplaced_sources

WIDTH, HEIGHT = 400.0, 300.0
LEFT, BELOW = 20.0, 30.0
"""Where the CropBox begins."""


def _file(folder: Path, quarters: int) -> Path:
    """One page: 1,234.56 with its lower left corner at 100, 200, and 789 beside it."""
    path = folder / "page.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.setCropBox((LEFT, BELOW, WIDTH, HEIGHT))
    canvas.setFont("Courier", 10)
    canvas.drawString(100, 200, "1,234.56")
    canvas.drawString(160, 200, "789")
    canvas.setPageRotation(90 * quarters)
    canvas.save()
    return path


def _displayed(quarters: int, x0: float, low: float, x1: float, high: float) -> Box:
    """A box of the page's own axes on the page as displayed, by turning its sheet step by step."""
    width, height = WIDTH - LEFT, HEIGHT - BELOW
    box = (x0 - LEFT, height - (high - BELOW), x1 - LEFT, height - (low - BELOW))
    for _ in range(quarters):
        left, top, right, bottom = box
        box = (height - bottom, left, height - top, right)
        width, height = height, width
    return box


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_box_holds_its_figure_on_turned_pages_too(tmp_path: Path, quarters: int) -> None:
    path = _file(tmp_path, quarters)
    right = _displayed(quarters, 100, 200, 148, 208)
    sources = [
        ("right", Source("", 1, right, "1,234.56")),
        ("wrong text", Source("", 1, right, "1,234.65")),
        ("part of it", Source("", 1, _displayed(quarters, 100, 200, 130, 208), "1,234.56")),
        ("too much", Source("", 1, _displayed(quarters, 100, 200, 180, 208), "1,234.56")),
        ("nothing", Source("", 1, _displayed(quarters, 100, 100, 148, 108), "1,234.56")),
    ]
    assert [one.what for one in misplaced_sources(sources, path)] == [
        "wrong text",
        "part of it",
        "too much",
        "nothing",
    ]
