"""Numbers in running text: which they are, in what unit, and what the words around say they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mingzhang.model import Amount, Basis, Measure, Period, ReportKind
from mingzhang.reading.numbers import MONEY_SCALES, parse_amount

_MONEY = r"亿元|百万元|万元|千元|元|亿(?!人|户|亩|斤)|万(?![人户亩平方公余册件个辆台次吨元名只株头])"
_RATES = r"个百分点|百分点|%|‰"
_COUNTS = (
    "批次|人次|人数|台（套）|台套|台/套|车次|户次|件次|场次|项次|个|台|辆|批|人|项|名|次|套|家|件|户|位|团|组|场|期|篇|份|条|起|座"
    "|处|所|间|幢|栋|亩|平方米|万平方米|公里|吨|万人|万人次|万户|天|分(?!别|为|类|部|散|析|布|工|管|解|配)"
)
_NUMBER = re.compile(
    r"(?<![\d.A-Za-z])(-?)(\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:({_MONEY})|({_RATES})|(万人次|万人|万户|万平方米|{_COUNTS})|(?![\d年月日号级楼层期届条年%.A-Za-z-]))"
)
_THRESHOLD = re.compile(
    r"^(?:（含[^）]*）|含本数)?(?:及|\(含\))?(?:以上|以下|以内|以外|起|(?:缴存|缴纳|计提|提取)|[至到~～-]\d)"
)
"""Behind a number that sets a limit, a range or a rule, and tells no amount."""
_BEFORE_THRESHOLD = re.compile(
    r"(?:不超过|不高于|不低于|不少于|超过|低于|高于|≥|≤|>|<|\d(?:分|%|万元)?(?:（含[^）]*）)?[至到~～-])$"
)
_CUE = re.compile(
    r"(?:增长|下降|增加|减少|上升|提高|降低|占|率为?|的|为|决算数?|预算数?|支出|收入|合计|总计|金额)$"
)
_AMOUNT_CUE = re.compile(r"(?:预算|决算|支出|经费|费用?|金额|收入)数?(?:为|是)$|[增减][加少](?:额|数)?为$")
_RATE_CUE = re.compile(r"(?:增长|下降|上升|提高|降低|占[^，。；]{0,24}|完成[^，。；]{0,16}|率为?)$")
_AFTER_NUMBER = re.compile(r"^(?:[，。；、）]|$)")

_IN_BRACKETS = re.compile(r"（[^（）]*）")
_RISE = r"增加|增长|上升|提高|增幅|增支|增收|上涨|多支出|多|升高|超支|超出"
_FALL = r"减少|下降|降低|降幅|减幅|缩减|压减|减支|节约|少支出|少|回落|下跌|削减"
_DIRECTION = re.compile(
    rf"({_RISE}|{_FALL})(?:了|额|率|数|幅度|比例|金额|幅|资金|经费)?(?:为|约|共|达到?|近)?[：]?$"
)
_AGAINST_OWN = re.compile(r"节约|超支|超出")
_FALLS = re.compile(_FALL)
_EACH = re.compile(r"^[、和及与]$")

_SHARE = re.compile(r"占[^，；。]*$|比重为?$|占比为?$")
_OF_BUDGET = re.compile(r"(?:占|为|是|达到?)(?:当年|年初|全年|调整后?)?预算数?的?$")
_RATE = re.compile(r"支出进度|资金进度|执行率|执行进度|序时进度|完成进度|使用率")
_COMPLETION = re.compile(
    r"完成[^，；。]*(?:预算|计划|年初|全年)[^，；。]*$|(?:预算|计划|任务)(?:数|安排|批复)?的$"
    r"|(?:^|预算|支出|预算的)完成率?(?:为|达到?)?$|为(?:年初|全年|调整)?预算的$"
)
_PRIOR = re.compile(r"(?:上年|去年|上一年)度?(?!结转|结余|末)")
_COMPARES = re.compile(r"[比较与同]")
_COMPARED = re.compile(r"[比较与]((?:(?!相比|比较)[^，])*)$")
_INVOLVES = re.compile(r"涉及[^，；。]*$|(?<!年初)(?<!年末)结转(?:金额|资金)?$|结余(?:金额|资金)?$")
_PER_HEAD = re.compile(r"[人车户次批]均|平均每|每[人辆户次]")
_ASSETS = re.compile(
    r"(?:原|净|价|残)值|(?:余额|存款)$|(?:资产|投资|证券|在建工程)(?:总额|合计|总计)?(?:为|共|约)*$"
)
_FULL_YEAR = re.compile(r"全年预算|调整后?预算|预算调整|调整预算|年度预算数|全年安排预算")
_INITIAL = re.compile(r"年初[^，；。]*预算|年初[^，；。]*(?:安排|批复)|预算批复数|年初数")
_SCORE = re.compile(r"得分|评分|评价分|自评分|分值|均分|总分|得$|为$|评为?$")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number with its unit: digits at [start, end), unit up to ``stop``.

    ``kind``: money, rate (a percentage) or count. ``complete`` is False where the unit, or a part of
    it, is not printed (增长 13.95, 0.39 万).
    """

    start: int
    end: int
    stop: int
    amount: Amount
    unit: str
    kind: Literal["money", "rate", "count"]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number measures."""

    measure: Measure
    period: Period = "current"
    negative: bool = False
    own: bool = False
    """A change by what was saved or overspent (节约, 超支), which is against the own budget."""


def numbers_in(text: str) -> Iterator[Number]:
    """The numbers with a unit in the plain ``text``; dates, ordinals and thresholds are none.

    A number without unit counts where the words before it ask for one (增长 13.95；预算数为 0).
    """
    for match in _NUMBER.finditer(text):
        money, rate, count = match.group(3, 4, 5)
        start, end, stop = match.start(1), match.end(2), match.end()
        if match[1] and start and text[start - 1].isascii():
            start += 1
        digits = text[start:end].replace("，", ",")
        if _THRESHOLD.match(text[stop : stop + 12]) or _BEFORE_THRESHOLD.search(
            text[max(start - 9, 0) : start]
        ):
            continue
        if money:
            unit = money if money in MONEY_SCALES else f"{money}元"
            amount = parse_amount(digits, unit)
            if amount:
                yield Number(start, end, stop, amount, "万元", "money", money in MONEY_SCALES)
        elif rate or count:
            amount = parse_amount(digits, rate or count)
            if amount:
                yield Number(start, end, stop, amount, rate or count, "rate" if rate else "count")
        elif bare := _bare(text, start, end, digits):
            yield bare


def _bare(text: str, start: int, end: int, digits: str) -> Number | None:
    """A number that stands where an amount or a percentage must, but has no unit."""
    before = text[max(start - 30, 0) : start]
    if not _AFTER_NUMBER.match(text[end : end + 1]) or not _CUE.search(before):
        return None
    if "." not in digits and not _AMOUNT_CUE.search(before):
        return None
    kind = "rate" if _RATE_CUE.search(before) else "money"
    unit = "%" if kind == "rate" else "万元"
    amount = parse_amount(digits, unit)
    return Number(start, end, end, amount, unit, kind, complete=False) if amount else None


def read_measure(
    lead: str, number: Number, previous: Reading | None, kind: ReportKind, year: int | None
) -> Reading:
    """What ``number`` measures by the words ``lead`` between it and the number (or stop) before.

    ``lead`` has no names of items in it. ``previous`` is repeated in a list (分别增加 3 万元、5 万元).
    """
    if previous and _EACH.match(lead):
        return previous
    if previous and lead in ("的", "的比重为") and number.kind == "rate":
        return Reading("completion" if previous.measure in ("budget", "initial_budget") else "share")
    words = _IN_BRACKETS.sub("", lead)
    clause = re.split(r"[，；。]", words.rstrip("：，、"))[-1]
    if number.kind == "count":
        return _count(clause, number, year)
    direction = _DIRECTION.search(words)
    if direction:
        negative = _FALLS.fullmatch(direction[1]) is not None
        change: Measure = "growth" if number.unit in ("%", "‰") else "change"
        return Reading(change, negative=negative, own=_AGAINST_OWN.match(direction[1]) is not None)
    if number.kind == "rate":
        return _rate(clause)
    return _money(clause, kind, year)


def _count(clause: str, number: Number, year: int | None) -> Reading:
    if number.unit == "分" and _SCORE.search(clause):
        return Reading("score")
    direction = _DIRECTION.search(clause)
    if direction and _COMPARES.search(clause):
        return Reading("change", negative=_FALLS.fullmatch(direction[1]) is not None)
    return Reading("count", "prior" if _is_prior(clause, year) else "current")


def _rate(clause: str) -> Reading:
    if _OF_BUDGET.search(clause):
        return Reading("completion")
    if _SHARE.search(clause):
        return Reading("share")
    if "差异率" in clause:
        return Reading("other")
    if _RATE.search(clause):
        return Reading("rate")
    if _COMPLETION.search(clause):
        return Reading("completion")
    return Reading("other")


def _money(clause: str, kind: ReportKind, year: int | None) -> Reading:
    if _is_prior(clause, year):
        return Reading("prior", "prior")
    if _INVOLVES.search(clause) or _PER_HEAD.search(clause) or _ASSETS.search(clause):
        return Reading("other")
    if kind == "budget" and not re.search(r"执行|决算", clause):
        return Reading("initial_budget")
    clause = _FUND_NAMES.sub("", clause)
    last = max(
        (match for match in re.finditer(r"决算|执行数|预算", clause)),
        key=lambda one: one.start(),
        default=None,
    )
    if last is None or last.group() != "预算":
        return Reading("final")
    if _INITIAL.search(clause):
        return Reading("initial_budget")
    return Reading("budget")


def _is_prior(clause: str, year: int | None) -> bool:
    """Whether the words say that the figure itself is last year's."""
    if _COMPARES.search(clause):
        beside = _COMPARED.search(clause)
        return (
            beside is not None
            and _LAST_YEAR.search(beside[1].replace(f"{(year or 0) - 1}年", "上年")) is not None
        )
    return _PRIOR.search(clause) is not None or (year is not None and f"{year - 1}年" in clause)


def counted_period(words: str, year: int | None) -> Reading | None:
    """Of which year a count is, by the ``words`` before it; None where they do not say."""
    prior = max((words.rfind(one) for one in ("上年", "去年", f"{(year or 0) - 1}年")), default=-1)
    current = max((words.rfind(one) for one in ("本年", "今年", "当年", f"{year}年")), default=-1)
    if prior < 0 and current < 0:
        return None
    return Reading("count", "prior" if prior > current else "current")


_COMPARISON = re.compile(
    r"同比|环比|(?:比|较|与|同|和|相比|对比)([^，。；]{0,40}?)"
    r"(?:相比|比较|略|基本|均|各|分别|增|减|下降|上升|提高|降低|上涨|持平|一致|相同|多|少|无|没有|，|。|；|$)"
)
_FUND_NAMES = re.compile(r"公共预算|基金预算|经营预算")
_LAST_YEAR = re.compile(r"上年|去年|上一年|上一度|上期|以前年度|上两年")


@dataclass(frozen=True, slots=True)
class Comparison:
    """“比上年”, “与 2023 年预算执行数相比”: what changes after ``start`` are measured against.

    ``own``: against the item's own budget of the same year, which is no basis of last year's.
    """

    start: int
    end: int
    basis: Basis | None
    own: bool


def comparisons_in(text: str, kind: ReportKind, year: int | None) -> Iterator[Comparison]:
    """What the plain ``text`` compares with, in order."""
    default: Basis = "prior_budget" if kind == "budget" else "prior_final"
    for match in _COMPARISON.finditer(text):
        words = match[1]
        if words is None:
            yield Comparison(match.start(), match.end(), default, own=False)
            continue
        last_year = _LAST_YEAR.search(words) or (year is not None and f"{year - 1}年" in words)
        bare = _FUND_NAMES.sub("", words)
        if last_year:
            yield Comparison(match.start(), match.end(1), _basis(bare, default), own=False)
        elif match.group()[0] != "和" and ("预算" in bare or "年初" in bare or "计划" in bare):
            yield Comparison(match.start(), match.end(1), None, own=True)


def _basis(words: str, default: Basis) -> Basis:
    if "执行" in words:
        return "prior_execution"
    if "预算" in words or "年初" in words:
        return "prior_budget"
    return "prior_final" if re.search(r"决算|支出数|完成数", words) else default
