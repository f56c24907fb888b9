"""What differs between a final account and a budget where their figures are looked for."""

from __future__ import annotations

from collections.abc import Mapping

from mingzhang.model import Basis, Measure, Report, ReportKind

OWN_MEASURES: Mapping[ReportKind, Measure] = {"final_account": "final", "budget": "initial_budget"}
"""What the amounts of a report's own year are, in its narrative."""
COMPARED_WITH: Mapping[ReportKind, tuple[Basis | None, ...]] = {
    "final_account": (None, "prior_final", "prior_execution"),
    "budget": (None, "prior_budget", "prior_execution", "prior_final"),
}
"""What a report's change against last year may be measured against."""


def own_measure(report: Report) -> Measure:
    """``final`` for a final account, ``initial_budget`` for a budget."""
    return OWN_MEASURES[report.kind]
