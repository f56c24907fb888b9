"""A choice between a few views of a page, kept in the link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from components.links import Links
from components.marks import Html, element, joined, text
from components.show import links_here, show

Option = TypeVar("Option", bound=str)


def chosen_option(label: str, options: Mapping[Option, str], query: str) -> Option:
    """Views side by side (id → words), each a link; the first is the default and leaves no trace in the link.

    The choice stands in the link under ``query``, so that the link reopens the same view.
    """
    default = next(iter(options))
    wanted = st.query_params.get(query, default)
    current = next((option for option in options if option == wanted), default)
    show(switch(label, options, query, current, links_here()), width="content")
    return current


def switch(
    label: str, options: Mapping[Option, str], query: str, current: Option, links: Links | None
) -> Html:
    """The label and the links; the current one says so. Without links there is nothing to choose."""
    default = next(iter(options))

    def option(one: Option) -> Html:
        address = links.changed(**{query: "" if one == default else one}) if links is not None else None
        here = "true" if one == current else None
        focus = f"option-{query}-{one}"
        return element("a", text(options[one]), href=address, aria_current=here, data_focus=focus)

    choices = element(
        "span", joined(*(option(one) for one in options)), class_="seg", role="group", aria_label=label
    )
    return joined(element("span", text(label), class_="lab2", aria_hidden="true"), choices)
