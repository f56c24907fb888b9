"""The parts of the page: the whole, where the money went, plan and final, “三公”, projects, findings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mingzhang.checking.audit import Audit
from mingzhang.exporting.site.parts import (
    Html,
    digits,
    element,
    figure,
    joined,
    page_of,
    section,
    table,
    text,
)
from mingzhang.forms import form
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import of_cell
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.frames.overview import Overview
from mingzhang.frames.performance import Performance
from mingzhang.frames.structure import NATURES, Tree
from mingzhang.frames.three_public import PARTS, ThreePublic
from mingzhang.model import Report
from mingzhang.presenting.kinds import words_of
from mingzhang.presenting.numerals import money, percent
from mingzhang.presenting.sentences import Sentence, sentences
from mingzhang.presenting.slides import Slide


def title_of(slides: Sequence[Slide], ident: str, otherwise: str) -> str:
    """The finding that the slide of the same matter states."""
    return next((slide.title for slide in slides if slide.id == ident), otherwise)


# ---------------------------------------------------------------- the whole


def overview_section(view: Overview, slides: Sequence[Slide]) -> Html:
    """The headline figures, and what the report says in sentences."""
    words = words_of(view.report)
    shown = [(f"收入{words.name}", view.income), (words.total, view.total)]
    shown += [(name, one) for name, one in view.carried]
    shown += [
        ("人员经费", view.personnel.figure),
        (words.operating_costs, view.operating.figure),
        ("“三公”经费", view.three_public.figure),
        (words.procurement, view.procurement.figure),
    ]
    cards = [
        element("div", joined(element("dt", text(name)), element("dd", figure(one))))
        for name, one in shown
        if one is not None
    ]
    told = [_sentence(one) for one in sentences(view)]
    return section(
        "overview",
        title_of(slides, "total", "总体情况"),
        "金额单位：万元",
        element("dl", joined(*cards), class_="cards"),
        element("ol", joined(*told), class_="say") if told else "",
    )


def _sentence(one: Sentence) -> Html:
    quote = element("q", text(one.quote)) if one.quote else Html("")
    between = "，报告的解释是" if one.text and one.quote else "报告的解释是" if one.quote else ""
    end = "。" if one.text or one.quote else ""
    return element(
        "li",
        joined(
            element("b", text(one.lead)),
            text(one.text + between),
            quote,
            text(end),
            page_of(*one.sources),
        ),
    )


# ---------------------------------------------------------------- where the money goes


def structure_section(tree: Tree, slides: Sequence[Slide]) -> Html:
    """A map of areas that opens on a click, and the same in a table."""
    natures = tree.shown_natures()
    heads = ("代码", "科目", "支出", *(_nature_name(one) for one in natures), "占比")
    rows = [
        (
            text(item.code),
            element("span", text(item.name), class_=f"l{item.level}"),
            figure(tree.figure(item.code)),
            *(figure(tree.figure(item.code, one)) for one in natures),
            figure(tree.share(item.code)),
        )
        for item in tree.within()
    ]
    frame = joined(
        element("nav", "", class_="crumbs", aria_label="当前科目"),
        element("div", "", class_="map", role="group", aria_label="支出结构图，点一块看下一级"),
    )
    return section(
        "structure",
        title_of(slides, "structure", "支出结构"),
        "面积为金额；点一块看下一级，点上方路径返回",
        frame,
        table(heads, rows, numeric=range(2, len(heads)), name="按功能分类的支出"),
    )


def _nature_name(column: str) -> str:
    return NATURES.get(column, column)


# ---------------------------------------------------------------- against the plan


def budget_section(view: BudgetView, slides: Sequence[Slide]) -> Html:
    """Plan and final of every item on one line, with the report's reason."""
    lines = (*view.lines, view.whole)
    amounts = [one.value for line in lines for one in (line.budget, line.final) if one is not None]
    most = max(amounts, default=Decimal(0)) or Decimal(1)
    heads = ("科目", view.label, view.own_label, "差额", view.rate_label, "对照", "报告给出的原因")
    rows = [_budget_row(line, most) for line in lines]
    heading = title_of(slides, "budget", "预算与决算")
    legend = element(
        "p",
        joined(
            element("span", joined(element("i", "", class_="rg"), text(view.label))),
            element("span", joined(element("i", "", class_="dt"), text(view.own_label))),
        ),
        class_="legend",
    )
    body = table(heads, rows, numeric=(1, 2, 3, 4), name="预算与决算")
    return section("budget", heading, f"{view.fund}，万元", legend, body)


def _budget_row(line: BudgetLine, most: Decimal) -> tuple[Html, ...]:
    gap = line.difference
    reason = (
        joined(text(line.reason.text.rstrip("。；")), page_of(line.reason.source))
        if line.reason is not None
        else Html("")
    )
    difference = text(money(gap.value, gap.quantum, signed=True)) if gap is not None else Html("")
    name = f"{line.code} {line.name}" if line.code else line.name
    return (
        text(name),
        figure(line.budget),
        figure(line.final),
        element("span", difference, class_=line.direction),
        figure(line.completion) if line.completion is not None else Html(""),
        _dumbbell(line, most),
        reason,
    )


def _dumbbell(line: BudgetLine, most: Decimal) -> Html:
    places = [
        max(one.value, Decimal(0)) / most * 100 if one is not None else None
        for one in (line.budget, line.final)
    ]
    pieces: list[Html] = []
    known = sorted(place for place in places if place is not None)
    if len(known) == 2:
        pieces.append(
            element("i", "", class_="lk", style=f"left:{known[0]:.2f}%;width:{known[1] - known[0]:.2f}%")
        )
    for place, kind in zip(places, ("rg", "dt"), strict=True):
        if place is not None:
            pieces.append(element("i", "", class_=kind, style=f"left:{place:.2f}%"))
    told = f"{digits(line.budget) or '没有'}，{digits(line.final) or '没有'}"
    return element("span", joined(*pieces), class_="db", role="img", aria_label=told)


# ---------------------------------------------------------------- single matters


def three_public_section(view: ThreePublic, report: Report, slides: Sequence[Slide]) -> Html | None:
    """The items with plan, final, and last year where the text says so."""
    if view.total.budget_figure is None and view.total.final_figure is None:
        return None
    final = report.kind == "final_account"
    heads = ("项目", "预算", *(("决算", "完成率") if final else ()), "比上年", "上年")
    rows = [
        (
            text("合计" if item.id == "total" else item.name),
            figure(item.budget_figure),
            *((figure(item.final_figure), figure(item.completion)) if final else ()),
            text(money(item.change.value, item.change.quantum, signed=True)) if item.change else Html(""),
            figure(item.prior) if item.prior is not None else Html(""),
        )
        for item in (*(view.items[part] for part in PARTS if part in view.items), view.total)
    ]
    counts = [
        element("li", joined(text(f"{count.name} "), figure(count.figure), text(f" {count.unit}")))
        for count in view.counts.values()
        if count.figure is not None
    ]
    return section(
        "three-public",
        title_of(slides, "three-public", "“三公”经费"),
        "财政拨款安排，万元",
        table(heads, rows, numeric=range(1, len(heads)), name="三公经费"),
        element("ul", joined(*counts), class_="counts") if counts else "",
    )


def projects_section(view: Performance, slides: Sequence[Slide]) -> Html | None:
    """The evaluated projects: money, rate, score."""
    lines = [line for line in view.lines if line.budget is not None or line.final is not None]
    if not lines:
        return None
    rows = [
        (
            text(line.name),
            figure(line.budget),
            figure(line.final),
            figure(line.rate),
            figure(line.score) if line.score is not None else Html(""),
        )
        for line in lines
    ]
    return section(
        "projects",
        title_of(slides, "projects", "项目绩效"),
        "项目支出绩效自评，万元",
        table(("项目", "预算", "支出", "支出进度", "自评得分"), rows, numeric=(1, 2, 3, 4), name="项目"),
    )


def findings_section(audit: Audit, slides: Sequence[Slide]) -> Html:
    """What checking found, in the audit's order; what only informs folded away."""
    grave = [finding for finding in audit.findings if finding.severity != "info"]
    coverage = audit.coverage
    items = [
        element(
            "li",
            joined(
                element("b", text(SEVERITY_NAMES[finding.severity]), class_=finding.severity),
                text(finding.message),
                page_of(*(evidence.source for evidence in finding.evidence)),
            ),
        )
        for finding in grave
    ]
    counts = audit.counts
    told = f"成立 {counts['holds']} 处，尾差 {counts['tail']} 处（四舍五入所致，不算差错）"
    if coverage.numbers:
        rate = percent(Decimal(coverage.checked * 100) / coverage.numbers, closed=True)
        told += f"；印出的 {coverage.numbers} 个数中 {coverage.checked} 个至少进过一处核对（{rate}）"
    return section(
        "findings",
        title_of(slides, "findings", "核对"),
        "按印出的精度作区间运算；所列为数字之间不一致，是否有误请部门说明",
        element("p", text(told + "。")),
        element("ul", joined(*items), class_="find") if items else "",
    )


def terms_section(report: Report) -> Html | None:
    """The report's own glossary."""
    if not report.terms:
        return None
    items = [
        joined(
            element("dt", text(term.name)), element("dd", joined(text(term.meaning), page_of(term.source)))
        )
        for term in report.terms
    ]
    return section("terms", "名词解释", "以报告自己的解释为准", element("dl", joined(*items), class_="terms"))


def tables_section(report: Report) -> Html:
    """Every statutory table as read, folded."""
    blocks: list[Html] = []
    for one in report.tables:
        if one.id is None:
            continue
        labels = {column.id: column.label for column in form(one.id).all_columns()}
        columns = list(dict.fromkeys(column for row in one.rows for column in row.cells))
        heads = ("代码", "项目", *(labels.get(column, column) for column in columns))
        rows = [
            (
                text(row.code or ""),
                text(row.name),
                *(
                    figure(of_cell(row.cells.get(column))) if column in row.cells else Html("")
                    for column in columns
                ),
            )
            for row in one.rows
        ]
        body = (
            element("p", text("本表没有数据。"))
            if one.empty
            else table(heads, rows, numeric=range(2, len(heads)), name=one.title)
        )
        summary = element("summary", text(f"{one.number or ''} {one.title}".strip()))
        blocks.append(element("details", joined(summary, body)))
    return section("tables", "全部报表", "按原文读出，页码为原文页码；“·”为表中空白", *blocks)
