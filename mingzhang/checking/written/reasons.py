"""Reasons: where a report explains its differences, each of them is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.facts import BUDGETS, EVALUATION, MONEY, fact_term, of_measure, only_value
from mingzhang.checking.intervals import interval
from mingzhang.checking.paragraphs import PlacedPassage, placed_passages
from mingzhang.checking.registry import FACTS, PASSAGES, rule
from mingzhang.model import Fact, Report

REQUIREMENT = "部门决算公开文本的要求：增减变化和预决算差异应说明原因"
FEWEST = 3
"""So many differences must be explained before one without a reason stands out."""
MOST_LACKING = 3
"""At most one in so many may lack its reason: else it is the report's habit to give none."""
_GIVES_REASON = re.compile(
    r"原因|由于|因为|主要(?:是|系|因(?!公)|变动情况)|系因|[，。；]因(?!公)|所致|导致|受.{1,20}影响"
)
_CHANGES = ("change", "growth")
OPERATING = "机关运行经费"


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference that a report may explain: the figures that tell it, and whether it does."""

    figures: tuple[Fact, ...]
    explained: bool


@rule(
    "narrative.budget_reason",
    title="决算与预算不同的事项说明了原因",
    basis=REQUIREMENT,
    needs=(FACTS, PASSAGES),
    meaning="逐项说明中决算数与预算数不同的，应说明原因。同一份报告中多数事项说明了原因、个别没有说明的，请补充；"
    "都没有说明或多数没有说明的，视为该报告的写法，不作判断。",
    kind="missing_text",
    severity="warning",
    kinds=("final_account",),
)
def budget_differences_are_explained(report: Report) -> Iterator[Comparison]:
    """An item whose final is not its budget says why, where its neighbours do."""
    yield from _judged("narrative.budget_reason", "决算数与预算数不同", list(_of_items(report)))


def _of_items(report: Report) -> Iterator[Difference]:
    for told in placed_passages(report):
        facts = [placed.fact for placed in told.facts]
        for group in dict.fromkeys(fact.group for fact in facts if fact.code is not None):
            item = [fact for fact in facts if fact.group == group and fact.code and fact.unit == MONEY]
            final, budget = only_value(of_measure(item, "final")), only_value(of_measure(item, *BUDGETS))
            if final is None or budget is None or final.code != budget.code:
                continue
            if not interval(final.amount).meets(interval(budget.amount)):
                yield Difference((final, budget), _is_explained(report, told, group))


def _is_explained(report: Report, told: PlacedPassage, group: str | None) -> bool:
    """Whether the paragraph gives a reason, or one of the item's other paragraphs does."""
    section = told.facts[0].fact.section
    return _GIVES_REASON.search(told.passage.plain) is not None or any(
        reason.group == group and reason.section == section for reason in report.reasons
    )


@rule(
    "narrative.change_reason",
    title="比上年有增减的事项说明了原因",
    basis=REQUIREMENT,
    needs=(FACTS, PASSAGES),
    meaning="逐项说明的科目和机关运行经费比上年有增减的，应说明原因。同一份报告中多数说明了原因、个别没有说明的，请补充；同样的增减在别处已说明的除外；"
    "都没有说明或多数没有说明的，视为该报告的写法，不作判断。",
    kind="missing_text",
    severity="warning",
)
def changes_are_explained(report: Report) -> Iterator[Comparison]:
    """A paragraph that tells a change says why, where other paragraphs do."""
    found = list(_of_paragraphs(report))
    known = {fact.amount.value for one in found if one.explained for fact in one.figures}
    told = [
        replace(one, explained=one.explained or {fact.amount.value for fact in one.figures} <= known)
        for one in found
    ]
    of_items = [one for one in told if one.figures[0].code is not None]
    others = [one for one in told if one not in of_items and one.figures[0].subject != OPERATING]
    operating = [one for one in told if one.figures[0].subject == OPERATING]
    yield from _judged("narrative.change_reason", "比上年有增减", of_items)
    yield from _judged("narrative.change_reason", "比上年有增减", operating, others)


def _of_paragraphs(report: Report) -> Iterator[Difference]:
    for told in placed_passages(report):
        changes = [placed.fact for placed in told.facts if _is_change(placed.fact)]
        if changes:
            calling = [fact for fact in changes if fact.code is not None or fact.subject == OPERATING]
            first = (calling or changes)[0]
            same = tuple(fact for fact in changes if (fact.subject, fact.code) == (first.subject, first.code))
            yield Difference(same, _is_explained(report, told, first.group))


def _is_change(fact: Fact) -> bool:
    return (
        fact.measure in _CHANGES
        and fact.basis is not None
        and fact.amount.value != 0
        and fact.unit in (MONEY, "%")
        and EVALUATION not in fact.section
    )


def _judged(
    rule_id: str, what: str, differences: Sequence[Difference], others: Sequence[Difference] = ()
) -> Iterator[Comparison]:
    """Each difference, by what the report does with them and with the ``others``."""
    explained = sum(one.explained for one in (*differences, *others))
    lacking = sum(not one.explained for one in (*differences, *others))
    habit = bool(lacking) and (explained < FEWEST or lacking * MOST_LACKING > explained + lacking)
    for one in differences:
        subject = one.figures[0].subject
        if habit and not one.explained:
            yield Comparison(rule_id, "insufficient", subject, note="报告多数事项没有说明原因，不作判断")
            continue
        yield Comparison(
            rule_id,
            "holds" if one.explained else "differs",
            subject,
            tuple(fact_term(fact) for fact in one.figures),
            found="" if one.explained else "没有说明原因",
            expected="说明原因",
            note="" if one.explained else f"{what}，没有说明原因，请补充说明",
        )
