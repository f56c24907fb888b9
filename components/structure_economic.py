"""基本支出 by economic classification as words and a table: 人员 and 公用, 类, 款."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks, palette, wording
from components.links import Links
from components.marks import Head, Html, Line
from components.overview_sentences import size
from components.structure_tables import INDENT, bare_share, cell_html
from mingzhang.frames.figures import Figure
from mingzhang.frames.figures import share as share_of
from mingzhang.frames.structure import Economic, Item


def economic_title(economic: Economic) -> str:
    """Which part went to people, and the largest 款."""
    personnel, whole = economic.personnel, economic.whole
    leaves = [
        (leaf, figure) for leaf in economic.tree.leaves() if (figure := leaf.figure("amount")) is not None
    ]
    if personnel is None or whole is None or not whole.value or not leaves:
        return "基本支出的经济分类"
    part = wording.percent(personnel.value / whole.value * 100, closed=True)
    largest = max(leaves, key=lambda pair: pair[1].value)
    return f"基本支出里 {part} 是人员经费，最大一项为{largest[0].name} {size(largest[1])} 万元"


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
        marks.element("a", marks.text(name), href=links.page("/structure", economic=key))
        for key, name in steps[:-1]
    ]
    here = marks.element("b", marks.text(steps[-1][1]), aria_current="location")
    return marks.element(
        "nav", marks.joined(*linked, here, between=" › "), class_="crumb", aria_label="经济分类的位置"
    )


def economic_table(economic: Economic, code: str, links: Links) -> Html:
    """人员 and 公用 with their 类, or a 类 with its 款; blanks and zeros are counted, not listed."""
    tree = economic.tree
    heads = [
        Head("代码", "code", "56px"),
        Head("科目", "nm"),
        Head("金额", "r", "84px"),
        Head("占基本支出 %", "r", "96px"),
    ]
    if code in tree.by_code:
        items = tree.within(code)
        lines = [
            _economic_line(economic, item, 0 if item.code == code else 1, links)
            for item in _with_money(items)
        ]
        return marks.joined(
            marks.table(heads, lines, name="基本支出，按经济分类", kind="tight"), _unlisted(items)
        )
    lines, items = [], tree.children()
    for group, name, figure in economic.groups:
        if code in ("", group):
            members = tuple(item for item in items if economic.group_of(item.code) == group)
            lines.append(_group_line(economic, group, name, figure, links))
            lines += [_economic_line(economic, item, 1, links) for item in _with_money(members)]
    if not code:
        whole = [
            Html(""),
            marks.text("基本支出"),
            marks.linked_figure(economic.whole, links),
            marks.text("100"),
        ]
        lines.append(Line(whole, "sum"))
    return marks.joined(
        marks.table(heads, lines, name="基本支出，按经济分类", kind="tight"), _unlisted(items)
    )


def _with_money(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if (figure := item.figure("amount")) is not None and figure.value]


def _economic_line(economic: Economic, item: Item, depth: int, links: Links) -> Line:
    name = marks.element(
        "a", marks.text(item.name), href=links.page("/structure", economic=item.code), class_="to"
    )
    cells = [
        marks.text(item.code),
        Html(f'<span class="in" style="padding-left:{INDENT * depth}px">{name}</span>'),
        cell_html(item.cells.get("amount"), links),
        bare_share(_part_of(item.figure("amount"), economic.whole), links),
    ]
    return Line(cells, "l1" if not depth else "")


def _group_line(economic: Economic, group: str, name: str, figure: Figure | None, links: Links) -> Line:
    slots = palette.slots(("personnel", "public"))
    dot = Html(f'<i class="sw" style="background:{palette.css_colour(slots[group])}"></i>')
    to = marks.element("a", marks.text(name), href=links.page("/structure", economic=group), class_="to")
    share = bare_share(_part_of(figure, economic.whole), links)
    return Line([Html(""), marks.joined(dot, to), marks.linked_figure(figure, links), share], "l1")


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
