"""What the reader has chosen: the report, the code, and the other open reports, all kept in the link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from components import opening
from components.figure_index import FigureIndex
from components.figure_questions import questions_of
from components.kept import each_report
from components.links import MOST_OTHERS, REPORT_ID, Links, Other, Pairs, Question, kept_pairs
from components.store import Loaded
from mingzhang.checking import check
from mingzhang.checking.audit import Audit
from mingzhang.frames import tidy
from mingzhang.frames.findings import Filed, filed
from mingzhang.frames.recognition import Recognised, recognised
from mingzhang.frames.structure import Tree, expenditure_tree
from mingzhang.model import Report, Source
from mingzhang.presenting.kinds import document_of
from mingzhang.presenting.terms import Vocabulary, vocabulary_of
from mingzhang.presenting.units import AS_PRINTED, UNITS

OWN_REPORTS = "own_reports"
"""Key of the session's list of report ids, oldest first."""
PATH = "path"
"""Key of the path of the page being shown."""


class Frames:
    """The tidy frames of one report, each made when first asked for. Treat them as read-only."""

    def __init__(self, report: Report, audit: Audit) -> None:
        self._report = report
        self._audit = audit

    @cached_property
    def reports(self) -> pd.DataFrame:
        return tidy.reports([self._report])

    @cached_property
    def lines(self) -> pd.DataFrame:
        return tidy.lines([self._report])

    @cached_property
    def facts(self) -> pd.DataFrame:
        return tidy.facts([self._report])

    @cached_property
    def reasons(self) -> pd.DataFrame:
        return tidy.reasons([self._report])

    @cached_property
    def projects(self) -> pd.DataFrame:
        return tidy.projects([self._report])

    @cached_property
    def funds(self) -> pd.DataFrame:
        return tidy.funds([self._report])

    @cached_property
    def indicators(self) -> pd.DataFrame:
        return tidy.indicators([self._report])

    @cached_property
    def findings(self) -> pd.DataFrame:
        return tidy.findings(self._audit, self._report)


@dataclass(frozen=True, slots=True)
class Listed:
    """An open report as the switcher names it."""

    id: str
    label: str
    report: Report
    bundled: bool = False
    """It comes with the program."""


@dataclass(frozen=True)
class Choice:
    """The report and code that a page is to show."""

    report_id: str
    report: Report
    audit: Audit
    frames: Frames
    findings: tuple[Filed, ...]
    """What checking found, named and in order."""
    tree: Tree | None
    """The functional tree of the sidebar; None where the report has neither table 03 nor 05."""
    code: str
    """"" for everything, else a code of ``tree``."""
    reports: tuple[Listed, ...]
    """The reports open in this session, the sample first."""
    links: Links

    @property
    def sha256(self) -> str:
        return self.report.sha256


@each_report
def _audit(report: Report) -> Audit:
    return check(report)


@each_report
def _findings(report: Report) -> tuple[Filed, ...]:
    return filed(_audit(report))


@each_report
def _frames(report: Report) -> Frames:
    return Frames(report, _audit(report))


@each_report
def _tree(report: Report) -> Tree | None:
    return expenditure_tree(report)


@each_report
def recognition(report: Report) -> Recognised | None:
    """The recognised figures of a report; None where none of its figures was recognised."""
    return recognised(report)


@each_report
def figure_index(report: Report) -> FigureIndex:
    """Every read figure of a report by its place."""
    return FigureIndex(report)


@each_report
def _questions(report: Report) -> Mapping[Source, Question]:
    return questions_of(_findings(report), figure_index(report))


@each_report
def vocabulary(report: Report) -> Vocabulary:
    """The words that pages explain for a report."""
    return vocabulary_of(report)


def content_of(report_id: str) -> bytes:
    """The bytes of an open report's file; ends the run where it has just been closed."""
    found = opening.find(report_id)
    if found is None:
        st.stop()
    return found.content


def asked(key: str) -> str:
    """What the link asks for under a key, "" where it asks for nothing.

    Not ``get``: the error that Streamlit raises behind it for a key that is missing is dear.
    """
    query = st.query_params
    return str(query[key]) if key in query else ""


def wanted() -> str:
    """The report id that the link asks for, "" where it asks for none."""
    return asked("report")


def loaded() -> Loaded | None:
    """The report to show: the link's, else the sample; None where it is not (or no longer) open."""
    return opening.find(wanted()) if wanted() else opening.sample()


def remember(report_id: str) -> None:
    """Put a report on this session's list."""
    own: list[str] = st.session_state.setdefault(OWN_REPORTS, [])
    if report_id not in own:
        own.append(report_id)


def remember_those_in_the_link() -> None:
    """A link carries the other reports that were open: those that still are come back to the list."""
    for one in asked("with").split(",")[:MOST_OTHERS]:
        if REPORT_ID.fullmatch(one) and opening.store().get(one) is not None:
            remember(one)


def listed() -> tuple[Listed, ...]:
    """The reports that this session may switch between: the sample and its own, those still open."""
    bundled = opening.sample()
    own: list[str] = st.session_state.setdefault(OWN_REPORTS, [])
    found = [bundled] if bundled is not None else []
    found += [report for one in own if (report := opening.store().get(one)) is not None]
    return named({one.id: one.report for one in found}, bundled.id if bundled is not None else "")


def links_to(report_id: str = "", reports: tuple[Listed, ...] | None = None) -> Links:
    """The links of an open report, or of none, as they stand on the page being shown.

    ``reports`` are those that are open in this session, where they are known already.
    """
    reports = listed() if reports is None else reports
    here = next((one for one in reports if one.id == report_id), None)
    others = tuple(
        Other(one.id, _name_beside(one.report, here.report if here is not None else None), one.bundled)
        for one in reports
        if one is not here
    )
    bundled = here is not None and here.bundled
    return Links(report_id, "", current_path(), base_path(), others=others, bundled=bundled)


def _name_beside(other: Report, here: Report | None) -> str:
    """What another open report is called beside a page number: 部门预算; of another department, that too."""
    name = document_of(other)
    if here is None or other.year != here.year:
        name = f"{other.year or ''} {name}".strip()
    if here is None or other.department != here.department:
        name = f"{other.department or other.file} {name}"
    return name


def named(reports: Mapping[str, Report], bundled: str = "") -> tuple[Listed, ...]:
    """Reports by id with their labels, each label another: equal ones tell their file, then their id."""
    labels = {one: label(report) for one, report in reports.items()}
    for more in ({one: report.file for one, report in reports.items()}, {one: one[:6] for one in reports}):
        times = Counter(labels.values())
        labels = {
            one: f"{words}（{more[one]}）" if times[words] > 1 else words for one, words in labels.items()
        }
    return tuple(Listed(one, words, reports[one], one == bundled) for one, words in labels.items())


def label(report: Report) -> str:
    """``2024 · 某某局``."""
    kind = " 预算" if report.kind == "budget" else ""
    return f"{report.year or '年度不明'}{kind} · {report.department or report.file}"


def set_path(path: str) -> None:
    """Say which page is being shown (the app does, before the page runs)."""
    st.session_state[PATH] = path


def current_path() -> str:
    """Path of the page being shown."""
    return str(st.session_state.get(PATH, "/"))


def through_app() -> None:
    """Begin again by way of app.py where a page was started without it.

    Streamlit runs the files of a folder named ``pages`` by themselves until ``st.navigation`` has been
    called once in the process: the first visitor after a start, on a deep link, would see a page
    without frame and stylesheet.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def choice() -> Choice:
    """What is chosen, checked against the report; ends the run where no report can be shown."""
    through_app()
    chosen = choice_or_none()
    if chosen is None:
        st.stop()
    return chosen


def choice_or_none() -> Choice | None:
    """What is chosen; None where the link's report is gone or there is no sample."""
    found = loaded()
    if found is None:
        return None
    remember(found.id)
    remember_those_in_the_link()
    report = found.report
    tree = _tree(report)
    code = asked("code")
    if tree is None or code not in tree.by_code:
        code = ""
    reports = listed()
    return Choice(
        report_id=found.id,
        report=report,
        audit=_audit(report),
        frames=_frames(report),
        findings=_findings(report),
        tree=tree,
        code=code,
        reports=reports,
        links=replace(
            links_to(found.id, reports),
            code=code,
            kept=kept_query(),
            unit=chosen_unit(),
            questions=_questions(report),
        ),
    )


def base_path() -> str:
    """Path that the server is mounted under."""
    mounted = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{mounted}" if mounted else ""


def chosen_unit() -> str:
    """The unit that the link asks amounts to be written in; "" for 万元."""
    unit = asked("unit")
    return unit if unit in UNITS and unit != AS_PRINTED.unit else ""


def whole_query() -> Pairs:
    """All that the link asks for, key by key."""
    query = st.query_params
    return tuple((key, value) for key in query for value in query.get_all(key))


def kept_query() -> Pairs:
    """The part of the link's query that belongs to the page alone."""
    return kept_pairs(whole_query())


def select_code(code: str) -> None:
    """Narrow all pages to a code, "" to everything; for use as a callback."""
    if code:
        st.query_params["code"] = code
    else:
        st.query_params.pop("code", None)
