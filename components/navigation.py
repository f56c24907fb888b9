"""The small script that lets the dashboard's own links change pages within the session."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

SCRIPT = Path(__file__).resolve().with_name("navigation.js")


@st.cache_resource(show_spinner=False)
def _component():
    return st.components.v2.component("mingzhang_navigation", js=SCRIPT.read_text(encoding="utf-8"))


def apply() -> None:
    """Put the script into the page (it installs itself once a document)."""
    with st.container(key="links"):
        _component()(key="navigation")
