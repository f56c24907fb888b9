"""The statutory tables of a story, laid out as one of several places does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from mingzhang.model import Cell, Row, Table
from tests.checking.account_names import ECONOMIC_NAMES
from tests.telling.story import DEPARTMENT, YEAR, Story
from tests.typesetting.provinces.basic import Basic, basic
from tests.typesetting.provinces.book import titled
from tests.typesetting.provinces.coded import Coded, coded
from tests.typesetting.provinces.content import simulated
from tests.typesetting.provinces.sheets import Sheet
from tests.typesetting.provinces.specials import (
    blocks_of_three_public,
    operating_costs,
    pairs_of_three_public,
    procurement,
    rows_of_three_public,
)
from tests.typesetting.provinces.two_sided import TwoSided, two_sided

NO_FUND = f"注：本部门{YEAR}年度没有政府性基金预算财政拨款收入、支出和结转结余，故本表无数据。"
NO_CAPITAL = f"注：本部门{YEAR}年度没有国有资本经营预算财政拨款收入、支出和结转结余，故本表无数据。"


def sheets_of(story: Story) -> tuple[Sheet, ...]:
    """The tables, in a layout drawn by the story's seed."""
    random = story.random("layout")
    made = dict(simulated(story.made.features))
    if random.random() < 0.6:
        made["basic_expenditure"] = _with_every_code(made["basic_expenditure"])
    sheets = [*_by_function(made, random), *_by_rest(made, random)]
    if "operating_costs" in made and random.random() < 0.6:
        sheets.append(operating_costs(made["operating_costs"], random.random() < 0.5))
    if "procurement" in made and random.random() < 0.6:
        sheets.append(procurement(made["procurement"], random.random() < 0.5))
    wording = random.choice(["公开", "表", "一", "附", "none"])
    caption = random.choice(["", f"部门：{DEPARTMENT}", f"编制单位：{DEPARTMENT}", f"公开部门：{DEPARTMENT}"])
    units = {table.id: table.printed_unit for table in made.values()}
    named = titled(sheets, wording, "万元", caption)
    return tuple(_in_unit(sheet, units) for sheet in named)


def _in_unit(sheet: Sheet, units: Mapping[str | None, str]) -> Sheet:
    """The unit that the sheet's own table is printed in."""
    unit = units[sheet.truths[0]["table"]]
    over = tuple((text.replace("万元", unit), place) for text, place in sheet.over)
    return replace(sheet, over=over)


def _layout(random: Random) -> tuple[TwoSided, Coded]:
    numbers = random.random() < 0.5
    two = TwoSided(
        ordinals=random.random() < 0.5,
        numbers=numbers,
        labels=random.choice([("金额",), ("决算数",)]),
        item_right=random.choice(["项目", "项目（按功能分类）"]),
    )
    codes = random.choice(["one", "one", "three", "whole"])
    layout = Coded(
        codes,
        random.choice(["first", "last"]) if codes != "whole" else "header",
        numbers=numbers,
        item=random.choice(["项目", None]),
        code_label=random.choice(["科目编码", "功能分类科目编码", "科目代码"]),
        name_label=random.choice(["科目名称", "功能分类科目名称"]),
    )
    return two, layout


def _by_function(made: Mapping[str, Table], random: Random) -> list[Sheet]:
    """01 to 06."""
    two, layout = _layout(random)
    return [
        two_sided(made["income_expenditure_summary"], two),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], two),
        coded(made["general_budget_expenditure"], layout),
        basic(made["basic_expenditure"], Basic(random.choice([1, 2, 3]), random.random() < 0.3)),
    ]


def _by_rest(made: Mapping[str, Table], random: Random) -> list[Sheet]:
    """07 to 09, in any order."""
    _, layout = _layout(random)
    public = random.choice([blocks_of_three_public, pairs_of_three_public, rows_of_three_public])
    sheets = [
        _noted(coded(made["government_fund"], layout), NO_FUND),
        _noted(coded(made["state_capital"], layout), NO_CAPITAL),
        public(made["three_public"]),
    ]
    random.shuffle(sheets)
    return sheets


def _with_every_code(table: Table) -> Table:
    """06 as most places print it: the 款 that nothing was spent on stand there with blank cells."""
    printed = {row.code for row in table.rows}
    done: list[Row] = []
    for row, following in zip(table.rows, (*table.rows[1:], None), strict=True):
        done.append(row)
        head = (row.code or "")[:3]
        if len(row.code or "") == 5 and not (following and (following.code or "").startswith(head)):
            blank = [code for code in ECONOMIC_NAMES if len(code) == 5 and code.startswith(head)]
            done += [
                Row(code, ECONOMIC_NAMES[code], 2, None, head, {"amount": Cell()})
                for code in blank
                if code not in printed
            ]
    return replace(table, rows=tuple(done))


def _noted(sheet: Sheet, note: str) -> Sheet:
    empty = not any(value for row in sheet.truths[0]["rows"] for value in row["values"].values())
    return replace(sheet, notes=(note,)) if empty else sheet
