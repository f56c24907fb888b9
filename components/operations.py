"""机关运行经费, 政府采购, 国有资产占用 in words: the finding as a title, and the page's three figures."""

from __future__ import annotations

from collections.abc import Mapping

from components import marks, reasons
from components.links import Links
from components.marks import Html
from components.operations_chart import cost_bars, procurement_bars, shares_of
from mingzhang.frames.figures import Figure, of_fact
from mingzhang.frames.operations import OperatingCosts, Operations, Procurement
from mingzhang.presenting import numerals
from mingzhang.presenting.captions import absolute
from mingzhang.presenting.kinds import FINAL_ACCOUNT, Words
from mingzhang.presenting.units import AMOUNTS, AS_PRINTED, UNITS, Scale, Unit

RELATIONS = {
    "equal": "与公用经费相等",
    "within": "不超过公用经费",
    "above": "超过公用经费",
}


def headline(view: Operations, words: Words = FINAL_ACCOUNT, scale: Scale = AS_PRINTED) -> str:
    """The page's title: both amounts, how the first moved, what the second bought."""
    costs = _costs_told(view.costs, words, scale.money)
    return "；".join((costs, _procurement_told(view.procurement, words, scale.money)))


def units_of(view: Operations) -> Mapping[Unit, str]:
    """The units to choose from; shares only where a whole is made up of several parts."""
    parts = (cost_bars(view.costs), procurement_bars(view.procurement))
    return UNITS if any(len(shares_of(bars)) > 1 for bars in parts) else AMOUNTS


def has_amounts(view: Operations) -> bool:
    """Whether anything on the page is money."""
    lines = any(line.figure is not None for line in view.procurement.lines.values())
    return view.costs.total is not None or lines or bool(view.procurement.others)


def size(figure: Figure, scale: Scale) -> str:
    """The figure with its unit and without its sign."""
    return scale.words(absolute(figure))


def change_told(change: Figure | None, scale: Scale = AS_PRINTED) -> str:
    """比上年减少 0.82 万元, 与上年持平; nothing where the report does not say."""
    if change is None:
        return ""
    if not change.value:
        return "与上年持平"
    return f"比上年{'增加' if change.value > 0 else '减少'} {size(change, scale)}"


def _costs_told(costs: OperatingCosts, words: Words, scale: Scale) -> str:
    name = words.operating_costs
    if costs.total is None:
        return f"本年没有{name}" if costs.none_this_year else f"{name}未公开"
    told = change_told(costs.change, scale)
    return f"{name} {scale.words(costs.total)}" + (f"，{told}" if told else "")


def _procurement_told(procurement: Procurement, words: Words, scale: Scale) -> str:
    total, name = procurement.total, words.procurement.removesuffix("支出")
    if total is None:
        return f"本年没有{name}" if procurement.none_this_year else f"{name}未公开"
    if not total.value:
        return f"{name}为 0"
    bought = [line for line in procurement.kinds() if line.figure is not None and line.figure.value]
    told = f"{name} {scale.words(total)}"
    if len(bought) == 1:
        return f"{told}，全部是{bought[0].name}"
    if bought and bought[0].figure is not None:
        return f"{told}，最多的是{bought[0].name} {scale.words(bought[0].figure)}"
    return told


def subtitle(view: Operations) -> str:
    """Where the page's figures stand."""
    parts: list[str] = []
    lacking: list[str] = []
    subjects = (
        (view.costs.table, "机关运行经费", view.costs.total),
        (view.procurement.table, "政府采购", view.procurement.total),
    )
    for table, name, total in subjects:
        if table is None:
            if total is not None:
                lacking.append(name)
        else:
            pages = "、".join(f"p.{page}" for page in table.pages)
            parts.append(f"{table.number or table.title} {pages}")
    if lacking:
        parts.append(f"{'、'.join(lacking)}没有单独的表，以文字为准")
    return " · ".join(parts)


# ---------------------------------------------------------------- three figures


def figures_strip(
    view: Operations, links: Links, words: Words = FINAL_ACCOUNT, scale: Scale = AS_PRINTED
) -> Html:
    """机关运行经费, its change (a budget need not state one), 政府采购."""
    told, money = view.costs.change is not None or words is FINAL_ACCOUNT, scale.money
    strip = (
        _costs_kpi(view.costs, links, words, money),
        _change_kpi(view.costs, links, money) if told else _reserved_kpi(view.procurement, links, money),
        _procurement_kpi(view.procurement, links, words, money),
    )
    return marks.element("div", marks.joined(*strip), class_="ov tp")


def _missing(label: str, none_chip: str, none: bool) -> Html:
    words = marks.no_such_item(chip=none_chip) if none else marks.undisclosed()
    return marks.kpi(label, "—", body=words)


def _reserved_kpi(procurement: Procurement, links: Links, scale: Scale) -> Html:
    """What a budget reserves for small and medium firms."""
    label = "预留给中小企业的政府采购"
    fact = next(
        (fact for fact in procurement.others if "预留" in fact.subject and "中小" in fact.subject), None
    )
    figure = of_fact(fact)
    if figure is None:
        return marks.kpi(label, "—", body=marks.undisclosed())
    chips = marks.source_chip_asked(links, *figure.sources)
    return marks.kpi(label, scale.digits(figure), scale.name, chips=chips)


def _costs_kpi(costs: OperatingCosts, links: Links, words: Words, scale: Scale) -> Html:
    total = costs.total
    if total is None:
        return _missing(
            words.operating_costs, links.chip(costs.none_this_year), costs.none_this_year is not None
        )
    body = [relation_note(costs, links, scale)]
    if costs.budget is not None:
        body.append(marks.joined(marks.text("预算 "), marks.linked_figure(scale.of(costs.budget), links)))
    return marks.kpi(
        words.operating_costs,
        scale.digits(total),
        scale.name,
        chips=_places(total, costs.stated, links),
        body=marks.element("div", marks.joined(*body, between=" "), class_="note"),
    )


def _places(printed: Figure, stated: Figure | None, links: Links) -> Html:
    sources = (*printed.sources, *(stated.sources if stated is not None else ()))
    derived = marks.derived_chip(printed.formula) if printed.derived else ""
    return marks.joined(marks.source_chip_asked(links, *sources), derived)


def relation_note(costs: OperatingCosts, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """How the total stands to 06's 公用经费, with that figure."""
    if costs.relation == "unknown" or costs.public is None:
        return marks.element("span", marks.text("没有可比的公用经费合计"), class_="nodata")
    kind = "fail" if costs.relation == "above" else "pass"
    word = "待说明" if kind == "fail" else "成立"
    return marks.joined(
        marks.status(kind, word),
        marks.text(f" {RELATIONS[costs.relation]} "),
        marks.linked_figure(scale.of(costs.public), links),
    )


def _change_kpi(costs: OperatingCosts, links: Links, scale: Scale) -> Html:
    change, growth = costs.change, costs.growth
    if change is None:
        return _missing("机关运行经费比上年", "", none=False)
    rate = f"　{numerals.percent(growth.value, growth.quantum, signed=True)}" if growth else ""
    words: list[Html] = []
    if costs.prior is not None:
        chip = marks.derived_chip(costs.prior.formula) if costs.prior.derived else ""
        words.append(
            marks.joined(
                marks.text("上年 "), marks.linked_figure(scale.of(costs.prior), links), Html(" "), chip
            )
        )
    words.append(reasons.told(costs.reason, links))
    return marks.kpi(
        "机关运行经费比上年",
        scale.digits(change, signed=True),
        scale.name + rate,
        chips=marks.source_chip_asked(links, *change.sources, *(growth.sources if growth else ())),
        body=marks.element("div", marks.joined(*words, between="；"), class_="note"),
    )


def _procurement_kpi(procurement: Procurement, links: Links, words: Words, scale: Scale) -> Html:
    total = procurement.total
    if total is None:
        none = procurement.none_this_year
        return _missing(words.procurement, links.chip(none), none is not None)
    line = procurement.lines["total"]
    return marks.kpi(
        words.procurement,
        scale.digits(total),
        scale.name,
        chips=_places(total, line.stated, links),
        body=marks.element("div", small_firms(procurement, links, scale), class_="note")
        if words is FINAL_ACCOUNT
        else "",
    )


def small_firms(procurement: Procurement, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """What the report says of contracts to small and medium firms."""
    line = procurement.lines["small_medium"]
    if line.figure is None:
        if line.table is None:
            return marks.joined(marks.text("授予中小企业合同 "), marks.undisclosed())
        return marks.joined(marks.text("授予中小企业合同 "), marks.blank())
    rate = line.stated_share or line.share
    figure = marks.linked_figure(scale.of(line.figure), links)
    told = [marks.text("授予中小企业合同 "), figure, marks.text(f" {scale.name}")]
    if rate is not None:
        told += [marks.text("，占 "), marks.linked_figure(rate, links)]
    return marks.joined(*told)


# ---------------------------------------------------------------- titles of the blocks


def costs_title(costs: OperatingCosts) -> str:
    """Which items are the largest, and what part they make."""
    bars = cost_bars(costs)
    if not bars:
        return "机关运行经费的构成"
    if len(bars) == 1:
        return f"机关运行经费全部是{bars[0].name}"
    first, second = bars[0], bars[1]
    if costs.total is None or not costs.total.value:
        return f"{first.name}、{second.name}最多"
    part = (first.figure.value + second.figure.value) / costs.total.value * 100
    return f"{first.name}、{second.name}最多，合占 {part:.0f}%"


def procurement_title(
    procurement: Procurement, words: Words = FINAL_ACCOUNT, scale: Scale = AS_PRINTED
) -> str:
    """What was bought, and the part of small firms."""
    if procurement.total is None:
        return words.procurement.removesuffix("支出")
    if words is not FINAL_ACCOUNT:
        return _procurement_told(procurement, words, scale.money)
    small = procurement.lines["small_medium"]
    rate = small.stated_share or small.share
    if rate is None or not rate.value:
        return _procurement_told(procurement, words, scale.money)
    return f"政府采购的 {numerals.percent(rate.value, rate.quantum, closed=True)} 给了中小企业"
