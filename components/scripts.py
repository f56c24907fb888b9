"""The small scripts that run in the page's own document, put into every page as one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import streamlit as st

from components.links import CHOSEN_EVERYWHERE
from components.retelling import retold

FOLDER = Path(__file__).resolve().parent
COMMON = ("changes", "address")
"""What the others make use of."""
EACH = ("platform", "chinese", "menus", "tree", "links", "search", "pictures", "presenting")
"""One subject each; none knows of another."""


@cache
def script() -> str:
    """All of them, to be run once a document: with every run of a page they are put there anew."""
    keys = f"const CHOSEN_EVERYWHERE = {json.dumps(CHOSEN_EVERYWHERE)};"
    common = "\n".join([keys, *map(_read, COMMON)])
    each = "\n".join(f"{{\n{_read(name)}}}" for name in EACH)
    once = "if (window.mingzhang) return;\nwindow.mingzhang = true;"
    return f"<script>(() => {{\n{once}\n{common}\n{each}\n}})();</script>"


def _read(name: str) -> str:
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")


def apply() -> None:
    """Put the scripts into the page."""
    retold("scripts", lambda: st.html(script(), unsafe_allow_javascript=True))
