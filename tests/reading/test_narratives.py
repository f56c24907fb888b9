"""Narratives in the wording of several provinces (模拟数据), against facts written by hand below the text.

``narratives/*.txt``: a line of text is a paragraph; a line with a tab is a row of the report's tables
(code and name); ``= subject@code measure/basis value unit`` is a fact of the paragraph above, in
order. ``*`` leaves a subject or a measure open where several are right; the basis is ``f``
(last year's final account), ``b`` (its budget), ``x`` (its execution) or ``own``; money is in
万元 whatever the text prints; 持平 stands for a derived change of nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from mingzhang.model import Fact
from mingzhang.reading.narrative import Narrative, read_narrative
from tests.reading.typeset import coded_table, typeset

FOLDER = Path(__file__).with_name("narratives")
NARRATIVES = sorted(FOLDER.glob("*.txt"))
BASES = {"f": "prior_final", "b": "prior_budget", "x": "prior_execution", "own": None, "": None}
OPEN_MEASURES = ("final", "initial_budget", "other")
_FACT = re.compile(r"^= ([^\s@]+)(?:@(\d+))? ([a-z_*]+)(?:/([a-z]+))? (-?[\d.]+)?(\S*)$")


@dataclass(frozen=True)
class Expected:
    """A fact as written below its paragraph."""

    subject: str
    code: str | None
    measure: str
    basis: str | None
    value: Decimal
    unit: str
    unchanged: bool

    def is_met_by(self, fact: Fact) -> bool:
        open_subject = self.subject == "*"
        return (
            (open_subject or (fact.subject, fact.code) == (self.subject, self.code))
            and (fact.measure == self.measure or (self.measure == "*" and fact.measure in OPEN_MEASURES))
            and (fact.basis, fact.amount.value, fact.unit) == (self.basis, self.value, self.unit)
            and fact.derived == self.unchanged
        )


def expected_of(line: str) -> Expected:
    match = _FACT.match(line)
    assert match, line
    subject, code, measure, basis, value, unit = match.groups()
    unchanged = unit == "持平"
    return Expected(
        subject,
        code,
        measure,
        BASES[basis or ""],
        Decimal(value or 0),
        "万元" if unchanged or not unit else unit,
        unchanged,
    )


@dataclass(frozen=True)
class Case:
    """A narrative's text, what the tables name, how it is set, and its facts."""

    text: str
    rows: tuple[tuple[str, str], ...]
    options: dict[str, int]
    facts: tuple[Expected, ...]


def case_of(path: Path) -> Case:
    lines = path.read_text(encoding="utf-8").splitlines()
    options = dict(re.findall(r"(\w+)=(\d+)", lines[0]))
    rows = [line.split("\t") for line in lines if "\t" in line]
    text = [line for line in lines[1:] if "\t" not in line and not line.startswith("= ")]
    return Case(
        "\n".join(text),
        tuple((row[0], row[1]) for row in rows),
        {name: int(value) for name, value in options.items()},
        tuple(expected_of(line) for line in lines if line.startswith("= ")),
    )


def narrative_of(case: Case, **options: int) -> Narrative:
    document = typeset(case.text, **(case.options | options))
    return read_narrative(document, [coded_table(*case.rows)])


def stated(narrative: Narrative) -> list[Fact]:
    """The facts printed, and those that 持平 tells."""
    return [fact for fact in narrative.facts if not (fact.derived and fact.measure == "prior")]


def told(fact: Fact | None) -> str:
    if fact is None:
        return "nothing"
    amount = f"{fact.amount.value}{fact.unit}"
    return f"{fact.subject}@{fact.code} {fact.measure}/{fact.basis} {amount} in {fact.sentence}"


def check(case: Case, narrative: Narrative) -> None:
    facts = stated(narrative)
    for index, expected in enumerate(case.facts):
        fact = facts[index] if index < len(facts) else None
        assert fact and expected.is_met_by(fact), f"{expected} is read as {told(fact)}"
    assert [told(fact) for fact in facts[len(case.facts) :]] == []


each = pytest.mark.parametrize("path", NARRATIVES, ids=lambda path: path.stem)


@each
def test_every_fact_is_read_in_its_order(path: Path) -> None:
    case = case_of(path)
    assert len(case.facts) >= 20
    narrative = narrative_of(case)
    check(case, narrative)
    assert narrative.warnings == ()


@each
@pytest.mark.parametrize("letters, lines", [(19, 9), (40, 31)])
def test_lines_and_pages_do_not_matter(path: Path, letters: int, lines: int) -> None:
    """Other breaks of lines and pages, within numbers and names too."""
    case = case_of(path)
    check(case, narrative_of(case, letters=letters, lines_per_page=lines))


@each
def test_sources_show_the_printed_figure(path: Path) -> None:
    for fact in stated(narrative_of(case_of(path))):
        assert fact.source.text
        assert fact.source.text in fact.sentence
        if not fact.derived:
            assert re.fullmatch(r"-?[\d,]*\d(?:\.\d+)?", fact.source.text), fact


def test_there_are_narratives_of_final_accounts_and_of_budgets() -> None:
    names = [path.stem for path in NARRATIVES]
    assert sum(name.startswith("budget") for name in names) >= 4
    assert sum(not name.startswith("budget") for name in names) >= 8
