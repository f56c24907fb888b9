"""Python's search for cyclic garbage, which finds nothing in reading and takes time at every few objects."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Generator[None]:
    """No cyclic garbage collection meanwhile: tens of thousands of small objects are made, none cyclic."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
