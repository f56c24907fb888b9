"""A budget's totals beside last year's, as its narrative states them."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from mingzhang.frames.last_year import Total
from mingzhang.presenting.kinds import AGAINST
from mingzhang.presenting.sentences import signed, size

WHOLES = ("支出总计", "财政拨款支出", "收入总计", "财政拨款收入")
"""Whose change is told first, where it is stated."""


def totals_title(totals: Sequence[Total]) -> str:
    """The finding: how the whole moved, against what of last year."""
    if not totals:
        return "这份预算没有与上年比较"
    told = next((each for name in WHOLES for each in totals if each.subject == name), totals[0])
    prior = AGAINST[told.basis]
    if not told.change.value:
        return f"{told.subject}与{prior}持平"
    return (
        f"{told.subject}预算比{prior}{'增加' if told.change.value > 0 else '减少'} {size(told.change)} 万元"
    )


def totals_table(totals: Sequence[Total], links: Links) -> Html:
    """Subject, this year, last year, change; the reason once, under the table."""
    if not totals:
        return marks.nothing("编制说明中没有与上年预算或上年执行数比较的总数。")
    heads = (
        Head("项目", "nm"),
        Head("本年预算", "r"),
        Head("上年", "r"),
        Head("比的是", "nm"),
        Head("增减额", "r"),
        Head("增减率", "r"),
    )
    lines = [
        Line(
            (
                marks.text(each.subject),
                marks.element("b", marks.linked_figure(each.current, links)),
                marks.linked_figure(each.prior, links),
                marks.element("span", marks.text(AGAINST[each.basis]), class_="cap"),
                _change(each, links),
                marks.linked_figure(each.growth, links, signed=True) if each.growth else marks.text("—"),
            )
        )
        for each in totals
    ]
    table = marks.table(heads, lines, name="总数与上年相比", kind="stack tight")
    return marks.joined(table, _reasons(totals, links))


def _change(each: Total, links: Links) -> Html:
    kind = "up over" if each.change.value > 0 else "down under" if each.change.value < 0 else ""
    words = signed(each.change) if each.change.value else "持平"
    shown = marks.linked(words, links, *each.change.sources)
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
            class_="cap",
        )
        for words, source in said.items()
    ]
    return marks.joined(*lines)
