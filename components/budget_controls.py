"""A choice between a few views of a page, kept in the link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

Option = TypeVar("Option", bound=str)


def chosen_option(label: str, options: Mapping[Option, str], query: str) -> Option:
    """Buttons side by side (id → words); the first is the default and leaves no trace in the link.

    The choice stands in the link under ``query``, so that the link reopens the same view.
    """
    default = next(iter(options))
    wanted = st.query_params.get(query, default)
    current = next((option for option in options if option == wanted), default)
    key = f"option-{query}"

    def keep() -> None:
        chosen = st.session_state.get(key)
        if chosen is None or chosen == default:
            st.query_params.pop(query, None)
        else:
            st.query_params[query] = chosen

    if st.session_state.get(key) != current:
        st.session_state[key] = current
    st.html(f'<span class="lab2">{label}</span>', width="content")
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        required=True,
        on_change=keep,
        label_visibility="collapsed",
    )
    return current
