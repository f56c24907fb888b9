"""The reports that are open in this process: bounded in number and bytes, the least used go first."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from mingzhang.model import Report

ID_LENGTH = 16
MOST_REPORTS = 32
MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report with the file it was read from."""

    report: Report
    content: bytes

    @property
    def id(self) -> str:
        """What a link calls the report: not to be guessed without the file."""
        return self.report.sha256[:ID_LENGTH]


class Store:
    """Reports by the sha256 of their file. Safe to use from several sessions at once."""

    def __init__(
        self,
        most_reports: int = MOST_REPORTS,
        most_bytes: int = MOST_BYTES,
        gone: Callable[[Report], object] | None = None,
    ) -> None:
        """``gone`` is told of every report that makes room for others."""
        self._loaded: OrderedDict[str, Loaded] = OrderedDict()
        self._most_reports = most_reports
        self._most_bytes = most_bytes
        self._gone = gone
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._loaded)

    @property
    def bytes_held(self) -> int:
        """Size of the files held."""
        return sum(len(loaded.content) for loaded in self._loaded.values())

    def get(self, report_id: str) -> Loaded | None:
        """The report of that id, if it is still here; it then counts as just used."""
        with self._lock:
            loaded = self._loaded.get(report_id)
            if loaded is not None:
                self._loaded.move_to_end(report_id)
            return loaded

    def put(self, loaded: Loaded) -> None:
        """Keep a report; others go until the bounds hold. The newest always stays."""
        with self._lock:
            self._loaded[loaded.id] = loaded
            self._loaded.move_to_end(loaded.id)
            while len(self._loaded) > 1 and (
                len(self._loaded) > self._most_reports or self.bytes_held > self._most_bytes
            ):
                _, left = self._loaded.popitem(last=False)
                if self._gone is not None:
                    self._gone(left.report)


def digest(content: bytes) -> str:
    """The sha256 of a file, as reports carry it."""
    return hashlib.sha256(content).hexdigest()
