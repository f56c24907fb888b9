"""Tidy frames: declared columns and dtypes, exact digits, blanks apart from zeros, places kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from mingzhang.checking import check
from mingzhang.frames import tidy
from mingzhang.frames.columns import FRAMES, FrameForm
from mingzhang.model import Amount, Cell, Evidence, Finding, Fund, Indicator, Project
from tests.frames.handmade import EXPENDITURE, amount, cell, fact, place, reason, report, table

FRAME_OF_REPORTS = {
    "reports": tidy.reports,
    "lines": tidy.lines,
    "facts": tidy.facts,
    "reasons": tidy.reasons,
    "projects": tidy.projects,
    "funds": tidy.funds,
    "indicators": tidy.indicators,
}


def project() -> Project:
    fund = Fund("年度资金总额", {"initial_budget": cell("10"), "budget": cell("12.50"), "final": cell("9")})
    indicator = Indicator(
        "产出指标", "数量指标", "培训人数", "≥95%", "90%", "", {"points": cell("20"), "score": cell("18")}
    )
    return Project(
        "某项目", "某局", "某单位", (3,), (fund,), (indicator,), cell("100"), cell("95"), place("某项目", 3)
    )


@pytest.mark.parametrize("form", FRAMES, ids=lambda form: form.name)
def test_an_empty_frame_has_the_declared_columns_and_dtypes(form: FrameForm) -> None:
    frame = tidy.frame_of(form, ())
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == form.dtypes()
    assert frame.empty


@pytest.mark.parametrize("form", FRAMES, ids=lambda form: form.name)
def test_every_column_says_what_it_is_in_chinese(form: FrameForm) -> None:
    assert form.title
    assert all(column.label and column.meaning for column in form.columns)
    assert len(form.labels()) == len(form.columns)


@pytest.mark.parametrize("name", FRAME_OF_REPORTS)
def test_a_filled_frame_keeps_the_declared_dtypes(name: str) -> None:
    one = replace(
        report(
            table("expenditure", EXPENDITURE),
            facts=(fact("final", "40.00", "行政运行"),),
            reasons=(reason("政策调整。", "行政运行"),),
        ),
        projects=(project(),),
    )
    form = next(form for form in FRAMES if form.name == name)
    frame = FRAME_OF_REPORTS[name]([one, one])
    assert len(frame) > 0
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == form.dtypes()


def test_all_frames_of_a_report_come_with_their_declarations() -> None:
    one = report(
        table("expenditure", EXPENDITURE),
        facts=(fact("final", "1.00", "甲"),),
        reasons=(reason("增人。", "甲"),),
    )
    found = tidy.frames_of(one, check(one))
    assert [form for form, _ in found] == list(FRAMES[1:])
    for form, frame in found:
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == form.dtypes()
        if form.name in FRAME_OF_REPORTS:
            pd.testing.assert_frame_equal(frame, FRAME_OF_REPORTS[form.name]([one]))
    assert [form.name for form, _ in tidy.frames_of(one)] == [form.name for form, _ in found[:-1]]


def test_lines_tell_number_zero_blank_and_mark_apart() -> None:
    frame = tidy.lines([report(table("general_budget_expenditure", "2080101 行政运行 1,040.10 0.00 -\n"))])
    assert frame["status"].tolist() == ["number", "zero", "mark"]
    blank = tidy.lines([report(table("general_budget_expenditure", "2080101 行政运行 40.10\n"))])
    assert blank["status"].tolist() == ["number", "blank", "blank"]
    assert blank["page"].isna().tolist() == [False, True, True]
    assert frame["exact"].iloc[0] == "1040.10"
    assert frame["exact"].iloc[1] == "0.00"
    assert pd.isna(frame["value"].iloc[2])
    assert frame["printed"].tolist() == ["1,040.10", "0.00", "-"]


def test_lines_carry_position_and_the_forms_column_labels() -> None:
    frame = tidy.lines([report(table("expenditure", EXPENDITURE))])
    assert frame["position"].max() == 10
    labels = dict(zip(frame["column"], frame["label"], strict=True))
    assert labels["basic"] == "基本支出"
    assert labels["project"] == "项目支出"


def test_tables_without_a_form_are_not_among_the_lines() -> None:
    known = table("expenditure", EXPENDITURE)
    assert tidy.lines([report(replace(known, id=None))]).empty


def test_derived_facts_are_marked_and_carry_their_sources() -> None:
    printed = fact("change", "476.16", "收入总计")
    whole = place("2,106.35", 14)
    derived = replace(
        printed, measure="prior", derived=True, amount=amount("1630.19"), sources=(whole, printed.source)
    )
    frame = tidy.facts([report(facts=(printed, derived))])
    assert frame["derived"].tolist() == [False, True]
    assert frame["exact"].tolist() == ["476.16", "1630.19"]
    assert pd.isna(frame["printed"].iloc[1])
    assert frame["sources"].iloc[1].startswith("14(0.00,")
    assert frame["sources"].iloc[1].count(";") == 1


def test_small_decimals_are_not_written_with_an_exponent() -> None:
    assert tidy.exact(Amount(Decimal("1E-7"), Decimal("1E-7"))) == "0.0000001"


def test_a_projects_money_is_that_of_its_whole_fund() -> None:
    one = replace(report(), projects=(project(),))
    frame = tidy.projects([one])
    assert frame.loc[0, ["initial_budget", "budget", "final", "score"]].tolist() == [10.0, 12.5, 9.0, 95.0]
    assert tidy.indicators([one]).loc[0, "target"] == "≥95%"
    assert tidy.funds([one]).loc[0, "fund"] == "年度资金总额"


def test_findings_lead_to_their_first_place() -> None:
    finding = Finding(
        "expenditure.hierarchy", "info", "tail", "尾差", "……", "2.00", "2.01", "0.01", "0.015",
        (Evidence(place("2.01", 8), table="expenditure", code="208", column="total"),
         Evidence(place("2.00", 9), table="expenditure", code="20801", column="total")),
    )  # fmt: skip

    class OneFinding:
        findings = (finding,)

    frame = tidy.findings(OneFinding(), report())  # type: ignore[arg-type]
    assert frame.loc[0, ["page", "code", "pages", "printed"]].tolist() == [8, "208", "8、9", "2.01"]


def test_a_blank_cell_has_no_place() -> None:
    assert tidy.place(Cell().source) == {}
