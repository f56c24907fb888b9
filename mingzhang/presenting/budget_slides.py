"""Slides that set the report's amounts against what they were planned at, or against last year's."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.frames.budget import budget_views, ordered
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import difference, joined, share, total
from mingzhang.frames.overview import Overview
from mingzhang.presenting.borne_out import borne_out
from mingzhang.presenting.money_captions import budget_caption
from mingzhang.presenting.numerals import money
from mingzhang.presenting.sentences import in_tenths
from mingzhang.presenting.slide_figures import line_told, places, quote_of, rate_said, said, says_of
from mingzhang.presenting.slides import Pair, Pairs, Slide

MOST_PAIRS = 5
"""A projector shows so many pairs legibly."""


def budget_slide(view: Overview) -> Slide | None:
    """The plan and what came of it: the whole, the item that made the difference, and the rest."""
    if view.report.kind == "budget":
        return _prior_slide(view)
    budget = view.budget
    if budget is None or budget.whole.budget is None or budget.whole.final is None:
        return None
    pairs = [_pair(budget, budget.whole, "全部支出", emphasised=False)]
    driver = view.driver.line if view.driver is not None else None
    if driver is not None:
        pairs.append(_pair(budget, driver, driver.name, emphasised=True))
        pairs += _others(budget, driver)
    else:
        pairs += [
            _pair(budget, line, line.name, emphasised=False) for line in budget.budgeted[: MOST_PAIRS - 1]
        ]
    reason = (driver.reason if driver is not None else None) or budget.whole.reason
    return Slide(
        id="budget",
        name="预算与决算",
        title=_title(view, budget),
        emphasis=driver.name if driver is not None else "",
        visuals=(Pairs(budget.label, budget.own_label, "万元", tuple(pairs)),),
        says=says_of(budget_caption(budget.lines, budget)) if driver is not None else "",
        quote=quote_of(reason),
        footnote=_footnote(budget),
        sources=places(*(pair.places for pair in pairs), (reason.source,) if reason is not None else ()),
    )


def _prior_slide(view: Overview) -> Slide | None:
    """Of a budget: the items that moved most against last year; None where no item tells last year's."""
    for budget in budget_views(view.report):
        moved = [line for line in budget.budgeted if line.difference is not None and line.difference.value]
        if budget.prior and moved:
            break
    else:
        return None
    shown = ordered(moved, "difference")[:MOST_PAIRS]
    first = shown[0]
    assert first.difference is not None
    verb = "增加" if first.direction == "over" else "减少"
    gap = money(abs(first.difference.value), first.difference.quantum)
    pairs = tuple(_pair(budget, line, line.name, emphasised=True) for line in shown)
    return Slide(
        id="budget",
        name="与上年比较",
        title=f"变动最大的是{first.name}，比{budget.label}{verb} {gap} 万元",
        emphasis=first.name,
        visuals=(Pairs(budget.label, budget.own_label, "万元", pairs),),
        quote=quote_of(first.reason, first.name),
        footnote=f"{budget.fund}中与{budget.label}相差最多的 {len(shown)} 项。" if len(moved) > 1 else "",
        sources=places(*(pair.places for pair in pairs), (first.reason.source,) if first.reason else ()),
    )


def _title(view: Overview, budget: BudgetView) -> str:
    whole, driver = budget.whole, view.driver
    assert whole.budget is not None
    assert whole.final is not None
    rate = borne_out(whole.completion, whole.final, whole.budget) or share(whole.final, whole.budget)
    if rate is None:
        return f"{budget.label}为 0，完成率无从计算"
    gap = difference(whole.final, whole.budget)
    reached = rate_said(rate)
    if not gap.value:
        return f"支出与{budget.label} {said(whole.budget)} 万元相等"
    lead = (
        f"{budget.label} {said(whole.budget)} 万元，完成 {reached}"
        if gap.value > 0
        else f"{budget.label} {said(whole.budget)} 万元用了 {reached}"
    )
    if driver is None:
        return lead
    verb = "多支" if driver.line.direction == "over" else "少支"
    part = driver.share
    if part is not None and Decimal("99.5") <= part.value <= 100:
        return f"{lead}，{verb}的几乎都在一项：{driver.line.name}"
    if part is not None and 50 <= part.value <= 100:
        return f"{lead}，{verb}的{in_tenths(part.value)}在一项：{driver.line.name}"
    return f"{lead}，{verb}最多的是{driver.line.name}"


def _pair(view: BudgetView, line: BudgetLine, label: str, *, emphasised: bool) -> Pair:
    gap = line.difference
    tone = ("over" if line.direction == "over" else "under") if emphasised else "plain"
    rate = line.completion if view.prior else borne_out(line.completion, line.final, line.budget)
    word = "增减" if view.prior else "完成"
    note = f"{word} {rate_said(rate)}" if rate is not None else ""
    return Pair(
        label,
        line.budget.value if line.budget is not None else None,
        said(line.budget) if line.budget is not None else "",
        line.final.value if line.final is not None else None,
        said(line.final) if line.final is not None else "",
        money(gap.value, gap.quantum, signed=True) if gap is not None and emphasised else "",
        note,
        tone,
        joined(*(figure for figure in (line.final, rate) if figure is not None)),
        line.budget.sources if line.budget is not None else (),
        line_told(view, line),
    )


def _others(budget: BudgetView, driver: BudgetLine) -> list[Pair]:
    """All other items together; none where they are not all known."""
    others = [line for line in budget.lines if line is not driver]
    plans, finals = [line.budget for line in others], [line.final for line in others]
    if not others or None in plans or None in finals or not budget.complete:
        return []
    plan = total(figure for figure in plans if figure is not None)
    final = total(figure for figure in finals if figure is not None)
    if plan is None or final is None:
        return []
    rate = share(final, plan)
    note = f"完成 {rate_said(rate)}（推算）" if rate is not None else ""
    label = f"其余 {len(others)} 项"
    return [
        Pair(
            label,
            plan.value,
            said(plan),
            final.value,
            said(final),
            "",
            note,
            "muted",
            final.sources,
            plan.sources,
            f"其余 {len(others)} 项的{budget.label}与决算分别相加，推算。",
        )
    ]


def _footnote(budget: BudgetView) -> str:
    """Where the items' plans do not add up to the stated one, that is said where it shows."""
    plan = total(line.budget for line in budget.lines if line.budget is not None)
    whole = budget.whole.budget
    if (
        plan is None
        or whole is None
        or not budget.complete
        or any(line.budget is None for line in budget.lines)
    ):
        return ""
    gap = abs(whole.value - plan.value)
    slack = (
        whole.quantum + sum((line.budget.quantum for line in budget.lines if line.budget), Decimal(0))
    ) / 2
    if gap <= slack:
        return ""
    return (
        f"全部支出的{budget.label}用文中总数 {said(whole)}；{len(budget.lines)} 项相加为 {said(plan)}，"
        f"差 {money(gap, plan.quantum)}，待说明。"
    )
