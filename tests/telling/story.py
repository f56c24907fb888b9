"""What a simulated department tells of its accounts: the figures of the text, all from the exact accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from tests.checking.account_names import economic_name, functional_name
from tests.checking.accounts import (
    CAPITAL,
    FUND,
    GENERAL,
    PERSONNEL,
    SOURCE_NAMES,
    SOURCES,
    SPENDING,
    THREE_PUBLIC,
    Accounts,
    Features,
    accounts,
)
from tests.telling.hand import Hand

DEPARTMENT = "模拟市模拟区示范事务局"
OTHER_DEPARTMENT = "模拟市模拟区样板管理局"
YEAR = 2024
KINDS = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")

PUBLIC_PARTS = {"total": tuple(THREE_PUBLIC), "vehicles": ("vehicle_purchase", "vehicle_operation")}


@dataclass(frozen=True, slots=True)
class Item:
    """A 项 of the general budget or of a fund: its names, what was budgeted and spent, in 0.01 元."""

    code: str
    class_name: str
    group_name: str
    name: str
    budget: int
    final: int


@dataclass(frozen=True, slots=True)
class Project:
    """An evaluated project."""

    name: str
    budget: int
    final: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands behind the 三公: trips, people, cars, receptions."""

    trips: int
    travellers: int
    bought: int
    cars: int
    receptions: int
    guests: int


@dataclass(frozen=True, slots=True)
class Story:
    """A department's accounts with everything that its text says of them."""

    made: Accounts
    hand: Hand
    items: Sequence[Item]
    fund_items: Mapping[str, Sequence[Item]]
    projects: Sequence[Project]
    counts: Counts
    year: int = YEAR
    department: str = DEPARTMENT

    @property
    def has_operating_costs(self) -> bool:
        return self.made.features.operating_costs != "none"

    @property
    def parts(self) -> dict[str, tuple[Sequence[tuple[str, int]], int]]:
        """What is told part by part, and what it is part of."""
        classes = [(name, cents) for _, name, cents in self.classes]
        return {
            "sources": (self.sources, self.income),
            "kinds": (self.kinds, self.spent),
            "classes": (classes, self.general),
        }

    @property
    def seed(self) -> int:
        return self.made.features.seed

    def random(self, subject: str) -> Random:
        """Chance that depends on the subject alone, so that one is told the same wherever it is told."""
        return Random(f"{self.seed} {subject}")

    def before(self, subject: str, now: int) -> int:
        """Last year's amount: nothing, the same, or near this year's; of 三公's sums, that of their parts."""
        parts = PUBLIC_PARTS.get(subject.removesuffix(".final"), ())
        if parts:
            return sum(self.before(f"{part}.final", self.public(part)[1]) for part in parts)
        random = self.random(subject)
        kind = random.random()
        if kind < 0.15 or now <= 0:
            return max(now, 0)
        return 0 if kind < 0.2 else now * random.randint(40, 190) // 100

    # -- whole sums

    @property
    def income(self) -> int:
        return self.made.fiscal_total("income") + self.made.other_income

    @property
    def spent(self) -> int:
        return self.made.fiscal_total("total") + self.made.other_spending

    @property
    def opening(self) -> int:
        return self.made.opening + self.made.fiscal_total("opening")

    @property
    def closing(self) -> int:
        return self.made.other_closing + self.made.fiscal_total("closing")

    @property
    def balance(self) -> int:
        return self.income + self.made.used + self.opening

    @property
    def fiscal_balance(self) -> int:
        return self.made.fiscal_total("income") + self.made.fiscal_total("opening")

    @property
    def sources(self) -> list[tuple[str, int]]:
        """本年收入 by where it came from."""
        others = [sum(leaf[f"in_{source}"] for leaf in self.made.other.values()) for source in SOURCES]
        names = dict(zip(SOURCE_NAMES, others, strict=True))
        return [("财政拨款收入", self.made.fiscal_total("income")), *names.items()]

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """本年支出 by its kind."""
        found = [sum(leaf[f"out_{kind}"] for leaf in self.made.other.values()) for kind in SPENDING]
        found[0] += self.made.fiscal_total("basic")
        found[1] += self.made.fiscal_total("project")
        return list(zip(KINDS, found, strict=True))

    # -- the general budget

    @property
    def general(self) -> int:
        return self.made.fiscal_total("total", GENERAL)

    @property
    def general_basic(self) -> int:
        return self.made.fiscal_total("basic", GENERAL)

    @property
    def general_budget(self) -> int:
        return sum(item.budget for item in self.items)

    @property
    def classes(self) -> list[tuple[str, str, int]]:
        """Code, name and expenditure of each 类 of the general budget."""
        found: dict[str, int] = {}
        for item in self.items:
            found[item.code[:3]] = found.get(item.code[:3], 0) + item.final
        return [(code, functional_name(code), cents) for code, cents in found.items()]

    @property
    def personnel(self) -> int:
        return sum(cents for code, cents in self.made.economic.items() if code[:3] in PERSONNEL)

    def components(self, personnel: bool) -> list[str]:
        """The economic 款 that are printed with more than 0.00, as they are listed."""
        return [
            economic_name(code)
            for code, cents in sorted(self.made.economic.items())
            if (code[:3] in PERSONNEL) == personnel and not self.hand.is_nothing(cents)
        ]

    # -- 三公 and the rest

    def public(self, item: str) -> tuple[int, int]:
        """Budget and final of an item of 三公 (``total`` and ``vehicles`` are sums)."""
        parts = PUBLIC_PARTS.get(item, (item,))
        found = self.made.three_public
        return sum(found[f"budget_{part}"] for part in parts), sum(found[part] for part in parts)

    @property
    def amounts(self) -> dict[str, int]:
        """The amounts that a text names, by the names that templates have for them."""
        goods, works, services, medium, small = self.made.procurement
        funds = {fund: sum(item.final for item in items) for fund, items in self.fund_items.items()}
        return {
            "balance": self.balance, "income": self.income, "spent": self.spent, "used": self.made.used,
            "opening": self.opening, "closing": self.closing, "distributed": self.made.distributed,
            "fiscal": self.fiscal_balance, "fiscal_income": self.made.fiscal_total("income"),
            "fiscal_spent": self.made.fiscal_total("total"),
            "fiscal_opening": self.made.fiscal_total("opening"),
            "fiscal_closing": self.made.fiscal_total("closing"),
            "general": self.general, "general_budget": self.general_budget,
            "general_basic": self.general_basic, "general_project": self.general - self.general_basic,
            "basic": self.kinds[0][1], "project": self.kinds[1][1],
            "personnel": self.personnel, "running": self.general_basic - self.personnel,
            "fund": funds[FUND], "capital": funds[CAPITAL],
            "operating": sum(self.made.operating.values()),
            "purchases": goods + works + services, "goods": goods, "works": works, "services": services,
            "medium": medium, "small": small,
            "projects": sum(project.budget for project in self.projects),
            **{
                f"{name}_{column}": self.made.fiscal_total(column, fund)
                for name, fund in (("general", GENERAL), ("fund", FUND), ("capital", CAPITAL))
                for column in ("income", "opening", "closing")
            },
        }  # fmt: skip


def story(features: Features) -> Story:
    """The story that these features and their seed give."""
    made = accounts(features)
    random = Random(features.seed + 17)
    hand = Hand(random.random() < 0.6, random.random() < 0.35, random.choice([1, 2, 2, 2, 0]))
    items = [_item(code, leaf["total"], random) for code, leaf in made.fiscal[GENERAL].items()]
    funds = {
        fund: [_item(code, leaf["total"], random) for code, leaf in made.fiscal[fund].items()]
        for fund in (FUND, CAPITAL)
    }
    projects = [
        Project(f"模拟{word}项目", budget, budget * random.randint(30, 100) // 100)
        for word in ("服务保障", "设备更新", "业务培训", "信息维护")[: random.randint(2, 4)]
        for budget in [int(10 ** random.uniform(6, 8.5))]
    ]
    return Story(made, hand, items, funds, projects, _counts(made, random))


def _item(code: str, final: int, random: Random) -> Item:
    budgets = [0, final, final, final * random.randint(50, 180) // 100, int(10 ** random.uniform(6, 8.5))]
    return Item(
        code,
        functional_name(code[:3]),
        functional_name(code[:5]),
        functional_name(code),
        max(0, random.choice(budgets)),
        final,
    )


def _counts(made: Accounts, random: Random) -> Counts:
    def some(item: str, most: int) -> int:
        return random.randint(1, most) if made.three_public[item] >= 50 else 0

    trips, receptions = some("overseas", 4), some("reception", 60)
    bought = some("vehicle_purchase", 3)
    cars = bought + some("vehicle_operation", 9)
    return Counts(
        trips, trips * random.randint(1, 4), bought, cars, receptions, receptions * random.randint(2, 9)
    )
