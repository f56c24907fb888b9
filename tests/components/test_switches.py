"""The switches at a page's head, and charts with what stands beside them."""

from __future__ import annotations

import re

import pytest

from components import abreast, state, theme
from components.links import Links
from components.switches import Switch

LINKS = Links("0" * 16, "208", "/structure", kept=(("chart", "bars"), ("sort", "-total")))
DRAWING = Switch("画法", {"treemap": "矩形", "icicle": "冰柱", "bars": "条形"}, "chart")


@pytest.mark.parametrize(
    ("wanted", "chosen"), [("bars", "bars"), ("", "treemap"), ("treemap", "treemap"), ("pie", "treemap")]
)
def test_the_link_says_which_view_is_chosen(
    monkeypatch: pytest.MonkeyPatch, wanted: str, chosen: str
) -> None:
    monkeypatch.setattr(state, "asked", {"chart": wanted}.__getitem__)
    assert DRAWING.chosen == chosen


def test_each_view_is_a_link_that_keeps_the_rest_and_the_current_one_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(state, "asked", {"chart": "bars"}.__getitem__)
    shown = DRAWING.shown(LINKS)
    links = re.findall(r'href="([^"]*)"( aria-current="true")?', shown)
    report = "/structure?report=0000000000000000&amp;code=208"
    assert links == [
        (f"{report}&amp;sort=-total", ""),
        (f"{report}&amp;sort=-total&amp;chart=icicle", ""),
        (f"{report}&amp;sort=-total&amp;chart=bars", ' aria-current="true"'),
    ]


def test_without_links_there_is_nothing_to_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "asked", {"chart": "treemap"}.__getitem__)
    assert "href" not in DRAWING.shown(None)


def test_every_place_abreast_has_its_columns_in_the_stylesheet() -> None:
    sheet = theme.stylesheet()
    for share, (left, right) in abreast.SHARES.items():
        wide = sheet.split("@media print,(min-width:801px)", 1)[1]
        rule = re.search(
            rf"\.st-key-abreast-{share}-{abreast.MOST - 1}{{grid-template-columns:([^}}]*)}}", wide
        )
        assert rule is not None
        assert rule[1] == f"minmax(0,{left}fr) minmax(0,{right}fr)"
