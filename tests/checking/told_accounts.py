"""The narrative and the self-evaluation forms of simulated departments, after their accounts. 模拟数据.

Every amount, share, growth and rate is computed from the exact accounts and rounded by itself.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from mingzhang.model import Amount, Basis, Cell, Fact, Fund, Indicator, Measure, Project, Report
from tests.checking.account_names import functional_name
from tests.checking.account_press import Press
from tests.checking.account_tables import report
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
)

THREE_PUBLIC_NAMES = {
    "overseas": "因公出国（境）费",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_operation": "公务用车运行维护费",
    "reception": "公务接待费",
}
WEIGHTS = (
    ("10", (50, 30, 10), "100"),
    ("10", (60, 30), "100"),
    ("10", (60, 30), "90"),
    ("", (60, 30, 10), "100"),
)
"""Points of the execution, of the indicators, and the printed total."""


NOTHING = 5000
"""In 0.01 元: what is less is printed as 0.00 万元."""


class Teller:
    """Writes facts down, a sentence of a section at a time."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.press = Press("万元", "0.00", False, self.random)
        # Another part of the page than the tables.
        self.press.places = iter(range(10**6, 10**9))  # type: ignore[assignment]
        self.short = self.random.random() < 0.5
        self.decimals = self.random.choice([0, 1, 2, 2])
        self.facts: list[Fact] = []
        self.section = ""
        self.group = ""

    def about(self, section: str, group: str) -> None:
        self.section, self.group = section, group

    def money(
        self, measure: Measure, subject: str, cents: int, sentence: str, code: str | None = None,
        basis: Basis | None = None,
    ) -> Fact:  # fmt: skip
        value = (Decimal(cents) / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return self._fact(measure, subject, self._amount(value), "万元", sentence, code, basis)

    def rate(
        self, measure: Measure, subject: str, part: int, whole: int, sentence: str, code: str | None = None,
        basis: Basis | None = None,
    ) -> None:  # fmt: skip
        if abs(whole) < NOTHING:
            return
        amount = self._per_cent(part, whole)
        self._fact(measure, subject, amount, "%", sentence, code, basis)

    def _per_cent(self, part: int, whole: int) -> Amount:
        exponent = Decimal(1).scaleb(-self.decimals)
        return self._amount((Decimal(part) * 100 / Decimal(whole)).quantize(exponent, ROUND_HALF_UP))

    def share(self, subject: str, part: int, whole: int, words: str) -> None:
        """An amount with its share of what ``words`` name, in one sentence."""
        sentence = subject
        if abs(whole) >= NOTHING:
            sentence = f"{subject}，占{words}的{self._per_cent(part, whole).value}%。"
        self.money("final", subject, part, sentence)
        self.rate("share", subject, part, whole, sentence)

    def change(self, subject: str, cents: int, sentence: str) -> None:
        """The change against a year before, its growth, and last year's figure as it is derived."""
        before = int(10 ** self.random.uniform(4, 9))
        current = next(
            fact for fact in reversed(self.facts) if (fact.subject, fact.measure) == (subject, "final")
        )
        changed = self.money("change", subject, cents - before, sentence, basis="prior_final")
        self.rate("growth", subject, cents - before, before, sentence, basis="prior_final")
        spread = current.amount.quantum + changed.amount.quantum
        prior = Amount(current.amount.value - changed.amount.value, spread)
        self.facts.append(
            replace(
                changed, measure="prior", period="prior", amount=prior, derived=True, source=current.source,
                sources=(current.source, changed.source),
            )
        )  # fmt: skip

    def counted(self, subject: str, value: int, unit: str, sentence: str) -> None:
        self._fact("count", subject, Amount(Decimal(value), Decimal(1)), unit, sentence, None, None)

    def _amount(self, value: Decimal) -> Amount:
        """With all its decimals, or without its last noughts."""
        exponent = value.as_tuple().exponent
        while (
            self.short
            and isinstance(exponent, int)
            and exponent < 0
            and value == value.quantize(Decimal(1).scaleb(exponent + 1))
        ):
            exponent += 1
            value = value.quantize(Decimal(1).scaleb(exponent))
        assert isinstance(exponent, int)
        return Amount(value, Decimal(1).scaleb(exponent))

    def _fact(
        self, measure: Measure, subject: str, amount: Amount, unit: str, sentence: str, code: str | None,
        basis: Basis | None,
    ) -> Fact:  # fmt: skip
        text = f"{amount.value}%" if unit == "%" else str(amount.value)
        fact = Fact(
            subject, code, measure, "current", basis, amount, unit, False, self.press.place(text),
            sentence, self.section, group=self.group,
        )  # fmt: skip
        self.facts.append(fact)
        return fact


def told_report(made: Accounts) -> Report:
    """The department's report with its narrative and its forms."""
    teller = Teller(made.features.seed)
    _whole(teller, made)
    _general(teller, made)
    _other_funds(teller, made)
    _costs(teller, made)
    projects = _projects(teller)
    return replace(report(made), facts=tuple(teller.facts), projects=projects)


def _whole(teller: Teller, made: Accounts) -> None:
    income = made.fiscal_total("income") + made.other_income
    spent = made.fiscal_total("total") + made.other_spending
    balance = income + made.used + made.opening + made.fiscal_total("opening")
    teller.about("一、收入支出决算总体情况说明", "一")
    teller.money("final", "收入支出总计", balance, "收入、支出总计")
    teller.change("收入支出总计", balance, "比上年各增加")
    teller.about("二、收入决算情况说明", "二")
    sentence = "本年收入合计，其中：财政拨款收入等。"
    teller.money("final", "本年收入合计", income, sentence)
    parts = {"财政拨款收入": made.fiscal_total("income")}
    for source, name in zip(SOURCES, SOURCE_NAMES, strict=True):
        parts[name] = sum(leaf[f"in_{source}"] for leaf in made.other.values())
    for name, cents in parts.items():
        teller.money("final", name, cents, sentence)
        teller.rate("share", name, cents, income, sentence)
    teller.about("三、支出决算情况说明", "三")
    sentence = "本年支出合计，其中：基本支出等。"
    teller.money("final", "本年支出合计", spent, sentence)
    names = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
    for column, name in zip(SPENDING, names, strict=True):
        cents = sum(leaf[f"out_{column}"] for leaf in made.other.values())
        cents += made.fiscal_total(column) if column in ("basic", "project") else 0
        teller.money("final", name, cents, sentence)
        teller.rate("share", name, cents, spent, sentence)
    teller.about("四、财政拨款收入支出决算总体情况说明", "四")
    fiscal = made.fiscal_total("income") + made.fiscal_total("opening")
    teller.money("final", "财政拨款收入支出总计", fiscal, "财政拨款收入、支出总计")
    teller.change("财政拨款收入支出总计", fiscal, "财政拨款比上年各增加")


def _general(teller: Teller, made: Accounts) -> None:
    subject = "一般公共预算财政拨款支出"
    leaves = made.fiscal[GENERAL]
    total = made.fiscal_total("total", GENERAL)
    spent = made.fiscal_total("total") + made.other_spending
    teller.about("五、一般公共预算财政拨款支出决算情况说明", "五、（一）")
    exact = teller.decimals
    teller.share(subject, total, spent, "本年支出合计")
    teller.change(subject, total, "比上年增加")
    teller.about(teller.section, "五、（二）")
    for code in sorted({code[:3] for code in leaves}):
        cents = sum(leaf["total"] for item, leaf in leaves.items() if item.startswith(code))
        teller.money("final", functional_name(code), cents, "主要用于以下方面", code)
        teller.rate("share", functional_name(code), cents, total, "主要用于以下方面", code)
    budgets = {code: teller.random.choice([0, leaf["total"], int(10**8.3)]) for code, leaf in leaves.items()}
    teller.about(teller.section, "五、（三）")
    _spent_of_budget(teller, subject, None, sum(budgets.values()), total, "initial_budget")
    for number, code in enumerate(leaves, 1):
        teller.about(teller.section, f"五、（三）1.（{number}）")
        _spent_of_budget(
            teller, functional_name(code), code, budgets[code], leaves[code]["total"], "initial_budget"
        )
    teller.decimals = exact
    basic = made.fiscal_total("basic", GENERAL)
    personnel = sum(cents for code, cents in made.economic.items() if code[:3] in PERSONNEL)
    teller.about("六、一般公共预算财政拨款基本支出决算情况说明", "六")
    teller.money("final", "一般公共预算财政拨款基本支出", basic, "基本支出，其中：")
    teller.money("final", "人员经费", personnel, "基本支出，其中：")
    teller.money("final", "公用经费", basic - personnel, "基本支出，其中：")


def _spent_of_budget(
    teller: Teller, subject: str, code: str | None, budget: int, final: int, measure: Measure
) -> None:
    sentence = f"{subject}年初预算，支出决算，完成年初预算。"
    teller.money(measure, subject, budget, sentence, code)
    teller.money("final", subject, final, sentence, code)
    teller.rate("completion", subject, final, budget, sentence, code)


def _other_funds(teller: Teller, made: Accounts) -> None:
    titles = {
        FUND: "七、政府性基金预算财政拨款收入支出决算情况说明",
        CAPITAL: "八、国有资本经营预算财政拨款收入支出决算情况说明",
    }
    for fund, title in titles.items():
        for number, (code, leaf) in enumerate(made.fiscal[fund].items(), 1):
            teller.about(title, f"{title[0]}、{number}")
            _spent_of_budget(
                teller, functional_name(code), code, leaf["income"], leaf["total"], "initial_budget"
            )


def _costs(teller: Teller, made: Accounts) -> None:
    teller.about("九、财政拨款“三公”经费支出决算情况说明", "九、（一）")
    budgets = {item: made.three_public[f"budget_{item}"] for item in THREE_PUBLIC}
    finals = {item: made.three_public[item] for item in THREE_PUBLIC}
    _spent_of_budget(teller, "“三公”经费", None, sum(budgets.values()), sum(finals.values()), "budget")
    for item, name in THREE_PUBLIC_NAMES.items():
        _spent_of_budget(teller, name, None, budgets[item], finals[item], "budget")
    teller.about(teller.section, "九、（三）")
    teller.change("“三公”经费", sum(finals.values()), "“三公”经费比上年增加")
    if made.features.operating_costs != "none":
        teller.about("十、机关运行经费支出情况说明", "十")
        teller.money("final", "机关运行经费", sum(made.operating.values()), "机关运行经费支出")
        teller.change("机关运行经费", sum(made.operating.values()), "机关运行经费支出")
    if made.features.procurement:
        _procurement(teller, made)


def _procurement(teller: Teller, made: Accounts) -> None:
    *parts, medium, small = made.procurement
    teller.about("十一、政府采购支出情况说明", "十一")
    teller.money("final", "政府采购支出", sum(parts), "政府采购支出")
    for name, cents in zip(("货物", "工程", "服务"), parts, strict=True):
        teller.money("final", f"政府采购{name}支出", cents, "政府采购支出")
    teller.share("授予中小企业合同金额", medium, sum(parts), "政府采购支出总额")
    teller.share("授予小微企业合同金额", small, medium, "授予中小企业合同金额")


# ---------------------------------------------------------------- self-evaluation


def _projects(teller: Teller) -> tuple[Project, ...]:
    teller.about("十二、关于2024年度绩效评价情况说明", "十二")
    names = [f"模拟项目{word}" for word in "甲乙丙丁"[: teller.random.randint(2, 4)]]
    money = [(int(10 ** teller.random.uniform(6, 9)), teller.random.randint(0, 100)) for _ in names]
    spent = [(budget, budget * share // 100) for budget, share in money]
    sentence = "对项目支出开展了绩效自评，共涉及资金。"
    teller.counted("绩效自评项目", len(names), "个", sentence)
    teller.money("other", "绩效自评项目", sum(budget for budget, _ in spent), sentence)
    for number, (name, (budget, final)) in enumerate(zip(names, spent, strict=True), 1):
        teller.about(teller.section, f"十二#{number}")
        teller.money("budget", name, budget, f"{name}，全年支出，支出进度。")
        teller.money("final", name, final, f"{name}，全年支出，支出进度。")
        teller.rate("rate", name, final, budget, f"{name}，全年支出，支出进度。")
    return tuple(
        _form(teller, name, budget, final) for name, (budget, final) in zip(names, spent, strict=True)
    )


def _form(teller: Teller, name: str, budget: int, final: int) -> Project:
    execution, weights, whole = teller.random.choice(WEIGHTS)
    rate = (Decimal(final) * 100 / budget).quantize(Decimal("0.01"), ROUND_HALF_UP)
    earned = (Decimal(final) * 10 / budget).quantize(Decimal("0.01"), ROUND_HALF_UP)
    cells = {
        "initial_budget": teller.press.cell(budget), "budget": teller.press.cell(budget),
        "final": teller.press.cell(final), "rate": _cell(teller, rate, "%"),
        "points": _cell(teller, Decimal(execution)) if execution else Cell(),
        "score": _cell(teller, earned) if execution else Cell(),
    }  # fmt: skip
    indicators = [_indicator(teller, number, Decimal(weight)) for number, weight in enumerate(weights)]
    scored = sum((amount.value for one in indicators if (amount := one.cells["score"].amount)), Decimal(0))
    scored += earned if execution and whole == "100" else 0
    return Project(
        name, "模拟部门（模拟数据）", "模拟部门（模拟数据）", (1,), (Fund("年度资金总额", cells),),
        tuple(indicators), _cell(teller, Decimal(whole)), _cell(teller, scored), teller.press.place(name),
    )  # fmt: skip


def _indicator(teller: Teller, number: int, weight: Decimal) -> Indicator:
    target, actual, missed = teller.random.choice(
        [
            ("≥95%", "96%", False), ("≥95%", "95%", False), ("≥95%", "90%", True), ("=100%", "100%", False),
            ("≤10天", "8天", False), ("≤10天", "12天", True), ("长期", "长期", False),
            ("不低于90分", "92.5分", False),
        ]
    )  # fmt: skip
    score = weight - teller.random.choice([1, 5]) if missed else weight
    cells = {
        "target": Cell(None, teller.press.place(target)),
        "actual": Cell(None, teller.press.place(actual)),
        "points": _cell(teller, weight),
        "score": _cell(teller, score),
    }
    return Indicator("产出指标", "数量指标", f"指标{number}", target, actual, "", cells)


def _cell(teller: Teller, value: Decimal, unit: str = "") -> Cell:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Cell(Amount(value, Decimal(1).scaleb(min(0, exponent))), teller.press.place(f"{value}{unit}"))
