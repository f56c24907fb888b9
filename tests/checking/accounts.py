"""Accounts of simulated departments, made so that they agree in every amount. All data is 模拟数据.

Amounts are whole numbers of 0.01 元, drawn leaf by leaf and added up exactly; each is rounded by itself,
only where it is printed. What a consistent department may look like is in ``Features``; what is drawn
follows from ``Features.seed`` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import count
from random import Random
from typing import Literal

from hypothesis import strategies as st

from mingzhang.forms import form
from mingzhang.forms.functional_classes import EXPENDITURE_CLASSES
from mingzhang.model import Amount, Cell, Report, Row, SideName, Source, Table
from tests.checking.account_names import economic_name, functional_name

Print = Literal["万元", "整万元", "元", "整元", "元（由万元折算）"]
Leaf = dict[str, int]
"""The amounts of one 项, by column."""

SHA = "0" * 64
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
ORDINALS = "一二三四五六七八"
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


# ---------------------------------------------------------------- exact accounts


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


# ---------------------------------------------------------------- printing


@dataclass(slots=True)
class Press:
    """Prints amounts: rounded to the quantum of the unit, each by itself, in a place of its own."""

    unit: Print
    zeros: str
    separators: bool
    random: Random
    places: count[int] = field(default_factory=count)

    @property
    def printed_unit(self) -> str:
        return "万元" if self.unit.endswith("万元") else "元"

    @property
    def quanta(self) -> tuple[Decimal, Decimal]:
        """What is rounded to, and one unit of the last printed digit; in 万元."""
        return {
            "万元": (Decimal("0.01"), Decimal("0.01")),
            "整万元": (Decimal(1), Decimal(1)),
            "元": (Decimal("0.000001"), Decimal("0.000001")),
            "整元": (Decimal("0.0001"), Decimal("0.0001")),
            "元（由万元折算）": (Decimal("0.01"), Decimal("0.000001")),
        }[self.unit]

    def cell(self, cents: int) -> Cell:
        """A nought is left blank, or printed as a nought or a dash; what rounds to it is printed."""
        if cents == 0:
            zeros = self.random.choice(["blank", "0.00", "-"]) if self.zeros == "mixed" else self.zeros
            if zeros != "0.00":
                return Cell() if zeros == "blank" else Cell(None, self.place("-"))
        rounded, printed = self.quanta
        value = (Decimal(cents) / 1_000_000).quantize(rounded, ROUND_HALF_UP).quantize(printed)
        value = abs(value) if value == 0 else value
        shown = value if self.printed_unit == "万元" else value * 10000
        decimals = {"万元": 2, "整万元": 0, "整元": 0}.get(self.unit, 2)
        text = format(shown, f"{',' if self.separators else ''}.{decimals}f")
        return Cell(Amount(value, printed), self.place(text))

    def number(self, value: int) -> Cell:
        """A count."""
        return Cell(Amount(Decimal(value), Decimal(1)), self.place(str(value)))

    def place(self, text: str) -> Source:
        top = float(next(self.places))
        return Source(SHA, 1, (0.0, top, 10.0, top + 1), text)


Amounts = Mapping[str, int]


def _row(
    press: Press, name: str, amounts: Amounts, code: str | None = None,
    side: SideName | None = None, parent: str | None = None,
) -> Row:  # fmt: skip
    cells = {column: press.cell(cents) for column, cents in amounts.items()}
    level = {3: 1, 5: 2, 7: 3}.get(len(code)) if code else None
    return Row(code, name, level, side, parent, cells, press.place(name or code or ""))


def _table(press: Press, table_id: str, rows: Sequence[Row]) -> Table:
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    declared = form(table_id)
    return Table(table_id, declared.title, declared.number, press.printed_unit, (1,), columns, tuple(rows))


def _sum(leaves: Mapping[str, Amounts], columns: Sequence[str], prefix: str = "") -> Leaf:
    chosen = [leaf for code, leaf in leaves.items() if code.startswith(prefix)]
    return {column: sum(leaf[column] for leaf in chosen) for column in columns}


def _coded(
    press: Press, wanted: Features, table_id: str, leaves: Mapping[str, Amounts], columns: Sequence[str]
) -> Table:
    """A table by functional code: 合计, 类, 款 (where printed), 项."""
    rows: list[Row] = []
    lengths = (3, 5, 7) if wanted.groups else (3, 7)
    codes = sorted({code[:length] for code in leaves for length in lengths})
    for code in codes:
        parent = max((other for other in codes if code.startswith(other) and code != other), default=None)
        rows.append(_row(press, functional_name(code), _sum(leaves, columns, code), code, None, parent))
    whole = _row(press, "合计", _sum(leaves, columns))
    ordered = [*rows, whole] if wanted.whole_last else [whole, *rows]
    return _table(press, table_id, ordered)


def tables(made: Accounts) -> tuple[Table, ...]:
    """The eleven statutory tables of a department, 10 and 11 only where it prints them."""
    wanted = made.features
    press = Press(wanted.unit, wanted.zeros, wanted.separators, Random(wanted.seed))
    public = press
    if wanted.three_public_in_ten_thousand:
        public = Press("万元", wanted.zeros, wanted.separators, press.random, press.places)
    printers: list[Callable[[], Table]] = [
        lambda: _summary(press, made),
        lambda: _income(press, made),
        lambda: _expenditure(press, made),
        lambda: _fiscal_summary(press, made),
        lambda: _coded(
            press, wanted, "general_budget_expenditure", made.fiscal[GENERAL], ("total", "basic", "project")
        ),
        lambda: _basic(press, made),
        lambda: _coded(press, wanted, FUND, made.fiscal[FUND], FUND_COLUMNS),
        lambda: _coded(press, wanted, CAPITAL, made.fiscal[CAPITAL], FUND_COLUMNS),
        lambda: _three_public_table(public, made),
    ]
    if wanted.operating_costs != "none":
        printers.append(lambda: _operating_table(press, made))
    if wanted.procurement:
        printers.append(lambda: _procurement(press, made))
    return tuple(printer() for printer in printers)


# ---------------------------------------------------------------- 01–05


def _classes(made: Accounts, leaves: Mapping[str, Amounts], columns: Sequence[str]) -> list[tuple[str, Leaf]]:
    """The 类 as the two-sided tables print them: name and amounts."""
    found = [(item.name, _sum(leaves, columns, item.functional_class or "?")) for item in EXPENDITURE_CLASSES]
    return [(name, leaf) for name, leaf in found if made.features.all_classes or any(leaf.values())]


def _income_leaves(made: Accounts) -> dict[str, Leaf]:
    leaves: dict[str, Leaf] = {}
    for fund in FUNDS:
        for code, leaf in made.fiscal[fund].items():
            new = leaves.setdefault(code, dict.fromkeys(("total", "fiscal_appropriation", *SOURCES), 0))
            new["total"] += leaf["income"]
            new["fiscal_appropriation"] += leaf["income"]
    for code, leaf in made.other.items():
        new = leaves.setdefault(code, dict.fromkeys(("total", "fiscal_appropriation", *SOURCES), 0))
        for source in SOURCES:
            new[source] += leaf[f"in_{source}"]
            new["total"] += leaf[f"in_{source}"]
    return {code: leaf for code, leaf in leaves.items() if any(leaf.values())}


def _expenditure_leaves(made: Accounts) -> dict[str, Leaf]:
    leaves: dict[str, Leaf] = {}
    for fund in FUNDS:
        for code, leaf in made.fiscal[fund].items():
            new = leaves.setdefault(code, dict.fromkeys(("total", *SPENDING), 0))
            for column in ("total", "basic", "project"):
                new[column] += leaf[column]
    for code, leaf in made.other.items():
        new = leaves.setdefault(code, dict.fromkeys(("total", *SPENDING), 0))
        for column in SPENDING:
            new[column] += leaf[f"out_{column}"]
            new["total"] += leaf[f"out_{column}"]
    return {code: leaf for code, leaf in leaves.items() if any(leaf.values())}


def _income(press: Press, made: Accounts) -> Table:
    columns = ("total", "fiscal_appropriation", *SOURCES)
    return _coded(press, made.features, "income", _income_leaves(made), columns)


def _expenditure(press: Press, made: Accounts) -> Table:
    return _coded(press, made.features, "expenditure", _expenditure_leaves(made), ("total", *SPENDING))


def _summary(press: Press, made: Accounts) -> Table:
    fiscal_income = made.fiscal_total("income")
    incomes = [(f"{FUND_TITLES[fund]}收入", made.fiscal_total("income", fund)) for fund in FUNDS]
    if made.features.single_fiscal_line:
        incomes = [("财政拨款收入", fiscal_income)]
    for source, name in zip(SOURCES, SOURCE_NAMES, strict=True):
        incomes.append((name, sum(leaf[f"in_{source}"] for leaf in made.other.values())))
    opening = made.opening + made.fiscal_total("opening")
    closing = made.other_closing + made.fiscal_total("closing")
    income = fiscal_income + made.other_income
    spending = made.fiscal_total("total") + made.other_spending
    left = [
*((f"{ORDINALS[number]}、{name}", cents) for number, (name, cents) in enumerate(incomes)),
        ("本年收入合计", income), ("使用非财政拨款结余", made.used), ("年初结转和结余", opening),
        ("总计", income + made.used + opening),
    ]  # fmt: skip
    right = [
        *((name, leaf["total"]) for name, leaf in _classes(made, _expenditure_leaves(made), ("total",))),
        ("本年支出合计", spending), ("结余分配", made.distributed), ("年末结转和结余", closing),
        ("总计", spending + made.distributed + closing),
    ]  # fmt: skip
    rows = [_row(press, name, {"amount": cents}, side="income") for name, cents in left]
    rows += [_row(press, name, {"amount": cents}, side="expenditure") for name, cents in right]
    return _table(press, "income_expenditure_summary", rows)


def _fiscal_summary(press: Press, made: Accounts) -> Table:
    carried = "年初财政拨款结转和结余"
    incomes, openings = (
        [(FUND_TITLES[fund], made.fiscal_total(column, fund)) for fund in FUNDS]
        for column in ("income", "opening")
    )
    income, opening = made.fiscal_total("income"), made.fiscal_total("opening")
    left = [*incomes, ("本年收入合计", income), (carried, opening)]
    rows = [_row(press, name, {"amount": cents}, side="income") for name, cents in left]
    rows += [_row(press, name, {"amount": cents}, side="income", parent=carried) for name, cents in openings]
    rows.append(_row(press, "总计", {"amount": income + opening}, side="income"))
    by_fund = {code: {"total": 0} | dict.fromkeys(FUNDS, 0) for fund in FUNDS for code in made.fiscal[fund]}
    for fund in FUNDS:
        for code, leaf in made.fiscal[fund].items():
            by_fund[code][fund] += leaf["total"]
            by_fund[code]["total"] += leaf["total"]
    columns = ("total", *FUNDS)
    right = _classes(made, by_fund, columns)
    spent = _sum(by_fund, columns)
    closing = {"total": made.fiscal_total("closing")}
    closing |= {fund: made.fiscal_total("closing", fund) for fund in FUNDS}
    right += [("本年支出合计", spent), ("年末财政拨款结转和结余", closing)]
    right.append(("总计", {column: spent[column] + closing[column] for column in columns}))
    rows += [_row(press, name, leaf, side="expenditure") for name, leaf in right]
    return _table(press, "fiscal_summary", rows)


# ---------------------------------------------------------------- 06, 09–11


def _economic_rows(press: Press, amounts: Amounts, classes: Sequence[str], detail: str) -> list[Row]:
    rows: list[Row] = []
    for number, economic_class in enumerate(classes):
        parts = {code: cents for code, cents in amounts.items() if code.startswith(economic_class)}
        rows.append(
            _row(press, economic_name(economic_class), {"amount": sum(parts.values())}, economic_class)
        )
        if detail == "all" or (detail == "some" and number % 2):
            rows += [
                _row(press, economic_name(code), {"amount": cents}, code, None, economic_class)
                for code, cents in parts.items()
            ]
    return rows


def _basic(press: Press, made: Accounts) -> Table:
    detail = made.features.economic_detail
    personnel = sum(cents for code, cents in made.economic.items() if code[:3] in PERSONNEL)
    whole = sum(made.economic.values())
    others = [one for one in ECONOMIC if one not in PERSONNEL]
    subtotals = made.features.basic_subtotals or not made.features.basic_whole
    rows = _economic_rows(press, made.economic, PERSONNEL, detail)
    if subtotals:
        rows.append(_row(press, "人员经费合计", {"amount": personnel}))
    rows += _economic_rows(press, made.economic, others, detail)
    if subtotals:
        rows.append(_row(press, "公用经费合计", {"amount": whole - personnel}))
    if made.features.basic_whole:
        rows.append(_row(press, "合计", {"amount": whole}))
    return _table(press, "basic_expenditure", rows)


def _three_public_table(press: Press, made: Accounts) -> Table:
    amounts: Leaf = {}
    for prefix, drawn in (("budget_", "budget_"), ("final_", "")):
        if prefix == "budget_" and not made.features.budgets:
            continue
        part = {item: made.three_public[drawn + item] for item in THREE_PUBLIC}
        vehicles = part["vehicle_purchase"] + part["vehicle_operation"]
        amounts |= {
            f"{prefix}total": part["overseas"] + vehicles + part["reception"],
            f"{prefix}overseas": part["overseas"],
            f"{prefix}vehicles": vehicles,
            f"{prefix}vehicle_purchase": part["vehicle_purchase"],
            f"{prefix}vehicle_operation": part["vehicle_operation"],
            f"{prefix}reception": part["reception"],
        }
    return _table(press, "three_public", [_row(press, "", amounts)])


def _operating_table(press: Press, made: Accounts) -> Table:
    whole = _row(press, "合计", {"amount": sum(made.operating.values())})
    classes = [one for one in ECONOMIC if one not in PERSONNEL]
    rows = _economic_rows(press, made.operating, classes, made.features.economic_detail)
    return _table(press, "operating_costs", [whole, *rows])


def _procurement(press: Press, made: Accounts) -> Table:
    goods, works, services, to_medium, to_small = made.procurement
    whole, medium = "（一）政府采购支出合计", "（二）政府采购授予中小企业合同金额"
    rows = [
        _row(press, whole, {"amount": goods + works + services}),
        _row(press, "1.政府采购货物支出", {"amount": goods}, parent=whole),
        _row(press, "2.政府采购工程支出", {"amount": works}, parent=whole),
        _row(press, "3.政府采购服务支出", {"amount": services}, parent=whole),
        _row(press, medium, {"amount": to_medium}),
        _row(press, "其中：授予小微企业合同金额", {"amount": to_small}, parent=medium),
    ]
    return _table(press, "procurement", rows)


# ---------------------------------------------------------------- the report


def report(made: Accounts) -> Report:
    """The department's tables as a report, without narrative and forms."""
    return Report(
        file="模拟.pdf", sha256=SHA, kind="final_account", scope="department",
        department="模拟部门（模拟数据）", year=2024, unit="万元", page_sizes=((842.0, 595.0),),
        tables=tables(made), facts=(), reasons=(), projects=(), sections=(), terms=(), warnings=(),
    )  # fmt: skip
