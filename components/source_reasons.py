"""原文: the sentence that explains a figure, wherever in the report it stands. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components import marks
from components.figure_index import Entry
from components.links import Links
from components.marks import Html
from components.reasons import quoted
from mingzhang.model import Reason, ReportKind

MOST = 3
NAMES = {"budget": "与预算相比", "prior": "与上年相比"}


def reasons_block(
    entries: Iterable[Entry], reasons: Sequence[Reason], links: Links, kind: ReportKind
) -> Html:
    """The report's own reasons for what became of the figure's item; nothing where it gives none."""
    found = tuple(dict.fromkeys(reason for entry in entries for reason in reasons if explains(reason, entry)))
    if not found:
        return Html("")
    lines = [_line(reason, links, kind) for reason in found[:MOST]]
    return marks.block("报告说的原因", body=marks.joined(*lines))


def explains(reason: Reason, entry: Entry) -> bool:
    """Whether a reason is of the item that a figure is of: by its code, else by its name."""
    if reason.code is not None or entry.code is not None:
        if reason.code is not None and entry.code is not None:
            return reason.code == entry.code
        name = entry.name.removeprefix(f"{entry.code} ")
        return reason.code is None and reason.subject == name
    if entry.name:
        return reason.subject == entry.name
    return bool(reason.subject) and reason.subject in entry.measure


def _line(reason: Reason, links: Links, kind: ReportKind) -> Html:
    against = NAMES[reason.explains] if kind == "final_account" else NAMES["prior"]
    return marks.element(
        "p",
        marks.joined(
            marks.element("span", marks.text(against), class_="lab2"),
            quoted(reason, links),
            between=" ",
        ),
        class_="note",
    )
