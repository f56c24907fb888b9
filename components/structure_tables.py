"""What stands beside the charts of 支出结构: the same figures as tables, and the card of a single item."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from components import marks, palette
from components.links import Links
from components.marks import Html, Line
from components.sorting import Order
from components.structure_order import CODE, NAME, SHARE, walk
from mingzhang.frames.figures import Figure, of_cell
from mingzhang.frames.overview import class_share
from mingzhang.frames.structure import NATURES, Item, Tree
from mingzhang.model import Cell, Report
from mingzhang.presenting import numerals
from mingzhang.presenting.captions import is_whole_of
from mingzhang.presenting.kinds import FINAL_ACCOUNT, Words, words_of
from mingzhang.presenting.sentences import rate, same_amount, short_name
from mingzhang.presenting.units import AS_PRINTED, Scale, unit_line

INDENT = 14
PRINTED = Order()


def structure_title(report: Report, tree: Tree, code: str, scale: Scale = AS_PRINTED) -> str:
    """The page's finding at a code, or for the whole: shares only where they are parts of a whole."""
    if code:
        return _item_title(tree, code, scale)
    spending = words_of(report).spending
    if not tree.classes_by_size:
        return "没有读到支出科目"
    sized = [
        (one, figure)
        for one in tree.classes_by_size
        if (figure := tree.figure(one)) is not None and figure.value
    ]
    if not sized:
        return f"各类{spending}均为 0 或空白"
    names, whole = [short_name(tree.by_code[one].name) for one, _ in sized], tree.figure()
    if len(sized) == 1 and (whole is None or same_amount(whole, sized[0][1])):
        return f"{spending}全部用于{names[0]}"
    if len(sized) == 1:
        return f"有金额的只有{names[0]}，{scale.money.words(sized[0][1])}"
    first = class_share(report, tree, sized[0][0])
    second = class_share(report, tree, sized[1][0])
    if first is None or second is None or not is_whole_of(whole, (figure for _, figure in sized)):
        tied = sized[0][1].value == sized[1][1].value
        return f"{names[0]}与{names[1]}最多" if tied else f"最大的一类是{names[0]}"
    if 50 <= first.value < 99:
        return f"每 100 元{spending}里，{_round_yuan(first)} 元用于{names[0]}"
    if first.value >= 99:
        return f"{rate(first)} 的{spending}用于{names[0]}"
    return (
        f"{names[0]}与{names[1]}合占{spending}的 {numerals.percent(first.value + second.value, closed=True)}"
    )


def _round_yuan(share: Figure) -> str:
    return str(share.value.quantize(Decimal(1), ROUND_HALF_UP))


def _item_title(tree: Tree, code: str, scale: Scale) -> str:
    item, figure, share = tree.by_code[code], tree.figure(code), tree.share(code)
    if figure is None:
        return f"{item.name}：表中空白"
    shared = share is not None and is_whole_of(tree.figure(), [figure])
    part = f"，占全部支出 {rate(share)}" if shared and share is not None else ""
    return f"{item.name} {scale.money.words(figure)}{part}"


def structure_subtitle(tree: Tree, code: str, words: Words = FINAL_ACCOUNT, scale: Scale = AS_PRINTED) -> str:
    """Basic and project at the code, unit, table and pages."""
    pages = "–".join(str(page) for page in dict.fromkeys((tree.pages[0], tree.pages[-1])))
    named = f"{tree.table.number} " if tree.table.number else ""
    parts = []
    if code:
        parts = [
            f"{NATURES[column].removesuffix('支出')} {scale.digits(figure)}"
            for column in tree.natures()
            if (figure := tree.figure(code, column)) is not None
        ]
    unit = unit_line(scale, amounts(tree))
    measure = f"{words.expenditure}，按功能分类与支出性质"
    return " · ".join([*parts, measure, unit, f"{named}{tree.table.title} p.{pages}"])


def amounts(tree: Tree) -> tuple[Figure, ...]:
    """Every amount that the tree's own column prints."""
    return tuple(figure for item in tree.items if (figure := item.figure(tree.column)) is not None)


def twin_columns(tree: Tree) -> tuple[str, ...]:
    """The columns that the twin table can be sorted by."""
    return (CODE, NAME, "total", *tree.shown_natures(), SHARE)


def twin_table(
    report: Report, tree: Tree, code: str, links: Links, scale: Scale = AS_PRINTED, order: Order = PRINTED
) -> Html:
    """The items of the chart as rows: for the whole 类 and 款, below a code everything under it."""
    items = tuple(walk(tree, code, order, 0 if code else 2))
    natures, percent = tree.shown_natures(), "" if scale.unit != "share" else " %"
    heads = [
        order.head(CODE, "代码", links, "code", "56px"),
        order.head(NAME, "科目", links, "nm"),
        order.head("total", f"支出{percent}", links, width="80px"),
        *(
            order.head(column, NATURES[column].removesuffix("支出") + percent, links, width="76px")
            for column in natures
        ),
    ]
    if scale.unit != "share":
        heads.append(order.head(SHARE, "占比 %", links, width="62px"))
    depth = tree.by_code[code].level if code else 1
    lines = [_twin_line(report, tree, item, depth, links, scale) for item in items]
    if not code:
        lines.append(_whole_line(tree, links, scale))
    return marks.table(heads, lines, name=f"{words_of(report).expenditure}，按功能分类", kind="tight")


def _twin_line(report: Report, tree: Tree, item: Item, depth: int, links: Links, scale: Scale) -> Line:
    share = class_share(report, tree, item.code) if item.level == 1 else tree.share(item.code)
    colour = palette.css_colour(palette.slots(tree.classes_by_size)[item.code]) if item.level == 1 else None
    name = marks.element("a", marks.text(item.name), href=links.here(item.code), class_="to")
    dot = Html(f'<i class="sw" style="background:{colour}"></i>') if colour else ""
    shift = INDENT * max(0, item.level - depth)
    cells = [
        marks.text(item.code),
        Html(f'<span class="in" style="padding-left:{shift}px">{dot}{name}</span>'),
        cell_html(item.cells.get(tree.column), links, scale)
        if scale.unit != "share"
        else bare_share(share, links),
        *(cell_html(item.cells.get(column), links, scale) for column in tree.shown_natures()),
    ]
    if scale.unit != "share":
        cells.append(bare_share(share, links))
    return Line(cells, "l1" if item.level == 1 else "")


def _whole_line(tree: Tree, links: Links, scale: Scale) -> Line:
    cells = [
        Html(""),
        marks.text("全部支出"),
        scaled(tree.figure(), links, scale),
        *(cell_html(tree.cell("", column), links, scale) for column in tree.shown_natures()),
    ]
    return Line([*cells, marks.text("100")] if scale.unit != "share" else cells, "sum")


def cell_html(cell: Cell | None, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """A table's cell: its figure as a link, a printed dash as printed, or the mark of a blank."""
    if cell is not None and cell.amount is None and cell.source is not None:
        return marks.linked("–", links, cell.source)
    return scaled(of_cell(cell), links, scale)


def scaled(figure: Figure | None, links: Links, scale: Scale) -> Html:
    """A figure in the page's unit; a share without its sign, which stands in the head."""
    shown = scale.of(figure)
    if shown is not None and scale.unit == "share" and shown.unit == "%":
        return bare_share(shown, links)
    return marks.linked_figure(shown, links)


def bare_share(share: Figure | None, links: Links) -> Html:
    """A share without its sign, for a column headed 占比 %."""
    if share is None:
        return marks.blank()
    digits = numerals.money(share.value, share.quantum)
    return marks.linked(digits, links, *share.sources, derived=share.derived, formula=share.formula)
