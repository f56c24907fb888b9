"""The sentence that explains a figure. All data here is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

from components.figure_index import FigureIndex
from components.links import Links
from components.source_reasons import reasons_block
from mingzhang.model import Reason
from tests.frames.handmade import fact, reason, report, table

LINKS = Links("0" * 16, origin="/source")
GIVEN = report(
    table("expenditure", "_ 合计 9.00 9.00 ·\n2080101 行政运行 9.00 9.00 ·", page=4),
    facts=(fact("final", "7.00", "机关运行经费"),),
)


def told(of: str, *reasons: Reason) -> str:
    pages = (entries for page in range(1, 30) for entries in FigureIndex(GIVEN).on_page(page).values())
    return reasons_block(
        [each for entries in pages for each in entries if of in each.name], reasons, LINKS, "final_account"
    )


def test_a_figure_of_an_item_is_explained_by_its_codes_reason() -> None:
    own = replace(reason("人员增加。", "行政运行"), code="2080101", explains="prior")
    other = replace(reason("项目调整。", "行政运行"), code="2120101")
    html = told("行政运行", own, other)
    assert "“" not in html and "<q>人员增加</q>" in html and "与上年相比" in html and "项目调整" not in html
    assert "/source?" in html


def test_without_codes_it_is_the_name_that_joins_them() -> None:
    assert "勤俭节约" in told("机关运行经费", reason("勤俭节约。", "机关运行经费"))
    assert told("机关运行经费", reason("勤俭节约。", "公务接待费")) == ""
    assert "同名" in told("行政运行", reason("同名。", "行政运行"))
