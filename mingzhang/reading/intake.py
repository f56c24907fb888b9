"""Whether a file can be a report at all, judged by its size and its first and last bytes."""

from __future__ import annotations

from mingzhang.errors import ResourceLimitError, UnreadableFileError
from mingzhang.reading.kinds import HEAD, TAIL, kind_by_ends
from mingzhang.reading.limits import FILE_BYTES

__all__ = ["HEAD", "TAIL", "check_intake", "is_cut_short"]


def check_intake(head: bytes, tail: bytes, size: int) -> None:
    """Refuse what cannot be a report.

    ``head`` and ``tail`` are the first ``HEAD`` and last ``TAIL`` bytes, ``size`` the whole length.
    Raises UnreadableFileError (code ``empty``, and those of ``kinds``) and ResourceLimitError
    (``too_large``).
    """
    if size == 0:
        raise UnreadableFileError("文件是空的（0 字节），请重新下载或重新导出后再读取。", code="empty")
    if size > FILE_BYTES:
        raise ResourceLimitError(
            f"文件有 {size / 2**20:,.0f} MB，超过 {FILE_BYTES // 2**20} MB 的上限，不像一份部门决算；"
            "请只保留决算部分，或压缩图片后再读取。",
            code="too_large",
        )
    kind_by_ends(head, tail)


def is_cut_short(tail: bytes) -> bool:
    """Whether the PDF lacks its end mark: the file was not saved or downloaded to its end."""
    return b"%%EOF" not in tail and b"startxref" not in tail
