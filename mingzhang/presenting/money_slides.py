"""Slides about the money as a whole: what came in and went out, where to, against what was planned."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.frames.basic_project import Nature
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure, difference, joined, share, total
from mingzhang.frames.overview import Change, Overview, Part
from mingzhang.model import Reason, Report, Source
from mingzhang.presenting.kinds import against, words_of
from mingzhang.presenting.numerals import money, percent
from mingzhang.presenting.sentences import in_tenths, same_amount, short_name, top_title
from mingzhang.presenting.slides import Bar, Bars, Number, Numbers, Pair, Pairs, Parts, Quote, Slide

MOST_BARS = 6
"""A projector shows so many bars legibly."""
MOST_NUMBERS = 4


def cover_slide(report: Report) -> Slide:
    """Whose report it is, of which year and kind."""
    words = words_of(report)
    year = f"{report.year} 年度" if report.year else ""
    return Slide(
        id="cover",
        name="封面",
        title=report.department or "部门名称未读出",
        subtitle=f"{year}{words.document(report.scope)}",
        footnote="各数均据公开报告，金额单位：万元。",
    )


def said(figure: Figure) -> str:
    """A figure's digits as printed, with commas."""
    if figure.unit == "%":
        return percent(figure.value, figure.quantum, closed=True)
    return money(figure.value, figure.quantum)


def number(label: str, figure: Figure, note: str = "") -> Number:
    unit = "" if figure.unit == "%" else figure.unit
    return Number(label, said(figure), unit, note, figure.sources, figure.derived)


def quote_of(reason: Reason | None) -> Quote | None:
    return Quote(reason.text.rstrip("。；"), reason.source) if reason is not None else None


# ---------------------------------------------------------------- the whole


def total_slide(view: Overview) -> Slide | None:
    """What came in, what went out, and how that stands to last year."""
    if view.total is None:
        return None
    words = words_of(view.report)
    numbers = [number(words.total, view.total)]
    if view.income is not None:
        numbers.insert(0, number(f"收入{words.name}", view.income))
    numbers += [number(name, figure) for name, figure in view.carried]
    change = view.change
    if change is not None and change.change.value:
        numbers.insert(MOST_NUMBERS - 1, _change_number(view, change))
    shown = tuple(numbers[:MOST_NUMBERS])
    reason = change.reason if change is not None else None
    return Slide(
        id="total",
        name="总量",
        title=_total_title(view, view.total),
        emphasis=said(view.total),
        visuals=(Numbers(shown),),
        quote=quote_of(reason),
        note=_total_note(view),
        sources=_places(*shown, reason=reason),
    )


def _change_number(view: Overview, change: Change) -> Number:
    """By how much the whole moved, with the rate under it; said of what, where it is another whole."""
    up, growth = change.change.value > 0, change.growth
    prior = against(change.basis, view.report)
    whole = "" if view.total is not None and same_amount(change.current, view.total) else change.subject
    told = ""
    if growth is not None:
        told = f"{'增长' if up else '下降'} {percent(abs(growth.value), growth.quantum, closed=True)}"
    return Number(
        f"{whole}比{prior}{'增加' if up else '减少'}",
        money(abs(change.change.value), change.change.quantum),
        "万元",
        told,
        joined(change.change, *([growth] if growth is not None else [])),
    )


def _total_title(view: Overview, whole: Figure) -> str:
    words, change = words_of(view.report), view.change
    year = f"{view.report.year} 年" if view.report.year else "本年"
    lead = (
        f"{year}收支各 {said(whole)} 万元" if view.balanced else f"{year}{words.spending} {said(whole)} 万元"
    )
    if change is None or change.growth is None or not same_amount(change.current, whole):
        return lead
    prior = against(change.basis, view.report)
    if not change.change.value:
        return f"{lead}，与{prior}持平"
    rate = abs(change.growth.value)
    word = "多" if change.change.value > 0 else "少"
    amount = in_tenths(rate) if rate < 100 else percent(rate, change.growth.quantum, closed=True)
    return f"{lead}，比{prior}{word}{amount if not amount[0].isdigit() else ' ' + amount}"


def _total_note(view: Overview) -> str:
    if view.change is None or not view.change.prior.derived:
        return ""
    return f"上年数 {said(view.change.prior)} 万元由本年数减增减额推算，原文没有直接印出。"


def _places(*numbers: Number, reason: Reason | None = None) -> tuple[Source, ...]:
    found = [source for one in numbers for source in one.sources]
    if reason is not None:
        found.append(reason.source)
    return tuple(dict.fromkeys(found))


# ---------------------------------------------------------------- where the money goes


def structure_slide(view: Overview) -> Slide | None:
    """The 类 by size, each with its part of the whole."""
    if not view.parts or view.total is None:
        return None
    words = words_of(view.report)
    bars = [_part_bar(part, first=at == 0) for at, part in enumerate(view.parts[:MOST_BARS])]
    rest = view.parts[MOST_BARS:]
    if rest:
        bars.append(_rest_bar(rest, view.total))
    largest = view.parts[0]
    return Slide(
        id="structure",
        name="支出结构",
        title=_structure_title(view),
        emphasis=short_name(largest.name),
        visuals=(Bars(words.expenditure, "万元", tuple(bars)),),
        footnote="占比为各类占全部支出的比重；原文没有印出的，按印出的数推算。",
        sources=tuple(dict.fromkeys(source for bar in bars for source in bar.sources)),
    )


def _structure_title(view: Overview) -> str:
    largest, words = view.parts[0], words_of(view.report)
    name = short_name(largest.name)
    if len(view.parts) == 1:
        return f"{words.spending}全部用于{name}"
    if largest.share is None:
        return f"{words.spending}最多的是{name}"
    hundred = largest.share.value.quantize(Decimal(1))
    return f"每 100 元{words.spending}里，{hundred} 元用于{name}"


def _part_bar(part: Part, *, first: bool) -> Bar:
    note = percent(part.share.value, part.share.quantum, closed=True) if part.share is not None else ""
    places = joined(part.figure, *([part.share] if part.share is not None else []))
    return Bar(part.name, part.figure.value, said(part.figure), note, "strong" if first else "plain", places)


def _rest_bar(rest: tuple[Part, ...], whole: Figure) -> Bar:
    together = total(part.figure for part in rest)
    assert together is not None
    rate = share(together, whole)
    note = percent(rate.value, rate.quantum, closed=True) if rate is not None else ""
    return Bar(f"其余 {len(rest)} 类", together.value, said(together), note, "muted", together.sources)


def items_slide(view: Overview) -> Slide | None:
    """The largest items of the deepest level; none where there are no more than the 类."""
    if len(view.top) < 3:
        return None
    words = words_of(view.report)
    bars = [
        Bar(item.name, figure.value, said(figure), item.code, "strong" if at < 2 else "plain", figure.sources)
        for at, item in enumerate(view.top)
        if (figure := item.figure()) is not None
    ]
    together = total(figure for item in view.rest if (figure := item.figure()) is not None)
    if together is not None:
        bars.append(
            Bar(f"其余 {len(view.rest)} 项", together.value, said(together), "", "muted", together.sources)
        )
    return Slide(
        id="items",
        name="最大的几项",
        title=top_title(view),
        visuals=(Bars(f"{view.top[0].level_name or '项'}级{words.spending}", "万元", tuple(bars)),),
        sources=tuple(dict.fromkeys(source for bar in bars for source in bar.sources)),
    )


def nature_slide(view: Overview) -> Slide | None:
    """基本支出 and 项目支出 as parts of one bar."""
    natures = [nature for nature in view.natures if nature.figure.value > 0]
    if len(natures) < 2:
        return None
    largest = max(natures, key=lambda nature: nature.figure.value)
    numbers: list[Number] = []
    if view.personnel.figure is not None:
        numbers.append(number("人员经费", view.personnel.figure))
    numbers += [number(name, figure) for name, figure in view.personnel.parts]
    visuals = [Parts("支出性质", "万元", tuple(_nature_bar(one, one is largest) for one in natures))]
    places = joined(*(nature.figure for nature in natures))
    rate = f"，占 {percent(largest.share.value, largest.share.quantum, closed=True)}" if largest.share else ""
    return Slide(
        id="nature",
        name="基本与项目",
        title=f"{largest.name}多于{'其他各项' if len(natures) > 2 else _other(natures, largest).name}{rate}",
        emphasis=largest.name,
        visuals=(*visuals, Numbers(tuple(numbers))) if numbers else tuple(visuals),
        sources=tuple(dict.fromkeys((*places, *(source for one in numbers for source in one.sources)))),
    )


def _other(natures: list[Nature], largest: Nature) -> Nature:
    return next(nature for nature in natures if nature is not largest)


def _nature_bar(nature: Nature, strong: bool) -> Bar:
    note = percent(nature.share.value, nature.share.quantum, closed=True) if nature.share else ""
    tone = "strong" if strong else "plain"
    return Bar(nature.name, nature.figure.value, said(nature.figure), note, tone, nature.figure.sources)


# ---------------------------------------------------------------- against the plan


def budget_slide(view: Overview) -> Slide | None:
    """The plan and what came of it: the whole, the item that made the difference, and the rest."""
    budget = view.budget
    if budget is None or budget.whole.budget is None or budget.whole.final is None:
        return None
    pairs = [_pair(budget.whole, "全部支出", emphasised=False)]
    driver = view.driver.line if view.driver is not None else None
    if driver is not None:
        pairs.append(_pair(driver, driver.name, emphasised=True))
        pairs += _others(budget, driver)
    else:
        pairs += [_pair(line, line.name, emphasised=False) for line in budget.budgeted[: MOST_BARS - 1]]
    reason = (driver.reason if driver is not None else None) or budget.whole.reason
    return Slide(
        id="budget",
        name="预算与决算",
        title=_budget_title(view, budget),
        emphasis=driver.name if driver is not None else "",
        visuals=(Pairs(budget.label, budget.own_label, "万元", tuple(pairs)),),
        quote=quote_of(reason),
        footnote=_budget_footnote(budget),
        sources=tuple(
            dict.fromkeys(
                (*(source for pair in pairs for source in pair.sources), *([reason.source] if reason else []))
            )
        ),
    )


def _budget_title(view: Overview, budget: BudgetView) -> str:
    whole, driver = budget.whole, view.driver
    assert whole.budget is not None
    assert whole.final is not None
    rate = whole.completion or share(whole.final, whole.budget)
    if rate is None:
        return f"{budget.label}为 0，完成率无从计算"
    gap = difference(whole.final, whole.budget)
    reached = percent(rate.value, rate.quantum, closed=True)
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


def _pair(line: BudgetLine, label: str, *, emphasised: bool) -> Pair:
    gap = line.difference
    tone = ("over" if line.direction == "over" else "under") if emphasised else "plain"
    rate = line.completion
    note = f"完成 {percent(rate.value, rate.quantum, closed=True)}" if rate is not None else ""
    return Pair(
        label,
        line.budget.value if line.budget is not None else None,
        said(line.budget) if line.budget is not None else "",
        line.final.value if line.final is not None else None,
        said(line.final) if line.final is not None else "",
        money(gap.value, gap.quantum, signed=True) if gap is not None and emphasised else "",
        note,
        tone,
        joined(*(figure for figure in (line.budget, line.final, rate) if figure is not None)),
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
    note = f"完成 {percent(rate.value, rate.quantum, closed=True)}（推算）" if rate is not None else ""
    label = f"其余 {len(others)} 项"
    return [
        Pair(label, plan.value, said(plan), final.value, said(final), "", note, "muted", joined(plan, final))
    ]


def _budget_footnote(budget: BudgetView) -> str:
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
