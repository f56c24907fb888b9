"""The totals of a report against last year, as its narrative gives them."""

from __future__ import annotations

from dataclasses import dataclass

from mingzhang.frames.budget import OTHER_SUBJECTS, reason_of
from mingzhang.frames.figures import Figure, difference, of_fact
from mingzhang.frames.kinds import COMPARED_WITH, own_measure
from mingzhang.model import Basis, Fact, Measure, Report, Source

OTHER_TOTALS = tuple(word for word in OTHER_SUBJECTS if word != "收入")


@dataclass(frozen=True, slots=True)
class Total:
    """A total of this year beside last year's. Money in 万元, ``growth`` in per cent."""

    subject: str
    current: Figure | None
    prior: Figure | None
    """Printed, else derived from this year's figure and the change."""
    change: Figure
    growth: Figure | None
    basis: Basis | None
    reason: str = ""
    reason_source: Source | None = None


def totals_against_last_year(report: Report) -> tuple[Total, ...]:
    """The totals whose change against last year the narrative states, in its order; each subject once."""
    found: dict[str, Total] = {}
    for fact in report.facts:
        if _is_total_change(fact, report) and fact.subject not in found:
            found[fact.subject] = _total(fact, report)
    return tuple(found.values())


def _is_total_change(fact: Fact, report: Report) -> bool:
    if fact.measure != "change" or fact.code is not None or fact.unit != "万元":
        return False
    if any(word in fact.subject or word in fact.section for word in OTHER_TOTALS):
        return False
    return fact.basis in COMPARED_WITH[report.kind]


def _total(fact: Fact, report: Report) -> Total:
    change = of_fact(fact)
    assert change is not None
    current = of_fact(_beside(fact, own_measure(report), report))
    prior = of_fact(_beside(fact, "prior", report))
    if prior is None and current is not None:
        prior = difference(current, change)
    reason = reason_of(report, fact, "prior")
    return Total(
        fact.subject,
        current,
        prior,
        change,
        of_fact(_beside(fact, "growth", report)),
        fact.basis,
        reason.text if reason is not None else "",
        reason.source if reason is not None else None,
    )


def _beside(fact: Fact, measure: Measure, report: Report) -> Fact | None:
    same = (other for other in report.facts if other.measure == measure and other.sentence == fact.sentence)
    return next((o for o in same if o.subject == fact.subject and o.section == fact.section), None)
