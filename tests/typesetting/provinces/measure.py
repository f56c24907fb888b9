"""How well the layouts are read: ``python -m tests.typesetting.provinces.measure [SEEDS] [NAME …]``.

Prints a table of layouts × cells right, wrong, missing, tables too many; with ``--show`` every difference.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from mingzhang.model import Report
from mingzhang.reading.report import read_report
from tests.typesetting.provinces.book import Book
from tests.typesetting.provinces.books import BOOKS
from tests.typesetting.provinces.sheets import Truth
from tests.typesetting.provinces.wild import WILD

Key = tuple[str | None, str | None, str | None, str, str, Decimal]


@dataclass(slots=True)
class Score:
    """One reading against its truth."""

    right: int = 0
    missing: list[Key] = field(default_factory=list[Key])
    wrong: list[Key] = field(default_factory=list[Key])
    tables: list[str] = field(default_factory=list[str])
    """Tables too many, missing, or unknown ones that were forced into a form."""


def compared(report: Report, truth: list[Truth], unknown: list[str]) -> Score:
    """The reading ``report`` against the ``truth``; ``unknown`` are the titles of plain grids."""
    given = Counter[Key](
        (table.id, row.side, row.code, row.name, column, cell.amount.value)
        for table in report.tables
        if table.id is not None
        for row in table.rows
        for column, cell in row.cells.items()
        if cell.amount is not None
    )
    wanted = Counter[Key](
        (table["table"], row["side"], row["code"], row["name"], column, Decimal(value))
        for table in truth
        for row in table["rows"]
        for column, value in row["values"].items()
        if value is not None
    )
    score = Score(
        sum((given & wanted).values()),
        sorted((wanted - given).elements(), key=str),
        sorted((given - wanted).elements(), key=str),
    )
    ids = Counter(table.id for table in report.tables if table.id)
    known = Counter(str(table["table"]) for table in truth)
    score.tables += [f"+{one}" for one in (ids - known).elements()]
    score.tables += [f"-{one}" for one in (known - ids).elements()]
    plain = Counter(table.title for table in report.tables if table.id is None)
    wished = Counter(unknown)
    score.tables += [f"+《{one}》" for one in (plain - wished).elements()]
    score.tables += [f"-《{one}》" for one in (wished - plain).elements()]
    return score


def measured(book: Book, folder: Path) -> tuple[Score, Report]:
    """Set the book, read it, compare."""
    path = book.write(folder / f"{book.name}-{book.style.seed}.pdf")
    report = read_report(path)
    return compared(report, book.truth, [sheet.title for sheet in book.unknown]), report


def main(arguments: list[str]) -> None:
    """Print the table."""
    show = "--show" in arguments
    words = [one for one in arguments if not one.startswith("--")]
    seeds = [int(one) for one in words if one.isdigit()] or [1, 2, 3]
    names = [one for one in words if not one.isdigit()]
    kept = next((one.split("=")[1] for one in arguments if one.startswith("--keep=")), None)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(kept or temporary)
        folder.mkdir(exist_ok=True)
        print(f"{'layout':22s} {'right':>6s} {'wrong':>6s} {'missing':>8s}  tables, warnings")
        sums = Counter[str]()
        for make in (*BOOKS, *WILD):
            if names and make.__name__ not in names:
                continue
            for seed in seeds:
                book = make(seed)
                score, report = measured(book, folder)
                sums.update(right=score.right, wrong=len(score.wrong), missing=len(score.missing))
                told = Counter(one.code for one in report.warnings)
                print(
                    f"{book.name + '-' + str(seed):22s} {score.right:6d} {len(score.wrong):6d}"
                    f" {len(score.missing):8d}  {' '.join(score.tables)} {dict(told)}"
                )
                if show:
                    _shown(score, report)
        print(f"{'all':22s} {sums['right']:6d} {sums['wrong']:6d} {sums['missing']:8d}")


def _shown(score: Score, report: Report) -> None:
    for word, keys in (("wrong", score.wrong), ("missing", score.missing)):
        by_table = Counter(key[0] for key in keys)
        for table, count in by_table.items():
            some = [key[1:] for key in keys if key[0] == table][:6]
            print(f"    {word} {table} {count}: {[(*one[:4], str(one[4])) for one in some]}")
    for warning in report.warnings:
        print("    ", warning.code, warning.page, warning.message)


if __name__ == "__main__":
    main(sys.argv[1:])
