"""One 项目支出绩效自评表: its money, its indicators with target, actual, points and score."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from components.sorting import Key, Order
from mingzhang.frames.figures import of_cell
from mingzhang.frames.performance import ProjectLine, judgement
from mingzhang.model import Cell, Fund, Indicator, Project
from mingzhang.presenting.units import AS_PRINTED, Scale

JUDGED = {"met": ("pass", "达标"), "missed": ("fail", "未达标"), "unjudged": ("unchecked", "未判")}


def heading(line: ProjectLine, form: Project) -> tuple[str, str]:
    """The block's title and the line under it."""
    score = line.score
    told = f"自评 {score.value:f} 分" if score is not None else "未写总分"
    other = f" · 文字中称“{line.name}”" if line.listing is not None and line.name != form.name else ""
    missed = sum(1 for indicator in form.indicators if judgement(indicator) == "missed")
    lacking = f"，{missed} 项指标未达目标" if missed else ""
    return f"{form.name}：{told}{lacking}", f"项目支出绩效自评表 p.{'、'.join(map(str, form.pages))}{other}"


FUND_COLUMNS: Mapping[str, str] = {
    "initial_budget": "年初预算",
    "budget": "全年预算",
    "final": "全年执行",
    "rate": "执行率",
    "points": "分值",
    "score": "得分",
}
COLUMNS = ("name", *FUND_COLUMNS)
"""The columns that the money can be sorted by."""
UNITS_OF_COLUMNS: Mapping[str, str] = {"rate": "%", "points": "分", "score": "分"}
PRINTED_FUNDS, PRINTED_INDICATORS = Order("sort_funds"), Order("sort_indicators")


def funds_table(form: Project, links: Links, order: Order = PRINTED_FUNDS, scale: Scale = AS_PRINTED) -> Html:
    """年度资金总额 and its parts."""
    heads = (
        order.head("name", f"项目资金（{scale.money.name}）", links, "nm"),
        *(order.head(column, label, links) for column, label in FUND_COLUMNS.items()),
    )
    lines = [
        Line((marks.text(fund.name), *(_amount(fund, column, links, scale.money) for column in FUND_COLUMNS)))
        for fund in order.sorted(form.funds, _fund_key)
    ]
    return marks.table(heads, lines, name="项目资金", kind="tight")


def _amount(fund: Fund, column: str, links: Links, scale: Scale) -> Html:
    return cell(fund.cells.get(column, Cell()), UNITS_OF_COLUMNS.get(column, "万元"), links, scale)


def _fund_key(fund: Fund, column: str) -> Key:
    if column == "name":
        return fund.name
    amount = fund.cells.get(column, Cell()).amount
    return amount.value if amount is not None else None


def cell(shown: Cell, unit: str, links: Links, scale: Scale = AS_PRINTED) -> Html:
    """A form's cell: its figure, a blank, or the dash or words that it prints."""
    figure = of_cell(shown, unit)
    if figure is not None:
        return marks.linked_figure(scale.of(figure), links)
    return marks.blank() if shown.source is None else marks.linked(shown.source.text, links, shown.source)


INDICATOR_COLUMNS = ("name", "judged", "points", "score")
"""The columns that the indicators can be sorted by: targets are words as often as numbers."""
GRAVITY = {"missed": Decimal(2), "unjudged": Decimal(1), "met": Decimal(0)}


def indicators_table(form: Project, links: Links, order: Order = PRINTED_INDICATORS) -> Html:
    """The indicators; a missed target says so, one that is no plain number is left unjudged."""
    heads = (
        order.head("name", "指标", links, "nm"),
        Head("目标", "r"),
        Head("实际", "r"),
        order.head("judged", "判定", links),
        order.head("points", "分值", links),
        order.head("score", "得分", links),
        Head("偏差原因分析及改进措施", "why"),
    )
    lines = [_indicator(indicator, links) for indicator in order.sorted(form.indicators, _indicator_key)]
    total = Line(
        (
            marks.text("总分"),
            Html(""),
            Html(""),
            Html(""),
            cell(form.points, "分", links),
            cell(form.score, "分", links),
            Html(""),
        ),
        "sum",
    )
    return marks.table(heads, [*lines, total], name="绩效指标", kind="stack tight s5")


def _indicator_key(indicator: Indicator, column: str) -> Key:
    if column == "name":
        return indicator.name
    if column == "judged":
        return GRAVITY[judgement(indicator)]
    amount = indicator.cells.get(column, Cell()).amount
    return amount.value if amount is not None else None


def _indicator(indicator: Indicator, links: Links) -> Line:
    kind, word = JUDGED[judgement(indicator)]
    levels = " › ".join(part for part in (indicator.level1, indicator.level2) if part)
    return Line(
        (
            marks.joined(
                marks.element("span", marks.text(levels), class_="cap lv"), marks.text(indicator.name)
            ),
            _words(indicator, "target", indicator.target, links),
            _words(indicator, "actual", indicator.actual, links),
            marks.status(kind, word),  # type: ignore[arg-type]
            cell(indicator.cells.get("points", Cell()), "分", links),
            cell(indicator.cells.get("score", Cell()), "分", links),
            marks.text(indicator.reason) if indicator.reason else marks.blank(),
        )
    )


def _words(indicator: Indicator, column: str, words: str, links: Links) -> Html:
    source = indicator.cells.get(column, Cell()).source
    if not words:
        return marks.blank()
    return marks.linked(words, links, source) if source is not None else marks.text(words)


def goals(form: Project) -> Html:
    """年度总体目标: what was expected, what came of it, in the form's words."""
    pairs = [
        (label, text) for label, text in (("预期目标", form.goal), ("实际完成", form.achievement)) if text
    ]
    items = [marks.joined(marks.element("b", marks.text(label)), marks.quote(text)) for label, text in pairs]
    return marks.element("div", marks.joined(*(marks.element("p", item) for item in items)), class_="goals")
