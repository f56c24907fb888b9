"""Checking: seconds that all rules take on a report once it is read, and which rules take the most.

The first check of a document is what a person waits for; the median of further ones is what rules cost. Its
own processor time is counted, so that a busy machine changes little.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bench.reading import REAL, ROOT
from mingzhang.checking import check, rules
from mingzhang.checking.registry import Rule, lacking
from mingzhang.model import Report
from mingzhang.reading.report import read_report

ROUNDS = 7
TARGET = 0.3
"""Seconds that all rules may take on a report of 30 pages."""
SLOWEST = 5


def main() -> None:
    """Check every document at hand and print a line for each, with its slowest rules."""
    print(f"\n核对（读取之后，处理器时间，{ROUNDS} 轮中位数）")
    for document in (*sorted((ROOT / "data").glob("*.pdf")), *sorted(REAL.glob("*[决预]算.pdf"))):
        _measure(document)


def _measure(document: Path) -> None:
    report = read_report(document)
    first = _seconds(lambda: check(report))
    median = statistics.median(_seconds(lambda: check(report)) for _ in range(ROUNDS))
    held = "within" if max(first, median) <= TARGET else "OVER"
    print(
        f"{document.stem}（{report.pages} 页）: first {first:.3f} s, then {median:.3f} s ({held} {TARGET} s)"
    )
    slowest = sorted(((rule_seconds(rule, report), rule.id) for rule in rules()), reverse=True)[:SLOWEST]
    print("  " + "  ".join(f"{rule_id} {1000 * seconds:.1f} ms" for seconds, rule_id in slowest))


def rule_seconds(rule: Rule, report: Report) -> float:
    """The least seconds of one rule on a report; nothing for one that it is not run on."""
    if report.kind not in rule.kinds or lacking(rule, report):
        return 0.0
    return min(_seconds(lambda: list(rule.run(report))) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
