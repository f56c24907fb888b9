"""What checking a report gives: comparisons, findings, and how much of it was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mingzhang.checking.comparison import Comparison, Outcome
from mingzhang.model import Finding, Source


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the printed numbers of the tables took part in at least one comparison."""

    numbers: int
    checked: int
    unchecked: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """The outcome of all rules on one report.

    ``counts`` of comparisons by outcome; ``run`` rules of the ``rules`` that such a report should be held
    against could be run, ``idle`` says for each of the others why not (id → Chinese). ``told``: for every
    comparison that a finding tells of (by its number), which of the findings does.
    """

    findings: tuple[Finding, ...]
    comparisons: tuple[Comparison, ...]
    counts: Mapping[Outcome, int]
    rules: int
    run: int
    idle: Mapping[str, str]
    coverage: Coverage
    told: Mapping[int, int] = field(default_factory=dict[int, int])
