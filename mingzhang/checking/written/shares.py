"""Shares of the narrative whose whole stands in a table, or in another sentence of the section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.contexts import Scope
from mingzhang.checking.counterpart_figures import FUND_TABLES, PUBLIC_ITEMS, Choice
from mingzhang.checking.facts import MONEY, together
from mingzhang.checking.place_names import quoted
from mingzhang.checking.rates import settle_rate
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.told import Told, choice_terms, told_facts
from mingzhang.forms.links import WHOLE, Figure
from mingzhang.model import Report

BASIS = "部门决算公开文本：情况说明与报表一致"
_PREFERENCE = ("holds", "tail", "differs")
_BARE = re.compile("占比?(?:重|例)?为?$")
"""A share that does not say what it is of."""
SENTENCE_WHOLES = ("本年收入合计", "本年支出合计")
"""Totals whose parts, with their shares, follow in the same sentence."""


def _whole(table: str, column: str = "total") -> Choice:
    return (Figure(table, WHOLE, column),)


_GENERAL = _whole("general_budget_expenditure")
_BASIC = (
    _whole("expenditure", "basic"),
    _whole("general_budget_expenditure", "basic"),
    _whole("basic_expenditure", "amount"),
)
_FISCAL = (Figure("fiscal_summary", "本年支出合计", "total", "expenditure"),)
_PURCHASES = (Figure("procurement", "政府采购支出合计", "amount"),)
_MEDIUM_FIRMS = (Figure("procurement", "政府采购授予中小企业合同金额", "amount"),)
_PUBLIC = (Figure("three_public", "", "final_total"),)
SHARES_OF: Sequence[tuple[str, tuple[Choice, ...], str]] = (
    ("(?:本年收入(?:决算)?合计|本年收入|总收入|收入合计)", (_whole("income"),), "本年收入合计"),
    (
        "(?:本年支出(?:决算)?合计|本年支出|总支出|支出合计|全部支出)",
        (_whole("expenditure"), _whole("expenditure", "amount")),
        "本年支出合计",
    ),
    (
        "(?:本年)?一般公共预算财政拨款(?:总支出|支出合计|支出|本年支出)",
        (_GENERAL,),
        "一般公共预算财政拨款支出",
    ),
    ("(?:本年)?财政拨款(?:总支出|支出合计|支出|本年支出)", (_FISCAL, _GENERAL), "财政拨款支出"),
    (
        '(?:财政拨款)?[“"]?三公[”"]?经费(?:财政拨款)?(?:总支出|支出)?(?:决算)?(?:总额|合计)?',
        (_PUBLIC,),
        "“三公”经费",
    ),
    ("(?:财政拨款|一般公共预算财政拨款)?基本支出(?:总额|合计)?", _BASIC, "一般公共预算财政拨款基本支出"),
    ("政府采购(?:支出|合同)?(?:总额|总金额|合计|金额)?", (_PURCHASES,), "政府采购支出"),
    ("(?:政府采购)?授予中小企业(?:的)?合同(?:总)?金额", (_MEDIUM_FIRMS,), "授予中小企业合同金额"),
)
"""What a share says in its own words that it is of, as a pattern; its figures; its name in the text."""


@rule(
    "counterpart.share",
    title="占比 = 部分 ÷ 总数",
    basis=BASIS,
    needs=(FACTS,),
    meaning="占本年收入、本年支出、财政拨款支出、一般公共预算支出、“三公”经费、政府采购支出、授予中小企业合同金额的比重，"
    "收入和支出各部分的比重、一般公共预算支出各类的比重，应等于该数除以总数，按印出的位数四舍五入；"
    "差末位一个单位的作提醒。",
    kind="percentage",
    kinds=("final_account",),
)
def shares_follow(report: Report) -> Iterator[Comparison]:
    """A share is its own sentence's amount over the total that the sentence or its section is about."""
    told = told_facts(report)
    facts = [one.fact for one in told]
    for share in told:
        if share.fact.measure != "share":
            continue
        parts = [
            fact for fact in together(facts, share.fact) if fact.measure == "final" and fact.unit == MONEY
        ]
        if len(parts) != 1:
            continue
        part = next(one.term for one in told if one.fact is parts[0])
        comparison = _best(share, part, list(_wholes(report, share, told)))
        if comparison is not None:
            yield comparison


def _best(share: Told, part: Term, wholes: Sequence[Term]) -> Comparison | None:
    subject = f"{quoted(share.fact.subject)}的占比"
    made = [settle_rate("counterpart.share", subject, share.term, part, whole) for whole in wholes]
    comparisons = [comparison for comparison in made if comparison is not None]
    return min(comparisons, key=_rank, default=None)


def _rank(comparison: Comparison) -> tuple[int, bool]:
    return _PREFERENCE.index(comparison.outcome), comparison.severity is None


def _wholes(report: Report, share: Told, told: Sequence[Told]) -> Iterator[Term]:
    """What a share may be of; nothing where that is not said without doubt."""
    for words, choices, name in SHARES_OF:
        if _says(share, rf"占{words}的?(?:比重|比例)?为?$"):
            terms = [term for choice in choices for term in choice_terms(report, choice)]
            yield from terms
            if not terms or choices == (_PUBLIC,):
                yield from _told_wholes(share, told, name)
            return
    if share.lead is not None and not _BARE.search(share.lead):
        return
    scope = share.context.scope
    if share.fact.code is not None:
        yield from _of_items(report, scope)
        return
    beside = [one for one in told if _same_section(one, share) and _is_told_with(one, share)]
    wholes = [
        one.term for one in beside if one.fact.subject in SENTENCE_WHOLES and one.fact.measure == "final"
    ]
    if len(wholes) == 1 and "其中" in share.fact.sentence:
        yield wholes[0]
    elif scope == "three_public" and not wholes and share.fact.subject in PUBLIC_ITEMS:
        # A table of meetings besides has another total than the text.
        yield from choice_terms(report, _PUBLIC)
        yield from _told_wholes(share, told, "“三公”经费")


def _is_told_with(one: Told, share: Told) -> bool:
    """Whether both stand in one sentence; one that begins with 其中 goes on from its item."""
    if share.fact.sentence.startswith("其中") and one.fact.group == share.fact.group:
        return True
    return one.fact.sentence == share.fact.sentence


def _of_items(report: Report, scope: Scope | None) -> Iterator[Term]:
    """An item's bare share is of all that its section goes through."""
    if scope in FUND_TABLES:
        yield from choice_terms(report, _whole(FUND_TABLES[scope][0]))
    elif scope == "fiscal":
        yield from (term for choice in (_FISCAL, _GENERAL) for term in choice_terms(report, choice))
    elif scope == "accounts":
        yield from choice_terms(report, _whole("expenditure"))


def _says(share: Told, pattern: str) -> bool:
    """Whether the words right before a share are these; where its place is not known, anywhere."""
    if share.lead is not None:
        return re.search(pattern, share.lead) is not None
    return (
        re.search(pattern.removesuffix("$") + re.escape(share.fact.source.text), share.fact.sentence)
        is not None
    )


def _told_wholes(share: Told, told: Sequence[Told], name: str) -> Iterator[Term]:
    """The whole as the same section tells it, where no table has it."""
    named = [
        one.term
        for one in told
        if one.fact.subject == name and one.fact.measure == "final" and _same_section(one, share)
    ]
    amounts = {term.amount.value for term in named if term.amount is not None}
    if len(amounts) == 1:
        yield named[0]


def _same_section(one: Told, other: Told) -> bool:
    return one.fact.section == other.fact.section
