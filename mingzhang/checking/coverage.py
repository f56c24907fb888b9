"""Which printed numbers of a report took part in at least one comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingzhang.checking.audit import Coverage
from mingzhang.checking.comparison import Comparison
from mingzhang.checking.reckoning import Place, place_of
from mingzhang.model import Cell, Report, Source

MADE = ("holds", "tail", "differs")


def coverage_of(report: Report, comparisons: Iterable[Comparison]) -> Coverage:
    """Counts every printed number once: of known tables, of the narrative, of self-evaluation forms.

    Zeros are numbers, blanks are none. A derived number stands for those that it was computed from.
    """
    used = {
        place for comparison in comparisons if comparison.outcome in MADE for place in _places(comparison)
    }
    printed = {place_of(source): source for source in _numbers(report)}
    unchecked = tuple(source for place, source in printed.items() if place not in used)
    return Coverage(len(printed), len(printed) - len(unchecked), unchecked)


def _places(comparison: Comparison) -> Iterator[Place]:
    for term in comparison.terms:
        if term.evidence is not None:
            yield place_of(term.evidence.source)
        yield from (place_of(source) for source in term.sources)


def _numbers(report: Report) -> Iterator[Source]:
    for table in report.tables:
        if table.id is not None:
            for row in table.rows:
                yield from _printed(row.cells.values())
    for fact in report.facts:
        if not fact.derived:
            yield fact.source
    for project in report.projects:
        for fund in project.funds:
            yield from _printed(fund.cells.values())
        for indicator in project.indicators:
            yield from _printed(cell for name, cell in indicator.cells.items() if name in ("points", "score"))
        yield from _printed((project.points, project.score))


def _printed(cells: Iterable[Cell]) -> Iterator[Source]:
    return (cell.source for cell in cells if cell.amount is not None and cell.source is not None)
