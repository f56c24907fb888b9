"""What kind of file it is: judged by its content, whatever its name says."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from mingzhang.errors import UnreadableFileError
from mingzhang.model import FileFormat

HEAD = 4096
"""So many bytes from the beginning are looked at; a PDF's header may stand up to 1,024 bytes in."""

TAIL = 65_536
"""So many from the end: a ZIP's list of entries stands there, and a PDF's end mark."""

READ_KINDS = "PDF、Word（.docx）、Excel（.xlsx、.xls）、网页或文本文件"
"""What can be read, in words."""

_SAVE_AS_WORD = "请用 Word 或 WPS 打开，另存为 .docx 或 PDF，再读取。"
_SAVE_AS_EXCEL = "请用 Excel 或 WPS 打开，另存为 .xlsx 或 PDF，再读取。"
_EXPORT = "请用相应软件打开，导出为 PDF，再读取。"
_UNPACK = "请先解压，再读取其中的报告。"
_PICTURE = "请提供由电子文档导出的 PDF；只有图片时，请把各页合成一个 PDF。"

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = b"PK\x03\x04"

_REFUSED_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "RTF 文档", _SAVE_AS_WORD),
    (b"\x89PNG", "图片（PNG）", _PICTURE),
    (b"\xff\xd8\xff", "图片（JPEG）", _PICTURE),
    (b"GIF8", "图片（GIF）", _PICTURE),
    (b"BM", "图片（BMP）", _PICTURE),
    (b"II*\x00", "图片（TIFF）", _PICTURE),
    (b"MM\x00*", "图片（TIFF）", _PICTURE),
    (b"Rar!", "压缩包（RAR）", _UNPACK),
    (b"7z\xbc\xaf", "压缩包（7z）", _UNPACK),
    (b"\x1f\x8b", "压缩包（gzip）", _UNPACK),
    (b"%!PS", "PostScript 文件", "请先转换为 PDF，再读取。"),
)

_REFUSED_ENTRIES: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.bin", "Excel 二进制工作簿（.xlsb）", _SAVE_AS_EXCEL),
    ("ppt/", "演示文稿（.pptx）", _EXPORT),
    ("OFD.xml", "OFD 版式文件", "请用 OFD 阅读器打开，导出（或打印）为 PDF，再读取。"),
    ("META-INF/manifest.xml", "OpenDocument 文档", "请打开后另存为 .docx、.xlsx 或 PDF，再读取。"),
)

_OLD_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("WordDocument", "旧版 Word 或 WPS 文字（.doc、.wps）", _SAVE_AS_WORD),
    ("PowerPoint Document", "旧版演示文稿（.ppt、.dps）", _EXPORT),
    ("HwpSummaryInformation", "HWP 文档", _EXPORT),
)
_WORKBOOK_STREAMS = ("Workbook", "Book")
_ENCRYPTED_STREAM = "EncryptedPackage"
_DIRECTORY_ENTRY = 128
"""Bytes of one entry of an old Office file's directory; each begins at a multiple of that."""

_OFFICE_XML = re.compile(rb"progid=\"(Word|Excel)|schemas-microsoft-com:office:spreadsheet|wordml")
_MARKUP = re.compile(r"<(!doctype html|html|head|body|table|div|meta)\b", re.IGNORECASE)
_ARCHIVE = re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
"""A page saved with its pictures in one file (.mht) begins like a letter."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def kind_by_ends(head: bytes, tail: bytes) -> FileFormat:
    """The kind of the file that begins with ``head`` (``HEAD`` bytes) and ends with ``tail`` (``TAIL``).

    An old Office file passes as ``xls``: only its whole content tells more (``kind_of``). Raises
    UnreadableFileError (``not_readable_kind``, ``truncated``) for what is never read, with what to do.
    """
    if b"%PDF-" in head[: 1024 + 5]:
        return "pdf"
    if head.startswith(OLD_OFFICE):
        return "xls"
    if head.startswith(_PACKAGE):
        return _package_kind(tail)
    _refuse_known(head)
    return _text_kind(head)


def kind_of(content: bytes) -> FileFormat:
    """The kind of the whole file ``content``; raises as ``kind_by_ends`` does, and ``encrypted``."""
    kind = kind_by_ends(content[:HEAD], content[-TAIL:])
    return _old_office_kind(content) if content.startswith(OLD_OFFICE) else kind


def refused(kind: str, advice: str) -> UnreadableFileError:
    """The error for a file that looks like ``kind``, which is not read."""
    looks = f"看起来是{' ' if kind[0].isascii() else ''}{kind}"
    return UnreadableFileError(f"不能直接读取这个文件，{looks}。{advice}", code="not_readable_kind")


def _refuse_known(head: bytes) -> None:
    for signature, kind, advice in _REFUSED_SIGNATURES:
        if head.startswith(signature):
            raise refused(kind, advice)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise refused("图片（WebP）", _PICTURE)
    if not any(head):
        raise UnreadableFileError(
            "文件内容全为空字节，可能没有下载完整，请重新下载。", code="not_readable_kind"
        )


def _package_kind(tail: bytes) -> FileFormat:
    import zipfile  # a PDF's reading does without

    try:
        # The list of entries stands at the end; where they begin does not matter for their names.
        names = zipfile.ZipFile(io.BytesIO(tail)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFileError(
            "文件不完整或已损坏（Word、Excel 等压缩格式缺少结尾），无法打开；请重新下载或重新导出后再读取。",
            code="truncated",
        ) from error
    for entry, kind, advice in _REFUSED_ENTRIES:
        if _has(names, entry):
            raise refused(kind, advice)
    if _has(names, "word/"):
        return "docx"
    if _has(names, "xl/"):
        return "xlsx"
    raise refused("压缩包（ZIP）", _UNPACK)


def _has(names: Sequence[str], start: str) -> bool:
    return any(name.replace("\\", "/").startswith(start) for name in names)


def _old_office_kind(content: bytes) -> FileFormat:
    """By its streams: a workbook is read; text documents are not."""
    if _entry(content, _ENCRYPTED_STREAM) >= 0:
        raise UnreadableFileError(
            "文件已加密，需要密码才能打开；请用密码打开后另存为不加密的文件，再读取。", code="encrypted"
        )
    # A workbook pasted into a text document has its stream after the document's own.
    found = {name: _entry(content, name) for name, _, _ in _OLD_STREAMS}
    workbook = min((at for name in _WORKBOOK_STREAMS if (at := _entry(content, name)) >= 0), default=-1)
    for name, kind, advice in _OLD_STREAMS:
        if found[name] >= 0 and (workbook < 0 or found[name] < workbook):
            raise refused(kind, advice)
    if workbook < 0:
        raise refused(
            "旧版 Office 或 WPS 文件", "请用 Word 或 WPS 打开，另存为 .docx、.xlsx 或 PDF，再读取。"
        )
    return "xls"


def _entry(content: bytes, name: str) -> int:
    """Where the directory of an old Office file names that stream; -1 where it does not."""
    wanted = (name + "\0").encode("utf-16-le")
    at = content.find(wanted)
    while at >= 0 and at % _DIRECTORY_ENTRY:
        at = content.find(wanted, at + 1)
    return at


def _text_kind(head: bytes) -> FileFormat:
    text = _as_text(head)
    if text is None:
        raise UnreadableFileError(
            f"认不出这个文件的格式，可能已损坏；请重新下载原文件。可以读取的有 {READ_KINDS}。",
            code="not_readable_kind",
        )
    start = text.lstrip()
    if _ARCHIVE.search(text) and not start.startswith("<"):
        return "html"
    if start.startswith("<?xml") and _OFFICE_XML.search(head):
        kind, advice = ("Excel 的 XML 表格", _SAVE_AS_EXCEL)
        if b"word" in head.lower() and b"spreadsheet" not in head:
            kind, advice = ("Word 的 XML 文档", _SAVE_AS_WORD)
        raise refused(kind, advice)
    if _MARKUP.search(text) and start.startswith("<"):
        return "html"
    if start.startswith("<?xml"):
        raise refused("XML 文件", _EXPORT)
    return "text"


def _as_text(head: bytes) -> str | None:
    """``head`` decoded, or None where it is no text; its last character may be cut."""
    encodings = ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        for cut in range(4):
            try:
                text = head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return None if len(_CONTROL.findall(text)) > len(text) / 100 else text
    return None
