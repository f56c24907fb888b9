"""Subjects of a budget's explanation and the figures of its tables that must say the same.

A subject has several counterparts, as one amount stands in several tables: what agrees with any of
them agrees. What tables say of final amounts (``counterpart_figures``) is said of budgets alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mingzhang.checking.contexts import Scope
from mingzhang.checking.counterpart_figures import (
    COUNTERPARTS,
    FISCAL_TABLES,
    PERSONNEL,
    PUBLIC,
    PUBLIC_ITEMS,
    WHOLE_SPENDING,
    Choice,
)
from mingzhang.checking.told import Told
from mingzhang.forms.links import WHOLE, Figure

_SUMMARY, _FISCAL, _INCOME = "income_expenditure_summary", "fiscal_summary", "income"
_EXPENDITURE, _GENERAL = "expenditure", "general_budget_expenditure"
OTHER_MATTERS: tuple[Scope, ...] = ("other", "procurement")
SUMMARY_PARTS: Mapping[str, str] = {
    "一般公共预算财政拨款收入": "一般公共预算资金",
    "政府性基金预算财政拨款收入": "政府性基金",
    "国有资本经营预算财政拨款收入": "国有资本经营预算",
}
"""The funds as the summary lists them under 财政拨款收入."""
FUNDS: Mapping[str, str] = {
    "一般公共预算财政拨款": "general_budget",
    "政府性基金预算财政拨款": "government_fund",
    "国有资本经营预算财政拨款": "state_capital",
}
"""Funds named without 收入 or 支出, or with both, and their column of the fiscal summary."""
INCOME_COLUMNS: Mapping[str, str] = {
    "一般公共预算财政拨款收入": "general_budget",
    "政府性基金预算财政拨款收入": "government_fund",
    "国有资本经营预算财政拨款收入": "state_capital",
    "财政拨款收入": "fiscal_appropriation",
    "年初结转和结余": "opening",
}


def total_choices(told: Told) -> tuple[Choice, ...]:
    """The counterparts of a figure about a standard subject; none in a section on another matter."""
    subject, scope = told.fact.subject, told.context.scope
    if scope == "three_public" or (scope is None and subject in PUBLIC_ITEMS):
        return _three_public(subject)
    if scope in OTHER_MATTERS:
        return ()
    return tuple(dict.fromkeys((*_declared(subject, scope), *_of_budgets(subject))))


def _three_public(subject: str) -> tuple[Choice, ...]:
    item = PUBLIC_ITEMS.get(subject)
    if item is not None:
        return ((Figure("three_public", "", f"budget_{item}"),),)
    return _operating_costs() if subject == "机关运行经费" else ()


def _operating_costs() -> tuple[Choice, ...]:
    return (
        (Figure("operating_costs", WHOLE, "amount"),),
        (Figure("three_public", "", "budget_operating_costs"),),
    )


def _declared(subject: str, scope: Scope | None) -> Iterator[Choice]:
    for counterpart in COUNTERPARTS:
        if subject in counterpart.subjects and (scope in counterpart.scopes or scope == "operating_costs"):
            yield from counterpart.choices


def _of_budgets(subject: str) -> Iterator[Choice]:
    """What only budgets' tables print."""
    if subject == "机关运行经费":
        yield from _operating_costs()
    if subject in INCOME_COLUMNS:
        yield (Figure(_INCOME, WHOLE, INCOME_COLUMNS[subject]),)
    if subject in SUMMARY_PARTS:
        yield (Figure(_SUMMARY, SUMMARY_PARTS[subject], "amount", "income"),)
    if subject in ("财政拨款收入", "财政拨款支出", "财政拨款收入支出总计"):
        yield (Figure(_SUMMARY, "财政拨款收入", "amount", "income"),)
        yield (Figure(_FISCAL, "总计", "amount", "income"),)
        yield (Figure(_FISCAL, "总计", "total", "expenditure"),)
    if (fund := subject.removesuffix("收入支出")) in FUNDS:
        yield (Figure(_FISCAL, fund, "amount", "income"),)
        yield (Figure(_FISCAL, "总计", FUNDS[fund], "expenditure"),)
        yield (Figure(FISCAL_TABLES[tuple(FUNDS).index(fund)], WHOLE, "total"),)
        yield (Figure(_SUMMARY, f"{fund}收入", "amount", "income"),)
    if subject in ("收入总计", "本年收入合计"):
        yield (Figure(_INCOME, WHOLE, "total"),)
    if subject in ("支出总计", "本年支出合计"):
        yield (Figure(_EXPENDITURE, WHOLE, "total"),)
    if subject == "年初结转和结余":
        yield (Figure(_SUMMARY, subject, "amount", "income"),)
        yield (Figure(_FISCAL, "年初财政拨款结转和结余", "amount", "income"),)


KINDS: Mapping[str, str] = {
    "基本支出": "basic",
    "项目支出": "project",
    "人员经费": "personnel",
    "公用经费": "public",
}
"""Kinds of spending, and their column in the tables by functional code."""
BASIC_WHOLES = ("财政拨款基本支出", "一般公共预算财政拨款基本支出", "基本支出")
SPENDING_WHOLES = (*WHOLE_SPENDING, "财政拨款支出")
"""What personnel and public money, and what basic and project expenditure, are told as parts of."""


def kind_choices(subject: str, whole: str | None) -> tuple[Choice, ...]:
    """Counterparts of a kind of spending that is told as a part of ``whole`` (None: under a heading)."""
    column = KINDS[subject]
    if column in ("personnel", "public"):
        own = PERSONNEL if column == "personnel" else PUBLIC
        tables = ((Figure(table, WHOLE, column),) for table in (_GENERAL, _EXPENDITURE))
        return (*own, *tables, (Figure(_SUMMARY, "本年支出合计", column, "expenditure"),))
    if whole == "财政拨款支出":
        funds = tuple(Figure(table, WHOLE, column) for table in FISCAL_TABLES)
        return ((funds[0],), funds, (Figure(_EXPENDITURE, WHOLE, column),))
    table = WHOLE_SPENDING.get(whole or "")
    return ((Figure(table, WHOLE, column),),) if table else ()
