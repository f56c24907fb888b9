"""明账 MingZhang: the dashboard. Sets the page, its frame and its navigation, and nothing else."""

from pathlib import Path

import streamlit as st

from components import clicks, latency, navigation, scripts, sidebar, state, theme, welcome
from components.explaining import Explainer
from components.kept import kept
from components.masthead import PLACES, masthead
from components.retelling import retold
from components.show import explain_with, scheme, show
from mingzhang.presenting.terms import NO_WORDS

FOLDER = Path(__file__).resolve().parent
WITHOUT_REPORT = ("/import",)
"""Pages that need no report."""
PLAIN = ("/present", "/glossary", "/import")
"""Pages whose words do not explain themselves: slides, and the explanations."""

st.set_page_config("明账 MingZhang", page_icon=str(FOLDER / "static" / "icon.png"), layout="wide")
latency.settle()
theme.apply(state.base_path())
here = st.navigation(navigation.pages(FOLDER), position="hidden")
place = next(place for place in PLACES if place.url_path == here.url_path)
state.set_path(place.path)
scripts.apply()
chosen = state.choice_or_none()
words = state.vocabulary(chosen.report) if chosen and place.path not in PLAIN else NO_WORDS
explain_with(Explainer(words, chosen.links if chosen else None))
links = chosen.links if chosen else state.links_to()
show(
    kept(
        ("masthead", links.at("").page(place.path), chosen.sha256 if chosen else ""),
        lambda: masthead(links, place.path, chosen.report if chosen else None),
    ),
    alike=True,
)
sidebar.sidebar(chosen)
if chosen is not None:
    clicks.follow(chosen.links)
if chosen is None and place.path not in WITHOUT_REPORT:
    welcome.nothing_to_show()
elif chosen is not None and place.alike:
    retold((chosen.links, state.whole_query(), scheme()), here.run, chosen.sha256)
else:
    here.run()
