"""机关运行经费, 政府采购, 国有资产占用 as tables: what is printed, what is blank, what only the text says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components import marks
from components.links import Links
from components.marks import Html, Line
from components.sorting import Key, Order
from mingzhang.frames.figures import Figure, of_cell, of_fact, share
from mingzhang.frames.operations import Asset, OperatingCosts, Procurement, ProcurementLine
from mingzhang.frames.structure import Item
from mingzhang.model import Cell, Fact
from mingzhang.presenting import numerals
from mingzhang.presenting.kinds import FINAL_ACCOUNT, Words
from mingzhang.presenting.units import AS_PRINTED, Scale


def cell(shown: Cell | None, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """A table's cell: its figure, a blank, or 未公开 where the table has no such row."""
    if shown is None:
        return marks.undisclosed()
    figure = of_cell(shown)
    if figure is not None:
        return marks.linked_figure(scale.of(figure), links)
    return marks.blank() if shown.source is None else marks.linked(shown.source.text, links, shown.source)


COST_COLUMNS = ("code", "name", "amount", "share")
"""The columns that the table of costs can be sorted by."""
PRINTED = Order()
PRINTED_PROCUREMENT, PRINTED_ASSETS = Order("sort_procurement"), Order("sort_assets")


def _cost_key(costs: OperatingCosts, item: Item, column: str) -> Key:
    if column in ("code", "name"):
        return item.code if column == "code" else item.name
    figure = item.figure(costs.tree.column) if costs.tree is not None else None
    return figure.value if figure is not None else None


def costs_table(
    costs: OperatingCosts,
    links: Links,
    order: Order = PRINTED,
    scale: Scale = AS_PRINTED,
    words: Words = FINAL_ACCOUNT,
) -> Html:
    """The items with money, then in one line those that the table lists without."""
    if costs.tree is None:
        return marks.nothing(words.without_costs)
    heads = (
        order.head("code", "代码", links, "code", "56px"),
        order.head("name", "经济分类", links, "nm"),
        order.head("amount", words.name, links),
        order.head("share", "占比 %", links),
    )
    column = costs.tree.column
    items = order.sorted(costs.spent(), lambda item, by: _cost_key(costs, item, by))
    lines = [_cost_line(item, item.figure(column), costs, links, scale.money) for item in items]
    lines.append(
        Line(
            (
                Html(""),
                marks.text("合计"),
                marks.linked_figure(scale.money.of(costs.total), links),
                marks.text("100.00" if costs.total is not None and costs.total.value else ""),
            ),
            "sum",
        )
    )
    return marks.joined(
        marks.table(heads, lines, name="机关运行经费明细", kind="tight slim"), _without_money(costs)
    )


def _cost_line(item: Item, figure: Figure | None, costs: OperatingCosts, links: Links, scale: Scale) -> Line:
    part = share(figure, costs.total) if figure is not None and costs.total is not None else None
    rate = marks.blank() if part is None else marks.text(numerals.money(part.value, part.quantum))
    return Line(
        (
            marks.element("span", marks.text(item.code), class_="code"),
            marks.text(item.name),
            marks.linked_figure(scale.of(figure), links),
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


PROCUREMENT_COLUMNS = ("name", "table", "stated", "stated_share", "share")
"""The columns that the table of 政府采购 can be sorted by."""


def procurement_table(
    procurement: Procurement,
    links: Links,
    words: Words = FINAL_ACCOUNT,
    order: Order = PRINTED_PROCUREMENT,
    scale: Scale = AS_PRINTED,
) -> Html:
    """Table and text side by side, the printed share, and money that only the text names.

    A budget has no contracts yet: their lines are left out where nothing is said of them. Nothing at all
    where the report says nothing of 政府采购.
    """
    lines = [
        line
        for line in procurement.lines.values()
        if words is FINAL_ACCOUNT or line.figure is not None or line.id == "total"
    ]
    others = [other for fact in procurement.others if (other := _named_in_text(fact)) is not None]
    if not others and procurement.table is None and all(line.figure is None for line in lines):
        return Html("")
    columns = [
        ("name", "项目"),
        *([("table", "表")] if procurement.table is not None else []),
        ("stated", "文字"),
        *([("stated_share", "占比（文）")] if any(line.stated_share for line in lines) else []),
        ("share", "占比（推算）"),
    ]
    heads = [order.head(name, label, links, "nm" if name == "name" else "r") for name, label in columns]
    rows: list[ProcurementLine | Named] = [*lines, *others]
    if order.column:
        total = procurement.lines["total"]
        rows = [*order.sorted((row for row in rows if row is not total), _procurement_key), total]
    shown = [
        _procurement_line(row, [name for name, _ in columns], order, links, words, scale.money)
        for row in rows
    ]
    return marks.table(heads, shown, name="政府采购", kind="stack tight")


@dataclass(frozen=True, slots=True)
class Named:
    """Money of 政府采购 that the text alone names."""

    name: str
    stated: Figure


def _named_in_text(fact: Fact) -> Named | None:
    figure = of_fact(fact)
    return Named(fact.subject, figure) if figure is not None else None


def _procurement_key(row: ProcurementLine | Named, column: str) -> Key:
    if column == "name":
        return row.name
    figures = {"stated": row.stated}
    if isinstance(row, ProcurementLine):
        figures |= {"table": of_cell(row.table), "stated_share": row.stated_share, "share": row.share}
    figure = figures.get(column)
    return figure.value if figure is not None else None


def _procurement_line(
    row: ProcurementLine | Named,
    columns: Sequence[str],
    order: Order,
    links: Links,
    words: Words,
    scale: Scale,
) -> Line:
    stated = (
        marks.linked_figure(scale.of(row.stated), links) if row.stated is not None else marks.undisclosed()
    )
    cells: dict[str, Html] = {"name": marks.text(row.name), "stated": stated}
    if isinstance(row, ProcurementLine):
        inside = row.id in ("goods", "works", "services", "small_micro") and not order.column
        label = words.procured if row.id == "total" else row.name
        cells["name"] = marks.element("span", marks.text(label), class_="in1" if inside else None)
        cells["table"] = cell(row.table, links, scale)
        for name, figure in (("stated_share", row.stated_share), ("share", row.share)):
            cells[name] = marks.linked_figure(figure, links) if figure is not None else Html("")
    else:
        cells["table"] = marks.element("span", marks.text("表中无此行"), class_="nodata")
    whole = isinstance(row, ProcurementLine) and row.id == "total"
    kind = ("sum" if order.column else "l1") if whole else ""
    return Line([cells.get(name, Html("")) for name in columns], kind)


ASSET_COLUMNS = ("name", "count")
"""The columns that the table of assets can be sorted by."""


def assets_table(assets: tuple[Asset, ...], links: Links, order: Order = PRINTED_ASSETS) -> Html:
    """Vehicles by use and large equipment, as the text counts them."""
    if not assets:
        return marks.element("p", marks.undisclosed(), class_="none")
    heads = (order.head("name", "国有资产占用", links, "nm"), order.head("count", "数量", links))
    lines = [
        Line(
            (
                marks.element(
                    "span", marks.text(asset.name), class_="in1" if _inside(asset, order) else None
                ),
                marks.linked(
                    numerals.quantity(asset.figure.value, asset.figure.unit, asset.figure.quantum),
                    links,
                    *asset.figure.sources,
                ),
            ),
            "l1" if asset.whole else "",
        )
        for asset in order.sorted(
            assets, lambda asset, column: asset.name if column == "name" else asset.figure.value
        )
    ]
    return marks.table(heads, lines, name="国有资产占用", kind="tight slim")


def _inside(asset: Asset, order: Order) -> bool:
    return asset.vehicle and not asset.whole and not order.column


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
