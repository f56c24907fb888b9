"""Layouts drawn at random from everything that occurs. 模拟数据."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.checking.accounts import FUNDS, GENERAL, Features
from tests.typesetting.provinces.basic import Basic, basic
from tests.typesetting.provinces.book import (
    DEPARTMENT,
    NO_CAPITAL,
    NO_FUND,
    Book,
    face,
    foot,
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
    pairs_of_three_public,
    procurement,
    rows_of_three_public,
    services_bought,
)
from tests.typesetting.provinces.two_sided import TwoSided, two_sided


def wild(seed: int) -> Book:
    """Any combination."""
    random = Random(seed * 7919 + 13)
    made = simulated(
        Features(
            seed + 1000,
            unit=random.choice(["万元", "万元", "元"]),
            funds=random.choice([FUNDS, (GENERAL,)]),
            carried=random.random() < 0.5,
            other_money=random.random() < 0.5,
            zeros=random.choice(["blank", "0.00", "-", "mixed"]),
            separators=random.random() < 0.7,
            all_classes=random.random() < 0.8,
            negative=random.random() < 0.3,
            single_fiscal_line=random.random() < 0.2,
            economic_detail=random.choice(["all", "some"]),
        )
    )
    numbers = random.random() < 0.5
    labels = random.choice(
        [("金额",), ("决算数",), ("年初预算数", "全年预算数", "决算数"), ("年初预算数", "决算数")]
    )
    third = random.random() < 0.3 and len(labels) == 1
    two = TwoSided(
        ordinals=random.random() < 0.5,
        numbers=numbers,
        sides=random.random() < 0.8 or third,
        labels=labels,
        item_right=random.choice(["项目", "项目（按功能分类）", "项目(按功能分类)"]),
        third=third,
    )
    codes = random.choice(["one", "one", "three", "whole", "none"])
    total = random.choice(["first", "last", "header" if codes == "whole" else "first"])
    layout = Coded(
        codes,
        total,
        numbers=numbers,
        item=random.choice(["项目", None, "功能分类科目"]),
        code_label=random.choice(["科目编码", "功能分类科目编码", "支出功能分类科目编码", "科目代码"]),
        name_label=random.choice(["科目名称", "功能分类科目名称"]),
        unit_columns=codes in ("one", "three") and random.random() < 0.2,
        narrow=random.random() < 0.2,
        stray=random.random() < 0.15,
    )
    if codes == "none":
        layout = replace(layout, item=None, name_label="项目", stray=False)
    sheets: list[Sheet] = [
        two_sided(made["income_expenditure_summary"], two),
        coded(made["income"], layout),
        coded(made["expenditure"], layout),
        two_sided(made["fiscal_summary"], replace(two, third=False, labels=labels[-1:])),
        coded(made["general_budget_expenditure"], layout),
        basic(
            made["basic_expenditure"],
            Basic(random.choice([1, 2, 3]), random.random() < 0.3, groups=random.random() < 0.7),
        ),
    ]
    rest: list[Sheet] = [
        noted(coded(made["government_fund"], layout), NO_FUND),
        noted(coded(made["state_capital"], layout), NO_CAPITAL),
        random.choice([blocks_of_three_public, pairs_of_three_public, rows_of_three_public])(
            made["three_public"]
        ),
    ]
    random.shuffle(rest)
    sheets += rest
    if random.random() < 0.4:
        sheets += [
            operating_costs(made["operating_costs"], random.random() < 0.5),
            procurement(made["procurement"]),
        ]
    if random.random() < 0.4:
        sheets.append(services_bought())
    if random.random() < 0.4:
        sheets.insert(5, detailed("支出决算明细表", made["expenditure"], random))
    portrait = random.random() < 0.3
    sheets = [replace(one, landscape=len(one.widths) > 9 if portrait else one.landscape) for one in sheets]
    drawing = random.choice(
        ["lines", "lines", "rectangles", "horizontal", "none", "dashed", "dotted", "fills"]
    )
    ruled = drawing in ("lines", "rectangles", "dashed", "dotted")
    style = Style(
        face(seed),
        random.choice([foot, str]),
        table_size=random.choice([7, 8, 9]),
        padding=random.choice([2.5, 3, 4, 6]),
        drawing=drawing,
        repeat_header=random.random() < 0.5,
        unruled_rows=random.choice([0, 0, 0.3]) if ruled else 0,
        figures=random.choice(["middle", "middle", "top", "bottom"]),
        spaced_figures=random.random() < 0.15,
        spread_words=random.random() < 0.3,
        two_faces=random.random() < 0.3,
        stamp=random.random() < 0.3,
        outside=random.random() < 0.2,
        empty_last_row=random.random() < 0.2 and ruled,
        title_alone=random.random() < 0.15,
        together=random.random() < 0.5,
        rotated=random.random() < 0.3,
        by_columns=random.random() < 0.2,
        latin_shrink=random.choice([0, 0, 1.5]),
        drop=random.choice([0, 0, 2]),
        watermark="样稿" if random.random() < 0.2 else "",
        cut=(20.0, 28.0) if random.random() < 0.15 else (0.0, 0.0),
        seed=seed,
    )
    unit = "元" if next(iter(made.values())).printed_unit == "元" else "万元"
    wording = random.choice(["公开", "表", "一", "附", "none"])
    caption = random.choice(["", f"部门：{DEPARTMENT}", f"编制单位：{DEPARTMENT}", f"公开部门：{DEPARTMENT}"])
    return Book("wild", titled(sheets, wording, unit, caption), style, random.random() < 0.3)


WILD: tuple[Callable[[int], Book], ...] = (wild,)
