"""Which printed numbers of the statutory tables took part in at least one comparison."""

from __future__ import annotations

from collections.abc import Iterable

from mingzhang.checking.audit import Coverage
from mingzhang.checking.comparison import Comparison
from mingzhang.model import Report

MADE = ("holds", "tail", "differs")


def coverage_of(report: Report, comparisons: Iterable[Comparison]) -> Coverage:
    """Counts every number of the tables that a form knows, zeros included, blanks not."""
    used = {
        evidence.source
        for comparison in comparisons
        if comparison.outcome in MADE
        for evidence in comparison.evidence
    }
    printed = [
        cell.source
        for table in report.tables
        if table.id is not None
        for row in table.rows
        for cell in row.cells.values()
        if cell.amount is not None and cell.source is not None
    ]
    unchecked = tuple(source for source in printed if source not in used)
    return Coverage(len(printed), len(printed) - len(unchecked), unchecked)
