"""A report as a Frictionless Data Package: a zip of tidy CSV files with their schema (datapackage.json).

The schema follows from the frames' own declarations: https://datapackage.org/standard/data-package/.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mingzhang import __version__
from mingzhang.exporting.csv import FOR_PROGRAMS, frame_bytes
from mingzhang.frames import tidy
from mingzhang.frames.columns import REPORTS, FrameColumn, FrameForm
from mingzhang.model import Report
from mingzhang.presenting.kinds import words_of

if TYPE_CHECKING:
    import pandas as pd

    from mingzhang.checking.audit import Audit

PROFILE = "tabular-data-package"
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True}
TYPES: Mapping[str, str] = {
    "str": "string",
    "Int64": "integer",
    "float64": "number",
    "bool": "boolean",
}
"""Table Schema's names for the frames' dtypes."""
EARLIEST = (2020, 1, 1, 0, 0, 0)
"""The same report gives the same bytes: entries carry no time of their own."""


def datapackage_bytes(report: Report, audit: Audit) -> bytes:
    """The package as a zip file."""
    frames = [(REPORTS, tidy.reports([report])), *tidy.frames_of(report, audit)]
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        described = json.dumps(_descriptor(report, frames), ensure_ascii=False, indent=1) + "\n"
        _write(archive, "datapackage.json", described.encode())
        for form, frame in frames:
            _write(archive, _path(form), frame_bytes(frame, FOR_PROGRAMS))
    return file.getvalue()


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def _path(form: FrameForm) -> str:
    return f"data/{form.name}.csv"


def _descriptor(report: Report, frames: list[tuple[FrameForm, pd.DataFrame]]) -> dict[str, Any]:
    year = f"{report.year} 年度" if report.year else ""
    return {
        "profile": PROFILE,
        "name": f"mingzhang-{report.sha256[:16]}",
        "title": f"{report.department}{year}{words_of(report).name}",
        "description": "由明账从公开文件读出：各表单元格、情况说明中的数、自评表与核对结果，均带页码与位置。",
        "version": __version__,
        "keywords": ["部门决算", "部门预算", "财政"],
        "sources": [{"title": report.file, "path": report.file, "hash": f"sha256:{report.sha256}"}],
        "resources": [_resource(form) for form, _ in frames],
    }


def _resource(form: FrameForm) -> dict[str, Any]:
    return {
        "name": form.name,
        "path": _path(form),
        "title": form.title,
        "description": form.meaning,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": {
            "fields": [_field(column) for column in form.columns],
            "missingValues": [""],
            **_keys(form),
        },
    }


def _field(column: FrameColumn) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.dtype],
        "title": column.label,
        "description": column.meaning,
    }
    if described["type"] == "boolean":
        described |= {"trueValues": ["True"], "falseValues": ["False"]}
    return described


def _keys(form: FrameForm) -> dict[str, Any]:
    """Every frame hangs on the one report."""
    if form is REPORTS:
        return {"primaryKey": ["report"]}
    return {
        "foreignKeys": [{"fields": ["report"], "reference": {"resource": REPORTS.name, "fields": ["report"]}}]
    }
