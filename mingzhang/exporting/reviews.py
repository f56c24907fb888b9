"""The review (审核意见) as a file: in which format, by the ending of its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.errors import UsageError

if TYPE_CHECKING:
    from mingzhang.exporting.review_content import ReviewPaper

REVIEW_FORMATS = ("docx", "xlsx", "json")


def format_of(path: str) -> str:
    """The format that a path's ending asks for. Raises ``UsageError`` for any other."""
    ending = Path(path).suffix.lower().removeprefix(".")
    if ending not in REVIEW_FORMATS:
        endings = "、".join(f".{each}" for each in REVIEW_FORMATS)
        raise UsageError(f"审核意见的文件名应以 {endings} 结尾，不能是 {path}。")
    return ending


def check_review_path(path: str) -> None:
    """Raises ``UsageError`` before anything is read: unknown format, or nowhere to write to."""
    format_of(path)
    if Path(path).is_dir():
        raise UsageError(f"{path} 是文件夹，请给出文件路径。")
    if not Path(path).absolute().parent.is_dir():
        raise UsageError(f"文件夹 {Path(path).parent} 不存在。")


def review_file(path: str, paper: ReviewPaper, content: bytes | None = None) -> bytes:
    """The review in the format that the path asks for; ``content`` is the reviewed file's, for cut-outs."""
    return written(format_of(path), paper, content)


def written(name: str, paper: ReviewPaper, content: bytes | None = None) -> bytes:
    """The review in one of ``REVIEW_FORMATS``."""
    if name == "docx":
        from mingzhang.exporting.review_docx import review_docx

        return review_docx(paper, content)
    if name == "xlsx":
        from mingzhang.exporting.review_xlsx import review_xlsx

        return review_xlsx(paper)
    from mingzhang.exporting.review_json import review_bytes

    return review_bytes(paper)
