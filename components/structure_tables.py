"""What stands beside the charts of 支出结构: the same figures as tables, and the card of a single item."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks, palette, wording
from components.kinds import FINAL_ACCOUNT, Words, words_of
from components.links import Links
from components.marks import Head, Html, Line
from components.overview_sentences import rate, short_name, signed
from components.structure_marks import number
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure, of_cell
from mingzhang.frames.overview import class_share
from mingzhang.frames.structure import NATURES, Flow, Item, Tree
from mingzhang.model import Cell, Report

INDENT = 14


def structure_title(report: Report, tree: Tree, code: str) -> str:
    """The page's finding at a code, or for the whole."""
    if code:
        return _item_title(tree, code)
    classes = tree.classes_by_size
    if not classes:
        return "没有读到支出科目"
    names = [short_name(tree.by_code[one].name) for one in classes]
    spending = words_of(report).spending
    if len(classes) == 1:
        return f"{spending}全部用于{names[0]}"
    first = class_share(report, tree, classes[0])
    second = class_share(report, tree, classes[1])
    if first is None or second is None:
        return f"最大的一类是{names[0]}"
    if 50 <= first.value < 99:
        return f"每 100 元{spending}里，{round(first.value)} 元用于{names[0]}"
    if first.value >= 99:
        return f"{rate(first)} 的{spending}用于{names[0]}"
    return (
        f"{names[0]}与{names[1]}合占{spending}的 {wording.percent(first.value + second.value, closed=True)}"
    )


def _item_title(tree: Tree, code: str) -> str:
    item, figure, share = tree.by_code[code], tree.figure(code), tree.share(code)
    if figure is None:
        return f"{item.name}：表中空白"
    part = f"，占全部支出 {rate(share)}" if share is not None else ""
    return f"{item.name} {wording.money(figure.value, figure.quantum)} 万元{part}"


def structure_subtitle(tree: Tree, code: str, words: Words = FINAL_ACCOUNT) -> str:
    """Basic and project at the code, unit, table and pages."""
    pages = "–".join(str(page) for page in dict.fromkeys((tree.pages[0], tree.pages[-1])))
    named = f"{tree.table.number} " if tree.table.number else ""
    parts = []
    if code:
        parts = [
            f"{NATURES[column].removesuffix('支出')} {number(figure)}"
            for column in tree.natures()
            if (figure := tree.figure(code, column)) is not None
        ]
    return " · ".join(
        [*parts, f"{words.expenditure}，按功能分类与支出性质", "万元", f"{named}{tree.table.title} p.{pages}"]
    )


def twin_table(report: Report, tree: Tree, code: str, links: Links) -> Html:
    """The items of the chart as rows: for the whole 类 and 款, below a code everything under it."""
    items = tree.within(code)
    if not code:
        items = tuple(item for item in items if item.level <= 2 or item.parent == "")
    natures = _natures(tree)
    heads = [
        Head("代码", "code", "56px"),
        Head("科目", "nm"),
        Head("支出", "r", "80px"),
        *(Head(NATURES[column].removesuffix("支出"), "r", "76px") for column in natures),
        Head("占比 %", "r", "62px"),
    ]
    depth = tree.by_code[code].level if code else 1
    lines = [_twin_line(report, tree, item, natures, depth, links) for item in items]
    if not code:
        lines.append(_whole_line(tree, natures, links))
    return marks.table(heads, lines, name=f"{words_of(report).expenditure}，按功能分类", kind="tight")


def _natures(tree: Tree) -> tuple[str, ...]:
    return tree.shown_natures()


def _twin_line(
    report: Report, tree: Tree, item: Item, natures: Sequence[str], depth: int, links: Links
) -> Line:
    share = class_share(report, tree, item.code) if item.level == 1 else tree.share(item.code)
    colour = palette.css_colour(palette.slots(tree.classes_by_size)[item.code]) if item.level == 1 else None
    name = marks.element("a", marks.text(item.name), href=links.at(item.code).page("/structure"), class_="to")
    dot = Html(f'<i class="sw" style="background:{colour}"></i>') if colour else ""
    shift = INDENT * max(0, item.level - depth)
    cells = [
        marks.text(item.code),
        Html(f'<span class="in" style="padding-left:{shift}px">{dot}{name}</span>'),
        cell_html(item.cells.get(tree.column), links),
        *(cell_html(item.cells.get(column), links) for column in natures),
        bare_share(share, links),
    ]
    return Line(cells, "l1" if item.level == 1 else "")


def _whole_line(tree: Tree, natures: Sequence[str], links: Links) -> Line:
    whole = tree.figure()
    return Line(
        [
            Html(""),
            marks.text("全部支出"),
            marks.linked_figure(whole, links),
            *(cell_html(tree.cell("", column), links) for column in natures),
            marks.text("100"),
        ],
        "sum",
    )


def cell_html(cell: Cell | None, links: Links) -> Html:
    """A table's cell: its figure as a link, a printed dash as printed, or the mark of a blank."""
    if cell is not None and cell.amount is None and cell.source is not None:
        return marks.linked("–", links, cell.source)
    return marks.linked_figure(of_cell(cell), links)


def bare_share(share: Figure | None, links: Links) -> Html:
    """A share without its sign, for a column headed 占比 %."""
    if share is None:
        return marks.blank()
    digits = wording.money(share.value, share.quantum)
    return marks.linked(digits, links, *share.sources, derived=share.derived, formula=share.formula)


# ---------------------------------------------------------------- the card of an item


def item_card(
    tree: Tree,
    code: str,
    line: BudgetLine | None,
    others: Sequence[tuple[str, Figure]],
    links: Links,
    view: BudgetView | None = None,
    words: Words = FINAL_ACCOUNT,
) -> Html:
    """Everything that the report says about one item, each figure with its chip, and the ways on.

    ``others``: named figures of the item from further tables; ``view``: what ``line`` is a line of.
    """
    label = view.label if view is not None else "年初预算"
    item, figure = tree.by_code[code], tree.figure(code)
    pairs: list[tuple[str, Html]] = [(words.expenditure, with_chip(figure, links))]
    for column in _natures(tree):
        pairs.append((f"其中：{NATURES[column]}", with_chip(of_cell(tree.cell(code, column)), links)))
    for parent in reversed(tree.path(code)[:-1]):
        pairs.append((f"占{parent.name}", with_chip(tree.share(code, parent.code), links)))
    pairs.append(("占全部支出", with_chip(tree.share(code), links)))
    pairs += [(name, with_chip(other, links)) for name, other in others]
    if line is not None and line.budget is not None:
        pairs += [
            (label, with_chip(line.budget, links)),
            (
                f"比{label}" if view is not None and view.prior else f"完成{label}",
                with_chip(line.completion, links) if line.completion else marks.text("报告没有印出"),
            ),
        ]
        if line.difference is not None:
            pairs.append((f"{words.name} − {label}", with_chip(line.difference, links, signed_=True)))
    elif words is FINAL_ACCOUNT:
        pairs.append((label, marks.undisclosed("没有读到")))
    body = "".join(f"<dt>{marks.text(name)}</dt><dd>{value}</dd>" for name, value in pairs)
    return marks.block(
        item.name,
        f"{item.code} · {item.level_name}级科目 · 报告里关于它的每一个数",
        marks.joined(
            Html(f'<dl class="card2">{body}</dl>'), reason_html(line, links), ways(tree, code, links)
        ),
    )


def with_chip(figure: Figure | None, links: Links, *, signed_: bool = False) -> Html:
    """A figure with its unit, ∴ where derived, and its chip."""
    return marks.figure(figure, links, unit=True, signed=signed_)


def reason_html(line: BudgetLine | None, links: Links) -> Html:
    """The report's reason for the difference, quoted."""
    if line is None or line.reason is None:
        return Html("")
    words = marks.joined(
        marks.quote(line.reason.text.rstrip("。；")),
        marks.source_chip(links, line.reason.source),
        between=" ",
    )
    return marks.joined(
        marks.element("div", marks.text("报告给出的原因"), class_="lab strong"),
        marks.element("div", words, class_="fd"),
    )


def ways(tree: Tree, code: str, links: Links, path: str = "/structure") -> Html:
    """Up to the parent, and across to the items beside."""
    parent = tree.by_code[code].parent
    up = tree.by_code[parent].name if parent else "全部支出"
    ways = [marks.element("a", marks.text(f"↑ {up}"), href=links.at(parent).page(path), class_="way")]
    for sibling in tree.children(parent):
        if sibling.code != code:
            ways.append(
                marks.element(
                    "a",
                    marks.text(sibling.name),
                    href=links.at(sibling.code).page(path),
                    class_="way",
                )
            )
    return marks.element("nav", marks.joined(*ways), class_="ways", aria_label="上级与同级科目")


def reasons_block(lines: Sequence[BudgetLine], links: Links, done_label: str = "完成年初预算") -> Html:
    """The items under a code with what the report says about their difference."""
    rows: list[Html] = []
    for line in lines:
        if line.reason is None or line.difference is None:
            continue
        done = f"{done_label} {rate(line.completion)}，" if line.completion is not None else ""
        head = marks.joined(
            marks.element("b", marks.text(line.name)),
            marks.text(f"{done}差额 {signed(line.difference)}。"),
            between="　",
        )
        words = marks.joined(
            head,
            marks.quote(line.reason.text.rstrip("。；")),
            marks.source_chip(links, line.reason.source),
            between=" ",
        )
        rows.append(marks.element("div", words, class_="fd small"))
    if not rows:
        return Html("")
    return marks.joined(
        marks.element("div", marks.text("报告给出的原因"), class_="lab strong"),
        marks.element("div", marks.joined(*rows), class_="scroll"),
    )


# ---------------------------------------------------------------- flow


def flow_title(flow: Flow, tree: Tree) -> str:
    """What the flow shows: how many sources, and where the project money went."""
    funds = flow.stage(0)
    if not funds:
        first = "各类支出分为" + "、".join(node.name for node in flow.stage(2))
    elif len(funds) == 1:
        first = f"钱只有一个来源：{funds[0].name}"
    else:
        largest = max(funds, key=lambda node: node.figure.value)
        first = f"钱有 {len(funds)} 个来源，主要是{largest.name}"
    projects = [stream for stream in flow.streams if stream.target == "project"]
    if len(projects) == 1 and len(flow.stage(1)) > 1:
        return f"{first}；项目支出全部落在{short_name(tree.by_code[projects[0].code].name)}"
    return first


def flow_subtitle(flow: Flow, tree: Tree) -> str:
    """Measure, unit, and what rounding leaves over."""
    words = ["资金来源 → 类 → 支出性质，万元" if flow.stage(0) else "类 → 支出性质，万元"]
    natures, whole = flow.stage(2), tree.figure()
    if whole is not None and natures:
        rest = whole.value - sum((node.figure.value for node in natures), start=whole.value * 0)
        slack = (whole.quantum + sum((node.figure.quantum for node in natures), start=whole.quantum * 0)) / 2
        if rest and abs(rest) <= slack:
            names = " + ".join(f"{node.name.removesuffix('支出')} {number(node.figure)}" for node in natures)
            words.append(f"{names} 与合计差 {wording.money(abs(rest), whole.quantum)} 为尾差")
    if any(node.id == "other" for node in flow.nodes):
        words.append("其他资金 = 支出 − 各财政拨款，推算")
    return " · ".join([*words, *flow.remarks])


def flow_table(flow: Flow, tree: Tree, links: Links) -> Html:
    """The streams as a table: a 类 a row, funds and natures as columns."""
    columns = [*flow.stage(0), *flow.stage(2)]
    heads = [Head("类", "nm"), *(Head(node.name, "r") for node in columns)]
    lines: list[Line] = []
    for node in flow.stage(1):
        cells = [
            marks.element(
                "a", marks.text(short_name(node.name)), href=links.at(node.id).page("/structure"), class_="to"
            )
        ]
        for column in columns:
            ends = (column.id, node.id) if column.stage == 0 else (node.id, column.id)
            stream = next((s for s in flow.streams if (s.source, s.target) == ends), None)
            printed = tree.cell(node.id, column.id) if column.stage == 2 else None
            cells.append(marks.linked_figure(stream.figure, links) if stream else cell_html(printed, links))
        lines.append(Line(cells))
    total = [marks.text("合计"), *(marks.linked_figure(node.figure, links) for node in columns)]
    return marks.table(heads, [*lines, Line(total, "sum")], name="资金来源、类与支出性质", kind="tight")
