"""Small reports for the rules: tables as text with their columns on the first line. All data is 模拟数据."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import dedent

from mingzhang.checking import check
from mingzhang.checking.comparison import Comparison
from mingzhang.model import Cell, Fund, Indicator, Project, Report, Row, SideName, Table
from tests.frames.handmade import cell, place, report

LEVELS = {3: 1, 5: 2, 7: 3}


def table(table_id: str, text: str) -> Table:
    """``code name value …`` under a line of column ids; ``_`` no code, ``·`` blank, ``<``/``>`` sides.

    ``+`` before a name makes the row a part of the row above it that has none.
    """
    header, *lines = [line for line in dedent(text).strip().splitlines() if line.strip()]
    columns = tuple(header.split())
    rows: list[Row] = []
    parent: str | None = None
    for line in lines:
        row = _row(line.strip(), columns, parent)
        if row.parent is None:
            parent = row.name
        rows.append(row)
    return Table(table_id, table_id, None, "万元", (1,), columns, tuple(rows))


def _row(line: str, columns: tuple[str, ...], above: str | None) -> Row:
    side: SideName | None = "income" if line[0] == "<" else "expenditure" if line[0] == ">" else None
    code, name, *values = line.lstrip("<>").split()
    values += ["·"] * (len(columns) - len(values))
    cells = {column: cell(value) for column, value in zip(columns, values, strict=True)}
    known = None if code == "_" else code
    part = name.startswith("+")
    name = "" if name == "_" else name.lstrip("+")
    level = LEVELS.get(len(code)) if known else None
    return Row(known, name, level, side, above if part else None, cells, place(name))


def tables(**texts: str) -> Report:
    """A report of these tables."""
    return report(*(table(table_id, text) for table_id, text in texts.items()))


def made(one: Report, rule: str) -> list[Comparison]:
    """A rule's comparisons on a report, those that say why it could not be run left out."""
    audit = check(one)
    return [
        comparison
        for comparison in audit.comparisons
        if comparison.rule == rule and rule not in audit.idle and comparison.outcome != "not_applicable"
    ]


def outcomes(one: Report, rule: str) -> list[str]:
    return [comparison.outcome for comparison in made(one, rule)]


def project(
    name: str = "某项目",
    fund: str = "10.00 10.00 9.00 10 90 9",
    indicators: Iterable[str] = ("产出指标 数量 ≥95% 98% 90 90",),
    points: str = "100",
    score: str = "99",
) -> Project:
    """A form: its whole fund as six values, each indicator as ``level name target actual points score``."""
    ids = ("initial_budget", "budget", "final", "points", "rate", "score")
    cells = {column: cell(value) for column, value in zip(ids, fund.split(), strict=True)}
    return Project(
        name, "某局", "某局", (3,), (Fund("年度资金总额", cells),), tuple(map(_indicator, indicators)),
        cell(points), cell(score), place(name, 3),
    )  # fmt: skip


def _indicator(line: str) -> Indicator:
    level, name, target, actual, points, score = line.split()
    cells = {
        "target": Cell(None, place(target)),
        "actual": Cell(None, place(actual)),
        "points": cell(points),
        "score": cell(score),
    }
    return Indicator(level, "二级", name, target, actual, "", cells)
