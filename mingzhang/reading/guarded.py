"""Reading in a process of its own, with limits: whatever a file holds, the caller lives on.

The lean command forks; a process with threads (the dashboard's server, a notebook) starts a fresh
interpreter, because forking threads is not safe. Where the system knows no limits, the clock is one.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import BinaryIO, cast

from mingzhang import errors
from mingzhang.errors import MingZhangError, ResourceLimitError, UnreadableFileError
from mingzhang.model import Report
from mingzhang.reading import worker
from mingzhang.reading.intake import HEAD, TAIL, check_intake
from mingzhang.reading.limits import MEMORY, SECONDS
from mingzhang.reading.messages import Listener, ProgressListener

_CHUNK = 1 << 20


def read_report(
    source: Path | str | bytes,
    name: str | None = None,
    *,
    seconds: float = SECONDS,
    memory: int = MEMORY,
    progress: ProgressListener | None = None,
) -> Report:
    """Read the report in the file ``source``, or whose content ``source`` is.

    ``name`` is the file's name as shown (of a path, its own); ``seconds`` of processor time
    (``PATIENCE`` times as long is waited) and ``memory`` bytes of address space are granted, and more
    for every page that has to be recognised.
    While that lasts, ``progress`` is called in the caller's thread with the number of pages recognised
    (from 0 on) and of those to recognise. Raises the errors of ``mingzhang.errors``: what the file is
    at fault for, or ResourceLimitError (codes ``time``, ``memory``).
    """
    if isinstance(source, str):
        source = Path(source)
    if isinstance(source, Path):
        _check_file(source)
        name = name or source.name
    else:
        check_intake(source[:HEAD], source[-TAIL:], len(source))
    name = name or "report"
    listener = Listener(seconds, progress)
    read = _forked if _may_fork() else _started
    return _report(read(source, name, memory, listener), listener)


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableFileError(
                f"“{path}”是文件夹，不是文件；请给出报告文件的路径。", code="not_a_file"
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


def _forked(source: Path | bytes, name: str, memory: int, listener: Listener) -> int:
    """Read in a forked child; its exit status (negative: the signal that ended it)."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _serve_and_leave(source, name, listener.seconds, memory, writing)
    os.close(writing)
    ended = False
    try:
        ended = _hear_all(reading, listener)
    finally:
        os.close(reading)
        if not ended:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if ended else _TIMED_OUT


def _serve_and_leave(source: Path | bytes, name: str, seconds: float, memory: int, writing: int) -> None:
    """The child's whole life; it must not return into its parent's code."""
    code = 1
    try:
        if "faulthandler" in sys.modules:
            # The parent says what happened; it needs no trace of the child's threads beside that.
            sys.modules["faulthandler"].disable()
        worker.silence()
        worker.limit_this_process(seconds, memory)
        worker.serve(source, name, lambda told: worker.write_all(writing, told))
        code = 0
    finally:
        os._exit(code)


def _hear_all(reading: int, listener: Listener) -> bool:
    """Hear what comes through the pipe until it is closed; False when the time is over first."""
    while True:
        left = listener.left
        if left <= 0 or not select.select([reading], [], [], left)[0]:
            return False
        chunk = os.read(reading, _CHUNK)
        if not chunk:
            return True
        listener.hear(chunk)


def _started(source: Path | bytes, name: str, memory: int, listener: Listener) -> int:
    """Read in a fresh interpreter; its exit status."""
    package = str(Path(errors.__file__).parent.parent)
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    command = [sys.executable, "-m", worker.__name__, name, str(listener.seconds), str(memory)]
    if isinstance(source, Path):
        command.append(str(source.absolute()))
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    ) as child:
        try:
            content = source if isinstance(source, bytes) else b""
            return child.wait() if _hear_process(child, content, listener) else _TIMED_OUT
        finally:
            child.kill()


def _hear_process(child: subprocess.Popen[bytes], content: bytes, listener: Listener) -> bool:
    """Give the child its input and hear what it tells until it ends; False when the time is over first.

    Threads do both, because not every system can wait for a pipe with a time limit.
    """
    told: SimpleQueue[bytes] = SimpleQueue()

    def give() -> None:
        # A child that ends early, refusing the file, takes no more of it.
        with suppress(OSError), cast(BinaryIO, child.stdin) as stream:
            rest = memoryview(content)
            while rest:
                rest = rest[stream.write(rest) :]

    def take() -> None:
        stream = cast(BinaryIO, child.stdout)
        with suppress(OSError, ValueError):
            while chunk := stream.read(_CHUNK):
                told.put(chunk)
        told.put(b"")

    for work in (give, take):
        Thread(target=work, daemon=True).start()
    while True:
        try:
            chunk = told.get(timeout=max(listener.left, 0.0))
        except Empty:
            return False
        if not chunk:
            return True
        listener.hear(chunk)


_TIMED_OUT = 256
"""Stands where an exit status would: the waiting process ended the reading."""


def _report(status: int, listener: Listener) -> Report:
    """The report that the reading ended with, or the error that it tells of."""
    outcome = listener.outcome
    if status == _TIMED_OUT or (outcome is None and -status == getattr(signal, "SIGXCPU", None)):
        raise _too_long(listener.seconds)
    if outcome is None or status != 0:
        # pdfium ends its process when memory runs out; a file that makes it crash is treated alike.
        raise ResourceLimitError(
            "读取时占用内存过多或异常中断，已停止；文件可能已损坏或含有异常内容，请重新导出或改用 PDF。",
            code="memory",
        )
    kind, value, code, trace = outcome
    if isinstance(value, Report):
        return value
    if kind == "defect":
        raise UnreadableFileError(
            f"读取时出现意外错误（{value}），这份文件暂不能读取。", code="defect"
        ) from (RuntimeError(trace))
    if code == "memory":
        raise ResourceLimitError(
            "读取所需的内存超过上限，已停止；文件可能含有异常内容，请重新导出或改用 PDF。", code="memory"
        )
    error: type[MingZhangError] = getattr(errors, kind, UnreadableFileError)
    raise error(value, code=code)


def _too_long(seconds: float) -> ResourceLimitError:
    return ResourceLimitError(
        f"读取超过 {seconds:g} 秒仍未完成，已停止；文件可能含有异常内容，请重新导出或改用 PDF。", code="time"
    )
