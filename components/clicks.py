"""A click on a chart's mark opens 原文 at the mark's figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from components import state
from components.show import open_source
from mingzhang.model import Source

CLICKED = "clicked_place"


def opens_source(key: str) -> Callable[[], None]:
    """The ``on_select`` of the chart with this key: notes the place that was clicked."""

    def note() -> None:
        place = place_of(st.session_state.get(key, {}))
        if place is not None:
            st.session_state[CLICKED] = place

    return note


def place_of(event: Mapping[str, Any]) -> tuple[float, ...] | None:
    """Page and box from the first selected mark's ``customdata``; None where it has none."""
    points = event.get("selection", {}).get("points", [])
    data = points[0].get("customdata") if points else None
    values = list(data.values()) if isinstance(data, Mapping) else data
    if not values or len(values) < 5:
        return None
    try:
        return tuple(float(value) for value in values[:5])
    except (TypeError, ValueError):
        return None


def follow() -> None:
    """Go where the last click leads. Call it first on a page: leaving a page is not for callbacks."""
    place = st.session_state.pop(CLICKED, None)
    if place is not None:
        page, x0, top, x1, bottom = place
        open_source(state.choice().links, Source("", int(page), (x0, top, x1, bottom), ""))
