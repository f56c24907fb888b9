"""A click on a chart's mark opens 原文 at the mark's figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from components.links import Links
from components.show import open_source
from components.store import ID_LENGTH
from mingzhang.model import Source

SHA256 = re.compile("[0-9a-f]{64}")
CLICKED = "clicked_place"


def opens_source(key: str) -> Callable[[], None]:
    """The ``on_select`` of the chart with this key: notes the place that was clicked."""

    def note() -> None:
        place = place_of(st.session_state.get(key, {}))
        if place is not None:
            st.session_state[CLICKED] = place

    return note


def place_of(event: Mapping[str, Any]) -> Source | None:
    """Place of the first selected mark by its ``customdata``; None where it has none.

    Page and box, and for a figure of another report than the chosen one that report's sha256.
    """
    points = event.get("selection", {}).get("points", [])
    data = points[0].get("customdata") if points else None
    values = list(data.values()) if isinstance(data, Mapping) else data
    if not values or len(values) < 5:
        return None
    try:
        page, x0, top, x1, bottom = (float(value) for value in values[:5])
    except (TypeError, ValueError):
        return None
    report = next((str(value) for value in values[5:] if SHA256.fullmatch(str(value))), "")
    return Source(report, int(page), (x0, top, x1, bottom), "")


def follow(links: Links) -> None:
    """Go where the last click leads. The app does, before the page: leaving a page is not for callbacks."""
    place = st.session_state.pop(CLICKED, None)
    if place is not None:
        open_source(links_of(place, links), place)


def links_of(place: Source, links: Links) -> Links:
    """The links of the report that the place is in; a code belongs to the chosen report alone."""
    report_id = place.sha256[:ID_LENGTH]
    return links if report_id in ("", links.report_id) else links.to(report_id)
