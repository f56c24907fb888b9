"""Which pages there are."""

from __future__ import annotations

from copy import copy
from pathlib import Path

import streamlit as st

from components.masthead import PLACES

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
