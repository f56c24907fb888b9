"""基本支出 by economic classification as words and a table: 人员 and 公用, 类, 款."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks, palette
from components.links import Links
from components.marks import Head, Html, Line
from components.sorting import Key, Order
from components.structure_order import CODE, NAME, SHARE, item_key
from components.structure_tables import INDENT, PRINTED, bare_share, scaled
from mingzhang.frames.figures import Figure
from mingzhang.frames.figures import share as share_of
from mingzhang.frames.structure import Economic, Item
from mingzhang.presenting.captions import is_whole_of, part_of
from mingzhang.presenting.units import AS_PRINTED, Scale


def economic_title(economic: Economic, scale: Scale = AS_PRINTED) -> str:
    """Which part went to people, and the largest 款."""
    personnel, whole = economic.personnel, economic.whole
    leaves = [
        (leaf, figure) for leaf in economic.tree.leaves() if (figure := leaf.figure("amount")) is not None
    ]
    if personnel is None or whole is None or not leaves:
        return "基本支出的经济分类"
    if not is_whole_of(whole, (figure for _, _, figure in economic.groups if figure is not None)):
        return f"人员经费 {scale.money.words(personnel)}，基本支出 {scale.money.words(whole)}"
    largest = max(leaves, key=lambda pair: pair[1].value)
    part = f"基本支出里 {part_of(personnel, whole)} 是人员经费"
    most = [leaf.name for leaf, figure in leaves if figure.value == largest[1].value]
    if len(most) > 1:
        return f"{part}，最大的是{most[0]}等 {len(most)} 项，各 {scale.money.words(largest[1])}"
    return f"{part}，最大一项为{most[0]} {scale.money.words(largest[1])}"


def economic_crumb(economic: Economic, code: str, links: Links) -> Html:
    """基本支出 › 人员经费 › 工资福利支出: the way back up; nothing at the top."""
    if not code:
        return Html("")
    steps = [("", "基本支出")]
    item = economic.tree.by_code.get(code)
    group = economic.group_of(code) if item is not None else code
    steps += [(key, name) for key, name, _ in economic.groups if key == group]
    steps += [(one.code, one.name) for one in economic.tree.path(code)]
    linked = [
        marks.element("a", marks.text(name), href=links.changed(economic=key)) for key, name in steps[:-1]
    ]
    here = marks.element("b", marks.text(steps[-1][1]), aria_current="location")
    return marks.element(
        "nav", marks.joined(*linked, here, between=" › "), class_="crumb", aria_label="经济分类的位置"
    )


COLUMNS = (CODE, NAME, "amount", SHARE)
"""The columns that the table can be sorted by."""


def economic_table(
    economic: Economic, code: str, links: Links, scale: Scale = AS_PRINTED, order: Order = PRINTED
) -> Html:
    """人员 and 公用 with their 类, or a 类 with its 款; blanks and zeros are counted, not listed."""
    tree, items = economic.tree, _shown(economic, code)
    lines: list[Line] = []
    if code in tree.by_code:
        listed = _with_money(_ordered(economic, items[1:], order))
        lines = [
            _economic_line(economic, item, 0 if item.code == code else 1, links, scale)
            for item in (items[0], *listed)
            if item in _with_money(items)
        ]
    else:
        for group, name, figure in _groups(economic, order):
            if code in ("", group):
                members = tuple(item for item in items if economic.group_of(item.code) == group)
                lines.append(_group_line(economic, group, name, figure, links, scale))
                lines += [
                    _economic_line(economic, item, 1, links, scale)
                    for item in _with_money(_ordered(economic, members, order))
                ]
    if not code:
        lines.append(_whole_line(economic, links, scale))
    table = marks.table(_heads(order, links, scale), lines, name="基本支出，按经济分类", kind="tight")
    return marks.joined(table, _unlisted(items))


def _shown(economic: Economic, code: str) -> tuple[Item, ...]:
    tree = economic.tree
    if code in tree.by_code:
        return tree.within(code)
    return tuple(item for item in tree.children() if code in ("", economic.group_of(item.code)))


def _heads(order: Order, links: Links, scale: Scale) -> list[Head]:
    heads = [
        order.head(CODE, "代码", links, "code", "56px"),
        order.head(NAME, "科目", links, "nm"),
    ]
    if scale.unit != "share":
        heads.append(order.head("amount", "金额", links, width="84px"))
    return [*heads, order.head(SHARE, "占基本支出 %", links, width="106px")]


def _ordered(economic: Economic, items: Sequence[Item], order: Order) -> tuple[Item, ...]:
    return order.sorted(items, lambda item, column: item_key(economic.tree, item, column))


def _groups(economic: Economic, order: Order) -> tuple[tuple[str, str, Figure | None], ...]:
    def key(group: tuple[str, str, Figure | None], column: str) -> Key:
        if column in ("amount", SHARE):
            return group[2].value if group[2] is not None else None
        return group[1] if column == NAME else None

    return order.sorted(economic.groups, key)


def _with_money(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if (figure := item.figure("amount")) is not None and figure.value]


def _cells(whole: Figure | None, figure: Figure | None, links: Links, scale: Scale) -> list[Html]:
    """Amount and share; the share alone where shares are asked for."""
    share = bare_share(_part_of(figure, whole), links)
    return [share] if scale.unit == "share" else [scaled(figure, links, scale), share]


def _economic_line(economic: Economic, item: Item, depth: int, links: Links, scale: Scale) -> Line:
    name = marks.element("a", marks.text(item.name), href=links.changed(economic=item.code), class_="to")
    cells = [
        marks.text(item.code),
        Html(f'<span class="in" style="padding-left:{INDENT * depth}px">{name}</span>'),
        *_cells(economic.whole, item.figure("amount"), links, scale),
    ]
    return Line(cells, "l1" if not depth else "")


def _group_line(
    economic: Economic, group: str, name: str, figure: Figure | None, links: Links, scale: Scale
) -> Line:
    slots = palette.slots(("personnel", "public"))
    dot = Html(f'<i class="sw" style="background:{palette.css_colour(slots[group])}"></i>')
    to = marks.element("a", marks.text(name), href=links.changed(economic=group), class_="to")
    cells = [Html(""), marks.joined(dot, to), *_cells(economic.whole, figure, links, scale)]
    return Line(cells, "l1")


def _whole_line(economic: Economic, links: Links, scale: Scale) -> Line:
    amount = [] if scale.unit == "share" else [scaled(economic.whole, links, scale)]
    return Line([Html(""), marks.text("基本支出"), *amount, marks.text("100")], "sum")


def _part_of(figure: Figure | None, whole: Figure | None) -> Figure | None:
    return share_of(figure, whole) if figure is not None and whole is not None else None


def _unlisted(items: Sequence[Item]) -> Html:
    listed = {item.code for item in _with_money(items)}
    rest = [item for item in items if item.code not in listed]
    if not rest:
        return Html("")
    zeros = sum(1 for item in rest if item.figure("amount") is not None)
    words = [
        f"{zeros} 个科目印为零" if zeros else "",
        f"{len(rest) - zeros} 个科目表中空白" if len(rest) > zeros else "",
    ]
    return marks.element(
        "p", marks.text("另有" + "、".join(word for word in words if word) + "，未列。"), class_="cap"
    )
