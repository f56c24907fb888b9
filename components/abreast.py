"""A chart with the table that says the same beside it; on a narrow screen one over the other.

Not ``st.columns``: each of its four layers is a message and a component of its own, which the browser works
through at every click.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Share = Literal["even", "table", "chart"]
"""Which of both takes more room."""
SHARES: Mapping[Share, tuple[int, int]] = MappingProxyType(
    {"even": (10, 11), "table": (5, 7), "chart": (12, 9)}
)
"""The widths of the chart and of what stands beside it, in parts."""
MOST = 8
"""So many pairs of one kind stand side by side on a page."""
TOP = 62
"""Pixels under the masthead where a chart stays in sight while more is read beside it."""


def abreast(share: Share, at: int = 0) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Places for the chart with its words, and for one piece beside it, in this order.

    ``at`` tells the pairs of a page apart that are shared out alike; from ``MOST`` on both stand one over
    the other.
    """
    both = st.container(key=f"abreast-{share}-{at}")
    return both.container(), both


def rules() -> str:
    """The stylesheet's part: every place by its own class.

    Not all by what their classes begin with: ``[class*=…]`` has a browser look at the whole page whenever a
    class changes, which took a tenth of a click.
    """
    each = {share: _places(share) for share in SHARES}
    every = ",".join(each.values())
    wide = "\n".join(
        f"{places}{{grid-template-columns:minmax(0,{left}fr) minmax(0,{right}fr)}}"
        for places, (left, right) in zip(each.values(), SHARES.values(), strict=True)
    )
    return (
        f":is({every}){{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-items:start}}\n"
        f"@media print,(min-width:801px){{{wide}}}\n"
        f"@media screen and (min-width:801px){{:is({every})>:first-child{{position:sticky;top:{TOP}px}}}}"
    )


def _places(share: Share) -> str:
    return ",".join(f".st-key-abreast-{share}-{at}" for at in range(MOST))
