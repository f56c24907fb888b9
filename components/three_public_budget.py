"""“三公”经费 in a budget: this year's budget, last year's, and what the text says of the change."""

from __future__ import annotations

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from components.sorting import Order
from components.three_public import composition, size
from components.three_public_items import PRINTED, cell, in_order, item_name, prior_cell
from components.three_public_units import scale_of
from mingzhang.frames.figures import Figure
from mingzhang.frames.three_public import Item, ThreePublic
from mingzhang.presenting.kinds import AGAINST, WORDS
from mingzhang.presenting.units import AS_PRINTED, Scale, Unit

LATER = "因公出国（境）团组和人次、公务用车保有量、公务接待批次和人次随部门决算公开，预算中没有。"


def headline(view: ThreePublic, scale: Scale = AS_PRINTED) -> str:
    """The page's title: how much is planned, for what most of all, and against last year."""
    planned, scale = view.total.budget_figure, scale.money
    if planned is None:
        if view.none_this_year is not None:
            return "报告说明本年没有安排“三公”经费预算"
        return WORDS["budget"].without_three_public.removesuffix("。")
    if not planned.value:
        return "“三公”经费预算为 0" + _against(view.total, scale)
    most = composition(view, "budget", scale)
    told = f"“三公”经费预算 {scale.words(planned)}" + (f"，{most}" if most else "")
    return told + _against(view.total, scale)


def _against(item: Item, scale: Scale) -> str:
    change, prior = item.change, AGAINST[item.basis]
    if change is None:
        return ""
    if not change.value:
        return f"，与{prior}持平"
    return f"，比{prior}{'增加' if change.value > 0 else '减少'} {size(change, scale)}"


def subtitle(view: ThreePublic) -> str:
    """What the page measures, and where it stands."""
    parts = ["财政拨款安排的年初预算"]
    if view.table is not None:
        pages = "、".join(f"p.{page}" for page in view.table.pages)
        parts.append(f"{view.table.number or view.table.title} {pages}")
    return " · ".join(parts)


def figures_strip(view: ThreePublic, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """This year's budget, the change, last year's."""
    total = view.total
    prior = AGAINST[total.basis]
    kpis = (
        _kpi("本年预算", total.budget_figure, view, links, scale.money),
        _kpi(f"比{prior}", total.change, view, links, scale.money, signed=True),
        _kpi(prior, total.prior, view, links, scale.money),
    )
    return marks.element("div", marks.joined(*kpis), class_="ov tp")


def _kpi(
    label: str, figure: Figure | None, view: ThreePublic, links: Links, scale: Scale, *, signed: bool = False
) -> Html:
    if figure is None:
        none = view.none_this_year
        words = marks.no_such_item(chip=links.chip(none)) if none is not None else marks.undisclosed()
        return marks.kpi(label, "—", body=words)
    chip = marks.source_chip_asked(links, *figure.sources)
    derived = marks.derived_chip(figure.formula) if figure.derived else ""
    chips = marks.joined(chip, derived)
    return marks.kpi(label, scale.digits(figure, signed=signed), scale.name, chips=chips)


COLUMNS = ("name", "budget", "prior", "change")
"""The columns that the table of a budget can be sorted by."""


def item_table(
    view: ThreePublic, links: Links, total_note: Html, unit: Unit = "wan", order: Order = PRINTED
) -> Html:
    """The items: table, last year, change, what the text says and why."""
    place = "表" if view.table is not None else "文"
    heads = (
        order.head("name", "项目", links, "nm"),
        order.head("budget", f"本年预算（{place}）", links),
        order.head("prior", AGAINST[view.total.basis], links),
        order.head("change", "增减", links),
        Head("编制说明", "why"),
    )
    planned, before = scale_of(view, "budget", unit), scale_of(view, "prior", unit)
    lines = [
        Line(
            (
                item_name(item, order),
                cell(item, "budget", view, links, planned),
                prior_cell(item, links, before),
                _change(item, links, planned.money),
                total_note if item.id == "total" else _said(item, links, planned.money),
            ),
            "sum" if item.id == "total" else "",
        )
        for item in in_order(view, order)
    ]
    return marks.table(heads, lines, name="三公经费预算逐项", kind="stack")


def _change(item: Item, links: Links, scale: Scale) -> Html:
    if item.change is None:
        return marks.undisclosed()
    if not item.change.value:
        return marks.linked("持平", links, *item.change.sources)
    kind = "up over" if item.change.value > 0 else "down under"
    shown = marks.linked_figure(scale.of(item.change), links, signed=True)
    return marks.element("span", shown, class_=f"num {kind}")


def _said(item: Item, links: Links, scale: Scale) -> Html:
    pieces: list[Html] = []
    if item.stated_budget is not None:
        pieces.append(marks.text(f"预算 {scale.words(item.stated_budget)}"))
    reason = item.reason_for("prior") or item.reason_for("budget")
    sources = list(item.stated_in)
    if reason is not None:
        pieces.append(marks.quote(reason.quoted))
        sources.append(reason.source)
    if not pieces:
        return marks.undisclosed("没有说明")
    return marks.joined(*pieces, Html(links.chip(*dict.fromkeys(sources))), between=" ")
