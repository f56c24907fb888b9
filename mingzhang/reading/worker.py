"""The reading process: reads one report within its limits, and hands it back pickled.

Started by ``guarded``: forked, or as ``python -m mingzhang.reading.worker NAME SECONDS BYTES [PATH]``
(without PATH the file comes on standard input; the messages go to standard output).
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from mingzhang.errors import MingZhangError, ResourceLimitError
from mingzhang.reading.limits import PAGES, RECOGNITION_MEMORY, RECOGNITION_SECONDS
from mingzhang.reading.messages import Outcome, Progress, ProgressListener, message

Teller = Callable[[bytes], None]
"""Takes a message to the process that waits."""


def serve(source: Path | bytes, name: str, tell: Teller) -> None:
    """Read the report, telling progress and in the end what came of it. Never raises but for ``tell``."""
    granted = 0

    def proceed(done: int, total: int) -> None:
        nonlocal granted
        if total > granted:
            grant_recognition(total - granted)
            granted = total
        tell(message(Progress(done, total)))

    tell(message(_outcome(source, name, proceed)))


def _outcome(source: Path | bytes, name: str, progress: ProgressListener) -> Outcome:
    try:
        from mingzhang.reading.files import read_content
        from mingzhang.reading.report import report_of

        content = source if isinstance(source, bytes) else source.read_bytes()
        document = read_content(content, name, progress)
        report = report_of(document)
        if any(origin.confidence is not None for page in document.pages for origin in page.origins):
            # Only a scan's figures are held against the identities: nothing else imports the checks here.
            from mingzhang.confirming import confirmed

            report = confirmed(report)
        return Outcome("report", report)
    except MingZhangError as error:
        return Outcome(type(error).__name__, error.message, error.code)
    except MemoryError:
        return Outcome(ResourceLimitError.__name__, "", "memory")
    except Exception as error:  # noqa: BLE001 — told to the waiting process, which raises it
        return Outcome("defect", f"{type(error).__name__}: {error}", "", traceback.format_exc())


def limit_this_process(seconds: float, memory: int) -> None:
    """Let the system end this process when it takes too much; where there are no limits, do nothing.

    ``seconds`` of processor time; ``memory`` bytes of address space beyond what is mapped now. The
    harder limits leave room for what ``grant_recognition`` may grant.
    """
    try:
        import resource
    except ImportError:  # Windows: the waiting process's clock is the only limit
        return
    mapped = _mapped_now() + memory
    longest = int(seconds + _processor_seconds(PAGES))
    wanted = (
        (resource.RLIMIT_CORE, 0, 0),
        # The softer limit's signal tells that it was time; the harder one ends what ignores it.
        (resource.RLIMIT_CPU, int(seconds) + 1, longest + 3),
        (resource.RLIMIT_AS, mapped, mapped + RECOGNITION_MEMORY),
    )
    for kind, soft, hard in wanted:
        # macOS refuses some limits; a stricter one that already holds may not be raised.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def grant_recognition(pages: int) -> None:
    """Allow this process what recognising so many ``pages`` takes, in time and in memory."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        if soft != resource.RLIM_INFINITY:
            wanted = soft + int(_processor_seconds(pages))
            resource.setrlimit(resource.RLIMIT_CPU, (min(wanted, hard), hard))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _processor_seconds(pages: int) -> float:
    """Processor time of recognising so many pages on all cores."""
    return pages * RECOGNITION_SECONDS * (os.cpu_count() or 1)


def silence() -> None:
    """Send whatever libraries print to nowhere: the outcome alone is to be heard."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def write_all(stream: int, content: bytes) -> None:
    """Write ``content`` to the open file descriptor ``stream``, however little it takes at a time."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(stream, rest) :]


def _mapped_now() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Read the report that the arguments name, within the limits that they state."""
    name, seconds, memory, *path = sys.argv[1:]
    answer = os.dup(1)
    silence()
    limit_this_process(float(seconds), int(memory))
    source = Path(path[0]) if path else sys.stdin.buffer.read()
    serve(source, name, lambda told: write_all(answer, told))


if __name__ == "__main__":
    main()
