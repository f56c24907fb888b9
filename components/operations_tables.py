"""机关运行经费, 政府采购, 国有资产占用 as tables: what is printed, what is blank, what only the text says."""

from __future__ import annotations

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from components.sorting import Key, Order
from mingzhang.frames.figures import Figure, of_cell, share
from mingzhang.frames.operations import Asset, OperatingCosts, Procurement, ProcurementLine
from mingzhang.frames.structure import Item
from mingzhang.model import Cell
from mingzhang.presenting import numerals
from mingzhang.presenting.kinds import FINAL_ACCOUNT, Words

CARRIED_BY_TEXT = "报告没有机关运行经费的明细表，经济分类明细"


def cell(shown: Cell | None, links: Links) -> Html:
    """A table's cell: its figure, a blank, or 未公开 where the table has no such row."""
    if shown is None:
        return marks.undisclosed()
    figure = of_cell(shown)
    if figure is not None:
        return marks.linked_figure(figure, links)
    return marks.blank() if shown.source is None else marks.linked(shown.source.text, links, shown.source)


COST_COLUMNS = ("code", "name", "amount", "share")
"""The columns that the table of costs can be sorted by."""
PRINTED = Order()


def _cost_key(costs: OperatingCosts, item: Item, column: str) -> Key:
    if column in ("code", "name"):
        return item.code if column == "code" else item.name
    figure = item.figure(costs.tree.column) if costs.tree is not None else None
    return figure.value if figure is not None else None


def costs_table(costs: OperatingCosts, links: Links, order: Order = PRINTED) -> Html:
    """The items with money, then in one line those that the table lists without."""
    if costs.tree is None:
        return marks.joined(
            marks.element(
                "p", marks.joined(marks.text(CARRIED_BY_TEXT + " "), marks.undisclosed()), class_="none"
            )
        )
    heads = (
        order.head("code", "代码", links, "code", "56px"),
        order.head("name", "经济分类", links, "nm"),
        order.head("amount", "决算", links),
        order.head("share", "占比 %", links),
    )
    column = costs.tree.column
    items = order.sorted(costs.spent(), lambda item, by: _cost_key(costs, item, by))
    lines = [_cost_line(item, item.figure(column), costs, links) for item in items]
    lines.append(
        Line(
            (
                Html(""),
                marks.text("合计"),
                marks.linked_figure(costs.total, links),
                marks.text("100.00" if costs.total is not None and costs.total.value else ""),
            ),
            "sum",
        )
    )
    return marks.joined(
        marks.table(heads, lines, name="机关运行经费明细", kind="tight slim"), _without_money(costs)
    )


def _cost_line(item: Item, figure: Figure | None, costs: OperatingCosts, links: Links) -> Line:
    part = share(figure, costs.total) if figure is not None and costs.total is not None else None
    rate = marks.blank() if part is None else marks.text(numerals.money(part.value, part.quantum))
    return Line(
        (
            marks.element("span", marks.text(item.code), class_="code"),
            marks.text(item.name),
            marks.linked_figure(figure, links),
            rate,
        )
    )


def _without_money(costs: OperatingCosts) -> Html:
    """The listed items that are blank, and apart from them those with a printed zero."""
    if costs.tree is None:
        return Html("")
    column = costs.tree.column
    zeros = [item.name for item in costs.unspent() if item.figure(column) is not None]
    blanks = [item.name for item in costs.unspent() if item.figure(column) is None]
    lines = [
        marks.joined(
            marks.element("b", marks.text(f"{label} {len(names)} 项")), marks.text("　" + "、".join(names))
        )
        for label, names in (("印出的零", zeros), ("表中空白", blanks))
        if names
    ]
    return marks.element(
        "div", marks.joined(*(marks.element("p", line) for line in lines)), class_="cap rest"
    )


def procurement_table(procurement: Procurement, links: Links, words: Words = FINAL_ACCOUNT) -> Html:
    """Table and text side by side, the printed share, and money that only the text names.

    A budget has no contracts yet: their lines are left out where nothing is said of them.
    """
    tabled = procurement.table is not None
    heads = [
        Head("项目", "nm"),
        *([Head("表", "r")] if tabled else []),
        Head("文字", "r"),
        Head("占比（文）", "r"),
        Head("占比（推算）", "r"),
    ]
    shown = [
        line
        for line in procurement.lines.values()
        if words is FINAL_ACCOUNT or line.figure is not None or line.id == "total"
    ]
    lines = [_procurement_line(line, tabled, links, words) for line in shown]
    for fact in procurement.others:
        digits = numerals.money(fact.amount.value, fact.amount.quantum)
        figure = marks.linked(digits, links, fact.source)
        nowhere = [marks.element("span", marks.text("表中无此行"), class_="nodata")] if tabled else []
        lines.append(Line((marks.text(fact.subject), *nowhere, figure, Html(""), Html(""))))
    return marks.table(heads, lines, name="政府采购", kind="stack tight")


def _procurement_line(line: ProcurementLine, tabled: bool, links: Links, words: Words) -> Line:
    stated = marks.linked_figure(line.stated, links) if line.stated is not None else marks.undisclosed()
    rate = marks.linked_figure(line.stated_share, links) if line.stated_share is not None else Html("")
    part = marks.linked_figure(line.share, links) if line.share is not None else Html("")
    inside = line.id in ("goods", "works", "services", "small_micro")
    label = words.procured if line.id == "total" else line.name
    name = marks.element("span", marks.text(label), class_="in1" if inside else None)
    printed = [cell(line.table, links)] if tabled else []
    return Line((name, *printed, stated, rate, part), "l1" if line.id == "total" else "")


def assets_table(assets: tuple[Asset, ...], links: Links) -> Html:
    """Vehicles by use and large equipment, as the text counts them."""
    if not assets:
        return marks.element("p", marks.undisclosed(), class_="none")
    heads = (Head("国有资产占用", "nm"), Head("数量", "r"))
    lines = [
        Line(
            (
                marks.element(
                    "span",
                    marks.text(asset.name),
                    class_="in1" if asset.vehicle and not asset.whole else None,
                ),
                marks.linked(
                    numerals.quantity(asset.figure.value, asset.figure.unit, asset.figure.quantum),
                    links,
                    *asset.figure.sources,
                ),
            ),
            "l1" if asset.whole else "",
        )
        for asset in assets
    ]
    return marks.table(heads, lines, name="国有资产占用", kind="tight slim")


def planned_note(planned: tuple[Asset, ...], links: Links) -> Html:
    """What a budget is to buy: vehicles and large equipment, or none of either."""
    if not planned:
        return Html("")
    bought = [asset for asset in planned if asset.figure.value]
    if not bought:
        chip = links.chip(*planned[0].figure.sources)
        words = marks.text("本年预算不安排购置车辆和大型设备。")
        return marks.element("p", marks.joined(words, Html(chip), between=" "), class_="cap")
    told = [
        marks.joined(
            marks.text(asset.name.removeprefix("购置")),
            marks.linked(
                numerals.quantity(asset.figure.value, asset.figure.unit, asset.figure.quantum),
                links,
                *asset.figure.sources,
            ),
            between=" ",
        )
        for asset in bought
    ]
    words = marks.joined(
        marks.text("本年预算安排购置："), marks.joined(*told, between="，"), marks.text("。")
    )
    return marks.element("p", words, class_="cap")


def assets_title(assets: tuple[Asset, ...]) -> str:
    """How many vehicles and large machines the department holds."""
    if not assets:
        return "国有资产占用"
    vehicles = next((asset for asset in assets if asset.whole), None)
    equipment = [asset for asset in assets if not asset.vehicle]
    if all(not asset.figure.value for asset in assets):
        return "没有公务车辆" + ("，也没有大型设备" if equipment else "")
    told = [f"车辆 {vehicles.figure.value:,f} 辆"] if vehicles is not None else []
    told += [f"大型设备 {asset.figure.value:,f} {asset.figure.unit}" for asset in equipment[:1]]
    return "，".join(told) or "国有资产占用"
