"""The stylesheet and the fonts, put into every page before anything else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

STYLESHEET = Path(__file__).resolve().with_name("style.css")
FONTS = "/app/static/fonts/fonts.css"


@cache
def stylesheet(base: str = "") -> str:
    """The program's stylesheet, read once; ``base`` is the path that the server is mounted under.

    The fonts are served by the program itself, split by character range.
    """
    return f'@import url("{base}{FONTS}");\n' + STYLESHEET.read_text(encoding="utf-8")


def apply(base: str = "") -> None:
    """Put the stylesheet into the page."""
    st.html(f"<style>{stylesheet(base)}</style>")
