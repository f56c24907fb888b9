"""What a budget's explanation says of last year, against the columns that its tables print of it."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.budget_figures import total_choices
from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.contexts import Contexts
from mingzhang.checking.counterpart_figures import PUBLIC_ITEMS
from mingzhang.checking.facts import MONEY, fact_term
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.rounded import as_printed
from mingzhang.checking.shared import shared
from mingzhang.checking.told import Told, agreement, choice_terms
from mingzhang.checking.written.budget_counterparts import BASIS, ITEM_TABLES, item_terms
from mingzhang.forms.links import Figure
from mingzhang.forms.measures import MEASURES
from mingzhang.model import Fact, Report

_OWN = ("total", "amount")
_COLUMNS = {"prior": "", "change": "change", "growth": "growth"}


@rule(
    "budget.last_year",
    title="预算说明中的上年数、增减额、增减率与预算表一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="预算表列有上年预算数（或上年执行数）、增减额、增减率的，说明中同一科目、同一口径的数应与之一致。"
    "说明与哪一年的什么数相比，以该句所说为准；口径与表中所列不同的不比。",
    kind="narrative_vs_table",
    kinds=("budget",),
)
def last_year_agrees(report: Report) -> Iterator[Comparison]:
    """Last year's figure, and the change against it, are those of the table's columns on the same basis."""
    contexts = Contexts(report)
    for fact in report.facts:
        if fact.derived or fact.measure not in _COLUMNS or fact.basis not in _printed_bases(report):
            continue
        told = Told(fact, None, contexts.at(fact.source, fact.section))
        terms = _counterparts(report, told)
        subject = f"预算说明中“{fact.subject}”的{MEASURES[fact.measure]}与预算表"
        comparison = agreement("budget.last_year", subject, fact_term(fact), terms)
        if comparison is not None and any(term.amount is not None for term in comparison.expected_terms):
            yield as_printed(comparison)


@shared
def _printed_bases(report: Report) -> frozenset[str | None]:
    return frozenset(
        column.partition("_total")[0] if table.id == "three_public" else column
        for table in report.tables
        for row in table.rows
        for column in row.cells
        if column.startswith("prior_")
    )


def _counterparts(report: Report, told: Told) -> list[list[Term]]:
    fact = told.fact
    column = _COLUMNS[fact.measure] or (fact.basis or "")
    if fact.unit != MONEY and fact.measure != "growth":
        return []
    scope = told.context.scope
    if fact.code is not None:
        found = item_terms(report, fact.code, scope, (column,)) if scope in ITEM_TABLES else []
    elif scope == "three_public" and fact.subject in PUBLIC_ITEMS and fact.measure == "prior":
        found = [
            choice_terms(report, (Figure("three_public", "", f"{column}_{PUBLIC_ITEMS[fact.subject]}"),))
        ]
    else:
        found = [
            choice_terms(report, (_beside(choice[0], column),))
            for choice in total_choices(told)
            if len(choice) == 1 and choice[0].column in _OWN
        ]
    return [terms for terms in found if terms and (not _is_change(column) or _on_basis(report, terms, fact))]


def _beside(figure: Figure, column: str) -> Figure:
    return Figure(figure.form, figure.row, column, figure.side, figure.part_of)


def _is_change(column: str) -> bool:
    return column in ("change", "growth")


def _on_basis(report: Report, terms: list[Term], fact: Fact) -> bool:
    """Whether the table of a change prints last year's figure on the fact's basis, and on no other."""
    evidence = terms[0].evidence
    table = report.table(evidence.table) if evidence is not None and evidence.table is not None else None
    printed = {
        column
        for row in (table.rows if table is not None else ())
        for column in row.cells
        if column in ("prior_budget", "prior_execution")
    }
    return printed == {fact.basis}
