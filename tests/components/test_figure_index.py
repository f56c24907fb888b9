"""What is printed where, and what it is called."""

from __future__ import annotations

from dataclasses import replace

from components.figure_index import FigureIndex
from components.links import box_text
from mingzhang.model import Cell, Fund, Indicator, Project, Report, Section
from tests.frames import handmade


def sample() -> Report:
    table = handmade.table("expenditure", handmade.EXPENDITURE, page=9)
    fact = handmade.fact("initial_budget", "737.95", "行政运行", "2080101", sentence="年初预算为737.95万元")
    project = Project(
        name="模拟项目",
        department="模拟部门",
        unit="模拟单位",
        pages=(26,),
        funds=(
            Fund("年度资金总额", {"budget": handmade.cell("10.00", 26), "rate": handmade.cell("98.5", 26)}),
        ),
        indicators=(Indicator("产出", "数量", "人数", "≥10", "12", "", {"actual": handmade.cell("12", 26)}),),
        points=handmade.cell("100", 26),
        score=Cell(),
    )
    made = handmade.report(
        replace(table, id="expenditure", title="支出决算表", number="公开03表"), facts=(fact,)
    )
    heading = Section("第三部分 情况说明", 1, handmade.place("第三部分 情况说明", 19))
    return replace(made, projects=(project,), sections=(heading,))


REPORT = sample()
INDEX = FigureIndex(REPORT)


def test_every_printed_cell_is_found_by_its_box() -> None:
    printed = [
        (row, column, cell.source)
        for row in REPORT.tables[0].rows
        for column, cell in row.cells.items()
        if cell.source is not None
    ]
    assert printed
    for row, _, source in printed:
        (entry,) = INDEX.at(9, box_text(source))
        assert entry.source == source
        assert row.name in entry.name
        assert entry.place == "公开03表 支出决算表"


def test_a_cell_is_named_by_row_and_column() -> None:
    row = next(row for row in REPORT.tables[0].rows if row.code == "2080101")
    source = row.cells["basic"].source
    assert source is not None
    (entry,) = INDEX.at(9, box_text(source))
    assert entry.title == "2080101 行政运行 · 基本支出"
    assert entry.value == "40.00\u2009万元"
    assert "/structure" in entry.paths


def test_a_fact_has_its_sentence_and_the_pages_that_show_it() -> None:
    source = REPORT.facts[0].source
    (entry,) = INDEX.at(20, box_text(source))
    assert entry.title == "2080101 行政运行 · 年初预算数"
    assert entry.sentence == "年初预算为737.95万元"
    assert entry.paths == ("/budget",)


def test_a_form_of_self_evaluation_is_indexed_too() -> None:
    titles = {entry.title: entry.value for found in INDEX.on_page(26).values() for entry in found}
    assert titles == {
        "年度资金总额 · 全年预算数": "10.00\u2009万元",
        "年度资金总额 · 执行率": "98.5\u2009%",
        "人数 · 实际完成值": "",
        "总分 · 分值": "100\u2009分",
    }


def test_nothing_is_found_where_nothing_is_printed() -> None:
    assert INDEX.at(9, "0.0,0.0,1.0,1.0") == ()
    assert INDEX.on_page(99) == {}


def test_contents_follow_the_pages() -> None:
    assert list(INDEX.contents) == [
        (9, "支出决算表"),
        (19, "第三部分 情况说明"),
        (26, "自评表：模拟项目"),
    ]
    assert INDEX.titles_on(9) == ["支出决算表"]
    assert INDEX.titles_on(1) == []
