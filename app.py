"""明账 MingZhang: the dashboard. Sets the page, its frame and its navigation, and nothing else."""

from pathlib import Path

import streamlit as st

from components import latency, navigation, sidebar, state, theme, welcome
from components.explaining import Explainer
from components.masthead import PLACES, masthead
from components.show import explain_with, show
from mingzhang.presenting.terms import NO_WORDS

FOLDER = Path(__file__).resolve().parent
WITHOUT_REPORT = ("/import",)
"""Pages that need no report."""
PLAIN = ("/present", "/glossary", "/import")
"""Pages whose words do not explain themselves: slides, and the explanations."""

st.set_page_config("明账 MingZhang", page_icon=str(FOLDER / "static" / "icon.png"), layout="wide")
latency.send_at_once()
theme.apply(state.base_path())
pages = {
    place.path: st.Page(
        FOLDER / place.file, title=place.title, url_path=place.url_path, default=place.path == "/"
    )
    for place in PLACES
}
here = st.navigation(list(pages.values()), position="hidden")
path = next(path for path, page in pages.items() if page.url_path == here.url_path)
state.set_path(path)
navigation.apply()
chosen = state.choice_or_none()
words = state.vocabulary(chosen.sha256, chosen.report) if chosen and path not in PLAIN else NO_WORDS
explain_with(Explainer(words, chosen.links if chosen else None))
with st.container(key="mast"):
    links = chosen.links if chosen else state.links_to()
    show(masthead(links, path, chosen.report if chosen else None))
sidebar.sidebar(chosen)
if chosen is None and path not in WITHOUT_REPORT:
    welcome.nothing_to_show()
else:
    here.run()
