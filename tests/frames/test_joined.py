"""A final account beside the published budget of the same department and year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mingzhang.frames.columns import JOINED
from mingzhang.frames.joined import (
    belong_together,
    counterpart,
    disagreements,
    joined_frame,
    joined_views,
    normalised_department,
)

from .handmade import fact, item_facts
from .simulated_pair import ALL_MONEY, BUDGET_SHA, budget, final_account


@pytest.mark.parametrize(
    "other",
    [
        "模拟县卫生健康局（本级）",
        "模拟县卫生健康局部门",
        " 模拟县 卫生健康局",
        "模拟县人民政府卫生健康局",
        "模拟县卫生健康局（部门）",
    ],
)
def test_names_of_one_department_are_equal(other: str) -> None:
    assert normalised_department(other) == normalised_department("模拟县卫生健康局")


@pytest.mark.parametrize("other", ["模拟县教育局", "模拟市卫生健康局", "模拟县卫生健康局监督所"])
def test_names_of_two_departments_are_not(other: str) -> None:
    assert normalised_department(other) != normalised_department("模拟县卫生健康局")


def test_a_government_keeps_its_name() -> None:
    assert normalised_department("模拟镇人民政府") == "模拟镇人民政府"


def test_kind_year_scope_and_department_must_fit() -> None:
    final, planned = final_account(), budget()
    assert belong_together(final, planned)
    assert counterpart(planned, [planned, final]) == final
    for wrong in (
        replace(planned, year=2023),
        replace(planned, year=None),
        replace(planned, scope="unit"),
        replace(planned, kind="final_account"),
        replace(planned, department="另一模拟部门"),
    ):
        assert not belong_together(final, wrong)


def test_budgets_come_from_the_published_table_where_the_narrative_gives_none() -> None:
    view = joined_views(final_account(), budget())[0]
    line = next(line for line in view.lines if line.code == "2080109")
    assert line.budget and line.final and line.difference and line.completion
    assert (line.budget.value, line.final.value) == (Decimal("70.0000"), Decimal("50.00"))
    assert line.from_published
    assert (line.difference.value, line.difference.derived) == (Decimal("-20.0000"), True)
    assert (line.completion.value, line.completion.derived) == (Decimal("71.43"), True)
    assert line.budget.source is not None
    assert (line.budget.source.sha256, line.budget.source.page) == (BUDGET_SHA, 5)
    assert line.final.source is not None
    assert line.final.source.sha256 != BUDGET_SHA
    assert view.published == BUDGET_SHA[:16]
    assert (view.label, view.whole.budget and view.whole.budget.value) == ("年初预算", Decimal("133.0000"))
    assert view.gap is None


def test_the_narrative_s_own_budget_goes_first_and_both_are_kept() -> None:
    facts = (
        *item_facts("2080109", "经办机构", "72.00", "50.00", "69.44"),
        *item_facts("2080101", "行政运行", "45.00", "40.00", "88.89"),
    )
    view = joined_views(final_account(*facts), budget())[0]
    line = next(line for line in view.lines if line.code == "2080109")
    assert line.budget and line.published and line.completion
    assert (line.budget.value, line.published.value) == (Decimal("72.00"), Decimal("70.0000"))
    assert not line.from_published
    assert not line.completion.derived
    [(differing, gap)] = disagreements(view)
    assert (differing.code, gap.value) == ("2080109", Decimal("2.0000"))


def test_a_difference_within_rounding_is_none() -> None:
    finer = ALL_MONEY.replace("45.0000", "45.0049")
    view = joined_views(
        final_account(*item_facts("2080101", "行政运行", "45.00", "40.00", "88.89")), budget(finer)
    )[0]
    assert disagreements(view) == ()


def test_what_only_the_finer_print_tells_apart_is_equal() -> None:
    view = joined_views(
        final_account(),
        budget(ALL_MONEY.replace("2210201 住房公积金          10.0000", "2210201 住房公积金 10.0013")),
    )[0]
    line = next(line for line in view.lines if line.code == "2210201")
    assert line.direction == "equal"


def test_an_item_that_was_budgeted_and_not_spent_is_added() -> None:
    more = (
        ALL_MONEY
        + "213 农林水支出 5.0000 · 5.0000\n21301 农业农村 5.0000 · 5.0000\n"
        + "2130199 其他农业支出 5.0000 · 5.0000\n"
    )
    view = joined_views(final_account(), budget(more))[0]
    line = next(line for line in view.lines if line.code == "2130199")
    assert line.budget and line.budget.value == Decimal("5.0000")
    assert line.final is None
    assert line.difference is None


def test_a_budget_without_the_table_joins_nothing() -> None:
    planned = replace(budget(), tables=())
    view = joined_views(final_account(), planned)[0]
    assert view.published is None
    assert all(line.budget is None for line in view.lines)


def test_the_frame_has_the_declared_columns_and_both_files() -> None:
    frame = joined_frame(final_account(), budget())
    assert list(frame.columns) == [column.name for column in JOINED.columns]
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == JOINED.dtypes()
    row = frame[frame["code"] == "2080109"].iloc[0]
    assert (row["initial_budget"], row["final"], row["difference"], row["level"]) == (70.0, 50.0, -20.0, 3)
    assert (row["origin"], row["budget_file"], row["budget_page"]) == ("published", BUDGET_SHA[:16], 5)
    assert (row["final_file"], row["final_page"]) == ("0" * 16, 10)


def test_of_a_narrative_that_gives_the_budget_the_frame_says_so() -> None:
    stated = fact("initial_budget", "70.00", "经办机构", "2080109", group="g")
    frame = joined_frame(final_account(stated), budget())
    assert set(frame[frame["code"] == "2080109"]["origin"]) == {"narrative"}
