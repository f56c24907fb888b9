"""The rules written by hand, one module a family."""

from mingzhang.checking import form
from mingzhang.checking.registry import Rule, registered
from mingzhang.checking.written import (
    basic_counterparts,
    bounds,
    budget_balance,
    budget_columns,
    budget_counterparts,
    budget_shares,
    budget_years,
    changes,
    completions,
    components,
    counterparts,
    directions,
    disclosures,
    fund_rows,
    lists,
    matter_counterparts,
    names,
    narrative,
    numbering,
    performance,
    performance_funds,
    performance_scores,
    reasons,
    receptions,
    repeats,
    share_lists,
    shares,
    table_names,
    three_public_counterparts,
)

__all__ = [
    "basic_counterparts",
    "bounds",
    "budget_balance",
    "budget_columns",
    "budget_counterparts",
    "budget_shares",
    "budget_years",
    "changes",
    "completions",
    "components",
    "counterparts",
    "directions",
    "disclosures",
    "form",
    "fund_rows",
    "lists",
    "matter_counterparts",
    "names",
    "narrative",
    "numbering",
    "performance",
    "performance_funds",
    "performance_scores",
    "reasons",
    "receptions",
    "repeats",
    "share_lists",
    "shares",
    "table_names",
    "three_public_counterparts",
    "written_rules",
]


def written_rules() -> tuple[Rule, ...]:
    """Every rule that this package's modules registered when they were imported."""
    return registered()
