"""``python -m bench.mutate [FILE|FOLDER …]``: how many wrong figures the check finds out.

Without arguments the sample, whose outcome is written to ``docs/mutation.md``, and the real reports at
hand; with arguments those files, or the PDFs of those folders, of which only the scores are printed. Every
figure of the sample is changed both ways, every one of other reports once, by turns up and down.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.mutate_judging import Trial, score, trial
from bench.mutate_page import HEADER, page, report_lines, share, summary
from bench.reading import REAL, ROOT
from mingzhang.exporting.summary import columns
from mingzhang.reading.report import read_report

PAGE = ROOT / "docs" / "mutation.md"


def main(arguments: Sequence[str]) -> int:
    """Tries every report and prints a table for each; returns 0."""
    logging.disable()
    if arguments:
        for path in _documents(map(Path, arguments)):
            _tried(path)
        return 0
    for sample in sorted((ROOT / "data").glob("*.pdf")):
        PAGE.write_text(page(_tried(sample, by_turns=False)), encoding="utf-8")
        print(f"已写入 {PAGE.relative_to(ROOT)}")
    if not REAL.exists():
        print(f"没有真实报告（{REAL.name}），只测随附样例。")
    for path in _documents([REAL]):
        _tried(path)
    return 0


def _documents(paths: Sequence[Path] | map[Path]) -> list[Path]:
    return [
        document for path in paths for document in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])
    ]


def _tried(path: Path, *, by_turns: bool = True) -> Trial:
    begin = time.perf_counter()
    made = trial(read_report(path), by_turns=by_turns)
    seconds = time.perf_counter() - begin
    whole = score(made.figures, made.verdicts)
    print(f"\n{path.stem}（{made.report.pages} 页，{seconds:.0f} 秒）")
    if not made.verdicts:
        print("没有可以改动的数。")
        return made
    print("\n".join(columns(HEADER, report_lines(made))))
    print(f"{summary(made)}全部改动 {whole.mutants} 次，查出 {share(whole.detected, whole.mutants)}。")
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
