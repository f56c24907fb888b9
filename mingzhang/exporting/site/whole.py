"""The head of the page: the headline figures, or why there is none, and what the report says in sentences."""

from __future__ import annotations

from mingzhang.exporting.site.amounts import unit_words, with_page
from mingzhang.exporting.site.parts import Html, element, joined, page_of, text
from mingzhang.exporting.site.subject import Part, Subject, under
from mingzhang.exporting.site.tips import explained
from mingzhang.frames.figures import Figure
from mingzhang.frames.overview_cards import Absence
from mingzhang.presenting.sentences import Sentence, sentences

ABSENCES = {"undisclosed": "未公开", "none": "无此项", "blank": "表中空白"}


def overview_part(subject: Subject) -> Part:
    """The headline figures, and what the report says in sentences."""
    told = [sentence(one) for one in sentences(subject.overview)]
    body = joined(
        element("dl", joined(*_cards(subject)), class_="cards"),
        element("ol", joined(*told), class_="say") if told else "",
    )
    return Part(
        "overview", "总体", subject.title("total", "总体情况"), under("金额单位", subject, unit_words()),
        Html(""), body,
    )  # fmt: skip


def _cards(subject: Subject) -> list[Html]:
    view, words = subject.overview, subject.words
    shown = [(words.total, view.total), (f"收入{words.name}", view.income), *view.carried]
    known = [_card(subject, name, one) for name, one in shown if one is not None]
    smaller = (
        ("人员经费", view.personnel),
        (words.operating_costs, view.operating),
        ("“三公”经费", view.three_public),
        (words.procurement, view.procurement),
    )
    return known + [_card(subject, name, card.figure, card.absence) for name, card in smaller]


def _card(subject: Subject, name: str, figure: Figure | None, absence: Absence | None = None) -> Html:
    label = element("dt", explained(name, subject.vocabulary))
    if figure is not None:
        return element("div", joined(label, element("dd", with_page(figure))))
    told = element("span", text(ABSENCES[absence.kind] if absence is not None else "没有读到"), class_="gone")
    source = absence.source if absence is not None else None
    place = page_of(source) if source is not None else Html("")
    return element("div", joined(label, element("dd", joined(told, place))))


def sentence(one: Sentence) -> Html:
    """What is so in the report's figures, and the reason that it gives, quoted."""
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
