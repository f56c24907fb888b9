"""Soak: the server's memory over thousands of reruns, and over sessions that are opened and closed.

Run with ``python -m bench soak [RERUNS] [SESSIONS]``. One reader goes round all pages, then readers come,
look at a page and leave; the server's resident memory is printed on the way. What counts is that it levels
off: caches fill at first, a leak goes on.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from bench.server import PAGES, free_port, resident_megabytes, served
from bench.streamlit_client import Client

RERUNS = 5000
SESSIONS = 200
STEPS = 8
"""So often the memory is printed in either part."""


def main() -> None:
    """Rerun pages in one session, then open and close sessions, and print the memory on the way."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    reruns, sessions = (*numbers, *(RERUNS, SESSIONS)[len(numbers) :])[:2]
    port = free_port()
    command = [sys.executable, "-m", "mingzhang.cli", "serve", "--port", str(port)]
    with tempfile.TemporaryDirectory() as home:
        os.environ["MINGZHANG_HOME"] = str(Path(home))
        with served(command, port, "/_stcore/health") as process_id:
            asyncio.run(_soak(port, process_id, reruns, sessions))


async def _soak(port: int, process_id: int, reruns: int, sessions: int) -> None:
    print(f"\n服务器内存（{reruns} 次重新运行，再开关 {sessions} 个会话）")
    await _rounds(port, len(PAGES))
    print(f"{'after':<26}{'MB':>8}")
    _tell("every page once", process_id)
    for step in range(STEPS):
        done = reruns * (step + 1) // STEPS
        await _rounds(port, done - reruns * step // STEPS)
        _tell(f"{done} reruns", process_id)
    for step in range(STEPS):
        done = sessions * (step + 1) // STEPS
        for page in islice(cycle(PAGES), sessions * step // STEPS, done):
            await _visit(port, page)
        _tell(f"{done} sessions", process_id)


async def _rounds(port: int, reruns: int) -> None:
    """So many reruns, each page in turn in a session of its own for all of its reruns."""
    each, more = divmod(reruns, len(PAGES))
    for at, page in enumerate(PAGES):
        async with Client(port, page) as reader:
            for _ in range(each + (at < more)):
                await reader.rerun()
            if reader.exceptions:
                raise SystemExit(f"/{page}: the page shows an exception")


async def _visit(port: int, page: str) -> None:
    async with Client(port, page) as reader:
        await reader.rerun()


def _tell(after: str, process_id: int) -> None:
    memory = resident_megabytes(process_id)
    print(f"{after:<26}{'–' if memory is None else f'{memory:.0f}':>8}", flush=True)


if __name__ == "__main__":
    main()
