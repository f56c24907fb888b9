"""How the office runs and buys, and what its projects did: 机关运行经费, 政府采购, 项目绩效."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mingzhang.exporting.site.amounts import Teller, amount, reads, teller, unit_words
from mingzhang.exporting.site.charts import bar, chart, legend, row
from mingzhang.exporting.site.heights import height_of
from mingzhang.exporting.site.parts import Html, element, joined, page_of, text
from mingzhang.exporting.site.structure import MOST_BARS
from mingzhang.exporting.site.subject import Part, Subject, under
from mingzhang.exporting.site.tabling import Line, folded, table
from mingzhang.exporting.site.tips import tip_of
from mingzhang.frames.figures import Figure, of_cell, share
from mingzhang.frames.figures import joined as places_of
from mingzhang.frames.operations import OperatingCosts, Procurement, operations
from mingzhang.frames.performance import ProjectLine, judgement, performance
from mingzhang.model import Indicator, Project
from mingzhang.presenting.captions import Caption
from mingzhang.presenting.money_captions import costs_caption, procurement_caption, projects_caption
from mingzhang.presenting.units import digits

JUDGEMENTS = {"met": "达到", "missed": "未达到", "unjudged": ""}
Named = tuple[str, Figure]


def operations_parts(subject: Subject) -> list[Part]:
    """机关运行经费 and 政府采购, those that have something to draw."""
    view = operations(subject.report)
    found = [_costs_part(subject, view.costs), _procurement_part(subject, view.procurement)]
    return [part for part in found if part is not None]


def _costs_part(subject: Subject, costs: OperatingCosts) -> Part | None:
    if costs.tree is None or costs.total is None:
        return None
    column = costs.tree.column
    known = [(item.name, figure) for item in costs.spent() if (figure := item.figure(column)) is not None]
    say = teller()
    name = subject.words.operating_costs
    heading = f"{name}最多的一项是“{known[0][0]}”" if known else name
    return _bars_part(subject, ("costs", name, heading), known, costs.total, costs_caption(costs, say), say)


def _procurement_part(subject: Subject, procurement: Procurement) -> Part | None:
    if procurement.total is None:
        return None
    known = [(line.name, line.figure) for line in procurement.kinds() if line.figure is not None]
    say = teller()
    name = subject.words.procurement
    caption = procurement_caption(procurement, subject.words, say)
    first = known[0] if known and known[0][1].value > 0 else None
    heading = f"{name}最多的是{first[0]}" if first is not None else name
    firms = [procurement.lines[one] for one in ("small_medium", "small_micro")]
    told = [
        element(
            "li",
            joined(
                text(f"{line.name} "), amount(line.figure), " ", unit_words(), page_of(*line.figure.sources)
            ),
        )
        for line in firms
        if line.figure is not None
    ]
    rest = element("ul", joined(*told), class_="counts") if told else Html("")
    return _bars_part(subject, ("procurement", name, heading), known, procurement.total, caption, say, rest)


def _bars_part(
    subject: Subject,
    named: tuple[str, str, str],
    known: Sequence[Named],
    whole: Figure,
    caption: Caption | None,
    say: Teller,
    rest: Html | str = "",
) -> Part | None:
    """A part with one bar for each name; ``named``: id, name, heading. None where nothing is above zero."""
    ident, name, heading = named
    most = max((figure.value for _, figure in known), default=Decimal(0))
    if most <= 0:
        return None
    rows = [
        row(
            one,
            bar(figure.value, most, "k0"),
            amount(figure, whole),
            tip_of(one, [("金额", figure), ("占比", share(figure, whole))], whole),
        )
        for one, figure in known[:MOST_BARS]
    ]
    lines = [Line((text(one),), (figure, share(figure, whole)), whole=whole) for one, figure in known]
    lines.append(Line((text("合计"),), (whole, None), whole=whole, strong=True))
    body = folded(len(lines), table(ident, name, ("项目", "金额", "占比"), lines, subject.vocabulary), most=0)
    drawing = chart(f"图：{name}，{len(rows)} 项", rows, reads=reads(caption, say))
    sources = places_of(*(figure for _, figure in known), whole)
    height = height_of((one for one, _ in known[:MOST_BARS]), heading, caption)
    line = under(name, subject, unit_words(name))
    return Part(ident, name, heading, line, drawing, joined(rest, body), sources, height)


# ---------------------------------------------------------------- projects


def projects_part(subject: Subject) -> Part | None:
    """The evaluated projects: money, rate, score, and the forms' indicators."""
    view = performance(subject.report)
    lines = [line for line in view.lines if line.budget is not None or line.final is not None]
    if not lines:
        return None
    most = max(one.value for line in lines for one in (line.budget, line.final) if one is not None)
    rows = [_project_row(line, most) for line in lines]
    say = teller()
    caption, heading = projects_caption(lines, say), subject.title("projects", "项目绩效")
    heads = ("项目", "预算", "支出", "支出进度", "自评得分")
    told = [Line((text(line.name),), (line.budget, line.final, line.rate, line.score)) for line in lines]
    forms = [_form(line.form, number) for number, line in enumerate(lines) if line.form is not None]
    return Part(
        "projects", "项目绩效", heading,
        under("项目支出绩效自评，空心为预算，实心为支出", subject, unit_words()),
        chart(
            f"图：项目的预算与支出，{len(rows)} 个项目", rows,
            legend=legend(("plan", "预算"), ("solid", "支出")), reads=reads(caption, say),
        ) if most > 0 else Html(""),
        joined(table("projects", "项目", heads, told, subject.vocabulary), *forms),
        places_of(*(one for line in lines for one in (line.budget, line.final) if one is not None)),
        height_of((line.name for line in lines), heading, caption, legend=True) if most > 0 else None,
    )  # fmt: skip


def _project_row(line: ProjectLine, most: Decimal) -> Html:
    marks = [
        bar(figure.value, most, kind)
        for figure, kind in ((line.budget, "thin t0 plan"), (line.final, "thin t1 solid"))
        if figure is not None
    ]
    figures = [("预算", line.budget), ("支出", line.final), ("支出进度", line.rate), ("自评得分", line.score)]
    rate = element("small", text(digits(line.rate, closed=True))) if line.rate is not None else Html("")
    value = joined(amount(line.final), " ", rate) if line.final is not None else rate
    return row(line.name, joined(*marks), value, tip_of(line.name, figures))


def _form(project: Project, number: int) -> Html:
    """The indicators of a self-evaluation form, as printed."""
    if not project.indicators:
        return Html("")
    lines = [_indicator(one) for one in project.indicators]
    heads = ("指标", "目标值", "实际值", "对照", "偏差原因", "分值", "得分")
    body = table(f"form-{number}", f"{project.name}自评表", heads, lines)
    words = f"{project.name}：绩效目标与完成情况（{len(lines)} 项指标）"
    return element("details", joined(element("summary", text(words)), body))


def _indicator(one: Indicator) -> Line:
    kinds = " / ".join(dict.fromkeys(part for part in (one.level1, one.level2) if part))
    name = joined(text(one.name), element("small", text(kinds), class_="pg") if kinds else "")
    judged = judgement(one)
    verdict = element("span", text(JUDGEMENTS[judged]), class_=judged)
    figures = (of_cell(one.cells.get("points"), "分"), of_cell(one.cells.get("score"), "分"))
    return Line((name, text(one.target), text(one.actual), verdict, text(one.reason)), figures)
