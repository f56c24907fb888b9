"""What pages work out of a report, kept for the next run of any reader's page.

One cache for all of them, here and not in the pages: Streamlit runs a page's file anew at every click, and
would look at the source of each function that the page itself declares as cached.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import streamlit as st

ENTRIES = 512
"""So many results are kept in all: those used least recently go first."""

_Result = TypeVar("_Result")
Key = tuple[str | int, ...]


def kept(key: Key, work: Callable[[], _Result]) -> _Result:
    """What ``work`` gave for this key, worked out once; to be read only.

    The key says all that the result depends on: what it is, of which file, in which scheme and order.
    """
    return cast(_Result, _kept(key, work))


@st.cache_resource(show_spinner=False, max_entries=ENTRIES)
def _kept(key: Key, _work: Callable[[], Any]) -> Any:  # noqa: ARG001
    return _work()
