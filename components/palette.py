"""Colours for data: ten categorical slots a scheme, their rules, and the Plotly templates.

The stylesheet (``style.css``) and ``.streamlit/config.toml`` carry the same values; a test holds the
three together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import plotly.graph_objects as go

Scheme = Literal["light", "dark"]

SANS = (
    "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
)
FEW = 3
"""Up to so many categories take the slots that are farthest apart."""
FEW_SLOTS = (0, 5, 9)
CHILD_STEP = 0.11
CHILD_MOST = 0.55


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, by the names that the stylesheet uses."""

    paper: str
    sunk: str
    ink: str
    ink2: str
    ink3: str
    hair: str
    rule: str
    mark: str
    mark_soft: str
    budget: str
    over: str
    under: str
    sequential: tuple[str, str]
    categorical: tuple[str, ...]


TOKENS: Mapping[Scheme, Tokens] = {
    "light": Tokens(
        paper="#FCFBF8",
        sunk="#ECE8DE",
        ink="#1C2024",
        ink2="#474D53",
        ink3="#5F646A",
        hair="#DAD5C9",
        rule="#1C2024",
        mark="#0B4A5A",
        mark_soft="#D3E0E2",
        budget="#7B7F80",
        over="#9A4A00",
        under="#2A5686",
        sequential=("#EAF0F0", "#05424D"),
        categorical=(
            "#04424D",
            "#5D3D21",
            "#4C428E",
            "#615712",
            "#126B63",
            "#7C5E8E",
            "#4D7E48",
            "#8A6FBE",
            "#1E9689",
            "#B28952",
        ),
    ),
    "dark": Tokens(
        paper="#14181B",
        sunk="#24292E",
        ink="#ECE8DF",
        ink2="#C3C1BA",
        ink3="#A2A7AB",
        hair="#343A3F",
        rule="#C3C1BA",
        mark="#8CCAD8",
        mark_soft="#28464F",
        budget="#8D9396",
        over="#EBA56B",
        under="#92B8E4",
        sequential=("#1D2B30", "#A5CCD5"),
        categorical=(
            "#9ED5E3",
            "#D6BCA7",
            "#B3B1E7",
            "#B6AC6C",
            "#73ABA4",
            "#AF86C9",
            "#62985C",
            "#877BA5",
            "#5F7D78",
            "#91641F",
        ),
    ),
}


def slots(categories: Sequence[str]) -> dict[str, int]:
    """The slot of every category; ``categories`` come largest first, those of the whole report."""
    if len(categories) <= FEW:
        return dict(zip(categories, FEW_SLOTS, strict=False))
    return {category: index for index, category in enumerate(categories)}


def slot_colour(slot: int, scheme: Scheme) -> str:
    """The colour of a slot; from the eleventh on, the ten again, each mixed with paper."""
    ten = TOKENS[scheme].categorical
    colour, turn = ten[slot % len(ten)], slot // len(ten)
    return mixed(colour, TOKENS[scheme].paper, min(0.35 * turn, 0.7)) if turn else colour


def colours(categories: Sequence[str], scheme: Scheme) -> dict[str, str]:
    """The colour of every category (largest first) in one scheme."""
    return {category: slot_colour(slot, scheme) for category, slot in slots(categories).items()}


def css_colour(slot: int) -> str:
    """A slot's colour for HTML marks, which follow the theme by themselves."""
    return f"light-dark({slot_colour(slot, 'light')},{slot_colour(slot, 'dark')})"


def child_colour(parent: str, position: int, scheme: Scheme) -> str:
    """The colour of a parent's child: 11 % of paper for every position (0 is the first), at most 55 %."""
    return mixed(parent, TOKENS[scheme].paper, min(CHILD_STEP * position, CHILD_MOST))


def text_on(fill: str, scheme: Scheme) -> str:
    """Paper or ink, whichever contrasts more with a fill."""
    tokens = TOKENS[scheme]
    return max((tokens.paper, tokens.ink), key=lambda colour: contrast(colour, fill))


def translucent(colour: str, opacity: float) -> str:
    """A hex colour as rgba."""
    red, green, blue = channels(colour)
    return f"rgba({red},{green},{blue},{opacity})"


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of #RRGGBB."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(colour: str, other: str, part: float) -> str:
    """``colour`` with ``part`` (0 … 1) of ``other`` in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02X}" for one, two in pairs)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2)."""
    linear = [
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@cache
def template(scheme: Scheme) -> go.layout.Template:
    """The Plotly template of a scheme: transparent ground, hairline grid, hover card as elsewhere."""
    tokens = TOKENS[scheme]
    axis: dict[str, Any] = {
        "showgrid": True,
        "gridcolor": tokens.hair,
        "gridwidth": 1,
        "zeroline": True,
        "zerolinecolor": tokens.ink,
        "zerolinewidth": 1,
        "showline": False,
        "ticks": "",
        "tickfont": {"size": 12, "color": tokens.ink3},
        "title": {"font": {"size": 12, "color": tokens.ink3}, "standoff": 8},
        "automargin": True,
    }
    layout: dict[str, Any] = {
        "font": {"family": SANS, "size": 13, "color": tokens.ink2},
        "title": {"font": {"family": SANS, "size": 15, "color": tokens.ink}, "x": 0, "xanchor": "left"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": list(tokens.categorical),
        "margin": {"l": 0, "r": 0, "t": 8, "b": 8},
        "separators": ".,",
        "bargap": 0.35,
        "hoverlabel": {
            "bgcolor": tokens.paper,
            "bordercolor": tokens.ink,
            "align": "left",
            "font": {"family": SANS, "size": 13, "color": tokens.ink},
        },
        "xaxis": axis,
        "yaxis": axis | {"showgrid": False},
        "legend": {"orientation": "h", "x": 0, "y": 1.08, "font": {"size": 12}},
        "dragmode": False,
        "colorscale": {
            "sequential": [[0, tokens.sequential[0]], [1, tokens.sequential[1]]],
            "diverging": [[0, tokens.under], [0.5, tokens.sunk], [1, tokens.over]],
        },
    }
    bare = {"line": {"width": 0}}
    data: dict[str, Any] = {
        "treemap": [
            {"tiling": {"pad": 2}, "marker": bare | {"cornerradius": 0}, "pathbar": {"visible": False}}
        ],
        "icicle": [{"tiling": {"pad": 2}, "marker": bare, "pathbar": {"visible": False}}],
        "sankey": [{"node": bare | {"pad": 18, "thickness": 12}}],
        "bar": [{"marker": bare}],
    }
    return go.layout.Template(layout=layout, data=data)


def dressed(figure: go.Figure, scheme: Scheme, height: int | None = None) -> go.Figure:
    """The figure with the scheme's template. Call it where the figure is built, before it is cached."""
    return figure.update_layout(template=template(scheme), height=height)
