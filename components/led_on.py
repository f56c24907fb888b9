"""What stands in place of something that is not there: why, and the page that goes on."""

from __future__ import annotations

from components import marks
from components.links import Links
from components.marks import Html


def led_on(words: str, links: Links, *ways: tuple[str, str]) -> Html:
    """The words, then the pages (path and name) where the reader may go on."""
    anchors = [
        marks.element("a", marks.text(name), href=links.page(path), class_="lk") for path, name in ways
    ]
    ahead = marks.joined(marks.text("可看"), marks.joined(*anchors, between="、"), marks.text("。"))
    return marks.element("p", marks.joined(marks.text(words), ahead), class_="none")


FORMS_READ = (("/data", "数据"), ("/source", "原文"))
"""Where a reader finds what was read of a report that lacks a table."""
