"""Reading: ``mingzhang read FILE --json`` against pypdfium2's raw text and plain pdfplumber.

Every way runs as a process of its own, the ways taking turns; its processor time is counted, that of the
guarded child included, so that a busy machine changes little: what counts are the ratios of the medians.
A first round, not counted, leaves the modules compiled as an installation does. Memory is the proportional
set of the whole process tree, looked at in a further run. A further process, with everything imported
before, reads the document by turns in both ways.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "reports" / "real"

ROUNDS = 7
TARGET = 0.5
"""The whole command may take at most this part of plain pdfplumber's processor time."""
IN_PROCESS_TARGET = 0.35
"""The same for the processor time of the reading alone, within one process."""

COMPILING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment, in which Python keeps compiled modules."""

LOOK_EVERY = 0.005

RAW_TEXT = """
import sys, pypdfium2
pdf = pypdfium2.PdfDocument(sys.argv[1])
for page in pdf:
    textpage = page.get_textpage()
    textpage.get_text_range()
"""

PLAIN = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()
        for table in page.find_tables():
            table.extract()
"""

IN_PROCESS = """
import logging, pathlib, statistics, sys, time
import pdfplumber
from mingzhang.reading.report import read_report
logging.disable()
path = pathlib.Path(sys.argv[1])
def plain():
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.find_tables()
            page.extract_text()
def seconds(way):
    begin = time.process_time()
    way()
    return time.process_time() - begin
ours = lambda: read_report(path)
ours(), plain()
taken = [(seconds(ours), seconds(plain)) for _ in range(int(sys.argv[2]))]
print(*(statistics.median(column) for column in zip(*taken)))
"""

WAYS: dict[str, list[str]] = {
    "pypdfium2 raw text": [sys.executable, "-c", RAW_TEXT],
    "plain pdfplumber": [sys.executable, "-c", PLAIN],
    "mingzhang read": [sys.executable, "-m", "mingzhang.cli", "read", "--json"],
}
OURS, REFERENCE = "mingzhang read", "plain pdfplumber"


def main() -> None:
    """Measure every document at hand and print one table for each."""
    documents = [*sorted((ROOT / "data").glob("*.pdf")), *sorted(REAL.glob("*[决预]算.pdf"))]
    if not REAL.exists():
        print(f"没有真实报告（{REAL.name}），只测随附样例。")
    for document in documents:
        _measure(document)


def _measure(document: Path) -> None:
    for way in WAYS:
        _timed(way, document)
    seconds: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(ROUNDS):
        for way in WAYS:
            seconds[way].append(_timed(way, document))
    medians = {way: statistics.median(times) for way, times in seconds.items()}
    print(f"\n{document.stem}（{document.stat().st_size / 1024:,.0f} KB，处理器时间，{ROUNDS} 轮中位数）")
    print(f"{'way':<22}{'median s':>10}{'least s':>10}{'ratio':>8}{'MB':>8}")
    for way, median in medians.items():
        ratio, memory = median / medians[REFERENCE], memory_of([*WAYS[way], str(document)])
        shown = f"{memory / 2**20:.0f}" if memory else "–"
        print(f"{way:<22}{median:>10.3f}{min(seconds[way]):>10.3f}{ratio:>8.2f}{shown:>8}")
    ratio = medians[OURS] / medians[REFERENCE]
    print(f"{OURS} = {ratio:.2f} × {REFERENCE} ({_against(ratio, TARGET)})")
    _measure_in_process(document)


def _measure_in_process(document: Path) -> None:
    command = [sys.executable, "-c", IN_PROCESS, str(document), str(ROUNDS)]
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout
    ours, plain = map(float, printed.split())
    print(
        f"in process, CPU: {ours:.3f} s = {ours / plain:.2f} × plain pdfplumber's {plain:.3f} s"
        f" ({_against(ours / plain, IN_PROCESS_TARGET)})"
    )


def _against(ratio: float, target: float) -> str:
    return f"{'within' if ratio <= target else 'OVER'} {target}"


def _timed(way: str, document: Path) -> float:
    """Seconds of processor time of one whole process, those that it waited for included."""
    begin = _processor_seconds()
    command = [*WAYS[way], str(document)]
    subprocess.run(command, cwd=ROOT, env=COMPILING, stdout=subprocess.DEVNULL, check=True)
    return _processor_seconds() - begin


def _processor_seconds() -> float:
    taken = os.times()
    return taken.children_user + taken.children_system


def memory_of(command: list[str]) -> int:
    """Most memory (bytes) that the command's processes hold together; 0 where the system does not say."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(_held(one) for one in _tree(process.pid)))
        time.sleep(LOOK_EVERY)
    return most


def _tree(pid: int) -> list[int]:
    """The process and its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        children = []
    return [pid, *(one for child in children for one in _tree(int(child)))]


def _held(pid: int) -> int:
    """A process's proportional set: shared pages count by their part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
