"""导入: files taken in, each with its outcome; a file that cannot be read leaves everything else as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from components import marks, opening, state
from components.links import Links
from components.marks import Head, Html, Line, element, joined, text
from mingzhang.errors import MingZhangError
from mingzhang.model import Report

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

OUTCOMES = "import_outcomes"
"""Key of the session's outcomes by the upload's id, so that a rerun does not read a file again."""
MOST_OUTCOMES = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: the id of the opened report, or why there is none."""

    name: str
    report_id: str = ""
    problem: str = ""


def take_in(upload: UploadedFile) -> tuple[Outcome, bool]:
    """Read an uploaded file once; the outcome, and whether it is new."""
    outcomes: dict[str, Outcome] = st.session_state.setdefault(OUTCOMES, {})
    known = outcomes.get(upload.file_id)
    if known is not None:
        return known, False
    # The name is not shown here: a spinner reads its text as Markdown, which could fetch a picture.
    with st.spinner("正在读取文件……"):
        try:
            loaded = opening.open_upload(upload.getvalue(), upload.name)
        except MingZhangError as error:
            outcome = Outcome(upload.name, problem=error.message)
        else:
            state.remember(loaded.id)
            outcome = Outcome(upload.name, loaded.id)
    outcomes[upload.file_id] = outcome
    while len(outcomes) > MOST_OUTCOMES:
        outcomes.pop(next(iter(outcomes)))
    return outcome, True


def outcome_line(outcome: Outcome, base: str) -> Html:
    """One file's outcome in a line."""
    if outcome.problem:
        body = joined(
            marks.status("fail", "未能读取"), text(f"{outcome.name}：{outcome.problem}"), between=" "
        )
        return element("p", body, class_="notice bad", role="alert")
    address = Links(outcome.report_id, base=base).page("/")
    body = joined(
        marks.status("pass", "已读取"),
        text(outcome.name),
        element("a", text("打开"), class_="lk", href=address),
        between=" ",
    )
    return element("p", body, class_="notice good", role="status")


def open_reports(base: str) -> Html:
    """The reports open in this session, with links."""
    heads = (
        Head("报告", "nm"),
        Head("年度", "r"),
        Head("页数", "r"),
        Head("报表", "r"),
        Head("自评表", "r"),
        Head("读取提示", "r"),
    )
    lines = [
        report_line(found.report, Links(found.id, base=base))
        for one in state.listed()
        if (found := opening.find(one.id)) is not None
    ]
    if not lines:
        return marks.nothing("还没有打开的报告。")
    return marks.table(heads, lines, name="已打开的报告", kind="tight")


def report_line(report: Report, links: Links) -> Line:
    """A report in the list of open ones."""
    name = element("a", text(report.department or report.file), class_="lk", href=links.page("/"))
    warnings = element("a", text(str(len(report.warnings))), class_="lk", href=links.page("/data"))
    counts = (len(report.page_sizes), len(report.tables), len(report.projects))
    year = text(str(report.year) if report.year else "不明")
    return Line([name, year, *(text(str(count)) for count in counts), warnings])
