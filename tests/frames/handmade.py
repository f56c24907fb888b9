"""Small reports made by hand: tables typed as text, facts by their numbers. All data here is 模拟数据."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.model import (
    Amount,
    Basis,
    Cell,
    Fact,
    Measure,
    Note,
    Reason,
    Report,
    Row,
    SideName,
    Source,
    Table,
)

SHA = "0" * 64
COLUMNS = {
    "expenditure": (
        "total",
        "basic",
        "project",
        "remitted_to_superior",
        "business",
        "subsidy_to_subsidiaries",
    ),
    "general_budget_expenditure": ("total", "basic", "project"),
    "government_fund": ("opening", "income", "total", "basic", "project", "closing"),
    "state_capital": ("opening", "income", "total", "basic", "project", "closing"),
    "basic_expenditure": ("amount",),
    "operating_costs": ("amount",),
    "procurement": ("amount",),
    "income_expenditure_summary": ("amount",),
    "three_public": ("budget_total", "budget_reception", "final_total", "final_reception"),
}
_places = iter(range(1, 1_000_000))


def place(text: str, page: int = 1) -> Source:
    """A place of its own for every printed figure."""
    top = float(next(_places))
    return Source(SHA, page, (0.0, top, 10.0, top + 1), text)


def amount(text: str) -> Amount:
    digits = text.replace(",", "")
    decimals = len(digits.partition(".")[2])
    return Amount(Decimal(digits), Decimal(1).scaleb(-decimals))


def cell(text: str, page: int = 1) -> Cell:
    """``·`` is a blank, ``-`` a printed dash, anything else a number."""
    if text == "·":
        return Cell()
    return Cell(None if text == "-" else amount(text), place(text, page))


def table(table_id: str, text: str, page: int = 1, note: str = "") -> Table:
    """A table from lines of ``code name value …``; ``_`` for no code, ``<`` or ``>`` before for a side."""
    columns = COLUMNS[table_id]
    rows = tuple(_row(line, columns, page) for line in text.strip().splitlines() if line.strip())
    notes = (Note(note, place(note, page)),) if note else ()
    return Table(table_id, table_id, None, "万元", (page,), columns, rows, notes)


def _row(line: str, columns: tuple[str, ...], page: int) -> Row:
    side: SideName | None = {"<": "income", ">": "expenditure"}.get(line.strip()[0])  # type: ignore[assignment]
    code, name, *values = line.strip().lstrip("<>").split()
    values += ["·"] * (len(columns) - len(values))
    cells = {column: cell(value, page) for column, value in zip(columns, values, strict=True)}
    known = None if code == "_" else code
    level = {3: 1, 5: 2, 7: 3}.get(len(code)) if known else None
    name = "" if name == "_" else name
    return Row(known, name, level, side, None, cells, place(name, page))


def fact(
    measure: Measure,
    value: str,
    subject: str,
    code: str | None = None,
    *,
    unit: str = "万元",
    section: str = "五、一般公共预算财政拨款支出决算情况说明",
    group: str | None = None,
    sentence: str = "",
    basis: Basis | None = None,
    page: int = 20,
) -> Fact:
    return Fact(
        subject, code, measure, "current", basis, amount(value), unit, False, place(value, page),
        sentence or f"{subject}：{group}", section, group=group,
    )  # fmt: skip


def reason(text: str, subject: str, code: str | None = None, group: str | None = None, **more: str) -> Reason:
    section = more.get("section", "五、一般公共预算财政拨款支出决算情况说明")
    explains = "prior" if more.get("explains") == "prior" else "budget"
    return Reason(subject, code, text, place(text, 20), text, section, group, explains)


def report(
    *tables: Table, facts: tuple[Fact, ...] = (), reasons: tuple[Reason, ...] = (), year: int | None = 2024
) -> Report:
    return Report(
        file="模拟.pdf",
        sha256=SHA,
        kind="final_account",
        scope="department",
        department="模拟部门（模拟数据）",
        year=year,
        unit="万元",
        page_sizes=((595.0, 842.0),) * 30,
        tables=tables,
        facts=facts,
        reasons=reasons,
        projects=(),
        sections=(),
        terms=(),
        warnings=(),
    )


def item_facts(code: str | None, name: str, budget: str, final: str, completion: str) -> tuple[Fact, ...]:
    """The three numbers that a narrative gives for an item."""
    group = f"item-{code or name}"
    return (
        fact("initial_budget", budget, name, code, group=group),
        fact("final", final, name, code, group=group),
        fact("completion", completion, name, code, unit="%", group=group),
    )


EXPENDITURE = """
_       合计               110.00  60.00  50.00
208     社会保障和就业支出 100.00  50.00  50.00
20801   管理事务            90.00  40.00  50.00
2080101 行政运行            40.00  40.00  ·
2080109 经办机构            50.00  0.00   50.00
20805   养老支出            10.00  10.00  ·
2080505 养老保险缴费        10.00  10.00  ·
221     住房保障支出        10.00  10.00  ·
22102   住房改革支出        10.00  10.00  ·
2210201 住房公积金          10.00  10.00  ·
"""
