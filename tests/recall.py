"""How completely and how rightly a reading gives the cells of a known document: recall and precision.

Tests record what they measured (``record``); the run ends with one table of layouts × documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from mingzhang.model import Report

PROPERTY = "recall"

Key = tuple[str | None, str | None, str | None, str, str]
"""Table, side, code, name, column."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Printed figures of the known forms: read rightly, read wrongly or invented, and not read."""

    right: int
    wrong: int
    missing: int

    @property
    def recall(self) -> float:
        """Part of the printed figures that were read rightly, 0 to 1."""
        printed = self.right + self.missing
        return self.right / printed if printed else 1.0

    @property
    def precision(self) -> float:
        """Part of the figures given that are right, 0 to 1."""
        given = self.right + self.wrong
        return self.right / given if given else 1.0


def measured(report: Report, truth: Iterable[Mapping[str, Any]]) -> Recall:
    """The figures of ``report``'s known forms against ``truth`` (tables as in sample_tables.json)."""
    given = Counter(
        ((table.id, row.side, row.code, row.name, column), cell.amount.value)
        for table in report.tables
        if table.id is not None
        for row in table.rows
        for column, cell in row.cells.items()
        if cell.amount is not None
    )
    printed = Counter(
        ((table["table"], row.get("side"), row["code"], row["name"], column), Decimal(value))
        for table in truth
        for row in table["rows"]
        for column, value in row["values"].items()
        if value is not None
    )
    right = (given & printed).total()
    return Recall(right, given.total() - right, printed.total() - right)


def record(request: pytest.FixtureRequest, layout: str, document: str, result: Recall) -> None:
    """Keeps ``result`` for the table that is printed when all tests have run."""
    entry = (layout, document, result.right, result.wrong, result.missing)
    request.node.user_properties.append((PROPERTY, entry))


def table(entries: Sequence[Sequence[Any]]) -> list[str]:
    """The lines of the table: layout, document, figures right, wrong and missing, recall, precision."""
    lines = [
        f"{'layout':<34}{'document':<28}{'right':>7}{'wrong':>7}{'missing':>9}{'recall':>9}{'precision':>11}"
    ]
    for layout, document, right, wrong, missing in sorted(entries):
        result = Recall(right, wrong, missing)
        lines.append(
            f"{layout:<34}{document:<28}{right:>7}{wrong:>7}{missing:>9}"
            f"{result.recall:>9.2%}{result.precision:>11.2%}"
        )
    return lines
