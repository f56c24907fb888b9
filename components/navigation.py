"""Which pages there are, and the small script by which links change pages within the session."""

from __future__ import annotations

from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

from components.masthead import PLACES
from components.retelling import retold

SCRIPT = Path(__file__).resolve().with_name("navigation.js")
_declared: dict[Path, tuple[st.Page, ...]] = {}
"""The pages of a folder as they were first declared: each run takes copies, since running marks them."""


def pages(folder: Path) -> list[st.Page]:
    """The pages in ``folder``, for ``st.navigation``."""
    if folder not in _declared:
        _declared[folder] = tuple(
            st.Page(
                folder / place.file, title=place.title, url_path=place.url_path, default=place.path == "/"
            )
            for place in PLACES
        )
    return [copy(page) for page in _declared[folder]]


@cache
def _script() -> str:
    return f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"


def _put() -> None:
    with st.container(key="links"):
        st.html(_script(), unsafe_allow_javascript=True)


def apply() -> None:
    """Put the script into the page (it installs itself once a document)."""
    retold("navigation", _put)
