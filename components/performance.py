"""绩效 in words: the finding as a title, the figures, the projects, and what is left to explain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components import marks
from components.checks import measure_of
from components.links import Links
from components.marks import Head, Html, Line
from components.sorting import Key, Order
from mingzhang.forms.measures import MEASURES
from mingzhang.frames.figures import Figure, of_fact, share
from mingzhang.frames.performance import Performance, ProjectLine, places_of
from mingzhang.model import Evidence, Fact, Finding
from mingzhang.presenting import numerals
from mingzhang.presenting.kinds import FINAL_ACCOUNT, Words
from mingzhang.presenting.units import AMOUNTS, AS_PRINTED, UNITS, Scale, Unit

MOST_LINES = 12
"""Projects on one page of the list."""
MOST_PLACES = 4
PRINTED, PRINTED_OVERALL = Order(), Order("sort_overall")
NO_KEYS: Mapping[Finding, str] = {}


def headline(view: Performance, words: Words = FINAL_ACCOUNT, scale: Scale = AS_PRINTED) -> str:
    """The page's title: how many projects, how much planned and spent; or what is not disclosed."""
    money = scale.money
    if not view.lines:
        return _without_projects(view, money) if words is FINAL_ACCOUNT else _goals_alone(view, money)
    lead = f"{len(view.lines)} 个项目"
    budget, final = view.budget, view.final
    if budget is None or final is None:
        return f"{lead}公开了绩效自评情况"
    told = f"{lead}，全年预算 {money.words(budget)}，执行 {money.words(final)}"
    rate = share(final, budget)
    return told + (f"，执行率 {numerals.percent(rate.value, rate.quantum, closed=True)}" if rate else "")


def _without_projects(view: Performance, scale: Scale) -> str:
    """The text's own totals, of the self-evaluated projects before any others."""
    counts = [fact for fact in view.overall if fact.measure == "count" and fact.amount.value > 0]
    if not counts:
        return "报告未公开项目绩效自评情况"
    count = next((fact for fact in counts if "自评" in fact.subject), counts[0])
    told = f"{count.subject} {count.amount.value:,f} {count.unit}"
    own = [fact for fact in view.overall if fact.subject == count.subject and fact.amount.value]
    money = of_fact(next((fact for fact in own if fact.unit == "万元"), None))
    score = next((fact for fact in own if fact.measure == "score"), None)
    if money is not None:
        told += f"，涉及 {scale.words(money)}"
    if score is not None:
        told += f"，平均 {numerals.money(score.amount.value, score.amount.quantum)} 分"
    return f"{told}；未公开逐项情况"


def _goals_alone(view: Performance, scale: Scale) -> str:
    """Of a budget: how many projects have set goals, and how much money they are for."""
    counts = [f for f in view.overall if f.measure == "count" and "项目" in f.subject and f.amount.value]
    if not counts:
        return "这份预算没有公布绩效目标的编报情况"
    count = counts[0]
    told = f"{count.subject} {count.amount.value:,f} {count.unit}"
    own = (f for f in view.overall if f.unit == "万元" and f.subject == count.subject)
    money = of_fact(next(own, None))
    return told + (f"，涉及 {scale.words(money)}" if money is not None else "")


def units_of(view: Performance) -> Mapping[Unit, str]:
    """The units to choose from; shares are of the sum of the projects' budgets."""
    known = view.budget is not None and view.budget.value > 0 and len(view.lines) > 1
    return UNITS if known else AMOUNTS


def has_amounts(view: Performance) -> bool:
    """Whether anything on the page is money."""
    stated = any(fact.unit == "万元" for fact in view.overall)
    return stated or any(line.budget is not None or line.final is not None for line in view.lines)


def subtitle(view: Performance, words: Words = FINAL_ACCOUNT) -> str:
    """How many of them stand in the text, how many have a form."""
    parts: list[str] = []
    if view.listed:
        parts.append(f"文字列出 {len(view.listed)} 个项目")
    if view.forms:
        parts.append(f"公开自评表 {len(view.forms)} 份")
    elif words is FINAL_ACCOUNT:
        parts.append("没有公开项目支出绩效自评表")
    else:
        parts.append("绩效目标编报情况，文字所述")
    if view.lines:
        parts.append("合计与执行率为推算")
    return " · ".join(parts)


# ---------------------------------------------------------------- what the text says of all projects


OVERALL_COLUMNS = ("measure", "subject")
"""The columns that the text's statements can be sorted by; their numbers are of many units."""


def overall_table(
    view: Performance, links: Links, order: Order = PRINTED_OVERALL, scale: Scale = AS_PRINTED
) -> Html:
    """The facts about all projects together, each with its page."""
    if not view.overall:
        return marks.element(
            "p", marks.joined(marks.text("文字没有总数 "), marks.undisclosed()), class_="none"
        )
    heads = (
        order.head("measure", "所述", links, "nm"),
        order.head("subject", "项目", links, "nm"),
        Head("数", "r"),
    )
    lines = [
        Line(
            (
                marks.text(MEASURES[fact.measure]),
                marks.element("span", marks.text(fact.subject), class_="cap"),
                _stated(fact, links, scale.money),
            )
        )
        for fact in order.sorted(view.overall, _overall_key)
    ]
    return marks.table(heads, lines, name="文字对全部项目的说法", kind="tight slim narrow")


def _overall_key(fact: Fact, column: str) -> Key:
    return MEASURES[fact.measure] if column == "measure" else fact.subject


def _stated(fact: Fact, links: Links, scale: Scale) -> Html:
    figure = scale.of(of_fact(fact))
    assert figure is not None
    digits = numerals.quantity(figure.value, figure.unit, figure.quantum)
    return marks.linked(digits, links, *figure.sources, derived=fact.derived, formula=figure.formula)


# ---------------------------------------------------------------- the projects


PROJECT_COLUMNS = ("name", "budget", "final", "rate", "score")
"""The columns that the projects can be sorted by."""


def in_order(lines: Sequence[ProjectLine], order: Order) -> tuple[int, ...]:
    """The numbers of the projects in the order asked for."""
    return order.sorted(range(len(lines)), lambda number, column: _key(lines[number], column))


def _key(line: ProjectLine, column: str) -> Key:
    figures = {"budget": line.budget, "final": line.final, "rate": line.rate, "score": line.score}
    if column == "name":
        return line.name
    figure = figures[column]
    return figure.value if figure is not None else None


def project_table(
    lines: Sequence[ProjectLine],
    asked: Sequence[Finding],
    chosen: int,
    links: Links,
    numbers: Sequence[int],
    order: Order = PRINTED,
    scale: Scale = AS_PRINTED,
) -> Html:
    """Budget, execution, rate, score; what is left to explain; a form opens below.

    ``numbers`` are the lines' places in the whole list, by which a link names them.
    """
    heads = (
        order.head("name", "项目", links, "nm"),
        order.head("budget", "全年预算", links),
        order.head("final", "执行", links),
        order.head("rate", "执行率", links),
        order.head("score", "自评得分", links),
        Head("自评表", "why"),
    )
    rows = [
        Line(
            (
                marks.text(line.name),
                _figure(scale.of(line.budget), links),
                _figure(scale.of(line.final), links),
                _figure(line.rate, links),
                _figure(line.score, links) if line.form is not None else marks.undisclosed(),
                _form_link(line, number, asked, links),
            ),
            "sel" if number == chosen and line.form is not None else "",
        )
        for line, number in zip(lines, numbers, strict=True)
    ]
    return marks.table(heads, rows, name="项目", kind="stack tight")


def _figure(figure: Figure | None, links: Links) -> Html:
    return marks.linked_figure(figure, links) if figure is not None else marks.undisclosed()


def _form_link(line: ProjectLine, number: int, asked: Sequence[Finding], links: Links) -> Html:
    if line.form is None:
        return marks.element("span", marks.text("未公开自评表"), class_="nodata")
    pages = "·".join(str(page) for page in line.form.pages)
    opened = marks.element(
        "a", marks.text(f"自评表 p.{pages}"), href=links.changed(project=str(number)), class_="lk"
    )
    own = places_of(line)
    count = sum(1 for question in asked if any(each.source in own for each in question.evidence))
    return marks.joined(opened, marks.status("fail", f"待说明 {count}") if count else "", between="　")


def pager(total: int, part: int, links: Links) -> Html:
    """Links to the pages of a long list; nothing for a short one."""
    if total <= MOST_LINES:
        return Html("")
    parts = -(-total // MOST_LINES)
    items = [
        marks.element(
            "a",
            marks.text(f"{at * MOST_LINES + 1}–{min(total, (at + 1) * MOST_LINES)}"),
            href=links.changed(part=str(at)),
            class_="pick on" if at == part else "pick",
            aria_current="true" if at == part else None,
        )
        for at in range(parts)
    ]
    return marks.element("nav", marks.joined(*items), class_="legend picks", aria_label="项目分页")


# ---------------------------------------------------------------- what is left to explain


def gravest(view: Performance, questions: Sequence[Finding]) -> int:
    """The number of the form with the most to explain, else the first; -1 where there is none."""
    asked = [source for question in questions for source in {each.source for each in question.evidence}]

    def weight(number: int) -> int:
        own = places_of(view.lines[number])
        return sum(1 for source in asked if source in own)

    forms = [number for number, line in enumerate(view.lines) if line.form is not None]
    return max(forms, key=weight, default=-1)


def question_list(
    questions: Sequence[Finding], view: Performance, links: Links, keys: Mapping[Finding, str] = NO_KEYS
) -> Html:
    """The questions, each with what stands in each place; words of ours, no judgement.

    ``keys`` are the findings' on 核对, where a question leads.
    """
    if not questions:
        none = marks.status("pass", "文字与自评表没有相互不合之处")
        lacking = marks.status("unchecked", "没有自评表，目标、实际和得分无从核对")
        return marks.element("p", none if view.forms else lacking, class_="fd")
    return marks.joined(*(_question(question, links, keys.get(question, "")) for question in questions))


def _question(question: Finding, links: Links, key: str) -> Html:
    subject, _, rest = question.message.partition("：")
    told = marks.text(subject if rest else question.title)
    if key:
        told = marks.element("a", told, href=links.finding(key), title="到核对看这一条，写复核意见")
    printed = [_printed(evidence, links) for evidence in question.evidence[:MOST_PLACES]]
    sources = [evidence.source for evidence in question.evidence]
    places = marks.joined(marks.joined(*printed, between="；"), Html(" " + links.chip(*sources)))
    return marks.element(
        "div",
        marks.joined(
            marks.joined(marks.status("fail", "待说明"), told, between=" "),
            marks.element("div", places, class_="note"),
        ),
        class_="fd",
        title=question.message,
    )


def _printed(evidence: Evidence, links: Links) -> Html:
    """Where it stands, and what is printed there."""
    label = measure_of(evidence)
    where = "自评表" if evidence.table == "performance" else "文字"
    figure = marks.linked(evidence.source.text, links, evidence.source)
    return marks.joined(marks.text(f"{where}{label} "), figure)
