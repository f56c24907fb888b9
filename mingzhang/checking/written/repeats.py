"""The same figure told more than once: it must be the same everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.counterpart_figures import THREE_PUBLIC_ITEMS
from mingzhang.checking.facts import EVALUATION, MONEY, fact_term, is_of_this_year
from mingzhang.checking.paragraphs import without_other_years, words_before
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import settle
from mingzhang.checking.written.changes import BASIS
from mingzhang.forms.measures import MEASURES
from mingzhang.model import Fact, Measure, Report

TOLD_AGAIN: tuple[Measure, ...] = (
    "final",
    "initial_budget",
    "budget",
    "prior",
    "change",
    "growth",
    "completion",
)
WORDS: Mapping[Measure, str] = {**MEASURES, "initial_budget": MEASURES["budget"]}
"""A budget's own figures are told as often without 年初 as with it."""
OF_A_SECTION = frozenset(
    (
        *THREE_PUBLIC_ITEMS,
        "国内公务接待费",
        "外宾接待费",
        "机关运行经费",
        "政府采购支出",
        "政府采购货物支出",
        "政府采购工程支出",
        "政府采购服务支出",
        "授予中小企业合同金额",
        "授予小微企业合同金额",
        "一般公共预算财政拨款支出",
        "一般公共预算财政拨款基本支出",
        "本年收入合计",
        "本年支出合计",
        "收入支出总计",
        "财政拨款收入支出总计",
    )
)
"""Subjects of which a section tells one amount, however often."""
OF_THE_REPORT = frozenset(
    (
        "一般公共预算财政拨款支出",
        "一般公共预算财政拨款基本支出",
        "收入支出总计",
        "财政拨款收入支出总计",
        "“三公”经费",
        "机关运行经费",
    )
)
"""Subjects whose final figure is one in the whole report."""
_FUNDS = ("一般公共预算", "政府性基金", "国有资本")
_OF_A_PART = re.compile("其中|本级|所属|下属|单位|用于|包括|含")
_SPENT = re.compile("决算数?(?:总额|金额)?(?:为|是|：|共|计)*$")

Key = tuple[str | None, ...]


@rule(
    "narrative.repeated",
    title="同一数字前后一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="同一事项的同一个数（决算数、预算数、上年数、增减额、增减率、完成率）在说明文字中多次出现的，应当相同；"
    "只差末位一个单位的，属尾差。绩效评价部分口径不同，不在此比。",
    kind="amount_mismatch",
)
def repeated_figures_agree(report: Report) -> Iterator[Comparison]:
    """Every further telling of a figure against what is told most often."""
    told = without_other_years(report)
    facts = [fact for fact in told if is_of_this_year(fact) and fact.measure in TOLD_AGAIN]
    facts += [fact for fact in report.facts if fact.measure == "prior" and not fact.derived]
    facts = [fact for fact in facts if EVALUATION not in fact.section and fact.unit in (MONEY, "%")]
    for tellings in (_by_item(facts), _by_section(facts), _by_report(report, facts)):
        for told in tellings.values():
            yield from _agreeing(told, facts)


def _measured(fact: Fact) -> Key:
    return (fact.subject, fact.code, fact.measure, fact.period, fact.basis, fact.unit)


def _by_item(facts: Sequence[Fact]) -> dict[Key, list[Fact]]:
    """The figures of an item known by its code, in one numbered paragraph."""
    found: dict[Key, list[Fact]] = {}
    for fact in facts:
        if fact.code is None or fact.group is None:
            continue
        told = found.setdefault((*_measured(fact), fact.section, fact.group), [])
        if not told or _is_told_again(fact, told, facts):
            told.append(fact)
    return found


def _is_told_again(fact: Fact, told: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """Whether the figure is the item's own once more: in another sentence, or as its 支出决算."""
    words = words_before(fact, facts)
    if _OF_A_PART.search(words):
        return False
    beside = any(one.sentence == fact.sentence for one in told)
    return not beside or _SPENT.search(words) is not None


def _by_section(facts: Sequence[Fact]) -> dict[Key, list[Fact]]:
    """The figures of a standard subject in one section; none that one sentence tells twice."""
    found: dict[Key, list[Fact]] = {}
    for fact in facts:
        if fact.code is None and fact.subject in OF_A_SECTION:
            found.setdefault((*_measured(fact), fact.section), []).append(fact)
    return {key: told for key, told in found.items() if not _told_at_once(told)}


def _told_at_once(told: Sequence[Fact]) -> bool:
    """Whether one sentence gives several values: of several units or years, then."""
    values: dict[tuple[str, str | None], set[object]] = {}
    for fact in told:
        values.setdefault((fact.sentence, fact.group), set()).add(fact.amount.value)
    return any(len(each) > 1 for each in values.values())


def _by_report(report: Report, facts: Sequence[Fact]) -> dict[Key, list[Fact]]:
    """The final figures of what a report has once, by the first telling of each section."""
    found: dict[Key, list[Fact]] = {}
    if report.kind != "final_account":
        return found
    for section in dict.fromkeys(fact.section for fact in facts):
        told = [fact for fact in facts if fact.section == section and fact.measure == "final"]
        for fact in told:
            same = [one for one in told if one.subject == fact.subject and one.code is None]
            if fact.subject in OF_THE_REPORT and same[0] is fact and not _told_at_once(same):
                found.setdefault(_measured(fact), []).append(fact)
    return found


def _agreeing(told: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[Comparison]:
    if len(told) < 2:
        return
    usual = Counter(fact.amount.value for fact in told).most_common(1)[0][0]
    first = next(fact for fact in told if fact.amount.value == usual)
    for fact in told:
        if fact is first:
            continue
        comparison = settle(
            "narrative.repeated",
            f"{fact.subject}的{WORDS[fact.measure]}，前后两处",
            [fact_term(fact)],
            [fact_term(first)],
        )
        if comparison is None or (
            comparison.outcome == "differs" and _fund(fact, facts) != _fund(first, facts)
        ):
            continue
        yield replace(comparison, unit=fact.unit)


def _fund(fact: Fact, facts: Sequence[Fact]) -> str:
    """The fund that the words before name: 三公 costs of one fund are not those of all."""
    words = words_before(fact, facts) if fact.subject in THREE_PUBLIC_ITEMS else ""
    return next((fund for fund in _FUNDS if fund in words), "")
