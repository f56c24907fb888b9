"""The small script that lets ↓ and ↑ go from the field of 查找 to its hits and from hit to hit."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

SCRIPT = Path(__file__).resolve().with_name("search_keys.js")


@cache
def _script() -> str:
    return f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"


def apply() -> None:
    """Put the script into the page (it installs itself once a document)."""
    with st.container(key="search-keys"):
        st.html(_script(), unsafe_allow_javascript=True)
