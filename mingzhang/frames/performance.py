"""绩效: the projects that the text lists and the self-evaluation forms, joined; indicators judged.

A form's project and the text's often have different names, so they are joined by amount, then by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Literal

from mingzhang.checking.audit import Audit
from mingzhang.checking.targets import is_missed
from mingzhang.frames.figures import Figure, of_cell, of_fact, share, total
from mingzhang.model import (
    Amount,
    Cell,
    Fact,
    Finding,
    Fund,
    Indicator,
    Measure,
    Project,
    Report,
    Source,
)

Judgement = Literal["met", "missed", "unjudged"]

ALIKE = 0.5
"""Names of one project share at least this part of their characters, in order."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A project as the text of the performance section lists it. Money in 万元, rate in %."""

    name: str
    budget: Figure | None
    final: Figure | None
    rate: Figure | None
    source: Source


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project of the page: listed in the text, with a form, or both."""

    name: str
    listing: Listing | None
    form: Project | None

    @property
    def fund(self) -> Fund | None:
        return whole_fund(self.form) if self.form is not None else None

    def of_form(self, column: Literal["initial_budget", "budget", "final"]) -> Figure | None:
        fund = self.fund
        return of_cell(fund.cells.get(column)) if fund is not None else None

    @property
    def form_rate(self) -> Figure | None:
        """执行率 as the form prints it, else derived from its amounts."""
        fund = self.fund
        if fund is None:
            return None
        final, budget = self.of_form("final"), self.of_form("budget")
        derived = share(final, budget) if final is not None and budget is not None else None
        return of_cell(fund.cells.get("rate"), "%") or derived

    @property
    def budget(self) -> Figure | None:
        """The text's amount, else the form's 全年预算数."""
        return (self.listing.budget if self.listing else None) or self.of_form("budget")

    @property
    def final(self) -> Figure | None:
        return (self.listing.final if self.listing else None) or self.of_form("final")

    @property
    def rate(self) -> Figure | None:
        """The rate beside ``budget`` and ``final``: as the same place prints it, else derived."""
        if self.listing is None or (self.listing.budget is None and self.listing.final is None):
            return self.form_rate
        if self.listing.rate is not None or self.budget is None or self.final is None:
            return self.listing.rate
        return share(self.final, self.budget)

    @property
    def score(self) -> Figure | None:
        return of_cell(self.form.score, "分") if self.form is not None else None

    @property
    def disagreements(self) -> tuple[tuple[str, Figure, Figure], ...]:
        """Where text and form print different money for the project: what, the text's, the form's."""
        if self.listing is None or self.form is None:
            return ()
        pairs = (
            ("全年预算数", self.listing.budget, self.of_form("budget")),
            ("全年执行数", self.listing.final, self.of_form("final")),
        )
        return tuple(
            (label, said, printed)
            for label, said, printed in pairs
            if said is not None and printed is not None and not same(said.amount, printed.amount)
        )


@dataclass(frozen=True, slots=True)
class Performance:
    """The projects, largest budget first, and what the text says of all of them together."""

    lines: tuple[ProjectLine, ...]
    overall: tuple[Fact, ...]
    """Facts of the performance section about no single project, in its order."""

    @property
    def forms(self) -> tuple[ProjectLine, ...]:
        return tuple(line for line in self.lines if line.form is not None)

    @property
    def listed(self) -> tuple[ProjectLine, ...]:
        return tuple(line for line in self.lines if line.listing is not None)

    @property
    def budget(self) -> Figure | None:
        """The sum of the lines' budgets, derived; None unless every line has one."""
        return _sum([line.budget for line in self.lines])

    @property
    def final(self) -> Figure | None:
        return _sum([line.final for line in self.lines])

    def stated(self, measure: Measure, unit: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.overall if fact.measure == measure and fact.unit == unit)


def _sum(figures: list[Figure | None]) -> Figure | None:
    known = [figure for figure in figures if figure is not None]
    return total(known) if known and len(known) == len(figures) else None


def same(left: Amount, right: Amount) -> bool:
    """Two prints of one amount: their intervals meet."""
    return abs(left.value - right.value) <= (left.quantum + right.quantum) / 2


def whole_fund(project: Project) -> Fund | None:
    """The form's line of 年度资金总额, else its first line of money."""
    return next((fund for fund in project.funds if "总额" in fund.name), next(iter(project.funds), None))


def performance(report: Report) -> Performance:
    """The projects of a report, from its text and its forms."""
    section = [fact for fact in report.facts if "绩效" in fact.section]
    listings = _listings(section)
    named = {listing.name for listing in listings}
    partners = _partners(report.projects, listings)
    lines = [
        ProjectLine(
            listing.name,
            listing,
            next(
                (form for index, form in enumerate(report.projects) if partners.get(index) is listing), None
            ),
        )
        for listing in listings
    ]
    lines += [
        ProjectLine(form.name, None, form)
        for index, form in enumerate(report.projects)
        if index not in partners
    ]
    lines.sort(key=lambda line: line.budget.value if line.budget is not None else Decimal(-1), reverse=True)
    return Performance(tuple(lines), tuple(fact for fact in section if fact.subject not in named))


def _listings(facts: Iterable[Fact]) -> tuple[Listing, ...]:
    by_name: dict[str, list[Fact]] = {}
    for fact in facts:
        if not fact.derived and "绩效" not in fact.subject:
            by_name.setdefault(fact.subject, []).append(fact)
    found = (_listing(name, own) for name, own in by_name.items())
    return tuple(listing for listing in found if listing is not None)


def _listing(name: str, facts: list[Fact]) -> Listing | None:
    def first(unit: str, *measures: Measure) -> Figure | None:
        return of_fact(next((fact for fact in facts if fact.measure in measures and fact.unit == unit), None))

    budget, final = first("万元", "budget", "initial_budget"), first("万元", "final")
    rate = first("%", "rate", "completion")
    if sum(figure is not None for figure in (budget, final, rate)) < 2:
        return None
    return Listing(name, budget, final, rate, facts[0].source)


# ---------------------------------------------------------------- joining


def _partners(forms: tuple[Project, ...], listings: tuple[Listing, ...]) -> dict[int, Listing]:
    """The listing of each form, by the form's index: by both amounts, by one, then by name."""
    free = list(listings)
    found: dict[int, Listing] = {}
    for agreement in (2, 1, 0):
        for index, form in enumerate(forms):
            if index in found:
                continue
            candidates = [listing for listing in free if _agreement(form, listing) >= agreement]
            if agreement == 0:
                candidates = [listing for listing in candidates if likeness(form.name, listing.name) >= ALIKE]
            if candidates:
                best = max(candidates, key=lambda listing: likeness(form.name, listing.name))
                if agreement == 0 or likeness(form.name, best.name) > 0:
                    found[index] = best
                    free.remove(best)
    return found


def _agreement(form: Project, listing: Listing) -> int:
    """How many of budget and final the form and the text print alike; zeros prove nothing."""
    fund = whole_fund(form)
    if fund is None:
        return 0
    pairs = (
        (of_cell(fund.cells.get("budget")), listing.budget),
        (of_cell(fund.cells.get("final")), listing.final),
    )
    return sum(
        1
        for printed, said in pairs
        if printed is not None and said is not None and said.value and same(printed.amount, said.amount)
    )


def likeness(left: str, right: str) -> float:
    """Which part of the shorter name's characters stand, in order, in the longer one: 0 to 1."""
    if not left or not right:
        return 0.0
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / min(len(left), len(right))


# ---------------------------------------------------------------- what is left to explain


def judgement(indicator: Indicator) -> Judgement:
    """Whether the actual value meets the target; what is not a plain number is left unjudged."""
    if not indicator.target or not indicator.actual:
        return "unjudged"
    if indicator.target == indicator.actual:
        return "met"
    missed = is_missed(indicator.target, indicator.actual)
    return "unjudged" if missed is None else "missed" if missed else "met"


def questions_of(report: Report, audit: Audit) -> tuple[Finding, ...]:
    """The audit's errors and warnings about forms or about the text's performance section."""
    told = {fact.source for fact in report.facts if "绩效" in fact.section}
    return tuple(
        finding
        for finding in audit.findings
        if finding.severity in ("error", "warning")
        and any(each.table == "performance" or each.source in told for each in finding.evidence)
    )


def places_of(line: ProjectLine) -> frozenset[Source]:
    """All places where the project's figures stand, in its form and in the text."""
    cells: list[Cell] = []
    if line.form is not None:
        cells += [line.form.points, line.form.score]
        for part in (*line.form.funds, *line.form.indicators):
            cells += part.cells.values()
    figures = (line.listing.budget, line.listing.final, line.listing.rate) if line.listing else ()
    printed = [cell.source for cell in cells if cell.source is not None]
    return frozenset([*printed, *(source for figure in figures if figure for source in figure.sources)])
