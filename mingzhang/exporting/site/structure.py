"""Where the money goes: the map of areas that opens on a click, by nature, and by what it was spent on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from mingzhang.exporting.site.amounts import Teller, Written, amount, reads, teller, unit_words, written
from mingzhang.exporting.site.charts import bar, chart, legend, row
from mingzhang.exporting.site.heights import Height, height_of
from mingzhang.exporting.site.parts import Html, element, joined, pages_in_short, text
from mingzhang.exporting.site.subject import Part, Subject, under
from mingzhang.exporting.site.tabling import Line, folded, table
from mingzhang.exporting.site.tips import tip_of
from mingzhang.frames.basic_project import Split, SplitRow, split_of
from mingzhang.frames.budget import budget_views
from mingzhang.frames.budget_view import BudgetLine
from mingzhang.frames.figures import Figure
from mingzhang.frames.figures import joined as places_of
from mingzhang.frames.structure import NATURES, Economic, Item, Tree, economic_of
from mingzhang.model import Source
from mingzhang.presenting.captions import Caption
from mingzhang.presenting.structure_captions import (
    ALL,
    economic_caption,
    split_caption,
    structure_caption,
)

MAP_HEIGHT = Height(560, 560)
"""What the map takes by itself: it fills the height that it is given."""
KINDS = ("k0", "k1", "k2", "k3", "k4", "k5", "k6")
"""Classes of the marks of natures, in the order of the columns."""
MOST_BARS = 14


def structure_part(subject: Subject) -> Part | None:
    """A map of areas that opens on a click, and the same in a table."""
    tree = subject.overview.tree
    if tree is None:
        return None
    whole, natures = tree.figure(), tree.shown_natures()
    heads = ("代码", "科目", subject.words.spending, *(NATURES[one] for one in natures), "占比")
    lines = [_item_line(tree, item, natures, whole) for item in tree.within()]
    if whole is not None:
        figures = (whole, *(tree.figure("", one) for one in natures), tree.share("") if lines else None)
        lines.append(Line((Html(""), text(ALL)), figures, whole=whole, strong=True))
    say = teller()
    caption = structure_caption(tree, "", say)
    drawing = joined(
        element("nav", "", class_="crumbs", aria_label="当前科目"),
        element(
            "div", "", class_="map", role="group", aria_label="支出结构图，面积为金额，选一块看它的下一级"
        ),
        element("div", "", class_="card", aria_live="polite"),
        reads(caption, say),
    )
    words = "面积为金额，同一类同一色；选一块看下一级，上方路径返回"
    return Part(
        "structure", "支出结构", subject.title("structure", "支出结构"),
        under(words, subject, unit_words(ALL)),
        element("figure", drawing, class_="chart tree", aria_label=f"图：支出结构，{len(tree.by_code)} 项"),
        folded(len(lines), table("structure", "按功能分类的支出", heads, lines, subject.vocabulary)),
        _places(tree),
        MAP_HEIGHT,
    )  # fmt: skip


def _item_line(tree: Tree, item: Item, natures: Sequence[str], whole: Figure | None) -> Line:
    figures = (tree.figure(item.code), *(item.figure(one) for one in natures), tree.share(item.code))
    name = element("span", text(item.name), class_=f"l{item.level}")
    return Line((text(item.code), name), figures, whole=whole)


def _places(tree: Tree) -> tuple[Source, ...]:
    """Where the table's figures are printed."""
    return places_of(*(figure for item in tree.items if (figure := item.figure(tree.column)) is not None))


# ---------------------------------------------------------------- for the script


def tree_data(subject: Subject) -> str:
    """All items for the map; what a report's words may be, they end no script."""
    tree = subject.overview.tree
    if tree is None:
        return "[]"
    lines = {line.code: line for view in budget_views(subject.report) for line in view.lines if line.code}
    labels = next(((v.label, v.rate_label) for v in budget_views(subject.report)), ("", ""))
    codes = ["", *(item.code for item in tree.within())]
    told = [_item_data(tree, code, lines.get(code) if code else None, labels) for code in codes]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _item_data(tree: Tree, code: str, line: BudgetLine | None, labels: tuple[str, str]) -> dict[str, object]:
    item, one, whole = tree.by_code.get(code), tree.figure(code), tree.figure()
    told: dict[str, object] = {"c": code, "n": item.name if item is not None else ALL}
    if item is not None:
        told |= {"u": item.parent, "l": item.level_name}
    if one is not None:
        shown = written(one, whole)
        told |= {"v": float(one.value), "a": [shown.wan, shown.yuan, shown.share]}
        told["p"] = pages_in_short(one.sources)
    figures = [(NATURES[column], tree.figure(code, column)) for column in tree.natures()]
    if line is not None:
        figures += [(labels[0], line.budget), ("差额", line.difference), (labels[1], line.completion)]
        if line.reason is not None:
            told["q"] = [line.reason.quoted, line.reason.source.page]
    told["r"] = [_labelled(name, figure, whole) for name, figure in figures if figure is not None]
    say = teller()
    caption = structure_caption(tree, code, say)
    if caption is not None:
        told["s"] = _pieces(caption, say)
    return told


def _labelled(name: str, figure: Figure, whole: Figure | None) -> list[str]:
    if figure.unit != "万元":
        return [name, f"{figure.value}{figure.unit}"]
    shown = written(figure, whole).with_units
    return [name, shown.wan, shown.yuan, shown.share]


def _pieces(caption: Caption, say: Teller) -> list[object]:
    """Words and pairs of 万元 and 元, and the pages at the end."""
    told: list[object] = [
        [one.wan, one.yuan] if isinstance(one, Written) else one for one in say.pieces(caption.text)
    ]
    return [*told, f" {pages_in_short(caption.sources)}"]


# ---------------------------------------------------------------- by nature


def nature_part(subject: Subject) -> Part | None:
    """基本支出 and 项目支出 of every 类 and 款."""
    split = split_of(subject.report)
    if split is None or not split.natures:
        return None
    tree, whole = split.tree, split.tree.figure()
    columns = [column for column in split.columns if column in NATURES]
    most = max((figure.value for row_ in split.rows if (figure := tree.figure(row_.item.code))), default=None)
    most = max(most or Decimal(0), whole.value if whole is not None else Decimal(0))
    rows = [_nature_row(split, one, columns, most) for one in split.rows]
    say = teller()
    caption, heading = split_caption(split, say), subject.title("nature", "基本支出与项目支出")
    marks = legend(*((kind, NATURES[one]) for kind, one in zip(KINDS, columns, strict=False)))
    return Part(
        "nature", "基本与项目", heading,
        under("按功能分类，支出性质", subject, unit_words(ALL)),
        chart(f"图：基本支出与项目支出，{len(rows)} 个科目", rows, legend=marks, reads=reads(caption, say)),
        Html(""),
        _places(tree),
        height_of((one.item.name for one in split.rows), heading, caption, legend=True),
    )  # fmt: skip


def _nature_row(split: Split, one: SplitRow, columns: Sequence[str], most: Decimal) -> Html:
    figure, whole = split.tree.figure(one.item.code), split.tree.figure()
    marks: list[Html] = []
    start = Decimal(0)
    for nature in one.natures:
        if nature.figure.value > 0:
            kind = KINDS[columns.index(nature.column)] if nature.column in columns else KINDS[-1]
            marks.append(bar(nature.figure.value, most, kind, start))
            start += nature.figure.value
    figures = [(subjects.name, subjects.figure) for subjects in one.natures]
    tip = tip_of(
        one.item.name, [("合计", figure), *figures, ("占比", split.tree.share(one.item.code))], whole
    )
    name = one.item.name if one.item.level == 1 else f"　{one.item.name}"
    return row(name, joined(*marks), amount(figure, whole), tip, strong=one.item.level == 1)


# ---------------------------------------------------------------- by what it was spent on


def economic_part(subject: Subject) -> Part | None:
    """基本支出 by economic classification: the largest 款, and all in a table."""
    economic = economic_of(subject.report)
    if economic is None or not economic.tree.items:
        return None
    tree, whole = economic.tree, economic.whole
    leaves = [(figure, item) for item in tree.leaves() if (figure := item.figure(tree.column)) is not None]
    leaves = sorted((pair for pair in leaves if pair[0].value > 0), key=lambda pair: -pair[0].value)
    if not leaves:
        return None
    most = leaves[0][0].value
    rows = [_economic_row(economic, item, figure, most) for figure, item in leaves[:MOST_BARS]]
    say = teller()
    caption, heading = economic_caption(economic, "", say), _economic_heading(economic, leaves[0][1])
    marks = legend(("k0", "人员经费"), ("k1", "公用经费"))
    left = len(leaves) - len(rows)
    words = "按经济分类，最多的 {} 项" if left else "按经济分类，{} 项"
    lines = [
        Line(
            (text(item.code), element("span", text(item.name), class_=f"l{item.level}")),
            (item.figure(tree.column), tree.share(item.code)),
            whole=whole,
        )
        for item in tree.within()
        if item.figure(tree.column) is not None
    ]
    heads = ("代码", "科目", "金额", "占比")
    return Part(
        "economic", "经济分类", heading,
        under(words.format(len(rows)), subject, unit_words("基本支出")),
        chart(f"图：基本支出按经济分类，{len(rows)} 项", rows, legend=marks, reads=reads(caption, say)),
        folded(
            len(lines),
            table("economic", "按经济分类的基本支出", heads, lines, subject.vocabulary),
        ),
        _places(tree),
        height_of((item.name for _, item in leaves[:MOST_BARS]), heading, caption, legend=True),
    )  # fmt: skip


def _economic_heading(economic: Economic, first: Item) -> str:
    groups = [
        (name, figure) for _, name, figure in economic.groups if figure is not None and figure.value > 0
    ]
    if len(groups) == 2 and groups[0][1].value != groups[1][1].value:
        most, least = sorted(groups, key=lambda pair: -pair[1].value)
        return f"基本支出中{most[0]}多于{least[0]}，最多的一项是“{first.name}”"
    return f"基本支出最多的一项是“{first.name}”"


def _economic_row(economic: Economic, item: Item, figure: Figure, most: Decimal) -> Html:
    kind = "k0" if economic.group_of(item.code) == "personnel" else "k1"
    group = "人员经费" if kind == "k0" else "公用经费"
    tip = tip_of(
        item.name, [("金额", figure), ("占比", economic.tree.share(item.code))], economic.whole, more=group
    )
    return row(item.name, bar(figure.value, most, kind), amount(figure, economic.whole), tip)
