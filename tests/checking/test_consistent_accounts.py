"""Departments unlike the bundled one: what agrees is never reported, what was changed always is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mingzhang.checking import check
from mingzhang.model import Cell, Finding, Report, Source, Table
from tests.checking.accounts import CAPITAL, FUND, FUNDS, GENERAL, Features, accounts, features, report

FULL = Features(seed=7, funds=FUNDS, carried=True, other_money=True, basic_whole=True)
BY_ROWS_ONLY = ("basic_expenditure", "operating_costs", "procurement")
"""Tables of one column: of two swapped rows neither the sums nor another table tell."""
AT_MOST = ("政府采购授予中小企业合同金额", "授予小微企业合同金额")
"""Rows that no equation holds, only an upper bound."""
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Place = tuple[int, int, str]
"""Table and row by their position, column by its id."""


def serious(one: Report) -> list[Finding]:
    return [finding for finding in check(one).findings if finding.severity != "info"]


def told(findings: list[Finding]) -> list[str]:
    return [f"{finding.rule}: {finding.message}" for finding in findings]


# ---------------------------------------------------------------- what agrees


@quick
@given(features())
@example(FULL)
@example(replace(FULL, unit="元（由万元折算）", funds=(GENERAL, CAPITAL), negative=True))
@example(replace(FULL, unit="整万元", zeros="mixed", economic_detail="some", groups=False))
def test_consistent_accounts_are_never_reported(wanted: Features) -> None:
    assert told(serious(report(accounts(wanted)))) == []


@quick
@given(features())
def test_every_amount_takes_part_in_a_comparison(wanted: Features) -> None:
    """But for the rows that are only printed below a bound which is blank itself."""
    one = report(accounts(wanted))
    unchecked = check(one).coverage.unchecked
    assert [place_of(one, source) for source in unchecked if source.text.strip("0.") != ""] == []


def place_of(one: Report, source: Source) -> tuple[str | None, str, str]:
    return next(
        (table.id, row.code or row.name, column)
        for table in one.tables
        for row in table.rows
        for column, cell in row.cells.items()
        if cell.source == source
    )


def test_what_is_simulated_is_as_varied_as_it_says() -> None:
    made = accounts(FULL)
    assert made.other_closing >= 0
    assert made.fiscal_total("opening")
    assert made.fiscal_total("closing")
    assert made.fiscal_total("total", FUND)
    assert made.fiscal_total("total", CAPITAL)
    income, spent = (report(made).table(name) for name in ("income", "expenditure"))
    assert income is not None
    assert spent is not None
    incomes = {row.code: row.cells["total"].amount for row in income.rows}
    assert any(incomes.get(row.code) != row.cells["total"].amount for row in spent.rows if row.code)


# ---------------------------------------------------------------- what was changed


def cell_at(one: Report, place: Place) -> Cell:
    table, row, column = place
    return one.tables[table].rows[row].cells[column]


def planted(one: Report, place: Place, cell: Cell) -> Report:
    number, index, column = place
    table = one.tables[number]
    row = table.rows[index]
    changed = replace(row, cells={**row.cells, column: cell})
    rows = (*table.rows[:index], changed, *table.rows[index + 1 :])
    tables = (*one.tables[:number], replace(table, rows=rows), *one.tables[number + 1 :])
    return replace(one, tables=tables)


def with_value(cell: Cell, value: Decimal) -> Cell:
    assert cell.amount is not None
    return replace(cell, amount=replace(cell.amount, value=value))


def printed_places(one: Report, skipped: tuple[str, ...] = ()) -> list[Place]:
    """Every amount that an equation holds."""
    return [
        (number, index, column)
        for number, table in enumerate(one.tables)
        if table.id not in skipped
        for index, row in enumerate(table.rows)
        if not row.name.endswith(AT_MOST)
        for column, cell in row.cells.items()
        if cell.amount is not None and cell.amount.value
    ]


def contradicts(one: Report, *sources: Source | None) -> bool:
    errors = [finding for finding in check(one).findings if finding.severity == "error"]
    return any(evidence.source in sources for finding in errors for evidence in finding.evidence)


def is_beyond_rounding(one: Table, cell: Cell, value: Decimal) -> bool:
    assert cell.amount is not None
    quantum = Decimal("0.01") if one.printed_unit == "元" else cell.amount.quantum
    return abs(value - cell.amount.value) > 30 * quantum


def without_a_digit(value: Decimal, random: Random) -> Decimal:
    """The digits with one of them dropped before the point."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    whole = len(digits) + exponent
    if whole < 2:
        return value
    dropped = random.randrange(whole)
    return Decimal((sign, (*digits[:dropped], *digits[dropped + 1 :]), exponent))


def shown(one: Report, place: Place) -> str:
    table = one.tables[place[0]]
    row = table.rows[place[1]]
    return f"{table.id} {row.code or row.name} {place[2]}: {cell_at(one, place).source}"


@quick
@given(features(), st.randoms(use_true_random=False), st.booleans())
def test_a_wrong_figure_contradicts_another(wanted: Features, random: Random, tenfold: bool) -> None:
    """A digit too many or too few, in any cell that an equation holds."""
    one = report(accounts(wanted))
    for place in random.sample(printed_places(one), 4):
        cell = cell_at(one, place)
        assert cell.amount is not None
        value = cell.amount.value * 10 if tenfold else without_a_digit(cell.amount.value, random)
        if is_beyond_rounding(one.tables[place[0]], cell, value):
            wrong = with_value(cell, value)
            assert contradicts(planted(one, place, wrong), cell.source), f"{shown(one, place)} as {value}"


@quick
@given(features(), st.randoms(use_true_random=False))
def test_a_figure_in_the_wrong_row_contradicts_another(wanted: Features, random: Random) -> None:
    """Two neighbours of a column changed about, in every table that has more than one column."""
    one = report(accounts(wanted))
    places = [
        (place, below)
        for place in printed_places(one, BY_ROWS_ONLY)
        if (below := (place[0], place[1] + 1, place[2])) in printed_places(one, BY_ROWS_ONLY)
    ]
    for place, below in random.sample(places, min(3, len(places))):
        upper, lower = cell_at(one, place), cell_at(one, below)
        assert upper.amount is not None
        assert lower.amount is not None
        if not is_beyond_rounding(one.tables[place[0]], upper, lower.amount.value):
            continue
        swapped = planted(one, place, with_value(upper, lower.amount.value))
        swapped = planted(swapped, below, with_value(lower, upper.amount.value))
        assert contradicts(swapped, upper.source, lower.source), shown(one, place)
