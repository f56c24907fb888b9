"""A budget on the pages: its own totals, its sources of income, and last year beside this year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mingzhang.frames.basic_project import split_of
from mingzhang.frames.budget import budget_views, narrowed
from mingzhang.frames.last_year import totals_against_last_year
from mingzhang.frames.operations import operations
from mingzhang.frames.overview import overview_of
from mingzhang.frames.structure import economic_of
from mingzhang.frames.three_public import three_public
from mingzhang.model import Basis, Cell, Fact, Report, Row

from . import handmade
from .handmade import fact
from .simulated_pair import ALL_MONEY, budget

SECTION = "2024年部门预算编制说明"


def last_year(code: str | None, name: str, value: str, basis: Basis = "prior_execution") -> Fact:
    made = fact("prior", value, name, code, basis=basis, group=f"item-{code}", section=SECTION)
    return replace(made, period="prior")


def grown(code: str, name: str, value: str) -> Fact:
    return fact(
        "growth", value, name, code, unit="%", basis="prior_execution", group=f"item-{code}", section=SECTION
    )


ITEMS = (
    last_year("2080101", "行政运行", "40.00"),
    grown("2080101", "行政运行", "12.50"),
    last_year("2080109", "经办机构", "80.00"),
    grown("2080109", "经办机构", "-12.50"),
    last_year("2080505", "养老保险缴费", "8.00"),
    last_year("2210201", "住房公积金", "0.00"),
)


def with_table(name: str, text: str) -> Report:
    made = budget()
    return replace(made, tables=(*made.tables, handmade.table(name, text, page=7)))


def test_the_overview_has_the_summary_s_totals_and_incomes() -> None:
    view = overview_of(budget())
    assert view.total and view.income and view.grand
    assert view.total.value == view.income.value == view.grand.value == Decimal("133.0000")
    assert view.balanced
    assert [(income.name, income.figure.value) for income in view.incomes] == [
        ("一、财政拨款收入", Decimal("133.0000"))
    ]
    assert [name for name, _ in view.incomes[0].parts] == ["1.一般公共预算资金"]
    assert view.budget is None


def test_the_change_is_against_what_of_last_year_the_sentence_says() -> None:
    sentence = "财政拨款支出预算133.00万元，比2023年预算减少7.00万元。"
    facts = (
        fact("initial_budget", "133.00", "财政拨款支出", section=SECTION, sentence=sentence),
        fact("change", "-7.00", "财政拨款支出", section=SECTION, sentence=sentence, basis="prior_budget"),
    )
    change = overview_of(budget(ALL_MONEY, *facts)).change
    assert change is not None
    assert (change.basis, change.change.value, change.prior.value) == (
        "prior_budget",
        Decimal("-7.00"),
        Decimal("140.00"),
    )
    [total] = totals_against_last_year(budget(ALL_MONEY, *facts))
    assert total.current and total.prior
    assert (total.current.value, total.prior.value, total.basis) == (
        Decimal("133.00"),
        Decimal("140.00"),
        "prior_budget",
    )


def test_items_are_set_against_last_year_with_the_printed_growth() -> None:
    [view] = budget_views(budget(ALL_MONEY, *ITEMS))
    assert (view.label, view.own_label, view.rate_label) == ("上年执行数", "本年预算", "增减率")
    line = next(line for line in view.lines if line.code == "2080109")
    assert line.budget and line.final and line.completion and line.difference
    assert (line.budget.value, line.final.value) == (Decimal("80.00"), Decimal("70.0000"))
    assert (line.completion.value, line.direction) == (Decimal("-12.50"), "under")
    assert next(line for line in view.lines if line.code == "2080505").direction == "equal"
    assert view.whole.budget and view.whole.budget.derived
    assert view.whole.budget.value == Decimal("128.00")
    assert narrowed(view, "20801").whole.completion is None


def test_without_figures_of_last_year_by_item_there_is_no_view() -> None:
    assert budget_views(budget()) == ()
    assert budget_views(budget(ALL_MONEY, last_year(None, "财政拨款支出", "140.00", "prior_budget"))) == ()


def test_sums_need_every_item() -> None:
    [view] = budget_views(budget(ALL_MONEY, *ITEMS[:2]))
    assert view.whole.budget is None


def test_three_public_is_the_budget_s_with_last_year_derived() -> None:
    report = with_table("three_public", "_ _ 5.00 5.00 · ·")
    told = fact("change", "2.00", "“三公”经费", section="一、“三公”经费预算", basis="prior_budget")
    view = three_public(replace(report, facts=(told,)))
    assert view.kind == "budget"
    assert view.total.budget_figure and view.total.prior
    assert (view.total.prior.value, view.total.prior.derived) == (Decimal("3.00"), True)
    assert view.total.basis == "prior_budget"


def test_operating_costs_are_one_named_figure() -> None:
    view = operations(with_table("operating_costs", "_ 机关运行经费 21.00"))
    assert view.costs.total and view.costs.total.value == Decimal("21.00")
    assert view.costs.tree is None


def test_what_is_to_be_bought_is_not_what_there_is() -> None:
    facts = (
        fact("count", "7", "车辆", unit="辆", section="五、国有资产", sentence="共有车辆7辆。"),
        fact("count", "1", "购置车辆", unit="辆", section="五、国有资产", sentence="预算安排购置车辆1辆。"),
    )
    view = operations(budget(ALL_MONEY, *facts))
    assert [(asset.name, asset.figure.value) for asset in view.assets] == [("车辆", Decimal(7))]
    assert [(asset.name, asset.figure.value) for asset in view.planned] == [("购置车辆", Decimal(1))]


def test_personnel_and_public_stand_in_columns_of_their_own() -> None:
    table = handmade.table("basic_expenditure", "301 工资 50.00\n302 商品 10.00\n_ 合计 60.00", page=6)
    whole = table.rows[-1]
    cells = {**whole.cells, "personnel": handmade.cell("50.00", 6), "public": handmade.cell("10.00", 6)}
    table = replace(table, rows=(*table.rows[:-1], replace(whole, cells=cells)))
    found = economic_of(replace(budget(), tables=(table,)))
    assert found is not None
    assert found.personnel and found.public
    assert (found.personnel.value, found.personnel.derived) == (Decimal("50.00"), False)
    assert (found.public.value, found.public.derived) == (Decimal("10.00"), False)


def with_columns(text: str, **columns: str) -> Report:
    """A budget whose tables of expenditure have further columns, each with one value in every row."""
    made = budget(text)

    def widened(row: Row) -> Row:
        more = {name: handmade.cell(value, 5) for name, value in columns.items()}
        return replace(row, cells={**row.cells, **more})

    tables = [
        replace(table, rows=tuple(widened(row) for row in table.rows))
        if table.id in ("expenditure", "general_budget_expenditure")
        else table
        for table in made.tables
    ]
    return replace(made, tables=tuple(tables))


def test_a_table_that_prints_last_year_gives_the_view() -> None:
    [view] = budget_views(with_columns(ALL_MONEY, prior_execution="40.00", growth="12.5"))
    assert (view.label, len(view.lines)) == ("上年执行数", 4)
    line = next(line for line in view.lines if line.code == "2080101")
    assert line.budget and line.final and line.completion
    assert (line.budget.value, line.final.value, line.completion.value) == (
        Decimal("40.00"),
        Decimal("45.0000"),
        Decimal("12.5"),
    )
    assert view.whole.budget is not None


def test_personnel_and_public_stand_in_place_of_basic() -> None:
    made = with_columns(ALL_MONEY.replace("70.0000  63.0000", "·  63.0000"), personnel="3.00", public="1.00")
    bare = [
        replace(table, rows=tuple(replace(row, cells={**row.cells, "basic": Cell()}) for row in table.rows))
        if table.id == "expenditure"
        else table
        for table in made.tables
    ]
    split = split_of(replace(made, tables=tuple(bare)))
    assert split is not None
    assert split.columns == ("personnel", "public", "project")
    assert [nature.name for nature in split.natures] == ["人员经费", "公用经费", "项目支出"]


def test_beside_basic_they_are_not_counted_again() -> None:
    split = split_of(with_columns(ALL_MONEY, personnel="3.00", public="1.00"))
    assert split is not None
    assert split.columns == ("basic", "project")


def test_three_public_of_last_year_may_stand_in_the_table() -> None:
    table = handmade.table("three_public", "_ _ 5.00 5.00 · ·")
    cells = {**table.rows[0].cells, "prior_budget_total": handmade.cell("7.00", 7)}
    table = replace(table, rows=(replace(table.rows[0], cells=cells),))
    total = three_public(replace(budget(), tables=(table,))).total
    assert total.prior and total.change
    assert (total.prior.value, total.prior.derived) == (Decimal("7.00"), False)
    assert (total.change.value, total.change.derived, total.basis) == (Decimal("-2.00"), True, "prior_budget")
