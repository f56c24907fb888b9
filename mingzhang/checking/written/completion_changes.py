"""A completion beside how far the final is off the same budget, where that budget itself is not printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.facts import (
    BUDGETS,
    MONEY,
    fact_term,
    money,
    of_measure,
    only_value,
    printed_facts,
    together,
)
from mingzhang.checking.intervals import Interval, interval, ratio
from mingzhang.checking.paragraphs import words_before
from mingzhang.checking.rates import settled_rate
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.written.changes import BASIS
from mingzhang.checking.written.completions import NAMED_BUDGETS
from mingzhang.model import Fact, Report

RULE = "narrative.completion_change"
_WHOLE = Interval.exact(100)


@rule(
    RULE,
    title="完成率与比预算的增减一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="同一句说了完成预算的百分比，又说了比同一预算增减多少而没有印出预算数的，完成率应等于"
    " 100% 加增减率，或决算数除以决算数减增减额；说与预算持平的，应为 100%；差末位一个单位的作提醒。",
    kind="percentage",
    kinds=("final_account",),
)
def completions_agree_with_changes(report: Report) -> Iterator[Comparison]:
    """A completion of 102 % is 2 % more than the budget."""
    facts = list(printed_facts(report))
    same = [fact for fact in report.facts if fact.derived and fact.measure == "change" and fact.basis is None]
    for rate in of_measure(facts, "completion"):
        beside = together(facts, rate)
        if of_measure(beside, *BUDGETS):
            continue
        unchanged = together(same, rate)
        own = [fact for fact in of_measure(beside, "change", "growth") if fact.basis is None] + unchanged
        if not _same_budget(rate, own, facts):
            continue
        growth = only_value(fact for fact in of_measure(own, "growth") if fact.unit == "%")
        change = only_value(fact for fact in of_measure(own, "change") if fact.unit == MONEY)
        final = only_value(money(of_measure(beside, "final")))
        subject = f"{rate.subject}的完成率"
        if growth is not None:
            terms = (fact_term(growth),)
            yield settled_rate(RULE, subject, fact_term(rate), terms, interval(growth.amount) + _WHOLE)
        elif (unchanged or change is not None) and final is not None:
            # What is 持平 is printed alike: both are as little known as they are printed.
            moved = interval(change.amount) if change is not None else Interval.exact(0)
            budget = interval(final.amount) - moved
            expected = ratio(interval(final.amount), budget)
            if expected is not None and budget.value > 0:
                terms = (fact_term(final), fact_term(change or unchanged[0]))
                yield settled_rate(RULE, subject, fact_term(rate), terms, expected.scaled(100))


def _same_budget(rate: Fact, own: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """Whether the completion and the changes name the same budget, or one of them none."""
    named = [
        {measure for word, measure in NAMED_BUDGETS if any(word in words_before(one, facts) for one in said)}
        for said in ((rate,), own)
    ]
    return not (named[0] and named[1]) or bool(named[0] & named[1])
