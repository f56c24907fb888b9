"""Columns that a budget's tables print beside this year's amounts: 增减额 and 增减率 against last year's.

Which of last year's columns they are measured against is what its header says; where a table prints
both 预算数 and 执行数, a row that agrees with either does.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.hierarchies import label
from mingzhang.checking.intervals import Interval, compare_rate, interval, ratio
from mingzhang.checking.rates import settle_rate
from mingzhang.checking.registry import rule
from mingzhang.checking.rounded import as_printed
from mingzhang.checking.settling import cell_term, settle
from mingzhang.forms import form
from mingzhang.model import Amount, Report, Row, Table

BASIS = "部门预算表表内关系：与上年比较的栏目"
_PRIORS = ("prior_budget", "prior_execution")
_OWN = ("total", "amount")


@rule(
    "budget.change_column",
    title="增减额 = 本年预算数 − 上年数",
    basis=BASIS,
    needs=("general_budget_expenditure",),
    meaning="预算表列有上年数和增减额的，逐行核对：增减额等于本年预算数减上年数。同时列有上年预算数和上年执行数的，与其中一个相合即可。",
    kind="table_sum",
    kinds=("budget",),
)
def changes_follow(report: Report) -> Iterator[Comparison]:
    """A row's change is this year's amount less last year's."""
    for table, row in _rows(report, "change"):
        change = _term(table, row, "change")
        own = next((_term(table, row, column) for column in _OWN if column in row.cells), None)
        priors = [_term(table, row, column, negative=True) for column in _PRIORS if column in row.cells]
        if own is None or change.amount is None:
            continue
        subject = f"{form(table.id or '').title}“{label(row)}”行，增减额"
        made = [settle("budget.change_column", subject, [change], [own, prior]) for prior in priors]
        yield from _best([as_printed(one) for one in made if one is not None])


@rule(
    "budget.growth_column",
    title="增减率 = 增减额 ÷ 上年数",
    basis=BASIS,
    needs=("general_budget_expenditure",),
    meaning="预算表列有上年数和增减率的，逐行核对：增减率等于本年预算数比上年数增减的百分比，按印出的位数四舍五入；"
    "上年数为 0 的不比。",
    kind="percentage",
    kinds=("budget",),
)
def growths_follow(report: Report) -> Iterator[Comparison]:
    """A row's growth is the difference of the two years in per cent of last year's."""
    for table, row in _rows(report, "growth"):
        growth = _term(table, row, "growth")
        own = next((_term(table, row, column) for column in _OWN if column in row.cells), None)
        if own is None or own.amount is None or growth.amount is None or _is_fraction(table):
            continue
        subject = f"{form(table.id or '').title}“{label(row)}”行，增减率"
        made = [
            _growth(subject, growth, own, _term(table, row, column))
            for column in _PRIORS
            if column in row.cells
        ]
        yield from _best([one for one in made if one is not None])


def _growth(subject: str, growth: Term, own: Term, prior: Term) -> Comparison | None:
    if own.amount is None or prior.amount is None or prior.amount.value == 0:
        return None
    change = Amount(own.amount.value - prior.amount.value, own.amount.quantum + prior.amount.quantum)
    return settle_rate("budget.growth_column", subject, growth, Term("增减额", change, own.evidence), prior)


def _is_fraction(table: Table) -> bool:
    """Whether the column says 0.25 for 25 %."""
    fits = total = 0
    for row in table.rows:
        growth = (row.cells["growth"].amount if "growth" in row.cells else None) or None
        rates = list(_rates(row))
        if growth is None or not growth.value or not rates:
            continue
        total += 1
        scaled = Amount(growth.value * 100, growth.quantum * 100)
        fits += any(compare_rate(scaled, rate) != "differs" for rate in rates) and abs(growth.value) < 10
    return total > 0 and fits * 2 > total


def _rates(row: Row) -> Iterator[Interval]:
    own = next((row.cells[column].amount for column in _OWN if column in row.cells), None)
    for column in _PRIORS:
        prior = row.cells[column].amount if column in row.cells else None
        if own is not None and prior is not None:
            rate = ratio(interval(own) - interval(prior), interval(prior))
            if rate is not None:
                yield rate.scaled(100)


def _rows(report: Report, column: str) -> Iterator[tuple[Table, Row]]:
    """Rows of the tables that print the column and one of last year's."""
    for table in report.tables:
        if table.id is None:
            continue
        for row in table.rows:
            if column in row.cells and any(prior in row.cells for prior in _PRIORS):
                yield table, row


def _term(table: Table, row: Row, column: str, *, negative: bool = False) -> Term:
    labels = {one.id: one.label for one in form(table.id or "").columns_of(row.side)}
    return cell_term(table, row, column, labels.get(column, column), negative=negative)


def _best(made: list[Comparison]) -> Iterator[Comparison]:
    """The one that agrees, else the first."""
    agreeing = (one for one in made if one.outcome != "differs")
    chosen = next(agreeing, made[0] if made else None)
    if chosen is not None:
        yield chosen
