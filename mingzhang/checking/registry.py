"""The catalogue of rules: each a pure function of a Report that yields every comparison it makes.

What a rule needs is named, so that "not applicable" and "could not read" are the engine's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mingzhang.checking.comparison import Comparison, Outcome
from mingzhang.forms import form
from mingzhang.model import Report, ReportKind, Severity

Run = Callable[[Report], Iterator[Comparison]]

FACTS = "facts"
PROJECTS = "projects"
PASSAGES = "passages"
"""What a rule may need besides tables (by their forms' ids): narrative facts, self-evaluation forms, text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: what it says (``title``), what it stands on (``basis``), what it needs to be run.

    ``meaning`` explains it to a reader in Chinese; ``severity`` is that of a difference; ``kind`` is
    the finding's.
    """

    id: str
    title: str
    basis: str
    needs: tuple[str, ...]
    meaning: str
    kind: str
    severity: Severity
    run: Run
    of_empty: bool = False
    """Whether an empty table says something: that there is none of what the other tables print."""
    kinds: tuple[ReportKind, ...] = ("final_account", "budget")
    """Of which kinds of report it is true."""


_registered: list[Rule] = []


def rule(
    rule_id: str,
    *,
    title: str,
    basis: str,
    needs: tuple[str, ...],
    meaning: str,
    kind: str,
    severity: Severity = "error",
    kinds: tuple[ReportKind, ...] = ("final_account", "budget"),
) -> Callable[[Run], Run]:
    """Registers a rule written by hand. Raises ``ValueError`` for an id that is taken."""

    def register(run: Run) -> Run:
        if any(other.id == rule_id for other in _registered):
            raise ValueError(f"rule {rule_id} is registered twice")
        _registered.append(Rule(rule_id, title, basis, needs, meaning, kind, severity, run, kinds=kinds))
        return run

    return register


def registered() -> tuple[Rule, ...]:
    """The rules written by hand, in the order of their modules."""
    return tuple(_registered)


def concerns(rule: Rule, report: Report) -> bool:
    """Whether a report of this kind should be held against the rule."""
    return report.kind in rule.kinds


def lacking(rule: Rule, report: Report) -> tuple[Outcome, str] | None:
    """Why a rule can't be run on a report: how its outcome is called, and in Chinese; None where it can.

    What every such report has to print and this one was not read to have is ``insufficient``; what it need
    not print, or leaves empty, makes the rule ``not_applicable``.
    """
    of_empty = rule.of_empty and not all(_is_empty(report, need) for need in rule.needs)
    for need in rule.needs:
        if need == FACTS:
            if not report.facts:
                return "insufficient", "情况说明中没有读到数字"
        elif need == PROJECTS:
            if not report.projects:
                return "not_applicable", "没有读到项目支出绩效自评表"
        elif need == PASSAGES:
            if not report.passages:
                return "insufficient", "没有读到文字"
        else:
            table = report.table(need)
            if table is None:
                return _absence(need, report), f"没有读到{title_of(need)}"
            if table.empty and not of_empty:
                return "not_applicable", f"{title_of(need)}没有数据"
    return None


def _absence(table_id: str, report: Report) -> Outcome:
    declared = form(table_id)
    required = declared.required if report.kind == "final_account" else declared.budget_title is not None
    return "insufficient" if required else "not_applicable"


def _is_empty(report: Report, table_id: str) -> bool:
    table = report.table(table_id)
    return table is not None and table.empty


def title_of(table_id: str) -> str:
    """A form's title by its id."""
    return form(table_id).title
