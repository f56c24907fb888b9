"""查找: where does the report speak of this?"""

import streamlit as st

from components import marks, state
from components.kept import kept
from components.search_view import HELP, headline, nothing_asked, nothing_found, results
from components.show import show
from mingzhang.frames.search import count, examples, search
from mingzhang.frames.search_words import words_of


def _asked() -> None:
    st.query_params["q"] = st.session_state["search"]


choice = state.choice()
report, links = choice.report, choice.links
if "search" not in st.session_state or st.session_state.get("search-from") != state.asked("q"):
    st.session_state["search"] = state.asked("q")
asked = str(st.session_state["search"])
st.session_state["search-from"] = state.asked("q")
found = kept(("search", choice.sha256, asked), lambda: search(report, asked))
offered = kept(("search examples", choice.sha256), lambda: examples(report))
show(marks.title(headline(found, asked), HELP))
st.columns([3, 2])[0].text_input(
    "查找",
    key="search",
    on_change=_asked,
    placeholder=f"例如：{'、'.join(offered[:3])}" if offered else "科目、代码、金额或原文里的字",
    label_visibility="collapsed",
)
if found:
    show(marks.element("div", results(found, links), class_="found"))
elif asked.strip():
    words = asked.split()
    counts = {word: count(search(report, word)) for word in words} if len(words_of(asked)) > 1 else {}
    show(marks.element("div", nothing_found(asked, counts, offered, links), class_="found"))
else:
    show(marks.element("div", nothing_asked(offered, links), class_="found"))
