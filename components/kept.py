"""What pages work out of a report, kept for the next run of any reader's page.

Bounded, of the process, and without ``st.cache_resource``: that looks at the signature of the function
and hashes its arguments at every call, which cost more of a rerun than most of the work that it saved.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Generator, Hashable
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from threading import Lock, RLock
from typing import Generic, TypeVar, cast

from components.store import MOST_REPORTS
from mingzhang.model import Report

ENTRIES = 512
"""So many results are kept in all: those used least recently go first."""

Result = TypeVar("Result")
Key = tuple[str | int, ...]
Turn = AbstractContextManager[bool]


class Keeping(Generic[Result]):
    """Results by their keys: bounded in number and in weight, those used least recently go first.

    Safe to use from several sessions at once: what several ask for at once is worked out by one.
    """

    def __init__(self, most: int, heaviest: int = 0, weight: Callable[[Result], int] | None = None) -> None:
        self._results: OrderedDict[Hashable, Result] = OrderedDict()
        self._most, self._heaviest, self._weight = most, heaviest, weight
        self._held = 0
        self._turns: dict[Hashable, tuple[Turn, int]] = {}
        """Whose turn it is to work a result out, and how many wait for it."""
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._results)

    def get(self, key: Hashable) -> Result | None:
        """What is kept under the key, None where nothing is; it then counts as just used."""
        return next(iter(self._found(key)), None)

    def _found(self, key: Hashable) -> tuple[Result, ...]:
        """The result as the only one of a tuple, since None may be one; looked for and taken in one step."""
        with self._lock:
            if key not in self._results:
                return ()
            self._results.move_to_end(key)
            return (self._results[key],)

    def put(self, key: Hashable, result: Result) -> None:
        """Keep a result; others go until the bounds hold. The newest always stays."""
        with self._lock:
            self._forget(key)
            self._results[key] = result
            self._held += self._weight(result) if self._weight else 0
            while len(self._results) > 1 and (
                len(self._results) > self._most or (self._heaviest and self._held > self._heaviest)
            ):
                self._forget(next(iter(self._results)))

    def _forget(self, key: Hashable) -> None:
        if key in self._results:
            gone = self._results.pop(key)
            self._held -= self._weight(gone) if self._weight else 0

    def of(self, key: Hashable, work: Callable[[], Result]) -> Result:
        """What ``work`` gave for this key, None too, worked out once; to be read only."""
        found = self._found(key)
        if not found:
            with self._working_out(key):
                found = self._found(key)
                if not found:
                    found = (work(),)
                    self.put(key, found[0])
        return found[0]

    @contextmanager
    def _working_out(self, key: Hashable) -> Generator[None]:
        """Hold back others who ask for the same meanwhile: on a new server all visitors ask at once."""
        with self._lock:
            turn, waiting = self._turns.get(key) or (RLock(), 0)
            self._turns[key] = (turn, waiting + 1)
        try:
            with turn:
                yield
        finally:
            with self._lock:
                _, waiting = self._turns[key]
                if waiting > 1:
                    self._turns[key] = (turn, waiting - 1)
                else:
                    del self._turns[key]

    def drop(self, unwanted: Callable[[Result], bool]) -> None:
        """Forget the results that are no longer wanted."""
        with self._lock:
            for key in [key for key, result in self._results.items() if unwanted(result)]:
                self._forget(key)


_kept: Keeping[object] = Keeping(ENTRIES)


def kept(key: Key, work: Callable[[], Result]) -> Result:
    """What ``work`` gave for this key, worked out once; to be read only.

    The key says all that the result depends on: what it is, of which file, in which scheme and order.
    """
    return cast(Result, _kept.of(key, work))


def each_report(work: Callable[[Report], Result]) -> Callable[[Report], Result]:
    """A function of a report whose results are kept by the file's sha256, for as many as can be open."""
    results: Keeping[Result] = Keeping(MOST_REPORTS)

    @wraps(work)
    def asked(report: Report) -> Result:
        return results.of(report.sha256, lambda: work(report))

    return asked
