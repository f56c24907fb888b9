"""The stylesheet and the fonts, put into every page before anything else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).resolve().parent


@cache
def stylesheet() -> str:
    """The program's stylesheet, read once."""
    return (FOLDER / "style.css").read_text(encoding="utf-8")


def apply() -> None:
    """Put the stylesheet into the page."""
    st.html(f"<style>{stylesheet()}</style>")
