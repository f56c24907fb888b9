"""What the headings above a place say that it is about. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.checking.contexts import Context, Contexts, scope_of
from mingzhang.model import Section, Source
from tests.frames.handmade import SHA, report


@pytest.mark.parametrize(
    ("title", "scope"),
    [
        ("一、收入支出决算总体情况说明", "accounts"),
        ("二、收入决算情况", "accounts"),
        ("四、财政拨款收、支总体情况说明", "fiscal"),
        ("五、一般公共预算财政拨款支出决算情况说明", "general_budget"),
        ("七、政府性基金预算财政拨款收入支出决算情况说明", "government_fund"),
        ("八、国有资本经营预算财政拨款收入支出决算情况说明", "state_capital"),
        ("七、财政拨款“三公”经费及会议费、培训费支出决算情况说明", "three_public"),
        ("十、财政拨款培训费支出决算情况说明", "other"),
        ("（一）机关运行经费支出情况", "operating_costs"),
        ("（二）政府采购支出情况", "procurement"),
        ("（三）国有资产占用情况", "other"),
        ("十二、关于2024年度绩效评价情况说明", "other"),
        ("八、其他重要事项（机关运行经费、政府采购、国有资产）情况说明", None),
        ("十三、其他重要事项的情况说明", None),
    ],
)
def test_what_a_title_speaks_of(title: str, scope: str | None) -> None:
    assert scope_of(title) == scope


@pytest.mark.parametrize(
    ("titles", "scope"),
    [
        # A deeper title that only says 支出决算 is of the money that the one above names.
        (("五、一般公共预算财政拨款支出决算情况", "（一）支出决算总体情况"), "general_budget"),
        (("五、一般公共预算财政拨款支出决算情况", "（一）财政拨款支出决算总体情况"), "general_budget"),
        (("二、财政拨款支出决算情况说明", "（二）一般公共预算财政拨款支出具体情况"), "general_budget"),
        (("三、2024年度部门决算情况说明", "（七）“三公”经费支出决算情况说明"), "three_public"),
        (("十三、其他重要事项的情况说明",), None),
    ],
)
def test_the_deepest_title_that_says_it_most_precisely(titles: tuple[str, ...], scope: str | None) -> None:
    assert Context(titles).scope == scope


def heading(title: str, level: int, page: int, top: float) -> Section:
    return Section(title, level, Source(SHA, page, (80.0, top, 300.0, top + 12), title))


def at(page: int, top: float) -> Source:
    return Source(SHA, page, (100.0, top, 140.0, top + 12), "1.00")


HEADINGS = (
    heading("第三部分 情况说明", 1, 2, 60.0),
    heading("一、总体情况", 2, 2, 100.0),
    heading("二、具体情况", 2, 2, 200.0),
    heading("（一）甲", 3, 2, 220.0),
    heading("（二）乙", 3, 3, 80.0),
)


@pytest.mark.parametrize(
    ("source", "section", "titles"),
    [
        (at(2, 120.0), "一、总体情况", ("一、总体情况",)),
        (at(2, 240.0), "二、具体情况", ("二、具体情况", "（一）甲")),
        # Over the page's end, and on the heading's own line.
        (at(3, 60.0), "二、具体情况", ("二、具体情况", "（一）甲")),
        (at(3, 78.0), "二、具体情况", ("二、具体情况", "（二）乙")),
        # The headings do not lead to the section that the figure is said to stand in.
        (at(1, 10.0), "九、别处", ("九、别处",)),
        (at(2, 120.0), "九、别处", ("九、别处",)),
    ],
)
def test_the_headings_above_a_place(source: Source, section: str, titles: tuple[str, ...]) -> None:
    one = replace(report(), sections=HEADINGS)
    assert Contexts(one).at(source, section).titles == titles
