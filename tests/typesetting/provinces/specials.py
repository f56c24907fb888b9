"""三公, 机关运行经费, 采购 as provinces print them, and tables that no form knows."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from mingzhang.model import Table
from tests.checking.account_names import ECONOMIC_NAMES
from tests.typesetting.grid import ABOVE, LEFT
from tests.typesetting.provinces.content import printed, value
from tests.typesetting.provinces.sheets import Sheet, Texts, Truth, truth_of

PARTS = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_operation", "reception")
NAMES = {
    "total": "合计", "overseas": "因公出国（境）费", "vehicles": "公务用车购置及运行维护费",
    "vehicle_purchase": "公务用车购置费", "vehicle_operation": "公务用车运行维护费",
    "reception": "公务接待费",
}  # fmt: skip


def _figures(table: Table, prefix: str) -> list[str]:
    (row,) = table.rows
    return [
        printed(row.cells[f"{prefix}_{part}"]) if f"{prefix}_{part}" in row.cells else "" for part in PARTS
    ]


def _single(table: Table, more: dict[str, str | None] | None = None) -> Truth:
    truth = truth_of(table)
    truth["rows"][0]["name"] = ""
    truth["rows"][0]["values"] |= more or {}
    return truth


def blocks_of_three_public(table: Table, numbers: bool = True) -> Sheet:
    """预算数 of all items, then 决算数 of all items (the central form)."""
    half = ("合计", "因公出国（境）费", "公务用车购置及运行维护费", LEFT, LEFT, "公务接待费")
    low = (ABOVE, ABOVE, "小计", "公务用车购置费", "公务用车运行维护费", ABOVE)
    header = [("预算数", *[LEFT] * 5, "决算数", *[LEFT] * 5), half * 2, low * 2]
    if numbers:
        header.append(tuple(str(number + 1) for number in range(12)))
    body = ((*_figures(table, "budget"), *_figures(table, "final")),)
    return Sheet(
        table.title, tuple(header), body, (1.0,) * 12, (_single(table),), number=table.number, landscape=True
    )


def pairs_of_three_public(table: Table) -> Sheet:
    """预算数 and 决算数 under each item."""
    first = ("合计", LEFT, "因公出国（境）费", LEFT, "公务用车购置及运行费", *[LEFT] * 5, "公务接待费", LEFT)
    second = (*[ABOVE] * 4, "小计", LEFT, "公务用车购置费", LEFT, "公务用车运行费", LEFT, *[ABOVE] * 2)
    budget, final = _figures(table, "budget"), _figures(table, "final")
    body = (tuple(text for pair in zip(budget, final, strict=True) for text in pair),)
    return Sheet(
        table.title, (first, second, ("预算数", "决算数") * 6), body, (1.0,) * 12, (_single(table),),
        number=table.number, landscape=True,
    )  # fmt: skip


ROW_NAMES = (
    ("total", "“三公”经费合计"), ("overseas", "1.因公出国（境）费"),
    ("vehicles", "2.公务用车购置及运行维护费"),
    ("vehicle_purchase", "（1）公务用车购置费"), ("vehicle_operation", "（2）公务用车运行维护费"),
    ("reception", "3.公务接待费"),
)  # fmt: skip


def rows_of_three_public(
    table: Table, numbers: bool = False, ordinals: bool = False, labels: Sequence[str] = ("预算数", "决算数")
) -> Sheet:
    """项目 | 预算数 | 决算数, an item a row."""
    values = dict(
        zip(PARTS, zip(_figures(table, "budget"), _figures(table, "final"), strict=True), strict=True)
    )
    body: list[Texts] = []
    for number, (part, name) in enumerate(ROW_NAMES):
        body.append((name, *([str(number + 1)] if ordinals else []), *values[part]))
    header: list[Texts] = [("项目", *(["行次"] if ordinals else []), *labels)]
    if numbers:
        header.append(("栏次", *([""] if ordinals else []), "1", "2"))
    widths = (4.0, *([0.6] if ordinals else []), 1.5, 1.5)
    return Sheet(table.title, tuple(header), tuple(body), widths, (_single(table),), number=table.number)


def with_operating_costs(table: Table, operating: Table) -> Sheet:
    """三公's pairs and 机关运行经费 in one table."""
    sheet = pairs_of_three_public(table)
    cost = operating.rows[0].cells["amount"]
    first, second, third = sheet.header
    header = ((*first, "机关运行经费"), (*second, ABOVE), (*third, "决算数"))
    body = ((*sheet.body[0], printed(cost)),)
    truth = {
        "table": "operating_costs", "title": sheet.title, "number": sheet.number,
        "rows": [{"side": None, "code": None, "name": "机关运行经费", "values": {"amount": value(cost)}}],
    }  # fmt: skip
    return Sheet(
        sheet.title, header, body, (1.0,) * 13, (*sheet.truths, truth), number=sheet.number, landscape=True
    )


def with_meetings(table: Table, random: Random) -> Sheet:
    """三公, 会议费 and 培训费; 预算数 and 决算数 are the names of rows."""
    meeting = [f"{random.randint(1, 99)}.{random.randint(10, 99)}" for _ in range(4)]
    header = (
        ("项目", "合计", "一般公共预算财政拨款安排的“三公”经费", *[LEFT] * 4, "会议费", "培训费"),
        (
            ABOVE,
            ABOVE,
            "因公出国（境）费用",
            "公务接待费",
            "公务用车购置及运行维护费",
            LEFT,
            LEFT,
            *[ABOVE] * 2,
        ),
        (*[ABOVE] * 4, "小计", "公务用车购置费", "公务用车运行维护费", *[ABOVE] * 2),
        ("栏次", *(str(number + 1) for number in range(8))),
    )
    order = ("total", "overseas", "reception", "vehicles", "vehicle_purchase", "vehicle_operation")
    by_part = {
        prefix: dict(zip(PARTS, _figures(table, prefix), strict=True)) for prefix in ("budget", "final")
    }
    body = tuple(
        (name, *(by_part[prefix][part] for part in order), *meeting[place : place + 2])
        for prefix, name, place in (("budget", "预算数", 0), ("final", "决算数", 2))
    )
    more: dict[str, str | None] = {
        "budget_meeting": meeting[0], "budget_training": meeting[1],
        "final_meeting": meeting[2], "final_training": meeting[3],
    }  # fmt: skip
    return Sheet(
        table.title, header, body, (1.2, *[1.0] * 8), (_single(table, more),), number=table.number,
        landscape=True,
    )  # fmt: skip


COUNTS = (
    ("1.因公出国（境）团组数（个）", 9), ("2.因公出国（境）人次数（人）", 20), ("3.公务用车购置数（辆）", 3),
    ("4.公务用车保有量（辆）", 15), ("5.国内公务接待批次（个）", 40), ("其中：外事接待批次（个）", 3),
    ("6.国内公务接待人次（人）", 300), ("其中：外事接待人次（人）", 9),
    ("7.国（境）外公务接待批次（个）", 2), ("8.国（境）外公务接待人次（人）", 5),
)  # fmt: skip


def _counts(random: Random) -> list[int]:
    """A number for each of ``COUNTS``: groups have people, parts are no more than their whole."""
    trips, people, bought, cars, calls, foreign, guests, strangers, abroad, there = (
        random.randint(0, most) for _, most in COUNTS
    )
    people, guests, there = (
        max(few, some) if few else 0 for few, some in ((trips, people), (calls, guests), (abroad, there))
    )
    foreign = min(foreign, calls)
    strangers = min(max(strangers, foreign), guests) if foreign else 0
    return [trips, people, bought, max(bought, cars), calls, foreign, guests, strangers, abroad, there]


def yunnan_three_public(table: Table, operating: Table | None, random: Random, labels: Texts) -> Sheet:
    """One list of amounts, counts and 机关运行经费: 项目 | 行次 | 预算数 | 决算统计数."""
    budget, final = (dict(zip(PARTS, _figures(table, one), strict=True)) for one in ("budget", "final"))
    more = len(labels) - 2
    body: list[Texts] = []

    def add(name: str, *figures: str) -> None:
        dashes = ("—",) * more + figures if len(figures) == 2 else ("—",) * (more + 2)
        body.append((name, str(len(body) + 1) if figures else "", *dashes))

    add("一、“三公”经费支出", "—", "—")
    add("（一）支出合计", budget["total"], final["total"])
    add("1．因公出国（境）费", budget["overseas"], final["overseas"])
    add("2．公务用车购置及运行维护费", budget["vehicles"], final["vehicles"])
    add("（1）公务用车购置费", budget["vehicle_purchase"], final["vehicle_purchase"])
    add("（2）公务用车运行维护费", budget["vehicle_operation"], final["vehicle_operation"])
    add("3．公务接待费", budget["reception"], final["reception"])
    add("（1）国内接待费", "—", final["reception"])
    add("其中：外事接待费", "—", "")
    add("（2）国（境）外接待费", "—", "")
    add("（二）相关统计数", "—", "—")
    counted: list[tuple[str, int]] = []
    for (name, _), number in zip(COUNTS, _counts(random), strict=True):
        counted.append((name, number))
        add(name, "—", str(number))
    truths: list[Truth] = [_single(table)]
    truths.append(
        {
            "table": "three_public_statistics",
            "title": "相关统计数",
            "number": None,
            "rows": [
                {"side": None, "code": None, "name": name, "values": {"count": str(number)}}
                for name, number in counted
            ],
        }
    )
    if operating is not None:
        cost = operating.rows[0].cells["amount"]
        add("二、机关运行经费", "—", printed(cost))
        add("（一）行政单位", "—", printed(cost))
        add("（二）参照公务员法管理事业单位", "—", "")
        truths.append(
            {
                "table": "operating_costs",
                "title": table.title,
                "number": table.number,
                "rows": [
                    {"side": None, "code": None, "name": "机关运行经费", "values": {"amount": value(cost)}}
                ],
            }
        )
    header: tuple[Texts, ...] = (
        ("项目", "行次", *labels),
        ("栏次", "", *(str(number + 1) for number in range(len(labels)))),
    )
    note = (
        "注：1.“三公”经费为财政拨款支出；2.预算数为年初部门预算数，决算统计数包括当年财政拨款安排的实际支出。"
    )
    widths = (4.0, 0.6, *[1.5] * len(labels))
    return Sheet(table.title, header, tuple(body), widths, tuple(truths), number=table.number, notes=(note,))


def procurement(table: Table, ordinals: bool = False) -> Sheet:
    """政府采购支出情况表, an item a row."""
    body = [
        (row.name, *([str(number + 1)] if ordinals else []), printed(row.cells["amount"]))
        for number, row in enumerate(table.rows)
    ]
    header = (("项目", *(["行次"] if ordinals else []), "金额"),)
    widths = (5.0, *([0.6] if ordinals else []), 2.0)
    return Sheet(table.title, header, tuple(body), widths, (truth_of(table),), number=table.number)


def operating_costs(table: Table, split_codes: bool = False) -> Sheet:
    """机关运行经费支出情况表."""
    codes = (lambda code: (code[:3], code[3:])) if split_codes else (lambda code: (code,))
    body = [
        (*(codes(row.code) if row.code else ("合计", *[""] * split_codes)), *(("",) if not row.code else ()),
         *((row.name,) if row.code else ()), printed(row.cells["amount"]))
        for row in table.rows
    ]  # fmt: skip
    wide = 2 if split_codes else 1
    header: list[Texts] = [("科目编码", *[LEFT] * (wide - 1), "科目名称", "机关运行经费支出决算数")]
    if split_codes:
        header.append(("类", "款", ABOVE, ABOVE))
    return Sheet(
        table.title, tuple(header), tuple(body), (*[0.8] * wide, 3, 2), (truth_of(table),),
        ((0, wide + 1),), table.number,
    )  # fmt: skip


# ---------------------------------------------------------------- what no form knows


def detailed(title: str, source: Table, random: Random, wide: int = 9) -> Sheet:
    """Functional codes down, economic classes across (Sichuan's 明细表)."""
    codes = sorted(random.sample([code for code in ECONOMIC_NAMES if len(code) == 5], wide - 2))
    tops: list[str] = []
    lows: list[str] = []
    for code in codes:
        group = ECONOMIC_NAMES[code[:3]]
        tops.append(LEFT if group in tops else group)
        lows.append(ECONOMIC_NAMES[code])
    header = (
        ("项目", LEFT, "合计", *tops),
        ("科目编码", "科目名称", ABOVE, *lows),
    )
    rows = [row for row in source.rows if row.code] or []
    body = tuple(
        (
            row.code or "",
            row.name,
            *(f"{random.randint(0, 999)}.{random.randint(0, 99):02d}" for _ in range(wide - 1)),
        )
        for row in rows
    ) or (("",) * (wide + 1),)
    return Sheet(title, header, body, (1.1, 2.2, *[1.0] * (wide - 1)), landscape=True)


def project_expenditure(title: str, random: Random) -> Sheet:
    """一般公共预算财政拨款项目支出决算表 by economic code (Yunnan), in blocks side by side."""
    codes = sorted(random.sample([code for code in ECONOMIC_NAMES if len(code) == 5], 12))
    triples = [
        (code, ECONOMIC_NAMES[code], f"{random.randint(1, 99)}.{random.randint(10, 99)}") for code in codes
    ]
    body = tuple((*triples[place], *triples[place + 4], *triples[place + 8]) for place in range(4))
    return Sheet(title, (("科目编码", "科目名称", "决算数") * 3,), body, (0.9, 2.4, 1.2) * 3, landscape=True)


def services_bought(title: str = "政府购买服务决算公开情况表") -> Sheet:
    """政府购买服务 by item (Beijing)."""
    header = (("序号", "购买服务项目名称", "服务类别", "决算金额"),)
    body = (
        ("1", "模拟信息系统运行维护服务", "政府履职辅助性服务", "35.60"),
        ("2", "模拟档案整理服务", "公共服务", "8.25"),
    )
    return Sheet(title, header, body, (0.6, 3, 3, 1.5))


def overall_performance(title: str = "部门整体支出绩效自评表") -> Sheet:
    """部门整体绩效 of a province: neither a project's form nor a statutory table."""
    header = (("部门名称", "模拟示范局", LEFT, LEFT), ("内容", "说明", LEFT, LEFT))
    body = (
        ("部门总体目标", "模拟目标一", "总体绩效目标", "模拟成效"),
        ("部门年度目标", "2024", "完成办件", "已完成"),
        ("预算支出", "基本支出", "100.00", "98.00"),
    )
    return Sheet(title, header, body, (1.5, 2, 2, 2))
