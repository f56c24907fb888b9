"""Reports as tidy pandas frames: one row an observation, the same columns whatever the report.

Every function takes any number of reports and gives the columns declared in ``frames.columns`` with
their dtypes, without rows where there is nothing. Money is in 万元.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from mingzhang.frames.columns import (
    FACTS,
    FINDINGS,
    FUNDS,
    INDICATORS,
    LINES,
    PROJECTS,
    REASONS,
    REPORTS,
    FrameForm,
)
from mingzhang.model import Amount, Cell, Fund, Project, Report, Row, Source, Table

if TYPE_CHECKING:
    from mingzhang.checking.audit import Audit

Record = dict[str, Any]
NO_CELL = Cell()
FINDING_FIELDS = (
    "rule",
    "severity",
    "kind",
    "title",
    "message",
    "expected",
    "found",
    "difference",
    "tolerance",
)


def frame_of(form: FrameForm, records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A frame with exactly the declared columns and dtypes; a record's missing keys are missing values."""
    rows = list(records)
    return pd.DataFrame(
        {
            column.name: pd.array([row.get(column.name) for row in rows], dtype=column.dtype)
            for column in form.columns
        }
    )


def frames_of(report: Report, audit: Audit | None = None) -> list[tuple[FrameForm, pd.DataFrame]]:
    """All that is in a report, each frame with its declaration; with ``audit``, what checking found too."""
    frames = [
        (LINES, lines([report])),
        (FACTS, facts([report])),
        (REASONS, reasons([report])),
        (PROJECTS, projects([report])),
        (FUNDS, funds([report])),
        (INDICATORS, indicators([report])),
    ]
    return frames if audit is None else [*frames, (FINDINGS, findings(audit, report))]


def reports(reports: Iterable[Report]) -> pd.DataFrame:
    """One row a report."""
    return frame_of(REPORTS, map(_report_record, reports))


def lines(reports: Iterable[Report]) -> pd.DataFrame:
    """One row a cell of a statutory table, blanks included; tables that no form knows are left out."""
    return frame_of(LINES, (record for report in reports for record in _line_records(report)))


def facts(reports: Iterable[Report]) -> pd.DataFrame:
    """One row a number of the narrative; derived ones are marked."""
    return frame_of(FACTS, (record for report in reports for record in _fact_records(report)))


def reasons(reports: Iterable[Report]) -> pd.DataFrame:
    """One row a reason given in the narrative."""
    return frame_of(REASONS, (record for report in reports for record in _reason_records(report)))


def projects(reports: Iterable[Report]) -> pd.DataFrame:
    """One row a self-evaluation form."""
    return frame_of(
        PROJECTS,
        (
            identity(report) | _project_record(project) | {"position": position}
            for report in reports
            for position, project in enumerate(report.projects, 1)
        ),
    )


def funds(reports: Iterable[Report]) -> pd.DataFrame:
    """One row a line of money in a self-evaluation form."""
    return frame_of(
        FUNDS,
        (
            identity(report) | _fund_record(fund) | {"project": project.name, "position": position}
            for report in reports
            for project in report.projects
            for position, fund in enumerate(project.funds, 1)
        ),
    )


def indicators(reports: Iterable[Report]) -> pd.DataFrame:
    """One row an indicator of a self-evaluation form."""
    return frame_of(INDICATORS, (record for report in reports for record in _indicator_records(report)))


def findings(audit: Audit, report: Report) -> pd.DataFrame:
    """One row a finding of a report's audit, in the audit's order."""
    return frame_of(FINDINGS, _finding_records(audit, report))


# ---------------------------------------------------------------- records


def identity(report: Report) -> Record:
    """The columns that every frame begins with."""
    return {"report": report.sha256[:16], "department": report.department, "year": report.year}


def place(source: Source | None) -> Record:
    """Page and box of a source; nothing where there is none."""
    if source is None:
        return {}
    x0, top, x1, bottom = source.bbox
    edges = {"x0": x0, "top": top, "x1": x1, "bottom": bottom}
    return {"page": source.page} | {name: round(edge, 2) for name, edge in edges.items()}


def read_as(source: Source | None) -> Record:
    """How a figure was read where it is not the text of a PDF: its place in the file, its recognition."""
    if source is None or (source.place is None and source.recognition is None):
        return {}
    if source.recognition is None:
        return {"place": source.place}
    from mingzhang.frames.recognition import standing_of

    confidence = source.recognition.confidence
    return {"place": source.place, "confidence": confidence, "recognition": standing_of(source)}


def exact(amount: Amount | None) -> str | None:
    """The decimal digits of an amount, as many as were printed."""
    return None if amount is None else format(amount.value, "f")


def status(cell: Cell) -> str:
    """``number``, ``zero`` (printed), ``blank`` or ``mark`` (``-``, ``--``)."""
    if cell.amount is not None:
        return "number" if cell.amount.value else "zero"
    return "blank" if cell.source is None else "mark"


def _number(cell: Cell | None) -> float | None:
    return float(cell.amount.value) if cell is not None and cell.amount is not None else None


def _money(amount: Amount | None) -> Record:
    if amount is None:
        return {}
    return {"value": float(amount.value), "exact": exact(amount), "quantum": float(amount.quantum)}


def _report_record(report: Report) -> Record:
    return identity(report) | {
        "file": report.file,
        "sha256": report.sha256,
        "kind": report.kind,
        "scope": report.scope,
        "region": report.region,
        "unit": report.unit,
        "pages": report.pages,
        "tables": len(report.tables),
        "facts": len(report.facts),
        "projects": len(report.projects),
        "warnings": len(report.warnings),
    }


def _line_records(report: Report) -> Iterator[Record]:
    for table in report.tables:
        if table.id is None:
            continue
        for position, row in enumerate(table.rows, 1):
            labels = _labels(table.id, row)
            start = identity(report) | _row_record(table, row) | {"position": position}
            for column, cell in row.cells.items():
                label = labels.get(column, column)
                yield start | {"column": column, "label": label} | _cell_record(cell)


def _labels(table_id: str, row: Row) -> dict[str, str]:
    from mingzhang.forms import form

    return {column.id: column.label for column in form(table_id).columns_of(row.side)}


def _row_record(table: Table, row: Row) -> Record:
    return {
        "table": table.id,
        "side": row.side,
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "parent": row.parent,
    }


def _cell_record(cell: Cell) -> Record:
    printed = {"printed": cell.source.text} if cell.source is not None else {}
    return (
        _money(cell.amount) | place(cell.source) | printed | {"status": status(cell)} | read_as(cell.source)
    )


def _fact_records(report: Report) -> Iterator[Record]:
    for position, fact in enumerate(report.facts, 1):
        yield (
            identity(report)
            | _money(fact.amount)
            | place(fact.source)
            | read_as(fact.source)
            | {
                "position": position,
                "subject": fact.subject,
                "code": fact.code,
                "measure": fact.measure,
                "period": fact.period,
                "basis": fact.basis,
                "unit": fact.unit,
                "derived": fact.derived,
                "printed": None if fact.derived else fact.source.text,
                "sentence": fact.sentence,
                "section": fact.section,
                "group": fact.group,
                "sources": ";".join(map(_place_text, fact.sources)) or None,
            }
        )


def _place_text(source: Source) -> str:
    return f"{source.page}({','.join(f'{edge:.2f}' for edge in source.bbox)})"


def _reason_records(report: Report) -> Iterator[Record]:
    for position, reason in enumerate(report.reasons, 1):
        yield (
            identity(report)
            | place(reason.source)
            | {
                "position": position,
                "subject": reason.subject,
                "code": reason.code,
                "explains": reason.explains,
                "text": reason.text,
                "sentence": reason.sentence,
                "section": reason.section,
                "group": reason.group,
            }
        )


def whole_fund(project: Project) -> Fund | None:
    """A form's line of all money: 年度资金总额, else its first line."""
    named = (fund for fund in project.funds if "总额" in fund.name)
    return next(named, project.funds[0] if project.funds else None)


def _project_record(project: Project) -> Record:
    fund = whole_fund(project)
    cells: Mapping[str, Cell] = fund.cells if fund is not None else {}
    amounts = {name: _number(cells.get(name)) for name in ("initial_budget", "budget", "final", "rate")}
    return (
        amounts
        | place(project.source)
        | {
            "project": project.name,
            "leading_department": project.department,
            "implementing_unit": project.unit,
            "points": _number(project.points),
            "score": _number(project.score),
            "goal": project.goal,
            "achievement": project.achievement,
        }
    )


def _fund_record(fund: Fund) -> Record:
    printed = (cell.source for cell in fund.cells.values() if cell.source is not None)
    amounts = {name: _number(cell) for name, cell in fund.cells.items()}
    return {"fund": fund.name} | amounts | place(next(printed, None))


def _indicator_records(report: Report) -> Iterator[Record]:
    for project in report.projects:
        for position, indicator in enumerate(project.indicators, 1):
            cells = (indicator.cells.get(name, NO_CELL) for name in ("score", "actual", "target", "points"))
            printed = (cell.source for cell in cells if cell.source is not None)
            yield (
                identity(report)
                | place(next(printed, None))
                | {
                    "project": project.name,
                    "position": position,
                    "level1": indicator.level1,
                    "level2": indicator.level2,
                    "name": indicator.name,
                    "target": indicator.target,
                    "actual": indicator.actual,
                    "points": _number(indicator.cells.get("points")),
                    "score": _number(indicator.cells.get("score")),
                    "reason": indicator.reason,
                }
            )


def _finding_records(audit: Audit, report: Report) -> Iterator[Record]:
    for position, finding in enumerate(audit.findings, 1):
        first = finding.evidence[0] if finding.evidence else None
        pages = dict.fromkeys(evidence.source.page for evidence in finding.evidence)
        where: Record = {}
        if first is not None:
            named = {"table": first.table, "code": first.code, "column": first.column}
            where = named | place(first.source) | {"printed": first.source.text}
        yield (
            identity(report)
            | {name: getattr(finding, name) for name in FINDING_FIELDS}
            | where
            | {"position": position, "pages": "、".join(map(str, pages))}
        )
