"""The axes of bars."""

from __future__ import annotations

from components.axis import of_amounts, of_names, tick_count, tick_format


def test_long_figures_are_fewer_and_short_ones_have_decimals() -> None:
    assert tick_count(9_999) > tick_count(10_000)
    assert [format(0.5, tick_format(end)) for end in (0.9, 7.9, 8.0)] == ["0.50", "0.5", "0"]


def test_the_axis_of_amounts_begins_at_zero_or_below_the_least() -> None:
    assert of_amounts([], 1.0)["range"] == [0.0, 1.0]
    assert of_amounts([3.0, 8.0], 9.2)["range"] == [0.0, 9.2]
    low, high = of_amounts([-2.0, 8.0], 9.2)["range"]
    assert low < -2.0 and high == 9.2


def test_the_first_name_stands_at_the_top_each_at_its_bar() -> None:
    axis = of_names(["甲", "乙", "丙"], "#000000")
    assert dict(zip(axis["tickvals"], axis["ticktext"], strict=True)) == {0: "甲", 1: "乙", 2: "丙"}
    bottom, top = axis["range"]
    assert top < 0 < 2 < bottom
