"""The split of 基本 and 项目 in words and as a table, blanks kept apart from printed zeros."""

from __future__ import annotations

from dataclasses import replace

from components import marks
from components.basic_project_chart import nature_fills
from components.links import Links
from components.marks import Html, Line
from components.overview_cards import told_of
from components.sorting import Order
from components.structure_order import CODE, NAME, PART_OF, walk
from components.structure_tables import INDENT, PRINTED, bare_share, cell_html, scaled
from mingzhang.frames.basic_project import Nature, Split
from mingzhang.frames.figures import share
from mingzhang.frames.structure import IN_PLACE_OF_BASIC, NATURES, Item, Tree
from mingzhang.presenting.captions import Say, is_whole_of, part_of
from mingzhang.presenting.sentences import rate, same_amount
from mingzhang.presenting.units import AS_PRINTED, Scale, in_words


def split_title(split: Split, say: Say = in_words) -> str:
    """The finding: how much was 基本 and how much 项目, at the whole or at a code."""
    name = f"{split.tree.by_code[split.code].name}：" if split.code else ""
    natures = [nature for nature in split.natures if nature.figure.value]
    if not natures:
        return f"{name}没有支出"
    whole = split.tree.figure(split.code)
    if len(natures) == 1 and (whole is None or same_amount(whole, natures[0].figure)):
        return f"{name}全部是{natures[0].name}"
    shared = is_whole_of(whole, (nature.figure for nature in natures))
    told = [
        part_of(nature.figure, whole) if shared and whole is not None else say(nature.figure)
        for nature in natures
    ]
    parts = [f"{nature.name} {words}" for nature, words in zip(natures, told, strict=True)]
    return f"{name}{'、'.join(parts)}"


def split_legend(split: Split) -> Html:
    """The fill of every nature."""
    fills = {column: _css(split.columns, column) for column in split.columns}
    return marks.element(
        "div", marks.joined(*(marks.swatch(fills[c], NATURES[c]) for c in split.columns)), class_="legend"
    )


def _css(columns: tuple[str, ...], column: str) -> str:
    light, dark = nature_fills(columns, "light")[column], nature_fills(columns, "dark")[column]
    return f"light-dark({light},{dark})"


def split_bar(split: Split, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """The split at this place as one bar, its figures and shares under it."""
    natures = [nature for nature in split.natures if nature.figure.value > 0]
    bar = marks.segments(
        [(float(nature.figure.value), _css(split.columns, nature.column)) for nature in natures],
        30,
        told=[told_of(nature.name, nature.figure, nature.share, scale) for nature in natures],
    )
    entries = [_nature(nature, _css(split.columns, nature.column), links, scale) for nature in split.natures]
    return marks.joined(bar, marks.element("div", marks.joined(*entries), class_="natures"))


def _nature(nature: Nature, fill: str, links: Links, scale: Scale) -> Html:
    """A nature's part in large figures, its amount under it, each with where it is printed."""
    share = nature.share
    chip = marks.source_chip_asked(links, *share.sources) if share is not None else Html("")
    how = marks.derived_chip(share.formula, bare=True) if share is not None and share.derived else ""
    label = marks.joined(marks.swatch(fill, nature.name), how, chip)
    pieces = (
        marks.element("div", label, class_="legend"),
        marks.element("div", marks.text(rate(share)), class_="v num") if share is not None else "",
        marks.element("div", marks.figure(scale.of(nature.figure), links, unit=True), class_="cap"),
    )
    return marks.element("div", marks.joined(*pieces), class_="mini")


def split_columns(split: Split) -> tuple[str, ...]:
    """The columns that the table can be sorted by."""
    return (CODE, NAME, "total", *split.columns, *(PART_OF + column for column in parts_shown(split)))


def in_order(split: Split, order: Order) -> Split:
    """The bars in the order of the table beside them."""
    if not order.column:
        return split
    places = {item.code: at for at, item in enumerate(walk(split.tree, split.code, order))}
    return replace(split, rows=tuple(sorted(split.rows, key=lambda row: places[row.item.code])))


def split_table(split: Split, links: Links, scale: Scale = AS_PRINTED, order: Order = PRINTED) -> Html:
    """类 and 款 of the whole, or all at and below a code: every nature's cell, the parts of 基本 and 项目.

    Where shares are asked for, only the parts.
    """
    tree = split.tree
    columns = split.columns if scale.unit != "share" else ()
    parts = parts_shown(split) if scale.unit != "share" else split.columns
    heads = [
        order.head(CODE, "代码", links, "code", "60px"),
        order.head(NAME, "科目", links, "nm"),
        order.head("total", "占全部 %" if scale.unit == "share" else "支出", links, width="78px"),
        *(
            order.head(column, NATURES[column].removesuffix("支出"), links, width="78px")
            for column in columns
        ),
        *(
            order.head(PART_OF + column, f"{NATURES[column].removesuffix('支出')} %", links, width="62px")
            for column in parts
        ),
    ]
    depth = tree.by_code[split.code].level if split.code else 1
    items = walk(tree, split.code, order, 0 if split.code else 2)
    lines = [_line(tree, item, (columns, parts), depth, links, scale) for item in items]
    if not split.code:
        lines.append(_whole(split, (columns, parts), links, scale))
    kind = "tight long" if scale.unit == "yuan" else "tight"
    return marks.table(heads, lines, name="基本支出与项目支出，按功能分类", kind=kind)


def parts_shown(split: Split) -> tuple[str, ...]:
    """The natures whose part of an item is shown: 基本 (or 人员 and 公用 in its place) and 项目."""
    return tuple(column for column in split.columns if column in ("basic", *IN_PLACE_OF_BASIC, "project"))


Shown = tuple[tuple[str, ...], tuple[str, ...]]
"""The natures shown as amounts, and those shown as parts of their item."""


def _line(tree: Tree, item: Item, shown: Shown, depth: int, links: Links, scale: Scale) -> Line:
    columns, parts = shown
    name = marks.element("a", marks.text(item.name), href=links.here(item.code), class_="to")
    shift = INDENT * max(0, item.level - depth)
    cells = [
        marks.text(item.code),
        Html(f'<span class="in" style="padding-left:{shift}px">{name}</span>'),
        cell_html(item.cells.get(tree.column), links, scale),
        *(cell_html(item.cells.get(column), links, scale) for column in columns),
        *(_part(tree, item.code, column, links) for column in parts),
    ]
    return Line(cells, "l1" if item.level == 1 else "")


def _part(tree: Tree, code: str, column: str, links: Links) -> Html:
    figure, whole = tree.figure(code, column), tree.figure(code)
    if figure is None or whole is None:
        return marks.blank()
    return bare_share(share(figure, whole), links)


def _whole(split: Split, shown: Shown, links: Links, scale: Scale) -> Line:
    tree, (columns, parts) = split.tree, shown
    shares = [nature.share if (nature := split.nature(column)) else None for column in parts]
    cells = [
        Html(""),
        marks.text("全部支出"),
        scaled(tree.figure(), links, scale),
        *(cell_html(tree.cell("", column), links, scale) for column in columns),
        *(bare_share(part, links) for part in shares),
    ]
    return Line(cells, "sum")


def blanks_note(split: Split) -> str:
    """How many cells are printed zeros and how many are blank: the two are not the same."""
    items = split.tree.within(split.code)
    cells = [split.tree.cell(item.code, column) for item in items for column in parts_shown(split)]
    zeros = sum(1 for cell in cells if cell.amount is not None and not cell.amount.value)
    blanks = sum(1 for cell in cells if cell.amount is None)
    words = [f"{zeros} 处印为零（0.00）" if zeros else "", f"{blanks} 处表中空白（·）" if blanks else ""]
    said = "，".join(word for word in words if word)
    return (
        f"{said}；空白不等于零。占比为推算，合计行有印出的用印出的。"
        if said
        else "占比为推算，合计行有印出的用印出的。"
    )
