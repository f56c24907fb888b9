"""The stylesheet and the fonts, put into every page before anything else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from components import abreast
from components.retelling import retold

FOLDER = Path(__file__).resolve().parent
STYLESHEET = FOLDER / "style.css"
FONTS = "/app/static/fonts/fonts.css"


@cache
def stylesheet(base: str = "") -> str:
    """The program's stylesheet, read once; ``base`` is the path that the server is mounted under.

    The fonts are served by the program itself, split by character range.
    """
    read = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets())
    return f'@import url("{base}{FONTS}");\n{_on_paper_wide(read)}\n{abreast.rules()}'


def _on_paper_wide(css: str) -> str:
    """Rules for narrow windows are the screen's alone: a sheet of A4 is as narrow, yet set as a wide page."""
    return css.replace("@media (max-width", "@media screen and (max-width")


def sheets() -> tuple[Path, ...]:
    """Every stylesheet: the common one first, then those of single pages, which refine it, by name."""
    return (STYLESHEET, *sorted(set(FOLDER.glob("*.css")) - {STYLESHEET}))


def apply(base: str = "") -> None:
    """Put the stylesheet into the page, where it takes no room."""
    retold(("stylesheet", base), lambda: st.html(f"<style>{stylesheet(base)}</style>"))
