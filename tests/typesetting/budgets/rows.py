"""Rows of a budget's tables as texts: what all places' layouts are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from tests.typesetting.budgets.content import (
    CAPITAL,
    FUND,
    GENERAL,
    LAST_YEAR,
    OWN,
    SPENT_LAST_YEAR,
    THREE_PUBLIC,
    Line,
    classes,
    total,
    whole,
    with_parents,
)
from tests.typesetting.budgets.sheets import Sheet, Texts, TrueRow, printed

ALL = (*GENERAL, *FUND, *CAPITAL, *OWN)
FISCAL = (*GENERAL, *FUND, *CAPITAL)
PARTS = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_operation", "reception")
ORDINALS = "一二三四五六七八九十"

Figure = Callable[[Line], Decimal | None]


def of(word: str) -> Figure:
    """The line's figure under that word."""
    return lambda line: line.values.get(word)


def basic(line: Line) -> Decimal:
    """Basic expenditure."""
    return line.values.get("personnel", Decimal(0)) + line.values.get("public", Decimal(0))


def this_year(line: Line) -> Decimal:
    """What this year's money pays."""
    return whole(line) - line.values.get("carried", Decimal(0))


def coded(
    lines: Iterable[Line],
    figures: Sequence[Figure],
    *,
    cut: Sequence[int] = (),
    unit: str = "万元",
    at: str = "last",
    between: Texts = (),
) -> tuple[Texts, ...]:
    """Rows of code (cut into columns at those digits), name and figures, 合计 first or last.

    ``between`` are texts of columns between code and name.
    """
    lines = list(lines)
    edges = [0, *cut, 9]

    def row(line: Line, parts: Texts) -> Texts:
        return (*parts, *(printed(figure(line), unit) for figure in figures))

    rows = [
        row(
            line,
            (
                *(line.code[start:end] for start, end in pairwise(edges)),
                *between,
                line.name,
            ),
        )
        for line in with_parents(lines)
    ]
    summed = row(Line("", "合计", total(lines)), ("合计", *[""] * (len(edges) - 1 + len(between))))
    return (summed, *rows) if at == "first" else (*rows, summed)


def numbered(names: Iterable[str]) -> list[str]:
    """一、 二、 三、 before each."""
    return [f"{ordinal}、{name}" for ordinal, name in zip(ORDINALS, names, strict=False)]


def sum_of(lines: Iterable[Line], figure: Figure = whole, unit: str = "万元") -> str:
    return printed(sum((figure(line) or Decimal(0) for line in lines), Decimal(0)), unit)


def expenditure_items(lines: Sequence[Line], figures: Sequence[Figure], unit: str = "万元") -> list[Texts]:
    named = classes(lines)
    names = numbered(line.name for line in named)
    return [
        (name, *(printed(figure(line), unit) for figure in figures))
        for name, line in zip(names, named, strict=True)
    ]


def by_source() -> list[Line]:
    """All lines, each with its money under the word for its source."""
    lines: list[Line] = []
    for word, group in (("general", GENERAL), ("fund", FUND), ("capital", CAPITAL), ("own", OWN)):
        lines += [Line(one.code, one.name, {**one.values, word: this_year(one)}) for one in group]
    return lines


def fiscal_expenditure(unit: str = "万元") -> list[Texts]:
    """The 类 on the expenditure side of 财政拨款收支总表: in all, and by fund."""
    by_class = {line.code: line for line in classes(FISCAL)}
    rows: list[Texts] = []
    for name, line in zip(numbered(one.name for one in by_class.values()), by_class.values(), strict=True):
        shares = [
            [one for one in lines if one.code.startswith(line.code)] for lines in (GENERAL, FUND, CAPITAL)
        ]
        rows.append((name, printed(whole(line), unit), *(sum_of(share, unit=unit) for share in shares)))
    return rows


BEFORE = {"2024年预算数": ("prior_budget", LAST_YEAR), "2024年执行数": ("prior_execution", SPENT_LAST_YEAR),
          "2025年预算数": ("budget", THREE_PUBLIC)}  # fmt: skip


def blocks_of_three_public(blocks: Sequence[str], number: str | None) -> Sheet:
    """The six items under each of ``blocks``, side by side."""
    half = ("合计", "因公出国（境）费", "公务用车购置及运行费", "<", "<", "公务接待费")
    low = ("^", "^", "小计", "公务用车购置费", "公务用车运行费", "^")
    values = {f"{BEFORE[block][0]}_{part}": BEFORE[block][1][part] for block in blocks for part in PARTS}
    return Sheet(
        "three_public",
        "一般公共预算“三公”经费支出表",
        (
            tuple(text for block in blocks for text in (block, *["<"] * 5)),
            half * len(blocks),
            low * len(blocks),
        ),
        (),
        (tuple(values.values()),),
        number=number,
        landscape=True,
        truths=(("three_public", (single(values),)),),
    )


def single(values: dict[str, str]) -> TrueRow:
    """The one row of 三公."""
    return TrueRow(None, None, "", {column: Decimal(text) for column, text in values.items()})
