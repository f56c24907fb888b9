"""One 项目支出绩效自评表: its money, its indicators with target, actual, points and score."""

from __future__ import annotations

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from mingzhang.frames.figures import of_cell
from mingzhang.frames.performance import ProjectLine, judgement
from mingzhang.model import Cell, Fund, Indicator, Project

JUDGED = {"met": ("pass", "达标"), "missed": ("fail", "未达标"), "unjudged": ("unchecked", "未判")}


def heading(line: ProjectLine, form: Project) -> tuple[str, str]:
    """The block's title and the line under it."""
    score = line.score
    told = f"自评 {score.value:f} 分" if score is not None else "未写总分"
    other = f" · 文字中称“{line.name}”" if line.listing is not None and line.name != form.name else ""
    missed = sum(1 for indicator in form.indicators if judgement(indicator) == "missed")
    lacking = f"，{missed} 项指标未达目标" if missed else ""
    return f"{form.name}：{told}{lacking}", f"项目支出绩效自评表 p.{'、'.join(map(str, form.pages))}{other}"


def funds_table(form: Project, links: Links) -> Html:
    """年度资金总额 and its parts."""
    heads = (
        Head("项目资金（万元）", "nm"),
        Head("年初预算", "r"),
        Head("全年预算", "r"),
        Head("全年执行", "r"),
        Head("执行率", "r"),
        Head("分值", "r"),
        Head("得分", "r"),
    )
    columns = (
        ("initial_budget", "万元"),
        ("budget", "万元"),
        ("final", "万元"),
        ("rate", "%"),
        ("points", "分"),
        ("score", "分"),
    )
    lines = [
        Line((marks.text(fund.name), *(_money(fund, column, unit, links) for column, unit in columns)))
        for fund in form.funds
    ]
    return marks.table(heads, lines, name="项目资金", kind="tight")


def _money(fund: Fund, column: str, unit: str, links: Links) -> Html:
    return cell(fund.cells.get(column, Cell()), unit, links)


def cell(shown: Cell, unit: str, links: Links) -> Html:
    """A form's cell: its figure, a blank, or the dash or words that it prints."""
    figure = of_cell(shown, unit)
    if figure is not None:
        return marks.linked_figure(figure, links)
    return marks.blank() if shown.source is None else marks.linked(shown.source.text, links, shown.source)


def indicators_table(form: Project, links: Links) -> Html:
    """The indicators; a missed target says so, one that is no plain number is left unjudged."""
    heads = (
        Head("指标", "nm"),
        Head("目标", "r"),
        Head("实际", "r"),
        Head("判定", "r"),
        Head("分值", "r"),
        Head("得分", "r"),
        Head("偏差原因分析及改进措施", "why"),
    )
    lines = [_indicator(indicator, links) for indicator in form.indicators]
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
    return marks.table(heads, [*lines, total], name="绩效指标", kind="stack tight s6")


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
