"""A page's rerun in the server: alone and with 20 readers, beside the same figures in Dash.

Run with ``python -m bench server``. Prints medians in milliseconds, the server's processor time for each
rerun, reruns per second, resident memory, and the ratios to Dash's callback that returns the same figures.
The reader keeps what a browser keeps. On a busy machine only the processor times can be relied upon.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import dash_twin
from bench.streamlit_client import Client

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "",
    "budget",
    "structure",
    "basic-project",
    "three-public",
    "operations",
    "performance",
    "checks",
    "source",
    "data",
    "glossary",
    "present",
    "search",
    "compare",
)
WARMING = 3
"""Reruns before those that are measured."""
ALONE = 25
"""Reruns of a page by one reader."""
READERS = 20
EACH = 8
"""Reruns of each of the readers at once."""
ROUNDS = 5
"""So often are the dashboard and Dash measured in turn; what is told is the median."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(command: list[str], port: int, health: str) -> Iterator[int]:
    """Start a server; yields its process id when it answers; ended by that id."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}{health}", timeout=2)
                break
            time.sleep(0.05)
        else:
            raise SystemExit("the server did not answer")
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def resident_megabytes(process_id: int) -> float | None:
    """Resident memory of a process and its children, where /proc exists."""
    total, children = 0, [process_id]
    if not Path("/proc").is_dir():
        return None
    while children:
        current = children.pop()
        with contextlib.suppress(OSError):
            status = Path(f"/proc/{current}/status").read_text()
            total += next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
            children += map(int, Path(f"/proc/{current}/task/{current}/children").read_text().split())
    return total / 1024


def processor_seconds(process_id: int) -> float:
    """Processor time that a process and its children have taken so far; 0 where /proc does not exist."""
    total, waiting = 0.0, [process_id]
    while waiting:
        current = waiting.pop()
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{current}/stat").read_text().rpartition(")")[2].split()
            total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            waiting += map(int, Path(f"/proc/{current}/task/{current}/children").read_text().split())
    return total


async def alone(port: int, page: str) -> tuple[float, float, int]:
    """Median and largest rerun of a page by one reader, in milliseconds; bytes of one rerun."""
    async with Client(port, page) as reader:
        for _ in range(WARMING):
            await reader.rerun()
        before = reader.bytes_received
        times = [await reader.rerun() * 1000 for _ in range(ALONE)]
        if reader.exceptions:
            raise SystemExit(f"/{page}: the page shows an exception")
        return statistics.median(times), max(times), (reader.bytes_received - before) // ALONE


async def crowd(port: int, page: str) -> tuple[float, float]:
    """Reruns per second and median milliseconds with all readers asking at once."""
    async with contextlib.AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(Client(port, page)) for _ in range(READERS)]
        await asyncio.gather(*(reader.rerun() for reader in readers))

        async def several(reader: Client) -> list[float]:
            return [await reader.rerun() for _ in range(EACH)]

        started = time.perf_counter()
        times = await asyncio.gather(*(several(reader) for reader in readers))
        elapsed = time.perf_counter() - started
    flat = [one * 1000 for series in times for one in series]
    return len(flat) / elapsed, statistics.median(flat)


@dataclass(frozen=True, slots=True)
class Rates:
    """What one server gave, time after time."""

    name: str
    alone: list[float] = field(default_factory=list[float])
    """Median milliseconds of one reader."""
    crowded: list[float] = field(default_factory=list[float])
    """Answers a second with all readers at once."""
    taken: list[float] = field(default_factory=list[float])
    """Milliseconds of the server's processor time for each answer to the crowd."""

    def told(self) -> str:
        alone, crowded, taken = map(statistics.median, (self.alone, self.crowded, self.taken))
        return f"{self.name:34s}{alone:10.1f}{crowded:12.1f}{taken:14.2f}"


def measure_pages(port: int, process_id: int) -> None:
    """Print every page's rerun by one reader."""
    started = time.perf_counter()
    asyncio.run(first_view(port))
    print(f"first view after start, reading the sample included: {time.perf_counter() - started:.2f} s")
    print(f"{'page':16s} {'median ms':>10s} {'largest':>9s} {'processor':>10s} {'KiB':>7s}")
    medians: list[float] = []
    for page in PAGES:
        asyncio.run(alone(port, page))
        taken = processor_seconds(process_id)
        median, largest, size = asyncio.run(alone(port, page))
        taken = (processor_seconds(process_id) - taken) * 1000 / (ALONE + WARMING)
        medians.append(median)
        print(f"/{page:15s} {median:10.1f} {largest:9.1f} {taken:10.1f} {size / 1024:7.0f}")
    print(f"all pages: median {statistics.median(medians):.1f} ms, slowest page {max(medians):.1f} ms")


async def first_view(port: int) -> None:
    async with Client(port, "") as reader:
        await reader.rerun()


def compare(port: int, process_id: int) -> None:
    """Print the rate of 支出结构 beside Dash's, medians of several rounds in turn."""
    with contextlib.ExitStack() as stack:
        twins: list[tuple[Rates, int, int]] = []
        for words, kept in (("Dash, figures built in the callback", False), ("Dash, figures kept", True)):
            twin_port = free_port()
            twin = stack.enter_context(served(dash_twin.command(twin_port, kept), twin_port, "/"))
            dash_twin.ask(twin_port)
            twins.append((Rates(words), twin_port, twin))
        ours = Rates("明账 /structure")
        for _ in range(ROUNDS):
            ours.alone.append(asyncio.run(alone(port, "structure"))[0])
            before = processor_seconds(process_id)
            ours.crowded.append(asyncio.run(crowd(port, "structure"))[0])
            spent = (processor_seconds(process_id) - before) * 1000
            ours.taken.append(spent / (READERS * (EACH + 1)))
            for rates, twin_port, twin in twins:
                rates.alone.append(dash_twin.alone(twin_port, ALONE))
                before = processor_seconds(twin)
                rates.crowded.append(dash_twin.crowd(twin_port, READERS, EACH))
                rates.taken.append((processor_seconds(twin) - before) * 1000 / (READERS * EACH))
        memory = [resident_megabytes(one) for one in (process_id, *(twin for _, _, twin in twins))]
    print(f"\n{'median of ' + str(ROUNDS):34s}{'alone ms':>10s}{READERS:5d} readers/s{'processor ms':>14s}")
    for rates in (ours, *(rates for rates, _, _ in twins)):
        print(rates.told())
    for rates, _, _ in twins:
        ratio = statistics.median(ours.crowded) / statistics.median(rates.crowded)
        print(f"answers a second beside {rates.name}: {ratio:.2f}")
    if None not in memory:
        print("resident memory, MB: " + ", ".join(f"{one:.0f}" for one in memory if one is not None))


def main() -> None:
    """Measure the dashboard's pages, then one of them beside Dash with the same figures."""
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    port = free_port()
    command = [sys.executable, "-m", "mingzhang.cli", "serve", "--port", str(port)]
    print("== a page's rerun in the server ==")
    with served(command, port, "/_stcore/health") as process_id:
        measure_pages(port, process_id)
        compare(port, process_id)
