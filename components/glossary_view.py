"""名词: the report's own 名词解释, and what the forms' columns and items mean. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from components import marks
from components.links import Links
from components.marks import Html, element, joined, text
from mingzhang.forms import FORMS
from mingzhang.forms.base import Form
from mingzhang.frames.search_words import Folded, words_of
from mingzhang.model import Report, Term


def has(search: str, *texts: str) -> bool:
    """Whether the words searched for all stand in one of the texts; marks are passed over."""
    words = words_of(search)
    return not words or any(Folded(one).has_all(words) for one in texts)


def entries(pairs: Iterable[Html]) -> Html:
    """A list of names with their meanings."""
    return element("dl", joined(*pairs), class_="terms")


def own_terms(report: Report, links: Links, search: str) -> Html:
    """The report's own glossary, each entry with its place."""
    found = [term for term in report.terms if has(search, term.name, term.meaning)]
    if not report.terms:
        return marks.block("报告自己的名词解释", body=marks.nothing("报告中没有名词解释。"))
    if not found:
        return marks.block("报告自己的名词解释", body=marks.nothing("没有含有所查文字的名词。"))
    return marks.block(
        f"报告自己的名词解释 {len(found)} 条", body=entries(own_term(term, links) for term in found)
    )


def own_term(term: Term, links: Links) -> Html:
    """One entry, in the report's words."""
    name = element("dt", joined(text(term.name), Html(links.chip(term.source)), between=" "))
    return joined(name, element("dd", text(term.meaning)))


def declared(search: str) -> Html:
    """The statutory forms with their columns and items."""
    blocks = [block for form in FORMS if (block := form_block(form, search))]
    return joined(*blocks) if blocks else marks.nothing("报表的栏目中没有所查的文字。")


def form_block(form: Form, search: str) -> Html:
    """A form: what it is for, its columns and items with their meanings; "" where nothing matches."""
    whole = has(search, form.title, form.meaning)
    named = [(column.label, column.meaning) for column in form.all_columns()]
    named += [(item.name, item.meaning) for item in form.items]
    pairs: dict[str, str] = {}
    for label, meaning in named:
        if meaning:  # the first is this year's: what a budget prints of last year has the same label
            pairs.setdefault(label, meaning)
    rows = [
        joined(element("dt", text(label)), element("dd", text(meaning)))
        for label, meaning in pairs.items()
        if whole or has(search, label, meaning)
    ]
    if not rows and not whole:
        return Html("")
    return marks.block(form.title, form.meaning, entries(rows))
