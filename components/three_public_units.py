"""In what unit “三公”经费 is written: an item's share is of the sum of its own column. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from mingzhang.frames.figures import Figure
from mingzhang.frames.three_public import PARTS, Item, ThreePublic
from mingzhang.presenting.captions import is_whole_of
from mingzhang.presenting.units import AMOUNTS, UNITS, Scale, Unit

Role = Literal["budget", "prior", "final"]
ROLES: tuple[Role, ...] = ("budget", "prior", "final")


def figure_of(item: Item, role: Role) -> Figure | None:
    """The item's budget, last year's or final figure."""
    return {"budget": item.budget_figure, "prior": item.prior, "final": item.final_figure}[role]


def scale_of(view: ThreePublic, role: Role, unit: Unit) -> Scale:
    """The unit of one column: parts are of that column's total."""
    return Scale(unit, figure_of(view.total, role))


def units_of(view: ThreePublic) -> Mapping[Unit, str]:
    """The units to choose from; shares only where a total is made up of several items."""
    return UNITS if _has_shares(view) else AMOUNTS


def has_amounts(view: ThreePublic) -> bool:
    """Whether anything on the page is money."""
    return any(figure_of(item, role) is not None for item in view.items.values() for role in ROLES)


def _has_shares(view: ThreePublic) -> bool:
    several = False
    for role in ROLES:
        parts = [figure for part in PARTS if (figure := figure_of(view.items[part], role)) is not None]
        whole = figure_of(view.total, role)
        if whole is None or not whole.value:
            continue
        if not is_whole_of(whole, parts):
            return False
        several = several or sum(1 for figure in parts if figure.value) > 1
    return several
