"""A page whose figures no report prints by functional code says so where a code is chosen."""

from __future__ import annotations

from components import marks
from components.marks import Html

WORDS = "本页各数报告不按功能分类公布，不随左边所选科目收窄。"


def note(code: str) -> Html:
    """The line under the title; nothing where everything is shown."""
    return marks.element("p", marks.text(WORDS), class_="cap") if code else Html("")
