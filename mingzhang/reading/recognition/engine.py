"""Strips of text → characters, by the recognition model that rapidocr's package carries.

The model is run directly: its own probabilities are wanted, for every character's confidence and for
reading figures among the characters of figures alone; and nothing is logged, fetched or started.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy

from mingzhang.reading.recognition.arrays import Picture, cv2

HEIGHT = 48
"""The model reads strips of this height (pixels)."""

STEP = 8
"""The model looks at a strip in steps of so many pixels."""

NARROWEST = 64
"""Narrower strips (pixels) are filled up to this width."""

BATCH_PIXELS = 3200
"""Strips read at once are together about so many pixels long: more takes memory and no less time."""

PADDING = 1.2
"""Strips read at once differ in length by no more than this factor."""

FIGURE_CHARACTERS = "0123456789.,-()%"
"""What a figure is printed with."""


class Mark(NamedTuple):
    """A recognised character; ``middle`` is its place along the strip, from 0 to 1."""

    text: str
    middle: float
    confidence: float


class Reading(NamedTuple):
    """What a strip says, read freely and read as a figure."""

    marks: tuple[Mark, ...]
    figure: tuple[Mark, ...]

    @property
    def text(self) -> str:
        return "".join(mark.text for mark in self.marks)


def model_path() -> Path | None:
    """The recognition model; None where the extra ``ocr`` is not installed."""
    if any(importlib.util.find_spec(name) is None for name in ("numpy", "cv2", "onnxruntime")):
        return None
    package = importlib.util.find_spec("rapidocr")
    for place in (package.submodule_search_locations or ()) if package else ():
        found = sorted(Path(place, "models").glob("*rec*.onnx"))
        if found:
            return found[-1]
    return None


@cache
def engine() -> Engine:
    """The one engine of this process."""
    path = model_path()
    if path is None:
        raise LookupError("the extra “ocr” is not installed")
    return Engine(path)


class Engine:
    """The recognition model, ready to read."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        runtime: Any = onnxruntime
        options = runtime.SessionOptions()
        options.log_severity_level = 4
        # Pages are read side by side, one thread each: that is faster than several threads a page.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._input: str = self._session.get_inputs()[0].name
        listed: str = self._session.get_modelmeta().custom_metadata_map["character"]
        self._characters = ["", *listed.splitlines(), " "]
        kept = [index for index, one in enumerate(self._characters) if one and one in FIGURE_CHARACTERS]
        self._figure_classes = numpy.array([0, *kept])

    def read(self, strips: Sequence[Picture]) -> list[Reading]:
        """What each strip (grey, dark on white, one line) says."""
        scaled = [_scaled(strip) for strip in strips]
        order = sorted(range(len(scaled)), key=lambda index: scaled[index].shape[1])
        readings: dict[int, Reading] = {}
        for batch in _batches(order, [one.shape[1] for one in scaled]):
            for index, reading in zip(batch, self._read([scaled[one] for one in batch]), strict=True):
                readings[index] = reading
        return [readings[index] for index in range(len(strips))]

    def _read(self, strips: Sequence[Picture]) -> list[Reading]:
        longest = max(NARROWEST, *(strip.shape[1] for strip in strips))
        width = -(-longest // (2 * STEP)) * 2 * STEP
        filled = numpy.zeros((len(strips), 3, HEIGHT, width), dtype=numpy.float32)
        for index, strip in enumerate(strips):
            filled[index, :, :, : strip.shape[1]] = strip.astype(numpy.float32) / 127.5 - 1.0
        (chances,) = self._session.run(None, {self._input: filled})
        return [self._reading(chances[index], strip.shape[1], width) for index, strip in enumerate(strips)]

    def _reading(self, chances: Picture, width: int, filled: int) -> Reading:
        """The characters in one strip's table of chances (steps × characters)."""
        steps_a_pixel = chances.shape[0] / filled
        best = chances.argmax(axis=1)
        marks = self._marks(best, chances[numpy.arange(len(best)), best], steps_a_pixel * width)
        among = chances[:, self._figure_classes]
        choice = among.argmax(axis=1)
        sure = among[numpy.arange(len(choice)), choice]
        figure = self._marks(self._figure_classes[choice], sure, steps_a_pixel * width)
        return Reading(marks, figure)

    def _marks(self, classes: Any, sure: Any, steps: float) -> tuple[Mark, ...]:
        """Runs of one character are that character once; class 0 is none."""
        marks: list[Mark] = []
        start, count = 0, len(classes)
        for index in range(1, count + 1):
            if index < count and classes[index] == classes[start]:
                continue
            text = self._characters[int(classes[start])]
            if text.strip():
                middle = min((start + index) / 2 / max(steps, 1.0), 1.0)
                marks.append(Mark(text, middle, float(sure[start:index].max())))
            start = index
        return tuple(marks)


def _scaled(strip: Picture) -> Picture:
    """The strip in the model's height, its proportions kept."""
    height, width = strip.shape
    wanted = max(round(width * HEIGHT / max(height, 1)), STEP)
    how = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    return cv2.resize(strip, (wanted, HEIGHT), interpolation=how)


def _batches(order: Sequence[int], widths: Sequence[int]) -> list[list[int]]:
    """Strips of about one length together."""
    batches: list[list[int]] = []
    for index in order:
        batch = batches[-1] if batches else []
        fits = (
            bool(batch)
            and (len(batch) + 1) * widths[index] <= BATCH_PIXELS
            and widths[index] <= PADDING * max(widths[batch[0]], NARROWEST)
        )
        if fits:
            batch.append(index)
        else:
            batches.append([index])
    return batches


def threads() -> int:
    """How many pages are read side by side."""
    return max(os.cpu_count() or 1, 1)
