"""The whole report through the press; a variant says how each table is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from data.generator.grids import form_cells
from data.generator.source import EvaluationForm, Source, StatutoryTable, Style, Text, read_source
from tests.typesetting.grid import SetTable, cells_of
from tests.typesetting.press import Look, Press

Shaping = Callable[[StatutoryTable], Sequence[SetTable]]


def set_report(path: Path, look: Look, shape: Shaping, source: Source | None = None) -> Path:
    """Write the report as PDF to ``path``."""
    source = source or read_source()
    press = Press(path, look, "".join(source.cover))
    _front(press, source)
    flowing = False
    for place, block in enumerate(source.body):
        if isinstance(block, StatutoryTable):
            for table in shape(block):
                _table(press, table)
            flowing = False
        elif isinstance(block, EvaluationForm):
            press.new_page()
            _table(press, evaluation(block), fresh=True)
        else:
            if block.style is Style.PART or not flowing:
                press.new_page()
            flowing = not isinstance(source.body[min(place + 1, len(source.body) - 1)], StatutoryTable)
            _text(press, block)
    press.save()
    return path


def _front(press: Press, source: Source) -> None:
    press.new_page()
    press.y -= 180
    for line in source.cover:
        press.centred(line, 26)
    press.new_page()
    press.centred(source.contents_title, 20)
    for entry in source.contents:
        press.y -= 21
        press.line(entry, 90 if entry.startswith("第") else 118, press.y, 12)


def _text(press: Press, block: Text) -> None:
    if block.style is Style.PART:
        press.centred(block.text, 20)
        press.y -= 12
    else:
        press.paragraph(block.text)


def _table(press: Press, table: SetTable, fresh: bool = False) -> None:
    lying = press.size[0] > press.size[1]
    if not fresh and (lying != table.landscape or press.room() < press.look.least_room):
        press.new_page(table.landscape)
    press.table(table)


def evaluation(form: EvaluationForm) -> SetTable:
    """A 自评表 as a table to be set."""
    columns = (1.2, 1.2, 1.3, 2.4, 1.4, 1.4, 1.0, 1.1, 1.9)
    cells = tuple(form_cells(form.rows))
    return SetTable(((form.title, "centre"), (form.year, "centre")), cells, columns, 0)


def captioned(table: StatutoryTable, landscape: bool) -> list[SetTable]:
    """The small tables under a table."""
    return [
        SetTable(((caption, "left"),), cells_of(rows, 1), (3, 1, 3, 1), 1, landscape=landscape)
        for caption, rows in table.captioned
    ]
