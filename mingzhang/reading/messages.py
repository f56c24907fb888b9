"""What the reading process tells the one that waits for it: how far it is, and in the end what came of it.

Every message is a pickle behind its length: ``Progress`` any number of times, then one ``Outcome``.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from typing import NamedTuple

from mingzhang.model import Report
from mingzhang.reading.limits import PAGES, PATIENCE, RECOGNITION_SECONDS

_LENGTH_BYTES = 8

ProgressListener = Callable[[int, int], None]
"""Called with how many pages have been recognised, and how many are to be."""


class Progress(NamedTuple):
    """So many of the pages that need it have been recognised."""

    done: int
    total: int


class Outcome(NamedTuple):
    """How a reading ended: ``kind`` is ``report``, an error's class name, or ``defect``."""

    kind: str
    value: Report | str
    """The report, or the error's message."""
    code: str = ""
    trace: str = ""


def message(told: Progress | Outcome) -> bytes:
    """``told`` as the bytes that ``Listener`` hears."""
    content = pickle.dumps(told, protocol=pickle.HIGHEST_PROTOCOL)
    return len(content).to_bytes(_LENGTH_BYTES, "big") + content


class Listener:
    """Puts messages together from what comes in, and knows how long to wait for more.

    A reading that has pages to recognise is granted ``RECOGNITION_SECONDS`` for each of them; what is
    granted is processor time, and ``PATIENCE`` times as long is waited.
    """

    def __init__(self, seconds: float, progress: ProgressListener | None) -> None:
        self.outcome: Outcome | None = None
        self.seconds = seconds
        self._granted = 0
        self._began = time.monotonic()
        self._progress = progress
        self._waiting = bytearray()

    @property
    def left(self) -> float:
        """Seconds until the reading has taken too long; negative when it has."""
        return self._began + self.seconds * PATIENCE - time.monotonic()

    def hear(self, chunk: bytes) -> None:
        """Take in the next bytes, and act on every message that they complete."""
        waiting = self._waiting
        waiting += chunk
        while len(waiting) >= _LENGTH_BYTES:
            end = _LENGTH_BYTES + int.from_bytes(waiting[:_LENGTH_BYTES], "big")
            if len(waiting) < end:
                return
            told = pickle.loads(waiting[_LENGTH_BYTES:end])
            del waiting[:end]
            if isinstance(told, Progress):
                self._proceed(told)
            else:
                self.outcome = told

    def _proceed(self, told: Progress) -> None:
        pages = min(told.total, PAGES)
        self.seconds += max(pages - self._granted, 0) * RECOGNITION_SECONDS
        self._granted = max(pages, self._granted)
        if self._progress is not None:
            self._progress(told.done, told.total)
