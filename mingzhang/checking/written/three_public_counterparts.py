"""The “三公” expenses of the narrative against their table: final amounts and budgets.

A table's budget is the year's full one in some layouts and the initial one in others; its note says
which, and only the same kind is held to be the same amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.counterpart_figures import PUBLIC_ITEMS
from mingzhang.checking.facts import BUDGETS
from mingzhang.checking.place_names import quoted
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.told import Told, agreement, choice_terms, told_facts
from mingzhang.forms import form
from mingzhang.forms.links import Figure
from mingzhang.model import Report

PUBLIC = "three_public"
BASIS = "部门决算公开文本：“三公”经费情况说明与“三公”经费支出决算表一致"
BudgetKind = Literal["initial", "full", "unsaid"]
_INITIAL = re.compile(r"年初预算")
_FULL = re.compile(r"全年预算|调整|调整后")
_ALSO_IN_TOTAL = ("meeting", "training", "operating_costs")
_OWN_SECTIONS = {"会议费": "会议费", "培训费": "培训费"}


def public_terms(report: Report, kind: str, item: str) -> list[list[Term]]:
    """An item's figures in the table; of a total that meetings are part of also the sum of the three."""
    found = [choice_terms(report, (Figure(PUBLIC, "", f"{kind}_{item}"),))]
    table = report.table(PUBLIC)
    merged = table is not None and any(f"{kind}_{other}" in table.columns for other in _ALSO_IN_TOTAL)
    if item == "total" and merged:
        parts = tuple(Figure(PUBLIC, "", f"{kind}_{part}") for part in ("overseas", "vehicles", "reception"))
        found.append(choice_terms(report, parts))
    return found


@rule(
    "counterpart.three_public",
    title="情况说明中的“三公”经费决算数与报表一致",
    basis=BASIS,
    needs=(FACTS, PUBLIC),
    meaning="“三公”经费及其各项的决算数，应与“三公”经费支出决算表一致；印为 0 而表中空白，视为一致。",
    kind="narrative_vs_table",
    kinds=("final_account",),
)
def finals_agree(report: Report) -> Iterator[Comparison]:
    """What the text says was spent on an item is what the table prints."""
    for told in told_facts(report):
        if told.fact.measure == "final" and _is_item(told):
            subject = f"情况说明中{quoted(told.fact.subject)}的决算数与{form(PUBLIC).title}"
            counterparts = public_terms(report, "final", PUBLIC_ITEMS[told.fact.subject])
            comparison = agreement("counterpart.three_public", subject, told.term, counterparts)
            if comparison is not None:
                yield comparison


@rule(
    "counterpart.three_public_budget",
    title="情况说明中的“三公”经费预算数与报表一致",
    basis=BASIS,
    needs=(FACTS, PUBLIC),
    meaning="“三公”经费及其各项的预算数，应与“三公”经费支出决算表一致。表注说明预算数是全年预算（或年初预算）的，"
    "只与同一口径的数相比；表注没有说明口径的，不一致时作提醒。",
    kind="narrative_vs_table",
    kinds=("final_account",),
)
def budgets_agree(report: Report) -> Iterator[Comparison]:
    """What the text says was planned is what the table prints, if both mean the same budget."""
    table = report.table(PUBLIC)
    kind = kind_of_budget("".join(note.text for note in table.notes)) if table is not None else "unsaid"
    for told, said in _budgets(report, kind):
        if "unsaid" not in (kind, said) and kind != said:
            continue
        subject = f"情况说明中{quoted(told.fact.subject)}的预算数与{form(PUBLIC).title}"
        counterparts = public_terms(report, "budget", PUBLIC_ITEMS[told.fact.subject])
        comparison = agreement("counterpart.three_public_budget", subject, told.term, counterparts)
        if comparison is not None:
            sure = kind == said or said == "unsaid"
            yield comparison if sure else replace(comparison, severity="warning")


def _budgets(report: Report, kind_of_table: BudgetKind) -> Iterator[tuple[Told, BudgetKind]]:
    """The budgets of the text with their kinds; where both are told of an item, only if all say which."""
    budgets: list[tuple[Told, BudgetKind]] = [
        (told, _kind_said(told))
        for told in told_facts(report)
        if told.fact.measure in BUDGETS and _is_item(told)
    ]
    for told, said in budgets:
        kinds = {other_kind for other, other_kind in budgets if other.fact.subject == told.fact.subject}
        if not {"initial", "full"} <= kinds or "unsaid" not in (said, kind_of_table):
            yield told, said


def _kind_said(told: Told) -> BudgetKind:
    if told.fact.measure == "initial_budget":
        return "initial"
    return kind_of_budget(re.split("[，。；：]", told.lead or "")[-1])


def kind_of_budget(words: str) -> BudgetKind:
    """Which budget the words name; a note that names both is taken for the full one."""
    if _FULL.search(words):
        return "full"
    return "initial" if _INITIAL.search(words) else "unsaid"


def _is_item(told: Told) -> bool:
    subject = told.fact.subject
    if not told.is_money or told.fact.code is not None or subject not in PUBLIC_ITEMS:
        return False
    own = _OWN_SECTIONS.get(subject)
    return told.context.scope == PUBLIC or (own is not None and told.context.says(own))
