"""A report with some figures read otherwise: cells, facts, their sentences, and what is derived of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from mingzhang.checking.reckoning import Place, place_of
from mingzhang.model import Amount, Cell, Fact, Fund, Indicator, Project, Report, Row, Source, Table


@dataclass(frozen=True, slots=True)
class Change:
    """What a figure becomes: its text, its amount."""

    text: str
    amount: Amount


Changes = Mapping[Place, Change]


def substituted(report: Report, changes: Changes) -> Report:
    """``report`` with ``changes`` made: also in the sentences that the figures stand in."""
    sentences = _sentences(report, changes)
    facts = tuple(_fact(fact, report, changes, sentences) for fact in report.facts)
    return replace(
        report,
        tables=tuple(_table(table, changes) for table in report.tables),
        facts=facts,
        reasons=tuple(
            replace(reason, sentence=sentences[reason.sentence]) if reason.sentence in sentences else reason
            for reason in report.reasons
        ),
        projects=tuple(_project(project, changes) for project in report.projects),
    )


def _source(source: Source, changes: Changes) -> Source:
    change = changes.get(place_of(source))
    return source if change is None else replace(source, text=change.text)


def _cell(cell: Cell, changes: Changes) -> Cell:
    change = changes.get(place_of(cell.source)) if cell.source is not None else None
    if change is None or cell.source is None:
        return cell
    return Cell(change.amount, _source(cell.source, changes))


def _cells(cells: Mapping[str, Cell], changes: Changes) -> Mapping[str, Cell]:
    changed = {column: _cell(cell, changes) for column, cell in cells.items()}
    return changed if any(changed[column] is not cell for column, cell in cells.items()) else cells


def _table(table: Table, changes: Changes) -> Table:
    def row_of(row: Row) -> Row:
        cells = _cells(row.cells, changes)
        return row if cells is row.cells else replace(row, cells=cells)

    rows = tuple(row_of(row) for row in table.rows)
    changed = any(new is not old for new, old in zip(rows, table.rows, strict=True))
    return replace(table, rows=rows) if changed else table


def _project(project: Project, changes: Changes) -> Project:
    def fund_of(fund: Fund) -> Fund:
        cells = _cells(fund.cells, changes)
        return fund if cells is fund.cells else replace(fund, cells=cells)

    def indicator_of(indicator: Indicator) -> Indicator:
        cells = _cells(indicator.cells, changes)
        return indicator if cells is indicator.cells else replace(indicator, cells=cells)

    return replace(
        project,
        funds=tuple(fund_of(fund) for fund in project.funds),
        indicators=tuple(indicator_of(indicator) for indicator in project.indicators),
        points=_cell(project.points, changes),
        score=_cell(project.score, changes),
    )


# ---------------------------------------------------------------- the narrative


def _sentences(report: Report, changes: Changes) -> dict[str, str]:
    """The sentences that change, with what they become; one that has the text twice stays."""
    found: dict[str, str] = {}
    for fact in report.facts:
        change = changes.get(place_of(fact.source))
        if change is None or fact.derived:
            continue
        sentence = found.get(fact.sentence, fact.sentence)
        if sentence.count(fact.source.text) == 1:
            found[fact.sentence] = sentence.replace(fact.source.text, change.text)
    return found


def _fact(fact: Fact, report: Report, changes: Changes, sentences: Mapping[str, str]) -> Fact:
    if fact.sentence in sentences:
        fact = replace(fact, sentence=sentences[fact.sentence])
    if fact.derived:
        return _derived(fact, report, changes)
    change = changes.get(place_of(fact.source))
    if change is None:
        return fact
    return replace(fact, amount=change.amount, source=_source(fact.source, changes))


def _derived(fact: Fact, report: Report, changes: Changes) -> Fact:
    """Last year's figure is this year's less the change: it moves with both."""
    places = [place_of(source) for source in fact.sources]
    if not any(place in changes for place in (place_of(fact.source), *places)):
        return fact
    value = fact.amount.value
    if len(places) == 2:
        value += _move(places[0], report, changes) - _move(places[1], report, changes)
    return replace(
        fact,
        amount=Amount(value, fact.amount.quantum),
        source=_source(fact.source, changes),
        sources=tuple(_source(source, changes) for source in fact.sources),
    )


def _move(place: Place, report: Report, changes: Changes) -> Decimal:
    for fact in report.facts:
        if not fact.derived and place_of(fact.source) == place and place in changes:
            return changes[place].amount.value - fact.amount.value
    return Decimal(0)
