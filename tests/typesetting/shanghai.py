"""Another province: codes in columns, totals last, neither 栏次 nor 行次, no numbers of tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path

from data.generator.source import Rows, StatutoryTable
from tests.typesetting.faces import Face
from tests.typesetting.grid import ABOVE, LEFT, SetTable, cells_of, without_columns
from tests.typesetting.press import Look
from tests.typesetting.report import captioned, set_report

Shaped = tuple[Rows, int, tuple[float, ...], tuple[tuple[int, int], ...]]
"""Rows, rows of the header, widths of the columns, merges of totals."""


def shanghai(path: Path, face: Face) -> Path:
    """Functional codes as 类 | 款 | 项, economic ones as 类 | 款; 三公 in pairs; 06 as two triples."""
    look = Look(face, foot=str, size=15, pitch=29, margin=90, table_size=9, padding=4)
    return set_report(path, look, shaped)


def shaped(table: StatutoryTable) -> Sequence[SetTable]:
    """A table as this province lays it out."""
    rows, header_rows, columns, merges = _SHAPES[table.number](table)
    landscape = len(columns) > 8 and table.number != "公开06表"
    lines = ((table.title, "centre"), (table.unit.removeprefix("金额"), "right"))
    cells = cells_of(rows, header_rows, merges)
    return [
        SetTable(lines, cells, columns, header_rows, table.notes, landscape),
        *captioned(table, landscape),
    ]


def _two_sided(table: StatutoryTable) -> Shaped:
    rows = [row for row in table.grids[0] if "栏次" not in row]
    kept = without_columns(tuple(rows), (1, 4))
    width = len(kept[0])
    return kept, 2, (3.4, 1.4, 3.4, *[1.4] * (width - 3)), ()


def _functional(table: StatutoryTable) -> Shaped:
    top, names, *body = table.grids[0]
    body = [row for row in body if "栏次" not in row]
    total = [row for row in body if "合计" in row[:2]]
    header = [
        (top[0], "", "", "", *top[2:]),
        (names[0], "", "", names[1], *names[2:]),
        ("类", "款", "项", "", *[""] * len(top[2:])),
    ]
    rows = [(row[0][:3], row[0][3:5], row[0][5:], *row[1:]) for row in body if row not in total]
    rows += [("合计", "", "", "", *row[2:]) for row in total]
    return (*header, *rows), 3, (0.7, 0.6, 0.6, 3.4, *[1.5] * len(top[2:])), ((0, 4),)


def _basic(table: StatutoryTable) -> Shaped:
    """Personnel at the left, the rest at the right; the two totals in the last row."""
    _, *body, last = table.grids[0]
    triples = [row[place : place + 3] for place in (0, 3, 6) for row in body if row[place]]
    left = [triple for triple in triples if triple[0][:3] in {"301", "303"}]
    right = [triple for triple in triples if triple[0][:3] not in {"301", "303"}]
    head = ("经济分类科目编码", "", "经济分类科目名称", "决算数")
    under = ("类", "款", "", "")
    rows = [
        (*_economic(one), *_economic(other))
        for one, other in zip_longest(left, right, fillvalue=("", "", ""))
    ]
    personnel, amount, public, rest = (text for text in last if text)
    rows.append((personnel, "", "", amount, public, "", "", rest))
    return ((*head, *head), (*under, *under), *rows), 2, (0.6, 0.5, 3, 1.2) * 2, ((0, 3), (4, 3))


def _economic(triple: tuple[str, ...]) -> tuple[str, str, str, str]:
    return triple[0][:3], triple[0][3:], triple[1], triple[2]


def _three_public(table: StatutoryTable) -> Shaped:
    """预算数 and 决算数 under each item."""
    _, items, parts, _, figures = table.grids[0]
    names = [part or item for item, part in zip(items[:6], parts[:6], strict=True)]
    group = items[2]
    first = (names[0], LEFT, names[1], LEFT, group, *[LEFT] * 5, names[5], LEFT)
    second = (*[ABOVE] * 4, *(text for name in names[2:5] for text in (name, LEFT)), *[ABOVE] * 2)
    pairs = tuple(text for pair in zip(figures[:6], figures[6:], strict=True) for text in pair)
    return (first, second, ("预算数", "决算数") * 6, pairs), 3, (1.0,) * 12, ()


def _operating(table: StatutoryTable) -> Shaped:
    head, *others = table.grids
    body = [row for grid in (head, *others) for row in grid[2:]]
    rows = [(row[0][:3], row[0][3:], *row[1:]) for row in body if row[0] != "合计"]
    rows += [("合计", "", "", *row[2:]) for row in body if row[0] == "合计"]
    header = [(head[0][0], "", "", head[0][2]), (head[1][0], "", head[1][1], ""), ("类", "款", "", "")]
    return (*header, *rows), 3, (0.7, 0.7, 4, 2), ((0, 3),)


def _procurement(table: StatutoryTable) -> Shaped:
    return without_columns(table.grids[0], (1,)), 1, (4, 2), ()


_SHAPES: dict[str, Callable[[StatutoryTable], Shaped]] = {
    "公开01表": _two_sided,
    "公开02表": _functional,
    "公开03表": _functional,
    "公开04表": _two_sided,
    "公开05表": _functional,
    "公开06表": _basic,
    "公开07表": _functional,
    "公开08表": _functional,
    "公开09表": _three_public,
    "公开10表": _operating,
    "公开11表": _procurement,
}
