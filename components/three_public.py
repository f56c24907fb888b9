"""“三公”经费 in words: the finding as a title, and the page's three figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from components import marks, reasons
from components.links import Links
from components.marks import Html
from components.three_public_chart import SHORT_NAMES
from components.three_public_items import leading_reason
from components.three_public_units import Role, figure_of
from mingzhang.frames.figures import YUAN, Figure
from mingzhang.frames.three_public import (
    PARTS,
    Item,
    ThreePublic,
    Year,
    half_width,
)
from mingzhang.presenting import numerals
from mingzhang.presenting.captions import absolute
from mingzhang.presenting.units import AS_PRINTED, PRECISIONS, Scale, print_of

ONE_YEAR = "打开同一部门其他年度的决算、预算，这里按年连成走势。"
TREND_MEASURE = "决算（实）与预算（框），{unit}；浅色为推算"
BASIS_NAMES = {"full_year": "全年预算数", "initial": "年初预算数", "unstated": "预算数"}
ROUNDING_WORDS = {1: "元", **PRECISIONS}


# ---------------------------------------------------------------- the finding in a sentence


def headline(view: ThreePublic, scale: Scale = AS_PRINTED) -> str:
    """The page's title: how much, on what, against budget and last year."""
    total, scale = view.total, scale.money
    final = total.final_figure
    if final is None:
        if view.none_this_year is not None:
            return "报告说明本年没有“三公”经费支出"
        return "报告未公开“三公”经费支出" if view.table is None else "“三公”经费决算数在表中为空白"
    amount = f"“三公”经费 {scale.words(final)}" if final.value else "“三公”经费支出为 0"
    return "，".join(
        part for part in (amount, composition(view, "final", scale), _against(total, view, scale)) if part
    )


def composition(view: ThreePublic, role: Role, scale: Scale) -> str:
    """全部是公务接待, or which item is the largest; nothing where there is no money."""
    parts = [
        (figure, item_id)
        for item_id in PARTS
        if (figure := figure_of(view.items[item_id], role)) is not None and figure.value > 0
    ]
    if not parts:
        return ""
    most, item_id = max(parts, key=lambda pair: pair[0].value)
    name = SHORT_NAMES[item_id]
    return f"全部是{name}" if len(parts) == 1 else f"最多的是{name} {scale.words(most)}"


def _against(total: Item, view: ThreePublic, scale: Scale) -> str:
    budget = f"比{'年初' if view.basis == 'initial' else ''}预算"
    deviation, change = total.deviation, total.change
    if deviation and change and deviation.value and deviation.value == change.value:
        return f"{budget}、比上年都{more_or_less(deviation)} {size(deviation, scale)}"
    parts: list[str] = []
    if deviation is not None:
        gap = f"{more_or_less(deviation)} {size(deviation, scale)}"
        parts.append(f"{budget}{gap}" if deviation.value else "与预算相等")
    if change is not None:
        parts.append(f"比上年{more_or_less(change)} {size(change, scale)}" if change.value else "与上年持平")
    return "，".join(parts)


def more_or_less(figure: Figure) -> str:
    return "多" if figure.value > 0 else "少"


def size(figure: Figure, scale: Scale = AS_PRINTED) -> str:
    """The figure with its unit and without its sign."""
    return scale.money.words(absolute(figure))


def subtitle(view: ThreePublic, scale: Scale = AS_PRINTED) -> str:
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
    small = "数小，另折成元" if final is not None and 0 < final.value < 1 and scale.unit != "yuan" else ""
    return " · ".join(part for part in (*parts, basis, small) if part)


# ---------------------------------------------------------------- three figures


def figures_strip(view: ThreePublic, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """决算, 完成预算, 比上年: side by side, one under another on a narrow screen."""
    money = scale.money
    kpis = (
        _final_kpi(view, links, money),
        _completion_kpi(view, links, money),
        _change_kpi(view, links, money),
    )
    return marks.element("div", marks.joined(*kpis), class_="ov tp")


def _missing(view: ThreePublic, words: str) -> Html:
    """Why there is no figure: the table is there and blank, or it is not there."""
    blank = view.table is not None and view.table.empty
    return (
        marks.element("span", marks.text("表中空白"), class_="nodata") if blank else marks.undisclosed(words)
    )


def _final_kpi(view: ThreePublic, links: Links, scale: Scale) -> Html:
    final = view.total.final_figure
    if final is None:
        if view.none_this_year is not None:
            return marks.kpi("决算", "—", body=marks.no_such_item(chip=links.chip(view.none_this_year)))
        return marks.kpi("决算", "—", body=_missing(view, "未公开"))
    small = in_yuan(final, view.total) if scale.unit == "wan" else marks.text(print_of(final))
    return marks.kpi(
        "决算",
        scale.digits(final),
        scale.name,
        chips=marks.source_chip_asked(links, *final.sources),
        body=_caption(small, _parts(view, links, scale)),
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


def _parts(view: ThreePublic, links: Links, scale: Scale) -> Html:
    """What the total is made of; nothing where one item is all of it."""
    known = [
        (item, figure)
        for item_id in PARTS
        if (figure := (item := view.items[item_id]).final_figure) is not None and figure.value
    ]
    if len(known) < 2:
        return Html("")
    pieces = [
        marks.joined(marks.text(SHORT_NAMES[item.id] + " "), marks.linked_figure(scale.of(figure), links))
        for item, figure in known
    ]
    return marks.joined(*pieces, between=" · ")


def _completion_kpi(view: ThreePublic, links: Links, scale: Scale) -> Html:
    total = view.total
    budget, completion, deviation = total.budget_figure, total.completion, total.deviation
    label = f"完成{BASIS_NAMES[view.basis].removesuffix('数')}"
    if budget is None:
        return marks.kpi(label, "—", body=_missing(view, "预算未公开"))
    words = [
        marks.text(f"预算 {scale.words(budget)}"),
        marks.source_chip_asked(links, *budget.sources),
    ]
    if deviation is not None:
        words += [_signed(deviation, scale), _standing(deviation)]
    if completion is None or not budget.value:
        words.append(marks.text("预算为 0，完成率不适用" if not budget.value else "决算未公开，完成率不适用"))
        return marks.kpi(label, "—", body=_caption(*words))
    chips = marks.derived_chip(completion.formula) if completion.derived else ""
    return marks.kpi(
        label,
        numerals.money(completion.value, completion.quantum),
        "%",
        chips=marks.joined(marks.source_chip_asked(links, *completion.sources), chips),
        body=_caption(*words),
    )


def _signed(figure: Figure, scale: Scale) -> Html:
    """▲ +1.20 or ▼ −0.01, in the colours of direction; 0 plain."""
    digits = marks.text(scale.digits(figure, signed=True))
    if not figure.value:
        return marks.element("span", digits, class_="num")
    return marks.element("span", digits, class_="up over num" if figure.value > 0 else "down under num")


def _standing(deviation: Figure) -> Html:
    if deviation.value > 0:
        return marks.element("span", marks.text("高于预算"), class_="lab over")
    return marks.status("pass", "未超预算" if deviation.value else "与预算相等")


def _change_kpi(view: ThreePublic, links: Links, scale: Scale) -> Html:
    total = view.total
    change, growth = total.change, total.growth
    if change is None:
        return marks.kpi("比上年", "—", body=marks.undisclosed("增减未公开"))
    rate = f"　{numerals.percent(growth.value, growth.quantum, signed=True)}" if growth else ""
    derived = marks.derived_chip(change.formula) if change.derived and not total.unchanged else ""
    places = marks.source_chip_asked(links, *change.sources, *(growth.sources if growth else ()))
    return marks.kpi(
        "比上年",
        scale.digits(change, signed=True),
        scale.name + rate,
        chips=marks.joined(places, derived),
        body=_caption(_reason(view, links)),
    )


def _reason(view: ThreePublic, links: Links) -> Html:
    """The report's own reason for the change; the reception's where the total has none."""
    return reasons.told(leading_reason(view), links)


def _caption(*words: Html) -> Html:
    return marks.element("div", marks.joined(*words, between=" "), class_="note")


# ---------------------------------------------------------------- the years


def trend_title(years: Sequence[Year], scale: Scale = AS_PRINTED) -> str:
    """2021—2024 年由 0.40 降到 0.18 万元: the first and last known years."""
    known = [(year.year, year.final) for year in years if year.final is not None]
    if len(known) < 2:
        return "逐年走势"
    (first, before), (last, now) = known[0], known[-1]
    span = f"{first}–{last} 年"
    if now.value == before.value:
        return f"{span}首尾相同，都是 {scale.money.words(now)}"
    moved = "升到" if now.value > before.value else "降到"
    return f"{span}由 {scale.money.digits(before)} {moved} {scale.money.words(now)}"
