"""“三公”经费 item by item: what the table prints, last year, and what the text says."""

from __future__ import annotations

from collections.abc import Set

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from mingzhang.frames.figures import Figure
from mingzhang.frames.three_public import COUNTED_WITH, INSIDE, Item, ThreePublic
from mingzhang.frames.three_public_counts import Count
from mingzhang.model import Cell, Source
from mingzhang.presenting import numerals


def item_table(view: ThreePublic, links: Links, total_note: Html, questioned: Set[Source]) -> Html:
    """The items: what the table prints, last year, the text's rate, what the text says.

    ``total_note`` stands in the total's row; ``questioned`` are places that a check asks about.
    """
    heads = (
        Head("项目", "nm"),
        Head("预算（表）", "r"),
        Head("决算（表）", "r"),
        Head("上年决算", "r"),
        Head("完成率（文）", "r"),
        Head("文字说明与统计数", "why"),
    )
    lines = [
        Line(
            (
                item_name(item),
                cell(item.budget, view, links),
                cell(item.final, view, links),
                prior_cell(item, links),
                _completion(item, links),
                total_note if item.id == "total" else said(item, view, links, questioned),
            ),
            "sum" if item.id == "total" else "",
        )
        for item in view.items.values()
    ]
    return marks.table(heads, lines, name="三公经费逐项", kind="stack s5")


def item_name(item: Item) -> Html:
    """The item's name, a part of another one further in."""
    return marks.element("span", marks.text(item.name), class_="in1" if item.id in INSIDE else None)


def cell(shown: Cell | None, view: ThreePublic, links: Links) -> Html:
    """A cell of the table: its figure, a blank, a dash, 无此项 or 未公开."""
    if view.none_this_year is not None:
        return marks.no_such_item()
    if shown is None:
        return marks.undisclosed()
    if shown.amount is None:
        return marks.blank() if shown.source is None else marks.linked(shown.source.text, links, shown.source)
    figure = Figure(shown.amount.value, shown.amount.quantum, "万元", (shown.source,) if shown.source else ())
    return marks.linked_figure(figure, links)


def prior_cell(item: Item, links: Links) -> Html:
    """Last year's figure, named 推算 or 持平 where the report does not print it."""
    if item.prior is None:
        return marks.undisclosed()
    digits = marks.linked_figure(item.prior, links)
    if not item.prior.derived:
        return digits
    label = "持平" if item.unchanged else "推算"
    chip = marks.element("span", marks.text(label), class_="src der", title=f"推算：{item.prior.formula}")
    return marks.joined(digits, chip, between=" ")


def _completion(item: Item, links: Links) -> Html:
    if item.completion is not None:
        return marks.linked_figure(item.completion, links)
    budget = item.budget_figure
    if budget is None or not budget.value:
        return marks.element("span", marks.text("不适用"), class_="nodata", title="没有预算，完成率无从计算")
    return marks.undisclosed()


def said(item: Item, view: ThreePublic, links: Links, questioned: Set[Source]) -> Html:
    """What the narrative and the statistics say of an item, with the places."""
    words: list[str] = []
    amounts = [
        f"{label} {numerals.money(figure.value, figure.quantum)}"
        for label, figure in (("预算", item.stated_budget), ("决算", item.stated_final))
        if figure is not None
    ]
    if amounts:
        words.append("、".join(amounts) + " 万元")
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
