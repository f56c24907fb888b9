"""The score that the narrative gives a project, against the project's own form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.facts import (
    EVALUATION,
    exact,
    fact_term,
    form_term,
    joined,
    listed_projects,
    of_measure,
    printed_facts,
)
from mingzhang.checking.registry import FACTS, PROJECTS, rule
from mingzhang.checking.settling import settle
from mingzhang.model import Report


@rule(
    "performance.narrative_score",
    title="情况说明中项目的自评得分与自评表一致",
    basis="情况说明与项目支出绩效自评表的关系",
    needs=(PROJECTS, FACTS),
    meaning="情况说明逐个项目写明自评得分的，应与该项目自评表的总分一致（项目先按金额、再按名称相认）；认不出的不比。",
    kind="narrative_vs_form",
    kinds=("final_account",),
)
def scores_agree_with_narrative(report: Report) -> Iterator[Comparison]:
    """A project scored in the text has that score in its form."""
    facts = [fact for fact in printed_facts(report) if EVALUATION in fact.section]
    listed = listed_projects(report)
    for project in report.projects:
        told = joined(project, listed)
        found = form_term(project.score, f"自评表：{project.name}", "score")
        if told is None or found.amount is None:
            continue
        for fact in of_measure(facts, "score"):
            if fact.subject != told.name:
                continue
            subject = f"“{project.name}”自评表的总分与情况说明中的“{told.name}”"
            comparison = settle("performance.narrative_score", subject, [exact(fact_term(fact))], [found])
            if comparison is not None:
                yield replace(comparison, unit="分")
