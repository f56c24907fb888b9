"""What the switcher calls the open reports."""

from __future__ import annotations

from dataclasses import replace

from components import state
from tests.frames import handmade

REPORT = replace(handmade.report(), department="模拟局", file="甲.pdf")


def labels(**reports: object) -> list[str]:
    return [one.label for one in state.named(reports)]  # type: ignore[arg-type]


def test_reports_of_other_years_are_told_by_their_year() -> None:
    assert labels(a=REPORT, b=replace(REPORT, year=2023)) == ["2024 · 模拟局", "2023 · 模拟局"]


def test_reports_of_the_same_year_are_told_by_their_file_and_else_by_their_id() -> None:
    other = replace(REPORT, file="乙.pdf")
    assert labels(a=REPORT, b=other) == ["2024 · 模拟局（甲.pdf）", "2024 · 模拟局（乙.pdf）"]
    assert len(set(labels(a=REPORT, b=REPORT, c=other))) == 3
