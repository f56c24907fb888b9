"""Reviews on disk, one file for a report: whole or not there, one writer at a time, nothing lost silently.

A change is made under a lock: the file is read anew, the review changed, written beside and moved into
place, so that a crash at any moment leaves the old file or the new. A file that can't be understood is
kept beside under another name (``….damaged-1``), what of it can be read is used, and it is told as long
as it lies there.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import IO

from mingzhang.errors import MingZhangError
from mingzhang.reviewing.decisions import Decision, Review
from mingzhang.reviewing.files import NewerFileError, parsed, written

try:
    import fcntl
except ImportError:  # Windows has none: there only the sessions of one process keep out of each other's way.
    fcntl = None

SHA256 = re.compile("[0-9a-f]{64}")
LOCK_SECONDS = 5.0
"""How long a writer waits for another before it gives up."""
WHY: Mapping[int, str] = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.EEXIST: "同名的文件不是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
}
"""What the system means by the errors that a user can do something about."""
_in_process = Lock()


class ReviewStoreError(MingZhangError):
    """Reviews can't be read or written: no permission, no space, another program holds them."""

    code = "review_store"


@dataclass(frozen=True, slots=True)
class Kept:
    """A review as it is kept, and the damaged files of it that lie beside."""

    review: Review
    damaged: tuple[Path, ...] = ()


class ReviewStore:
    """The reviews in one folder, which is made when first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """The file of a report's review. Raises ``ValueError`` for what is no sha256."""
        if not SHA256.fullmatch(sha256):
            raise ValueError(f"no sha256: {sha256!r}")
        return self.folder / f"{sha256}.json"

    def load(self, sha256: str) -> Kept:
        """The review of a report, empty where none is kept. Raises ``ReviewStoreError``."""
        path = self.path(sha256)
        with _told("读取", path):
            content = _content(path)
            if content is None:
                return Kept(Review(sha256), self._damaged(sha256))
            found = _parsed(content, path)
            if found is not None:
                return Kept(found, self._damaged(sha256))
        with self._locked(sha256), _told("读取", path):
            return Kept(self._mended(sha256), self._damaged(sha256))

    def record(self, sha256: str, decision: Decision) -> Kept:
        """Keep a decision; gives the review as it then is, others' decisions included.

        Raises ``ReviewStoreError``.
        """
        return self._change(sha256, lambda review: review.having(decision))

    def withdraw(self, sha256: str, finding_key: str) -> Kept:
        """Forget the decision about a finding. Raises ``ReviewStoreError``."""
        return self._change(sha256, lambda review: review.without(finding_key))

    def _change(self, sha256: str, change: Callable[[Review], Review]) -> Kept:
        path = self.path(sha256)
        with _told("写入", path):
            self.folder.mkdir(parents=True, exist_ok=True)
        with self._locked(sha256), _told("写入", path):
            self._forget_unfinished(sha256)
            review = change(self._mended(sha256))
            write_whole(path, written(review))
            return Kept(review, self._damaged(sha256))

    def _mended(self, sha256: str) -> Review:
        """What the file holds; a damaged one is first kept beside. Only under the lock."""
        path = self.path(sha256)
        content = _content(path)
        if content is None:
            return Review(sha256)
        whole = _parsed(content, path)
        if whole is not None:
            return whole
        path.replace(self._free_name(sha256))
        salvaged = parsed(content, sha256).review
        if salvaged.decisions:
            write_whole(path, written(salvaged))
        return salvaged

    def _free_name(self, sha256: str) -> Path:
        taken = {path.name for path in self._damaged(sha256)}
        names = (f"{sha256}.json.damaged-{number}" for number in range(1, len(taken) + 2))
        return self.folder / next(name for name in names if name not in taken)

    def _damaged(self, sha256: str) -> tuple[Path, ...]:
        return tuple(sorted(self.folder.glob(f"{sha256}.json.damaged-*")))

    def _forget_unfinished(self, sha256: str) -> None:
        """Removes what a writer left that was killed before it was done; no other writes now."""
        for path in self.folder.glob(f"{_unfinished(self.path(sha256))}*"):
            path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _locked(self, sha256: str) -> Generator[None]:
        """One writer of a report's review at a time, over all sessions and processes."""
        path = self.path(sha256).with_suffix(".lock")
        with _in_process:
            if fcntl is None:
                yield
                return
            with _told("写入", path):
                stream = path.open("wb")
            with stream:
                _wait_for(stream, path)
                yield


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the place, makes sure that it is on disk, and moves it there."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_unfinished(path))
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _unfinished(path: Path) -> str:
    return f".{path.name}.unfinished-"


def _sync_folder(folder: Path) -> None:
    """Makes sure that the file's new name is on disk, where a folder can be told so."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _wait_for(stream: IO[bytes], path: Path) -> None:
    """Takes the lock that the file stands for. Raises ``ReviewStoreError`` where another holds on to it."""
    assert fcntl is not None
    end = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise ReviewStoreError(f"复核意见正被另一个程序占用（{path}），请稍后再试。") from None
            time.sleep(0.02)
        except OSError:
            return  # Some network disks know no locks; the file is still replaced as a whole.
        else:
            return


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _parsed(content: bytes, path: Path) -> Review | None:
    """The review in a file; None where the file is damaged."""
    try:
        found = parsed(content, path.stem)
    except NewerFileError:
        raise ReviewStoreError(
            f"复核意见文件由更新版本的程序写成，本版本不能读写，文件未改动：{path}。"
        ) from None
    return found.review if found.whole else None


@contextlib.contextmanager
def _told(doing: str, path: Path) -> Generator[None]:
    """What the system refuses, in one line that says what and where."""
    try:
        yield
    except OSError as error:
        why = WHY.get(error.errno or 0) or error.strerror or type(error).__name__
        raise ReviewStoreError(f"复核意见不能{doing}（{path}：{why}）。") from error
