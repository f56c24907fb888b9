"""The flow of funds as words and a table."""

from __future__ import annotations

from dataclasses import replace

from components import marks
from components.links import Links
from components.marks import Html, Line
from components.sorting import Key, Order
from components.structure_order import NAME
from components.structure_tables import PRINTED, amounts, cell_html, scaled
from mingzhang.frames.structure import Flow, Node, Stream, Tree
from mingzhang.presenting.sentences import short_name
from mingzhang.presenting.units import AS_PRINTED, Scale, unit_line


def flow_title(flow: Flow, tree: Tree) -> str:
    """What the flow shows: how many sources, and where the project money went."""
    funds = flow.stage(0)
    if not funds:
        first = "各类支出分为" + "、".join(node.name for node in flow.stage(2))
    elif len(funds) == 1:
        first = f"钱只有一个来源：{funds[0].name}"
    else:
        largest = max(funds, key=lambda node: node.figure.value)
        half = largest.figure.value * 2 > sum(node.figure.value for node in funds)
        first = f"钱有 {len(funds)} 个来源，{'主要' if half else '最多的'}是{largest.name}"
    projects = [stream for stream in flow.streams if stream.target == "project"]
    money = [figure for item in tree.children() if (figure := item.figure("project")) and figure.value]
    only = len(money) == 1
    if len(projects) == 1 and only and len(flow.stage(1)) > 1:
        return f"{first}；项目支出全部落在{short_name(tree.by_code[projects[0].code].name)}"
    return first


def flow_subtitle(flow: Flow, tree: Tree, scale: Scale = AS_PRINTED) -> str:
    """Measure, unit, and what rounding leaves over."""
    stages = "资金来源 → 类 → 支出性质" if flow.stage(0) else "类 → 支出性质"
    words = [f"{stages}，{unit_line(scale, amounts(tree))}"]
    money = scale.money
    natures, whole = flow.stage(2), tree.figure()
    if whole is not None and natures:
        rest = whole.value - sum((node.figure.value for node in natures), start=whole.value * 0)
        slack = (whole.quantum + sum((node.figure.quantum for node in natures), start=whole.quantum * 0)) / 2
        if rest and abs(rest) <= slack:
            names = " + ".join(
                f"{node.name.removesuffix('支出')} {money.digits(node.figure)}" for node in natures
            )
            words.append(f"{names} 与合计差 {money.words(replace(whole, value=abs(rest)))} 为尾差")
    if any(node.id == "other" for node in flow.nodes):
        words.append("其他资金 = 支出 − 各财政拨款，推算")
    return " · ".join([*words, *flow.remarks])


def flow_table(
    flow: Flow, tree: Tree, links: Links, scale: Scale = AS_PRINTED, order: Order = PRINTED
) -> Html:
    """The streams as a table: a 类 a row, funds and natures as columns."""
    columns = [*flow.stage(0), *flow.stage(2)]
    percent = " %" if scale.unit == "share" else ""
    heads = [
        order.head(NAME, "类", links, "nm", "29%"),
        *(order.head(node.id, node.name + percent, links) for node in columns),
    ]
    rows = order.sorted(flow.stage(1), lambda node, column: _key(flow, node, column))
    lines: list[Line] = []
    for node in rows:
        cells = [marks.element("a", marks.text(short_name(node.name)), href=links.here(node.id), class_="to")]
        for column in columns:
            stream = _stream(flow, node, column.id)
            printed = tree.cell(node.id, column.id) if column.stage == 2 else None
            cells.append(scaled(stream.figure, links, scale) if stream else cell_html(printed, links, scale))
        lines.append(Line(cells))
    total = [marks.text("合计"), *(scaled(node.figure, links, scale) for node in columns)]
    return marks.table(heads, [*lines, Line(total, "sum")], name="资金来源、类与支出性质", kind="tight")


def flow_columns(flow: Flow) -> tuple[str, ...]:
    """The columns that the table can be sorted by."""
    return (NAME, *(node.id for node in (*flow.stage(0), *flow.stage(2))))


def _stream(flow: Flow, node: Node, column: str) -> Stream | None:
    ends = ((column, node.id), (node.id, column))
    return next((stream for stream in flow.streams if (stream.source, stream.target) in ends), None)


def _key(flow: Flow, node: Node, column: str) -> Key:
    if column == NAME:
        return node.name
    stream = _stream(flow, node, column)
    return stream.figure.value if stream is not None else None
