"""What several rules work out of the same report: once while it is checked, forgotten afterwards."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from mingzhang.model import Report

_Result = TypeVar("_Result")
_Kept = dict[tuple[Callable[[Report], Any], int], tuple[Report, Any]]
_kept: ContextVar[_Kept | None] = ContextVar("kept", default=None)


@contextmanager
def sharing() -> Generator[None]:
    """Meanwhile, and in this thread, what is ``shared`` is worked out once for every report."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def shared(work: Callable[[Report], _Result]) -> Callable[[Report], _Result]:
    """``work`` on a report, which must be pure and give nothing that can be changed or used up."""

    @wraps(work)
    def once(report: Report) -> _Result:
        kept = _kept.get()
        if kept is None:
            return work(report)
        # The report is kept with the result, so that no other has its id meanwhile.
        key = (work, id(report))
        if key not in kept:
            kept[key] = (report, work(report))
        return kept[key][1]

    return once
