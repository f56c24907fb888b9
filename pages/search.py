"""查找: where does the report speak of this?"""

import streamlit as st

from components import marks, state
from components.kept import kept
from components.search_view import headline, results
from components.show import show
from mingzhang.frames.search import search


def _asked() -> None:
    st.query_params["q"] = st.session_state["search"]


choice = state.choice()
if "search" not in st.session_state or st.session_state.get("search-from") != st.query_params.get("q", ""):
    st.session_state["search"] = st.query_params.get("q", "")
asked = st.session_state["search"]
st.session_state["search-from"] = st.query_params.get("q", "")
found = kept(("search", choice.sha256, asked), lambda: search(choice.report, asked))
show(marks.title(headline(found, asked), "科目、代码、金额、原文里的字；几个词用空格隔开，都要有。"))
st.columns([3, 2])[0].text_input(
    "查找",
    key="search",
    on_change=_asked,
    placeholder="例如：取暖费、2080109、3,219.30",
    label_visibility="collapsed",
)
if found:
    show(marks.element("div", results(found, choice.links), class_="found"))
elif asked.strip():
    show(marks.nothing("报告中没有这些字。可以少写几个字，或换一种说法。"))
