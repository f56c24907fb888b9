"""How many figures of a report were recognised, and what became of them."""

from __future__ import annotations

from components import marks, recognised
from components.links import Links
from components.marks import Html
from mingzhang.frames.recognition import Recognised
from mingzhang.model import Source
from mingzhang.presenting import numerals

MOST_CHIPS = 8


def line(found: Recognised | None, links: Links) -> Html:
    """In one line, for the overview; nothing where no figure was recognised."""
    if found is None:
        return Html("")
    words = marks.joined(
        marks.status("unchecked", "扫描件"),
        marks.text(_counts(found)),
        marks.element("a", marks.text("看识别情况"), href=links.page("/checks"), class_="lk"),
        between=" ",
    )
    return marks.element("p", words, class_="notice", role="status")


def block(found: Recognised | None, links: Links) -> Html:
    """With the places that were corrected and those worth a look, for 核对."""
    if found is None:
        return Html("")
    summary = found.summary
    pieces = [
        marks.element("p", marks.text(_counts(found)), class_="cap"),
        _places(f"更正的 {len(found.corrected)} 个", found.corrected, links),
        _places(f"把握不大又未经勾稽确认的 {len(found.unsure)} 个", found.unsure, links),
    ]
    if summary.lowest is not None:
        pieces.append(
            marks.element(
                "p",
                marks.text(f"未经确认的数中，最低置信度 {recognised.percent(summary.lowest)}。"),
                class_="cap",
            )
        )
    pages = numerals.page_runs(summary.pages)
    return marks.block(
        "扫描件上识别的数", f"{pages}没有文字层，数由图像识别；带点线的数可与原图对照", marks.joined(*pieces)
    )


def _counts(found: Recognised) -> str:
    summary = found.summary
    if summary.confirmed == summary.recognised:
        return f"{summary.recognised} 个数由扫描件识别，全部经勾稽关系确认。"
    parts = [f"{summary.confirmed} 个经勾稽关系确认"]
    if summary.corrected:
        parts.append(f"{summary.corrected} 个经勾稽关系更正")
    if summary.unconfirmed:
        parts.append(f"{summary.unconfirmed} 个未经确认")
    if summary.doubtful:
        parts.append(f"其中 {summary.doubtful} 个与勾稽关系不符而存疑")
    return f"{summary.recognised} 个数由扫描件识别：{'，'.join(parts)}。"


def _places(label: str, sources: tuple[Source, ...], links: Links) -> Html:
    if not sources:
        return Html("")
    shown = [marks.linked(source.text, links, source) for source in sources[:MOST_CHIPS]]
    more = " 等" if len(sources) > MOST_CHIPS else ""
    return marks.element(
        "p",
        marks.joined(marks.text(f"{label}："), marks.joined(*shown, between="、"), marks.text(more)),
        class_="cap",
    )
