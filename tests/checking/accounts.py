"""Accounts of simulated departments, made so that they agree in every amount. All data is 模拟数据.

Amounts are whole numbers of 0.01 元, drawn leaf by leaf and added up exactly; each is rounded by itself,
only where it is printed. What a consistent department may look like is in ``Features``; what is drawn
follows from ``Features.seed`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal

from hypothesis import strategies as st

Print = Literal["万元", "整万元", "元", "整元", "元（由万元折算）"]
Leaf = dict[str, int]
"""The amounts of one 项, by column."""

GENERAL, FUND, CAPITAL = "general_budget", "government_fund", "state_capital"
FUNDS = (GENERAL, FUND, CAPITAL)
FUND_TITLES = {
    GENERAL: "一般公共预算财政拨款",
    FUND: "政府性基金预算财政拨款",
    CAPITAL: "国有资本经营预算财政拨款",
}
ITEMS: Mapping[str, tuple[str, ...]] = {
    GENERAL: (
        "2010301", "2010302", "2010350", "2013101", "2050201", "2050202", "2080501", "2080505", "2080506",
        "2080799", "2089999", "2101101", "2101102", "2120101", "2120501", "2210201", "2210203", "2299999",
    ),
    FUND: ("2120802", "2120803", "2121301", "2296002", "2296003"),
    CAPITAL: ("2230105", "2230107", "2239999"),
}  # fmt: skip
SOURCES = ("superior_subsidy", "institutional", "business", "subsidiary_remittance", "other")
SOURCE_NAMES = ("上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
SPENDING = ("basic", "project", "remitted_to_superior", "business", "subsidy_to_subsidiaries")
FUND_COLUMNS = ("opening", "income", "total", "basic", "project", "closing")
PERSONNEL = ("301", "303")
ECONOMIC: Mapping[str, tuple[str, ...]] = {
    "301": ("30101", "30102", "30103", "30107", "30108", "30113", "30199"),
    "303": ("30302", "30305", "30399"),
    "302": ("30201", "30205", "30211", "30212", "30217", "30228", "30231", "30299"),
    "310": ("31002", "31003", "31013", "31099"),
    "399": ("39999",),
}
THREE_PUBLIC = {
    "overseas": "30212",
    "vehicle_purchase": "31013",
    "vehicle_operation": "30231",
    "reception": "30217",
}


@dataclass(frozen=True, slots=True)
class Features:
    """What a simulated department's accounts have, and how they are printed."""

    seed: int
    unit: Print = "万元"
    three_public_in_ten_thousand: bool = False
    """09 in 万元 with two decimals, whatever the others are in."""
    zeros: Literal["blank", "0.00", "-", "mixed"] = "blank"
    separators: bool = True
    funds: tuple[str, ...] = (GENERAL,)
    carried: bool = False
    """Fiscal money carried over at opening and closing."""
    other_money: bool = False
    """Money that is not fiscal, with balances, 使用非财政拨款结余 and 结余分配."""
    negative: bool = False
    """Some corrections are negative."""
    single_fiscal_line: bool = False
    """01 prints 财政拨款收入 in one line."""
    all_classes: bool = True
    """01 and 04 print every 类, not only those with money."""
    groups: bool = True
    """款 rows between 类 and 项."""
    whole_last: bool = False
    basic_whole: bool = False
    """06 has a row 合计."""
    basic_subtotals: bool = True
    economic_detail: Literal["all", "classes", "some"] = "all"
    operating_costs: Literal["public", "less", "none"] = "public"
    procurement: bool = True
    budgets: bool = True
    """09 has a budget."""


def features() -> st.SearchStrategy[Features]:
    """Every combination of features."""
    funds = [(GENERAL,), (GENERAL, FUND), (GENERAL, CAPITAL), FUNDS]
    return st.builds(
        Features,
        seed=st.integers(0, 10**6),
        unit=st.sampled_from(["万元", "整万元", "元", "整元", "元（由万元折算）"]),
        three_public_in_ten_thousand=st.booleans(),
        zeros=st.sampled_from(["blank", "0.00", "-", "mixed"]),
        separators=st.booleans(),
        funds=st.sampled_from(funds),
        carried=st.booleans(),
        other_money=st.booleans(),
        negative=st.booleans(),
        single_fiscal_line=st.booleans(),
        all_classes=st.booleans(),
        groups=st.booleans(),
        whole_last=st.booleans(),
        basic_whole=st.booleans(),
        basic_subtotals=st.booleans(),
        economic_detail=st.sampled_from(["all", "classes", "some"]),
        operating_costs=st.sampled_from(["public", "less", "none"]),
        procurement=st.booleans(),
        budgets=st.booleans(),
    )


@dataclass(frozen=True, slots=True)
class Accounts:
    """What a department took in and spent, to 0.01 元: by 项 and column, by 款 of the economic classes."""

    features: Features
    fiscal: Mapping[str, Mapping[str, Leaf]]
    """By fund and 项: ``FUND_COLUMNS``."""
    other: Mapping[str, Leaf]
    """By 项, money that is not fiscal: ``SOURCES`` prefixed ``in_``, ``SPENDING`` prefixed ``out_``."""
    opening: int
    """Of money that is not fiscal."""
    used: int
    distributed: int
    economic: Mapping[str, int]
    """General budget's basic expenditure by economic 款."""
    three_public: Mapping[str, int]
    operating: Mapping[str, int]
    procurement: tuple[int, int, int, int, int]
    """Goods, works, services; to small and medium firms, to small firms."""

    def fiscal_total(self, column: str, *funds: str) -> int:
        return sum(leaf[column] for fund in funds or FUNDS for leaf in self.fiscal[fund].values())

    @property
    def other_income(self) -> int:
        return sum(leaf[f"in_{source}"] for leaf in self.other.values() for source in SOURCES)

    @property
    def other_spending(self) -> int:
        return sum(leaf[f"out_{column}"] for leaf in self.other.values() for column in SPENDING)

    @property
    def other_closing(self) -> int:
        return self.opening + self.used + self.other_income - self.other_spending - self.distributed


def accounts(wanted: Features) -> Accounts:
    """The department that these features and their seed give."""
    random = Random(wanted.seed)
    fiscal = {fund: _fiscal(random, wanted, fund) for fund in FUNDS}
    other = _other(random, fiscal[GENERAL]) if wanted.other_money else {}
    used = _amount(random) if wanted.other_money and random.random() < 0.5 else 0
    distributed = _amount(random) // 10 if wanted.other_money and random.random() < 0.5 else 0
    lacking = distributed - used
    for leaf in other.values():
        lacking += sum(leaf[f"out_{column}"] for column in SPENDING)
        lacking -= sum(leaf[f"in_{source}"] for source in SOURCES)
    opening = max(0, lacking) + (_amount(random) if wanted.other_money and random.random() < 0.7 else 0)
    economic = _economic(random, sum(leaf["basic"] for leaf in fiscal[GENERAL].values()))
    goods, works, services = (_maybe(random, 0.6) for _ in range(3))
    to_medium = (goods + works + services) * random.randint(0, 100) // 100
    to_small = to_medium * random.randint(0, 100) // 100
    return Accounts(
        wanted, fiscal, other, opening, used, distributed, economic, _three_public(random, economic),
        _operating(random, wanted, economic), (goods, works, services, to_medium, to_small),
    )  # fmt: skip


def _amount(random: Random) -> int:
    """From some hundred 元 to some ten million, most of them uneven."""
    amount = int(10 ** random.uniform(4, 9))
    return amount if random.random() < 0.8 else max(1, amount // 1_000_000) * 1_000_000


def _maybe(random: Random, chance: float) -> int:
    return _amount(random) if random.random() < chance else 0


def _fiscal(random: Random, wanted: Features, fund: str) -> dict[str, Leaf]:
    if fund not in wanted.funds:
        return {}
    known = ITEMS[fund]
    chosen = sorted(random.sample(known, random.randint(min(4, len(known) - 1), min(12, len(known)))))
    return {code: _fiscal_leaf(random, wanted, number) for number, code in enumerate(chosen)}


def _fiscal_leaf(random: Random, wanted: Features, number: int) -> Leaf:
    kind = random.random()
    basic = _amount(random) if kind < 0.6 or number == 0 else 0
    project = _amount(random) if kind > 0.4 else 0
    if wanted.negative and basic == 0 and random.random() < 0.3:
        project = -project // 10
    opening = _maybe(random, 0.4) if wanted.carried else 0
    closing = _maybe(random, 0.4) if wanted.carried else 0
    income = basic + project + closing - opening
    if income < 0 and not wanted.negative:
        opening, closing, income = 0, 0, basic + project
    return {
        "opening": opening, "income": income, "total": basic + project,
        "basic": basic, "project": project, "closing": closing,
    }  # fmt: skip


def _other(random: Random, general: Mapping[str, Leaf]) -> dict[str, Leaf]:
    codes = sorted({*random.sample(sorted(general), 2), "2059999"})
    return {
        code: {f"in_{source}": _maybe(random, 0.4) for source in SOURCES}
        | {f"out_{column}": _maybe(random, 0.4) for column in SPENDING}
        for code in codes
    }


def _economic(random: Random, basic: int) -> dict[str, int]:
    """The basic expenditure cut into economic 款 at random places."""
    codes = [code for codes in ECONOMIC.values() for code in codes if random.random() < 0.7] or ["30101"]
    cuts = sorted(random.randint(0, basic) for _ in codes[1:])
    return {code: high - low for code, low, high in zip(codes, [0, *cuts], [*cuts, basic], strict=True)}


def _three_public(random: Random, economic: Mapping[str, int]) -> dict[str, int]:
    """The final of each item, no less than its basic part; budgets beside them, independent."""
    finals = {item: economic.get(code, 0) + _maybe(random, 0.3) for item, code in THREE_PUBLIC.items()}
    finals |= {f"budget_{item}": _maybe(random, 0.6) for item in THREE_PUBLIC}
    return finals


def _operating(random: Random, wanted: Features, economic: Mapping[str, int]) -> dict[str, int]:
    public = {code: amount for code, amount in economic.items() if code[:3] not in PERSONNEL}
    if wanted.operating_costs == "public":
        return public
    share = random.randint(10, 99)
    return {code: amount * share // 100 for code, amount in public.items()}
