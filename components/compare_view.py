"""Two items side by side: a row for every figure, bars towards both sides from the middle."""

from __future__ import annotations

from decimal import Decimal

from components import marks
from components.budget_chart import GROWTH
from components.links import Links
from components.marks import Html
from mingzhang.frames.compare import ComparedRow, Comparison, in_parts
from mingzhang.frames.figures import Figure, difference
from mingzhang.presenting.captions import is_whole_of, part_of
from mingzhang.presenting.sentences import rate
from mingzhang.presenting.units import AS_PRINTED, Scale

FULL = Decimal(100)


def headline(comparison: Comparison, scale: Scale = AS_PRINTED) -> str:
    """Which of the two cost more, and how many times as much."""
    left, right = comparison.rows[0].left, comparison.rows[0].right
    names = comparison.left.name, comparison.right.name
    if comparison.left.code == comparison.right.code:
        return f"左右是同一个科目：{names[0]}"
    if left is None or right is None:
        blank = "、".join(name for name, one in zip(names, (left, right), strict=True) if one is None)
        return f"{names[0]}与{names[1]}：{blank}的支出为空白"
    if scale.unit == "share":
        return _headline_in_parts(comparison)
    if left.value == right.value:
        return f"{names[0]}与{names[1]}金额相等"
    inside = _inside(comparison)
    if inside:
        return inside
    larger, smaller = (left, right) if left.value > right.value else (right, left)
    more, less = names if left.value > right.value else names[::-1]
    gap = scale.words(difference(larger, smaller))
    if smaller.value <= 0 or larger.value / smaller.value < 2:
        return f"{more}比{less}多 {gap}"
    times = larger.value / smaller.value
    about = "" if times == round(times, 1) else "约 "
    return f"{more}是{less}的{about or ' '}{times:.1f} 倍，多 {gap}"


def _inside(comparison: Comparison) -> str:
    """Where one of the two is a part of the other, what part; "" where it is not."""
    (one, other), row = (comparison.left, comparison.right), comparison.rows[0]
    pairs = ((one, row.left, other, row.right), (other, row.right, one, row.left))
    for whole, amount, part, of_it in pairs:
        if part.code.startswith(whole.code) and amount is not None and of_it is not None:
            told = part_of(of_it, amount) if is_whole_of(amount, [of_it]) else ""
            return f"{part.name}是{whole.name}的一部分" + (f"，占 {told}" if told else "")
    return ""


def _headline_in_parts(comparison: Comparison) -> str:
    """What part of all expenditure each of the two is."""
    row = next((row for row in comparison.rows if row.kind == "rate"), None)
    left, right = (row.left, row.right) if row is not None else (None, None)
    names = comparison.left.name, comparison.right.name
    if row is None or left is None or right is None:
        return f"{names[0]}与{names[1]}"
    return f"{names[0]}{row.label}的 {rate(left)}，{names[1]}占 {rate(right)}"


def table(comparison: Comparison, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """The rows, the names of both items over them; where shares are asked for, shares alone."""
    comparison = in_parts(comparison) if scale.unit == "share" else comparison
    head = marks.element(
        "tr",
        marks.joined(
            marks.element(
                "th", _name(comparison.left.code, comparison.left.name, links), scope="col", class_="r"
            ),
            marks.element("th", marks.text("比什么"), scope="col"),
            marks.element("th", _name(comparison.right.code, comparison.right.name, links), scope="col"),
        ),
    )
    most = _most(comparison)
    rows = marks.joined(*(_row(row, most, links, scale) for row in comparison.rows))
    body = marks.joined(marks.element("thead", head), marks.element("tbody", rows))
    return marks.element("table", body, class_="cmp", aria_label="两个科目并列")


def _name(code: str, name: str, links: Links) -> Html:
    link = marks.element("a", marks.text(name), href=links.at(code).page("/structure"))
    return marks.joined(link, marks.element("span", marks.text(code), class_="cap"), between=" ")


def _most(comparison: Comparison) -> Decimal:
    """All money is drawn by one ruler."""
    figures = [one for row in comparison.rows if row.kind == "money" for one in (row.left, row.right)]
    return max((abs(one.value) for one in figures if one is not None), default=Decimal(0)) or Decimal(1)


def _row(row: ComparedRow, most: Decimal, links: Links, scale: Scale) -> Html:
    ruler = most if row.kind == "money" else _most_of(row)
    return marks.element(
        "tr",
        marks.joined(
            marks.element("td", _side(row.left, row, ruler, links, scale, to_left=True), class_="r"),
            marks.element("th", marks.text(row.label), scope="row"),
            marks.element("td", _side(row.right, row, ruler, links, scale, to_left=False)),
        ),
    )


def _most_of(row: ComparedRow) -> Decimal:
    figures = [abs(one.value) for one in (row.left, row.right) if one is not None]
    return max([*figures, FULL])


def _side(
    figure: Figure | None, row: ComparedRow, ruler: Decimal, links: Links, scale: Scale, *, to_left: bool
) -> Html:
    if figure is None and row.part in ("budget", "difference", "rate"):
        return marks.element("span", marks.text("—"), class_="nodata", title="报告没有印出")
    if figure is None:
        return marks.blank()
    signed = row.part == "difference" or row.label == GROWTH
    width = min(abs(figure.value) / ruler * 100, FULL)
    bar = marks.element("span", class_="br neg" if figure.value < 0 else "br", style=f"width:{width:.2f}%")
    track = marks.element("span", bar, class_="tk left" if to_left else "tk")
    return marks.joined(marks.linked_figure(scale.money.of(figure), links, signed=signed), track)


def exchange(left: str, right: str, links: Links) -> Html:
    """A link that puts the left item at the right."""
    address = links.changed(left=right, right=left)
    swap = marks.element("a", marks.text("⇄ 对换"), href=address, class_="lk", data_focus="exchange")
    return marks.element("p", swap, class_="swap")


def reasons(comparison: Comparison, links: Links) -> Html:
    """The report's own reasons, one under each item."""
    blocks: list[Html] = []
    for item, reason in zip((comparison.left, comparison.right), comparison.reasons, strict=True):
        body = (
            marks.element(
                "p",
                marks.joined(marks.quote(reason.quoted), marks.source_chip(links, reason.source)),
            )
            if reason is not None
            else marks.element("p", marks.text("报告没有说明原因。"), class_="cap")
        )
        blocks.append(marks.block(f"{item.name}：报告给出的原因", body=body))
    return marks.element("div", marks.joined(*(marks.element("div", one) for one in blocks)), class_="two")
