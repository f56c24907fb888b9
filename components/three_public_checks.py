"""What the checks say of the “三公” table, in one line."""

from __future__ import annotations

from components import marks
from components.links import Links
from components.marks import Html
from mingzhang.checking.audit import Audit
from mingzhang.frames.checks import Chosen, counts_of, numbered


def total_note(audit: Audit, links: Links) -> Html:
    """How the comparisons that involve the table came out, leading to 核对."""
    counts = counts_of(member.comparison for member in numbered(audit, Chosen(table="three_public")))
    if not (counts["holds"] or counts["tail"] or counts["differs"]):
        return marks.status("unchecked", "没有可核的勾稽")
    pieces = [
        marks.status(kind, f"{word} {counts[outcome]}")
        for outcome, kind, word in (
            ("differs", "fail", "待说明"),
            ("tail", "tail", "尾差"),
            ("holds", "pass", "成立"),
        )
        if counts[outcome]
    ]
    href = links.page("/checks", view="ledger", table="three_public")
    return marks.joined(
        *pieces, marks.element("a", marks.text("本表勾稽"), href=href, class_="lk"), between=" "
    )
