"""Opening a PDF, and judging what came out: each way to fail has its own error."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from mingzhang.errors import ResourceLimitError, UnreadableFileError
from mingzhang.model import ReadingWarning
from mingzhang.reading.document import Page
from mingzhang.reading.intake import HEAD, TAIL, check_intake, is_cut_short
from mingzhang.reading.limits import PAGES
from mingzhang.reading.recognition.needs import FEW_CHARACTERS, can_recognise

INSTALL = 'pip install "mingzhang[ocr]"'
"""What installs the recognition of scans."""

_PASSWORD_ERRORS = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)

_PAGE_COUNTS = re.compile(rb"/Count\s+(\d+)")
"""The page tree's own count of pages; pdfium does not open a file whose tree is empty."""

_EXPORTED = "由电子文档直接导出的 PDF"

_AGAIN = "请重新下载或重新导出原文件后再读取。"


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    """Open ``content``, refusing what is no PDF, needs a password, or has no pages or too many.

    Raises UnreadableFileError and ResourceLimitError, each with one line that says what to do.
    """
    check_intake(content[:HEAD], content[-TAIL:], len(content))
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _PASSWORD_ERRORS:
            raise UnreadableFileError(
                "文件已加密，需要密码才能打开；请用密码打开后另存为不加密的 PDF，再读取。", code="encrypted"
            ) from error
        if is_cut_short(content[-TAIL:]):
            raise UnreadableFileError(
                f"文件不完整（缺少结尾），无法打开；{_AGAIN}", code="truncated"
            ) from error
        if _PAGE_COUNTS.findall(content) == [b"0"]:
            raise _no_pages() from error
        raise UnreadableFileError(f"文件已损坏，无法打开；{_AGAIN}", code="damaged") from error
    count = len(pdf)
    if count == 0:
        pdf.close()
        raise _no_pages()
    if count > PAGES:
        pdf.close()
        raise ResourceLimitError(
            f"PDF 共 {count:,} 页，超过 {PAGES} 页的上限，不像一份部门决算；请只保留决算部分再读取。",
            code="too_many_pages",
        )
    return pdf


def _no_pages() -> UnreadableFileError:
    return UnreadableFileError(f"PDF 中没有页面，无内容可读；{_AGAIN}", code="no_pages")


def judge_pages(
    pages: Sequence[Page], lost: Sequence[int], content: bytes, recognised: Sequence[int] = ()
) -> tuple[ReadingWarning, ...]:
    """Warnings about pages that are missing, are scans or have tables without rules; an error where
    the missing are the most, or nothing but scans could be seen and not read.

    ``lost`` are the numbers of the pages that could not be opened (then ``pages`` has blank ones),
    ``recognised`` of those whose text was recognised from their picture.
    Raises UnreadableFileError: ``truncated``, ``damaged``, ``scan``, ``no_text``.
    """
    unruled = tuple(
        ReadingWarning(
            "unruled", f"第 {page.number} 页的表格没有框线，按文字的对齐读取，请核对。", page.number
        )
        for page in pages
        if page.unruled
    )
    return (*_damage(pages, lost, content), *_scans(pages, recognised), *unruled)


def _damage(pages: Sequence[Page], lost: Sequence[int], content: bytes) -> tuple[ReadingWarning, ...]:
    cut_short = is_cut_short(content[-TAIL:])
    blank = [page.number for page in pages if not page.characters and not page.has_picture and not page.grids]
    missing = sorted({*lost, *blank}) if cut_short else sorted(lost)
    if not missing and not cut_short:
        return ()
    readable = len(pages) - len(missing)
    if cut_short and missing:
        raise UnreadableFileError(
            f"文件不完整（缺少结尾）：{len(pages)} 页中只有 {readable} 页能读；{_AGAIN}", code="truncated"
        )
    if len(missing) * 2 > len(pages):
        raise UnreadableFileError(
            f"文件已损坏：{len(pages)} 页中只有 {readable} 页能读；{_AGAIN}", code="damaged"
        )
    if not missing:
        return (ReadingWarning("damaged", "文件缺少结尾标记，可能没有下载完整，请与原文件核对。"),)
    return tuple(
        ReadingWarning("damaged", f"第 {number} 页已损坏，未能读取，请与原文件核对。", number)
        for number in missing
    )


def _scans(pages: Sequence[Page], recognised: Sequence[int]) -> tuple[ReadingWarning, ...]:
    scanned = [page for page in pages if page.has_picture and len(page.characters) < FEW_CHARACTERS]
    scanned = [page for page in scanned if page.number not in recognised]
    written = [page for page in pages if len(page.characters) >= FEW_CHARACTERS]
    if not written and scanned and not recognised:
        raise UnreadableFileError(_unread_scan(), code="scan")
    if not any(page.characters for page in pages):
        raise UnreadableFileError(
            "PDF 中没有可读取的文字（页面空白，或文字已转为图形）；请改用由电子文档直接导出的 PDF。",
            code="no_text",
        )
    unread = tuple(
        ReadingWarning("scan", f"第 {page.number} 页是图片，{_unread_page()}", page.number)
        for page in scanned
        if page.picture_part > 0.5
    )
    return (*_recognised(recognised), *unread)


def _unread_scan() -> str:
    if can_recognise():
        return f"这份 PDF 是扫描件（页面是图片），没有认出其中的文字；请改用更清晰的扫描件，或{_EXPORTED}。"
    return f"这份 PDF 是扫描件（页面是图片），识别文字需要另装组件：{INSTALL}；或改用{_EXPORTED}。"


def _unread_page() -> str:
    if can_recognise():
        return "没有认出其中的文字。"
    return f"其中的文字未读；识别文字需要另装组件：{INSTALL}。"


def _recognised(numbers: Sequence[int]) -> tuple[ReadingWarning, ...]:
    """One warning for all pages whose text was recognised; it leads to the page where it is one."""
    if not numbers:
        return ()
    listed = "、".join(_runs(sorted(numbers)))
    return (
        ReadingWarning(
            "recognised",
            f"第 {listed} 页是扫描件，文字由识别得来，请核对。",
            numbers[0] if len(numbers) == 1 else None,
        ),
    )


def _runs(numbers: Sequence[int]) -> list[str]:
    """Numbers as they are told: 1、3—5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs]
