"""A file of any kind → Document: its kind is judged by its content, then read by the kind's own module."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from mingzhang.model import FileFormat
from mingzhang.reading.document import Document
from mingzhang.reading.intake import HEAD, TAIL, check_intake
from mingzhang.reading.kinds import kind_of, refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from mingzhang.reading.messages import ProgressListener

_MODULES: dict[FileFormat, tuple[str, str]] = {
    "docx": ("word", "Word 文档（.docx）"),
    "xlsx": ("excel", "Excel 工作簿（.xlsx）"),
    "xls": ("excel_old", "旧版 Excel 工作簿（.xls）"),
    "html": ("web", "网页（HTML）"),
    "text": ("plain", "文本文件"),
}


def read_content(content: bytes, name: str, progress: ProgressListener | None = None) -> Document:
    """Read the file ``content``, whatever its kind; ``name`` is the file's as shown.

    ``progress`` hears of pages that take long (a scan's). Every module of a kind is imported when the
    first file of that kind comes. Raises UnreadableFileError and ResourceLimitError.
    """
    check_intake(content[:HEAD], content[-TAIL:], len(content))
    kind = kind_of(content)
    if kind == "pdf":
        from mingzhang.reading import pdf

        return pdf.read_content(content, name, progress)
    module, title = _MODULES[kind]
    try:
        reader = import_module(f"mingzhang.reading.{module}")
    except ModuleNotFoundError as error:
        raise refused(title, "请先用相应软件打开，另存为（导出为）PDF，再读取。") from error
    read = cast("Callable[[bytes, str], Document]", reader.read_content)
    return read(content, name)
