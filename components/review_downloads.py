"""审核意见 to take away: the review of the report with the decisions as they stand, made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from components import state
from components.state import Choice
from mingzhang.exporting.review_content import review_paper
from mingzhang.exporting.review_words import title
from mingzhang.exporting.reviews import written
from mingzhang.reviewing import Review

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "docx": ("审核意见（Word，附截图）", f"{OFFICE}.wordprocessingml.document"),
    "xlsx": ("审核意见（Excel）", f"{OFFICE}.spreadsheetml.sheet"),
    "json": ("审核意见（JSON）", "application/json"),
}
"""By ending: what the button says, and the file's media type."""


def buttons(choice: Choice, review: Review) -> None:
    """A button for every format; the file is made when its button is pressed."""
    with st.container(horizontal=True, key="review-downloads"):
        for ending, (label, media_type) in TYPES.items():
            st.download_button(
                label,
                making(choice, review, ending),
                file_name(choice, ending),
                media_type,
                key=f"review-{ending}",
                on_click="ignore",
            )


def making(choice: Choice, review: Review, ending: str) -> Callable[[], bytes]:
    """What makes the file, with the decisions of this moment."""

    def made() -> bytes:
        paper = review_paper(choice.report, choice.audit, date.today(), review)
        return written(ending, paper, state.content_of(choice.report_id) if ending == "docx" else None)

    return made


def file_name(choice: Choice, ending: str) -> str:
    """某局2024年度部门决算审核意见.docx."""
    return f"{title(choice.report)}.{ending}".replace("/", "-")
