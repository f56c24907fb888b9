"""“三公”经费 in a budget: this year's budget, last year's, and what the text says of the change."""

from __future__ import annotations

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from components.three_public import size
from components.three_public_chart import SHORT_NAMES
from components.three_public_items import cell, item_name, prior_cell
from mingzhang.frames.figures import Figure
from mingzhang.frames.three_public import PARTS, Item, ThreePublic
from mingzhang.presenting import numerals
from mingzhang.presenting.kinds import AGAINST, WORDS

LATER = "因公出国（境）团组和人次、公务用车保有量、公务接待批次和人次随部门决算公开，预算中没有。"


def headline(view: ThreePublic) -> str:
    """The page's title: how much is planned, for what most of all, and against last year."""
    planned = view.total.budget_figure
    if planned is None:
        if view.none_this_year is not None:
            return "报告说明本年没有安排“三公”经费预算"
        return WORDS["budget"].without_three_public.removesuffix("。")
    if not planned.value:
        return "“三公”经费预算为 0" + _against(view.total)
    amount = numerals.money(planned.value, planned.quantum)
    return f"“三公”经费预算 {amount} 万元{_most(view)}{_against(view.total)}"


def _most(view: ThreePublic) -> str:
    parts = [
        (figure, item)
        for item_id in PARTS
        if (figure := (item := view.items[item_id]).budget_figure) is not None and figure.value > 0
    ]
    if not parts:
        return ""
    figure, item = max(parts, key=lambda pair: pair[0].value)
    name = SHORT_NAMES[item.id]
    if len(parts) == 1:
        return f"，全部是{name}"
    return f"，最多的是{name} {numerals.money(figure.value, figure.quantum)} 万元"


def _against(item: Item) -> str:
    change, prior = item.change, AGAINST[item.basis]
    if change is None:
        return ""
    if not change.value:
        return f"，与{prior}持平"
    return f"，比{prior}{'增加' if change.value > 0 else '减少'} {size(change)} 万元"


def subtitle(view: ThreePublic) -> str:
    """What the page measures, and where it stands."""
    parts = ["财政拨款安排的年初预算", "万元"]
    if view.table is not None:
        pages = "、".join(f"p.{page}" for page in view.table.pages)
        parts.append(f"{view.table.number or view.table.title} {pages}")
    return " · ".join(parts)


def figures_strip(view: ThreePublic, links: Links) -> Html:
    """This year's budget, the change, last year's."""
    total = view.total
    prior = AGAINST[total.basis]
    kpis = (
        _kpi("本年预算", total.budget_figure, view, links),
        _kpi(f"比{prior}", total.change, view, links, signed=True),
        _kpi(prior, total.prior, view, links),
    )
    return marks.element("div", marks.joined(*kpis), class_="ov tp")


def _kpi(label: str, figure: Figure | None, view: ThreePublic, links: Links, *, signed: bool = False) -> Html:
    if figure is None:
        none = view.none_this_year
        words = marks.no_such_item(chip=links.chip(none)) if none is not None else marks.undisclosed()
        return marks.kpi(label, "—", body=words)
    chip = marks.source_chip_asked(links, *figure.sources)
    derived = marks.derived_chip(figure.formula) if figure.derived else ""
    digits = numerals.money(figure.value, figure.quantum, signed=signed)
    return marks.kpi(label, digits, "万元", chips=marks.joined(chip, derived))


def item_table(view: ThreePublic, links: Links, total_note: Html) -> Html:
    """The items: table, last year, change, what the text says and why."""
    heads = (
        Head("项目", "nm"),
        Head("本年预算（表）", "r"),
        Head("上年", "r"),
        Head("增减", "r"),
        Head("编制说明", "why"),
    )
    lines = [
        Line(
            (
                item_name(item),
                cell(item.budget, view, links),
                prior_cell(item, links),
                _change(item, links),
                total_note if item.id == "total" else _said(item, links),
            ),
            "sum" if item.id == "total" else "",
        )
        for item in view.items.values()
    ]
    return marks.table(heads, lines, name="三公经费预算逐项", kind="stack s5")


def _change(item: Item, links: Links) -> Html:
    if item.change is None:
        return marks.undisclosed()
    if not item.change.value:
        return marks.linked("持平", links, *item.change.sources)
    kind = "up over" if item.change.value > 0 else "down under"
    shown = marks.linked_figure(item.change, links, signed=True)
    return marks.element("span", shown, class_=f"num {kind}")


def _said(item: Item, links: Links) -> Html:
    pieces: list[Html] = []
    if item.stated_budget is not None:
        amount = numerals.money(item.stated_budget.value, item.stated_budget.quantum)
        pieces.append(marks.text(f"预算 {amount} 万元"))
    reason = item.reason_for("prior") or item.reason_for("budget")
    sources = list(item.stated_in)
    if reason is not None:
        pieces.append(marks.quote(reason.text.rstrip("。；")))
        sources.append(reason.source)
    if not pieces:
        return marks.undisclosed("没有说明")
    return marks.joined(*pieces, Html(links.chip(*dict.fromkeys(sources))), between=" ")
