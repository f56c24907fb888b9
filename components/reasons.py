"""The report's own reasons in its own words, each with the place where it stands. Pure."""

from __future__ import annotations

from components import marks
from components.links import Links
from components.marks import Html
from mingzhang.model import Reason


def quoted(reason: Reason, links: Links) -> Html:
    """``“…” ▤ p.20``."""
    return marks.joined(marks.quote(reason.quoted), marks.source_chip(links, reason.source), between=" ")


def told(reason: Reason | None, links: Links) -> Html:
    """``报告的原因：“…” ▤ p.20``, or that the report gives none."""
    if reason is None:
        return marks.element("span", marks.text("报告未写明原因"), class_="nodata")
    return marks.joined(marks.text("报告的原因："), quoted(reason, links))
