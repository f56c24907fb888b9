"""What every chart's mark carries: the place that a click opens, and the lines of its hover card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingzhang.frames.figures import Figure, share
from mingzhang.presenting import numerals
from mingzhang.presenting.units import digits

BREAK = "<br>"
LONGEST_REASON = 64
REASON_LINE = 22
"""Characters on a line of a card: it has to fit on a phone."""
KEPT_WHEN_CLICKED: Mapping[str, Any] = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}
"""A clicked mark keeps its look, and so do the others."""
Place = list[float]
"""Page, then x0, top, x1, bottom in points; empty for a figure without a place."""


def place(figure: Figure) -> Place:
    """Where the figure (a derived one: the first that it rests on) is printed."""
    source = figure.source
    return [source.page, *(round(edge, 1) for edge in source.bbox)] if source is not None else []


def hover(label: str, figure: Figure) -> str:
    """A line of a hover card: label, figure in bold, its unit, and 推算 or its page."""
    unit = "" if figure.unit == "%" else f" {figure.unit}"
    source = figure.source
    page = f"p.{source.page}" if source is not None else ""
    origin = f"∴ 推算　{figure.formula}" if figure.derived else page
    return f"{label}　<b>{digits(figure)}</b>{unit}　{origin}".rstrip("　 ")


def part_line(label: str, part: Figure, whole: Figure | None) -> str:
    """``占“三公”经费　100.00 %　∴ 推算``; nothing where there is no whole to be a part of."""
    of_whole = share(part, whole) if whole is not None and part.unit == whole.unit else None
    return f"{label}　{digits(of_whole)}　∴ 推算" if of_whole is not None else ""


def change_line(label: str, change: Figure | None) -> str:
    """``比上年　−0.01 万元　∴ 推算``; nothing where it is not known."""
    if change is None:
        return ""
    origin = "∴ 推算" if change.derived or change.source is None else f"p.{change.source.page}"
    return f"{label}　<b>{digits(change, signed=True)}</b> {change.unit}　{origin}"


def plain(words: str) -> str:
    """A report's words within a chart: they are never markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def reason_lines(words: str, page: int) -> str:
    """The report's own reason, cut where it is long, over several lines."""
    told = f"原因：“{numerals.shortened(words.rstrip('。；'), LONGEST_REASON)}”　p.{page}"
    pieces = (told[start : start + REASON_LINE] for start in range(0, len(told), REASON_LINE))
    return BREAK.join(plain(piece) for piece in pieces)
