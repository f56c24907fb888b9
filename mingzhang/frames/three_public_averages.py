"""Money per person, reception or vehicle of “三公”经费, derived: only where both figures are printed.

Receptions of guests from abroad are counted apart, and in some forms within the others: where there were
any, no average is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from mingzhang.frames.figures import YUAN, joined, plain
from mingzhang.frames.three_public import Range, ThreePublic, half_width
from mingzhang.frames.three_public_counts import CountId, ItemId

COUNTED: Mapping[CountId, ItemId] = {
    "overseas_people": "overseas",
    "vehicles_kept": "vehicle_operation",
    "reception_batches": "reception",
    "reception_people": "reception",
}
"""What is counted, and the item whose money is divided by it."""
FOREIGN: tuple[CountId, ...] = ("foreign_batches", "foreign_people")


def average(view: ThreePublic, counted: CountId, *, prior: bool = False) -> Range | None:
    """The item's money by its count, in 元; None where one of them is unknown or zero."""
    item, count = view.items[COUNTED[counted]], view.counts[counted]
    money = item.prior if prior else item.final_figure
    heads = count.prior if prior else count.figure
    if money is None or heads is None or heads.value <= 0 or money.value <= 0:
        return None
    if item.id == "reception" and _from_abroad(view):
        return None
    half = half_width(money, item)
    low, high = ((money.value + sign * half) * YUAN / heads.value for sign in (-1, 1))
    formula = f"{plain(money)} 万元 ÷ {plain(heads)} {count.unit}"
    return Range(money.value * YUAN / heads.value, max(low, Decimal(0)), high, formula, joined(money, heads))


def _from_abroad(view: ThreePublic) -> bool:
    figures = (view.counts[one].figure for one in FOREIGN)
    return any(figure is not None and figure.value for figure in figures)
