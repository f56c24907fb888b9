"""A file of any kind → Document: its kind is judged by its content, then read by the kind's own module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mingzhang.reading.document import Document
from mingzhang.reading.intake import HEAD, TAIL, check_intake
from mingzhang.reading.kinds import kind_of

if TYPE_CHECKING:
    from mingzhang.reading.messages import ProgressListener


def read_content(content: bytes, name: str, progress: ProgressListener | None = None) -> Document:
    """Read the file ``content``, whatever its kind; ``name`` is the file's as shown.

    ``progress`` hears of pages that take long (a scan's). A kind's module is imported when the first file
    of that kind comes: reading PDFs waits for no other. Raises UnreadableFileError and ResourceLimitError.
    """
    check_intake(content[:HEAD], content[-TAIL:], len(content))
    match kind_of(content):
        case "pdf":
            from mingzhang.reading import pdf

            return pdf.read_content(content, name, progress)
        case "docx":
            from mingzhang.reading import word

            return word.read_content(content, name)
        case "xlsx":
            from mingzhang.reading import excel

            return excel.read_content(content, name)
        case "xls":
            from mingzhang.reading import excel_old

            return excel_old.read_content(content, name)
        case "html":
            from mingzhang.reading import web

            return web.read_content(content, name)
        case "text":
            from mingzhang.reading import plain

            return plain.read_content(content, name)
