"""“三公”经费 as a frame: table, text, last year, counts, per person, trend. All data here is 模拟数据."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mingzhang.frames.three_public import three_public, trend
from mingzhang.frames.three_public_averages import COUNTED, average
from mingzhang.frames.three_public_counts import count_of, item_of
from mingzhang.model import Cell, Fact, Note, Report, Row, Table
from tests.frames.handmade import amount, cell, fact, place, reason, report

SECTION = "九、财政拨款“三公”经费支出决算情况说明"
NOTE = "注：本表反映的预算数为“三公”经费全年预算数"
ITEMS = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_operation", "reception")


def table_of(budget: str, final: str, note: str = NOTE) -> Table:
    """A 三公 table from six values a block, as typed."""
    cells: dict[str, Cell] = {}
    for block, values in (("budget", budget), ("final", final)):
        for item, text in zip(ITEMS, values.split(), strict=True):
            cells[f"{block}_{item}"] = cell(text, page=15)
    notes = (Note(note, place(note, 15)),) if note else ()
    row = Row(None, "", None, None, None, cells)
    return Table("three_public", "三公", None, "万元", (15,), tuple(cells), (row,), notes)


def statistics_of(**counts: str) -> Table:
    names = {
        "groups": "因公出国（境）团组数（个）",
        "overseas": "因公出国（境）人次（人）",
        "bought": "公务用车购置数（辆）",
        "kept": "公务用车保有量（辆）",
        "batches": "国内公务接待批次（个）",
        "people": "国内公务接待人次（人）",
    }
    rows = tuple(
        Row(None, name, None, None, None, {"count": cell(counts.get(key, "·"), page=15)})
        for key, name in names.items()
    )
    return Table("three_public_statistics", "相关统计数", None, "", (15,), ("count",), rows)


def said(measure: str, value: str, subject: str, unit: str = "万元", **more: str) -> Fact:
    return fact(measure, value, subject, unit=unit, section=SECTION, **more)  # type: ignore[arg-type]


@pytest.fixture
def small() -> Report:
    """One item with money, the others blank; the change against last year in the text."""
    text = "上年接待2批次，接待36人次；2024年接待2批次，接待26人次。"
    return report(
        table_of("0.19 · · · · 0.19", "0.18 · · · · 0.18"),
        statistics_of(batches="2", people="26"),
        facts=(
            said("budget", "0", "因公出国（境）费"),
            said("final", "0", "因公出国（境）费"),
            said("completion", "94.74", "“三公”经费", "%"),
            said("change", "-0.01", "“三公”经费"),
            said("growth", "-5.26", "“三公”经费", "%"),
            said("change", "-0.01", "公务接待费"),
            said("count", "0", "公务用车保有量", "辆"),
            replace(said("change", "0", "因公出国（境）费"), derived=True),
        ),
        reasons=(
            replace(
                reason(text, "公务接待费", section=SECTION, explains="prior"),
                counts=(
                    replace(said("count", "2", "国内公务接待批次", "批次"), period="prior"),
                    replace(said("count", "36", "国内公务接待人次", "人次"), period="prior"),
                    said("count", "26", "国内公务接待人次", "人次"),
                ),
            ),
        ),
    )


def test_last_year_is_derived_from_the_change(small: Report) -> None:
    total = three_public(small).total
    assert total.prior is not None and total.prior.derived
    assert total.prior.value == Decimal("0.19")
    assert total.prior.formula == "0.18 − −0.01"
    assert len(total.prior.sources) == 2


def test_an_unchanged_item_has_last_years_zero_from_the_text(small: Report) -> None:
    overseas = three_public(small).items["overseas"]
    assert overseas.final == Cell() and overseas.unchanged
    assert overseas.prior is not None and overseas.prior.value == 0


def test_an_item_whose_change_is_not_stated_has_no_last_year(small: Report) -> None:
    assert three_public(small).items["vehicle_purchase"].prior is None


def test_counts_come_from_the_statistics_then_from_the_text_and_the_reason(small: Report) -> None:
    counts = three_public(small).counts
    people = counts["reception_people"]
    assert people.figure is not None and people.figure.value == 26
    assert people.prior is not None and people.prior.value == 36
    assert counts["vehicles_kept"].table == Cell()
    kept = counts["vehicles_kept"].figure
    assert kept is not None and kept.value == 0


def test_money_per_person_has_the_bounds_that_printed_precision_leaves(small: Report) -> None:
    view = three_public(small)
    now, before = average(view, "reception_people"), average(view, "reception_people", prior=True)
    assert now is not None and before is not None
    assert round(now.value, 1) == Decimal("69.2")
    assert (round(now.low, 1), round(now.high, 1)) == (Decimal("67.3"), Decimal("71.2"))
    # A derived amount carries the slack of both printed numbers: 1,900 ± 100 元.
    assert (round(before.low, 1), round(before.high, 1)) == (Decimal("50.0"), Decimal("55.6"))
    batch = average(view, "reception_batches")
    assert batch is not None and batch.value == 900 and "÷ 2 批次" in batch.formula


def test_there_is_no_average_without_a_count_or_money() -> None:
    uncounted = three_public(report(table_of("1 0 0 0 0 1", "1 0 0 0 0 1")))
    nobody = three_public(
        report(table_of("0 0 0 0 0 0", "0 0 0 0 0 0"), statistics_of(people="0", batches="0"))
    )
    assert all(average(view, counted) is None for view in (uncounted, nobody) for counted in COUNTED)


def test_there_is_no_average_of_receptions_where_some_were_of_guests_from_abroad() -> None:
    abroad = said("count", "3", "外宾接待批次", "批次")
    given = report(
        table_of("1 0 0 0 0 1", "1 0 0 0 0 1"), statistics_of(people="9", batches="3"), facts=(abroad,)
    )
    assert three_public(given).counts["foreign_batches"].figure is not None
    assert average(three_public(given), "reception_people") is None


def test_the_budgets_basis_is_what_the_note_says(small: Report) -> None:
    assert three_public(small).basis == "full_year"
    without = report(
        table_of("2.85 0.00 0.00 0.00 0.00 2.85", "0.39 0.00 0.00 0.00 0.00 0.39", note=""),
        facts=(said("initial_budget", "2.85", "“三公”经费"),),
    )
    assert three_public(without).basis == "initial"
    assert three_public(report(table_of("1 · · · · 1", "1 · · · · 1", note=""))).basis == "unstated"


def test_printed_zeros_and_blanks_stay_apart() -> None:
    items = three_public(report(table_of("1.0 0.00 · - 0 1.0", "1.0 0.00 · - 0 1.0"))).items
    assert items["overseas"].budget is not None and items["overseas"].budget.amount == amount("0.00")
    assert items["vehicles"].budget == Cell()
    purchase = items["vehicle_purchase"].budget
    assert purchase is not None and purchase.amount is None and purchase.source is not None


def test_an_empty_table_with_a_note_is_none_this_year() -> None:
    blank = table_of("· · · · · ·", "· · · · · ·", note="注：本单位无“三公”经费支出，故本表无数据。")
    assert three_public(report(blank)).none_this_year is not None
    assert three_public(report(table_of("· · · · · ·", "· · · · · ·"))).none_this_year is None


def test_a_report_without_the_table_has_no_cells() -> None:
    view = three_public(report())
    assert view.table is None and view.total.budget is None and view.total.final_figure is None


def test_the_trend_prefers_a_years_own_report_to_what_is_derived(small: Report) -> None:
    before = replace(report(table_of("0.30 · · · · 0.30", "0.20 · · · · 0.20"), year=2023), sha256="1" * 64)
    years = trend([small, before])
    assert [year.year for year in years] == [2023, 2024]
    assert years[0].final is not None and not years[0].final.derived
    assert years[0].final.value == Decimal("0.20")
    alone = trend([small])
    assert [year.year for year in alone] == [2023, 2024]
    assert alone[0].final is not None and alone[0].final.derived and alone[0].budget is None


@pytest.mark.parametrize(
    ("subject", "item"),
    [
        ("“三公”经费", "total"),
        ("因公出国（境）费", "overseas"),
        ("公务用车购置及运行维护费", "vehicles"),
        ("公务用车购置费", "vehicle_purchase"),
        ("公务用车运行维护支出", "vehicle_operation"),
        ("公务接待费", "reception"),
        ("机关运行经费", None),
        ("会议费", None),
    ],
)
def test_subjects_name_items(subject: str, item: str | None) -> None:
    assert item_of(subject) == item


@pytest.mark.parametrize(
    ("text", "unit", "count"),
    [
        ("因公出国（境）团组数", "个", "overseas_groups"),
        ("因公出国（境）人次", "人", "overseas_people"),
        ("公务用车购置数", "辆", "vehicles_purchased"),
        ("公务用车保有量", "辆", "vehicles_kept"),
        ("国内公务接待批次", "个", "reception_batches"),
        ("国内公务接待人次", "人", "reception_people"),
        ("外宾接待批次", "批次", "foreign_batches"),
        ("外宾接待人次", "人次", "foreign_people"),
        ("绩效自评项目", "项", None),
    ],
)
def test_names_and_units_name_counts(text: str, unit: str, count: str | None) -> None:
    assert count_of(text, unit) == count


def test_a_report_with_a_narrative_alone_has_budget_last_year_and_rate() -> None:
    told = (
        said("budget", "2.00", "“三公”经费"),
        said("final", "1.50", "“三公”经费"),
        said("prior", "1.80", "“三公”经费"),
    )
    total = three_public(report(facts=told)).total
    assert total.completion is not None and total.completion.value == Decimal("75.00")
    assert total.change is not None and (total.change.value, total.change.derived) == (Decimal("-0.30"), True)
    assert total.prior is not None and not total.prior.derived


def test_without_a_budget_column_there_is_no_budget_and_no_rate() -> None:
    cells = table_of("9 9 9 9 9 9", "1 0 0 0 0 1").rows[0].cells
    final = {column: each for column, each in cells.items() if column.startswith("final_")}
    only = Table(
        "three_public", "三公", None, "万元", (15,), tuple(final), (Row(None, "", None, None, None, final),)
    )
    total = three_public(report(only)).total
    assert total.budget_figure is None and total.completion is None and total.deviation is None
    assert total.final_figure is not None


def test_a_budget_gives_the_trend_what_no_final_account_prints(small: Report) -> None:
    next_year = replace(small, kind="budget", year=2025, sha256="2" * 64)
    years = trend([small, next_year])
    assert [year.year for year in years] == [2023, 2024, 2025]
    last = years[-1]
    assert last.final is None and last.budget is not None and last.budget.value == Decimal("0.19")
    same_year = replace(small, kind="budget", sha256="3" * 64)
    assert trend([small, same_year]) == trend([small])
