"""What the charts of the structure say. All data here is 模拟数据."""

from __future__ import annotations

import pytest

from mingzhang.frames.basic_project import split_of
from mingzhang.frames.structure import economic_of, expenditure_tree, flow_of
from mingzhang.presenting.captions import Caption
from mingzhang.presenting.structure_captions import (
    economic_caption,
    flow_caption,
    split_caption,
    structure_caption,
)
from tests.frames.handmade import EXPENDITURE, report, table

REPORT = report(table("expenditure", EXPENDITURE))
BASIC = """
_     人员经费合计 50.00
301   工资福利支出 45.00
30101 基本工资     45.00
303   对个人和家庭的补助 5.00
30302 退休费        5.00
_     公用经费合计 10.00
302   商品和服务支出 10.00
30201 办公费       10.00
"""


def text(caption: Caption | None) -> str:
    assert caption is not None
    assert caption.sources
    return caption.text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "“社会保障和就业支出”最多，100.00 万元，占全部支出的 90.91%。"),
        ("208", "“管理事务”最多，90.00 万元，占“社会保障和就业支出”的 90.00%。"),
        ("22102", "只有“住房公积金”，10.00 万元。"),
        ("2080101", "“行政运行”40.00 万元，占“管理事务”的 44.44%，占全部支出的 36.36%。"),
    ],
)
def test_the_structure_at_every_level(code: str, words: str) -> None:
    tree = expenditure_tree(REPORT)
    assert tree is not None
    assert text(structure_caption(tree, code)) == words


def test_a_page_may_write_in_its_own_unit() -> None:
    tree = expenditure_tree(REPORT)
    assert tree is not None
    told = structure_caption(tree, "", lambda figure: f"{figure.value * 10_000:,.0f} 元")
    assert text(told).startswith("“社会保障和就业支出”最多，1,000,000 元")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "",
            "基本支出 60.00 万元，占 54.55%；项目支出 50.00 万元，占 45.45%；"
            "列有项目支出的只有“社会保障和就业支出”。",
        ),
        ("2210201", "基本支出 10.00 万元，占 100.00%。"),
    ],
)
def test_basic_and_project(code: str, words: str) -> None:
    split = split_of(REPORT, code)
    assert split is not None
    assert text(split_caption(split)) == words


def test_the_flow_without_a_table_of_funds_says_what_it_was_used_for() -> None:
    tree = expenditure_tree(REPORT)
    assert tree is not None
    assert text(flow_caption(flow_of(REPORT, tree))) == (
        "用于“基本支出”的最多，60.00 万元，占各项合计的 54.55%。"
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "“人员经费”最多，50.00 万元，占基本支出的 83.33%。"),
        ("personnel", "“工资福利支出”最多，45.00 万元，占人员经费的 90.00%。"),
        ("302", "只有“办公费”，10.00 万元。"),
        ("30201", "“办公费”10.00 万元，占基本支出的 16.67%。"),
    ],
)
def test_the_economic_classes_at_every_level(code: str, words: str) -> None:
    economic = economic_of(report(table("expenditure", EXPENDITURE), table("basic_expenditure", BASIC)))
    assert economic is not None
    assert text(economic_caption(economic, code)) == words


def test_shares_are_left_out_where_the_parts_exceed_the_whole() -> None:
    wrong = EXPENDITURE.replace("合计               110.00", "合计                11.00")
    tree = expenditure_tree(report(table("expenditure", wrong)))
    assert tree is not None
    assert text(structure_caption(tree)) == "“社会保障和就业支出”最多，100.00 万元。"


def test_an_economic_code_that_is_not_there_says_nothing() -> None:
    economic = economic_of(report(table("basic_expenditure", BASIC)))
    assert economic is not None
    assert economic_caption(economic, "39999") is None
