"""Slides about single matters: “三公”经费, 机关运行经费 and 采购, the evaluated projects."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mingzhang.frames.overview import Overview
from mingzhang.frames.overview_cards import Card
from mingzhang.frames.performance import Performance, ProjectLine
from mingzhang.frames.three_public import PARTS, Item, ThreePublic
from mingzhang.model import Report, Source
from mingzhang.presenting.kinds import against, words_of
from mingzhang.presenting.money_captions import projects_caption, three_public_caption
from mingzhang.presenting.numerals import money
from mingzhang.presenting.slide_figures import number, places, quote_of, rate_said, said, says_of
from mingzhang.presenting.slides import Bar, Bars, Grid, Number, Numbers, Pair, Pairs, Quote, Slide, Visual

MOST_ROWS, LONGEST_NAME = 8, 30
"""Lines that a table has on a slide, and letters that a project's name has in one."""


# ---------------------------------------------------------------- “三公”经费


def three_public_slide(view: ThreePublic, report: Report) -> Slide | None:
    """Plan and final of the three items; of a budget, last year's budget and this year's."""
    whole = view.total
    own = whole.final_figure if report.kind == "final_account" else whole.budget_figure
    if own is None:
        return None
    items = [view.items[part] for part in PARTS if part in view.items]
    pairs = tuple(_public_pair(item, report) for item in (whole, *items))
    counts = [
        number(count.name, count.figure)
        for count in view.counts.values()
        if count.figure is not None and count.figure.value
    ]
    plan, actual = _sides(view, report)
    shown_counts = tuple(counts[:4])
    visuals = (_public_visual(plan, actual, pairs), *((Numbers(shown_counts),) if shown_counts else ()))
    given = _reason(whole, items)
    return Slide(
        id="three-public",
        name="三公经费",
        title=_public_title(view, report),
        emphasis=said(own),
        visuals=visuals,
        says=says_of(three_public_caption(view)) if given is None else "",
        quote=given,
        sources=places(
            *(pair.places for pair in pairs),
            *(one.sources for one in shown_counts),
            (given.source,) if given is not None else (),
        ),
    )


def _public_visual(plan: str, actual: str, pairs: tuple[Pair, ...]) -> Visual:
    """Both sides beside each other; where the report gives but one, that alone."""
    if any(pair.plan is not None for pair in pairs):
        return Pairs(plan, actual, "万元", pairs)
    bars = (
        Bar(pair.label, pair.actual, pair.actual_text, "", pair.tone, pair.sources, pair.told)
        for pair in pairs
        if pair.actual is not None
    )
    return Bars(f"“三公”经费{actual}", "万元", tuple(bars))


def _reason(whole: Item, items: Sequence[Item]) -> Quote | None:
    """A reason for the change against last year before one for the budget, the whole's before an item's.

    Of the items that which moved most comes first; one that did not move has a say only where none did.
    """
    moved = [item for item in items if _moved(item) or not _moved(whole)]
    asked = (whole, *sorted(moved, key=_moved, reverse=True))
    for explains in ("prior", "budget"):
        for item in asked:
            reason = item.reason_for(explains)
            if reason is not None:
                return quote_of(reason, "" if item is whole else item.name)
    return None


def _moved(item: Item) -> Decimal:
    """By how much an item moved against last year, else against its budget."""
    gap = item.change or item.deviation
    return abs(gap.value) if gap is not None else Decimal(0)


def _sides(view: ThreePublic, report: Report) -> tuple[str, str]:
    if report.kind == "budget":
        return against(view.total.basis, report), "本年预算"
    return {"initial": "年初预算", "full_year": "全年预算", "unstated": "预算"}[view.basis], "决算"


def _public_pair(item: Item, report: Report) -> Pair:
    if report.kind == "budget":
        plan, actual = item.prior, item.budget_figure
    else:
        plan, actual = item.budget_figure, item.final_figure
    rate = item.completion if report.kind == "final_account" else None
    figures = [figure for figure in (actual, rate) if figure is not None]
    return Pair(
        "合计" if item.id == "total" else item.name,
        plan.value if plan is not None else None,
        said(plan) if plan is not None else "",
        actual.value if actual is not None else None,
        said(actual) if actual is not None else "",
        "",
        f"完成 {rate_said(rate)}" if rate is not None and plan and plan.value else "",
        "strong" if item.id == "total" else "plain",
        places(*(figure.sources for figure in figures)),
        plan.sources if plan is not None else (),
        _public_told(item, report),
    )


def _public_told(item: Item, report: Report) -> str:
    """How an item moved against last year, and the reason given."""
    told: list[str] = []
    if item.unchanged or (item.change is not None and not item.change.value):
        told.append(f"与{against(item.basis, report)}持平")
    elif item.change is not None:
        word = "增加" if item.change.value > 0 else "减少"
        moved = money(abs(item.change.value), item.change.quantum)
        told.append(f"比{against(item.basis, report)}{word} {moved} 万元")
    told += [f"报告给出的原因：“{reason.quoted}”" for reason in item.reasons[:1]]
    return "。".join([*told, ""])


def _public_title(view: ThreePublic, report: Report) -> str:
    whole = view.total
    own = whole.final_figure if report.kind == "final_account" else whole.budget_figure
    assert own is not None
    lead = f"{words_of(report).three_public} {said(own)} 万元"
    if not own.value:
        return f"{words_of(report).three_public}为 0"
    if whole.unchanged or (whole.change is not None and not whole.change.value):
        return f"{lead}，与{against(whole.basis, report)}持平"
    if whole.change is None:
        return lead
    word = "增加" if whole.change.value > 0 else "减少"
    moved = money(abs(whole.change.value), whole.change.quantum)
    return f"{lead}，比{against(whole.basis, report)}{word} {moved} 万元"


# ---------------------------------------------------------------- 机关运行经费 and 采购


def operations_slide(view: Overview) -> Slide | None:
    """机关运行经费 and 政府采购, as far as the report gives them, with what was procured."""
    words = words_of(view.report)
    numbers = [
        *_card_numbers(words.operating_costs, view.operating, view.report),
        *_card_numbers(words.procurement, view.procurement, view.report),
    ]
    if not numbers:
        return None
    visuals: list[Visual] = [Numbers(tuple(numbers))]
    parts = view.procurement.parts
    if len(parts) > 1:
        bars = tuple(
            Bar(name, figure.value, said(figure), "", "plain", figure.sources) for name, figure in parts
        )
        visuals.append(Bars(words.procurement, "万元", bars))
    elif parts:
        numbers += [number(f"其中：{name}", figure) for name, figure in parts]
        visuals = [Numbers(tuple(numbers))]
    named = [
        f"{name} {said(card.figure)} 万元"
        for name, card in ((words.operating_costs, view.operating), (words.procurement, view.procurement))
        if card.figure is not None
    ]
    return Slide(
        id="operations",
        name="机关运行与采购",
        title="，".join(named),
        visuals=tuple(visuals),
        sources=places(*(one.sources for one in numbers), *(figure.sources for _, figure in parts)),
    )


def _card_numbers(label: str, card: Card, report: Report) -> list[Number]:
    if card.figure is None:
        return []
    note = ""
    if card.change is not None:
        word = "增加" if card.change.value > 0 else "减少"
        note = (
            f"比{against(card.basis, report)}{word} {money(abs(card.change.value), card.change.quantum)} 万元"
            if card.change.value
            else f"与{against(card.basis, report)}持平"
        )
    return [number(label, card.figure, note)]


# ---------------------------------------------------------------- projects


def projects_slide(view: Performance, report: Report) -> Slide | None:
    """The evaluated projects with their money and how far it was spent; a budget has none."""
    lines = [line for line in view.lines if line.budget is not None or line.final is not None]
    if not lines or report.kind == "budget":
        return None
    shown = _rows_that_fit(sorted(lines, key=_rate_of))
    grid = Grid(
        ("项目", "预算（万元）", "支出（万元）", "支出进度"),
        tuple(_project_row(line) for line in shown),
        frozenset({1, 2, 3}),
        len(lines) - len(shown),
        "各项目的预算、支出和进度",
        tuple(_project_places(line) for line in shown),
    )
    return Slide(
        id="projects",
        name="项目",
        title=_projects_title(lines),
        visuals=(grid,),
        says=says_of(projects_caption(lines)),
        footnote="按支出进度由低到高排列；进度为原文所印，未印的由支出除以预算推算。",
        sources=places(*(cell for row in grid.sources for cell in row)),
    )


def _rows_that_fit(lines: Sequence[ProjectLine]) -> list[ProjectLine]:
    """The first lines of the table, as many as a slide holds; a long name takes two lines."""
    shown: list[ProjectLine] = []
    room = MOST_ROWS
    for line in lines:
        room -= 1 if len(line.name) <= LONGEST_NAME else 2
        if shown and room < 0:
            break
        shown.append(line)
    return shown


def _rate_of(line: ProjectLine) -> Decimal:
    return line.rate.value if line.rate is not None else Decimal(1000)


def _project_row(line: ProjectLine) -> tuple[str, ...]:
    figures = (line.budget, line.final, line.rate)
    return (line.name, *(said(figure) if figure is not None else "" for figure in figures))


def _project_places(line: ProjectLine) -> tuple[tuple[Source, ...], ...]:
    figures = (line.budget, line.final, line.rate)
    return ((), *(figure.sources if figure is not None else () for figure in figures))


def _projects_title(lines: list[ProjectLine]) -> str:
    rated = [line for line in lines if line.rate is not None]
    short = [line for line in rated if _rate_of(line) < 100]
    if not rated:
        return f"{len(lines)} 个项目列出了资金"
    if not short:
        return f"{len(rated)} 个项目的资金都已用完" if len(rated) > 1 else "项目资金已用完"
    lowest = min(short, key=_rate_of)
    assert lowest.rate is not None
    rate = rate_said(lowest.rate)
    if len(rated) == 1:
        return f"{lowest.name}的资金用了 {rate}"
    return f"{len(rated)} 个项目中 {len(short)} 个没有用完，最低为 {rate}：{lowest.name}"
