"""Colours: one set of values in Python, stylesheet and theme; slots stay; text contrasts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import plotly.graph_objects as go
import pytest

from components import palette
from components.palette import TOKENS, Scheme

ROOT = Path(__file__).resolve().parents[2]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
THEME = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
SHEET = (ROOT / "components/style.css").read_text("utf-8")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_theme_and_palette_carry_the_same_colours(scheme: Scheme) -> None:
    tokens, theme = TOKENS[scheme], THEME[scheme]
    assert tuple(theme["chartCategoricalColors"]) == tokens.categorical
    assert (theme["backgroundColor"], theme["textColor"]) == (tokens.paper, tokens.ink)
    assert (theme["primaryColor"], theme["borderColor"]) == (tokens.mark, tokens.hair)
    assert len(theme["chartCategoricalColors"]) == 10


@pytest.mark.parametrize(
    "name",
    ["paper", "sunk", "ink", "ink2", "ink3", "hair", "rule", "mark", "mark_soft", "budget", "over", "under"],
)
def test_stylesheet_and_palette_carry_the_same_colours(name: str) -> None:
    variable = name.replace("_", "-")
    found = re.search(rf"--{variable}: light-dark\((#\w+), (#\w+)\)", SHEET)
    assert found is not None
    assert found.groups() == (getattr(TOKENS["light"], name), getattr(TOKENS["dark"], name))


def test_three_or_fewer_categories_take_the_slots_farthest_apart() -> None:
    assert palette.slots(["208", "210", "221"]) == {"208": 0, "210": 5, "221": 9}
    assert palette.slots(["208", "210", "221", "229"]) == {"208": 0, "210": 1, "221": 2, "229": 3}
    assert palette.slots([]) == {}


def test_more_than_ten_categories_still_differ() -> None:
    shown = palette.colours([str(code) for code in range(20)], "light")
    assert len(set(shown.values())) == 20


def test_children_fade_towards_paper_and_no_further() -> None:
    shades = [palette.child_colour("#04424D", position, "light") for position in range(8)]
    assert shades[0] == "#04424D"
    assert shades[5] == shades[7] == palette.mixed("#04424D", TOKENS["light"].paper, 0.55)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_on_any_slot_and_its_children_is_legible(scheme: Scheme) -> None:
    for colour in TOKENS[scheme].categorical:
        for position in range(6):
            fill = palette.child_colour(colour, position, scheme)
            assert palette.contrast(palette.text_on(fill, scheme), fill) >= 3.6


def test_contrast_of_black_and_white() -> None:
    assert round(palette.contrast("#000000", "#FFFFFF"), 1) == 21.0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_dressed_figure_has_the_templates_ground_and_fonts(scheme: Scheme) -> None:
    figure = palette.dressed(go.Figure(go.Bar(x=[1], y=["甲"])), scheme, 200)
    layout = figure.layout
    assert layout.height == 200
    assert layout.template.layout.paper_bgcolor == "rgba(0,0,0,0)"
    assert layout.template.layout.font.family == palette.SANS
    assert layout.template.layout.hoverlabel.bgcolor == TOKENS[scheme].paper
