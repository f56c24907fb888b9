"""The printed figures of a report, each known by its place, with what is needed to read it differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mingzhang.checking.reckoning import RATE, Place, place_of
from mingzhang.forms import FORMS
from mingzhang.model import Amount, Cell, Fact, Project, Report, Source, Table
from mingzhang.reading.numbers import is_blank_mark, parse_amount

POINTS = "分"
MONEY_UNITS = ("万元", "元", "千元", "百万元", "亿元")
TITLES = {form.id: form.title for form in FORMS}
LABELS = {form.id: {column.id: column.label for column in form.all_columns()} for form in FORMS}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed; ``amount`` is None where something is printed that is no number.

    ``unit`` is the one that its text is read with, None where no unit gives its amount; ``label`` says in
    Chinese which figure it is. ``grouped``: the figures beside it have thousands separators; ``decimals``: so
    many have most of them, None where they are not alike.
    """

    source: Source
    amount: Amount | None
    unit: str | None
    label: str
    grouped: bool = False
    decimals: int | None = None

    @property
    def confidence(self) -> float:
        """The recognition's; 1 for a figure that was not recognised but read."""
        return self.source.recognition.confidence if self.source.recognition is not None else 1.0

    def amount_of(self, text: str) -> Amount | None:
        """The amount that the figure has if ``text`` is what is printed; None where it cannot be told."""
        wanted = parse_amount(text, self.unit) if self.unit is not None else None
        if wanted is None or self.amount is None:
            return wanted
        printed = parse_amount(self.source.text, self.unit or "")
        if printed is not None and printed.value == self.amount.value:
            return wanted
        # A decrease is told by its word: its digits are printed without a sign.
        return Amount(-wanted.value, wanted.quantum)


def figures_of(report: Report) -> dict[Place, Figure]:
    """Every printed figure by its place: of tables that a form knows, of the narrative, of the 自评表."""
    found: dict[Place, Figure] = {}
    for figure in _all(report):
        found.setdefault(place_of(figure.source), figure)
    return found


def _all(report: Report) -> Iterator[Figure]:
    for table in report.tables:
        if table.id is not None:
            yield from _of_table(table)
    for fact in report.facts:
        if not fact.derived:
            yield _of_fact(fact)
    for project in report.projects:
        yield from _of_project(project)


def _of_table(table: Table) -> Iterator[Figure]:
    labels = LABELS.get(table.id or "", {})
    cells = [(row, column, cell) for row in table.rows for column, cell in row.cells.items()]
    texts = [cell.source.text for _, _, cell in cells if cell.amount is not None and cell.source is not None]
    grouped = any("," in text for text in texts)
    decimals = Counter(len(text.partition(".")[2]) for text in texts).most_common(1)
    for row, column, cell in cells:
        parts = (TITLES.get(table.id or "", table.title), row.code, row.name, labels.get(column))
        label = " ".join(part for part in parts if part)
        for figure in _of_cell(cell, (table.printed_unit, *MONEY_UNITS, RATE), label):
            yield replace(figure, grouped=grouped, decimals=decimals[0][0] if decimals else None)


def _of_fact(fact: Fact) -> Figure:
    label = f"情况说明“{fact.subject}”"
    units = (fact.unit, *(MONEY_UNITS if fact.unit == "万元" else ()))
    return Figure(fact.source, fact.amount, _unit(fact.amount, fact.source, units), label)


def _of_project(project: Project) -> Iterator[Figure]:
    name = f"“{project.name}”自评表"
    cells = [(f"{name} {fund.name}", cell) for fund in project.funds for cell in fund.cells.values()]
    cells += [
        (f"{name} {one.name}", one.cells[column])
        for one in project.indicators
        for column in ("points", "score")
        if column in one.cells
    ]
    cells += [(f"{name} 总分", project.points), (f"{name} 总分", project.score)]
    for label, cell in cells:
        yield from _of_cell(cell, (*MONEY_UNITS, RATE, POINTS), label)


def _of_cell(cell: Cell, units: tuple[str, ...], label: str) -> Iterator[Figure]:
    if cell.source is None or (cell.amount is None and is_blank_mark(cell.source.text)):
        return
    unit = units[0] if cell.amount is None else _unit(cell.amount, cell.source, units)
    yield Figure(cell.source, cell.amount, unit, label)


def _unit(amount: Amount, source: Source, units: tuple[str, ...]) -> str | None:
    """The unit with which the text is this amount, its sign aside."""
    for unit in units:
        read = parse_amount(source.text, unit)
        if read is not None and abs(read.value) == abs(amount.value):
            return unit
    return None
