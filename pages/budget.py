"""预算与决算: where did spending leave the first budget, and why? A budget is set against last year."""

import plotly.graph_objects as go

from components import clicks, marks, state
from components.abreast import abreast
from components.budget_chart import Ruler, dumbbells, height_of
from components.budget_scales import BudgetScales, scales_of
from components.budget_table import budget_subtitle, budget_table, budget_title, foot_note, gap_note, legend
from components.heads import heads
from components.joined_notes import disagreements_note, joined_note, offer_final_account
from components.kept import kept
from components.last_year_table import COLUMNS, SORTED_BY, totals_table, totals_title
from components.led_on import FORMS_READ, led_on
from components.marks import Html
from components.show import breadcrumb, scheme, show, show_chart
from components.sorting import order_of
from components.switches import Switch, head, switches
from components.units import unit_of
from mingzhang.frames.budget import Order, budget_views, narrowed, ordered
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.joined import counterpart, joined_views
from mingzhang.frames.last_year import totals_against_last_year
from mingzhang.presenting.money_captions import budget_caption
from mingzhang.presenting.page_sentences import MOST_DEVIATIONS, deviations
from mingzhang.presenting.units import AMOUNTS, UNITS, Scale, unit_line


def all_views() -> tuple[BudgetView, ...]:
    """The report's items; a final account's joined with its budget, if that is open."""
    if budget is None:
        return kept(("budget views", choice.sha256), lambda: budget_views(choice.report))
    return kept(("budget views", choice.sha256, other_id), lambda: joined_views(choice.report, budget))


def orders_of(view: BudgetView) -> dict[Order, str]:
    """In what order the items may stand."""
    named = (view.label, view.own_label) if view.prior else ("年初预算", "决算")
    return {
        "difference": "差额",
        "completion": view.rate_label,
        "budget": named[0],
        "final": named[1],
        "code": "科目顺序",
    }


def rulers_of(view: BudgetView) -> dict[Ruler, str]:
    """By what the marks may be placed: by completion only where some item has it."""
    amounts: dict[Ruler, str] = {"amount": "按占比" if unit == "share" else "按金额"}
    if all(line.ratio is None for line in view.lines):
        return amounts
    return {"completion": f"按{view.label}的百分比" if view.prior else "按完成率", **amounts}


def chart(
    key: str, lines: tuple[BudgetLine, ...], view: BudgetView, ruler: Ruler, scales: BudgetScales
) -> go.Figure:
    """The lines' budgets and outcomes, drawn once for each key and scheme."""
    shown, summed = scheme(), len(lines) > 1
    return kept(
        (key, shown),
        lambda: dumbbells(
            lines,
            view.label,
            ruler,
            shown,
            summed=summed,
            own=view.own_label,
            rate=view.rate_label,
            scales=scales,
        ),
    )


def item_views(views: list[BudgetView]) -> None:
    """Chart and table of every fund's items."""
    ordering = Switch("排序", orders_of(views[0]), "order")
    rulers = Switch("标尺", rulers_of(views[0]), "ruler")
    show(switches(ordering, rulers, Switch("单位", UNITS, "unit")))
    order, ruler = ordering.chosen, rulers.chosen
    turned = state.asked("turned") == order
    for at, view in enumerate(views):
        scales = written[view.fund]
        if at:
            show(marks.block(budget_title(view, scale), budget_subtitle(view, scales)))
        lines = ordered(view.lines, order, turned=turned)
        shown = (*lines, view.whole) if len(lines) > 1 else lines
        show(legend(view.label, view.own_label, parts=ruler == "amount" and unit == "share"))
        left, right = abreast("table", at)
        with left:
            way = f"{order}-{turned}-{ruler}-{unit}"
            key = f"budget-{at}-{choice.report_id}-{other_id}-{choice.code}-{way}"
            told = f"{view.label}与{view.own_label}的哑铃图：{budget_title(view, scale)}"
            figure = chart(key, shown, view, ruler, scales)
            says = budget_caption(lines, view, scale.words)
            opens = clicks.opens_source(key)
            show_chart(figure, told, key, height_of(shown), opens, says=says, links=choice.links)
        with right:
            show(budget_table(lines, view.whole, view, choice.links, order, scales, turned=turned))
        gap = gap_note(view, choice.links, scale)
        notes = (gap, disagreements_note(view, choice.links), foot_note(view, scales))
        show(marks.joined(*notes))


def without_items() -> None:
    """A final account without anything to compare says so."""
    head(marks.title("没有可比的预算与决算"), beneath=breadcrumb(choice))
    if choice.code:
        words = "这一科目没有读到预算，也没有一般公共预算财政拨款支出。"
        show(led_on(words, choice.links, ("/structure", "支出结构")))
        return
    words = "一般公共预算财政拨款支出决算表没有读到，或表中没有数；报告里也没有年初预算数。"
    show(led_on(words, choice.links, *FORMS_READ))


def final_account_page() -> None:
    """年初预算 against 支出决算, by item."""
    if not views:
        without_items()
        return
    note = joined_note(views, other, choice.links) if other is not None else Html("")
    head(title_of(views[0]), beneath=marks.joined(note, breadcrumb(choice)))
    farthest(views[0])
    item_views(views)


def farthest(view: BudgetView) -> None:
    """The items farthest from their plan with the report's reasons, where there are many to look through."""
    if len(view.lines) > MOST_DEVIATIONS:
        show(heads(deviations(view, say=scale.words), choice.links))


def title_of(view: BudgetView) -> Html:
    """The page's title, on the items of a fund."""
    return marks.title(budget_title(view, scale), budget_subtitle(view, written[view.fund]))


def budget_page() -> None:
    """This year's budget against last year: the totals, and the items whose last year's figure is known."""
    totals = kept(("totals", choice.sha256), lambda: totals_against_last_year(choice.report))
    measure = unit_line(scale, (each.change for each in totals))
    if views and (choice.code or not totals):
        title = title_of(views[0])
    else:
        title = marks.title(totals_title(totals, scale), f"本年预算与上年相比 · {measure} · 见于预算编制说明")
    offer = offer_final_account(other, choice.links) if other is not None else Html("")
    head(title, beneath=marks.joined(offer, breadcrumb(choice)))
    if views:
        if totals and not choice.code:
            subtitle = budget_subtitle(views[0], written[views[0].fund])
            show(marks.block(budget_title(views[0], scale), subtitle))
        farthest(views[0])
        item_views(views)
    elif totals and not choice.code:
        show(switches(Switch("单位", AMOUNTS, "unit")))
    if totals and not choice.code:
        order = order_of(state.asked(SORTED_BY), COLUMNS, SORTED_BY)
        told = f"比的是上年预算还是上年执行数，以编制说明各句所述为准 · {measure} · 点表头排序"
        show(marks.block("总数与上年相比", told, totals_table(totals, choice.links, scale, order)))
    if not views:
        why = "这一科目没有读到上年数" if choice.code else "编制说明没有按科目列出上年数"
        show(led_on(f"{why}。本年预算", choice.links, ("/structure", "支出结构")))


choice = state.choice()
other = counterpart(choice.report, (one.report for one in choice.reports if one.id != choice.report_id))
other_id = other.sha256[:16] if other is not None else ""
budget = other if choice.report.kind == "final_account" else None
unit = unit_of(state.asked("unit"))
scale = Scale(unit).money
written = {view.fund: scales_of(view, unit) for view in all_views()}
views = [narrowed(view, choice.code) for view in all_views()]
views = [view for view in views if view.lines or not choice.code]
if choice.report.kind == "budget":
    budget_page()
else:
    final_account_page()
