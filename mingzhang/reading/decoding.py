"""Bytes of a text → its letters: UTF-8, UTF-16 or GB 18030, told by marks, by declaration, else by trying."""

from __future__ import annotations

import codecs
import re

from mingzhang.errors import UnreadableFileError
from mingzhang.model import ReadingWarning

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHINESE = {"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936", "ms936", "hz-gb-2312", "iso-8859-1"}
"""Names under which GB 18030, or nothing at all, is declared."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
REPLACEMENT = "\ufffd"
_USUAL = re.compile(r"[\n\r\t -~一-龥，。：；、（）“”]")
LEAST_USUAL = 0.6
"""Part of a text's letters that must be usual ones where nothing else tells its encoding."""
MOST_CONTROLS = 0.01
"""Part of a text's letters that may be control characters; more is no text."""
MOST_REPLACED = 0.02
"""Part of a text's letters that may be unreadable; more is no text in this encoding."""


def decoded(content: bytes, declared: str | None = None) -> tuple[str, tuple[ReadingWarning, ...]]:
    """The text in ``content``, and a warning where some of it is unreadable.

    ``declared`` is the encoding that the file itself names; it counts where the content agrees. Raises
    UnreadableFileError (``not_text``) for what is no text.
    """
    text = _text(content, declared)
    if _is_no_text(text):
        raise UnreadableFileError(
            "文件内容不是文字（含有大量控制字符或无法识别的编码），请重新下载，或另存为 PDF 后再读取。",
            code="not_text",
        )
    replaced = text.count(REPLACEMENT)
    if not replaced:
        return _CONTROL.sub("", text), ()
    message = f"文件中有 {replaced} 处文字的编码已损坏，无法识别，这些地方的内容请与原件核对。"
    return _CONTROL.sub("", text), (ReadingWarning("encoding", message),)


def _text(content: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in content[:4096]:
        return _wide(content)
    tried = ["utf-8", "gb18030"]
    name = (declared or "").strip().lower()
    if name and name not in _CHINESE and _is_known(name):
        # UTF-8 is hardly ever mistaken; a page that is UTF-8 counts as such whatever it says of itself.
        tried.insert(1, name)
    for encoding in tried:
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, UnicodeError):
            continue
    texts = [content.decode(encoding, errors="replace") for encoding in tried]
    return min(texts, key=lambda text: text.count(REPLACEMENT))


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name not in {"utf-7", "utf-16", "utf-32"}
    except LookupError:
        return False


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: in the right order of bytes most letters are Chinese, digits and blanks."""
    even = content[: len(content) // 2 * 2]
    texts = [even.decode(encoding, errors="replace") for encoding in ("utf-16-le", "utf-16-be")]
    best = max(texts, key=_usual)
    return best if _usual(best) > LEAST_USUAL else content.decode("utf-8", errors="replace")


def _usual(text: str) -> float:
    """Part of the letters that a report is made of."""
    sample = text[:20_000]
    return len(_USUAL.findall(sample)) / max(len(sample), 1)


def _is_no_text(text: str) -> bool:
    length = max(len(text), 1)
    controls = len(_CONTROL.findall(text))
    return controls > MOST_CONTROLS * length or text.count(REPLACEMENT) > max(MOST_REPLACED * length, 3)
