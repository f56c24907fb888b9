"""Departments unlike the bundled one: what agrees is never reported, what was changed always is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mingzhang.checking import check
from mingzhang.model import Cell, Finding, Report, Source, Table
from tests.checking.account_tables import report
from tests.checking.accounts import CAPITAL, FUND, FUNDS, GENERAL, Features, accounts, features
from tests.checking.small import made, outcomes, project, tables
from tests.checking.told_accounts import told_report
from tests.frames.handmade import fact
from tests.frames.handmade import report as handmade_report

FULL = Features(seed=7, funds=FUNDS, carried=True, other_money=True, basic_whole=True)
BY_ROWS_ONLY = ("basic_expenditure", "operating_costs", "procurement")
"""Tables of one column: of two swapped rows neither the sums nor another table tell."""
ONE_SUM = ("使用非财政拨款结余", "结余分配")
"""Rows of 01 that only its 总计 holds, together with the row below."""
AT_MOST = ("政府采购授予中小企业合同金额", "授予小微企业合同金额")
"""Rows that no equation holds, only an upper bound."""
TOLD = {
    *(f"narrative.{name}" for name in ("initial_budget_sum", "completion", "growth", "evaluated_projects")),
    *(f"counterpart.{name}" for name in ("items", "totals", "kinds_of_spending", "share")),
    *(f"counterpart.{name}" for name in ("three_public", "three_public_budget")),
    *(f"performance.{name}" for name in ("rate", "rate_score", "points", "scores", "score_within_points")),
    *(f"performance.{name}" for name in ("missed_target", "narrative_money", "published", "heading")),
}
"""Rules on what the simulated narrative and its forms tell."""
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
@example(replace(FULL, unit="元"))
def test_narratives_and_forms_of_consistent_accounts_are_never_reported(wanted: Features) -> None:
    assert told(serious(told_report(accounts(wanted)))) == []


def test_the_simulated_narrative_is_compared() -> None:
    counted = check(told_report(accounts(FULL))).comparisons
    compared = {one.rule for one in counted if one.outcome in ("holds", "tail")}
    assert compared >= TOLD


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
        and one.tables[place[0]].rows[place[1]].name not in ONE_SUM
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


@pytest.mark.parametrize("measure", ["growth", "completion", "share"])
def test_a_rate_of_another_sign_or_size_is_an_error(measure: str) -> None:
    one = told_report(accounts(FULL))
    rates = [number for number, told_fact in enumerate(one.facts) if told_fact.measure == measure]
    known = {source for done in check(one).comparisons for e in done.evidence for source in [e.source]}
    rates = [
        number for number in rates if one.facts[number].source in known and one.facts[number].amount.value
    ]
    assert rates
    for number in rates[:6]:
        rate = one.facts[number]
        wrong = replace(rate, amount=replace(rate.amount, value=-2 * rate.amount.value))
        changed = replace(one, facts=(*one.facts[:number], wrong, *one.facts[number + 1 :]))
        assert contradicts(changed, rate.source), rate.subject


# ---------------------------------------------------------------- defects that such accounts brought to light


def converted(wanted: str, **texts: str) -> Report:
    """A report whose tables are in 元 converted from 万元 with two decimals."""
    one = tables(**texts)
    quantum = Decimal("0.000001")
    rewritten = []
    for table in one.tables:
        rows = tuple(
            replace(
                row,
                cells={
                    column: replace(cell, amount=cell.amount and replace(cell.amount, quantum=quantum))
                    for column, cell in row.cells.items()
                },
            )
            for row in table.rows
        )
        rewritten.append(replace(table, rows=rows, printed_unit=wanted))
    return replace(one, tables=tuple(rewritten))


LARGE = """
total basic project
_       合计 10.11 4.01 6.10
208     甲    7.00 3.00 4.00
20801   乙    3.11 1.01 2.10
"""
SMALL = """
final_total final_overseas final_vehicles final_vehicle_purchase final_vehicle_operation final_reception
_ _ 0.34 0.11 0.12 · 0.12 0.12
"""


def test_a_small_table_is_converted_where_the_others_are() -> None:
    """0.34 against 0.35: a tail of 万元, not a hundred 元 too few."""
    both = converted("元", general_budget_expenditure=LARGE, three_public=SMALL)
    assert outcomes(both, "three_public.final_total") == ["tail"]
    alone = converted("元", three_public=SMALL)
    assert outcomes(alone, "three_public.final_total") == ["differs"]


NEGATIVE = """
total basic project
_   合计 90.00 60.00 30.00
208 社会保障和就业支出 100.00 60.00 40.00
223 国有资本经营预算支出 {rest} · {rest}
"""


@pytest.mark.parametrize(("rest", "outcome"), [("-10.00", "insufficient"), ("10.00", "differs")])
def test_a_part_may_exceed_a_whole_that_has_negative_parts(rest: str, outcome: str) -> None:
    one = tables(
        expenditure=NEGATIVE.format(rest=rest),
        general_budget_expenditure="total basic project\n_ 合计 100.00 60.00 40.00",
    )
    assert outcomes(one, "link.expenditure.general_budget") == [outcome, "holds", outcome]


FUND_04 = """
amount total government_fund
< _ 政府性基金预算财政拨款 50.00
< _ 年初财政拨款结转和结余 8.00
< _ +政府性基金预算财政拨款 {opening}
> _ 本年支出合计 · 52.00 52.00
> _ 年末财政拨款结转和结余 · 6.00 {closing}
"""
FUND_07 = """
opening income total basic project closing
_ 合计 8.00 50.00 52.00 · 52.00 6.00
"""


@pytest.mark.parametrize(
    ("opening", "closing", "outcome"),
    [("8.00", "6.00", "holds"), ("8.01", "5.99", "tail"), ("80.00", "60.00", "differs")],
)
def test_balances_of_a_fund_in_both_its_tables(opening: str, closing: str, outcome: str) -> None:
    one = tables(fiscal_summary=FUND_04.format(opening=opening, closing=closing), government_fund=FUND_07)
    assert outcomes(one, "link.government_fund.fiscal_opening") == [outcome]
    assert outcomes(one, "link.government_fund.fiscal_closing") == [outcome]
    assert outcomes(one, "link.government_fund.fiscal_income") == ["holds"]


def test_an_empty_table_contradicts_a_filled_one() -> None:
    blank = "opening income total basic project closing\n_ 合计"
    one = tables(fiscal_summary=FUND_04.format(opening="8.00", closing="6.00"), government_fund=blank)
    assert outcomes(one, "link.government_fund.fiscal_total") == ["differs"]
    without = "amount total government_fund\n> _ 本年支出合计 · 52.00 ·"
    assert (
        outcomes(tables(fiscal_summary=without, government_fund=blank), "link.government_fund.fiscal_total")
        == []
    )


@pytest.mark.parametrize(("total", "outcome"), [("90", "holds"), ("100", "holds"), ("95", "differs")])
def test_a_total_of_the_indicators_alone(total: str, outcome: str) -> None:
    """Execution 10 points, indicators 90: some forms print the total of all, some that of the indicators."""
    one = replace(handmade_report(), projects=(project(points=total),))
    assert outcomes(one, "performance.points") == [outcome]


@pytest.mark.parametrize(
    ("growth", "severity"),
    [("29.21", None), ("29.2", None), ("29.20", "warning"), ("-29.21", "error"), ("92.21", "error")],
)
def test_growth(growth: str, severity: str | None) -> None:
    told_facts = (
        fact("final", "2106.35", "收入支出总计"),
        fact("change", "476.16", "收入支出总计", basis="prior_final"),
        fact("growth", growth, "收入支出总计", unit="%", basis="prior_final"),
    )
    prior = replace(
        fact("prior", "1630.19", "收入支出总计", basis="prior_final"), period="prior", derived=True
    )
    one = handmade_report(facts=(*told_facts, prior))
    assert [done.outcome for done in made(one, "narrative.growth")] == ["differs" if severity else "holds"]
    assert [finding.severity for finding in serious(one) if finding.rule == "narrative.growth"] == [
        severity
    ] * bool(severity)


def test_other_funds_are_known_though_their_tables_are_missing() -> None:
    """Without 07 and 08 the general budget is still not all there is."""
    wanted = Features(seed=5, funds=FUNDS, carried=True)
    one = report(accounts(wanted))
    left = tuple(table for table in one.tables if table.id not in (FUND, CAPITAL))
    assert told(serious(replace(one, tables=left))) == []


def only_totals(table: Table) -> Table:
    """The closing rows of 04 with their total alone."""
    rows = tuple(
        replace(row, cells={name: cell if name == "total" else Cell() for name, cell in row.cells.items()})
        if row.side == "expenditure" and row.name.startswith(("年末", "总计"))
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def test_closing_rows_with_their_total_alone_are_for_a_look() -> None:
    one = report(accounts(FULL))
    changed = tuple(only_totals(table) if table.id == "fiscal_summary" else table for table in one.tables)
    findings = serious(replace(one, tables=changed))
    assert [(finding.rule, finding.severity) for finding in findings] == [
        ("fiscal_summary.total", "warning"),
        ("fiscal_summary.total", "warning"),
    ]
