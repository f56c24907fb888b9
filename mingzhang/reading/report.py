"""Document → Report: identity, tables, projects and narrative put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from mingzhang.errors import UnsupportedDocumentError
from mingzhang.forms import FORMS
from mingzhang.model import FileFormat, ReadingWarning, Report, ReportKind, Table
from mingzhang.reading.document import Document
from mingzhang.reading.files import read_content
from mingzhang.reading.identity import Identity, read_identity
from mingzhang.reading.narrative import read_narrative
from mingzhang.reading.origins import with_origins
from mingzhang.reading.performance import read_projects
from mingzhang.reading.tables import DEFAULT_UNIT, read_tables
from mingzhang.reading.turning import as_displayed, displayed_size

_OTHER_DOCUMENT = "文件中没有找到部门决算或预算报表，请确认是部门决算、部门预算公开文件。"
_OTHER_PAGE = (
    "网页中没有找到部门决算报表；下载到的可能是网页而不是附件，请重新下载附件（PDF、Word 或 Excel）。"
)
_OTHER_TEXT = (
    "文本中没有找到部门决算报表：表格的各格要用制表符或竖线分开，只用空格对齐的无法可靠读取；"
    "请改用原文件（PDF、Word 或 Excel）。"
)


def read_report(path: Path, *, name: str | None = None) -> Report:
    """Read the final account or budget in the file at ``path``; ``name`` is the file's name as shown.

    Raises UnreadableFileError and ResourceLimitError for a file that cannot be read,
    UnsupportedDocumentError for one that is neither. ``mingzhang.reading.guarded`` does the
    same in a process of its own.
    """
    return report_of(read_content(path.read_bytes(), name or path.name))


def report_of(document: Document) -> Report:
    """The report that ``document`` is; UnsupportedDocumentError where it is no final account or budget."""
    identity = read_identity(document)
    tables, table_warnings = read_tables(document)
    _refuse_other_documents(identity, tables, document.format)
    kind = identity.kind or "final_account"
    projects, project_warnings = read_projects(document)
    narrative = read_narrative(document, tables)
    report = Report(
        file=document.name,
        sha256=document.sha256,
        kind=kind,
        scope=identity.scope or "department",
        department=identity.department,
        year=identity.year,
        unit=_unit(tables),
        page_sizes=tuple(displayed_size(page) for page in document.pages),
        tables=tables,
        facts=narrative.facts,
        reasons=narrative.reasons,
        projects=projects,
        sections=narrative.sections,
        terms=narrative.terms,
        warnings=(
            *document.warnings,
            *_identity_warnings(identity),
            *_template_warnings(identity, tables),
            *table_warnings,
            *_missing_tables(tables, kind),
            *project_warnings,
            *narrative.warnings,
        ),
        region=identity.region,
        passages=narrative.passages,
        contents=narrative.contents,
        format=document.format,
    )
    return as_displayed(with_origins(report, document.pages), document.pages)


def missing_forms(tables: Sequence[Table], kind: ReportKind = "final_account") -> tuple[str, ...]:
    """Titles of the forms that every report of ``kind`` must have and that ``tables`` does not."""
    present = {table.id for table in tables}
    absent = [form for form in FORMS if form.id not in present]
    if kind == "budget":
        return tuple(form.budget_title for form in absent if form.budget_title is not None)
    return tuple(form.title for form in absent if form.required)


def _refuse_other_documents(identity: Identity, tables: Sequence[Table], file_format: FileFormat) -> None:
    known = {table.id for table in tables if table.id is not None}
    if not known or (identity.kind is None and len(known) < 2):
        advice = {"html": _OTHER_PAGE, "text": _OTHER_TEXT}.get(file_format, _OTHER_DOCUMENT)
        raise UnsupportedDocumentError(advice, code="not_final_account")


def _unit(tables: Sequence[Table]) -> str:
    units = Counter(table.printed_unit for table in tables if table.id is not None and table.printed_unit)
    return units.most_common(1)[0][0] if units else DEFAULT_UNIT


def _identity_warnings(identity: Identity) -> tuple[ReadingWarning, ...]:
    warnings: list[ReadingWarning] = []
    if not identity.department:
        warnings.append(ReadingWarning("department", "未能从封面读出部门名称。", 1))
    if identity.year is None:
        warnings.append(ReadingWarning("year", "未能从封面读出年度。", 1))
    elif identity.year_by_name:
        message = f"文件中没有写明年度，按文件名取 {identity.year} 年，请核对。"
        warnings.append(ReadingWarning("year", message, 1))
    return tuple(warnings)


def _template_warnings(identity: Identity, tables: Sequence[Table]) -> tuple[ReadingWarning, ...]:
    blank = all(table.empty for table in tables if table.id is not None)
    if not identity.template and not blank:
        return ()
    signs = [
        sign
        for sign, seen in (("封面的部门名称是占位符", identity.template), ("各表都没有数字", blank))
        if seen
    ]
    return (ReadingWarning("template", f"{'，'.join(signs)}：这像是一份没有填写的模板。", 1),)


def _missing_tables(tables: Sequence[Table], kind: ReportKind) -> tuple[ReadingWarning, ...]:
    return tuple(ReadingWarning("missing_table", f"缺《{title}》。") for title in missing_forms(tables, kind))
