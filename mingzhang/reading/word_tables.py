"""A table of Word → places of a grid: spans, merged cells, skipped places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mingzhang.reading.packages import Element
from mingzhang.reading.word_names import contents, number, switch, value, w

_CELL, _ROW = w("tc"), w("tr")
MOST_COLUMNS = 256
"""More are no table of a report; Word itself has at most 63."""


@dataclass(slots=True)
class Place:
    """A cell of the table: where it stands from (0, 0), how far it reaches, and its markup."""

    row: int
    column: int
    row_span: int
    column_span: int
    cell: Element


def places(table: Element) -> list[Place]:
    """The cells of ``table`` in order; those that only carry on a merged cell above are part of it."""
    found: list[Place] = []
    above: dict[int, Place] = {}
    for row_index, row in enumerate(_rows(table)):
        open_now: dict[int, Place] = {}
        for column, span, cell in _row_places(row):
            merged = _vertical(cell)
            carried = above.get(column) if merged == "continue" else None
            if carried is not None and carried.column_span == span:
                carried.row_span = row_index - carried.row + 1
                open_now[column] = carried
                continue
            place = Place(row_index, column, 1, span, cell)
            found.append(place)
            if merged is not None:
                open_now[column] = place
        above = open_now
    return found


def _rows(table: Element) -> Iterator[Element]:
    """Rows that are printed: neither deleted nor hidden."""
    for row in contents(table):
        properties = row.find(w("trPr"))
        deleted = properties is not None and properties.find(w("del")) is not None
        if row.tag == _ROW and not deleted and not switch(properties, "hidden"):
            yield row


def _row_places(row: Element) -> Iterator[tuple[int, int, Element]]:
    """Column, columns covered and markup of each cell of the row."""
    column = max(number(row.find(w("trPr")), "gridBefore"), 0)
    waiting: tuple[int, int, Element] | None = None
    for cell in contents(row):
        properties = cell.find(w("tcPr"))
        if cell.tag != _CELL or (properties is not None and properties.find(w("cellDel")) is not None):
            continue
        span = min(max(number(properties, "gridSpan", 1), 1), MOST_COLUMNS)
        merge = _merge(properties, "hMerge")
        if merge == "continue" and waiting is not None:
            waiting = (waiting[0], waiting[1] + span, waiting[2])
        else:
            if waiting is not None:
                yield waiting
            waiting = (column, span, cell)
        column += span
        if column > MOST_COLUMNS:
            break
    if waiting is not None:
        yield waiting


def _vertical(cell: Element) -> str | None:
    return _merge(cell.find(w("tcPr")), "vMerge")


def _merge(properties: Element | None, name: str) -> str | None:
    """``restart`` or ``continue`` (which is also what an empty mark says); None: not merged."""
    if properties is None or properties.find(w(name)) is None:
        return None
    return value(properties, name) or "continue"
