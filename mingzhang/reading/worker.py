"""The reading process: reads one report within its limits, and hands it back pickled.

Started by ``guarded``: forked, or as ``python -m mingzhang.reading.worker NAME SECONDS BYTES [PATH]``
(without PATH the PDF comes on standard input; the pickled outcome goes to standard output).
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import traceback
from pathlib import Path

from mingzhang.errors import MingZhangError, ResourceLimitError
from mingzhang.model import Report

Outcome = tuple[str, Report | str, str, str]
"""Kind (``report``, an error's class name, or ``defect``), then report or message, code, traceback."""


def outcome_of(source: Path | bytes, name: str) -> bytes:
    """Read the report and pickle what came of it. Never raises."""
    return pickle.dumps(_outcome(source, name), protocol=pickle.HIGHEST_PROTOCOL)


def _outcome(source: Path | bytes, name: str) -> Outcome:
    try:
        from mingzhang.reading.pdf import read_content
        from mingzhang.reading.report import report_of

        content = source if isinstance(source, bytes) else source.read_bytes()
        return ("report", report_of(read_content(content, name)), "", "")
    except MingZhangError as error:
        return (type(error).__name__, error.message, error.code, "")
    except MemoryError:
        return (ResourceLimitError.__name__, "", "memory", "")
    except Exception as error:  # noqa: BLE001 — told to the waiting process, which raises it
        return ("defect", f"{type(error).__name__}: {error}", "", traceback.format_exc())


def limit_this_process(seconds: float, memory: int) -> None:
    """Let the system end this process when it takes too much; where there are no limits, do nothing.

    ``seconds`` of processor time; ``memory`` bytes of address space beyond what is mapped now.
    """
    try:
        import resource
    except ImportError:  # Windows: the waiting process's clock is the only limit
        return
    mapped = _mapped_now() + memory
    wanted = (
        (resource.RLIMIT_CORE, 0, 0),
        # The softer limit's signal tells that it was time; the harder one ends what ignores it.
        (resource.RLIMIT_CPU, int(seconds) + 1, int(seconds) + 3),
        (resource.RLIMIT_AS, mapped, mapped),
    )
    for kind, soft, hard in wanted:
        # macOS refuses some limits; a stricter one that already holds may not be raised.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def silence() -> None:
    """Send whatever libraries print to nowhere: the outcome alone is to be heard."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


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
    outcome = outcome_of(Path(path[0]) if path else sys.stdin.buffer.read(), name)
    with os.fdopen(answer, "wb") as stream:
        stream.write(outcome)


if __name__ == "__main__":
    main()
