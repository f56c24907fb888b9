"""In what unit 预算与决算 writes its columns: 占比 are parts of each column's own total."""

from __future__ import annotations

from dataclasses import dataclass

from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure, share
from mingzhang.presenting.units import AS_PRINTED, Scale, Unit, unit_line


@dataclass(frozen=True, slots=True)
class BudgetScales:
    """The scale of the plans and that of the report's own amounts; ``gap`` is the total's difference."""

    plan: Scale = AS_PRINTED
    own: Scale = AS_PRINTED
    gap: Figure | None = None

    @property
    def unit(self) -> Unit:
        return self.own.unit

    @property
    def money(self) -> Scale:
        """The unit of what is told in amounts whatever is chosen."""
        return self.own.money

    def difference(self, line: BudgetLine) -> Figure | None:
        """The difference in this unit; as a part only where it goes the same way as the total's."""
        figure = line.difference
        if figure is None or self.unit != "share":
            return self.own.of(figure)
        if self.gap is None or figure.value * self.gap.value <= 0:
            return None
        return share(figure, self.gap)


WRITTEN = BudgetScales()


def scales_of(view: BudgetView, unit: Unit) -> BudgetScales:
    """The scales of a fund's items; ``view`` holds all of them, so that parts are of its total."""
    whole = view.whole
    return BudgetScales(Scale(unit, whole.budget), Scale(unit, whole.final), whole.difference)


def budget_unit_line(view: BudgetView, scales: BudgetScales) -> str:
    """What the line under the title says of the unit."""
    lines = (*view.lines, view.whole)
    figures = (figure for line in lines for figure in (line.budget, line.final) if figure is not None)
    return unit_line(scales.own, figures, of="合计")
