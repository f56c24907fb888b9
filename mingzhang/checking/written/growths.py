"""Growths of the narrative: a change, or this year's figure, in per cent of last year's or of the budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import (
    fact_term,
    is_of_this_year,
    money,
    nearest,
    of_measure,
    only_value,
    together,
)
from mingzhang.checking.intervals import Interval, compare_rate, interval, ratio
from mingzhang.checking.paragraphs import without_other_years
from mingzhang.checking.rates import SHOWN, rate_of, settle_rate, settled_rate
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import plain
from mingzhang.checking.written.changes import BASIS, CURRENT, base_term, nearest_of
from mingzhang.model import Amount, Fact, Report


@rule(
    "narrative.growth",
    title="增长率 = 增减额 ÷ 上年数，方向一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="同一事项的增减额与增长（下降）率，应是同一方向；增长率应等于增减额除以上年数（上年数未印出的，为本年数减增减额），"
    "只印两年数的，由两年数计算；比预算增减的除以预算数。按印出的位数四舍五入，差末位一个单位的作提醒。"
    "上年数为 0 时无从计算。",
    kind="percentage",
)
def growths_follow(report: Report) -> Iterator[Comparison]:
    """A growth is its change over last year's figure, or follows from the figures of both years."""
    facts = [fact for fact in without_other_years(report) if is_of_this_year(fact)]
    for growth in of_measure(facts, "growth"):
        others = [
            fact for fact in together(facts, growth) if (fact.measure, fact.basis) == ("growth", growth.basis)
        ]
        if others or growth.unit != "%":
            continue
        comparison = _growth(report, facts, growth)
        if comparison is not None:
            yield comparison


def _growth(report: Report, facts: Sequence[Fact], growth: Fact) -> Comparison | None:
    changes = [fact for fact in of_measure(facts, "change") if fact.basis == growth.basis]
    beside = money(together(changes, growth)) or [
        fact for fact in money(nearest(changes, growth)) if fact.group == growth.group
    ]
    change = only_value(beside) if len(beside) == 1 else None
    if beside and change is None:
        return None
    base = base_term(report, facts, growth) or _derived_prior(report, growth)
    if base is None and change is not None:
        base = _derived_budget(facts, change)
    subject = f"{growth.subject}的增长率"
    if base is None or base.amount is None:
        return _same_direction(subject, growth, change) if change is not None else None
    current = only_value(money(nearest_of(facts, growth, CURRENT[growth.basis])))
    if base.amount.value == 0:
        return _from_nothing(report, subject, growth, base, change or current)
    if change is not None:
        made = settle_rate("narrative.growth", subject, fact_term(growth), fact_term(change), base)
        made = made or _nominal(subject, growth, change, base)
        if made is not None and made.outcome == "differs" and _is_of_another(facts, growth, change):
            return replace(made, outcome="insufficient", note="增减所说的是句中哪一个数，不能确定")
        return _with_wrong_base(made, growth, change, current) if made is not None else None
    return _of_two_years(facts, growth, base)


def _is_of_another(facts: Sequence[Fact], growth: Fact, change: Fact) -> bool:
    """Whether change and growth are those of another amount in the sentence: the whole of what it lists."""
    place = (growth.section, growth.group, growth.sentence)
    others = [
        fact
        for fact in money(of_measure(facts, *CURRENT[growth.basis]))
        if (fact.section, fact.group, fact.sentence) == place and fact.subject != growth.subject
    ]
    rates = (
        ratio(interval(change.amount), interval(fact.amount) - interval(change.amount)) for fact in others
    )
    return any(
        rate is not None and compare_rate(growth.amount, rate.scaled(100)) == "holds" for rate in rates
    )


def _derived_prior(report: Report, growth: Fact) -> Term | None:
    priors = [
        fact
        for fact in report.facts
        if fact.derived
        and fact.measure == "prior"
        and (fact.subject, fact.code, fact.section, fact.basis)
        == (growth.subject, growth.code, growth.section, growth.basis)
    ]
    return fact_term(priors[0], f"{growth.subject}的上年数") if len(priors) == 1 else None


def _derived_budget(facts: Sequence[Fact], change: Fact) -> Term | None:
    """The own budget that a change is against, where it is not printed: the final less the change."""
    if change.basis is not None:
        return None
    final = only_value(money(of_measure(together(facts, change), "final"))) or only_value(
        fact for fact in money(nearest_of(facts, change, ("final",))) if fact.group == change.group
    )
    if final is None:
        return None
    amount = Amount(final.amount.value - change.amount.value, final.amount.quantum + change.amount.quantum)
    term = fact_term(final, f"{change.subject}的预算数")
    return replace(term, amount=amount, sources=(final.source, change.source))


def _of_two_years(facts: Sequence[Fact], growth: Fact, base: Term) -> Comparison | None:
    """The growth from this year's and last year's figures, where no change is told.

    Where the item prints this year's figure twice and not alike, the one that fits: which of the two is
    wrong is said of them.
    """
    currents = money(nearest_of(facts, growth, CURRENT[growth.basis]))
    if only_value(currents) is None:
        return None
    beside = [
        fact
        for fact in money(of_measure(facts, *CURRENT[growth.basis]))
        if (fact.subject, fact.code, fact.section, fact.group)
        == (growth.subject, growth.code, growth.section, growth.group)
    ]
    made = [_from_base(growth, current, base) for current in (currents[0], *beside)]
    comparisons = [comparison for comparison in made if comparison is not None]
    fitting = (comparison for comparison in comparisons if comparison.outcome != "differs")
    return next(fitting, comparisons[0]) if comparisons else None


def _from_base(growth: Fact, current: Fact, base: Term) -> Comparison | None:
    expected = rate_of(current.amount, base.amount) if base.amount is not None else None
    if expected is None:
        return None
    subject, parts = f"{growth.subject}的增长率", (fact_term(current), base)
    grown = expected - Interval.exact(100)
    return settled_rate("narrative.growth", subject, fact_term(growth), parts, grown)


def _nominal(subject: str, growth: Fact, change: Fact, base: Term) -> Comparison | None:
    """A prior figure so small that it may be nothing: only what agrees by the digits is said to hold."""
    assert base.amount is not None
    expected = ratio(interval(change.amount), Interval.exact(base.amount.value))
    if expected is None or compare_rate(growth.amount, Interval.exact(expected.value * 100)) != "holds":
        return None
    return Comparison(
        "narrative.growth",
        "holds",
        subject,
        (fact_term(growth),),
        (fact_term(change), base),
        found=f"{growth.amount.value}%",
        expected=f"{plain((expected.value * 100).quantize(SHOWN))}%",
        unit="%",
    )


def _same_direction(subject: str, growth: Fact, change: Fact) -> Comparison:
    """Where no figure of last year can be had, at least the direction is one."""
    opposite = growth.amount.value * change.amount.value < 0
    return Comparison(
        "narrative.growth",
        "differs" if opposite else "insufficient",
        subject,
        (fact_term(growth),) if opposite else (),
        (fact_term(change),) if opposite else (),
        found=f"{growth.amount.value}%",
        expected=f"与增减额 {plain(change.amount.value)} 同一方向",
        note=f"增减额为 {plain(change.amount.value)}，增长率为 {growth.amount.value}%，方向相反，请核实"
        if opposite
        else "没有本年数或上年数，只比方向",
        unit="%",
    )


def _from_nothing(
    report: Report, subject: str, growth: Fact, base: Term, part: Fact | None
) -> Comparison | None:
    """From a figure of 0 there is no growth; a budget's 100.00% is usual."""
    if part is None or growth.amount.value == 0:
        return None
    nothing = part.measure == "change" and part.amount.value == 0
    usual = report.kind == "budget" and growth.amount.value == 100 and not nothing
    return Comparison(
        "narrative.growth",
        "not_applicable" if usual else "differs",
        subject,
        (fact_term(growth),),
        (fact_term(part), base),
        found=f"{growth.amount.value}%",
        expected="无从计算",
        note=f"{base.name}为 0，增长率无从计算，印为 {growth.amount.value}%",
        severity="warning" if nothing else "info",
        unit="%",
    )


def _with_wrong_base(comparison: Comparison, growth: Fact, change: Fact, current: Fact | None) -> Comparison:
    """What the printed growth is instead, where that is plain: the change over this year's figure."""
    if comparison.outcome != "differs" or comparison.severity or current is None:
        return comparison
    instead = rate_of(change.amount, current.amount)
    if instead is None or abs(growth.amount.value - instead.value) > growth.amount.quantum / 2:
        return comparison
    return replace(
        comparison,
        note=f"印为 {comparison.found}，应等于 {comparison.expected}；所印是增减额 ÷ 本年数，应除以上年数",
    )
