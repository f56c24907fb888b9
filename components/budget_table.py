"""The table beside the dumbbells: every figure a link to its place, the report's reason under its item."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks, reasons
from components.budget_chart import without
from components.budget_scales import WRITTEN, BudgetScales, budget_unit_line
from components.links import Links
from components.marks import Head, Html, Sorts
from components.sorting import TURNED, Direction
from components.structure_tables import bare_share
from mingzhang.frames.budget import Order as BudgetOrder
from mingzhang.frames.budget import driver_of
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure
from mingzhang.presenting.borne_out import borne_out
from mingzhang.presenting.captions import absolute
from mingzhang.presenting.sentences import rate
from mingzhang.presenting.units import AS_PRINTED, Scale

PUBLISHED = "年初预算取自部门预算公开表"
KINDS = {"over": "up over", "under": "down under", "equal": ""}


def budget_title(view: BudgetView, scale: Scale = AS_PRINTED) -> str:
    """The page's finding: how far off the budget, and in which item; right for any report."""
    whole, label, own, say = view.whole, view.label, view.own_label, scale.money.words
    name = f"{whole.name.removesuffix('小计')}：" if whole.code else ""
    if whole.budget is None:
        return f"{name}没有读到{label}，只有{own}"
    if whole.difference is None or whole.final is None:
        return f"{name}{label} {say(whole.budget)}，没有读到{own}"
    if not whole.difference.value:
        return f"{name}{own}与{label}相等，{say(whole.final)}"
    verb, gap = _verb(view, whole), say(absolute(whole.difference))
    amount = f"{verb}的 {gap}"
    driver = driver_of(view) if len(view.lines) > 1 else None
    if driver is not None and driver.share is not None and 50 <= driver.share.value <= 100:
        return f"{name}{amount}里，{rate(driver.share)} 出在“{driver.line.name}”一项"
    reached = None if view.prior else borne_out(whole.completion, whole.final, whole.budget)
    completion = f"，完成 {rate(reached)}" if reached is not None else ""
    most = f"，{verb}最多的是“{driver.line.name}”" if driver is not None else ""
    return f"{name}比{label}{verb} {gap}{completion}{most}"


def _verb(view: BudgetView, line: BudgetLine) -> str:
    more = line.difference is not None and line.difference.value > 0
    return ("多" if more else "少") + ("安排" if view.prior else "支")


def budget_subtitle(view: BudgetView, scales: BudgetScales = WRITTEN) -> str:
    """Measure, unit, fund, and where the budgets stand."""
    stated, published = (
        sorted(
            {
                line.budget.source.page
                for line in view.lines
                if line.budget and line.budget.source and line.from_published == taken
            }
        )
        for taken in (False, True)
    )
    text = "编制说明" if view.prior else "情况说明"
    where = [f"{view.label}见于{text} p.{_span(stated)}"] if stated else []
    if published:
        where.append(f"{view.label}取自部门预算公开表 p.{_span(published)}")
    told = "；".join(where) or f"报告中没有分项的{view.label}"
    return f"{view.label}与{view.own_label}，按项 · {budget_unit_line(view, scales)} · {view.fund} · {told}"


def _span(pages: Sequence[int]) -> str:
    if len(pages) > 1 and pages[-1] - pages[0] == len(pages) - 1:
        return f"{pages[0]}–{pages[-1]}"
    return " · ".join(map(str, pages))


def legend(label: str, own: str = "支出决算", *, parts: bool = False) -> Html:
    """What ring, dot, diamond and arrows mean; among parts of a whole nothing exceeds."""
    entries = (
        f'<span><i class="ring"></i>{label}</span>',
        f'<span><i class="dot"></i>{own}</span>',
        "" if parts else f'<span><i class="dia2"></i>{own}（超出）</span>',
        f'<span class="under">▼ 少于{label}</span>',
        f'<span class="over">▲ 多于{label}</span>',
        "<span>点标记看原文</span>",
    )
    return marks.element("div", Html("".join(entries)), class_="legend")


WAYS: dict[Direction, str] = {"descending": "由大到小", "ascending": "由小到大"}
FIRST_WAYS: dict[BudgetOrder, Direction] = {"code": "ascending", "completion": "ascending"}
"""In what direction a click on a head sorts first, where it is not the largest first."""


def _heads(
    view: BudgetView, links: Links, order: BudgetOrder, scales: BudgetScales, *, turned: bool
) -> tuple[Head, ...]:
    """The heads; a click on one chooses the order that goes by its column, a second one turns it round."""

    def sorting(label: str, by: BudgetOrder, after: str = "") -> Sorts:
        first = FIRST_WAYS.get(by, "descending")
        now = None if by != order else TURNED[first] if turned else first
        back = by == order and not turned
        address = links.changed(order="" if by == "difference" else by, turned=by if back else "")
        told = WAYS[TURNED[first] if back else first]
        return Sorts(address, f"按{label}{told}{after}排列", f"order:{by}", now)

    own, rate = view.own_label, view.rate_label
    percent = " %" if scales.unit == "share" else ""
    return (
        Head("项", sorts=sorting("科目编码", "code")),
        Head(view.label + percent, "r", sorts=sorting(view.label, "budget")),
        Head(own + percent, "r", sorts=sorting(own, "final")),
        Head(rate, "r", sorts=sorting(rate, "completion")),
        Head(f"差额{percent}", "r", sorts=sorting("差额", "difference", "（不论正负）")),
    )


def budget_table(
    lines: Sequence[BudgetLine],
    whole: BudgetLine,
    view: BudgetView,
    links: Links,
    order: BudgetOrder = "difference",
    scales: BudgetScales = WRITTEN,
    *,
    turned: bool = False,
) -> Html:
    """Items in the order given, their whole last; ``turned`` where that order is turned round."""
    heads = _heads(view, links, order, scales, turned=turned)
    top = "".join(marks.head_cell(head) for head in heads)
    context = (view, links, scales, tuple(head.label for head in heads[1:]))
    body = "".join(_rows(line, context) for line in lines)
    single = len(lines) == 1 and lines[0] == whole
    foot = "" if single else _rows(whole, context, "sum")
    kind = "t bud2 long" if scales.unit == "yuan" else "t bud2"
    table = f'<table class="{kind}"><thead><tr>{top}</tr></thead>{body}{foot}</table>'
    return marks.element(
        "div", Html(table), class_="tw2", role="region", aria_label=f"{view.label}与{view.own_label}"
    )


Context = tuple[BudgetView, Links, BudgetScales, tuple[str, ...]]
"""What all rows of a table share; the labels are those of the columns of figures."""


def _rows(line: BudgetLine, context: Context, kind: str = "") -> Html:
    """An item's figures on one line, its reason on the next."""
    view, links, scales, labels = context
    name = marks.joined(
        _name(line, links), marks.element("span", line.code or "", class_="code"), between=" "
    )
    figures = (
        _budget(line, view, links, scales),
        marks.element("b", _own(line, links, scales)),
        _completion(line, view, links),
        _difference(line, links, scales),
    )
    cells = [marks.element("td", name, class_="nm")]
    cells += [
        marks.element("td", value, class_="r", data_l=label)
        for label, value in zip(labels, figures, strict=True)
    ]
    first = marks.element("tr", marks.joined(*cells), class_=f"fig {kind}".strip())
    return marks.element("tbody", marks.joined(first, _reason(line, links)), class_=kind or None)


def _name(line: BudgetLine, links: Links) -> Html:
    if not line.code:
        return marks.text(line.name)
    return marks.element("a", marks.text(line.name), href=links.at(line.code).page("/structure"), class_="to")


def _amount(figure: Figure | None, links: Links, scale: Scale) -> Html:
    """A figure in the page's unit; a part without its sign, or why there is none."""
    if figure is None or scale.unit != "share":
        return marks.linked_figure(scale.of(figure), links)
    part = scale.of(figure)
    if part is None:
        return _dash("没有合计数，无从计算占比")
    return bare_share(part, links)


def _dash(why: str = "") -> Html:
    return marks.element("span", marks.text("—"), class_="nodata", title=why or None)


def _budget(line: BudgetLine, view: BudgetView, links: Links, scales: BudgetScales) -> Html:
    """The figure; where the view's budgets come from both places, one of the published table says so."""
    if line.budget is None:
        return marks.undisclosed(without(view.label))
    shown = _amount(line.budget, links, scales.plan)
    mixed = any(other.budget is not None and not other.from_published for other in view.lines)
    if not line.from_published or not mixed:
        return shown
    return marks.joined(shown, marks.element("span", marks.text("预算表"), class_="src", title=PUBLISHED))


def _own(line: BudgetLine, links: Links, scales: BudgetScales) -> Html:
    """The report's own amount; nothing spent is told apart from a blank."""
    if line.final is None and line.published is not None:
        return marks.element("span", marks.text("表中无此科目"), class_="nodata")
    return _amount(line.final, links, scales.own)


def _completion(line: BudgetLine, view: BudgetView, links: Links) -> Html:
    if line.completion is None:
        return _dash(f"报告没有印出{view.rate_label}")
    if view.prior:
        return marks.linked_figure(line.completion, links, signed=True)
    mark = marks.derived_chip(line.completion.formula, bare=True) if line.completion.derived else ""
    return marks.joined(marks.linked_figure(line.completion, links), mark)


def _difference(line: BudgetLine, links: Links, scales: BudgetScales) -> Html:
    if line.difference is None:
        return _dash()
    kind, difference = KINDS[line.direction or "equal"], scales.difference(line)
    if difference is None:
        return _dash("与合计的差额方向不同，不计占比" if line.difference.value else "没有差额")
    part = scales.unit == "share"
    shown = bare_share(difference, links) if part else marks.linked_figure(difference, links, signed=True)
    return marks.element("span", shown, class_=f"num {kind}".strip())


def _reason(line: BudgetLine, links: Links) -> Html:
    if line.reason is None:
        return Html("")
    words = reasons.quoted(line.reason, links)
    return marks.element("tr", marks.element("td", words, class_="why", colspan="5"), class_="because")


def gap_note(view: BudgetView, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """待说明: the items' budgets do not add up to the stated total. Nothing where they do."""
    gap, parts, whole = view.gap, view.sum_of_budgets, view.whole.budget
    if gap is None or parts is None or whole is None:
        return Html("")
    say = scale.money.words
    sums = f"各项{view.label}相加为 {say(parts)}，文中总数为 {say(whole)}"
    words = f"{sums}，相差 {say(absolute(gap))}（合计行用文中总数）。"
    chip = marks.source_chip(links, *whole.sources, *parts.sources)
    return marks.element(
        "p",
        marks.joined(marks.status("fail", "待说明"), marks.text(words), chip, between=" "),
        class_="cap note",
    )


def foot_note(view: BudgetView, scales: BudgetScales = WRITTEN) -> Html:
    """What is printed and what is derived, and what has no budget figure."""
    derived = any(line.completion is not None and line.completion.derived for line in view.lines)
    printed = "印出的用印出的" if derived else "为原文印出的数"
    words = [f"{view.rate_label}{printed}；差额等带虚线的数为推算（∴）。"]
    if scales.unit == "share":
        words.append("占比是各栏占本栏合计的 %；差额与合计方向不同的不计占比。")
    lacking = [line.name for line in view.lines if line.budget is None]
    if lacking and view.sum_of_budgets is not None:
        named = "、".join(lacking[:4]) + (" 等" if len(lacking) > 4 else "")
        words.append(f"{len(lacking)} 项没有读到{view.label}：{named}。")
    unnamed = [line.name for line in view.lines if line.code is None]
    if unnamed:
        text, table = ("编制说明", "预算表") if view.prior else ("情况说明", "决算表")
        words.append(f"{text}里的“{'”“'.join(unnamed[:3])}”在{table}中没有同名科目，按原名列出。")
    return marks.element("p", marks.text("".join(words)), class_="cap")
