"""Scans: seconds a page of ``mingzhang read FILE --json``, as a whole process, and its memory.

The sample is scanned as the tests do it: at 200 dots per inch, askew, with noise, with seals over figures.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.reading import ROOT, memory_of
from tests.typesetting.scans import NOISY, STAMPED, scanned

ROUNDS = 3
TARGET = 2.5
"""Seconds that a page may take."""

SCANS = {"noisy, 200 dpi": NOISY, "sealed, 200 dpi": STAMPED}


def main() -> None:
    """Scan the sample, read it, and print a line for each way of scanning."""
    sample = next(iter(sorted((ROOT / "data").glob("*.pdf"))))
    print(f"\n{sample.stem}，扫描件（{ROUNDS} 轮中位数）")
    print(f"{'scan':<22}{'pages':>6}{'median s':>10}{'s a page':>10}{'MB':>8}")
    for name, settings in SCANS.items():
        with tempfile.TemporaryDirectory() as folder:
            _measure(name, scanned(sample, Path(folder, "scan.pdf"), settings))


def _measure(name: str, document: Path) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(document) as pdf:
        pages = len(pdf)
    command = [sys.executable, "-m", "mingzhang.cli", "read", "--json", str(document)]
    seconds = statistics.median(_timed(command) for _ in range(ROUNDS))
    memory = memory_of(command)
    page = seconds / pages
    print(f"{name:<22}{pages:>6}{seconds:>10.1f}{page:>10.2f}{memory / 2**20:>8.0f}")
    print(f"{page:.2f} s a page ({'within' if page <= TARGET else 'OVER'} {TARGET})")


def _timed(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin
