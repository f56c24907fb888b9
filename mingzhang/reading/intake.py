"""Whether a file can be a PDF at all, judged by its size and its first and last bytes."""

from __future__ import annotations

from mingzhang.errors import ResourceLimitError, UnreadableFileError
from mingzhang.reading.limits import FILE_BYTES

HEAD = 4096
"""So many bytes from the beginning are looked at; a PDF's header may stand up to 1,024 bytes in."""

TAIL = 65_536
"""So many from the end: a ZIP's list of entries stands there, and a PDF's end mark."""

_NOT_A_PDF = "请先用相应软件打开，另存为（导出为）PDF，再读取。"

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word、Excel 或 WPS 文件（.doc、.xls、.wps）", _NOT_A_PDF),
    (b"{\\rtf", "RTF 文档", _NOT_A_PDF),
    (b"\x89PNG", "图片（PNG）", "请提供由电子文档导出的 PDF。"),
    (b"\xff\xd8\xff", "图片（JPEG）", "请提供由电子文档导出的 PDF。"),
    (b"GIF8", "图片（GIF）", "请提供由电子文档导出的 PDF。"),
    (b"BM", "图片（BMP）", "请提供由电子文档导出的 PDF。"),
    (b"II*\x00", "图片（TIFF）", "请提供由电子文档导出的 PDF。"),
    (b"MM\x00*", "图片（TIFF）", "请提供由电子文档导出的 PDF。"),
    (b"Rar!", "压缩包（RAR）", "请先解压，再读取其中的 PDF。"),
    (b"7z\xbc\xaf", "压缩包（7z）", "请先解压，再读取其中的 PDF。"),
    (b"\x1f\x8b", "压缩包（gzip）", "请先解压，再读取其中的 PDF。"),
    (b"%!PS", "PostScript 文件", "请先转换为 PDF，再读取。"),
)

_ZIP_ENTRIES: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "Word 文档（.docx）", _NOT_A_PDF),
    (b"xl/", "Excel 工作簿（.xlsx）", _NOT_A_PDF),
    (b"ppt/", "演示文稿（.pptx）", _NOT_A_PDF),
    (b"OFD.xml", "OFD 版式文件", _NOT_A_PDF),
    (b"opendocument", "OpenDocument 文档", _NOT_A_PDF),
)


def check_intake(head: bytes, tail: bytes, size: int) -> None:
    """Refuse what cannot be a report's PDF.

    ``head`` and ``tail`` are the first ``HEAD`` and last ``TAIL`` bytes, ``size`` the whole length.
    Raises UnreadableFileError (codes ``empty``, ``not_pdf``) and ResourceLimitError (``too_large``).
    """
    if size == 0:
        raise UnreadableFileError("文件是空的（0 字节），请重新下载或重新导出后再读取。", code="empty")
    if size > FILE_BYTES:
        raise ResourceLimitError(
            f"文件有 {size / 2**20:,.0f} MB，超过 {FILE_BYTES // 2**20} MB 的上限，不像一份部门决算；"
            "请只保留决算部分，或压缩图片后再读取。",
            code="too_large",
        )
    if b"%PDF-" in head[: 1024 + 5]:
        return
    kind, advice = _looks_like(head, tail)
    raise UnreadableFileError(f"这不是 PDF 文件，{kind}。{advice}", code="not_pdf")


def is_cut_short(tail: bytes) -> bool:
    """Whether the PDF lacks its end mark: the file was not saved or downloaded to its end."""
    return b"%%EOF" not in tail and b"startxref" not in tail


def _looks_like(head: bytes, tail: bytes) -> tuple[str, str]:
    """What the file looks like, and what to do with it."""
    for signature, kind, advice in _SIGNATURES:
        if head.startswith(signature):
            return _looking(kind), advice
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "看起来是图片（WebP）", "请提供由电子文档导出的 PDF。"
    if head.startswith(b"PK\x03\x04"):
        for entry, kind, advice in _ZIP_ENTRIES:
            if entry in head or entry in tail:
                return _looking(kind), advice
        return "看起来是压缩包（ZIP）", "请先解压，再读取其中的 PDF。"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start or b"<body" in start:
        return "看起来是网页（HTML）", "可能下载到的是网页而不是附件，请重新下载 PDF 附件。"
    if start.startswith(b"<?xml"):
        return "看起来是 XML 文件", _NOT_A_PDF
    if not any(head):
        return "内容全为空字节", "文件可能没有下载完整，请重新下载。"
    return "开头没有 PDF 标记", "文件可能已损坏或扩展名不对，请重新下载原文件。"


def _looking(kind: str) -> str:
    """The kind in a sentence, with the blank that stands between Chinese and Latin letters."""
    return f"看起来是{' ' if kind[0].isascii() else ''}{kind}"
