"""A budget's totals beside last year's, as its narrative states them."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from components.sorting import Key, Order
from mingzhang.frames.last_year import Total
from mingzhang.presenting.captions import absolute
from mingzhang.presenting.kinds import AGAINST
from mingzhang.presenting.units import AS_PRINTED, Scale

WHOLES = ("支出总计", "财政拨款支出", "收入总计", "财政拨款收入")
"""Whose change is told first, where it is stated."""


SORTED_BY = "sort_totals"
"""The link's key of the order of these rows."""
COLUMNS = ("subject", "current", "prior", "change", "growth")
PRINTED = Order(SORTED_BY)


def totals_title(totals: Sequence[Total], scale: Scale = AS_PRINTED) -> str:
    """The finding: how the whole moved, against what of last year."""
    if not totals:
        return "这份预算没有与上年比较"
    told = next((each for name in WHOLES for each in totals if each.subject == name), totals[0])
    prior = AGAINST[told.basis]
    if not told.change.value:
        return f"{told.subject}与{prior}持平"
    moved = "增加" if told.change.value > 0 else "减少"
    return f"{told.subject}预算比{prior}{moved} {scale.money.words(absolute(told.change))}"


def totals_table(
    totals: Sequence[Total], links: Links, scale: Scale = AS_PRINTED, order: Order = PRINTED
) -> Html:
    """Subject, this year, last year, change, rate where any is stated; the reason once, under the table."""
    if not totals:
        return marks.nothing("编制说明中没有与上年预算或上年执行数比较的总数。")
    rated, money = any(each.growth for each in totals), scale.money
    heads = [
        order.head("subject", "项目", links, "nm"),
        order.head("current", "本年预算", links),
        order.head("prior", "上年", links),
        Head("比的是"),
        order.head("change", "增减额", links),
    ]
    if rated:
        heads.append(order.head("growth", "增减率", links))
    lines: list[Line] = []
    for each in order.sorted(totals, _key):
        cells = [
            marks.text(each.subject),
            marks.element("b", marks.linked_figure(money.of(each.current), links)),
            marks.linked_figure(money.of(each.prior), links),
            marks.element("span", marks.text(AGAINST[each.basis]), class_="cap"),
            _change(each, links, money),
        ]
        if rated:
            unsaid = marks.element("span", marks.text("—"), class_="nodata", title="报告没有印出增减率")
            cells.append(marks.linked_figure(each.growth, links, signed=True) if each.growth else unsaid)
        lines.append(Line(cells))
    table = marks.table(heads, lines, name="总数与上年相比", kind="stack tight")
    return marks.joined(table, _reasons(totals, links))


def _key(each: Total, column: str) -> Key:
    if column == "subject":
        return each.subject
    figures = {"current": each.current, "prior": each.prior, "change": each.change, "growth": each.growth}
    figure = figures[column]
    return figure.value if figure is not None else None


def _change(each: Total, links: Links, scale: Scale) -> Html:
    kind = "up over" if each.change.value > 0 else "down under" if each.change.value < 0 else ""
    if each.change.value:
        shown = marks.linked_figure(scale.of(each.change), links, signed=True)
    else:
        shown = marks.linked("持平", links, *each.change.sources)
    return marks.element("span", shown, class_=f"num {kind}".strip())


def _reasons(totals: Sequence[Total], links: Links) -> Html:
    """The narrative's reasons, each once."""
    said = {each.reason: each.reason_source for each in totals if each.reason and each.change.value}
    lines = [
        marks.element(
            "p",
            marks.joined(
                marks.text("报告的原因："),
                marks.quote(words.rstrip("。；")),
                marks.source_chip(links, source),
                between=" ",
            ),
            class_="cap note",
        )
        for words, source in said.items()
    ]
    return marks.joined(*lines)
