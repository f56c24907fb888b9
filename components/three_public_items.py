"""“三公”经费 item by item: what the table prints, last year, and what the text says."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Literal

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from components.sorting import Key, Order
from components.three_public_people import averaged
from components.three_public_units import ROLES, scale_of
from mingzhang.frames.figures import Figure, of_cell
from mingzhang.frames.three_public import COUNTED_WITH, INSIDE, PARTS, Item, ThreePublic
from mingzhang.frames.three_public_averages import COUNTED
from mingzhang.frames.three_public_counts import Count, CountId
from mingzhang.model import Reason, Source
from mingzhang.presenting import numerals
from mingzhang.presenting.units import Scale, Unit

AVERAGED: Mapping[CountId, str] = {"overseas_people": "人均", "vehicles_kept": "每辆"}
"""The averages told in an item's row; those of receptions stand beside their dots."""

COLUMNS = ("name", "budget", "final", "prior", "completion")
"""The columns that the table of a final account can be sorted by."""
PRINTED = Order()


def item_table(
    view: ThreePublic,
    links: Links,
    total_note: Html,
    questioned: Set[Source],
    unit: Unit = "wan",
    order: Order = PRINTED,
) -> Html:
    """The items: what the table prints, last year, the rate, what the text says. Without a table: the text's.

    ``total_note`` stands in the total's row; ``questioned`` are places that a check asks about.
    """
    place = "表" if view.table is not None else "文"
    heads = (
        order.head("name", "项目", links, "nm"),
        order.head("budget", f"预算（{place}）", links),
        order.head("final", f"决算（{place}）", links),
        order.head("prior", "上年决算", links),
        order.head("completion", "完成率", links),
        Head("文字说明与统计数", "why"),
    )
    scales = {role: scale_of(view, role, unit) for role in ROLES}
    money = scales["final"].money
    lines = [
        Line(
            (
                item_name(item, order),
                cell(item, "budget", view, links, scales["budget"]),
                cell(item, "final", view, links, scales["final"]),
                prior_cell(item, links, scales["prior"]),
                _completion(item, links),
                total_note if item.id == "total" else said(item, view, links, questioned, money),
            ),
            "sum" if item.id == "total" else "",
        )
        for item in in_order(view, order)
    ]
    return marks.table(heads, lines, name="三公经费逐项", kind="stack")


def in_order(view: ThreePublic, order: Order) -> tuple[Item, ...]:
    """The items in the order asked for, the total last."""
    parts = [item for item in view.items.values() if item.id != "total"]
    return (*order.sorted(parts, _key), view.total)


def _key(item: Item, column: str) -> Key:
    if column == "name":
        return item.name
    figures = {
        "budget": item.budget_figure,
        "final": item.final_figure,
        "prior": item.prior,
        "completion": item.completion,
        "change": item.change,
    }
    figure = figures[column]
    return figure.value if figure is not None else None


def item_name(item: Item, order: Order = PRINTED) -> Html:
    """The item's name; in the order of print a part of another one stands further in."""
    inside = item.id in INSIDE and not order.column
    return marks.element("span", marks.text(item.name), class_="in1" if inside else None)


def cell(item: Item, role: Literal["budget", "final"], view: ThreePublic, links: Links, scale: Scale) -> Html:
    """A cell: its figure, a blank, a dash, 无此项 or 未公开; without a table the text's figure."""
    if view.none_this_year is not None:
        return marks.no_such_item()
    if view.table is None:
        stated = item.stated_budget if role == "budget" else item.stated_final
        return marks.undisclosed() if stated is None else _scaled(stated, links, scale)
    shown = item.budget if role == "budget" else item.final
    if shown is None:
        return marks.undisclosed()
    figure = of_cell(shown)
    if figure is not None:
        return _scaled(figure, links, scale)
    return marks.blank() if shown.source is None else marks.linked(shown.source.text, links, shown.source)


def _scaled(figure: Figure, links: Links, scale: Scale) -> Html:
    return marks.linked_figure(scale.of(figure) or figure, links)


def prior_cell(item: Item, links: Links, scale: Scale) -> Html:
    """Last year's figure, named 推算 or 持平 where the report does not print it.

    The name stands before, so that the figures of the column stay under one another.
    """
    if item.prior is None:
        return marks.undisclosed()
    digits = _scaled(item.prior, links, scale)
    if not item.prior.derived or scale.unit == "share":
        return digits
    label = "持平" if item.unchanged else "推算"
    chip = marks.element("span", marks.text(label), class_="src der", title=f"推算：{item.prior.formula}")
    return marks.joined(chip, digits, between=" ")


def _completion(item: Item, links: Links) -> Html:
    if item.completion is not None:
        return marks.linked_figure(item.completion, links)
    budget = item.budget_figure
    if budget is None or not budget.value:
        return marks.element("span", marks.text("不适用"), class_="nodata", title="没有预算，完成率无从计算")
    return marks.undisclosed()


def leading_reason(view: ThreePublic) -> Reason | None:
    """The report's reason for what changed against last year: the total's, else that of an item."""
    candidates = (view.total, *(view.items[item_id] for item_id in PARTS))
    for explains in ("prior", "budget"):
        for item in candidates:
            reason = item.reason_for(explains)
            if reason is not None:
                return reason
    return None


def said(item: Item, view: ThreePublic, links: Links, questioned: Set[Source], scale: Scale) -> Html:
    """What the narrative and the statistics say of an item, with the places."""
    words: list[str] = []
    amounts = [
        f"{label} {scale.digits(figure)}"
        for label, figure in (("预算", item.stated_budget), ("决算", item.stated_final))
        if figure is not None and view.table is not None
    ]
    if amounts:
        words.append(f"{'、'.join(amounts)} {scale.name}")
    words += _counts_said(item, view)
    sources = [*item.stated_in, *(source for count in _counts(item, view) for source in _sources_now(count))]
    asked = False
    if item.completion is not None and item.budget_figure is not None and not item.budget_figure.value:
        words.append("预算为 0，完成率不适用")
        asked = any(source in questioned for source in item.completion.sources)
    none_foreign = item.id == "reception" and view.domestic_only is not None
    if none_foreign:
        words.append("外宾接待")
    pieces = [marks.text("；".join(words))]
    if asked:
        pieces.append(marks.status("fail", "待说明"))
    if none_foreign and view.domestic_only is not None:
        pieces.append(marks.no_such_item())
        sources.append(view.domestic_only)
    reason = item.reason_for("prior") or item.reason_for("budget")
    if reason is not None and reason != leading_reason(view):
        pieces.append(marks.joined(marks.text("原因："), marks.quote(reason.quoted)))
        sources.append(reason.source)
    counted = next((one for one in AVERAGED if COUNTED[one] == item.id), None)
    if counted is not None:
        pieces.append(averaged(view, AVERAGED[counted], counted))
    return marks.joined(*pieces, Html(links.chip(*dict.fromkeys(sources))), between=" ")


def _counts(item: Item, view: ThreePublic) -> list[Count]:
    return [view.counts[count_id] for count_id in COUNTED_WITH.get(item.id, ())]


def _counts_said(item: Item, view: ThreePublic) -> list[str]:
    short = {
        "overseas_groups": "团组",
        "overseas_people": "",
        "vehicles_purchased": "购置",
        "vehicles_kept": "保有量",
        "reception_batches": "国内接待",
        "reception_people": "",
        "foreign_batches": "外宾接待",
        "foreign_people": "",
    }
    words: list[str] = []
    for count in _counts(item, view):
        if count.figure is None:
            continue
        number = numerals.money(count.figure.value, count.figure.quantum)
        told = f"{short[count.id]} {number} {count.unit}".strip()
        if not short[count.id] and words:
            words[-1] += f"、{told}"
        else:
            words.append(told)
    return words


def _sources_now(count: Count) -> tuple[Source, ...]:
    return count.figure.sources if count.figure is not None else ()
