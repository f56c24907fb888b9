"""Reading in a process of its own, with limits: whatever a file holds, the caller lives on.

The lean command forks; a process with threads (the dashboard's server, a notebook) starts a fresh
interpreter, because forking threads is not safe. Where the system knows no limits, the clock is one.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import cast

from mingzhang import errors
from mingzhang.errors import MingZhangError, ResourceLimitError, UnreadableFileError
from mingzhang.model import Report
from mingzhang.reading import worker
from mingzhang.reading.intake import HEAD, TAIL, check_intake
from mingzhang.reading.limits import MEMORY, SECONDS

_CHUNK = 1 << 20


def read_report(
    source: Path | str | bytes, name: str | None = None, *, seconds: float = SECONDS, memory: int = MEMORY
) -> Report:
    """Read the report in the file ``source``, or whose content ``source`` is.

    ``name`` is the file's name as shown (of a path, its own); ``seconds`` of wall-clock time and
    ``memory`` bytes of address space are granted. Raises the errors of ``mingzhang.errors``: what the
    file is at fault for, or ResourceLimitError (codes ``time``, ``memory``).
    """
    if isinstance(source, str):
        source = Path(source)
    if isinstance(source, Path):
        _check_file(source)
        name = name or source.name
    else:
        check_intake(source[:HEAD], source[-TAIL:], len(source))
    name = name or "report.pdf"
    if _may_fork():
        status, answer = _forked(source, name, seconds, memory)
    else:
        status, answer = _started(source, name, seconds, memory)
    return _report(status, answer, seconds)


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableFileError(
                f"“{path}”是文件夹，不是文件；请给出 PDF 文件的路径。", code="not_a_file"
            )
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            stream.seek(max(size - TAIL, 0))
            check_intake(head, stream.read(TAIL), size)
    except FileNotFoundError as error:
        raise UnreadableFileError(f"找不到文件“{path}”，请检查路径。", code="not_found") from error
    except PermissionError as error:
        raise UnreadableFileError(f"没有读取文件“{path}”的权限。", code="no_permission") from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"文件“{path}”无法打开，请检查路径。", code="not_found") from error


def _may_fork() -> bool:
    """Whether this process has one thread, libraries' own included, so that it can be forked safely."""
    try:
        return hasattr(os, "fork") and len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _forked(source: Path | bytes, name: str, seconds: float, memory: int) -> tuple[int, bytes]:
    """Read in a forked child; its exit status (negative: the signal that ended it) and its answer."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _serve_and_leave(source, name, seconds, memory, writing)
    os.close(writing)
    ended = False
    try:
        answer = _received(reading, time.monotonic() + seconds)
        ended = answer is not None
    finally:
        os.close(reading)
        if not ended:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return (_TIMED_OUT if answer is None else os.waitstatus_to_exitcode(status)), answer or b""


def _serve_and_leave(source: Path | bytes, name: str, seconds: float, memory: int, writing: int) -> None:
    """The child's whole life; it must not return into its parent's code."""
    code = 1
    try:
        if "faulthandler" in sys.modules:
            # The parent says what happened; it needs no trace of the child's threads beside that.
            sys.modules["faulthandler"].disable()
        worker.silence()
        worker.limit_this_process(seconds, memory)
        outcome = memoryview(worker.outcome_of(source, name))
        while outcome:
            outcome = outcome[os.write(writing, outcome) :]
        code = 0
    finally:
        os._exit(code)


def _received(reading: int, deadline: float) -> bytes | None:
    """Everything that comes through the pipe until it is closed; None when the time is over first."""
    chunks: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([reading], [], [], left)[0]:
            return None
        chunk = os.read(reading, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)


def _started(source: Path | bytes, name: str, seconds: float, memory: int) -> tuple[int, bytes]:
    """Read in a fresh interpreter; its exit status and its answer."""
    package = str(Path(errors.__file__).parent.parent)
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    command = [sys.executable, "-m", worker.__name__, name, str(seconds), str(memory)]
    content = source if isinstance(source, bytes) else b""
    if isinstance(source, Path):
        command.append(str(source.absolute()))
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
    except subprocess.TimeoutExpired:
        return _TIMED_OUT, b""
    return done.returncode, done.stdout


_TIMED_OUT = 256
"""Stands where an exit status would: the waiting process ended the reading."""


def _report(status: int, answer: bytes, seconds: float) -> Report:
    """The report in the answer, or the error that it tells of."""
    if status == _TIMED_OUT or (not answer and -status == getattr(signal, "SIGXCPU", None)):
        raise _too_long(seconds)
    if not answer or status != 0:
        # pdfium ends its process when memory runs out; a file that makes it crash is treated alike.
        raise ResourceLimitError(
            "读取时占用内存过多或异常中断，已停止；文件可能已损坏或含有异常内容，请改用重新导出的 PDF。",
            code="memory",
        )
    kind, value, code, trace = cast(worker.Outcome, pickle.loads(answer))
    if isinstance(value, Report):
        return value
    if kind == "defect":
        raise UnreadableFileError(
            f"读取时出现意外错误（{value}），这份文件暂不能读取。", code="defect"
        ) from (RuntimeError(trace))
    if code == "memory":
        raise ResourceLimitError(
            "读取所需的内存超过上限，已停止；文件可能含有异常内容，请改用重新导出的 PDF。", code="memory"
        )
    error: type[MingZhangError] = getattr(errors, kind, UnreadableFileError)
    raise error(value, code=code)


def _too_long(seconds: float) -> ResourceLimitError:
    return ResourceLimitError(
        f"读取超过 {seconds:g} 秒仍未完成，已停止；文件可能含有异常内容，请改用重新导出的 PDF。", code="time"
    )
