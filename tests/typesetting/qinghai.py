"""The layout of the sample, by another producer: crowded and upright, or in 元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from data.generator.layouts import LAYOUTS
from data.generator.source import Rows, StatutoryTable
from tests.typesetting.faces import Face
from tests.typesetting.grid import SetTable, cells_of
from tests.typesetting.press import Look
from tests.typesetting.report import captioned, set_report

_FIGURE = re.compile(r"[\d, ]+\.[\d ]+")
_DIGITS = "〇一二三四五六七八九"


def bordered(path: Path, face: Face) -> Path:
    """All pages upright, small letters, digits smaller and lower than the Chinese, rules drawn as
    rectangles, names and codes wrapped, tables run over pages without their header."""
    look = Look(
        face,
        foot=lambda page: "".join(_DIGITS[int(digit)] for digit in str(page)),
        size=14,
        pitch=24,
        margin=82,
        latin_shrink=1.5,
        drop=2,
        table_size=6.5,
        rules="rectangles",
        by_columns=True,
        least_room=150,
    )
    return set_report(path, look, _crowded)


def in_yuan(path: Path, face: Face) -> Path:
    """Every table in 元, headers printed again on each page, wide tables on pages across."""
    look = Look(face, foot=lambda page: f"第 {page} 页", padding=5, table_size=9, repeat_header=True)
    return set_report(path, look, yuan)


def shaped(table: StatutoryTable) -> list[SetTable]:
    """A table as the sample lays it out."""
    layout = LAYOUTS[table.number]
    return _shaped(table, layout.columns, layout.landscape)


def turned(path: Path, face: Face) -> Path:
    """Wide tables on turned sheets, pages cut by a CropBox, a watermark, dashes for blanks; tables begin low
    on the page, so that their headers are torn by its end."""
    look = Look(
        face,
        foot=lambda page: f"- {page} -",
        size=16,
        pitch=22,
        margin=86,
        table_size=10,
        padding=6,
        least_room=100,
        rotated=True,
        cut=(23, 31),
        watermark="样稿",
    )
    return set_report(path, look, _dashed)


def open_sided(path: Path, face: Face) -> Path:
    """Horizontal rules only, as in tables of books."""
    look = Look(face, foot=str, table_size=8, padding=4, rules="horizontal", repeat_header=True)
    return set_report(path, look, shaped)


def _crowded(table: StatutoryTable) -> Sequence[SetTable]:
    layout = LAYOUTS[table.number]
    columns = layout.columns
    if columns[0] == 1.5:
        columns = (0.55, 1.5, *columns[2:])
    return _shaped(table, columns, landscape=False)


def yuan(table: StatutoryTable) -> Sequence[SetTable]:
    """A table with its figures in 元."""
    grids = tuple(_in_yuan(rows) for rows in table.grids)
    return shaped(replace(table, unit=table.unit.replace("万元", "元"), grids=grids))


def _dashed(table: StatutoryTable) -> Sequence[SetTable]:
    """Figures that are blank in tables of functional codes are printed as a dash."""
    layout = LAYOUTS[table.number]
    if layout.align[:2] != "ll" or not any("栏次" in row for row in table.grids[0]):
        return shaped(table)
    return shaped(replace(table, grids=tuple(_with_dashes(rows, layout.header_rows) for rows in table.grids)))


def _with_dashes(rows: Rows, header_rows: int) -> Rows:
    return tuple(
        (*row[:2], *(text or "-" for text in row[2:])) if number > header_rows else row
        for number, row in enumerate(rows)
    )


def _in_yuan(rows: Rows) -> Rows:
    return tuple(
        tuple(_yuan_figure(text) if _FIGURE.fullmatch(text) else text for text in row) for row in rows
    )


def _yuan_figure(text: str) -> str:
    return f"{Decimal(re.sub('[, ]', '', text)) * 10000:,.2f}"


def _shaped(table: StatutoryTable, columns: tuple[float, ...], landscape: bool) -> list[SetTable]:
    """The table with one header, and the small tables under it."""
    layout = LAYOUTS[table.number]
    head, *others = table.grids
    rows = (*head, *(row for grid in others for row in grid[layout.header_rows :]))
    lines = ((table.title, "centre"), (table.number, "right"), (table.unit, "right"))
    cells = cells_of(rows, layout.header_rows, layout.merges)
    header_rows = layout.header_rows + (1 if "栏次" in rows[layout.header_rows] else 0)
    whole = SetTable(lines, cells, columns, header_rows, table.notes, landscape)
    return [whole, *captioned(table, landscape)]
