"""The layouts: a simulated department's report as a province prints it, with its truth. 模拟数据."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from mingzhang.model import Table
from tests.checking.accounts import FUNDS, GENERAL, Features
from tests.typesetting.provinces.basic import Basic, basic
from tests.typesetting.provinces.book import (
    DEPARTMENT,
    NO_CAPITAL,
    NO_FUND,
    Book,
    face,
    foot,
    looked,
    noted,
    titled,
)
from tests.typesetting.provinces.coded import Coded, coded
from tests.typesetting.provinces.content import simulated
from tests.typesetting.provinces.sheetpress import Style
from tests.typesetting.provinces.sheets import Sheet
from tests.typesetting.provinces.specials import (
    blocks_of_three_public,
    detailed,
    operating_costs,
    overall_performance,
    pairs_of_three_public,
    procurement,
    project_expenditure,
    rows_of_three_public,
    services_bought,
    with_meetings,
    with_operating_costs,
    yunnan_three_public,
)
from tests.typesetting.provinces.two_sided import TwoSided, two_sided


def central(seed: int) -> Book:
    """Central departments: 公开NN表, 类 款 项 in the header, 栏次, 合计 on the header's lines; nine."""
    made = simulated(Features(seed, funds=FUNDS if seed % 2 else (GENERAL,), carried=True, other_money=True))
    layout = Coded("whole", "header", code_label="支出功能分类科目编码")
    two = TwoSided(item="项目", item_right="项目（按功能分类）")
    sheets = [
        two_sided(made["income_expenditure_summary"], two),
        coded(made["income"], replace(layout, code_label="功能分类科目编码")),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], two),
        coded(made["general_budget_expenditure"], layout),
        basic(made["basic_expenditure"], Basic(3)),
        noted(coded(made["government_fund"], layout), NO_FUND),
        noted(
            coded(
                made["state_capital"],
                replace(layout, columns=("total", "basic", "project"), labels={"total": "合计"}),
            ).known_as("国有资本经营预算财政拨款支出决算表", None),
            NO_CAPITAL,
        ),
        blocks_of_three_public(made["three_public"]),
    ]
    style = Style(
        face(seed), foot, table_size=8, padding=3, repeat_header=True, least_room=200, together=False
    )
    return Book("central", titled(sheets, "公开", "万元", f"部门：{DEPARTMENT}"), looked(style, seed))


def beijing(seed: int) -> Book:
    """Beijing: 年初预算数 | 全年预算数 | 决算数, twelve tables, 采购 and 购买服务, thin rectangles."""
    made = simulated(Features(seed, funds=FUNDS, carried=seed % 2 == 0, separators=True, whole_last=True))
    two = TwoSided(ordinals=False, numbers=False, labels=("年初预算数", "全年预算数", "决算数"), sides=True)
    four = TwoSided(ordinals=False, numbers=False, labels=("决算数",), sides=True, whole="小计")
    layout = Coded("one", "last", numbers=False, item=None, code_label="科目编码", narrow=True)
    fund = made["government_fund"]
    sheets = [
        two_sided(made["income_expenditure_summary"], two),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], four),
        coded(made["general_budget_expenditure"], replace(layout, labels={"total": "合计"})),
        basic(made["basic_expenditure"], Basic(1, parts=True)),
        coded(fund, layout),
        replace(
            basic(made["basic_expenditure"], Basic(1)),
            title="政府性基金预算财政拨款基本支出决算表",
            truths=(),
        ),
        coded(made["state_capital"], layout),
        rows_of_three_public(made["three_public"], labels=("年初预算数", "决算数")),
        procurement(made["procurement"]).known_as("政府采购情况表", None),
        services_bought(),
    ]
    style = Style(
        face(seed), str, table_size=9, padding=3.5, rules="rectangles", drawing="rectangles",
        latin_shrink=1.5, drop=2, spread_words=True,
    )  # fmt: skip
    return Book("beijing", titled(sheets, "一", "万元", ""), looked(style, seed))


def sichuan(seed: int) -> Book:
    """Sichuan: explanation first, 明细表 with economic classes across, code in three columns."""
    random = Random(seed)
    made = simulated(Features(seed, funds=FUNDS if seed % 2 else (GENERAL,), carried=True, zeros="0.00"))
    layout = Coded("three", "first", numbers=True, code_label="科目编码")
    general = made["general_budget_expenditure"]
    two = TwoSided(item_right="项目（按功能分类）", labels=("决算数",), third=True)
    sheets = [
        two_sided(made["income_expenditure_summary"], two),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], replace(two, third=False)),
        detailed("财政拨款支出决算明细表", general, random, 10),
        coded(general, replace(layout, labels={"total": "合计"})),
        detailed("一般公共预算财政拨款支出决算明细表", general, random, 11),
        basic(made["basic_expenditure"], Basic(3, groups=False)).known_as(
            "一般公共预算财政拨款基本支出决算表", None
        ),
        coded(
            general, Coded("three", "first", labels={"total": "合计"}, columns=("total",), groups={"": ()})
        ),
        noted(coded(made["government_fund"], layout), NO_FUND),
        noted(coded(made["state_capital"], layout), NO_CAPITAL),
        blocks_of_three_public(made["three_public"], numbers=False),
    ]
    sheets[8] = replace(sheets[8], title="一般公共预算财政拨款项目支出决算表", truths=())
    style = Style(
        face(seed), foot, table_size=8, padding=3, drawing="lines", repeat_header=False, figures="top",
        outside=True,
    )  # fmt: skip
    return Book("sichuan", titled(sheets, "公开", "万元", f"部门：{DEPARTMENT}"), looked(style, seed), True)


def yunnan(seed: int) -> Book:
    """Yunnan: titles without 总, wide 05 with openings and closings, 三公 with counts and 机关运行经费."""
    random = Random(seed)
    made = simulated(Features(seed, funds=FUNDS, carried=True, other_money=True, zeros="mixed"))
    layout = Coded("one", "first", code_label="科目编码")
    five = _with_balances(made)
    sheets = [
        two_sided(made["income_expenditure_summary"], TwoSided()).known_as("收入支出决算表", None),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], TwoSided()).known_as("财政拨款收入支出决算表", None),
        five.known_as("一般公共预算财政拨款收入支出决算表", None),
        basic(made["basic_expenditure"], Basic(3)),
        project_expenditure("一般公共预算财政拨款项目支出决算表", random),
        coded(made["government_fund"], layout),
        coded(made["state_capital"], layout),
        yunnan_three_public(
            made["three_public"], made["operating_costs"], random, ("预算数", "决算统计数")
        ).known_as("财政拨款“三公”经费、行政参公单位机关运行经费情况表", None),
        overall_performance(),
    ]
    style = Style(
        face(seed), foot, table_size=8.5, padding=3, drawing="dashed", repeat_header=True, rotated=True,
        stamp=True,
    )  # fmt: skip
    return Book("yunnan", titled(sheets, "公开", "万元", f"部门：{DEPARTMENT}"), looked(style, seed))


def _with_balances(made: object) -> Sheet:
    """05 as 07: with openings, income and closings."""
    tables: dict[str, Table] = dict(made)  # type: ignore[call-overload]
    general = tables["general_budget_expenditure"]
    rows = tuple(
        replace(
            row,
            cells={
                "opening": row.cells["project"],
                "income": row.cells["total"],
                **row.cells,
                "closing": row.cells["basic"],
            },
        )
        for row in general.rows
    )
    layout = Coded(
        "one", "first", code_label="科目编码",
        columns=("opening", "income", "total", "basic", "project", "closing"),
        groups={"本年支出": ("total", "basic", "project")},
        labels={"total": "合计"},
    )  # fmt: skip
    sheet = coded(replace(general, id="government_fund", rows=rows), layout)
    truth = sheet.truths[0] | {"table": "general_budget_expenditure"}
    return replace(sheet, truths=(truth,))


def guangdong(seed: int) -> Book:
    """Guangdong: upright pages, no rules between some rows, names over three lines, two tables a page."""
    made = simulated(Features(seed, funds=(GENERAL,), other_money=seed % 2 == 0, separators=False))
    layout = Coded("one", "last", numbers=False, code_label="功能分类科目编码")
    two = TwoSided(
        ordinals=False, numbers=False, item_right="项目（按功能分类）", labels=("决算数",), third=True
    )
    sheets = [
        two_sided(made["income_expenditure_summary"], two),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], replace(two, third=False)),
        coded(made["general_budget_expenditure"], layout),
        basic(made["basic_expenditure"], Basic(2, split_codes=True)),
        with_operating_costs(made["three_public"], made["operating_costs"]).known_as(
            "财政拨款“三公”经费及机关运行经费支出决算表", None
        ),
        noted(coded(made["government_fund"], layout), NO_FUND),
        noted(coded(made["state_capital"], layout), NO_CAPITAL),
    ]
    sheets = [replace(sheet, landscape=len(sheet.widths) > 9) for sheet in sheets]
    style = Style(
        face(seed), foot, table_size=8, padding=4, drawing="lines", unruled_rows=0.4, by_columns=True,
    )  # fmt: skip
    return Book("guangdong", titled(sheets, "表", "万元", ""), looked(style, seed))


def xinjiang(seed: int) -> Book:
    """Xinjiang: explanation first, horizontal rules only, 行次 in coded tables, digits spaced."""
    made = simulated(Features(seed, funds=FUNDS if seed % 2 else (GENERAL,), carried=True))
    layout = Coded("one", "first", numbers=True, item="项目", code_label="功能分类科目编码")
    sheets = [
        two_sided(made["income_expenditure_summary"], TwoSided(labels=("金额",))),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], TwoSided(group="金额", whole="小计")),
        coded(made["general_budget_expenditure"], layout),
        basic(made["basic_expenditure"], Basic(2)),
        rows_of_three_public(made["three_public"], numbers=True, ordinals=True),
        noted(coded(made["government_fund"], layout), NO_FUND),
        noted(coded(made["state_capital"], layout), NO_CAPITAL),
    ]
    style = Style(
        face(seed), foot, table_size=8, padding=4, rules="horizontal", drawing="horizontal",
        repeat_header=True, spaced_figures=True, watermark="样稿",
    )  # fmt: skip
    return Book(
        "xinjiang", titled(sheets, "附", "万元", f"编制单位：{DEPARTMENT}"), looked(style, seed), True
    )


def hunan(seed: int) -> Book:
    """Hunan: rows of text without any rule (a sheet copied as text), in 元."""
    made = simulated(
        Features(seed, unit="元", funds=(GENERAL,), other_money=True, three_public_in_ten_thousand=True)
    )
    layout = Coded("one", "first", numbers=seed % 2 == 0, item=None)
    sheets = [
        two_sided(made["income_expenditure_summary"], TwoSided(numbers=False)),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], TwoSided(numbers=False, ordinals=False)),
        coded(made["general_budget_expenditure"], layout),
        basic(made["basic_expenditure"], Basic(1)),
        noted(coded(made["government_fund"], layout), NO_FUND),
        noted(coded(made["state_capital"], layout), NO_CAPITAL),
        rows_of_three_public(made["three_public"]),
    ]
    style = Style(
        face(seed),
        foot,
        table_size=7,
        padding=4,
        drawing="none",
        repeat_header=seed % 2 == 1,
        together=False,
    )
    return Book("hunan", titled(sheets, "公开", "元！", f"部门：{DEPARTMENT}"), looked(style, seed))


def hubei(seed: int) -> Book:
    """Hubei: grey cells without lines, title alone on its page, wide tables over two pages side by side."""
    made = simulated(Features(seed, funds=FUNDS, carried=True, other_money=True))
    layout = Coded("one", "first", code_label="支出功能分类科目编码", unit_columns=False, stray=True)
    two = TwoSided(labels=("决算数",), item_right="项目（按功能分类）")
    sheets = [
        two_sided(made["income_expenditure_summary"], two),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], two),
        coded(made["general_budget_expenditure"], layout),
        basic(made["basic_expenditure"], Basic(3)),
        pairs_of_three_public(made["three_public"]),
        coded(made["government_fund"], layout),
        coded(made["state_capital"], layout),
    ]
    style = Style(
        face(seed), foot, table_size=8, padding=4, drawing="fills", repeat_header=True, together=False,
        title_alone=seed % 2 == 0,
    )  # fmt: skip
    return Book("hubei", titled(sheets, "公开", "万元", f"部门：{DEPARTMENT}"), looked(style, seed), True)


def ningxia(seed: int) -> Book:
    """Ningxia: codes and units in columns of their own, an empty row at the end, dotted rules, 会议费."""
    random = Random(seed)
    made = simulated(Features(seed, funds=(GENERAL,), carried=True, operating_costs="less"))
    layout = Coded("three", "last", numbers=False, code_label="科目编码", unit_columns=True)
    two = TwoSided(item_right="项目（按功能分类）", labels=("决算数",), third=True)
    sheets = [
        two_sided(made["income_expenditure_summary"], two),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], replace(two, third=False)),
        coded(made["general_budget_expenditure"], layout),
        basic(made["basic_expenditure"], Basic(3)),
        with_meetings(made["three_public"], random).known_as(
            "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表", None
        ),
        noted(coded(made["government_fund"], layout), NO_FUND),
        noted(coded(made["state_capital"], layout), NO_CAPITAL),
        operating_costs(made["operating_costs"], split_codes=True),
    ]
    style = Style(
        face(seed), foot, table_size=8, padding=3, drawing="dotted", empty_last_row=True, two_faces=True,
        figures="bottom",
    )  # fmt: skip
    return Book("ningxia", titled(sheets, "公开", "万元", f"部门：{DEPARTMENT}"), looked(style, seed))


def halves(seed: int) -> Book:
    """Wide tables whose right columns stand on the page behind."""
    made = simulated(Features(seed, funds=FUNDS, carried=True, other_money=True))
    layout = Coded("one", "first", code_label="科目编码")
    sheets = [
        two_sided(made["income_expenditure_summary"], TwoSided()),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], TwoSided(ordinals=False)),
        coded(made["general_budget_expenditure"], layout),
        basic(made["basic_expenditure"], Basic(2)),
        coded(made["government_fund"], layout),
        coded(made["state_capital"], layout),
        blocks_of_three_public(made["three_public"]),
    ]
    style = Style(face(seed), foot, table_size=8, padding=3, repeat_header=True, together=False, halves=True)
    return Book("halves", titled(sheets, "公开", "万元", f"部门：{DEPARTMENT}"), looked(style, seed))


BOOKS: tuple[Callable[[int], Book], ...] = (
    central, beijing, sichuan, yunnan, guangdong, xinjiang, hunan, hubei, ningxia, halves,
)  # fmt: skip
