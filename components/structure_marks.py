"""What the marks of the spending charts carry: places, and what a click names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingzhang.frames.figures import Figure

PLACE = 5
"""``customdata`` begins with so many entries of a place: page, x0, top, x1, bottom."""


def place_of(figure: Figure | None) -> list[float | None]:
    """Page and box of a figure's first source, as ``customdata`` begins; empty places without one."""
    if figure is None or figure.source is None:
        return [None] * PLACE
    return [figure.source.page, *figure.source.bbox]


def origin(figure: Figure) -> str:
    """Where a figure comes from, for a hover card: its page, or that it is derived."""
    if figure.derived or figure.source is None:
        return "∴ 推算"
    return f"p.{figure.source.page}"


def clicked_id(event: Mapping[str, Any]) -> str:
    """The id of the clicked tile; "" where nothing was clicked."""
    points = event.get("selection", {}).get("points", [])
    return str(points[0].get("id") or "") if points else ""


def clicked_code(event: Mapping[str, Any]) -> str:
    """The code in the clicked mark's ``customdata``, after its place; "" where nothing was clicked."""
    points = event.get("selection", {}).get("points", [])
    data = points[0].get("customdata") if points else None
    values = list(data.values()) if isinstance(data, Mapping) else list(data or [])
    return str(values[PLACE]) if len(values) > PLACE else ""
