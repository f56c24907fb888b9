"""The overview's HTML: one screen of figures, sentences and things to look at, each with its source."""

from __future__ import annotations

from collections.abc import Mapping

from components import marks
from components.links import Links
from components.marks import Html
from components.overview_cards import amount, cards, text_note
from components.overview_findings import audit_sentence, findings_block, loud
from components.overview_income import absent, income_block
from components.overview_structure import structure_block
from components.units import asked
from mingzhang.frames.budget import Driver
from mingzhang.frames.figures import Figure
from mingzhang.frames.overview import Change, Overview, sum_of
from mingzhang.frames.structure import Item, Tree
from mingzhang.model import Finding, Report
from mingzhang.presenting import numerals
from mingzhang.presenting.kinds import against, document_of, words_of
from mingzhang.presenting.sentences import Sentence, rate, sentences, top_title
from mingzhang.presenting.units import AMOUNTS, AS_PRINTED, Scale, unit_line

BAR = 60.0
"""Per cent of its row that the longer of the two years' bars takes, so that its figure fits behind it."""


def overview_html(
    view: Overview, findings: tuple[Finding, ...], counts: Mapping[str, int], links: Links
) -> Html:
    """The whole page. ``counts``: comparisons by outcome (holds, tail, differs …)."""
    middle = income_block(view, links) if view.report.kind == "budget" else budget_block(view, links)
    rows = (
        head(view, counts, len(loud(findings)), links),
        marks.element(
            "div",
            marks.joined(total_block(view, links), middle, structure_block(view, links)),
            class_="ov",
        ),
        marks.element(
            "div",
            marks.joined(
                saying_block(view, findings, counts, links),
                top_block(view, links),
                findings_block(findings, counts, links),
            ),
            class_="ov3",
        ),
        cards(view, links),
    )
    return marks.joined(*rows)


# ---------------------------------------------------------------- head


def head(view: Overview, counts: Mapping[str, int], open_questions: int, links: Links) -> Html:
    """Department and year at the left, what checking gave at the right."""
    report = view.report
    kind = document_of(report)
    words = [f"{report.year} 年度{kind}" if report.year else kind]
    words += [f"{name} {figure_in_words(figure)}" for name, figure in _fund_notes(view)]
    if asked(links).unit == "yuan":
        words.append(unit_line(asked(links), known_amounts(view)))
    line = marks.joined(marks.text(" · ".join(words)), unit_choice(links), between=" ")
    title = marks.joined(
        marks.title(report.department or "名称未读出"), marks.element("p", line, class_="sub")
    )
    strip: tuple[tuple[marks.Status, str, int], ...] = (
        ("pass", "已核", counts.get("holds", 0)),
        ("tail", "尾差", counts.get("tail", 0)),
        ("fail", "待说明", open_questions),
    )
    boxes = [
        marks.element("div", marks.joined(marks.status(status, words), marks.element("b", str(count))))
        for status, words, count in strip
    ]
    audit = marks.element(
        "a", marks.joined(*boxes), class_="audit", href=links.page("/checks"), title="看核对"
    )
    return marks.element("div", marks.joined(marks.element("div", title), audit), class_="head")


def unit_choice(links: Links) -> Html:
    """What the page's amounts are written in, each a link."""
    chosen = asked(links).unit
    choices = [
        marks.element(
            "a",
            marks.text(name),
            href=links.changed(unit="" if unit == AS_PRINTED.unit else unit),
            aria_current="true" if unit == chosen else None,
            data_focus=f"unit:{unit}",
        )
        for unit, name in AMOUNTS.items()
    ]
    body = marks.joined(marks.text("金额单位"), *choices, between=" ")
    return marks.element("span", body, class_="pick", role="group", aria_label="金额单位")


def _fund_notes(view: Overview) -> list[tuple[str, Figure]]:
    if view.general_share is None:
        return []
    return [("一般公共预算财政拨款占", view.general_share)]


def figure_in_words(figure: Figure) -> str:
    """A figure inside a sentence: rates closed up, money with its unit."""
    return (
        rate(figure) if figure.unit == "%" else numerals.quantity(figure.value, figure.unit, figure.quantum)
    )


# ---------------------------------------------------------------- first row


def total_block(view: Overview, links: Links) -> Html:
    """本年支出合计, beside last year where the report gives a change."""
    if view.total is None:
        label = words_of(view.report).total
        return absent(label, view, "income_expenditure_summary", "没有读到支出合计", links)
    label = words_of(view.report).total + ("（收入、支出总计相等）" if view.balanced else "")
    body = marks.joined(_carried_line(view, links), _years(view, view.change, links))
    return marks.kpi(
        label,
        asked(links).digits(view.total),
        asked(links).name,
        chips=marks.source_chip_asked(links, *view.total.sources),
        body=body,
        size="hero",
    )


def _carried_line(view: Overview, links: Links) -> Html:
    """Income and carried amounts, where expenditure is not the whole story."""
    if view.balanced:
        return Html("")
    named = [("本年收入", view.income), *view.carried, ("总计", view.grand)]
    pieces = [
        marks.joined(marks.text(name), amount(figure, links), between=" ")
        for name, figure in named
        if figure is not None
    ]
    return marks.element("p", marks.joined(*pieces, between=" · "), class_="carried") if pieces else Html("")


def _years(view: Overview, change: Change | None, links: Links) -> Html:
    """Last year and this year as two bars, and the change."""
    year, words = view.report.year, words_of(view.report)
    if change is None:
        return text_note(words.without_last_year)
    told = against(change.basis, view.report)
    last = told.removeprefix("上年")
    this = words.name if last else ""
    longest = max(abs(change.current.value), abs(change.prior.value)) or 1
    rows: list[Html] = []
    for name, figure, shape in (
        (f"{year - 1} {last}".strip() if year else told, change.prior, "outline"),
        (f"{year} {this}".strip() if year else f"本年{this}", change.current, "bar"),
    ):
        width = BAR * float(abs(figure.value) / longest)
        label = marks.joined(
            amount(figure, links),
            marks.derived_chip(figure.formula) if figure.derived else "",
            between=" ",
        )
        bar = marks.track([marks.mark(shape, 0, width), marks.mark_text(width + 2, label, top=-2)], 16)
        rows += [marks.element("span", name, class_="num"), bar]
    whole = view.balanced or ("支出" in change.subject and "收" not in change.subject)
    named = "" if whole else "收支总计"
    move = marks.element(
        "b",
        marks.text(asked(links).digits(change.change, signed=True)),
        class_=f"num {_arrow(change.change)}".strip(),
    )
    growth = (
        marks.joined(
            marks.text("，"), marks.element("b", marks.text(_signed_rate(change.growth)), class_="num")
        )
        if change.growth
        else ""
    )
    chip = marks.source_chip_asked(links, *change.change.sources)
    unit = marks.text(f" {asked(links).name}")
    line = marks.joined(marks.text(f"{named}比{told} "), move, unit, growth, Html(" "), chip)
    return marks.joined(
        marks.element("div", marks.joined(*rows), class_="years"),
        marks.element("div", line, class_="lab move"),
    )


def _arrow(figure: Figure) -> str:
    return "up" if figure.value > 0 else "down" if figure.value < 0 else ""


def _signed_rate(figure: Figure | None) -> str:
    return numerals.percent(figure.value, figure.quantum, signed=True) if figure is not None else ""


def budget_block(view: Overview, links: Links) -> Html:
    """Completion of the year's first budget, as printed, with both amounts under it."""
    budget = view.budget
    label = f"完成{budget.label}" if budget is not None else "完成年初预算"
    if budget is None or budget.whole.budget is None:
        body = marks.joined(marks.undisclosed(), text_note("情况说明中没有读到年初预算总数"), between=" ")
        return marks.element(
            "section",
            marks.joined(marks.element("div", marks.text(label), class_="lab"), body),
            class_="block kpi",
        )
    whole = budget.whole
    assert whole.budget is not None
    ratio = whole.completion.value if whole.completion is not None else whole.ratio
    derived = "" if whole.completion is not None else marks.derived_chip()
    places = (whole.completion or whole.budget).sources
    chips = marks.joined(marks.source_chip_asked(links, *places), derived)
    shown = (
        "—"
        if ratio is None
        else numerals.money(ratio, whole.completion.quantum if whole.completion else None)
    )
    body = [_completion_bar(float(ratio)) if ratio is not None else ""]
    ends = marks.joined(
        marks.element("b", marks.joined(marks.text("决算 "), amount(whole.final, links))),
        marks.element("span", marks.joined(marks.text(f"{budget.label} "), amount(whole.budget, links))),
    )
    body.append(marks.element("div", ends, class_="ends"))
    if whole.difference is not None:
        kind = {"over": "up over", "under": "down under"}.get(whole.direction or "", "")
        digits = asked(links).digits(whole.difference, signed=True)
        words = marks.joined(
            marks.element("b", marks.text(digits), class_=f"num {kind}".strip()),
            marks.text(f" {asked(links).name}"),
            marks.derived_chip(whole.difference.formula, bare=True),
            marks.text(difference_note(view.driver, asked(links))),
        )
        body.append(marks.element("div", words, class_="lab move"))
    return marks.kpi(label, shown, "%", chips=chips, body=marks.joined(*body))


def difference_note(driver: Driver | None, scale: Scale = AS_PRINTED) -> str:
    """Under the completion bar: in how few items the difference lies."""
    if driver is None or driver.share is None or driver.line.difference is None:
        return ""
    if not 50 <= driver.share.value <= 100:
        return ""
    return f"，其中 {scale.digits(driver.line.difference, signed=True)} 出在一项"


def known_amounts(view: Overview) -> tuple[Figure, ...]:
    """The amounts that say how exact the page's figures are."""
    known = (view.total, view.income, view.grand, *(part.figure for part in view.parts))
    return tuple(figure for figure in known if figure is not None)


def _completion_bar(ratio: float) -> Html:
    """The budget as a hollow bar, what was spent inside it or beyond it."""
    widest = max(100.0, ratio)
    planned, spent = 100.0 / widest * 100, ratio / widest * 100
    return marks.track(
        [marks.mark("outline", 0, planned), marks.mark("inner", 0, spent)], 24, f"完成 {ratio:.2f}%"
    )


# ---------------------------------------------------------------- second row


def saying_block(
    view: Overview, findings: tuple[Finding, ...], counts: Mapping[str, int], links: Links
) -> Html:
    """Three sentences: against last year, against the budget, what checking found."""
    told, checked = sentences(view, asked(links).words), audit_sentence(findings, counts)
    said = [*told[:2], checked]
    items = [marks.element("li", marks.element("span", sentence_html(sentence, links))) for sentence in said]
    heading = f"这份{words_of(view.report).name}说了什么"
    return marks.block(heading, body=marks.element("ol", marks.joined(*items), class_="say"))


def sentence_html(sentence: Sentence, links: Links) -> Html:
    """Finding in bold, what stands behind it, the report's words in quotation marks, the chip."""
    body = [marks.element("b", marks.text(sentence.lead)), marks.text(sentence.text)]
    if sentence.quote:
        body += [
            marks.text("，报告的解释是" if sentence.text else "报告的解释是"),
            marks.quote(sentence.quote),
        ]
    if sentence.text or sentence.quote:
        body.append(marks.text("。"))
    return marks.joined(marks.joined(*body), marks.source_chip(links, *sentence.sources), between=" ")


def top_block(view: Overview, links: Links) -> Html:
    """The largest items as bars from zero."""
    if not view.top:
        return marks.block(top_title(view), body=marks.undisclosed())
    largest = view.top[0].figure()
    assert largest is not None
    rest = sum_of(view.rest)
    longest = max(largest.value, rest.value) if rest is not None else largest.value
    rows = [_bar_row(item, float(longest), links) for item in view.top]
    if rest is not None:
        part, name = float(rest.value / longest), f"其余 {len(view.rest)} 项"
        rows.append(marks.row_bar(name, part, amount(rest, links), colour="var(--budget)"))
    count = f"前{len(view.top)}项" if view.rest else "全部"
    level = f"{view.top[0].level_name or '项'}级{words_of(view.report).spending}"
    body = marks.element("div", marks.joined(*rows), class_="bars")
    return marks.block(top_title(view), f"{level}，{asked(links).name} · {count}", body)


def _bar_row(item: Item, largest: float, links: Links) -> Html:
    figure = item.figure()
    assert figure is not None
    return marks.row_bar(item.name, float(figure.value) / largest, amount(figure, links))


def narrowed_note(tree: Tree | None, code: str, links: Links) -> Html:
    """The overview speaks of the whole report: what is chosen, and where it is shown."""
    if tree is None or not code:
        return Html("")
    item, figure, share = tree.by_code[code], tree.figure(code), tree.share(code)
    words = marks.joined(
        marks.text(f"已选“{item.name}”"),
        amount(figure, links),
        marks.text(f"{asked(links).name}，占"),
        marks.linked_figure(share, links),
        marks.text("。总览说的是整份报告；看这一科目："),
        between=" ",
    )
    pages = (("/budget", "预算与决算"), ("/structure", "支出结构"), ("/basic-project", "基本与项目"))
    ways = [marks.element("a", marks.text(name), href=links.page(path)) for path, name in pages]
    back = marks.element("a", marks.text("全部支出"), href=links.at("").page("/"))
    return marks.element("p", marks.joined(words, marks.joined(*ways, back, between=" · ")), class_="crumb")


def template_note(report: Report) -> Html:
    """Said before anything else where the report looks like a form that nobody has filled in."""
    told = [warning.message for warning in report.warnings if warning.code == "template"]
    return marks.joined(
        *(marks.element("p", marks.text(words), class_="notice", role="status") for words in told)
    )
