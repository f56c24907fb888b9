"""The unit that a page's link names, in which ``mingzhang.presenting.units`` writes its amounts."""

from __future__ import annotations

from components.links import Links
from mingzhang.presenting.units import UNITS, Scale, Unit


def unit_of(value: str) -> Unit:
    """The unit that a link names; 万元 where it names none."""
    named: dict[str, Unit] = {unit: unit for unit in UNITS}
    return named.get(value, "wan")


def asked(links: Links) -> Scale:
    """What amounts are written in where there is no whole to be parts of, as the page's links ask."""
    return Scale(unit_of(links.unit)).money
