"""What was planned and what came of it: every item of a fund, and “三公”经费."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.exporting.site.amounts import amount, reads, teller, unit_words
from mingzhang.exporting.site.charts import axis, bar, chart, dumbbell, legend, row, scale_of
from mingzhang.exporting.site.heights import height_of
from mingzhang.exporting.site.parts import Html, element, joined, page_of, text
from mingzhang.exporting.site.subject import Part, Subject, under
from mingzhang.exporting.site.tabling import Line, folded, table
from mingzhang.exporting.site.tips import tip_of
from mingzhang.exporting.site.whole import sentence
from mingzhang.frames.budget import budget_views
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure
from mingzhang.frames.figures import joined as places_of
from mingzhang.frames.three_public import PARTS, Item, ThreePublic, three_public
from mingzhang.presenting.kinds import AGAINST
from mingzhang.presenting.money_captions import budget_caption, three_public_caption
from mingzhang.presenting.page_sentences import deviations
from mingzhang.presenting.units import digits

MOST_ROWS = 15
"""So many items are drawn, those farthest from their plan; the table has them all."""
TRIANGLES = {"over": "▲", "under": "▼"}


def budget_parts(subject: Subject) -> list[Part]:
    """A part for every fund whose items have a plan."""
    views = [view for view in budget_views(subject.report) if view.lines]
    return [_budget_part(subject, view, number) for number, view in enumerate(views, 1)]


def _budget_part(subject: Subject, view: BudgetView, number: int) -> Part:
    lines = sorted(
        view.lines, key=lambda line: -abs(line.difference.value) if line.difference else Decimal(1)
    )
    drawn = [line for line in lines if line.ratio is not None]
    shown = [*drawn[:MOST_ROWS], *([view.whole] if view.whole.ratio is not None else [])]
    most = scale_of([line.ratio for line in shown if line.ratio is not None])
    rows = [_budget_row(line, view, most) for line in shown]
    say = teller()
    caption = budget_caption(view.lines, view, say)
    marks = legend(
        ("ring", view.label),
        ("dot", f"{view.own_label}（{'未增' if view.prior else '未超'}）"),
        ("dot over", f"{view.own_label}（{'增加' if view.prior else '超出'}）"),
    )
    ident = "budget" if number == 1 else f"budget-{number}"
    heading = (
        subject.title("budget", "预算与决算")
        if number == 1
        else f"{view.fund}：{view.label}与{view.own_label}"
    )
    told = [sentence(one) for one in deviations(view)]
    drawing = chart(
        f"图：{view.label}与{view.own_label}对照，{len(rows)} 行",
        [axis(most, view.label), *rows] if rows else [],
        legend=marks,
        reads=reads(caption, say),
    )
    return Part(
        ident,
        "预算与决算" if number == 1 else view.fund.removesuffix("财政拨款"),
        heading,
        under(f"{view.fund}，按{view.rate_label}画，{_order(len(drawn))}", subject, unit_words()),
        drawing if rows else Html(""),
        joined(
            element("ol", joined(*told), class_="say") if told else "",
            folded(len(view.lines), _budget_table(view, ident, subject)),
        ),
        places_of(*(figure for line in shown for figure in (line.budget, line.final) if figure is not None)),
        height_of(("", *(line.name for line in shown)), heading, caption, legend=True) if rows else None,
    )  # fmt: skip


def _order(items: int) -> str:
    return f"差额最多的 {MOST_ROWS} 项" if items > MOST_ROWS else "差额最多的在前"


def _budget_row(line: BudgetLine, view: BudgetView, most: Decimal) -> Html:
    figures = [
        (view.label, line.budget),
        (view.own_label, line.final),
        ("差额", line.difference),
        (view.rate_label, line.completion),
    ]
    tip = tip_of(f"{line.code} {line.name}" if line.code else line.name, figures, reason=line.reason)
    # In a budget the printed rate is the growth, the mark stands at last year's plus it.
    rate = digits(line.completion, closed=True) if line.completion is not None else ""
    value = joined(amount(line.final), " ", element("small", text(rate)) if rate else "")
    return row(line.name, dumbbell(line.ratio, most), value, tip, strong=line is view.whole)


def _budget_table(view: BudgetView, ident: str, subject: Subject) -> Html:
    heads = ("代码", "科目", view.label, view.own_label, "差额", view.rate_label, "报告给出的原因")
    lines = [_budget_line(line) for line in (*view.lines, view.whole)]
    return table(
        ident, f"{view.fund}：{view.label}与{view.own_label}", heads, lines, subject.vocabulary, signed=(2,)
    )


def _budget_line(line: BudgetLine) -> Line:
    triangle = TRIANGLES.get(line.direction or "", "")
    reason = (
        joined(element("q", text(line.reason.quoted)), page_of(line.reason.source))
        if line.reason is not None
        else Html("")
    )
    name = joined(text(line.name), element("i", text(triangle), class_=line.direction) if triangle else "")
    figures = (line.budget, line.final, line.difference, line.completion)
    return Line(
        (text(line.code or ""), name), figures, (reason,), strong=line.code is None and line.name == "合计"
    )


# ---------------------------------------------------------------- “三公”经费


def three_public_part(subject: Subject) -> Part | None:
    """Plan, final and last year's of every part; counts of trips, cars and receptions."""
    view = three_public(subject.report)
    if view.total.budget_figure is None and view.total.final_figure is None:
        return None
    items = [*(view.items[part] for part in PARTS if part in view.items), view.total]
    amounts = [figure.value for item in items for _, figure, _ in _series(item, view) if figure is not None]
    most = max(amounts, default=Decimal(0))
    rows = [_three_public_row(item, view, most) for item in items]
    kinds = {
        kind: label for item in items for label, figure, kind in _series(item, view) if figure is not None
    }
    say = teller()
    caption, heading = three_public_caption(view, say), subject.title("three-public", "“三公”经费")
    counts = [
        element(
            "li",
            joined(
                text(f"{count.name} "),
                amount(count.figure),
                text(f" {count.unit}"),
                page_of(*count.figure.sources),
            ),
        )
        for count in view.counts.values()
        if count.figure is not None
    ]
    return Part(
        "three-public", "三公经费", heading,
        under("财政拨款安排", subject, unit_words()),
        chart(
            f"图：“三公”经费，{len(rows)} 行",
            rows, legend=legend(*kinds.items()), reads=reads(caption, say),
        ) if most > 0 else Html(""),
        joined(
            _three_public_table(items, view, subject),
            element("ul", joined(*counts), class_="counts") if counts else "",
        ),
        places_of(*(figure for item in items for _, figure, _ in _series(item, view) if figure is not None)),
        height_of(map(_name, items), heading, caption, legend=True) if most > 0 else None,
    )  # fmt: skip


def _series(item: Item, view: ThreePublic) -> list[tuple[str, Figure | None, str]]:
    """What is drawn of an item: its label, figure and mark, the plan first."""
    prior = (AGAINST[item.basis], item.prior, "soft")
    if view.kind == "budget":
        return [prior, ("本年预算", item.budget_figure, "solid")]
    return [("预算", item.budget_figure, "plan"), ("决算", item.final_figure, "solid"), prior]


def _name(item: Item) -> str:
    return "合计" if item.id == "total" else item.name


def _three_public_row(item: Item, view: ThreePublic, most: Decimal) -> Html:
    series = _series(item, view)
    marks = [
        bar(figure.value, most, f"thin t{place} {kind}")
        for place, (_, figure, kind) in enumerate(series)
        if figure is not None
    ]
    own = item.budget_figure if view.kind == "budget" else item.final_figure
    figures = [(label, figure) for label, figure, _ in series]
    figures += [("完成率", item.completion if view.kind != "budget" else None), ("比上年", item.change)]
    reason = item.reason_for("prior") or item.reason_for("budget")
    tip = tip_of(_name(item), figures, reason=reason)
    return row(_name(item), joined(*marks), amount(own), tip, strong=item.id == "total")


def _three_public_table(items: list[Item], view: ThreePublic, subject: Subject) -> Html:
    final = view.kind == "final_account"
    heads = ("项目", "预算", *(("决算", "完成率") if final else ()), "比上年", "上年")
    lines = [
        Line(
            (text(_name(item)),),
            (
                item.budget_figure,
                *((item.final_figure, item.completion) if final else ()),
                item.change,
                item.prior,
            ),
            strong=item.id == "total",
        )
        for item in items
    ]
    return table("three-public", "三公经费", heads, lines, subject.vocabulary, signed=(3 if final else 1,))
