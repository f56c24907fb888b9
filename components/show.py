"""Putting marks and charts on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

import plotly.graph_objects as go
import streamlit as st

from components import marks
from components.explaining import Explainer
from components.marks import Html
from components.palette import Scheme
from components.retelling import retold

if TYPE_CHECKING:
    from components.links import Links
    from components.state import Choice
    from mingzhang.model import Source
    from mingzhang.presenting.captions import Caption

CHART_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


EXPLAINER = "explainer"
"""Key of what explains the words of the report being shown."""


def explain_with(explainer: Explainer) -> None:
    """Have the words of all that is shown from here on explained for a report."""
    st.session_state[EXPLAINER] = explainer


def links_here() -> Links | None:
    """The links of the page being shown; None where it has no report."""
    explainer: Explainer | None = st.session_state.get(EXPLAINER)
    return explainer.links if explainer is not None else None


def show(html: str, *, alike: bool = False) -> None:
    """A piece of HTML made by ``components.marks``; its terms explain themselves.

    ``alike``: it is the same whatever code is chosen, made with ``Links.at("")``; ``links.js`` has its
    links take the code along, so that the piece is not told, and drawn, anew with every choice.
    """
    explainer: Explainer = st.session_state.get(EXPLAINER) or Explainer()
    if alike:
        explainer = explainer.unnarrowed()
    carries = " data-carries" if alike else ""
    body = f'<div class="mz"{carries}>{explainer.explained(html)}</div>'
    retold(("html", body), lambda: st.html(body))


def follow(address: str, words: str) -> None:
    """A link that the page follows by itself; without the script it is there to be clicked.

    Not ``st.switch_page``: that leaves an address in the browser's history that mixes both pages.
    """
    anchor = marks.element("a", marks.text(words), class_="go", href=address, data_follow=uuid4().hex)
    show(anchor)


def open_source(links: Links, source: Source) -> None:
    """Lead to 原文 at a figure, from a widget's event (marks and chips are links themselves)."""
    follow(links.source(source), f"打开原文第 {source.page} 页")


def scheme() -> Scheme:
    """The reader's colour scheme."""
    return "dark" if dark() else "light"


def dark() -> bool:
    """Whether the reader's theme is the dark one (light until the browser has told)."""
    return st.context.theme.type == "dark"


def show_chart(
    figure: go.Figure,
    alt: str,
    key: str,
    height: int = 320,
    on_select: Callable[[], None] | None = None,
    *,
    says: Caption | None = None,
    links: Links | None = None,
    alike: bool = False,
) -> None:
    """A chart already dressed (``palette.dressed``); ``alt`` says in words what it shows.

    ``on_select`` is called when a mark is clicked; the selection is ``st.session_state[key]``. ``says`` is
    what is to be learned from the chart: it stands under it, with its sources, and ends its alternative;
    ``alike``: whatever code is chosen (see ``show``).
    """
    if says is not None:
        alt = f"{alt.rstrip('。')}。{says.text}"
    st.plotly_chart(
        figure,
        theme=None,
        config=CHART_CONFIG,
        alt=alt,
        key=key,
        width="stretch",
        height=height,
        on_select=on_select or "ignore",
        selection_mode="points",
    )
    if says is not None:
        show(caption(says, links), alike=alike)


def caption(says: Caption, links: Links | None = None) -> Html:
    """What a chart says, with where its figures are printed."""
    chip = marks.source_chip(links, *says.sources) if links is not None else Html("")
    return marks.element("p", marks.joined(marks.text(says.text), chip, between=" "), class_="reads")


def breadcrumb(choice: Choice) -> Html:
    """全部支出 › 类 › 款 › 项, each a link back up; nothing where everything is shown."""
    if not choice.code or choice.tree is None:
        return Html("")
    path = choice.tree.path(choice.code)
    places = [("", "全部支出"), *((item.code, item.name) for item in path)]
    links = [marks.element("a", marks.text(name), href=choice.links.here(code)) for code, name in places[:-1]]
    last = path[-1]
    links.append(marks.element("b", marks.text(f"{last.name}（{last.level_name}）"), aria_current="location"))
    return marks.element("nav", marks.joined(*links, between=" › "), class_="crumb", aria_label="当前科目")
