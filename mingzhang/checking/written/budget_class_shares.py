"""Shares of the classes that a budget's explanation of the general budget lists, against its table."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import fact_term
from mingzhang.checking.figure_cells import figure_term
from mingzhang.checking.rates import settle_rate
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.told import told_facts
from mingzhang.checking.written.budget_counterparts import BASIS
from mingzhang.forms.links import WHOLE, Figure
from mingzhang.model import Report

FISCAL = "fiscal_summary"


@rule(
    "budget.class_share",
    title="一般公共预算各类支出的占比 = 该类支出 ÷ 支出合计",
    basis=BASIS,
    needs=(FACTS, "general_budget_expenditure"),
    meaning="一般公共预算一节逐类说明支出及其占比、而该句没有说总数的，占比应等于该类支出除以一般公共预算支出表的合计，"
    "按印出的位数四舍五入；差末位一个单位的作提醒。",
    kind="percentage",
    kinds=("budget",),
)
def class_shares_follow(report: Report) -> Iterator[Comparison]:
    """A class's share is its amount over the whole general budget."""
    told = told_facts(report)
    wholes = [
        term
        for column, table in (("total", "general_budget_expenditure"), ("general_budget", FISCAL))
        if (term := _whole_term(report, table, column)) is not None
    ]
    for share in told:
        fact = share.fact
        if fact.measure != "share" or fact.code is None or share.context.scope != "general_budget":
            continue
        beside = [
            one.fact for one in told if (one.fact.sentence, one.fact.section) == (fact.sentence, fact.section)
        ]
        parts = [one for one in beside if one.code == fact.code and one.measure == "initial_budget"]
        if (
            len(parts) != 1
            or any(one.code is None for one in beside)
            or not (share.lead or "").endswith("占")
        ):
            continue
        made = [
            settle_rate(
                "budget.class_share", f"“{fact.subject}”的占比", share.term, fact_term(parts[0]), whole
            )
            for whole in wholes
        ]
        found = [one for one in made if one is not None]
        yield from [one for one in found if one.outcome != "differs"][:1] or found[:1]


def _whole_term(report: Report, table: str, column: str) -> Term | None:
    row = "总计" if table == FISCAL else WHOLE
    return figure_term(report, Figure(table, row, column, "expenditure" if table == FISCAL else None))
