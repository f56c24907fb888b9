"""The report as text in any encoding: cells parted by tabs, or by bars and lines broken at a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from data.generator.source import REPORT

WIDTH = 78
"""Half-widths at which the lines of text are broken."""


def with_tabs(path: Path, encoding: str = "utf-8") -> Path:
    """The published text as it is."""
    path.write_bytes(REPORT.read_text(encoding="utf-8").encode(encoding))
    return path


def with_bars(path: Path) -> Path:
    """Tables as people write them by hand, paragraphs broken at a width and parted by blank lines."""
    path.write_text("\r\n".join(_lines()), encoding="utf-8")
    return path


def _lines() -> Iterator[str]:
    lines = REPORT.read_text(encoding="utf-8").split("\n")
    for place, line in enumerate(lines):
        if "\t" in line:
            cells = [cell.strip() for cell in line.split("\t")]
            yield f"| {' | '.join(cells)} |"
            if place and "\t" not in lines[place - 1]:
                yield f"|{'|'.join(' --- ' for _ in cells)}|"
        else:
            yield from broken(line)


def broken(line: str) -> Iterator[str]:
    """The line in parts no wider than ``WIDTH``."""
    part, width = "", 0
    for letter in line:
        wide = 2 if unicodedata.east_asian_width(letter) in "WFA" else 1
        if width + wide > WIDTH:
            yield part
            part, width = "", 0
        part += letter
        width += wide
    yield part
