"""Lists of the narrative: parts that are all named add up to the whole that they are parts of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.facts import MONEY, exact, fact_term, only_value
from mingzhang.checking.paragraphs import without_other_years
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import settle
from mingzhang.model import Fact, Measure, Report

SUMMED: tuple[Measure, ...] = ("final", "initial_budget", "budget", "prior", "change", "other")


@dataclass(frozen=True, slots=True)
class PartsOf:
    """A subject with the parts that it always has; ``reach``: how far from it they may stand.

    ``optional`` parts need not be named; without one of them a sum that is too small says nothing, unless
    the list is ``closed`` by a part for all others. ``first_has_all``: the first part may hold the others.
    """

    whole: str
    parts: tuple[str, ...]
    reach: str = "section"
    optional: tuple[str, ...] = ()
    closed: bool = False
    first_has_all: bool = False


_OVERSEAS, _VEHICLES, _RECEPTION = "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"
_PURCHASE, _OPERATION = "公务用车购置费", "公务用车运行维护费"
_PURCHASES = ("政府采购货物支出", "政府采购工程支出", "政府采购服务支出")
_FUNDS = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
_OF_FISCAL = tuple(f"{fund}财政拨款收入" for fund in _FUNDS)
_SOURCES = ("财政拨款收入", "事业收入", "经营收入", "其他收入")
_ASSETS = ("流动资产", "固定资产", "对外投资及有价证券", "在建工程", "无形资产", "其他资产")
_OTHER_SOURCES = ("上级补助收入", "附属单位上缴收入", "年初结转和结余", "使用非财政拨款结余")
LISTS = (
    PartsOf("“三公”经费", (_OVERSEAS, _VEHICLES, _RECEPTION)),
    PartsOf("“三公”经费", (_OVERSEAS, _PURCHASE, _OPERATION, _RECEPTION), "sentence"),
    PartsOf(_VEHICLES, (_PURCHASE, _OPERATION)),
    PartsOf("政府采购支出", _PURCHASES),
    PartsOf("一般公共预算财政拨款基本支出", ("人员经费", "公用经费"), "item"),
    PartsOf("财政拨款基本支出", ("人员经费", "公用经费"), "item"),
    PartsOf("基本支出", ("人员经费", "公用经费"), "sentence"),
    PartsOf("收入总计", ("本年收入合计", "年初结转和结余"), "sentence", ("使用非财政拨款结余",)),
    PartsOf("收入总计", _SOURCES, "sentence", _OTHER_SOURCES, closed=True),
    PartsOf("本年收入合计", _SOURCES, "sentence", _OTHER_SOURCES[:2], closed=True),
    PartsOf("财政拨款收入", _OF_FISCAL, "item"),
    PartsOf("财政拨款支出", tuple(f"{fund}财政拨款支出" for fund in _FUNDS), "item"),
    PartsOf(_RECEPTION, ("国内公务接待费", "外宾接待费"), "item", first_has_all=True),
    PartsOf("支出总计", ("本年支出合计", "年末结转和结余"), "sentence", ("结余分配",)),
    PartsOf("收入总计", ("本年收入合计", "使用非财政拨款结余", "年初结转和结余")),
    PartsOf("支出总计", ("本年支出合计", "结余分配", "年末结转和结余")),
    PartsOf("财政拨款收入总计", ("年初财政拨款结转和结余", "财政拨款收入"), "sentence"),
    PartsOf("财政拨款支出总计", ("年末财政拨款结转和结余", "财政拨款支出"), "sentence"),
    PartsOf("资产总额", _ASSETS, "sentence"),
)
BALANCING = {"收入总计": "支出总计", "财政拨款收入总计": "财政拨款支出总计"}


@rule(
    "narrative.parts",
    title="情况说明中的总数 = 所列各部分之和",
    basis="部门决算公开文本：“三公”经费、公务用车、政府采购、基本支出各由固定的几部分组成",
    needs=(FACTS,),
    meaning="“三公”经费为因公出国（境）费、公务用车购置及运行维护费、公务接待费之和，公务用车费为购置费与运行维护费之和，"
    "政府采购支出为货物、工程、服务之和，基本支出为人员经费与公用经费之和；预算数、决算数、增减额都应如此。各部分没有说全的不比。",
    kind="amount_mismatch",
)
def parts_add_up(report: Report) -> Iterator[Comparison]:
    """A subject with fixed parts is their sum, in each measure, where all of them are told."""
    facts = [
        fact
        for fact in without_other_years(report)
        if fact.unit == MONEY and fact.code is None and (not fact.derived or fact.measure == "change")
    ]
    for whole in facts:
        if whole.measure in SUMMED:
            made = (_sum_of(parts, whole, facts) for parts in LISTS if parts.whole == whole.subject)
            # One list of a whole's parts says all: others name the same in other words.
            comparison = next((one for one in made if one is not None), None)
            if comparison is not None:
                yield comparison


def _sum_of(parts: PartsOf, whole: Fact, facts: Sequence[Fact]) -> Comparison | None:
    alike = [fact for fact in facts if _measured_alike(fact, whole)]
    found = [_part(name, whole, alike, parts.reach) for name in parts.parts]
    named = [fact for fact in found if fact is not None]
    if len(named) < len(found) or (whole.derived and all(fact.derived for fact in named)):
        return None
    more = [_part(name, whole, alike, "sentence") for name in parts.optional]
    named += [fact for fact in more if fact is not None]
    comparison = _settled(whole, named)
    if comparison is None or comparison.outcome != "differs":
        return comparison
    if parts.first_has_all and (alone := _settled(whole, named[:1])) and alone.outcome != "differs":
        return alone
    open_ended = parts.reach != "section" and _names_others(whole, named, alike)
    left_out = not parts.closed and len(more) > sum(fact is not None for fact in more)
    return None if open_ended or left_out else comparison


def _settled(whole: Fact, parts: Sequence[Fact]) -> Comparison | None:
    return settle(
        "narrative.parts",
        f"{whole.subject}，{'、'.join(fact.subject for fact in parts)}之和",
        [fact_term(whole)],
        [fact_term(fact) for fact in parts],
    )


def _measured_alike(fact: Fact, whole: Fact) -> bool:
    return (fact.measure, fact.period, fact.basis, fact.section) == (
        whole.measure,
        whole.period,
        whole.basis,
        whole.section,
    )


def _part(name: str, whole: Fact, facts: Sequence[Fact], reach: str) -> Fact | None:
    """The part's figure: in the whole's sentence, else, as far as it may stand, the only one."""
    named = [fact for fact in facts if fact.subject == name]
    beside = [fact for fact in named if (fact.sentence, fact.group) == (whole.sentence, whole.group)]
    if beside or reach == "sentence":
        return only_value(beside)
    if reach == "item":
        return only_value([fact for fact in named if fact.group == whole.group])
    return only_value(named)


def _names_others(whole: Fact, named: Sequence[Fact], alike: Sequence[Fact]) -> bool:
    """Whether the sentence lists more than these parts: what they add up to is then open."""
    known = {whole.subject, *(fact.subject for fact in named), *_OF_FISCAL}
    return any(fact.sentence == whole.sentence and fact.subject not in known for fact in alike)


@rule(
    "narrative.balance",
    title="收入总计 = 支出总计",
    basis="部门决算公开文本：收支平衡",
    needs=(FACTS,),
    meaning="同一节中收入总计与支出总计（财政拨款的亦同）应当相等。",
    kind="amount_mismatch",
    kinds=("final_account",),
)
def totals_balance(report: Report) -> Iterator[Comparison]:
    """What came in, with what was carried over, is what went out, with what is left."""
    facts = [fact for fact in report.facts if fact.measure == "final" and not fact.derived]
    for income in facts:
        spent = BALANCING.get(income.subject)
        beside = [fact for fact in facts if (fact.subject, fact.section) == (spent, income.section)]
        balancing = only_value(beside)
        if balancing is not None:
            subject = f"{income.subject}与{balancing.subject}"
            comparison = settle("narrative.balance", subject, [fact_term(income)], [fact_term(balancing)])
            if comparison is not None:
                yield comparison


@rule(
    "narrative.counts",
    title="车辆、评级的总数 = 所列各类之和",
    basis="部门决算公开文本：国有资产占用、绩效评级的说明",
    needs=(FACTS,),
    meaning="共有车辆若干辆，其中各类用车（列到其他用车）之和应等于总数；绩效自评的项目个数应等于各评级项目个数之和。没有列全的不比。",
    kind="count",
)
def counts_add_up(report: Report) -> Iterator[Comparison]:
    """Cars by kind are all cars, projects by grade are all projects."""
    facts = [
        fact
        for fact in report.facts
        if fact.measure == "count" and not fact.derived and fact.period == "current"
    ]
    for whole in facts:
        behind = [
            fact
            for fact in facts[facts.index(whole) + 1 :]
            if (fact.sentence, fact.section) == (whole.sentence, whole.section)
        ]
        if whole.unit == "辆" and whole.subject.endswith("车辆"):
            yield from _cars(whole, behind)
        elif whole.subject.startswith("绩效自评") and "项目" in whole.subject:
            grades = [fact for fact in behind if fact.subject.startswith("绩效评级为")]
            if any("不合格" in fact.subject or "差" in fact.subject for fact in grades):
                yield from _counted(whole, grades)


def _cars(whole: Fact, behind: Sequence[Fact]) -> Iterator[Comparison]:
    kinds = [
        fact
        for fact in takewhile(lambda fact: not fact.subject.endswith("车辆"), behind)
        if fact.unit == "辆"
    ]
    others = [index for index, fact in enumerate(kinds) if fact.subject.startswith("其他")]
    if not others or len(kinds) < 2:
        return
    made = [*_counted(whole, kinds[: others[0] + 1]), *_counted(whole, kinds)]
    yield next((one for one in made if one.outcome == "holds"), made[0])


def _counted(whole: Fact, parts: Sequence[Fact]) -> Iterator[Comparison]:
    comparison = settle(
        "narrative.counts",
        f"{whole.subject}，各类之和",
        [exact(fact_term(whole))],
        [exact(fact_term(part)) for part in parts],
    )
    if comparison is not None:
        yield replace(comparison, unit=whole.unit)
