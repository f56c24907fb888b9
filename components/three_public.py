"""“三公”经费 in words: the finding as a title, and the page's three figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from components import marks
from components.links import Links
from components.marks import Html
from components.three_public_chart import SHORT_NAMES
from mingzhang.frames.figures import Figure
from mingzhang.frames.three_public import (
    PARTS,
    YUAN,
    Item,
    ThreePublic,
    Year,
    half_width,
)
from mingzhang.presenting import numerals

ONE_YEAR = "打开同一部门其他年度的决算，这里按年连成走势。"
TREND_MEASURE = "决算（实）与预算（框），万元；浅色为推算"
BASIS_NAMES = {"full_year": "全年预算数", "initial": "年初预算数", "unstated": "预算数"}
ROUNDING_WORDS = {1: "元", 10: "十元", 100: "百元", 1_000: "千元", 10_000: "万元"}


# ---------------------------------------------------------------- the finding in a sentence


def headline(view: ThreePublic) -> str:
    """The page's title: how much, on what, against budget and last year."""
    total = view.total
    final = total.final_figure
    if final is None:
        if view.none_this_year is not None:
            return "报告说明本年没有“三公”经费支出"
        return "报告未公开“三公”经费支出" if view.table is None else "“三公”经费决算数在表中为空白"
    amount = (
        f"“三公”经费 {numerals.money(final.value, final.quantum)} 万元"
        if final.value
        else "“三公”经费支出为 0"
    )
    return "，".join(part for part in (amount, _composition(view), _against(total, view)) if part)


def _composition(view: ThreePublic) -> str:
    """全部是公务接待, or which item is the largest; nothing where nothing was spent."""
    spent = [
        (figure.value, item)
        for item_id in PARTS
        if (figure := (item := view.items[item_id]).final_figure) is not None and figure.value > 0
    ]
    if not spent:
        return ""
    most, item = max(spent, key=lambda pair: pair[0])
    name = SHORT_NAMES[item.id]
    if len(spent) == 1:
        return f"全部是{name}"
    quantum = item.final_figure.quantum if item.final_figure else None
    return f"最多的是{name} {numerals.money(most, quantum)} 万元"


def _against(total: Item, view: ThreePublic) -> str:
    budget = f"比{'年初' if view.basis == 'initial' else ''}预算"
    deviation, change = total.deviation, total.change
    if deviation and change and deviation.value and deviation.value == change.value:
        return f"{budget}、比上年都{more_or_less(deviation)} {size(deviation)} 万元"
    parts: list[str] = []
    if deviation is not None:
        parts.append(
            f"{budget}{more_or_less(deviation)} {size(deviation)} 万元" if deviation.value else "与预算相等"
        )
    if change is not None:
        parts.append(f"比上年{more_or_less(change)} {size(change)} 万元" if change.value else "与上年持平")
    return "，".join(parts)


def more_or_less(figure: Figure) -> str:
    return "多" if figure.value > 0 else "少"


def size(figure: Figure) -> str:
    """The figure's digits without its sign."""
    return numerals.money(abs(figure.value), figure.quantum)


def subtitle(view: ThreePublic) -> str:
    """What the page measures, where it stands, and which budget it is held against."""
    parts = ["财政拨款安排"]
    if view.table is not None:
        pages = "、".join(f"p.{page}" for page in view.table.pages)
        parts.append(f"{view.table.number or view.table.title} {pages}")
    where = "表注" if view.table is not None and view.basis == "full_year" else "文字"
    basis = {
        "full_year": f"预算数为全年预算数（{where}）",
        "initial": "预算数为年初预算数",
        "unstated": "报告未说明预算数是年初还是全年",
    }[view.basis]
    final = view.total.final_figure
    small = "数小，另折成元" if final is not None and 0 < final.value < 1 else ""
    return " · ".join(part for part in (*parts, basis, small) if part)


# ---------------------------------------------------------------- three figures


def figures_strip(view: ThreePublic, links: Links) -> Html:
    """决算, 完成预算, 比上年: side by side, one under another on a narrow screen."""
    return marks.element(
        "div",
        marks.joined(_final_kpi(view, links), _completion_kpi(view, links), _change_kpi(view, links)),
        class_="ov tp",
    )


def _final_kpi(view: ThreePublic, links: Links) -> Html:
    final = view.total.final_figure
    if final is None:
        words = marks.no_such_item(chip=links.chip(view.none_this_year)) if view.none_this_year else None
        return marks.kpi("决算", "—", body=words or marks.undisclosed())
    return marks.kpi(
        "决算",
        numerals.money(final.value, final.quantum),
        "万元",
        chips=marks.source_chip_asked(links, *final.sources),
        body=_caption(in_yuan(final, view.total) or _parts(view, links)),
    )


def in_yuan(figure: Figure, item: Item) -> Html:
    """A small sum in 元 with its printed precision; nothing for sums of 1 万元 and more, and for zero."""
    if figure.unit != "万元" or not 0 < figure.value < 1:
        return Html("")
    half = half_width(figure, item) * YUAN
    rounded = ROUNDING_WORDS.get(int(figure.quantum * YUAN), "")
    words = f"即 {numerals.money(figure.value * YUAN, Decimal(1))} 元，"
    words += f"印到{rounded}，" if rounded else ""
    words += f"出入 ±{numerals.money(half, half if half % 1 else Decimal(1))} 元"
    return marks.joined(marks.text(words), marks.derived_chip("元 = 万元 × 10,000"), between=" ")


def _parts(view: ThreePublic, links: Links) -> Html:
    spent = [item for item_id in PARTS if (item := view.items[item_id]).final_figure is not None]
    pieces = [
        marks.joined(marks.text(SHORT_NAMES[item.id] + " "), marks.linked_figure(item.final_figure, links))
        for item in spent
    ]
    return marks.joined(*pieces, between=" · ")


def _completion_kpi(view: ThreePublic, links: Links) -> Html:
    total = view.total
    budget, completion, deviation = total.budget_figure, total.completion, total.deviation
    label = f"完成{BASIS_NAMES[view.basis].removesuffix('数')}"
    if budget is None:
        return marks.kpi(label, "—", body=marks.undisclosed("预算未公开"))
    words = [
        marks.text(f"预算 {numerals.money(budget.value, budget.quantum)} 万元"),
        marks.source_chip_asked(links, *budget.sources),
    ]
    if deviation is not None:
        words += [_signed(deviation), _standing(deviation)]
    if completion is None or not budget.value:
        words.append(marks.text("预算为 0，完成率不适用"))
        return marks.kpi(label, "—", body=_caption(*words))
    chips = marks.derived_chip(completion.formula) if completion.derived else ""
    return marks.kpi(
        label,
        numerals.money(completion.value, completion.quantum),
        "%",
        chips=marks.joined(marks.source_chip_asked(links, *completion.sources), chips),
        body=_caption(*words),
    )


def _signed(figure: Figure) -> Html:
    """▲ +1.20 or ▼ −0.01, in the colours of direction; 0 plain."""
    digits = marks.text(numerals.money(figure.value, figure.quantum, signed=True))
    if not figure.value:
        return marks.element("span", digits, class_="num")
    return marks.element("span", digits, class_="up over num" if figure.value > 0 else "down under num")


def _standing(deviation: Figure) -> Html:
    if deviation.value > 0:
        return marks.element("span", marks.text("高于预算"), class_="lab over")
    return marks.status("pass", "未超预算" if deviation.value else "与预算相等")


def _change_kpi(view: ThreePublic, links: Links) -> Html:
    total = view.total
    change, growth = total.change, total.growth
    if change is None:
        return marks.kpi("比上年", "—", body=marks.undisclosed("增减未公开"))
    rate = f"万元　{numerals.percent(growth.value, growth.quantum, signed=True)}" if growth else "万元"
    return marks.kpi(
        "比上年",
        numerals.money(change.value, change.quantum, signed=True),
        rate,
        chips=marks.source_chip_asked(links, *change.sources, *(growth.sources if growth else ())),
        body=_caption(_reason(view, links)),
    )


def _reason(view: ThreePublic, links: Links) -> Html:
    """The report's own reason for the change; the reception's where the total has none."""
    candidates = (view.total, *(view.items[item_id] for item_id in PARTS))
    reasons = [reason for item in candidates if (reason := item.reason_for("prior")) is not None]
    reasons = reasons or [reason for item in candidates if (reason := item.reason_for("budget")) is not None]
    if not reasons:
        return marks.element("span", marks.text("报告未写明原因"), class_="nodata")
    reason = reasons[0]
    said = marks.quote(reason.text.rstrip("。；"))
    return marks.joined(marks.text("报告的原因："), said, Html(" " + links.chip(reason.source)))


def _caption(*words: Html) -> Html:
    return marks.element("div", marks.joined(*words, between=" "), class_="note")


# ---------------------------------------------------------------- the years


def trend_title(years: Sequence[Year]) -> str:
    """2021—2024 年由 0.40 降到 0.18 万元: the first and last known years."""
    known = [(year.year, year.final) for year in years if year.final is not None]
    if len(known) < 2:
        return "逐年走势"
    (first, before), (last, now) = known[0], known[-1]
    span = f"{first}–{last} 年"
    if now.value == before.value:
        return f"{span}首尾相同，都是 {size(now)} 万元"
    moved = "升到" if now.value > before.value else "降到"
    return f"{span}由 {size(before)} {moved} {size(now)} 万元"
