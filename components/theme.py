"""The stylesheet and the fonts, put into every page before anything else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from components.retelling import retold

FOLDER = Path(__file__).resolve().parent
STYLESHEET = FOLDER / "style.css"
FONTS = "/app/static/fonts/fonts.css"


@cache
def stylesheet(base: str = "") -> str:
    """The program's stylesheet, read once; ``base`` is the path that the server is mounted under.

    The fonts are served by the program itself, split by character range.
    """
    return f'@import url("{base}{FONTS}");\n' + "\n".join(
        sheet.read_text(encoding="utf-8") for sheet in sheets()
    )


def sheets() -> tuple[Path, ...]:
    """Every stylesheet: the common one first, then those of single pages, which refine it, by name."""
    return (STYLESHEET, *sorted(set(FOLDER.glob("*.css")) - {STYLESHEET}))


def apply(base: str = "") -> None:
    """Put the stylesheet into the page, where it takes no room."""
    retold(("stylesheet", base), lambda: st.html(f"<style>{stylesheet(base)}</style>"))
