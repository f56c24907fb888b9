"""Completions of a budget and rates of payment, against the amounts that they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.counterpart_figures import THREE_PUBLIC_ITEMS
from mingzhang.checking.facts import (
    BUDGETS,
    MONEY,
    fact_term,
    money,
    nearest,
    of_measure,
    only_value,
    printed_facts,
    together,
)
from mingzhang.checking.figure_cells import figure_term
from mingzhang.checking.intervals import Interval
from mingzhang.checking.paragraphs import words_before
from mingzhang.checking.rates import rate_of, settle_rate, settled_rate
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import grouped, plain
from mingzhang.checking.written.changes import BASIS
from mingzhang.forms.links import Figure
from mingzhang.model import Fact, Measure, Report

NAMED_BUDGETS: tuple[tuple[str, Measure], ...] = (
    ("年初", "initial_budget"),
    ("全年", "budget"),
    ("调整", "budget"),
)
"""Which budget a completion says that it is of."""
ALL_COSTS = "“三公”经费"
USUAL_OF_NOTHING = (0, 100)
"""What reports print as the completion of a budget of nothing."""


@rule(
    "narrative.completion",
    title="完成率、支出进度 = 决算 ÷ 预算",
    basis=BASIS,
    needs=(FACTS,),
    meaning="同一事项的完成率或支出进度，应等于决算（支出）数除以预算数，按印出的位数四舍五入；差末位一个单位的作提醒。"
    "说明文字没有印出预算数的“三公”经费各项，以“三公”经费表的预算数计算。预算为 0 时无从计算。",
    kind="percentage",
    kinds=("final_account",),
)
def completions_follow(report: Report) -> Iterator[Comparison]:
    """A completion is the final over the budget of its sentence, its item or its 三公 table."""
    facts = list(printed_facts(report))
    for rate in of_measure(facts, "completion", "rate"):
        finals = _beside(facts, rate, ("final",))
        budgets = _budgets(report, facts, rate)
        if not budgets or not finals:
            continue
        comparison = _completion(rate, budgets, finals, facts)
        if comparison is not None:
            yield comparison


def _beside(facts: Sequence[Fact], rate: Fact, measures: tuple[Measure, ...]) -> list[Fact]:
    """The amounts of the rate's sentence; without any, those of its item that print one value."""
    beside = money(of_measure(together(facts, rate), *measures))
    if beside:
        return beside
    near = [fact for fact in money(nearest(of_measure(facts, *measures), rate)) if fact.group == rate.group]
    one = only_value(near)
    return [one] if one is not None else []


def _budgets(report: Report, facts: Sequence[Fact], rate: Fact) -> list[Term]:
    """The budgets that the rate may be of: the kind that it names, else whatever its item prints."""
    found = _beside(facts, rate, BUDGETS)
    kinds = {fact.measure for fact in found}
    if len(kinds) > 1:
        words = words_before(rate, facts).rpartition("，")[2] or words_before(rate, facts)
        named = {measure for word, measure in NAMED_BUDGETS if word in words}
        found = [fact for fact in found if not named or fact.measure in named]
    elif len(found) > 1:
        return []
    return [fact_term(fact) for fact in found] or _of_table(report, facts, rate)


def _of_table(report: Report, facts: Sequence[Fact], rate: Fact) -> list[Term]:
    """The budget of a 三公 cost from its table, where the text speaks of the same budget.

    It does where it prints the table's total, or where the completion of all costs follows from the table.
    """
    if rate.measure != "completion" or "三公" not in rate.section:
        return []
    part = _planned(report, rate.subject)
    told = [fact for fact in of_measure(facts, *BUDGETS) if fact.subject == ALL_COSTS]
    told = [fact for fact in told if fact.section == rate.section and fact.unit == MONEY]
    if told:
        total, printed = only_value(told), _planned(report, ALL_COSTS)
        same = (
            total is not None
            and printed is not None
            and printed.amount is not None
            and printed.amount.value == total.amount.value
        )
    else:
        same = any(_follows_from_table(report, facts, other) for other in facts if _is_of_all(other, rate))
    return [part] if part is not None and same else []


def _planned(report: Report, subject: str) -> Term | None:
    item = THREE_PUBLIC_ITEMS.get(subject)
    return figure_term(report, Figure("three_public", "", f"budget_{item}")) if item is not None else None


def _is_of_all(other: Fact, rate: Fact) -> bool:
    """The completion of all costs beside a single cost's, one that another budget would hardly give."""
    return (
        (other.subject, other.measure, other.section) == (ALL_COSTS, rate.measure, rate.section)
        and rate.subject != ALL_COSTS
        and other.amount.value not in USUAL_OF_NOTHING
    )


def _follows_from_table(report: Report, facts: Sequence[Fact], rate: Fact) -> bool:
    budget, finals = _planned(report, rate.subject), _beside(facts, rate, ("final",))
    if budget is None or len(finals) != 1:
        return False
    made = settle_rate("narrative.completion", "", fact_term(rate), fact_term(finals[0]), budget)
    return made is not None and made.outcome == "holds"


def _completion(
    rate: Fact, budgets: Sequence[Term], finals: Sequence[Fact], facts: Sequence[Fact]
) -> Comparison | None:
    subject = f"{rate.subject}的{'完成率' if rate.measure == 'completion' else '支出进度'}"
    if all(budget.amount is None or budget.amount.value == 0 for budget in budgets):
        return _of_nothing(rate, budgets[0], finals[0], subject)
    made = [
        settle_rate("narrative.completion", subject, fact_term(rate), fact_term(final), budget)
        for budget in budgets
        for final in finals
    ]
    comparisons = [comparison for comparison in made if comparison is not None]
    agreeing = [comparison for comparison in comparisons if comparison.outcome != "differs"]
    if agreeing or not comparisons:
        return agreeing[0] if agreeing else None
    nearest_one = min(comparisons, key=lambda comparison: comparison.severity != "warning")
    if nearest_one.severity or len(budgets) > 1:
        return nearest_one
    return _with_other_base(nearest_one, rate, budgets[0], finals, facts)


def _of_nothing(rate: Fact, budget: Term, final: Fact, subject: str) -> Comparison:
    odd = final.amount.value != 0 or rate.amount.value not in USUAL_OF_NOTHING
    return Comparison(
        "narrative.completion",
        "differs",
        subject,
        (fact_term(rate),),
        (fact_term(final), budget),
        found=f"{rate.amount.value}%",
        expected="无从计算",
        note=f"预算为 0，完成率无从计算，印为 {rate.amount.value}%",
        severity="warning" if odd else "info",
        unit="%",
    )


def _with_other_base(
    comparison: Comparison, rate: Fact, budget: Term, finals: Sequence[Fact], facts: Sequence[Fact]
) -> Comparison:
    """Where the rate fits another amount that the section gives for the subject, the budget is wrong."""
    for base in facts:
        same = base.section == rate.section and base.subject == rate.subject and base.unit == MONEY
        if not same or budget.amount is None or base.amount.value in (budget.amount.value, 0):
            continue
        for final in finals:
            expected = rate_of(final.amount, base.amount)
            if final.amount.value == base.amount.value or expected is None:
                continue
            if abs(rate.amount.value - expected.value) <= rate.amount.quantum / 2:
                return _wrong_budget(comparison, rate, budget, final, base)
    return comparison


def _wrong_budget(comparison: Comparison, rate: Fact, budget: Term, final: Fact, base: Fact) -> Comparison:
    assert budget.amount is not None
    stated, other = grouped(budget.amount.value), grouped(base.amount.value)
    return replace(
        comparison,
        subject=f"{rate.subject}的预算数",
        found_terms=(budget, fact_term(rate)),
        expected_terms=(fact_term(base), fact_term(final)),
        found=stated,
        expected=other,
        difference=grouped(budget.amount.value - base.amount.value),
        note=f"预算数印为 {stated}，他处为 {other}；所说的 {plain(rate.amount.value)}% 是 "
        f"{grouped(final.amount.value)} ÷ {other}，与 {stated} 不合",
    )


@rule(
    "narrative.difference_rate",
    title="预决算差异率 = （决算 − 预算） ÷ 预算",
    basis=BASIS,
    needs=(FACTS,),
    meaning="同一句中的预决算差异率，应等于决算数减预算数再除以预算数，按印出的位数四舍五入；"
    "差末位一个单位的作提醒。预算为 0 时不比。",
    kind="percentage",
    kinds=("final_account",),
)
def difference_rates_follow(report: Report) -> Iterator[Comparison]:
    """A rate of difference is by how much the final is off its budget, in per cent of the budget."""
    facts = list(printed_facts(report))
    for rate in of_measure(facts, "other"):
        if rate.unit != "%" or "差异率" not in words_before(rate, facts):
            continue
        beside = money(together(facts, rate))
        final, budget = only_value(of_measure(beside, "final")), only_value(of_measure(beside, *BUDGETS))
        ratio = rate_of(final.amount, budget.amount) if final is not None and budget is not None else None
        if final is None or budget is None or ratio is None:
            continue
        yield settled_rate(
            "narrative.difference_rate",
            f"{rate.subject}的预决算差异率",
            fact_term(rate),
            (fact_term(final), fact_term(budget)),
            ratio - Interval.exact(100),
        )
