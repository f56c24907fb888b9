"""导入: files read side by side, each with its outcome; a failed one leaves the others as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import streamlit as st

from components import marks, opening, state
from components.links import Links
from components.marks import HeadKind, Html, Line, element, joined, text
from components.sorting import Key, Order
from components.store import Store
from mingzhang.errors import MingZhangError
from mingzhang.frames.joined import ID_LENGTH, counterpart
from mingzhang.model import Report
from mingzhang.presenting.kinds import document_of

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

OUTCOMES = "import_outcomes"
"""Key of the session's outcomes by the upload's id, so that a rerun does not read a file again."""
MOST_OUTCOMES = 50
MOST_SIDE_BY_SIDE = 8
"""Threads that wait for readings; how many read at once is the process's limit (``opening.READINGS``)."""
BETWEEN_LOOKS = 0.1
"""Seconds between two looks at how far the readings are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: the id of the opened report, or why there is none."""

    name: str
    report_id: str = ""
    problem: str = ""


@dataclass
class Reading:
    """A file that is being read; the reading's thread writes how far it is, the session's shows it."""

    name: str
    content: bytes
    done: int = 0
    total: int = 0

    def hear(self, done: int, total: int) -> None:
        """Take note of the pages recognised so far."""
        self.done, self.total = done, total

    @property
    def told(self) -> str:
        """正在识别第 3 页，共 28 页."""
        if not self.total:
            return "正在读取……"
        return f"正在识别第 {min(self.done + 1, self.total)} 页，共 {self.total} 页"


def take_in(uploads: Sequence[UploadedFile]) -> list[tuple[Outcome, bool]]:
    """Read uploaded files, side by side, each once: every file's outcome, and whether it is new."""
    outcomes: dict[str, Outcome] = st.session_state.setdefault(OUTCOMES, {})
    new = {one.file_id: Reading(one.name, one.getvalue()) for one in uploads if one.file_id not in outcomes}
    for file_id, outcome in zip(new, read_all(list(new.values())), strict=True):
        outcomes[file_id] = outcome
        if outcome.report_id:
            state.remember(outcome.report_id)
    found = [(outcomes[one.file_id], one.file_id in new) for one in uploads]
    while len(outcomes) > MOST_OUTCOMES:
        outcomes.pop(next(iter(outcomes)))
    return found


def read_all(readings: Sequence[Reading]) -> list[Outcome]:
    """The outcomes of files read side by side, with their progress on the page meanwhile."""
    if not readings:
        return []
    into, place = opening.store(), st.empty()
    workers = ThreadPoolExecutor(max_workers=min(len(readings), MOST_SIDE_BY_SIDE))
    try:
        futures = [workers.submit(outcome_of, reading, into) for reading in readings]
        shown = ""
        while not all(future.done() for future in futures):
            told = progress_lines([one for one, f in zip(readings, futures, strict=True) if not f.done()])
            if told != shown:
                place.html(f'<div class="mz">{told}</div>')
                shown = told
            wait(futures, timeout=BETWEEN_LOOKS)
    finally:
        # A reader who leaves the page does not wait for the files: what is being read is kept all the same.
        workers.shutdown(wait=False, cancel_futures=True)
    place.empty()
    return [future.result() for future in futures]


def outcome_of(reading: Reading, into: Store) -> Outcome:
    """Read one file; runs in a thread that belongs to no session."""
    try:
        loaded = opening.open_upload(reading.content, reading.name, into, reading.hear)
    except MingZhangError as error:
        return Outcome(reading.name, problem=error.message)
    return Outcome(reading.name, loaded.id)


def progress_lines(readings: Sequence[Reading]) -> Html:
    """A line for every file still being read: how far it is, its name, a bar where pages are counted."""
    return joined(*(_progress_line(reading) for reading in readings))


def _progress_line(reading: Reading) -> Html:
    part = reading.done / reading.total if reading.total else 0.0
    bar = marks.track([marks.mark("outline", 0, 100), marks.mark("inner", 0, part * 100)], 12)
    words = joined(marks.status("unchecked", reading.told), text(reading.name), between=" ")
    inside = joined(element("span", words), bar if reading.total else "")
    return element("div", inside, class_="notice", role="status")


def outcome_line(outcome: Outcome) -> Html:
    """One file's outcome in a line."""
    if outcome.problem:
        body = joined(
            marks.status("fail", "未能读取"), text(f"{outcome.name}：{outcome.problem}"), between=" "
        )
        return element("p", body, class_="notice bad", role="alert")
    address = state.links_to(outcome.report_id).page("/")
    body = joined(
        marks.status("pass", "已读取"),
        text(outcome.name),
        element("a", text("打开"), class_="lk", href=address),
        between=" ",
    )
    return element("p", body, class_="notice good", role="status")


COLUMNS: Mapping[str, str] = {
    "name": "报告",
    "kind": "种类",
    "year": "年度",
    "pages": "页数",
    "tables": "报表",
    "forms": "自评表",
    "warnings": "读取提示",
}


def open_reports(order: Order, here: Links) -> Html:
    """The reports open in this session, with links; ``here`` are those of this page."""
    kinds: Mapping[str, HeadKind] = {"name": "nm", "kind": "nm"}
    heads = [order.head(column, label, here, kinds.get(column, "r")) for column, label in COLUMNS.items()]
    listed = order.sorted(state.listed(), lambda one, column: sorted_by(one.report, column))
    lines = [report_line(one.report, state.links_to(one.id)) for one in listed]
    if not lines:
        return marks.nothing("还没有打开的报告。")
    return marks.table(heads, lines, name="已打开的报告", kind="tight")


def sorted_by(report: Report, column: str) -> Key:
    """What a report in the list is sorted by."""
    if column == "name":
        return report.department or report.file
    if column == "kind":
        return document_of(report)
    counts = {
        "year": report.year,
        "pages": len(report.page_sizes),
        "tables": len(report.tables),
        "forms": len(report.projects),
        "warnings": len(report.warnings),
    }
    count = counts[column]
    return Decimal(count) if count is not None else None


def report_line(report: Report, links: Links) -> Line:
    """A report in the list of open ones."""
    name = element("a", text(report.department or report.file), class_="lk", href=links.page("/"))
    warnings = element("a", text(str(len(report.warnings))), class_="lk", href=links.page("/data"))
    counts = (len(report.page_sizes), len(report.tables), len(report.projects))
    year = text(str(report.year) if report.year else "不明")
    kind = text(document_of(report))
    return Line([name, kind, year, *(text(str(count)) for count in counts), warnings])


def pairs_note() -> Html:
    """A budget and a final account of one department and year are both open: the way to both."""
    reports = [one.report for one in state.listed()]
    lines: list[Html] = []
    for report in reports:
        budget = counterpart(report, reports) if report.kind == "final_account" else None
        if budget is None:
            continue
        links = state.links_to(report.sha256[:ID_LENGTH])
        way = element("a", text("看预算与决算对照"), class_="lk", href=links.page("/budget"))
        words = f"{report.department} {report.year} 年的决算与预算都已打开，"
        lines.append(element("p", joined(text(words), way), class_="notice good", role="status"))
    return joined(*lines)
