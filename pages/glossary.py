"""名词: what do the words mean?"""

import streamlit as st

from components import glossary_view, marks, rule_explained, state
from components.kept import kept
from components.show import show

choice = state.choice()
count = len(choice.report.terms)
show(
    marks.title(
        f"报告解释了 {count} 个名词" if count else "报告没有解释名词",
        "先列报告自己的解释和各张报表栏目的含义，其后是核对规则。",
    )
)
asked_for = state.asked("term")
search = st.columns([2, 3])[0].text_input(
    "查找名词",
    asked_for,
    key=f"search-glossary-{asked_for}",
    placeholder="查找名词或解释",
    label_visibility="collapsed",
)
report, links = choice.report, choice.links


def terms() -> marks.Html:
    """What the report explains, beside what the forms declare."""
    own = marks.element("div", glossary_view.own_terms(report, links, search))
    declared = marks.element("div", glossary_view.declared(search), class_="forms")
    return marks.element("div", marks.joined(own, declared), class_="two")


where = (choice.sha256, links.page("/glossary"), search)
show(kept(("terms", *where), terms))
show(kept(("rules", *where), lambda: rule_explained.section(search, report.kind, links)))
