"""An axis of amounts."""

from __future__ import annotations

from components.axis import tick_count, tick_format


def test_long_figures_are_fewer_and_short_ones_have_decimals() -> None:
    assert tick_count(9_999) > tick_count(10_000)
    assert [format(0.5, tick_format(end)) for end in (0.9, 7.9, 8.0)] == ["0.50", "0.5", "0"]
