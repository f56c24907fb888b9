"""What every chart's mark carries: the place that a click opens, and the lines of its hover card."""

from __future__ import annotations

from components import wording
from mingzhang.frames.figures import Figure

Place = list[float]
"""Page, then x0, top, x1, bottom in points; empty for a figure without a place."""


def place(figure: Figure) -> Place:
    """Where the figure (a derived one: the first that it rests on) is printed."""
    source = figure.source
    return [source.page, *(round(edge, 1) for edge in source.bbox)] if source is not None else []


def digits(figure: Figure, *, signed: bool = False) -> str:
    """The figure as text: money as printed, a rate with its sign."""
    if figure.unit == "%":
        return wording.percent(figure.value, figure.quantum, signed=signed)
    return wording.money(figure.value, figure.quantum, signed=signed)


def hover(label: str, figure: Figure) -> str:
    """A line of a hover card: label, figure in bold, its unit, and 推算 or its page."""
    unit = "" if figure.unit == "%" else f" {figure.unit}"
    source = figure.source
    page = f"p.{source.page}" if source is not None else ""
    origin = f"∴ 推算　{figure.formula}" if figure.derived else page
    return f"{label}　<b>{digits(figure)}</b>{unit}　{origin}".rstrip("　 ")
