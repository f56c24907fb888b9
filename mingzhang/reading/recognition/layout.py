"""A page's picture → where its tables and its lines of text are, with the page straight and upright."""

from __future__ import annotations

from dataclasses import dataclass

import numpy

from mingzhang.model import Box
from mingzhang.reading.cells import table_cells
from mingzhang.reading.recognition.arrays import Picture, cv2
from mingzhang.reading.recognition.engine import Engine
from mingzhang.reading.recognition.rules import edges_of
from mingzhang.reading.recognition.straightening import straightened, tilt_of
from mingzhang.reading.recognition.strips import Strip, character_height, cut_out, ink_of, strips_of
from mingzhang.reading.ruling import Edge

PAPER = 250
"""What rules are painted over with."""

SAMPLES = 6
"""So many of the longest strips tell whether the page is upright."""

LEGIBLE, LONG = 0.8, 4
"""Mean confidence, and characters a strip, of long strips that are read the right way up."""

GUESSED = 0.6
"""Confidence that single characters reach by chance when they are read from the side."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A straight page: boxes and edges in points, strips in pixels (``scale`` pixels a point)."""

    clean: Picture
    """Grey, rules painted over."""
    ink: Picture
    """Where print is."""
    scale: float
    turned: int
    """Quarters of a turn, clockwise, by which the text was turned."""
    tilt: float
    """Degrees, clockwise, by which the page lay askew after it was turned upright."""
    edges: tuple[Edge, ...]
    tables: tuple[tuple[Box, ...], ...]
    strips: tuple[Strip, ...]
    """``Strip.cell`` counts the cells of all tables one after the other."""
    size: float
    """Usual height of the characters, in pixels."""

    def cut(self, strip: Strip) -> tuple[Picture, int]:
        """What the engine is given of ``strip``, and where it begins across, in pixels."""
        return cut_out(self.clean, strip, self.size)


def layout_of(grey: Picture, scale: float, turned: int = 0) -> Layout:
    """The layout of a page in ``grey``, taken as turned by so many quarters."""
    upright = numpy.ascontiguousarray(numpy.rot90(grey, turned)) if turned else grey
    tilt = tilt_of(upright)
    straight = straightened(upright, tilt)
    edges, rules = edges_of(straight, scale)
    tables = tuple(tuple(table) for table in table_cells(edges))
    ink = ink_of(straight, rules, scale)
    clean = straight.copy()
    clean[cv2.dilate(rules, numpy.ones((3, 3), numpy.uint8)) > 0] = PAPER
    strips = strips_of(ink, [cell for table in tables for cell in table], scale)
    size = character_height(ink, scale)
    return Layout(clean, ink, scale, turned, tilt, tuple(edges), tables, tuple(strips), size)


def legible_layout(grey: Picture, scale: float, engine: Engine) -> Layout | None:
    """The layout the right way up: the one whose longest strips can be read; None without print."""
    best: Layout | None = None
    most = 0.0
    for turned in (0, 1, 3, 2):
        layout = layout_of(grey, scale, turned)
        sample = sorted(layout.strips, key=lambda one: one.x0 - one.x1)[:SAMPLES]
        readings = engine.read([layout.cut(strip)[0] for strip in sample])
        confidences = [mark.confidence for reading in readings for mark in reading.marks]
        legibility = sum(max(one - GUESSED, 0.0) for one in confidences)
        if legibility > most:
            best, most = layout, legibility
        enough = len(confidences) >= LONG * len(readings)
        if confidences and enough and sum(confidences) >= LEGIBLE * len(confidences):
            break
    return best
