"""A simulated department's budget as a story, its tables as several places print them. 模拟数据."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from tests.checking.accounts import CAPITAL as CAPITAL_FUND
from tests.checking.accounts import FUND as FUND_FUND
from tests.telling.hand import Hand
from tests.telling.paper import Paper
from tests.telling.story import Counts, Item, Project
from tests.telling.telling import entries, told
from tests.typesetting.budgets.content import (
    CAPITAL,
    COSTS,
    DEPARTMENT,
    ECONOMIC,
    FUND,
    GENERAL,
    LAST_YEAR,
    NAMES,
    OWN,
    THREE_PUBLIC,
    YEAR,
    Line,
    classes,
    total,
    whole,
)  # fmt: skip  # isort: skip
from tests.typesetting.budgets.layouts import LAYOUTS
from tests.typesetting.budgets.sheets import Sheet as BudgetSheet
from tests.typesetting.provinces.sheets import Sheet

OVERVIEW = (
    f"第一部分 {DEPARTMENT}概况",
    "一、部门职责",
    f"{DEPARTMENT}是主管模拟事务的工作部门，负责拟订模拟事务发展规划并组织实施。（模拟数据）",
    "二、机构设置",
    f"纳入{YEAR}年部门预算编制范围的预算单位共1个，即{DEPARTMENT}本级。",
)
TABLES = f"第三部分 {YEAR}年部门预算表"
NARRATIVE = f"第二部分 {YEAR}年部门预算情况说明"
GLOSSARY = (
    "第四部分 名词解释",
    "一、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
    "二、项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。",
)
TOLD_LAYOUTS = tuple(name for name in LAYOUTS if name != "central")
"""Central's prints its table of 国有资本 empty, to have a blank form."""


def _cents(amounts: Iterable[Decimal | None]) -> int:
    return int(sum((one or Decimal(0) for one in amounts), Decimal(0)) * 1_000_000)


def _whole(lines: Iterable[Line]) -> int:
    return _cents(whole(line) for line in lines)


@dataclass(frozen=True, slots=True)
class BudgetStory:
    """What the budget's text tells; the tables are always the same, what is told of last year differs."""

    seed: int
    hand: Hand
    year: int = YEAR
    department: str = DEPARTMENT
    has_operating_costs: bool = True

    def random(self, subject: str) -> Random:
        return Random(f"{self.seed} {subject}")

    def before(self, subject: str, now: int) -> int:
        """Last year's budget: of 三公 what the tables print, else near this year's."""
        item = subject.removesuffix(".budget")
        if item == "fiscal":
            return sum(self.before(fund, self.amounts[fund]) for fund in ("general", "fund", "capital"))
        if item in LAST_YEAR:
            return _cents([Decimal(LAST_YEAR[item])])
        return now * self.random(subject).randint(60, 140) // 100

    @property
    def amounts(self) -> dict[str, int]:
        basic = total(GENERAL)
        return {
            "all": _whole((*GENERAL, *FUND, *CAPITAL, *OWN)),
            "fiscal": _whole((*GENERAL, *FUND, *CAPITAL)),
            "general": _whole(GENERAL), "fund": _whole(FUND), "capital": _whole(CAPITAL), "own": _whole(OWN),
            "personnel": _cents([basic["personnel"]]), "running": _cents([basic["public"]]),
            "general_basic": _cents([basic["personnel"], basic["public"]]), "operating": _cents([COSTS]),
            "projects": sum(project.budget for project in self.projects),
        }  # fmt: skip

    @property
    def items(self) -> Sequence[Item]:
        return [_item(line) for line in GENERAL]

    @property
    def fund_items(self) -> Mapping[str, Sequence[Item]]:
        return {FUND_FUND: [_item(line) for line in FUND], CAPITAL_FUND: [_item(line) for line in CAPITAL]}

    @property
    def projects(self) -> Sequence[Project]:
        return [Project("模拟服务保障项目", 150_000_000, 0), Project("模拟设备更新项目", 64_500_000, 0)]

    @property
    def counts(self) -> Counts:
        return Counts(0, 0, 1, 6, 0, 0)

    @property
    def parts(self) -> dict[str, tuple[Sequence[tuple[str, int]], int]]:
        found = [(line.name, _cents([whole(line)])) for line in classes(GENERAL)]
        return {"classes": (found, self.amounts["general"])}

    def public(self, item: str) -> tuple[int, int]:
        return _cents([Decimal(THREE_PUBLIC[item])]), 0

    def components(self, personnel: bool) -> list[str]:
        word = "personnel" if personnel else "public"
        return [line.name for line in ECONOMIC if word in line.values]


def _item(line: Line) -> Item:
    code = line.code
    cents = _cents([whole(line)])
    return Item(code, NAMES[code[:3]], NAMES[code[:5]], line.name, cents, cents)


def budget_story(seed: int) -> BudgetStory:
    random = Random(seed)
    return BudgetStory(seed, Hand(random.random() < 0.5, random.random() < 0.4, random.choice([1, 2, 2])))


def budget_paper(story: BudgetStory, wording: str, layout: str) -> Paper:
    """The budget told in a wording, its tables in a place's layout (one of ``TOLD_LAYOUTS``)."""
    sheets = tuple(_as_set(sheet) for sheet in LAYOUTS[layout]())
    narrative = (NARRATIVE, *told(story, wording))
    contents = (*entries(OVERVIEW), *entries(narrative), TABLES, GLOSSARY[0])
    cover = (DEPARTMENT, f"{YEAR}年部门预算")
    paper = Paper(cover, contents, OVERVIEW, sheets, narrative, GLOSSARY, True)
    return replace(paper, tables_title=TABLES)


def _as_set(sheet: BudgetSheet) -> Sheet:
    merges = ((0, sheet.total_merged),) if sheet.total_merged else ()
    over = [*sheet.over, (f"单位：{sheet.unit}", "right")]
    if sheet.number is not None:
        over.insert(0, (sheet.number, "left"))
    return Sheet(
        sheet.title, sheet.header, sheet.body, (1.0,) * len(sheet.body[0]), merges=merges, over=tuple(over),
        notes=sheet.notes,
    )  # fmt: skip
