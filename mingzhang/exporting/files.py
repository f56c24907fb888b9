"""The formats that a report can be exported to, and writing a file so that it is whole or not there."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.arguments import FORMATS, PRINTED_FORMATS
from mingzhang.errors import UsageError
from mingzhang.model import Report

if TYPE_CHECKING:
    from mingzhang.checking.audit import Audit


def check_format(name: str, output: str | None) -> None:
    """Raises ``UsageError`` before anything is read: unknown format, or nowhere to write to."""
    if name not in FORMATS:
        raise UsageError(f"没有格式 {name}；可以导出 {'、'.join(FORMATS)}。")
    if output is None:
        if name not in PRINTED_FORMATS:
            raise UsageError(f"导出 {name} 需要用 -o 给出文件路径。")
        return
    path = Path(output)
    if path.is_dir():
        raise UsageError(f"{output} 是文件夹，请给出文件路径。")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"文件夹 {path.parent} 不存在。")


def exported(report: Report, name: str, audit: Audit | None = None) -> bytes:
    """A report in one of ``FORMATS``; ``audit``: what checking found, checked anew where it is not given."""
    if name == "json":
        return json_bytes(report)
    if name == "csv":
        from mingzhang.exporting.csv import csv_bytes

        return csv_bytes(report)
    if audit is None:
        from mingzhang.checking import check

        audit = check(report)
    return _audited(report, audit, name)


def _audited(report: Report, audit: Audit, name: str) -> bytes:
    """The formats that say what checking found; each loads its library only when it is wanted."""
    if name == "xlsx":
        from mingzhang.exporting.xlsx import xlsx_bytes

        return xlsx_bytes(report, audit)
    if name == "docx":
        from mingzhang.exporting.summary_docx import summary_docx

        return summary_docx(report, audit)
    if name == "pptx":
        from mingzhang.exporting.pptx import pptx_bytes
        from mingzhang.presenting.deck import slides_of

        return pptx_bytes(report, slides_of(report, audit))
    if name == "html":
        from mingzhang.exporting.site import html_bytes

        return html_bytes(report, audit)
    from mingzhang.exporting.datapackage import datapackage_bytes

    return datapackage_bytes(report, audit)


def json_bytes(report: Report) -> bytes:
    """The report's object, indented."""
    from mingzhang.exporting.contract import report_object

    return (json.dumps(report_object(report), ensure_ascii=False, indent=1) + "\n").encode()


def write_file(output: str, content: bytes) -> None:
    """Writes beside the place and moves it there. Raises ``UsageError`` where that is not allowed."""
    path = Path(output)
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=".mingzhang-")
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            beside.chmod(0o666 & ~_umask())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"写不了 {output}：{error.strerror or '没有权限或磁盘已满'}。", code="output"
        ) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
